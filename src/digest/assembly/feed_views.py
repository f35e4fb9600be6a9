"""What feeds and plain files say: one small frozen value a kind, made before anybody asks for a format.

Every `href` is a full address and percent-encoded, but for `stylesheet`, which must also work from disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.assembly.views import FileContent

if TYPE_CHECKING:
    from datetime import date, datetime

    from digest.assembly.views import Attribution, Dated, Html, Picture
    from digest.foundation.model import Moment


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry in a feed. `guid` never changes; `date` and `updated` are aware; `body` has full addresses only.

    `creators` and `categories` are the entry's own, `brief` are sentences of a long text. `picture` is None where the
    body shows it.
    """

    title: str
    href: str
    guid: str
    date: datetime
    updated: datetime
    description: str
    creators: tuple[str, ...]
    categories: tuple[str, ...]
    dated: Dated
    source: Attribution
    language: str
    picture: Picture | None
    body: Html
    brief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawnItem:
    """What stands for an entry that the editor withdrew, under the guid that subscribers know: no word of it."""

    href: str
    guid: str
    date: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An entry in the item of its edition. `language` is empty when it is the site's own."""

    title: str
    href: str
    source: str
    language: str


@dataclass(frozen=True, slots=True)
class EditionItem:
    """A closed edition in the feed of editions: when it closed, its number within its year, its days, and its entries,
    the newest first; copies of other articles are none."""

    href: str
    guid: str
    closed: datetime
    number: int
    first: date
    last: date
    lines: tuple[EditionLine, ...]


@dataclass(frozen=True, slots=True)
class Feed(FileContent):
    """A feed in any format. `label` is what it is limited to: a section, a topic, a name, or empty; `editions` marks
    the feed with one item an edition.

    `id` is an address that outlives the site's own, for formats that ask for one. `updated` is the newest item's date,
    None without items. `stylesheet` is relative to the feed, `picture` a PNG; both may be empty.
    """

    site: str
    label: str
    editions: bool
    description: str
    language: str
    home: str
    href: str
    id: str
    updated: datetime | None
    stylesheet: str
    picture: str
    items: tuple[FeedItem | WithdrawnItem | EditionItem, ...]


@dataclass(frozen=True, slots=True)
class Outline(FileContent):
    """All feeds of a site, for programs that import such lists. The first of `main` is the one to recommend."""

    site: str
    updated: datetime | None
    main: tuple[OutlineFeed, ...]
    editions: tuple[OutlineFeed, ...]
    sections: tuple[OutlineFeed, ...]
    topics: tuple[OutlineFeed, ...]
    names: tuple[OutlineFeed, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineFeed:
    """A feed in a list of feeds. `format` is "RSS", "Atom" or "JSON Feed"; `label` as in Feed."""

    label: str
    format: str
    href: str
    home: str
    language: str


@dataclass(frozen=True, slots=True)
class Address:
    """A page or a file that search engines shall know, and when it last changed, if that is known."""

    href: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap(FileContent):
    """A list of pages; with `index` a list of such lists."""

    addresses: tuple[Address, ...]
    index: bool = False


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """An article in the list of recent news, with its stated date."""

    href: str
    title: str
    published: Moment
    language: str


@dataclass(frozen=True, slots=True)
class NewsSitemap(FileContent):
    """The articles of the last two days with news."""

    site: str
    articles: tuple[NewsArticle, ...]


@dataclass(frozen=True, slots=True)
class PlainText(FileContent):
    """A file whose text is known word for word, such as robots.txt."""

    text: str
