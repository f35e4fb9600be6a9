"""What digest.yaml says of the site as a whole: how often editions end, and which kinds of page and feed there are.

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
    archive: bool = True
    subscribe: bool = True
    corrections: bool = True
    about: bool = True


@dataclass(frozen=True, slots=True)
class Feeds:
    """Which feeds and lists for machines are made. The RSS feed of everything always is."""

    atom: bool = True
    json: bool = True
    topics: bool = True
    sections: bool = True
    editions: bool = True
    opml: bool = True
    sitemap: bool = True


ALL_PAGES = Pages()
ALL_FEEDS = Feeds()
