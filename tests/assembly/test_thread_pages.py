"""Pages of what goes on over days: stories and single articles, a sentence a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from digest.analysis.coverage import Thread as Affair
from digest.analysis.values import Analysis
from digest.assembly.assembling import assemble
from digest.assembly.contents import EntryContent
from digest.assembly.covering import Understood
from digest.assembly.found_views import Stories, Thread
from digest.assembly.grouping import groups_of, with_lists
from digest.assembly.ledger import Ledger
from digest.assembly.planning import plan
from digest.assembly.views import Link, Page
from digest.foundation.config import Config

if TYPE_CHECKING:
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
ShowContent = Callable[..., Any]
NOW = datetime(2022, 6, 20, 20, tzinfo=UTC)
FIRST = date(2022, 1, 10)


def planned(entries: list[Entry], names: list[str]) -> dict[str, Page]:
    """Return the pages of a site in which the entries of these paths, in this order, are a thread, with the stories
    that they are in."""
    understood = Understood({each.path: Analysis("en") for each in entries})
    present = frozenset(each.path for each in entries)
    site = assemble(entries, Ledger(), Config(), NOW, present=present, understood=understood)
    ids = {each.entry.path: each.id for each in site.entries}
    units = tuple(ids[each] for each in names)
    coverage = replace(site.coverage, threads=(Affair(units[0], units, ("Solveig",)),))
    groups = groups_of(site.entries, Config(), coverage)
    placed = {each.entry.path: each for each in with_lists(site.entries, groups, coverage)}
    groups = tuple(replace(each, entries=tuple(placed[one.entry.path] for one in each.entries)) for each in groups)
    site = replace(site, coverage=coverage, groups=groups, entries=tuple(placed.values()), by_path=placed, editions=())
    return {page.url: page for page in plan(site, {}, {})}


def ferry(make_entry: MakeEntry, number: int, **values: Any) -> Entry:
    day = FIRST + timedelta(days=number)
    return make_entry(f"{number}.txt", headline=f"Ferry {number}", text=f"Day {number}. More.", published=day, **values)


def test_thread_has_a_sentence_a_day(make_entry: MakeEntry, content: ShowContent) -> None:
    """The newest day is first; the stories that it is made of have their links; its first article names it."""
    entries = [*(ferry(make_entry, n, story="aground") for n in range(2)), ferry(make_entry, 4)]
    pages = planned(entries, ["0.txt", "4.txt"])
    thread = content(pages["stories/ferry-0-timeline.html"], Thread)
    assert ("Ferry 0", 3, ("Solveig",)) == (thread.label, thread.list.count, thread.shared)
    days = [(FIRST + timedelta(days=n), f"Day {n}.", f"../2022/01/ferry-{n}.html") for n in (4, 1, 0)]
    assert days == [(each.first, each.text, each.card.href) for each in thread.days]
    assert ["ferry-0.html"] == [each.href for each in thread.stories]
    lines = content(pages["stories/index.html"], Stories).threads
    assert [("Ferry 0", "ferry-0-timeline.html", 3)] == [(each.label, each.href, each.count) for each in lines]


def test_entry_leads_to_its_thread(make_entry: MakeEntry, content: ShowContent) -> None:
    """The timeline beside a text is that of the whole affair."""
    entries = [*(ferry(make_entry, n, story="aground") for n in range(2)), ferry(make_entry, 4, story="apart")]
    found = content(planned(entries, ["0.txt", "4.txt"])["2022/01/ferry-4.html"], EntryContent).found
    assert Link("Ferry 0", "../../stories/ferry-0-timeline.html") == found.thread
    assert (None, ["Day 4.", "Day 1.", "Day 0."]) == (found.story, [each.text for each in found.timeline])


def test_long_thread_is_paginated_by_days(make_entry: MakeEntry, content: ShowContent) -> None:
    """Fifty days fill a numbered page, from the oldest on, with links that are right where it stands."""
    entries = [ferry(make_entry, n) for n in range(120)]
    pages = planned(entries, [each.path for each in entries])
    own, numbered = (content(pages[f"stories/ferry-0-timeline{end}.html"], Thread) for end in ("", "-1"))
    assert (70, 50, 0) == (len(own.days), len(numbered.days), numbered.list.count)
    assert ("Day 119.", "Day 49.", "Day 0.") == (own.days[0].text, numbered.days[0].text, numbered.days[-1].text)
    assert "ferry-0-timeline.html" == numbered.list.newest
