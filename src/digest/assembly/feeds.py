"""Promises every feed of a site: which there are, what is in them, and in which order.

A feed holds what was added last, so that a late article is seen, in the order of the items' own dates. What was public
once keeps its place among the newest when it is withdrawn, removed, expired or cannot be read for now: if it left a
gap, an older item would come up that subscribers of a young feed have never seen.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.assembly import feed_addresses as at
from digest.assembly.cards import FEED_SHEET, HOME
from digest.assembly.feed_items import edition_item, entry_item, guid, withdrawn_item
from digest.assembly.feed_views import EditionItem, Feed, FeedItem, Outline, OutlineFeed, WithdrawnItem
from digest.assembly.former_lists import name_of
from digest.assembly.recognition import NAMESPACE
from digest.assembly.site import GroupKind, Placed
from digest.assembly.views import Page, PageKind
from digest.foundation.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from digest.assembly.cards import Cards
    from digest.assembly.site import Group, Site, Tombstone
    from digest.foundation.config import Config

ITEMS = 50
PICTURE = "feed.png"


def plan_feeds(site: Site, cards: Cards) -> tuple[Page, ...]:
    """Return all feeds of a site, and the list of them in OPML as the last."""
    feeds = _Feeds(cards)
    switches = site.config.feeds
    newest = feeds.newest()
    pages = [feeds.page(at.RSS, PageKind.RSS, newest)]
    if switches.atom:
        pages.append(feeds.page(at.ATOM, PageKind.ATOM, newest))
    if switches.json:
        pages.append(feeds.page(at.JSON, PageKind.JSON, newest))
    if switches.editions:
        pages.append(feeds.page(at.EDITIONS, PageKind.RSS, feeds.editions(), editions=True))
    kinds = (GroupKind.SECTION, GroupKind.TOPIC, GroupKind.NAME)
    groups = (group for kind in kinds for group in site.of_kind(kind))
    own = ((group, at.group_feed(group, site.config)) for group in groups)
    pages += [feeds.page(url, PageKind.RSS, feeds.of_group(group), group=group) for group, url in own if url]
    if switches.opml:
        pages.append(Page(at.OUTLINE, PageKind.OPML, _outline(site.config, pages)))
    return tuple(pages)


def ended_feeds(cards: Cards, urls: Iterable[str]) -> tuple[Page, ...]:
    """Return feeds without items for addresses that readers still ask, in the format they had."""
    kinds = {at.ATOM: PageKind.ATOM, at.JSON: PageKind.JSON}
    feeds = _Feeds(cards)
    return tuple(
        feeds.page(url, kinds.get(url, PageKind.RSS), (), label=name_of(url), editions=url == at.EDITIONS)
        for url in urls
    )


class _Feeds:
    """Makes the feeds of one site; an entry's item is made once, however many feeds it is in."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._items: dict[str, FeedItem] = {}
        self._root = _first_id(cards.site)

    def newest(self) -> tuple[FeedItem | WithdrawnItem, ...]:
        """Return the items of what was added last, with withdrawn ones in their places."""
        items: list[FeedItem | WithdrawnItem] = []
        for content in _latest(_slots(self._cards.site)):
            if isinstance(content, Placed):
                items.append(self._item(content))
            elif content and content.withdrawn:
                items.append(withdrawn_item(content, self._cards.site.config))
        return tuple(items)

    def of_group(self, group: Group) -> tuple[FeedItem, ...]:
        """Return the items of a section or topic."""
        latest = _latest(
            _Slot(each.added, each.feed_date, each.id, each.archived or each.folded, each) for each in group.entries
        )
        return tuple(self._item(each) for each in latest if isinstance(each, Placed))

    def editions(self) -> tuple[EditionItem, ...]:
        """Return an item for each edition that was closed, but for those that an import of old articles made."""
        config = self._cards.site.config
        found = [
            edition_item(each, each.closed, config)
            for each in self._cards.site.editions
            if each.closed and each.entries and not each.archived
        ]
        return tuple(sorted(found, key=lambda each: (each.last, each.first), reverse=True)[:ITEMS])

    def page(
        self,
        url: str,
        kind: PageKind,
        items: Sequence[FeedItem | WithdrawnItem | EditionItem],
        *,
        group: Group | None = None,
        label: str = "",
        editions: bool = False,
    ) -> Page:
        """Return the promise of a feed: of a group, or of what the label says."""
        config = self._cards.site.config
        base = at.site_address(config)
        home = group.url if group and self._cards.shows(group.kind) else ""
        sheet = self._cards.asset(FEED_SHEET, url) if kind is not PageKind.JSON else ""
        picture = self._cards.asset(PICTURE, HOME)
        view = Feed(
            site=config.title,
            label=group.label if group else label,
            editions=editions,
            description=config.tagline or config.title,
            language=config.language,
            home=absolute(base, home),
            href=absolute(base, url),
            id=guid(str(uuid.uuid5(NAMESPACE, f"feed:{url}:{self._root}"))),
            updated=max((_shown(each) for each in items), default=None),
            stylesheet=sheet,
            picture=f"{base}{picture}" if picture else "",
            items=tuple(items),
        )
        return Page(url, kind, view)

    def _item(self, placed: Placed) -> FeedItem:
        if placed.id not in self._items:
            self._items[placed.id] = entry_item(self._cards, placed)
        return self._items[placed.id]


