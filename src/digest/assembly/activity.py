"""How much there was of something in each of the last twelve months that have articles: a small chart's numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.assembly.cards import first_day
from digest.assembly.found_views import Bar
from digest.assembly.timing import shelf_month

if TYPE_CHECKING:
    from datetime import date

    from digest.assembly.cards import Cards
    from digest.assembly.site import Group, Placed

MONTHS = 12


def activity(cards: Cards, group: Group) -> tuple[Bar, ...]:
    """Return the months up to the site's newest, or nothing where a list's entries are all from one. Not the clock but
    the newest entry says which month is the last, so that a page changes with the content alone."""
    if not cards.months:
        return ()
    zone = cards.site.config.reading.zone

    def month(placed: Placed) -> date:
        return shelf_month(placed.entry.published.value, placed.added, zone)

    counted = Counter(month(each) for each in group.entries)
    last = first_day(cards.months[0])
    months = [_before(last, number) for number in reversed(range(MONTHS))]
    if sum(each in counted for each in months) < 2:
        return ()
    most = max(counted[each] for each in months)
    return tuple(Bar(each, counted[each], round(100 * counted[each] / most)) for each in months)


def _before(month: date, number: int) -> date:
    """Return the month that is so many months before another."""
    years, index = divmod(month.year * 12 + month.month - 1 - number, 12)
    return month.replace(year=years, month=index + 1)
