"""A year's calendar counts every entry, and every day leads to its entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from digest.assembly.contents import Listing, Year
from digest.assembly.views import Link, View

if TYPE_CHECKING:
    from digest.assembly.views import Page
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
PlanPages = Callable[..., "dict[str, Page]"]
NOW = datetime(2022, 1, 18, 20, tzinfo=UTC)


def year(planned: dict[str, Page], number: int) -> Year:
    view = planned[f"archive/{number}.html"].view
    assert isinstance(view, View)
    assert isinstance(view.content, Year)
    return view.content


def entries_of(make_entry: MakeEntry, days: list[date | str | None]) -> list[Entry]:
    return [
        make_entry(f"{n:03}.txt", headline=f"Story {n}", text=f"T{n}.", published=day) for n, day in enumerate(days)
    ]


def test_calendar_has_whole_weeks(make_entry: MakeEntry, pages: PlanPages) -> None:
    """January 2022 begins on a Saturday and ends on a Monday: six weeks, days of other months left empty."""
    found = year(pages(entries_of(make_entry, [date(2022, 1, 17)]), now=NOW), 2022)
    (january,) = found.months
    assert [7] * 6 == [len(week) for week in january.weeks]
    assert [*range(1, 32)] == [day.day.day for week in january.weeks for day in week if day]
    assert ([None] * 5, [None] * 6) == ([*january.weeks[0][:5]], [*january.weeks[5][1:]])


def test_calendar_counts_entries_by_their_own_dates(make_entry: MakeEntry, pages: PlanPages) -> None:
    """The busiest day has the deepest shade; what has no day counts for its month."""
    days: list[date | str | None] = [date(2022, 1, 17)] * 8 + [date(2022, 1, 3)] * 2 + ["2022-01"]
    found = year(pages(entries_of(make_entry, days), now=NOW), 2022)
    (january,) = found.months
    shown = {day.day.day: (day.count, day.level) for week in january.weeks for day in week if day and day.count}
    assert {17: (8, 4), 3: (2, 1)} == shown
    assert (11, 1, 11) == (january.count, january.undated, found.count)


def test_years_are_linked(make_entry: MakeEntry, pages: PlanPages) -> None:
    """Each year's page names all others, the newest first; months stand in calendar order."""
    planned = pages(entries_of(make_entry, [date(2022, 1, 17), date(2020, 5, 4), date(2020, 11, 2)]), now=NOW)
    found = year(planned, 2020)
    assert (Link("2022", "2022.html"), Link("2020", "2020.html", current=True)) == found.years
    assert [date(2020, 5, 1), date(2020, 11, 1)] == [each.month for each in found.months]
    assert "" == found.undated


def test_every_day_leads_to_its_heading(make_entry: MakeEntry, pages: PlanPages) -> None:
    """A busy month runs over several pages, and each day of the calendar leads to the one that has it."""
    days: list[date | str | None] = [date(2021, 12, 31) - timedelta(hours=5 * n) for n in range(148)]
    planned = pages(entries_of(make_entry, days), now=NOW)
    links = [day for month in year(planned, 2021).months for week in month.weeks for day in week if day and day.count]
    assert 31 == len(links)
    for day in links:
        url, _, anchor = day.href.partition("#")
        view = planned[f"archive/{url}"].view
        assert isinstance(view, View)
        assert isinstance(view.content, Listing)
        assert day.day in {part.first for part in view.content.parts if part.anchor == anchor}


def test_undated_entries_are_linked_from_the_calendar(make_entry: MakeEntry, pages: PlanPages) -> None:
    """Who looks for a story by its day is told of those that have none."""
    planned = pages(entries_of(make_entry, [None, date(2022, 1, 17)]), now=NOW, archive=True)
    assert "undated.html" == year(planned, 2022).undated
