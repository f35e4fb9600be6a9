"""What stands on an entry's own page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from digest.assembly.cards import Cards, attribution, dated
from digest.assembly.contents import EntryContent
from digest.assembly.findings import findings
from digest.assembly.making import account
from digest.assembly.prose import has_headline, minutes, opening, run_in, title_of
from digest.assembly.site import GroupKind
from digest.assembly.views import Html, RunIn
from digest.foundation.urls import absolute, relative

if TYPE_CHECKING:
    from digest.assembly.site import Edition, Placed
    from digest.assembly.views import Link
    from digest.foundation.model import Entry

FIRST_PARAGRAPH = re.compile(r'\s*<p(?:\s+id="([^"<>]*)")?>([^<]*)</p>\s*')


def article(
    cards: Cards, placed: Placed, edition: Edition | None, before: Placed | None, after: Placed | None
) -> EntryContent:
    """Return the content of an entry's page; `before` and `after` stand beside it in its edition."""
    entry, page, config = placed.entry, placed.url, cards.site.config
    html = cards.body(entry.html, lambda url: relative(page, url))
    split, anchor, body = _opening(entry, html)
    topics = tuple(cards.group_link(url, page) for url in placed.topics)
    return EntryContent(
        headline=title_of(entry),
        derived=not has_headline(entry),
        run_in=split,
        anchor=anchor,
        dek=entry.dek.value or "",
        kicker=cards.group_link(placed.section, page) if placed.section else next(iter(topics), None),
        dated=dated(placed, config.reading.zone),
        updated=entry.updated.value,
        authors=entry.authors.value or (),
        source=attribution(entry),
        rights=str(placed.rights),
        minutes=minutes(entry.words),
        words=entry.words,
        picture=None if _shows_image(entry) else cards.picture(entry, lambda url: relative(page, url)),
        body=Html(body),
        corrections=entry.corrections,
        topics=topics,
        inferred_topics=tuple(cards.group_link(url, page) for url in placed.found if cards.shows(GroupKind.TOPIC)),
        origin=_origin(cards, placed),
        found=findings(cards, placed),
        making=account(cards, placed),
        permalink=absolute(config.url, page) if config.url else "",
        edition=cards.edition_link(edition, page) if edition else None,
        previous=cards.link(before, page) if before else None,
        next=cards.link(after, page) if after else None,
    )


def in_page(html: str, page: str) -> str:
    """Return HTML whose links to places in the same text lead to the entry's page: a feed reader has no such places."""
    return re.sub(r'(<a\b[^<>]*?\shref=")#', lambda found: f"{found[1]}{page}#", html)


def _origin(cards: Cards, placed: Placed) -> Link | None:
    """Return the list of the source's entries, if it has a page and more than this one entry."""
    link = cards.group_link(placed.source, placed.url) if placed.source else None
    return link if link and link.href else None


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
