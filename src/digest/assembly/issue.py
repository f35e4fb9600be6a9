"""What stands in an edition, on its own page and on the front page: one lead, seconds, a shelf a section, and an end.

The lead is the newest entry that is `pinned`; else the newest entry with a headline of its own; else the newest. After
it entries with a headline of their own come before those that begin in the middle of a sentence; among each, the newest
first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.assembly.cards import HOME, Cards, total_minutes
from digest.assembly.contents import Issue, Shelf
from digest.assembly.prose import continuation, has_headline
from digest.assembly.views import Link
from digest.foundation.model import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.assembly.site import Edition, Placed
    from digest.assembly.views import Card

SECONDS = 6  # entries with their summary under the lead: three rows of two
OPENING = 420  # characters of the lead's text: it is the one story that is begun on the front page
ENTRIES = 60  # on the front page; its edition's own page has all
BEFORE = 5  # headlines of the edition before


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The entries of an edition in the order in which its page has them. `shelves` are by section, the rest last."""

    lead: Placed | None
    seconds: tuple[Placed, ...]
    shelves: tuple[tuple[str | None, tuple[Placed, ...]], ...]

    @property
    def order(self) -> tuple[Placed, ...]:
        """All entries, as one reads them."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *self.seconds, *(each for _, shelf in self.shelves for each in shelf))


def arrange(cards: Cards, entries: Sequence[Placed]) -> Arrangement:
    """Return the entries (newest first) as an edition shows them."""
    lead = _lead(entries)
    others = sorted((each for each in entries if each is not lead), key=lambda each: not has_headline(each.entry))
    rest = others[SECONDS:]
    sections = [group.url for group in cards.sections]
    shelves = ((url, tuple(each for each in rest if each.section == url)) for url in (*sections, None))
    return Arrangement(lead, tuple(others[:SECONDS]), tuple((url, shelf) for url, shelf in shelves if shelf))


def edition_page(cards: Cards, position: int) -> Issue:
    """Return the content of the page of the edition at a position among the site's."""
    return _issue(cards, position, cards.site.editions[position].url)


def front(cards: Cards) -> Issue:
    """Return the front page's content: the newest edition that has entries, with the headlines of the one before.

    A site that has entries but no edition, which an import can leave behind, shows its newest entries.
    """
    site = cards.site
    filled = [position for position, edition in enumerate(site.editions) if edition.entries]
    if filled:
        found = _issue(cards, filled[0], HOME, ENTRIES)
        return replace(found, before=_headlines(cards, site.editions[filled[1]]) if len(filled) > 1 else ())
    shown = site.entries[:ENTRIES]
    left = len(site.entries) - len(shown)
    return replace(_arranged(cards, None, shown, HOME), count=len(site.entries), left=left)


def _headlines(cards: Cards, edition: Edition) -> tuple[Card, ...]:
    order = arrange(cards, edition.entries).order
    return tuple(_dateless(cards.line(each, HOME), edition) for each in order[:BEFORE])


def _issue(cards: Cards, position: int, page: str, limit: int | None = None) -> Issue:
    editions = cards.site.editions
    edition = editions[position]
    later = editions[position - 1] if position else None
    earlier = editions[position + 1] if position + 1 < len(editions) else None
    shown = edition.entries[:limit]
    return replace(
        _arranged(cards, edition, shown, page),
        number=edition.number,
        first=edition.first,
        last=edition.last,
        open=edition.closed is None,
        href=cards.edition_link(edition, page).href,
        count=len(edition.entries),
        minutes=total_minutes(edition.entries),
        left=len(edition.entries) - len(shown),
        earlier=cards.edition_link(earlier, page) if earlier else None,
        later=cards.edition_link(later, page) if later else None,
    )


def _arranged(cards: Cards, edition: Edition | None, entries: Sequence[Placed], page: str) -> Issue:
    """Return an issue of some entries, without what only its edition knows."""
    arrangement = arrange(cards, entries)
    lead = arrangement.lead
    shelves = []
    for url, shelf in arrangement.shelves:
        link = cards.group_link(url, page) if url else Link("", "")
        lines = tuple(_dateless(cards.line(each, page), edition) for each in shelf)
        shelves.append(Shelf(link.label, link.href, lines))
    return Issue(
        number=0,
        first=None,
        last=None,
        open=True,
        href="",
        lead=_dateless(cards.card(lead, page), edition) if lead else None,
        opening=continuation(lead.entry, OPENING) if lead else "",
        seconds=tuple(_dateless(cards.card(each, page), edition) for each in arrangement.seconds),
        shelves=tuple(shelves),
        count=len(entries),
        minutes=total_minutes(entries),
        left=0,
        earlier=None,
        later=None,
        before=(),
    )


def _dateless(card: Card, edition: Edition | None) -> Card:
    """Return a card without its date where that is the one day of the edition, which the page says once."""
    published = card.dated.published if card.dated else None
    if edition is None or published is None or published.precision is Precision.MONTH:
        return card
    return replace(card, dated=None) if published.day == edition.first == edition.last else card


def _lead(entries: Sequence[Placed]) -> Placed | None:
    pinned = (each for each in entries if each.entry.pinned)
    headed = (each for each in entries if has_headline(each.entry))
    return next(pinned, None) or next(headed, None) or next(iter(entries), None)
