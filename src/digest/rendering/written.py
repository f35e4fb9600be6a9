"""From what a feed says to the words it says it in: titles, texts and names, alike for every format.

It is the one place where text enters a feed, so that characters no feed may hold are taken out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from digest.assembly.feed_views import EditionItem, FeedItem
from digest.foundation.diagnostics import Diagnostic
from digest.rendering.characters import legal

if TYPE_CHECKING:
    from datetime import datetime

    from digest.assembly.feed_views import Feed, WithdrawnItem
    from digest.rendering.environment import Templates
    from digest.rendering.wording import Wording

ITEM = "feeds/item.html"
EDITION = "feeds/edition.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as it stands in a feed: plain texts and addresses, `html` its content. Dates have offsets of whole
    minutes. Only `title` is never empty; `source` is the original's name, `original` its address."""

    title: str
    href: str
    guid: str
    date: datetime
    updated: datetime
    description: str = ""
    html: str = ""
    creators: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    source: str = ""
    original: str = ""
    language: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed as it is written in any format. `title`, `author` and `description` are never empty; `author` is the
    site."""

    title: str
    author: str
    description: str
    language: str
    home: str
    href: str
    id: str
    updated: datetime | None
    stylesheet: str
    picture: str
    items: tuple[Item, ...]


def write_out(feed: Feed, templates: Templates) -> Channel | Diagnostic:
    """Return a feed in words, or what is wrong with the template of an item."""
    items: list[Item] = []
    for each in feed.items:
        item = _item(each, templates)
        if isinstance(item, Diagnostic):
            return item
        items.append(item)
    return Channel(
        title=_filled(feed_title(feed.site, feed.label, templates, editions=feed.editions), feed.home),
        author=_filled(feed.site, feed.home),
        description=_filled(feed.description, feed.home),
        language=feed.language,
        home=feed.home,
        href=feed.href,
        id=feed.id,
        updated=feed.updated and _whole(feed.updated),
        stylesheet=feed.stylesheet,
        picture=feed.picture,
        items=tuple(items),
    )


def feed_title(site: str, label: str, templates: Templates, *, editions: bool = False) -> str:
    """Return what a feed is called, different for each feed of a site that differs in more than its format."""
    part = templates.words.word("feed-of-editions") if editions else label
    return f"{part} · {site}" if part else site


def _item(item: FeedItem | WithdrawnItem | EditionItem, templates: Templates) -> Item | Diagnostic:
    if isinstance(item, FeedItem):
        return _entry(item, templates)
    if isinstance(item, EditionItem):
        return _edition(item, templates)
    title = legal(templates.words.word("withdrawn"))
    return Item(title=title, href=item.href, guid=item.guid, date=_whole(item.date), updated=_whole(item.updated))


def _entry(item: FeedItem, templates: Templates) -> Item | Diagnostic:
    html = templates.fill(ITEM, {"item": item})
    if isinstance(html, Diagnostic):
        return html
    return Item(
        title=_filled(item.title, item.href),
        href=item.href,
        guid=item.guid,
        date=_whole(item.date),
        updated=_whole(item.updated),
        description=legal(item.description).strip(),
        html=legal(html).strip(),
        creators=_all(item.creators),
        categories=_all(item.categories),
        source=legal(item.source.name).strip(),
        original=legal(item.source.href),
        language=item.language,
        picture=item.picture.src if item.picture else "",
    )


def _edition(item: EditionItem, templates: Templates) -> Item | Diagnostic:
    html = templates.fill(EDITION, {"item": item})
    if isinstance(html, Diagnostic):
        return html
    return Item(
        title=legal(_edition_title(item, templates.words)),
        href=item.href,
        guid=item.guid,
        date=_whole(item.closed),
        updated=_whole(item.closed),
        description=legal(" · ".join(line.title for line in item.lines[:3])),
        html=legal(html).strip(),
    )


def _edition_title(item: EditionItem, words: Wording) -> str:
    """Return `Tuesday, 18 January 2022 (2022, No. 18)`; a month is named as a month, a week by its first and last day.
    The year is the one that the edition is numbered in: that of most of its days."""
    middle = item.first + (item.last - item.first) / 2
    if item.first == item.last:
        days = words.weekday(item.first)
    elif item.first.day == 1 and (item.last - item.first).days >= 27:
        days = words.month(item.first)
    else:
        days = words.word("feed-days", first=words.day(item.first), last=words.day(item.last))
    return words.word("feed-edition", days=days, year=middle.year, number=item.number)


def _all(texts: tuple[str, ...]) -> tuple[str, ...]:
    clean = (" ".join(legal(each).split()) for each in texts)
    return tuple(each for each in clean if each)


def _filled(text: str, address: str) -> str:
    """Return text that stands where feeds demand one: itself, or an address if nothing of it is legal."""
    return " ".join(legal(text).split()) or address


def _whole(instant: datetime) -> datetime:
    """Return an instant whose offset RFC 822 can write, in hours and minutes; old local mean times become UTC."""
    offset = instant.utcoffset()
    whole = instant.astimezone(UTC) if offset is None or offset % timedelta(minutes=1) else instant
    return whole.replace(microsecond=0)
