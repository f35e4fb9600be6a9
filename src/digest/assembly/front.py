"""What stands on the front page: one lead, seconds, a shelf a section, and where the rest is.

The lead is the newest entry that is `pinned`; else the newest entry with a headline of its own; else the newest.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from digest.assembly.cards import HOME, Cards, total_minutes
from digest.assembly.prose import continuation, has_headline
from digest.assembly.site import GroupKind
from digest.assembly.views import Front, Link, MonthLink, Shelf
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.assembly.site import Placed

SECONDS = 6  # entries with their summary under the lead: three rows of two
OPENING = 420  # characters of the lead's text: it is the one story that is begun on the front page
ENTRIES = 60  # on the whole page; a reader comes to its end


def front(cards: Cards) -> Front:
    """Return the front page's content."""
    site = cards.site
    shown = site.entries[:ENTRIES]
    lead = _lead(shown)
    others = [each for each in shown if each is not lead]
    return Front(
        day=shown[0].feed_date.astimezone(site.config.reading.zone).date() if shown else None,
        lead=cards.card(lead, HOME) if lead else None,
        opening=continuation(lead.entry, OPENING) if lead else "",
        seconds=tuple(cards.card(each, HOME) for each in others[:SECONDS]),
        shelves=_shelves(cards, others[SECONDS:]),
        count=len(shown),
        minutes=total_minutes(shown),
        complete=len(shown) == len(site.entries),
        archive=archive(cards, HOME),
    )


def archive(cards: Cards, page: str) -> tuple[MonthLink, ...]:
    """Return the links to all months, the newest first."""
    months = cards.site.of_kind(GroupKind.MONTH)
    return tuple(MonthLink(first_day(each.label), relative(page, each.url), len(each.entries)) for each in months)


def first_day(label: str) -> date:
    """Return the first day of the month that a month group's label names."""
    return date.fromisoformat(f"{label}-01")


def _lead(entries: Sequence[Placed]) -> Placed | None:
    pinned = (each for each in entries if each.entry.pinned)
    headed = (each for each in entries if has_headline(each.entry))
    return next(pinned, None) or next(headed, None) or next(iter(entries), None)


def _shelves(cards: Cards, entries: Sequence[Placed]) -> tuple[Shelf, ...]:
    """Return the entries by section, in the order of the navigation, those of no section last."""
    shelves = []
    for group in (*cards.site.of_kind(GroupKind.SECTION), None):
        own = [each for each in entries if each.section == (group and group.url)]
        link = cards.group_link(group.url, HOME) if group else Link("", "")
        if own:
            shelves.append(Shelf(link.label, link.href, tuple(cards.line(each, HOME) for each in own)))
    return tuple(shelves)
