"""The sizes beyond which digest refuses to read on. Each gives a diagnostic and each can be set in digest.yaml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are bytes; the rest are counts."""

    article_bytes: int = 5_000_000
    front_matter_bytes: int = 64_000
    front_matter_depth: int = 20
    front_matter_aliases: int = 100
    topics: int = 100
    nesting: int = 50  # of lists and quotations in the body
    new_entries: int = 30  # at once in a site that has published, without --archive


DEFAULT_LIMITS = Limits()
