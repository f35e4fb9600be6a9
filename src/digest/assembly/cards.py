"""Makes the small values that pages are built of: cards, links and site cards, relative to the page they stand on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.assembly import feed_addresses as feeds
from digest.assembly.connections import Connections
from digest.assembly.contents import EditionLink
from digest.assembly.prose import minutes, run_in, shortened, summary, title_of
from digest.assembly.resolving import resolve
from digest.assembly.site import GroupKind
from digest.assembly.views import Attribution, Card, Dated, FeedLink, Link, Picture, SiteCard
from digest.foundation.model import Rights
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import tzinfo

    from digest.assembly.resolving import Illustration
    from digest.assembly.site import Edition, Group, Placed, Site
    from digest.foundation.model import Entry

LINE = 110  # characters of an entry without a headline in a list of one-line items
HOME = "index.html"
FEED_SHEET = "feed.css"  # styles feeds in browsers, and no page
SUBSCRIBE = "subscribe.html"
STORIES = "stories/index.html"
TOPICS = "topics/index.html"
NAMES = "names/index.html"
CORRECTIONS = "corrections.html"
ABOUT = "about.html"


class Cards:
    """All cards of a site, made once with addresses from its root and handed out for each page that shows them."""

    def __init__(self, site: Site, pictures: Mapping[str, Illustration], assets: Mapping[str, str]) -> None:
        self.site = site
        self._urls = {path: each.url for path, each in site.by_path.items()}
        self._pictures = pictures
        self._assets = assets
        self._groups = {group.url: group for group in site.groups}
        self.taken = frozenset(self._groups)
        self._kinds = {group.kind for group in site.groups}
        self.found = Connections(site)
        self._daily = {each.first: each for each in site.editions if each.first == each.last}
        self.sections = site.of_kind(GroupKind.SECTION)
        self.months = site.of_kind(GroupKind.MONTH)
        self._site_cards: dict[str, SiteCard] = {}
        self._cards = {each.url: self._card(each) for each in site.entries}

    def card(self, placed: Placed, page: str) -> Card:
        """Return an entry's card for the page at a URL."""
        card = self._cards[placed.url]
        picture = card.picture and replace(card.picture, src=relative(page, card.picture.src))
        return replace(card, href=relative(page, placed.url), picture=picture)

    def line(self, placed: Placed, page: str) -> Card:
        """Return an entry's card for a list of one-line items: nothing but what one line shows."""
        card = self.card(placed, page)
        split = card.run_in and shortened(card.run_in, LINE)
        return replace(card, summary="", section="", run_in=split, picture=None)

    def link(self, placed: Placed, page: str) -> Link:
        """Return an entry's title and where it is."""
        return Link(title_of(placed.entry), relative(page, placed.url))

    def shows(self, kind: GroupKind) -> bool:
        """Tell whether lists of a kind have pages of their own."""
        pages = self.site.config.pages
        shown = {
            GroupKind.SECTION: pages.sections,
            GroupKind.TOPIC: pages.topics,
            GroupKind.SOURCE: pages.sources,
            GroupKind.MONTH: pages.archive,
            GroupKind.NAME: pages.names,
            GroupKind.STORY: pages.stories,
            GroupKind.THREAD: pages.stories,
        }
        return shown[kind]

    def lists(self, kind: GroupKind) -> bool:
        """Tell whether there are pages of lists of a kind."""
        return self.shows(kind) and kind in self._kinds

    def source(self, placed: Placed) -> str:
        """Return the name of an entry's source, as its list has it; empty if it is not known."""
        return self._groups[placed.source].label if placed.source else ""

    def group_link(self, url: str, page: str) -> Link:
        """Return the label of a list page and where it is: nowhere, if such pages are switched off."""
        group = self._groups[url]
        href = relative(page, url) if self.shows(group.kind) else ""
        return Link(group.label, href, current=url == page)

    def edition_link(self, edition: Edition, page: str) -> EditionLink:
        """Return an edition's number and days, and where it is: nowhere, if editions have no pages."""
        href = relative(page, edition.url) if self.site.config.pages.editions else ""
        return EditionLink(edition.number, edition.first, edition.last, href)

    def daily_edition(self, day: date, page: str) -> EditionLink | None:
        """Return the edition of one day, if there is one and it has a page."""
        found = self._daily.get(day)
        return self.edition_link(found, page) if found and self.site.config.pages.editions else None

    def asset(self, name: str, page: str) -> str:
        """Return the link from the page at a URL to a file of the theme, or an empty text if the theme has none."""
        return relative(page, self._assets[name]) if name in self._assets else ""

    def site_card(self, page: str) -> SiteCard:
        """Return what the page at a URL knows of the site; it is alike for all pages of a folder but the sections'."""
        key = page if page.startswith("sections/") else page.rpartition("/")[0]
        if key not in self._site_cards:
            self._site_cards[key] = self._site_card(page)
        return self._site_cards[key]

    def _site_card(self, page: str) -> SiteCard:
        config = self.site.config
        sheets = sorted(
            (name for name in self._assets if name.endswith(".css") and name != FEED_SHEET),
            key=lambda name: (name != "style.css", name),
        )
        sections = self.sections if self.shows(GroupKind.SECTION) else ()
        return SiteCard(
            title=config.title,
            tagline=config.tagline,
            language=config.language,
            home=relative(page, HOME),
            feeds=self._feeds(page),
            stylesheets=tuple(relative(page, self._assets[name]) for name in sheets),
            icon=relative(page, self._assets["icon.svg"]) if "icon.svg" in self._assets else "",
            sections=tuple(self.group_link(group.url, page) for group in sections),
            stories=relative(page, STORIES) if self.lists(GroupKind.STORY) or self.lists(GroupKind.THREAD) else "",
            topics=relative(page, TOPICS) if self.lists(GroupKind.TOPIC) else "",
            names=relative(page, NAMES) if self.lists(GroupKind.NAME) else "",
            archive=self._archive(page),
            subscribe=relative(page, SUBSCRIBE) if config.pages.subscribe else "",
            corrections=relative(page, CORRECTIONS) if config.pages.corrections else "",
            about=relative(page, ABOUT) if config.pages.about else "",
        )

    def body(self, html: str, address: Callable[[str], str]) -> str:
        """Return an entry's HTML with every link and image leading where `address` says."""
        return resolve(html, self._urls, self._pictures, address)

    def picture(self, entry: Entry, address: Callable[[str], str]) -> Picture | None:
        """Return an entry's lead image at the address that `address` makes of its place, if it can be published."""
        found = self._pictures.get(entry.image.value or "")
        return Picture(address(found.url), found.width, found.height, entry.image_alt) if found else None

    def _archive(self, page: str) -> str:
        """Return the link to the newest year's calendar, if there is one."""
        newest = self.months[:1] if self.shows(GroupKind.MONTH) else ()
        return next((relative(page, year_url(first_day(each).year)) for each in newest), "")

    def _feeds(self, page: str) -> tuple[FeedLink, ...]:
        """Return the feeds of everything; their titles differ, so that a reader's list of them can be told apart."""
        config = self.site.config
        found = [("RSS", feeds.RSS_TYPE, feeds.RSS)]
        found += [("Atom", feeds.ATOM_TYPE, feeds.ATOM)] if config.feeds.atom else []
        found += [("JSON Feed", feeds.JSON_TYPE, feeds.JSON)] if config.feeds.json else []
        return tuple(FeedLink(f"{config.title} ({name})", kind, relative(page, url)) for name, kind, url in found)

    def _card(self, placed: Placed) -> Card:
        entry, config = placed.entry, self.site.config
        split = run_in(entry)
        return Card(
            href=placed.url,
            headline=title_of(entry),
            run_in=split and shortened(split),
            summary="" if split else summary(entry),
            dated=dated(placed, config.reading.zone),
            source=attribution(entry),
            section=self._groups[placed.section].label if placed.section else "",
            rights=str(placed.rights),
            minutes=minutes(entry.words),
            language=foreign(entry, config.language),
            picture=self.picture(entry, str),
        )


def year_url(year: int) -> str:
    """Return where a year's calendar is."""
    return f"archive/{year:04}.html"


def first_day(group: Group) -> date:
    """Return the first day of a month group's month."""
    return date.fromisoformat(f"{group.label}-01")


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
    """Return how long all of some entries take to read here: those shown in full or as an excerpt."""
    return minutes(sum(each.entry.words for each in entries if each.rights is not Rights.LINK))
