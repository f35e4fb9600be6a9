"""List pages: headings, and numbers that begin at the oldest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.contents import EditionLink, Listing, MonthLink, Step
from digest.assembly.listing import PAGE, divide, numbered_url
from digest.foundation.config import Config
from digest.foundation.switches import Cadence

if TYPE_CHECKING:
    from digest.assembly.views import Page
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
PlanPages = Callable[..., "dict[str, Page]"]
ShowContent = Callable[["Page", type[Listing]], Listing]
NOW = datetime(2022, 1, 18, 20, tzinfo=UTC)


def entries_of(make_entry: MakeEntry, days: list[date | str | None], **values: Any) -> list[Entry]:
    return [
        make_entry(f"{n:03}.txt", headline=f"Story {n}", text=f"T{n}.", published=day, **values)
        for n, day in enumerate(days)
    ]


@given(st.integers(0, 4 * PAGE), st.integers(0, 2 * PAGE))
def test_new_entries_change_no_numbered_page(count: int, new: int) -> None:
    """Every entry stands once, in order; numbered pages are full, and stay as they are when newer entries come."""
    entries: Any = [*range(new + count, 0, -1)]
    before, after = (divide("x.html", listed, frozenset()) for listed in (entries[new:], entries))
    assert tuple(entries) == sum((page.entries for page in after), ())
    assert all(PAGE == len(page.entries) for page in after if page.number)
    assert len(after[0].entries) < 2 * PAGE
    assert {page.number: page for page in before[1:]}.items() <= {page.number: page for page in after[1:]}.items()


def test_numbers_of_pages_and_names_of_lists_stay_apart() -> None:
    """A topic whose name ends in a number keeps its address."""
    assert "topics/nato-3.html" == numbered_url("topics/nato.html", 3, frozenset())
    assert "topics/nato--3.html" == numbered_url("topics/nato.html", 3, frozenset({"topics/nato-3.html"}))


def test_long_list_leads_to_its_older_pages(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """The list's own page has the newest and names all others; a numbered page knows its neighbours and no total."""
    days: list[date | str | None] = [date(2022, 1, 1) - timedelta(days=n) for n in range(3 * PAGE + 7)]
    planned = pages(entries_of(make_entry, days, section="world"), now=NOW)
    own, second, first = (content(planned[f"sections/world{end}.html"], Listing) for end in ("", "-2", "-1"))
    assert (157, 0, (Step(2, "world-2.html"), Step(1, "world-1.html"))) == (own.count, own.number, own.steps)
    assert ("world-2.html", "", "") == (own.older, own.newer, own.newest)
    assert (0, 2, ()) == (second.count, second.number, second.steps)
    assert ("world-1.html", "world.html", "world.html") == (second.older, second.newer, second.newest)
    assert ("", "world-2.html", "world.html") == (first.older, first.newer, first.newest)
    shown = [card.headline for each in (own, second, first) for part in each.parts for card in part.cards]
    assert [f"Story {n}" for n in range(157)] == shown


def test_section_has_month_headings(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Entries stand under the months they are from, with summaries, and the section is not said again."""
    entries = entries_of(make_entry, [date(2022, 1, 17), "2021-12", date(2021, 12, 5)], section="world")
    listing = content(pages(entries, now=NOW)["sections/world.html"], Listing)
    assert [
        (date(2022, 1, 1), "month-2022-01", ["Story 0"]),
        (date(2021, 12, 1), "month-2021-12", ["Story 2", "Story 1"]),
    ] == [(part.first, part.anchor, [card.headline for card in part.cards]) for part in listing.parts]
    assert {("", True)} == {(card.section, bool(card.summary)) for part in listing.parts for card in part.cards}


def test_month_has_days_and_their_editions(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """A month lists its days with a line an entry, then what is of an unknown day of it, and of an unknown date."""
    entries = entries_of(make_entry, [None, date(2022, 1, 17), date(2022, 1, 3), "2022-01"])
    month = content(pages(entries, now=NOW)["archive/2022-01.html"], Listing)
    assert [
        (date(2022, 1, 17), "day-17"),
        (date(2022, 1, 3), "day-03"),
        (None, "day-unknown"),
        (None, "date-unknown"),
    ] == [(part.first, part.anchor) for part in month.parts]
    seventeenth = date(2022, 1, 17)
    assert EditionLink(2, seventeenth, seventeenth, "../editions/2022-01-17.html") == month.parts[0].edition
    assert [["Story 1"], ["Story 2"], ["Story 3"], ["Story 0"]] == [
        [card.headline for card in part.cards if not card.dated] for part in month.parts
    ]
    assert (date(2022, 1, 1), ()) == (month.month, month.editions)


def test_month_names_the_editions_that_begin_in_it(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Weekly editions stand at the top, since no day has one of its own."""
    entries = entries_of(make_entry, [date(2022, 1, 17), date(2022, 1, 4)])
    month = content(pages(entries, Config(edition=Cadence.WEEKLY), now=NOW)["archive/2022-01.html"], Listing)
    assert [date(2022, 1, 17), date(2022, 1, 3)] == [each.first for each in month.editions]
    assert [None, None] == [part.edition for part in month.parts]


def test_months_lead_to_the_months_beside(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Months without entries are passed over."""
    entries = entries_of(make_entry, [date(2022, 1, 17), date(2021, 10, 4), date(2021, 9, 4)])
    month = content(pages(entries, now=NOW)["archive/2021-10.html"], Listing)
    assert MonthLink(date(2022, 1, 1), "2022-01.html") == month.later
    assert MonthLink(date(2021, 9, 1), "2021-09.html") == month.earlier


def test_imported_entries_without_a_date_have_a_page(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """What belongs to no edition and no day is found there."""
    entries = entries_of(make_entry, [None, None, date(2022, 1, 17)])
    planned = pages(entries, now=NOW, archive=True)
    (part,) = content(planned["archive/undated.html"], Listing).parts
    assert {"Story 0", "Story 1"} == {card.headline for card in part.cards}
    assert part.first is None


def test_card_does_not_change_with_the_body(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """An edit far down in a text leaves every list as it was."""
    texts = [f"Snow fell on Oslo. {'Trains stopped. ' * 40}{end}" for end in ("Buses ran.", "Ships went.")]
    lists = [
        content(pages([make_entry(text=text, headline="Snow", section="x")])["sections/x.html"], Listing)
        for text in texts
    ]
    assert lists[0] == lists[1]
