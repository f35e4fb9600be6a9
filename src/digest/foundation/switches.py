"""What digest.yaml says of the site as a whole: how often editions end, which kinds of page and feed there are, and
what is looked for in the texts.

Nothing in here changes how an article file is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cadence(StrEnum):
    """How long an edition lasts."""

    DAILY = "daily"
    WEEKLY = "weekly"  # ISO 8601 weeks, Monday to Sunday
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Pages:
    """Which kinds of page are made. The front page, entries and the page for unknown addresses always are."""

    editions: bool = True
    sections: bool = True
    topics: bool = True
    sources: bool = True
    names: bool = True
    stories: bool = True
    archive: bool = True
    subscribe: bool = True
    corrections: bool = True
    about: bool = True


@dataclass(frozen=True, slots=True)
class Feeds:
    """Which feeds and lists for machines are made. The RSS feed of everything always is. Those of names are made only
    if asked for: a site has more names than articles, and each feed holds whole texts."""

    atom: bool = True
    json: bool = True
    topics: bool = True
    names: bool = False
    sections: bool = True
    editions: bool = True
    opml: bool = True
    sitemap: bool = True


@dataclass(frozen=True, slots=True)
class Analyses:
    """What is looked for in the texts. `topics` are those digest finds; an editor's own are always there."""

    brief: bool = True
    quotes: bool = True
    names: bool = True
    topics: bool = True
    stories: bool = True


ALL_PAGES = Pages()
ALL_FEEDS = Feeds()
ALL_ANALYSES = Analyses()
