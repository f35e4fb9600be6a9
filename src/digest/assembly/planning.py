"""Promises every page of a site: its URL, its kind and its view. Nothing is written and no template is known here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.assembly.article import article, feed
from digest.assembly.cards import FEED, HOME, Cards
from digest.assembly.front import archive, first_day, front
from digest.assembly.prose import description
from digest.assembly.site import GroupKind
from digest.assembly.views import Front, Listing, Missing, Page, PageCard, PageKind, View
from digest.foundation.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.assembly.resolving import Illustration
    from digest.assembly.site import Group, Site
    from digest.assembly.views import EntryContent

MISSING = "404.html"


def plan(site: Site, pictures: Mapping[str, Illustration], assets: Mapping[str, str]) -> tuple[Page, ...]:
    """Return all pages and feeds: entries, lists, the front page, the page for unknown addresses, the feed.

    `pictures` are the published images by their path in the content folder, `assets` the theme's files by name, as URLs
    relative to the site's root.
    """
    cards = Cards(site, pictures, assets)
    return (
        *(_entry_page(cards, position) for position in range(len(site.entries))),
        *(_list_page(cards, group) for group in site.groups),
        _front_page(cards),
        _missing_page(cards),
        Page(FEED, PageKind.RSS, feed(cards)),
    )


def _entry_page(cards: Cards, position: int) -> Page:
    placed = cards.site.entries[position]
    content = article(cards, position)
    language = placed.entry.language.value or ""
    text = description(placed.entry)
    return _page(cards, placed.url, PageKind.ENTRY, content, title=content.headline, text=text, language=language)


def _list_page(cards: Cards, group: Group) -> Page:
    month = first_day(group.label) if group.kind is GroupKind.MONTH else None
    listed = tuple(cards.listed(each, group) for each in group.entries)
    content = Listing(group.label, month, len(listed), listed)
    return _page(cards, group.url, PageKind(group.kind), content, title=group.label)


def _front_page(cards: Cards) -> Page:
    config = cards.site.config
    return _page(cards, HOME, PageKind.FRONT, front(cards), text=config.tagline)


def _missing_page(cards: Cards) -> Page:
    """Return the page that a host shows at any unknown address, in whatever folder: its links start from the path that
    the site's address names, if it names one."""
    base = urlsplit(cards.site.config.url or "").path.rstrip("/") + "/" if cards.site.config.url else ""
    content = Missing(archive(cards, MISSING))
    return _page(cards, MISSING, PageKind.MISSING, content, title="404", base=base)


def _page(  # noqa: PLR0913  (a page card's parts, each named at the call)
    cards: Cards,
    url: str,
    kind: PageKind,
    content: Front | EntryContent | Listing | Missing,
    *,
    title: str = "",
    text: str = "",
    language: str = "",
    base: str = "",
) -> Page:
    config = cards.site.config
    canonical = absolute(config.url, "" if url == HOME else url) if config.url and kind is not PageKind.MISSING else ""
    card = PageCard(
        title=f"{title} · {config.title}" if title else config.title,
        description=text,
        language="" if language == config.language else language,
        canonical=canonical,
        base=base,
    )
    return Page(url, kind, View(cards.site_card(url), card, content))
