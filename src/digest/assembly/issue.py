"""What stands in an edition, on its own page and on the front page: one lead, seconds, a shelf a section, and an end.

Entries are put together by event. The lead is the newest event with an entry that is `pinned`; else, among those with a
headline of their own, the one with most coverage in the edition; of equals the newest. After it events with a headline
come before those that begin in the middle of a sentence; among each those with more coverage first, then the newest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.assembly.cards import HOME, Cards, total_minutes
from digest.assembly.clusters import Cluster, clusters
from digest.assembly.contents import Issue, Shelf
from digest.assembly.prose import continuation, has_headline
from digest.assembly.site import GroupKind
from digest.assembly.views import Link
from digest.foundation.model import Precision
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.assembly.site import Edition, Placed
    from digest.assembly.views import Card

SECONDS = 6  # events with their summary under the lead: three rows of two
OPENING = 420  # characters of the lead's text: it is the one story that is begun on the front page
ENTRIES = 60  # on the front page; its edition's own page has all
BEFORE = 5  # headlines of the edition before
MORE = 3  # further headlines of an event; its own page has all


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The events of an edition in the order in which its page has them. `shelves` are by section, the rest last."""

    lead: Cluster | None
    seconds: tuple[Cluster, ...]
    shelves: tuple[tuple[str | None, tuple[Cluster, ...]], ...]

    @property
    def events(self) -> tuple[Cluster, ...]:
        """All events, as one reads them."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *self.seconds, *(each for _, shelf in self.shelves for each in shelf))

    @property
    def order(self) -> tuple[Placed, ...]:
        """All entries, as one reads them."""
        return tuple(entry for event in self.events for entry in event.entries)


def arrange(cards: Cards, entries: Sequence[Placed], most: int | None = None) -> Arrangement:
    """Return the entries (newest first) as an edition shows them; with `most` only events of so many entries."""
    events = clusters(cards.found, entries)
    lead = _lead(events)
    rest = [each for each in events if each is not lead]
    others = sorted(rest, key=lambda each: (not has_headline(each.lead.entry), -each.coverage))
    if most is not None and lead:
        others = _first(others, most - len(lead.entries))
    shelved = others[SECONDS:]
    sections = [group.url for group in cards.sections]
    shelves = ((url, tuple(each for each in shelved if each.lead.section == url)) for url in (*sections, None))
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
    arrangement = arrange(cards, site.entries, ENTRIES)
    found = _arranged(cards, None, arrangement, HOME)
    return replace(found, count=len(_texts(cards, site.entries)), left=len(site.entries) - len(arrangement.order))


def _headlines(cards: Cards, edition: Edition) -> tuple[Card, ...]:
    events = arrange(cards, edition.entries).events
    return tuple(_dateless(cards.line(each.lead, HOME), edition) for each in events[:BEFORE])


def _issue(cards: Cards, position: int, page: str, limit: int | None = None) -> Issue:
    editions = cards.site.editions
    edition = editions[position]
    later = editions[position - 1] if position else None
    earlier = editions[position + 1] if position + 1 < len(editions) else None
    arrangement = arrange(cards, edition.entries, limit)
    return replace(
        _arranged(cards, edition, arrangement, page),
        number=edition.number,
        first=edition.first,
        last=edition.last,
        open=edition.closed is None,
        href=cards.edition_link(edition, page).href,
        count=len(_texts(cards, edition.entries)),
        minutes=total_minutes(_texts(cards, edition.entries)),
        left=len(edition.entries) - len(arrangement.order),
        earlier=cards.edition_link(earlier, page) if earlier else None,
        later=cards.edition_link(later, page) if later else None,
    )


def _arranged(cards: Cards, edition: Edition | None, arrangement: Arrangement, page: str) -> Issue:
    """Return an issue of some entries, without what only its edition knows."""
    lead = arrangement.lead
    shelves = []
    for url, shelf in arrangement.shelves:
        link = cards.group_link(url, page) if url else Link("", "")
        lines = tuple(_card(cards, each, edition, page, brief=True) for each in shelf)
        shelves.append(Shelf(link.label, link.href, lines))
    return Issue(
        number=0,
        first=None,
        last=None,
        open=True,
        href="",
        lead=_card(cards, lead, edition, page) if lead else None,
        opening=continuation(lead.lead.entry, OPENING) if lead else "",
        seconds=tuple(_card(cards, each, edition, page) for each in arrangement.seconds),
        shelves=tuple(shelves),
        count=len(_texts(cards, arrangement.order)),
        minutes=total_minutes(_texts(cards, arrangement.order)),
        left=0,
        earlier=None,
        later=None,
        before=(),
    )


def _card(cards: Cards, event: Cluster, edition: Edition | None, page: str, *, brief: bool = False) -> Card:
    """Return the card of an event: of the entry that stands for it, with the headlines of others."""
    card = cards.line(event.lead, page) if brief else cards.card(event.lead, page)
    own_page = event.story if event.story and cards.shows(GroupKind.STORY) else ""
    more = event.others[:MORE] if own_page else event.others
    return replace(
        _dateless(card, edition),
        more=tuple(_dateless(cards.line(each, page), edition) for each in more),
        others=len(event.others),
        story=relative(page, own_page) if own_page and event.others else "",
        also=_also(cards, event),
    )


def _also(cards: Cards, event: Cluster) -> tuple[str, ...]:
    """Return the names of the other sources that have the text of the entry that stands for an event."""
    own = cards.source(event.lead)
    copies = (each for each in event.copies if cards.found.lead(each) is cards.found.lead(event.lead))
    return tuple(dict.fromkeys(name for each in copies if (name := cards.source(each)) and name != own))


def _dateless(card: Card, edition: Edition | None) -> Card:
    """Return a card without its date where that is the one day of the edition, which the page says once."""
    published = card.dated.published if card.dated else None
    if edition is None or published is None or published.precision is Precision.MONTH:
        return card
    return replace(card, dated=None) if published.day == edition.first == edition.last else card


def _lead(events: Sequence[Cluster]) -> Cluster | None:
    pinned = (each for each in events if each.lead.entry.pinned)
    headed = [each for each in events if has_headline(each.lead.entry)]
    return next(pinned, None) or max(headed or events, key=lambda each: each.coverage, default=None)


def _first(events: Iterable[Cluster], room: int) -> list[Cluster]:
    """Return the first events that have at most so many entries together."""
    kept = []
    for each in events:
        room -= len(each.entries)
        if room < 0:
            break
        kept.append(each)
    return kept


def _texts(cards: Cards, entries: Iterable[Placed]) -> tuple[Placed, ...]:
    """Return what there is to read: of copies of one text only one."""
    return tuple({cards.found.lead(each).id: each for each in entries}.values())
