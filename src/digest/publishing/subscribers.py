"""What the subscribers of the main feed will notice of a build: the feed that lies in site/ compared with the new one.

It looks at the feeds themselves and not at what changed in content/, because that is all a feed reader ever sees. The
old file is never trusted: one that cannot be read counts as none.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from digest.publishing.output import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from digest.assembly.ledger import Ledger
    from digest.assembly.site import Site
    from digest.publishing.output import SiteFile

FEED = "feed.xml"
GUID = "urn:uuid:"


@dataclass(frozen=True, slots=True)
class Subscribers:
    """What subscribers see, each a tuple of ids, or of paths of article files where somebody is told.

    `new` items were never in the feed. `updated` ones are there under the guid they had; most readers show them
    unchanged or quietly renewed. `reappearing` ones had been public before, and were not in the feed lately.
    `withdrawn` ones are gone, or only say that they are.
    """

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    reappearing: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()

    def flat(self) -> dict[str, list[str]]:
        """Return the JSON form."""
        return {each.name: list(getattr(self, each.name)) for each in fields(self)}

    def named(self, name: Callable[[str], str]) -> Subscribers:
        """Return the same with every id replaced by its name."""
        return Subscribers(*(tuple(sorted(map(name, getattr(self, each.name)))) for each in fields(self)))


def compare(
    old: bytes | None, new: bytes | None, *, known: Collection[str], gone: Collection[str], public: Collection[str]
) -> Subscribers:
    """Return the ids of what differs between two feeds.

    `known` are the ids that were public before this build, `gone` those of them that already were not any more,
    `public` those that are now. Without an old feed (a fresh clone: nobody knows what subscribers have) only ids that
    were never public count.
    """
    after = items(new) if new else {}
    if old is None:
        return Subscribers(new=tuple(sorted((after.keys() & set(public)) - set(known))))
    before = items(old)
    found: dict[str, list[str]] = {each.name: [] for each in fields(Subscribers)}
    for each in sorted(before.keys() | after.keys()):
        if before.get(each) == after.get(each):
            continue
        if each not in public:
            kind = "" if each in gone else "withdrawn"
        elif each not in after:
            kind = ""  # it fell off the feed's end
        elif each in before:
            kind = "reappearing" if each in gone else "updated"
        else:
            kind = "reappearing" if each in known else "new"
        if kind:
            found[kind].append(each)
    return Subscribers(**{name: tuple(ids) for name, ids in found.items()})


@dataclass(slots=True)
class Kept:
    """Keeps the bytes of the file at one path, out of all that is published."""

    path: str
    data: bytes | None = None

    def watch(self, files: Iterable[SiteFile]) -> Iterator[SiteFile]:
        """Give the files as they come."""
        for each in files:
            if each.path == self.path and isinstance(each, Output):
                self.data = each.data
            yield each


def noticed(old: bytes | None, new: bytes | None, before: Ledger, site: Site) -> Subscribers:
    """Return what subscribers see of a build, as the paths of article files. `before` is the ledger before it."""
    paths = {each.id: each.path for each in (*before.records, *site.ledger.records)}
    paths |= {each.id: each.entry.path for each in site.entries}
    seen = compare(
        old,
        new,
        known={each.id for each in before.records},
        gone={each.id for each in before.records if each.gone},
        public={each.id for each in site.entries},
    )
    return seen.named(lambda name: paths.get(name) or name)


def read_feed(folder: Path) -> bytes | None:
    """Return the main feed that lies in an output folder, or None if there is none to read."""
    try:
        return (folder / FEED).read_bytes()
    except OSError:
        return None


def items(feed: bytes) -> dict[str, str]:
    """Return the items of an RSS feed of digest's by their ids; none of bytes that are no such feed."""
    try:
        root = ET.fromstring(feed)  # noqa: S314  (digest's own file; expat bounds what entities may grow to)
    except ET.ParseError:
        return {}
    found = {}
    for item in root.iter("item"):
        guid = item.findtext("guid") or ""
        found[guid.removeprefix(GUID)] = ET.tostring(item, encoding="unicode")
    return found
