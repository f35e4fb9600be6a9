"""What the tests of publishing share: one build of a few given files into a folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from digest.foundation.diagnostics import Diagnostic
from digest.publishing.claiming import claim
from digest.publishing.committing import commit
from digest.publishing.disk import DISK, Disk
from digest.publishing.output import Changes, Output, Rank, SiteFile
from digest.publishing.staging import Staged, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    Publish = Callable[..., "_Published"]


@dataclass(frozen=True)
class _Published:
    """What came of one build. `changes` is None if nothing was published."""

    changes: Changes | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.diagnostics]

    @property
    def message(self) -> str:
        (only,) = self.diagnostics
        return only.message


@pytest.fixture(scope="session")
def publish() -> Publish:
    """Return a build: `publish(folder, {"index.html": "text"})`, with files as texts or as values of publishing."""
    return _publish


def _publish(
    folder: Path,
    files: Mapping[str, str] | Iterable[SiteFile],
    *,
    project: Path | None = None,
    ledger: str | None = None,
    keep: Iterable[str] = (),
    disk: Disk = DISK,
) -> _Published:
    with claim(folder, project or folder.parent, disk=disk) as claimed:
        if isinstance(claimed, Diagnostic):
            return _Published(None, (claimed,))
        staged = stage(claimed, _files(files), keep=keep, disk=disk)
        if not isinstance(staged, Staged):
            return _Published(None, staged)
        changes = commit(staged, ledger, disk=disk)
        if isinstance(changes, Diagnostic):
            return _Published(None, (*claimed.diagnostics, changes))
        return _Published(changes, (*claimed.diagnostics, *staged.diagnostics))


def _files(files: Mapping[str, str] | Iterable[SiteFile]) -> Iterable[SiteFile]:
    if not hasattr(files, "items"):
        return files
    return [Output(path, text.encode(), Rank.LEAF) for path, text in files.items()]


@pytest.fixture(scope="session")
def tree() -> Callable[[Path], dict[str, str]]:
    """Return a look at all files below a folder but the manifest, by path."""
    return lambda folder: {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".digest-manifest.json"
    }
