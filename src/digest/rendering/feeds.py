"""The only module that knows feedgen. It writes RSS 2.0 in the RSS Advisory Board's best-practices profile.

Everything feedgen would take from elsewhere is set here: no clock, no version of its own, items in the order given.
All text goes through `characters.legal`, and the result is parsed back before anybody may write it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from feedgen.feed import FeedGenerator

from digest.rendering.characters import legal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedgen.entry import FeedEntry

    from digest.assembly.views import Feed, FeedItem

GENERATOR = "digest"  # without a version: an update of digest must not change every feed
DOCS = "https://www.rssboard.org/rss-specification"
TTL = 60  # minutes a reader may wait before it asks again


def write_rss(feed: Feed, bodies: Sequence[str]) -> bytes:
    """Return a feed's bytes. `bodies` are the items' full texts as HTML, in the order of the items.

    Raises ValueError if the result does not parse back, which would be a bug.
    """
    channel = FeedGenerator()
    channel.load_extension("dc", atom=False, rss=True)
    channel.title(_filled(feed.title, feed.home))
    channel.link(href=feed.href, rel="self", type="application/rss+xml")
    channel.link(href=feed.home, rel="alternate")  # last: feedgen makes the channel's link of the last one it is given
    channel.description(_filled(feed.description, feed.home))
    channel.language(feed.language)
    channel.generator(GENERATOR)
    channel.docs(DOCS)
    channel.ttl(TTL)
    if feed.updated:
        channel.lastBuildDate(_whole_minutes(feed.updated))
    for item, body in zip(feed.items, bodies, strict=True):
        _write_item(channel.add_entry(order="append"), item, body)
    data: bytes = channel.rss_str(pretty=True)
    if feed.updated is None:
        data = re.sub(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>", b"", data)  # feedgen's own clock
    _check(data, feed)
    return data


def _write_item(entry: FeedEntry, item: FeedItem, body: str) -> None:
    entry.title(_filled(item.title, item.href))
    entry.link(href=item.href)
    entry.guid(item.guid, permalink=False)
    entry.pubDate(_whole_minutes(item.date))
    if item.description:
        entry.description(legal(item.description))
    entry.content(legal(body), type="html")
    for category in item.categories:
        entry.category(term=legal(category))
    if item.source.name and item.source.href:
        entry.source(url=legal(item.source.href), title=legal(item.source.name))
    for creator in item.creators:
        entry.dc.dc_creator(legal(creator))


def _filled(text: str, address: str) -> str:
    """Return text that stands where RSS demands one: itself, or an address if nothing of it is legal."""
    return legal(text).strip() or address


def _whole_minutes(instant: datetime) -> datetime:
    """Return an instant whose offset RFC 822 can write, in hours and minutes; old local mean times become UTC."""
    offset = instant.utcoffset()
    return instant.astimezone(UTC) if offset is None or offset % timedelta(minutes=1) else instant


def _check(data: bytes, feed: Feed) -> None:
    """Parse a feed back: it must be whole, and each guid must stand once."""
    guids = [guid.text for guid in ET.fromstring(data).iter("guid")]  # noqa: S314  (written a moment ago, by us)
    if guids != [item.guid for item in feed.items] or len(set(guids)) != len(guids):
        raise ValueError(f"the feed {feed.href} does not parse back to its items")
