"""Addresses of lists that analysis made keep answering when what they list goes or is called otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from digest.analysis.values import Analysis, Mention, Name, NameKind
from digest.assembly.assembling import assemble
from digest.assembly.contents import Moved
from digest.assembly.covering import Understood
from digest.assembly.former_lists import remembered
from digest.assembly.ledger import Ledger
from digest.assembly.planning import plan
from digest.assembly.views import Page, View
from digest.foundation.config import Config
from digest.foundation.overrides import NO_OVERRIDES, NameOverrides, NameRule, Overrides

if TYPE_CHECKING:
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)


def mention(label: str) -> Analysis:
    return Analysis("en", names=(Name(NameKind.PERSON, label, "", (label,), (Mention(1, 0, 3),), "test"),))


class Desk:
    """Builds a site again and again, with one ledger."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.now = NOW

    def build(
        self, entries: list[Entry], analyses: dict[str, Analysis], overrides: Overrides = NO_OVERRIDES, **options: Any
    ) -> dict[str, Page]:
        """Return the pages by their addresses."""
        present = frozenset(each.path for each in entries)
        understood = Understood(analyses, overrides)
        site = assemble(entries, self.ledger, Config(), self.now, present=present, understood=understood, **options)
        pages = plan(site, {}, {})
        self.ledger = remembered(site, pages)
        self.now += timedelta(hours=1)
        return {page.url: page for page in pages}


def way(page: Page) -> str:
    assert isinstance(page.view, View)
    assert isinstance(page.view.content, Moved)
    return page.view.content.href


def test_story_that_is_over_leads_to_its_article(make_entry: MakeEntry) -> None:
    """When one article is left, the story's address leads to the oldest one it had."""
    entries = [
        make_entry(f"{n}.txt", headline=f"Ferry {n}", text=f"F{n}.", published=date(2022, 1, 15 + n), story="ferry")
        for n in range(2)
    ]
    analyses = {each.path: Analysis("en") for each in entries}
    desk = Desk()
    assert "stories/ferry-0.html" in desk.build(entries, analyses)
    apart = [replace(each, story="apart") for each in entries]
    assert "../2022/01/ferry-0.html" == way(desk.build(apart, analyses)["stories/ferry-0.html"])


def test_story_with_an_older_article_is_found_under_its_old_address(make_entry: MakeEntry) -> None:
    """An article that comes late and is older moves the story; the old address leads there."""
    entries = [
        make_entry(f"{n}.txt", headline=f"Ferry {n}", text=f"F{n}.", published=date(2022, 1, 10 + n), story="ferry")
        for n in range(3)
    ]
    analyses = {each.path: Analysis("en") for each in entries}
    desk = Desk()
    desk.build(entries[1:], analyses)
    pages = desk.build(entries, analyses)
    assert "ferry-0.html" == way(pages["stories/ferry-1.html"])


def test_renamed_name_is_found_under_its_old_address(make_entry: MakeEntry) -> None:
    """names.yaml gives a name another form: the address of the old one leads to the new one."""
    entries = [make_entry(f"{n}.txt", headline=f"F {n}", text=f"F{n}.", published=date(2022, 1, 15)) for n in range(2)]
    analyses = {each.path: mention("Benjamin Wallace") for each in entries}
    desk = Desk()
    assert "names/benjamin-wallace.html" in desk.build(entries, analyses)
    overrides = Overrides(NameOverrides((NameRule("Ben Wallace", ("Benjamin Wallace",)),)))
    pages = desk.build(entries, analyses, overrides)
    assert "names/ben-wallace.html" in pages
    assert "ben-wallace.html" == way(pages["names/benjamin-wallace.html"])


def test_withdrawn_text_leaves_no_name_behind(make_entry: MakeEntry) -> None:
    """The address of a name that only withdrawn texts mention is forgotten: it would tell of them."""
    entries = [make_entry(f"{n}.txt", headline=f"F {n}", text=f"F{n}.", published=date(2022, 1, 15)) for n in range(3)]
    analyses = {each.path: mention("Ann Secret") for each in entries[:2]} | {"2.txt": Analysis("en")}
    desk = Desk()
    assert "names/ann-secret.html" in desk.build(entries, analyses)
    gone = [*(replace(each, withdrawn="") for each in entries[:2]), entries[2]]
    assert [] == [url for url in desk.build(gone, analyses) if "secret" in url]
    assert [] == [each.url for each in desk.ledger.lists if "secret" in each.url]
