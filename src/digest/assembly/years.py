"""A year of the archive as a calendar: every day that has entries leads to them."""

from __future__ import annotations

import calendar
from collections import Counter
from typing import TYPE_CHECKING

from digest.assembly.cards import Cards, first_day, year_url
from digest.assembly.contents import CalendarDay, CalendarMonth, Year
from digest.assembly.listing import UNDATED, day_anchor, divide, known_day
from digest.assembly.views import Link
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digest.assembly.site import Group

LEVELS = 4  # shades of a day, from few to many entries


def year_pages(cards: Cards) -> Iterator[tuple[str, Year]]:
    """Give the address and content of each year's page, the newest first."""
    months = cards.months
    years = sorted({first_day(each).year for each in months}, reverse=True)
    for year in years:
        yield year_url(year), _year(cards, year, years, [each for each in months if first_day(each).year == year])


def _year(cards: Cards, year: int, years: list[int], months: list[Group]) -> Year:
    page = year_url(year)
    days = Counter(day for group in months for each in group.entries if (day := known_day(each)))
    most = max(days.values(), default=1)
    return Year(
        year=year,
        count=sum(len(each.entries) for each in months),
        months=tuple(_month(cards, each, page, most) for each in reversed(months)),
        years=tuple(Link(str(each), relative(page, year_url(each)), current=each == year) for each in years),
        undated=relative(page, UNDATED) if cards.site.undated else "",
    )


def _month(cards: Cards, group: Group, page: str, most: int) -> CalendarMonth:
    first = first_day(group)
    counts: Counter[date | None] = Counter(known_day(each) for each in group.entries)
    places = _places(cards, group, page)
    weeks = tuple(
        tuple(_day(day, counts[day], places.get(day, ""), most) if day.month == first.month else None for day in week)
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    )
    return CalendarMonth(first, relative(page, group.url), len(group.entries), counts[None], weeks)


def _day(day: date, count: int, href: str, most: int) -> CalendarDay:
    """Return a day with its shade: the busiest day of the year has the deepest."""
    return CalendarDay(day, count, href, -(-count * LEVELS // most))


def _places(cards: Cards, group: Group, page: str) -> dict[date, str]:
    """Return where each day's heading is; a day that runs over two pages of its month is found on the newer."""
    found: dict[date, str] = {}
    for part in divide(group.url, group.entries, cards.taken):
        for each in part.entries:
            day = known_day(each)
            if day:
                found.setdefault(day, relative(page, part.url, day_anchor(day)))
    return found