def _shown(item: FeedItem | WithdrawnItem | EditionItem) -> datetime:
    """Return the date that an item is shown with."""
    return item.closed if isinstance(item, EditionItem) else item.date


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place among the newest: when it was taken, the date it is shown with, and what stands there, if anything. A
    `silent` one is no place at all: of an imported archive, or of a copy of another text."""

    added: datetime
    date: datetime
    id: str
    silent: bool
    content: Placed | Tombstone | None


def _slots(site: Site) -> Iterator[_Slot]:
    """Give the places of everything that was ever public."""
    public: tuple[Placed | Tombstone, ...] = (*site.entries, *site.tombstones)
    for each in public:
        yield _Slot(each.added, each.feed_date, each.id, each.archived or each.folded, each)
    waiting = {each.id for each in site.unavailable}
    for record in site.ledger.records:
        if record.id in waiting:
            silent = record.archived or record.folded
            yield _Slot(record.added, record.date or record.added, record.id, silent, None)


def _latest(slots: Iterable[_Slot]) -> list[Placed | Tombstone | None]:
    """Return what stands in the places taken last, without silent ones, by date, newest first."""
    public = [each for each in slots if not each.silent]
    public.sort(key=lambda each: (each.added, each.date, each.id), reverse=True)
    shown = sorted(public[:ITEMS], key=lambda each: (each.date, each.added, each.id), reverse=True)
    return [each.content for each in shown]


def _first_id(site: Site) -> str:
    """Return the first entry's id, of which the ids of feeds are made: they stay when the site's address changes."""
    first = min(site.ledger.records, key=lambda each: (each.added, each.id), default=None)
    return first.id if first else site.config.url


def _outline(config: Config, pages: Iterable[Page]) -> Outline:
    formats = {PageKind.RSS: "RSS", PageKind.ATOM: "Atom", PageKind.JSON: "JSON Feed"}
    found: dict[str, list[OutlineFeed]] = {}
    updated: list[datetime] = []
    for page in pages:
        view = page.view
        if isinstance(view, Feed):
            kind = "editions" if view.editions else page.url.split("/")[0] if view.label else "main"
            line = OutlineFeed(view.label, formats[page.kind], view.href, view.home, view.language)
            found.setdefault(kind, []).append(line)
            updated += [view.updated] if view.updated else []
    return Outline(
        site=config.title,
        updated=max(updated, default=None),
        main=tuple(found.get("main", ())),
        editions=tuple(found.get("editions", ())),
        sections=tuple(found.get("sections", ())),
        topics=tuple(found.get("topics", ())),
        names=tuple(found.get("names", ())),
    )
