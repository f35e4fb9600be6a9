"""What templates may see: small frozen values, and nothing else.

A page's view is `site` (a card that is alike on many pages), `page` (about this page) and one content value that the
template knows under the page's kind. Lists hold cards, never entries, so that an edited body cannot change a list.
Every `href` and `src` is ready for use on its page: relative in pages, absolute in feeds, percent-encoded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from digest.foundation.model import Moment


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that reading made safe; templates print it as it is (`__html__` is markupsafe's protocol). All other text
    is escaped."""

    text: str

    def __html__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads; `current` marks the page one is on."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who published the article first. Either part may be empty; `href` is an http or https address."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry's date as far as it is known, and the day it was first published here, in the site's zone."""

    published: Moment | None
    added: date


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the site; width and height in pixels."""

    src: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class RunIn:
    """A first paragraph whose words in the middle serve as its headline: `before` + `headline` + `after` is the text,
    with nothing repeated and nothing left out but a cut end."""

    before: str
    headline: str
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in a list. `headline` is always filled; where it is derived, `run_in` is what to show in its place.

    `summary` is the written dek, else the beginning of the text, else empty. `language` is empty when it is the
    site's own. `section` is empty where the list is the section's own, `dated` None where the page says the day once
    for all. `rights` is "full", "excerpt" or "link".

    In an edition a card stands for an event: `others` counts the further articles on it there, `more` are the first of
    these, `story` is the page of all, `also` names the other sources that have the very same text.
    """

    href: str
    headline: str
    run_in: RunIn | None
    summary: str
    dated: Dated | None
    source: Attribution
    section: str
    rights: str
    minutes: int
    language: str
    picture: Picture | None
    more: tuple[Card, ...] = ()
    others: int = 0
    story: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names to feed readers: its title, its media type and where it is."""

    title: str
    type: str
    href: str


@dataclass(frozen=True, slots=True)
class SiteCard:
    """What every page knows of the site. `stories`, `topics`, `names`, `archive`, `subscribe`, `corrections` and
    `about` are empty where there are no such pages."""

    title: str
    tagline: str
    language: str
    home: str
    feeds: tuple[FeedLink, ...]
    stylesheets: tuple[str, ...]
    icon: str
    sections: tuple[Link, ...]
    stories: str
    topics: str
    names: str
    archive: str
    subscribe: str
    corrections: str
    about: str


@dataclass(frozen=True, slots=True)
class PageCard:
    """What a page says about itself, to people and to programs.

    `canonical` is empty while the site's address is unset; `base` is filled only where the page may be shown at other
    addresses than its own; `listed` is false for a page that search engines shall leave out; `feed` is the page's own
    feed. `picture` has its full address and is None while the site's is unset; `published` and `updated` are an
    entry's dates unless digest derived them; `data` is JSON-LD, or empty.
    """

    title: str
    description: str
    language: str
    canonical: str
    base: str
    listed: bool = True
    feed: FeedLink | None = None
    picture: Picture | None = None
    published: Moment | None = None
    updated: Moment | None = None
    data: Html = Html("")


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows besides its frame. Each kind of page has its own, in `contents`."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a feed or a plain file says. Each kind has its own, in `feed_views`."""


class PageKind(StrEnum):
    """What a page is. Pages are named like the template that makes them, feeds like their format."""

    FRONT = "front"
    ENTRY = "entry"
    EDITION = "edition"
    SECTION = "section"
    TOPIC = "topic"
    SOURCE = "source"
    NAME = "name"
    STORY = "story"
    THREAD = "thread"
    NAMES = "names"
    TOPICS = "topics"
    STORIES = "stories"
    MONTH = "month"
    YEAR = "year"
    UNDATED = "undated"
    SUBSCRIBE = "subscribe"
    CORRECTIONS = "corrections"
    ABOUT = "about"
    MISSING = "missing"
    REDIRECT = "redirect"
    TOMBSTONE = "tombstone"
    UNAVAILABLE = "unavailable"
    RSS = "rss"
    ATOM = "atom"
    JSON = "json"
    OPML = "opml"
    SITEMAP = "sitemap"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class View:
    """All that a template sees: `site`, `page`, and `content` under the name of the page's kind."""

    site: SiteCard
    page: PageCard
    content: Content


@dataclass(frozen=True, slots=True)
class Page:
    """A promise: this kind of page, of this view, at this address relative to the site's root (not percent-encoded).
    `heir` is the address where its subject is to be found should the page go one day, if that is known already."""

    url: str
    kind: PageKind
    view: View | FileContent
    heir: str = ""
