"""The central values: what an article file is parsed into.

Everything is frozen and complete: no room hands on a half-filled object. Offsets count characters of the file's decoded
text (line ends made LF, byte order mark dropped); lines and columns are 1-based.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Provenance(StrEnum):
    """Where a metadata value comes from, the surest first."""

    GIVEN = "given"  # the editor wrote it: front matter, folder name, site default
    EXTRACTED = "extracted"  # it stands in the text or the file name and was recognised
    INFERRED = "inferred"  # it was derived, such as a headline from the lede
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The source text a value rests on.

    `text` is exactly the file's decoded text from `start` to `end`; where the evidence is the file's path, `line` is
    None and the offsets count characters of the path.
    """

    text: str
    line: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A metadata value with the reason to believe it. `value` is None exactly when the provenance is unknown, or when
    the editor gave an empty value, which means "do not infer" (provenance given)."""

    value: T | None
    provenance: Provenance
    rule: str
    evidence: Evidence | None = None


def unknown(rule: str = "nothing-found") -> Field[T]:
    """Return a field nobody knows; the rule says why."""
    return Field(None, Provenance.UNKNOWN, rule)


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"


class DateKind(StrEnum):
    """Which sort of statement a date is."""

    STATED = "stated"
    FILE_NAME = "file name"
    FIRST_SEEN = "first seen"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (aware datetime, precision minute) or a civil date (precision day or month, day 1 for a month)."""

    value: date | datetime
    precision: Precision
    kind: DateKind = DateKind.STATED

    @property
    def iso(self) -> str:
        """The ISO 8601 text in the date's own offset: `2022-01`, `2022-01-18` or `2022-01-18T14:30:00+01:00`."""
        if isinstance(self.value, datetime):
            return self.value.isoformat(timespec="seconds")
        return self.value.isoformat()[:7] if self.precision is Precision.MONTH else self.value.isoformat()

    @property
    def day(self) -> date:
        """The calendar date in the moment's own offset."""
        return self.value.date() if isinstance(self.value, datetime) else self.value


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the article first. `name` is empty when only an address is known, `url` when only a name is."""

    name: str
    url: str = ""


class BlockKind(StrEnum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    OTHER = "other"


class LostEmbed(StrEnum):
    """How sure it is that a video or post was lost after a paragraph that ends with a colon."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of the body as plain text.

    `text` is what a reader sees (reflowed, markup taken out), `start` to `end` the region of the source it came from,
    `line` that region's first line. `level` is a heading's level, or how deep a list item or quotation is nested.
    """

    kind: BlockKind
    text: str
    line: int
    start: int
    end: int
    level: int = 0
    lost_embed: LostEmbed | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that clean-up took out of the body, and the rule that did it, such as `tail:comments`."""

    text: str
    line: int
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link from a body to something else in the content folder: `target` is a content-relative path (a fragment may
    follow a link's path after `#`), `line` and `column` where it stands in the source."""

    target: str
    line: int
    column: int


class Rights(StrEnum):
    """How much of an entry may be published."""

    FULL = "full"
    EXCERPT = "excerpt"  # the beginning of the text, no images
    LINK = "link"  # headline and source


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an article file is parsed into: text with metadata.

    `html` is safe to publish after two kinds of address in it are resolved, which only assembly can do:
    `href="entry:PATH#fragment"` in a link to another article file and `src="image:PATH"` in a local image, where PATH
    is relative to the content folder and percent-encoded. Each has its row in `links` or `images`.
    """

    path: str
    format: str  # "text" or "markdown"
    text_hash: str  # of the decoded file; with the path it makes the id
    headline: Field[str]
    dek: Field[str]
    published: Field[Moment]
    updated: Field[Moment]
    authors: Field[tuple[str, ...]]
    source: Field[Source]
    dateline: Field[str]
    language: Field[str]
    section: Field[str]
    topics: Field[tuple[str, ...]]
    slug: Field[str]
    id: Field[str]
    image: Field[str]  # path of the lead image, relative to the content folder
    image_alt: str
    expires: Moment | None
    draft: bool
    pinned: bool
    aliases: tuple[str, ...]  # former addresses, as the editor wrote them
    blocks: tuple[Block, ...]
    html: str
    links: tuple[Reference, ...]  # to other article files
    images: tuple[Reference, ...]  # local images used by the body
    removed: tuple[Removed, ...]
    words: int
    publish: Rights | None = None  # None: what source or site say
    withdrawn: str | None = None  # the reason, which may be empty; None: not withdrawn
    corrections: tuple[str, ...] = ()
    story: str = ""
