"""What the reading room needs to know of digest.yaml, as one small frozen value.

It is part of the key under which read entries are remembered, so nothing is in here that does not change what is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.foundation.limits import DEFAULT_LIMITS, Limits
from digest.foundation.urls import slugify

if TYPE_CHECKING:
    from digest.foundation.model import Rights


@dataclass(frozen=True, slots=True)
class Cleanup:
    """The editor's word on clean-up: lines to keep whatever the rules say, lines to remove, or no clean-up at all."""

    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    off: bool = False


@dataclass(frozen=True, slots=True)
class SourceRules:
    """What digest.yaml says of one source: its address, clean-up of its articles, and how much of them may be published
    (None: what the site says)."""

    name: str
    url: str = ""
    cleanup: Cleanup = Cleanup()
    publish: Rights | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the site: the slug that folders and front matter match, and the title that is shown."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class EntryDefaults:
    """What holds for an entry that says nothing itself. Empty means nothing."""

    authors: tuple[str, ...] = ()
    source: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """The part of the configuration that reading depends on. `language` is the one to assume where none is clear."""

    language: str = "en"
    timezone: str = "UTC"
    cleanup: Cleanup = Cleanup()
    sources: tuple[SourceRules, ...] = ()
    sections: tuple[Section, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    defaults: EntryDefaults = EntryDefaults()

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone; its name was checked when the configuration was read."""
        return ZoneInfo(self.timezone)

    def section(self, name: str) -> Section | None:
        """Return the listed section that a folder or front matter names, by slug or title in any case."""
        slug = slugify(name)
        return next((each for each in self.sections if slug in (each.slug, slugify(each.title))), None)

    def source(self, name: str) -> SourceRules | None:
        """Return what digest.yaml says of a source, letter case aside."""
        folded = name.casefold()
        return next((each for each in self.sources if each.name.casefold() == folded), None)


DEFAULT_SETTINGS = ReadingSettings()
