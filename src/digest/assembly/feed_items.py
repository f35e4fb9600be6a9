"""What stands in a feed for one entry, one withdrawn entry or one edition.

An entry's item is made of its own article alone: nothing that happens to other articles may change it, or subscribers
would be shown it again.
"""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from digest.assembly.article import in_page
from digest.assembly.cards import attribution, dated, foreign
from digest.assembly.feed_addresses import site_address
from digest.assembly.feed_views import EditionItem, EditionLine, FeedItem, WithdrawnItem
from digest.assembly.findings import brief
from digest.assembly.prose import description, title_of
from digest.assembly.recognition import NAMESPACE
from digest.assembly.views import Html
from digest.foundation.model import DateKind, Provenance
from digest.foundation.urls import absolute

if TYPE_CHECKING:
    from digest.assembly.cards import Cards
    from digest.assembly.site import Edition, Placed, Tombstone
    from digest.assembly.views import Picture
    from digest.foundation.config import Config
    from digest.foundation.model import Entry


def entry_item(cards: Cards, placed: Placed) -> FeedItem:
    """Return the item of an entry. Authors that were only inferred are not named."""
    entry, config = placed.entry, cards.site.config
    base = site_address(config)
    page = absolute(base, placed.url)
    html = cards.body(entry.html, lambda url: absolute(base, url))
    authors = entry.authors.value if entry.authors.provenance is not Provenance.INFERRED else ()
    return FeedItem(
        title=" ".join(title_of(entry).split()),
        href=page,
        guid=guid(placed.id),
        date=placed.feed_date,
        updated=_updated(entry, placed.feed_date),
        description=description(entry),
        creators=authors or (),
        categories=_categories(entry, config),
        dated=dated(placed, config.reading.zone),
        source=attribution(entry),
        language=foreign(entry, config.language),
        brief=tuple(each.text for each in brief(entry, placed.analysis.brief)),
        picture=_picture(cards, entry, base),
        body=Html(in_page(html, page).strip()),
    )


def withdrawn_item(tombstone: Tombstone, config: Config) -> WithdrawnItem:
    """Return the item that takes a withdrawn entry's place."""
    href = absolute(site_address(config), tombstone.url)
    changed = max(tombstone.feed_date, tombstone.updated or tombstone.feed_date)
    return WithdrawnItem(href, guid(tombstone.id), tombstone.feed_date, changed)


def edition_item(edition: Edition, closed: datetime, config: Config) -> EditionItem:
    """Return the item of an edition that was closed at an instant."""
    base = site_address(config)
    lines = tuple(
        EditionLine(
            title=" ".join(title_of(each.entry).split()),
            href=absolute(base, each.url),
            source=attribution(each.entry).name,
            language=foreign(each.entry, config.language),
        )
        for each in edition.entries
        if not each.folded
    )
    return EditionItem(
        href=absolute(base, edition.url if config.pages.editions else ""),
        guid=guid(str(uuid.uuid5(NAMESPACE, f"edition:{edition.key}"))),
        closed=closed,
        number=edition.number,
        first=edition.first,
        last=edition.last,
        lines=lines,
    )


def guid(identity: str) -> str:
    """Return the address of an id that never changes (RFC 9562)."""
    return f"urn:uuid:{identity}"


def _updated(entry: Entry, published: datetime) -> datetime:
    """Return the instant of the last change that was announced. A civil date is noon in the offset that the item's date
    is frozen in, and a change that digest saw is in UTC, so that a new time zone of the site changes no item."""
    moment = entry.updated.value
    if moment is None:
        return published
    if not isinstance(moment.value, datetime):
        return max(published, datetime.combine(moment.value, time(12), published.tzinfo))
    return max(published, moment.value.astimezone(UTC) if moment.kind is DateKind.FIRST_SEEN else moment.value)


def _categories(entry: Entry, config: Config) -> tuple[str, ...]:
    """Return section and topics as the entry and the configuration name them, each once. Lists may show a topic in a
    form that more articles use; that would let them change this item."""
    section = entry.section.value
    listed = config.reading.section(section) if section else None
    named = [_as_title(listed.title if listed else section)] if section else []
    found: dict[str, str] = {}
    for each in (*named, *(entry.topics.value or ())):
        text = " ".join(each.split())
        found.setdefault(text.casefold(), text)
    return tuple(text for text in found.values() if text)


def _as_title(name: str) -> str:
    """Return a folder's name as a label: `middle-east` is `Middle east`. A title with capitals is left alone."""
    return re.sub(r"[-_]+", " ", name).strip().capitalize() if name == name.lower() else name


def _picture(cards: Cards, entry: Entry, base: str) -> Picture | None:
    if any(reference.target == entry.image.value for reference in entry.images):
        return None
    return cards.picture(entry, lambda url: absolute(base, url))
