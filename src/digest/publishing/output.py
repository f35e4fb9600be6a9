"""The values that publishing takes and gives: the files of a site, the order they appear in, and what changed.

Nothing here touches a disk: `staging` and `placing` do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path


class Rank(IntEnum):
    """When a file is put in place: what is linked to goes before what links to it."""

    ASSET = 0
    LEAF = 1
    LIST = 2
    FRONT = 3
    FEED = 4


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path in the output folder, its bytes, and when it is put in place.

    One that `yields` gives way to a file of the same path that the editor put into static/, such as robots.txt.
    """

    path: str
    data: bytes
    rank: Rank
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is published as it is. It is read when its turn comes, so that a folder of films is never in memory
    at once. `origin` is what the editor calls it, such as "static/robots.txt"."""

    path: str
    source: Path
    origin: str
    rank: Rank = Rank.ASSET


SiteFile: TypeAlias = Output | Copy


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the output folder, by path."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a file of the site was written or deleted."""
        return bool(self.created or self.updated or self.removed)
