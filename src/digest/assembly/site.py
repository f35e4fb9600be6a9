"""The central values of this room: what a site consists of, before anybody asks how a page looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.analysis.coverage import NO_COVERAGE
from digest.analysis.values import NOTHING
from digest.foundation.model import Rights

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from digest.analysis.coverage import Coverage
    from digest.analysis.values import Analysis
    from digest.assembly.ledger import Ledger
    from digest.foundation.config import Config
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.model import Entry, Moment

__all__ = [
    "Edition",
    "Group",
    "GroupKind",
    "Held",
    "Placed",
    "Reason",
    "Redirect",
    "Rights",
    "Site",
    "Tombstone",
    "Unavailable",
    "Way",
]


class Reason(StrEnum):
    """Why an entry that could be read is not published."""

    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that is held back. `until` is its date if time alone will publish it."""

    path: str
    reason: Reason
    until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its place: all that pages and feeds may know of it.

    `entry` is already limited to what may be published. `url` and `past`, the addresses it was public under before, are
    relative to the site's root and not percent-encoded; the guid is `urn:uuid:` and `id`. `added` is in UTC,
    `feed_date` (aware) was frozen when the entry was first published, `edition` is the key of the edition it entered.
    `section`, `topics` and `source` are the addresses of the lists it stands in, and so are `found` (topics that nobody
    gave it), `names`, `story` and `thread`, which analysis found. `analysis` is of what may be published. `archived`
    entries were imported with `--archive`, `folded` ones were copies when they came: they are in no feed.
    """

    entry: Entry
    id: str
    url: str
    added: datetime
    feed_date: datetime
    rights: Rights = Rights.FULL
    edition: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    source: str | None = None
    found: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    story: str | None = None
    thread: str | None = None
    past: tuple[str, ...] = ()
    archived: bool = False
    folded: bool = False
    analysis: Analysis = NOTHING


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition, open or closed.

    `key` is "2022-01-18" (daily), "2022-W03" (weekly, ISO 8601) or "2022-01" (monthly); `number` counts within its
    year; `first` and `last` are the civil days of its period in the site's zone; `closed` is the instant of the build
    that closed it; `entries` are what is published of it, the newest first. `archived` editions were made by an import
    with `--archive`: they are in no feed.
    """

    key: str
    number: int
    first: date
    last: date
    url: str
    closed: datetime | None
    entries: tuple[Placed, ...]
    archived: bool = False


class Way(StrEnum):
    """Why an address leads on. An entry's move is for good; a list may come back."""

    MOVED = "moved"
    LIST_MOVED = "list-moved"
    LIST_EMPTY = "list-empty"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that was public and where its entry or its subject is now; both relative to the site's root."""

    old: str
    new: str
    way: Way = Way.MOVED


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An entry that was public and is no longer: no headline and no text is left of it, but the reason.

    `reason` is the editor's, which may be empty, or "removed", "expired", "future" or "draft"; the addresses in `past`
    answer like `url`. `withdrawn` tells an editor's withdrawal, which subscribers are told of, from the rest. `updated`
    is when it was first seen gone (UTC).
    """

    id: str
    url: str
    added: datetime
    feed_date: datetime
    reason: str
    past: tuple[str, ...] = ()
    withdrawn: bool = False
    updated: datetime | None = None
    archived: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Unavailable:
    """An entry that was published and whose file cannot be read now: no removal, but nothing to show either."""

    id: str
    url: str
    past: tuple[str, ...] = ()


class GroupKind(StrEnum):
    """What a list page lists. The value is also its page's kind and its template's name."""

    SECTION = "section"
    TOPIC = "topic"
    SOURCE = "source"
    MONTH = "month"
    NAME = "name"
    STORY = "story"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that share a list page, newest first. A month's `label` is its ISO form, `2022-01`. `key` tells what the
    list is of among those of its kind: the key or id that analysis gives a topic, name, story or thread."""

    kind: GroupKind
    label: str
    url: str
    entries: tuple[Placed, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published and what is not, in the order of the newest first.

    `groups` holds sections in the order of the navigation, then topics by name, sources by name and months, the newest
    first; stories, threads and names by their addresses come last. `coverage` is what analysis found across entries, by
    their ids. `editions` are those with entries, the newest first; `undated` the entries imported without a date or an
    edition; `corrections` those with a correction. `successors` tells, by the addresses of lists that have no page any
    more, at which other list's address their subject is now. A site with an error among its diagnostics about the
    ledger or the import (`refused`) must not be published; a `preview` shows what the public must not see.
    """

    config: Config
    entries: tuple[Placed, ...]
    held: tuple[Held, ...]
    groups: tuple[Group, ...]
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...]
    by_path: Mapping[str, Placed] = field(default_factory=lambda: MappingProxyType({}))
    editions: tuple[Edition, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    unavailable: tuple[Unavailable, ...] = ()
    corrections: tuple[Placed, ...] = ()
    undated: tuple[Placed, ...] = ()
    coverage: Coverage = NO_COVERAGE
    successors: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    refused: bool = False
    preview: bool = False

    def of_kind(self, kind: GroupKind) -> tuple[Group, ...]:
        """Return the groups of one kind."""
        return tuple(group for group in self.groups if group.kind is kind)
