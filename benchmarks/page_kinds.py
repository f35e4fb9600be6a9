"""Counts the pages of a built site by kind, so that two generators are only compared where they make the same pages.

It knows the addresses of digest (docs/output.md) and those of `benchmarks/hugo`, and nothing of how either is run.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ITEM = re.compile(rb"<item[ >]")
BOTH = {
    "article": r"\d{4}/\d\d/[^/]+\.html",
    "front page": r"index\.html",
    "index of topics": r"topics/index\.html",
    "page for unknown addresses": r"404\.html",
    "RSS feed": r"feed\.xml",
    "site map": r"(news-)?sitemap\.xml",
    "robots.txt": r"robots\.txt",
}
DIGEST = BOTH | {
    "topic, with its further pages": r"topics/[^/]+\.html",
    "day": r"editions/\d{4}-\d\d-\d\d\.html",
    "month, with its further pages": r"archive/\d{4}-\d\d(-\d+)?\.html",
    "year": r"archive/\d{4}\.html",
    "section": r"sections/[^/]+\.html",
    "source": r"sources/[^/]+\.html",
    "name": r"names/[^/]+\.html",
    "story or timeline": r"stories/[^/]+\.html",
    "standing page": r"(about|corrections|subscribe)\.html",
    "feed of a topic": r"topics/[^/]+\.xml",
    "feed of a section": r"sections/[^/]+\.xml",
    "other feed, or list of feeds": r"(atom\.xml|feed\.json|editions\.xml|feeds\.opml)",
}
HUGO = BOTH | {
    "topic, with its further pages": r"topics/[^/]+(/page/\d+)?\.html",
    "day": r"days/[^/]+\.html",
    "month, with its further pages": r"months/[^/]+(/page/\d+)?\.html",
    "year": r"years/[^/]+\.html",
}
# What hosts and browsers need beside the pages: each generator has its own, a handful.
UNCOUNTED = re.compile(r"assets/.*|style\.css|_headers|_redirects|\.nojekyll|\.digest-manifest\.json")
MORE = "topic, with its further pages"  # where digest looks for topics itself, it finds more than were given


def count(site: Path, kinds: Mapping[str, str]) -> Counter[str]:
    """Return how many files of each kind a site has, and how many items are in its main feed. A file of no kind is
    counted as `unknown file`."""
    patterns = {kind: re.compile(pattern) for kind, pattern in kinds.items()}
    found: Counter[str] = Counter()
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file() and not UNCOUNTED.fullmatch(path):
            found[next((kind for kind, pattern in patterns.items() if pattern.fullmatch(path)), "unknown file")] += 1
    feed = site / "feed.xml"
    found["item of the RSS feed"] = len(ITEM.findall(feed.read_bytes())) if feed.exists() else 0
    return found


def articles(site: Path) -> set[str]:
    """Return the addresses of a site's article pages."""
    paths = (each.relative_to(site).as_posix() for each in site.glob("*/*/*.html"))
    return {path for path in paths if re.fullmatch(BOTH["article"], path)}


def differences(digest: Mapping[str, int], hugo: Mapping[str, int], *, everything: bool) -> list[str]:
    """Return in what two sites differ that should not.

    Every kind of Hugo's must be there as often. Otherwise digest's site has nothing more, or, where it makes
    `everything`, some of every kind of its own, and more topics.
    """
    shared = set(HUGO) | {"item of the RSS feed", "unknown file"}
    found = []
    for kind in sorted(set(digest) | set(hugo) | set(DIGEST)):
        ours, theirs = digest.get(kind, 0), hugo.get(kind, 0)
        if everything and kind == MORE:
            agree = ours >= theirs
        elif everything and kind not in shared:
            agree = ours > 0
        else:
            agree = ours == theirs
        if not agree:
            found.append(f"{kind}: digest {ours}, Hugo {theirs}")
    return found
