"""The only module that knows feedgen. It writes RSS 2.0 in the RSS Advisory Board's best-practices profile, and Atom.

Everything feedgen would take from elsewhere is set here: no clock, no version of its own, items in the order given.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from digest.assembly.feed_addresses import ATOM_TYPE, RSS_TYPE
from digest.rendering.xml_files import finish

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry

    from digest.rendering.written import Channel, Item

GENERATOR = "digest"  # without a version: an update of digest must not change every feed
DOCS = "https://www.rssboard.org/rss-specification"
TTL = 60  # minutes a reader may wait before it asks again
PICTURE_SIZE = "144"  # pixels; the most that RSS allows for an image's width
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # Atom demands a date of a feed without items, too (RFC 4287, 4.1.1)


def write_rss(channel: Channel) -> bytes:
    """Return a feed's bytes in RSS 2.0. Raises ValueError if it does not parse back, which would be a bug."""
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.title(channel.title)
    feed.link(href=channel.href, rel="self", type=RSS_TYPE)
    feed.link(href=channel.home, rel="alternate")  # last: feedgen makes the channel's link of the last one it is given
    feed.description(channel.description)
    feed.language(channel.language)
    feed.generator(GENERATOR)
    feed.docs(DOCS)
    feed.ttl(TTL)
    if channel.picture:  # its title and link are the channel's (RSS profile, image)
        feed.image(channel.picture, channel.title, channel.home, width=PICTURE_SIZE, height=PICTURE_SIZE)
    if channel.updated:
        feed.lastBuildDate(channel.updated)
    for item in channel.items:
        _rss_item(feed.add_entry(order="append"), item)
    text = str(feed.rss_str(pretty=True), "utf-8")
    if channel.updated is None:
        text = re.sub(r"\s*<lastBuildDate>[^<]*</lastBuildDate>", "", text)  # feedgen's own clock
    return finish(text, channel.stylesheet, [item.guid for item in channel.items])


def write_atom(channel: Channel) -> bytes:
    """Return a feed's bytes in Atom (RFC 4287). Items of which no author is known are the feed's, whose author is the
    site. Raises ValueError if it does not parse back, which would be a bug."""
    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(channel.title)
    feed.subtitle(channel.description)
    feed.language(channel.language)
    feed.author(name=channel.author)
    feed.link(href=channel.href, rel="self", type=ATOM_TYPE)
    feed.link(href=channel.home, rel="alternate", type="text/html")
    feed.generator(GENERATOR)
    if channel.picture:
        feed.icon(channel.picture)
    feed.updated(max((item.updated for item in channel.items), default=NEVER))
    for item in channel.items:
        _atom_entry(feed.add_entry(order="append"), item)
    text = str(feed.atom_str(pretty=True), "utf-8")
    return finish(text, channel.stylesheet, [item.guid for item in channel.items])


def _rss_item(entry: FeedEntry, item: Item) -> None:
    entry.title(item.title)
    entry.link(href=item.href)
    entry.guid(item.guid, permalink=False)
    entry.pubDate(item.date)
    if item.description:
        entry.description(escape(item.description, quote=False))  # readers take it for HTML (RSS profile, description)
    if item.html:
        entry.content(item.html, type="html")
    for category in item.categories:
        entry.category(term=category)
    if item.source and item.original:
        entry.source(url=item.original, title=item.source)
    for creator in item.creators:
        entry.dc.dc_creator(creator)


def _atom_entry(entry: FeedEntry, item: Item) -> None:
    entry.id(item.guid)
    entry.title(item.title)
    entry.published(item.date)
    entry.updated(item.updated)
    entry.link(href=item.href)  # the only one: feedgen 1.0 loses what tells an entry's links apart
    for creator in item.creators:
        entry.author(name=creator)
    for category in item.categories:
        entry.category(term=category)
    if item.description:
        entry.summary(item.description)
    if item.html:
        entry.content(item.html, type="html")
