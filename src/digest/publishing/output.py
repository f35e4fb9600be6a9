"""Writes a site into its output folder so that a visitor never meets half a site.

Changed files are staged first, and only when all are there are they renamed into place, what others link to before what
links to it, and deletions last. Files that digest did not write are never touched: a folder with other files and no
manifest is refused. A file whose bytes are already right is read and left alone.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from digest.foundation.codes import FOREIGN_OUTPUT, OUTPUT_FAULT
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.fingerprint import fingerprint
from digest.publishing.manifest import NAME, is_safe, manifest_bytes, parse_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

STAGING = ".digest-staging"  # inside the output folder, and so on its file system: a rename there is atomic
UNREMARKABLE = frozenset({"CNAME"})  # with dotfiles, what a host or git keeps in an otherwise empty folder


class Rank(IntEnum):
    """When a file is put in place: what is linked to goes before what links to it."""

    ASSET = 0
    LEAF = 1
    LIST = 2
    FRONT = 3
    FEED = 4


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path in the output folder, its bytes, and when it is put in place."""

    path: str
    data: bytes
    rank: Rank


@dataclass(frozen=True, slots=True)
class Staged:
    """A site ready to be put in place. `waiting` holds (rank, path) of every staged file; `old` the last manifest."""

    folder: Path
    waiting: tuple[tuple[Rank, str], ...]
    created: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    files: dict[str, str]
    old: dict[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the output folder, by path."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a single byte was written or deleted."""
        return bool(self.created or self.updated or self.removed)


def stage(folder: Path, outputs: Iterable[Output]) -> Staged | Diagnostic:
    """Write what differs from the folder's files into a staging area beside them; nothing visible changes yet."""
    try:
        old = _claimed(folder)
        if isinstance(old, Diagnostic):
            return old
        shutil.rmtree(folder / STAGING, ignore_errors=True)  # left by a build that was killed
        return _stage(folder, outputs, old)
    except OSError as error:
        discard(folder)
        return _fault(error, folder)


def commit(staged: Staged) -> Changes | Diagnostic:
    """Put the staged files in place and delete what is no longer part of the site."""
    folder = staged.folder
    removed = tuple(sorted(set(staged.old) - set(staged.files)))
    try:
        if staged.created:
            # Claimed before they exist: if this build is killed now, the next one knows that the files are digest's.
            _write(folder, NAME, manifest_bytes({**staged.old, **staged.files}))
        for _, path in sorted(staged.waiting):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (folder / STAGING / path).replace(target)
        for path in removed:
            _remove(folder, path)
        if staged.files != staged.old:
            _write(folder, NAME, manifest_bytes(staged.files))
    except OSError as error:
        return _fault(error, folder)
    finally:
        discard(folder)
    return Changes(staged.created, staged.updated, staged.unchanged, removed)


def discard(folder: Path) -> None:
    """Throw the staging area away."""
    shutil.rmtree(folder / STAGING, ignore_errors=True)


def _claimed(folder: Path) -> dict[str, str] | Diagnostic:
    """Return the manifest of a folder that is digest's or empty, or say why it is neither."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        message = "the output folder is a file"
        return report(FOREIGN_OUTPUT, message, Span(str(folder)), hint="name another folder with --output")
    manifest = folder / NAME
    files = parse_manifest(manifest.read_bytes()) if manifest.is_file() else None
    if files is not None:
        return files
    foreign = sorted(p.name for p in folder.iterdir() if not p.name.startswith(".") and p.name not in UNREMARKABLE)
    if foreign:
        named = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        message = f"the output folder holds files that digest did not write: {named}"
        return report(
            FOREIGN_OUTPUT, message, Span(str(folder)), hint="name an empty folder with --output, or empty it"
        )
    return {}


def _stage(folder: Path, outputs: Iterable[Output], old: dict[str, str]) -> Staged | Diagnostic:
    waiting: list[tuple[Rank, str]] = []
    lists: dict[str, list[str]] = {"created": [], "updated": [], "unchanged": []}
    files: dict[str, str] = {}
    for output in outputs:
        if not is_safe(output.path):
            raise ValueError(f"a page may not stand at {output.path!r}")
        files[output.path] = fingerprint(output.data)
        present = _read(folder / output.path)
        if present == output.data:
            lists["unchanged"].append(output.path)
            continue
        if present is not None and output.path not in old:
            discard(folder)
            message = f"{output.path} was not written by digest and would be overwritten"
            hint = "move it away, or give the article another slug"
            return report(FOREIGN_OUTPUT, message, Span(str(folder / output.path)), hint=hint)
        lists["created" if present is None else "updated"].append(output.path)
        _write_new(folder / STAGING / output.path, output.data)
        waiting.append((output.rank, output.path))
    created, updated, unchanged = (tuple(sorted(each)) for each in lists.values())
    return Staged(folder, tuple(waiting), created, updated, unchanged, files, old)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write_new(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _write(folder: Path, name: str, data: bytes) -> None:
    _write_new(folder / STAGING / name, data)
    (folder / STAGING / name).replace(folder / name)


def _remove(folder: Path, path: str) -> None:
    """Delete a file of ours and the folders that it leaves empty. A folder in its place is not ours."""
    target = folder / path
    if target.is_symlink() or not target.is_dir():
        target.unlink(missing_ok=True)
    for parent in Path(path).parents:
        if parent == Path() or any((folder / parent).iterdir() if (folder / parent).is_dir() else ["gone"]):
            break
        (folder / parent).rmdir()


def _fault(error: OSError, folder: Path) -> Diagnostic:
    reason = error.strerror or str(error)
    message = f"the output folder cannot be written: {reason}"
    hint = "check its owner, its permissions and the space left; --output names another folder"
    return report(OUTPUT_FAULT, message, Span(str(error.filename or folder)), hint=hint)
