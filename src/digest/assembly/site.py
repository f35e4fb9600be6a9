"""The central value of this room: what a site consists of, before anybody asks how a page looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from digest.assembly.ledger import Ledger
    from digest.foundation.config import Config
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.model import Entry, Moment


class Reason(StrEnum):
    """Why an entry that could be read is not published."""

    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that is held back. `until` is its date if time alone will publish it."""

    path: str
    reason: Reason
    until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its place: `url` is relative to the site's root, not percent-encoded; `feed_date` orders it.

    `section` and `topics` are the addresses of the lists it stands in.
    """

    entry: Entry
    id: str
    url: str
    added: datetime
    feed_date: datetime
    section: str | None = None
    topics: tuple[str, ...] = ()


class GroupKind(StrEnum):
    """What a list page lists. The value is also its page's kind and its template's name."""

    SECTION = "section"
    TOPIC = "topic"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that share a list page, newest first. A month's `label` is its ISO form, `2022-01`."""

    kind: GroupKind
    label: str
    url: str
    entries: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published and what is not, in the order of the newest first.

    `groups` holds sections in the order of the navigation, then topics by name, then months, the newest first.
    """

    config: Config
    entries: tuple[Placed, ...]
    held: tuple[Held, ...]
    groups: tuple[Group, ...]
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...]
    by_path: Mapping[str, Placed]

    def of_kind(self, kind: GroupKind) -> tuple[Group, ...]:
        """Return the groups of one kind."""
        return tuple(group for group in self.groups if group.kind is kind)
