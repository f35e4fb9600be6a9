"""Makes the small values that pages are built of: cards, links and site cards, relative to the page they stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.assembly.prose import minutes, run_in, shortened, summary, title_of
from digest.assembly.resolving import resolve
from digest.assembly.site import GroupKind
from digest.assembly.views import Attribution, Card, Dated, Link, Picture, SiteCard
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import tzinfo

    from digest.assembly.resolving import Illustration
    from digest.assembly.site import Group, Placed, Site
    from digest.foundation.model import Entry

LINE = 110  # characters of an entry without a headline in a list of one-line items
FEED = "feed.xml"
HOME = "index.html"


class Cards:
    """All cards of a site, made once with addresses from its root and handed out for each page that shows them."""

    def __init__(self, site: Site, pictures: Mapping[str, Illustration], assets: Mapping[str, str]) -> None:
        self.site = site
        self._urls = {path: each.url for path, each in site.by_path.items()}
        self._pictures = pictures
        self._assets = assets
        self._labels = {group.url: group.label for group in site.groups}
        self._cards = {each.url: self._card(each) for each in site.entries}

    def card(self, placed: Placed, page: str) -> Card:
        """Return an entry's card for the page at a URL."""
        card = self._cards[placed.url]
        picture = card.picture and replace(card.picture, src=relative(page, card.picture.src))
        return replace(card, href=relative(page, placed.url), picture=picture)

    def listed(self, placed: Placed, group: Group) -> Card:
        """Return an entry's card for a group's own page, which need not say the section again."""
        card = self.card(placed, group.url)
        return replace(card, section="") if group.kind is GroupKind.SECTION else card

    def line(self, placed: Placed, page: str) -> Card:
        """Return an entry's card for a list of one-line items: nothing but what one line shows."""
        card = self.card(placed, page)
        split = card.run_in and shortened(card.run_in, LINE)
        return replace(card, summary="", section="", run_in=split, picture=None)

    def link(self, placed: Placed, page: str) -> Link:
        """Return an entry's title and where it is."""
        return Link(title_of(placed.entry), relative(page, placed.url))

    def group_link(self, url: str, page: str) -> Link:
        """Return the label of a list page and where it is."""
        return Link(self._labels[url], relative(page, url), current=url == page)

    def site_card(self, page: str) -> SiteCard:
        """Return what the page at a URL knows of the site."""
        config = self.site.config
        sheets = sorted(
            (name for name in self._assets if name.endswith(".css")), key=lambda name: (name != "style.css", name)
        )
        return SiteCard(
            title=config.title,
            tagline=config.tagline,
            language=config.language,
            home=relative(page, HOME),
            feed=relative(page, FEED),
            stylesheets=tuple(relative(page, self._assets[name]) for name in sheets),
            icon=relative(page, self._assets["icon.svg"]) if "icon.svg" in self._assets else "",
            sections=tuple(self.group_link(group.url, page) for group in self.site.of_kind(GroupKind.SECTION)),
        )

    def body(self, html: str, address: Callable[[str], str]) -> str:
        """Return an entry's HTML with every link and image leading where `address` says."""
        return resolve(html, self._urls, self._pictures, address)

    def picture(self, entry: Entry, page: str) -> Picture | None:
        """Return an entry's lead image for the page at a URL, if it has one that can be published."""
        found = self._pictures.get(entry.image.value or "")
        if found is None:
            return None
        return Picture(relative(page, found.url), found.width, found.height, entry.image_alt)

    def _card(self, placed: Placed) -> Card:
        entry, config = placed.entry, self.site.config
        split = run_in(entry)
        found = self._pictures.get(entry.image.value or "")
        return Card(
            href=placed.url,
            headline=title_of(entry),
            run_in=split and shortened(split),
            summary="" if split else summary(entry),
            dated=dated(placed, config.reading.zone),
            source=attribution(entry),
            section=self._labels[placed.section] if placed.section else "",
            minutes=minutes(entry.words),
            language=foreign(entry, config.language),
            picture=Picture(found.url, found.width, found.height, entry.image_alt) if found else None,
        )


def dated(placed: Placed, zone: tzinfo) -> Dated:
    """Return an entry's date as far as it is known."""
    return Dated(placed.entry.published.value, placed.added.astimezone(zone).date())


def foreign(entry: Entry, language: str) -> str:
    """Return the entry's language if it is known and not the site's, else an empty text."""
    own = entry.language.value or ""
    return "" if own == language else own


def attribution(entry: Entry) -> Attribution:
    """Return the entry's source. Only web addresses are linked; a name stands in for a missing one's host."""
    source = entry.source.value
    if source is None:
        return Attribution("", "")
    parts = urlsplit(source.url)
    href = source.url if parts.scheme in ("http", "https") and parts.hostname else ""
    return Attribution(source.name or (parts.hostname or "").removeprefix("www."), href)


def total_minutes(entries: Iterable[Placed]) -> int:
    """Return how long all of some entries take to read."""
    return minutes(sum(each.entry.words for each in entries))
