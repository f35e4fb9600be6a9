"""What stands in an edition, on its page and on the front page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from digest.assembly.contents import EditionLink, Issue
from digest.assembly.views import RunIn
from digest.foundation.config import Config
from digest.foundation.model import Rights
from digest.foundation.switches import Cadence, Pages

if TYPE_CHECKING:
    from digest.assembly.views import Page
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
PlanPages = Callable[..., "dict[str, Page]"]
ShowContent = Callable[["Page", type[Issue]], Issue]
DAY = date(2022, 1, 18)
NOW = datetime(2022, 1, 18, 20, tzinfo=UTC)


def front(pages: PlanPages, content: ShowContent, entries: list[Entry], **config: Any) -> Issue:
    return content(pages(entries, Config(**config), now=NOW)["index.html"], Issue)


def stories(make_entry: MakeEntry, count: int, **values: Any) -> list[Entry]:
    """Return some entries of one day, of falling length, which orders them: `Story 0` comes first."""
    return [
        make_entry(f"{n:03}.txt", headline=f"Story {n}", text=f"T{n}. {'x ' * (count - n)}", published=DAY, **values)
        for n in range(count)
    ]


def test_edition_has_one_lead_seconds_and_shelves(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """The newest is the lead, six follow with their summaries, the others stand by section, those without last."""
    entries = [
        replace(each, section=replace(each.section, value="x" if n % 2 else None))
        for n, each in enumerate(stories(make_entry, 10))
    ]
    issue = front(pages, content, entries)
    assert issue.lead is not None
    assert "Story 0" == issue.lead.headline
    assert [f"Story {n}" for n in range(1, 7)] == [card.headline for card in issue.seconds]
    assert [("X", ["Story 7", "Story 9"]), ("", ["Story 8"])] == [
        (shelf.label, [card.headline for card in shelf.cards]) for shelf in issue.shelves
    ]
    assert (1, DAY, DAY, 10, 0) == (issue.number, issue.first, issue.last, issue.count, issue.left)


def test_pinned_entry_leads(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """The editor decides what leads."""
    entries = stories(make_entry, 3)
    issue = front(pages, content, [*entries[:2], replace(entries[2], pinned=True)])
    assert issue.lead is not None
    assert "Story 2" == issue.lead.headline


def test_entries_with_a_headline_come_first(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """A page's largest letters are never words that digest chose, if there are others."""
    plain = make_entry("plain.txt", text="Snow fell. " + "x " * 50, published=DAY)
    issue = front(pages, content, [plain, *stories(make_entry, 2)])
    assert issue.lead is not None
    assert "Story 0" == issue.lead.headline
    assert ["Story 1", "Snow fell"] == [card.headline for card in issue.seconds]
    split = issue.seconds[1].run_in
    assert isinstance(split, RunIn)
    assert ("", "Snow fell", "") == (split.before, split.headline, issue.seconds[1].summary)


def test_edition_page_shows_what_the_front_page_shows(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """The front page is the newest edition; its own page differs in addresses and in what lies beside it."""
    planned = pages(stories(make_entry, 9), now=NOW)
    issues = [content(planned[url], Issue) for url in ("index.html", "editions/2022-01-18.html")]
    assert 1 == len({(each.number, each.first, each.last, each.count, each.minutes, each.opening) for each in issues})
    orders = [[each.lead, *each.seconds, *(card for shelf in each.shelves for card in shelf.cards)] for each in issues]
    assert ["2022/01/story-0.html", "../2022/01/story-0.html"] == [order[0].href for order in orders if order[0]]
    names = [[card.headline for card in order if card] for order in orders]
    assert names[0] == names[1] == [f"Story {n}" for n in range(9)]


def test_editions_lead_to_their_neighbours(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """An edition knows the one before and the one after; the front page shows the headlines of the one before."""
    old = make_entry("old.txt", headline="Old", published=DAY - timedelta(days=5))
    planned = pages([old, *stories(make_entry, 1)], now=NOW)
    newest, oldest = (content(planned[f"editions/2022-01-{day}.html"], Issue) for day in (18, 13))
    assert EditionLink(1, date(2022, 1, 13), date(2022, 1, 13), "2022-01-13.html") == newest.earlier
    assert EditionLink(2, DAY, DAY, "2022-01-18.html") == oldest.later
    assert (None, None, ()) == (newest.later, oldest.earlier, newest.before)
    (card,) = content(planned["index.html"], Issue).before
    assert ("Old", "2022/01/old.html", None) == (card.headline, card.href, card.dated)


def test_date_is_said_where_the_edition_does_not_say_it(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """In a day's edition an entry of another day, or of an unknown one, keeps its date; in a week's all do."""
    undated = make_entry("undated.txt", headline="Undated", text="Nobody knows.")
    entries = [*stories(make_entry, 1), undated]
    daily = front(pages, content, entries)
    found = {card.headline: card.dated for card in (daily.lead, *daily.seconds) if card}
    assert found["Story 0"] is None
    assert found["Undated"] is not None
    weekly = front(pages, content, entries, edition=Cadence.WEEKLY)
    assert all(card.dated for card in (weekly.lead, *weekly.seconds) if card)


def test_front_page_of_a_huge_edition_leads_to_the_rest(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Sixty are shown, the others are counted and lie a click away, on the edition's own page."""
    planned = pages(stories(make_entry, 70), now=NOW)
    issue = content(planned["index.html"], Issue)
    shown = 1 + len(issue.seconds) + sum(len(shelf.cards) for shelf in issue.shelves)
    assert (60, 10, 70, "editions/2022-01-18.html") == (shown, issue.left, issue.count, issue.href)
    assert 0 == content(planned["editions/2022-01-18.html"], Issue).left


def test_only_texts_that_can_be_read_here_count_as_reading(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """The minutes of an edition leave out texts that are not published."""
    long = make_entry("long.txt", headline="Long", text="word " * 2300, published=DAY)
    linked = make_entry("linked.txt", headline="Linked", text="word " * 4600, published=DAY, publish=Rights.LINK)
    assert 10 == front(pages, content, [long, linked]).minutes


def test_editions_without_pages_are_not_linked(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """The front page still shows the newest edition."""
    config = Config(pages=Pages(editions=False))
    issue = content(pages(stories(make_entry, 2), config, now=NOW)["index.html"], Issue)
    assert ("", 2) == (issue.href, issue.count)


def test_site_without_editions_shows_its_newest_entries(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """An import of nothing but undated entries makes no edition, and still a front page."""
    entries = [make_entry(f"{n}.txt", headline=f"Story {n}", text=f"T{n}.") for n in range(3)]
    planned = pages(entries, now=NOW, archive=True)
    issue = content(planned["index.html"], Issue)
    assert (0, None, 3, 0) == (issue.number, issue.first, issue.count, issue.left)
    assert issue.lead is not None
