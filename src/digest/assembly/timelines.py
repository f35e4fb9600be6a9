"""A timeline of what goes on over days: a verbatim sentence a day, out of the article that leads the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.found_views import TimelineDay
from digest.assembly.listing import known_day
from digest.assembly.prose import first_sentence
from digest.assembly.subjects import leading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digest.assembly.cards import Cards
    from digest.assembly.site import Group, Placed

SENTENCE = 240  # characters


def timeline(
    cards: Cards, group: Group, page: str, *, current: Placed | None = None, most: int | None = None
) -> tuple[TimelineDay, ...]:
    """Return the days of a story or thread, the newest first; with a `current` entry at `most` so many days, those next
    to its own."""
    days = by_day(each for each in group.entries if not cards.found.is_copy(each))
    order = sorted((day for day in days if day), reverse=True)
    here = known_day(current) if current else None
    if most and len(order) > most:
        middle = order.index(here) if here in order else 0
        start = max(0, min(middle - most // 2, len(order) - most))
        order = order[start : start + most]
    return tuple(_day(cards, day, days[day], page, current) for day in order)


def by_day(entries: Iterable[Placed]) -> dict[date | None, list[Placed]]:
    """Return entries by the days they are from, in their order; None holds those whose day is not known."""
    found: dict[date | None, list[Placed]] = {}
    for each in entries:
        found.setdefault(known_day(each), []).append(each)
    return found


def sentence_of(placed: Placed) -> str:
    """Return one sentence of an entry: the first of its brief, else of its text."""
    brief = placed.analysis.brief
    return brief[0].text if brief and len(brief[0].text) <= SENTENCE else first_sentence(placed.entry, SENTENCE)


def _day(cards: Cards, day: date, entries: list[Placed], page: str, current: Placed | None) -> TimelineDay:
    lead = leading(entries)
    is_current = current is not None and lead.id == current.id
    return TimelineDay(day, sentence_of(lead), cards.line(lead, page), len(entries), is_current)
