"""What stands on an entry's own page, and in its feed item."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from digest.assembly.cards import FEED, Cards, attribution, dated, foreign
from digest.assembly.making import account
from digest.assembly.prose import description, has_headline, minutes, opening, run_in, title_of
from digest.assembly.views import EntryContent, Feed, FeedItem, Html, RunIn
from digest.foundation.urls import absolute, relative

if TYPE_CHECKING:
    from digest.assembly.site import Placed
    from digest.foundation.model import Entry

FEED_ITEMS = 50
URL_NOT_SET = "https://url-not-set.invalid/"  # RFC 2606 keeps .invalid free for ever
FIRST_PARAGRAPH = re.compile(r'\s*<p(?:\s+id="([^"<>]*)")?>([^<]*)</p>\s*')


def article(cards: Cards, position: int) -> EntryContent:
    """Return the content of the page of the entry at a position in the site's order."""
    site = cards.site
    placed = site.entries[position]
    entry, page = placed.entry, placed.url
    html = cards.body(entry.html, lambda url: relative(page, url))
    split, anchor, body = _opening(entry, html)
    topics = tuple(cards.group_link(url, page) for url in placed.topics)
    older = site.entries[position + 1] if position + 1 < len(site.entries) else None
    newer = site.entries[position - 1] if position else None
    return EntryContent(
        headline=title_of(entry),
        derived=not has_headline(entry),
        run_in=split,
        anchor=anchor,
        dek=entry.dek.value or "",
        kicker=cards.group_link(placed.section, page) if placed.section else next(iter(topics), None),
        dated=dated(placed, site.config.reading.zone),
        updated=entry.updated.value,
        authors=entry.authors.value or (),
        source=attribution(entry),
        minutes=minutes(entry.words),
        words=entry.words,
        picture=None if _shows_image(entry) else cards.picture(entry, page),
        body=Html(body),
        topics=topics,
        making=account(entry),
        newer=cards.link(newer, page) if newer else None,
        older=cards.link(older, page) if older else None,
    )


def feed(cards: Cards) -> Feed:
    """Return the feed of everything: the newest by the time they were added, so that a late article is seen, in the
    order of their own dates."""
    config = cards.site.config
    base = config.url or URL_NOT_SET
    latest = sorted(cards.site.entries, key=lambda each: (each.added, each.feed_date), reverse=True)[:FEED_ITEMS]
    ordered = sorted(latest, key=lambda each: each.feed_date, reverse=True)
    return Feed(
        title=config.title,
        description=config.tagline or config.title,
        language=config.language,
        home=absolute(base, ""),
        href=absolute(base, FEED),
        updated=max((each.feed_date for each in ordered), default=None),
        items=tuple(_item(cards, each, base) for each in ordered),
    )


def _item(cards: Cards, placed: Placed, base: str) -> FeedItem:
    entry, config = placed.entry, cards.site.config
    section = [cards.group_link(placed.section, FEED).label] if placed.section else []
    topics = [cards.group_link(url, FEED).label for url in placed.topics]
    page = absolute(base, placed.url)
    html = cards.body(entry.html, lambda url: absolute(base, url))
    return FeedItem(
        title=title_of(entry),
        href=page,
        guid=f"urn:uuid:{placed.id}",
        date=placed.feed_date,
        description=description(entry),
        creators=entry.authors.value or (),
        categories=tuple(dict.fromkeys([*section, *topics])),
        dated=dated(placed, config.reading.zone),
        source=attribution(entry),
        language=foreign(entry, config.language),
        body=Html(_in_page(html, page)),
    )


def _in_page(html: str, page: str) -> str:
    """Return HTML whose links to places in the same text lead to the entry's page: a feed reader has no such places."""
    return re.sub(r'(<a\b[^<>]*?\shref=")#', lambda found: f"{found[1]}{page}#", html)


def _opening(entry: Entry, html: str) -> tuple[RunIn | None, str, str]:
    """Return the first paragraph as a run-in, its id, and the rest of the body, if the entry has no headline of its own
    and its body begins with plain text; else no run-in, no id and the whole body."""
    split = run_in(entry)
    first = FIRST_PARAGRAPH.match(html)
    if split is None or first is None or unescape(first[2]).split() != opening(entry).split():
        return None, "", html
    return split, unescape(first[1] or ""), html[first.end() :]


def _shows_image(entry: Entry) -> bool:
    """Tell whether the body itself shows the lead image."""
    return any(reference.target == entry.image.value for reference in entry.images)
