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
    from datetime import date, datetime

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
class MonthLink:
    """Where a month's page is, its first day, and how many entries it lists."""

    month: date
    href: str
    count: int


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
    site's own. `section` is empty where the list is the section's own.
    """

    href: str
    headline: str
    run_in: RunIn | None
    summary: str
    dated: Dated
    source: Attribution
    section: str
    minutes: int
    language: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class SiteCard:
    """What every page knows of the site."""

    title: str
    tagline: str
    language: str
    home: str
    feed: str
    stylesheets: tuple[str, ...]
    icon: str
    sections: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PageCard:
    """What a page says about itself. `canonical` is empty while the site's address is unset; `base` is filled only
    where the page may be shown at other addresses than its own."""

    title: str
    description: str
    language: str
    canonical: str
    base: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section's further entries on the front page. An empty label holds entries of no section."""

    label: str
    href: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page. `day` is the newest entry's, `opening` how the lead's text goes on after what its
    card shows of it, `archive` the months, the newest first."""

    day: date | None
    lead: Card | None
    opening: str
    seconds: tuple[Card, ...]
    shelves: tuple[Shelf, ...]
    count: int
    minutes: int
    complete: bool
    archive: tuple[MonthLink, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A section's, topic's or month's page. `month` is its first day on a month's page, else None."""

    label: str
    month: date | None
    count: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """How digest came by one piece of metadata: `name` the field, `text` or `moment` its value (both empty when
    unknown), `certainty` "extracted", "inferred" or "unknown", `rule` the rule's name, `line` where it stands in the
    article file, if it does."""

    name: str
    text: str
    moment: Moment | None
    certainty: str
    rule: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Making:
    """How a page was made: what was not simply given, and how much was left out or lost."""

    facts: tuple[Fact, ...]
    removed: int
    lost: int


@dataclass(frozen=True, slots=True)
class EntryContent:
    """An entry's own page. With `run_in`, `body` lacks the first paragraph: it is the run-in, with the id `anchor`."""

    headline: str
    derived: bool
    run_in: RunIn | None
    anchor: str
    dek: str
    kicker: Link | None
    dated: Dated
    updated: Moment | None
    authors: tuple[str, ...]
    source: Attribution
    minutes: int
    words: int
    picture: Picture | None
    body: Html
    topics: tuple[Link, ...]
    making: Making
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class Missing:
    """The page a host shows for an unknown address: the way back."""

    archive: tuple[MonthLink, ...]


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry in a feed. `guid` never changes; `date` is aware; `body` has absolute links only."""

    title: str
    href: str
    guid: str
    date: datetime
    description: str
    creators: tuple[str, ...]
    categories: tuple[str, ...]
    dated: Dated
    source: Attribution
    language: str
    body: Html


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of any kind. `updated` is the newest item's date, None for a feed without items."""

    title: str
    description: str
    language: str
    home: str
    href: str
    updated: datetime | None
    items: tuple[FeedItem, ...]


class PageKind(StrEnum):
    """What a page is. Pages are named like the template that makes them, feeds like their format."""

    FRONT = "front"
    ENTRY = "entry"
    SECTION = "section"
    TOPIC = "topic"
    MONTH = "month"
    MISSING = "missing"
    RSS = "rss"


@dataclass(frozen=True, slots=True)
class View:
    """All that a template sees: `site`, `page`, and `content` under the name of the page's kind."""

    site: SiteCard
    page: PageCard
    content: Front | EntryContent | Listing | Missing


@dataclass(frozen=True, slots=True)
class Page:
    """A promise: this kind of page, of this view, at this address relative to the site's root (not percent-encoded)."""

    url: str
    kind: PageKind
    view: View | Feed
