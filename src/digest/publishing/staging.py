"""Compares a new site with what is in the output folder and stages what differs; nothing visible changes yet.

What could stand against putting it in place is found here, while the old site is untouched: files that are not
digest's, two files for one address, links that lead away, folders without permission, a full disk.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.foundation.codes import EDITED_OUTPUT, FOREIGN_OUTPUT, OUTPUT_COLLISION, UNREADABLE_FILE
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.fingerprint import fingerprint
from digest.publishing.claiming import fault
from digest.publishing.collisions import Places
from digest.publishing.disk import DISK, Disk
from digest.publishing.manifest import is_safe
from digest.publishing.output import Copy, Output, Rank, SiteFile
from digest.publishing.placing import STAGING, folders_of, linked_folder, staged_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.publishing.claiming import Claim


@dataclass(frozen=True, slots=True)
class Waiting:
    """A staged file: its number in the staging folder, and whether there is an older one in its place."""

    rank: Rank
    path: str
    number: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Staged:
    """A site ready to be put in place. `files` are all of its files with their SHA-256, `removed` are old files that
    are no longer part of it; those in `clear` stand where a folder is needed, or in a folder where a file is."""

    claim: Claim
    waiting: tuple[Waiting, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    clear: tuple[str, ...]
    files: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]


def stage(
    claim: Claim, files: Iterable[SiteFile], *, keep: Iterable[str] = (), disk: Disk = DISK
) -> Staged | tuple[Diagnostic, ...]:
    """Write what differs from the folder's files into a staging area inside it, or return all that stands against it.

    Files that others yield to come first. `keep` are paths, or folders, of files that could not be read now: what was
    published of them stays. What is staged is thrown away when the claim ends. Raises ValueError for a path that leads
    out of the folder.
    """
    desk = _Desk(
        claim, disk, kept={path: digest for path, digest in claim.manifest.files.items() if _under(path, keep)}
    )
    try:
        for each in files:
            desk.take(each)
        return desk.done()
    except OSError as error:
        return (fault(error, claim.folder),)


def _under(path: str, folders: Iterable[str]) -> bool:
    return any(not folder or path == folder or path.startswith(f"{folder}/") for folder in folders)


@dataclass(slots=True)
class _Desk:
    """One site on its way to the staging area."""

    claim: Claim
    disk: Disk
    kept: dict[str, str]
    places: Places = field(default_factory=Places)
    origins: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def folder(self) -> str:
        return str(self.claim.folder)

    def take(self, file: SiteFile) -> None:
        """Stage one file if it differs."""
        if not is_safe(file.path):
            raise ValueError(f"a page may not stand at {file.path!r}")
        if isinstance(file, Output) and file.yields and self.places.has(file.path):
            return
        if isinstance(file, Copy):
            self.origins.add(file.origin)
        clash = self.places.take(file.path, file.origin if isinstance(file, Copy) else file.path)
        if clash:
            names = (clash.other, file.origin if isinstance(file, Copy) else "")
            place = next((name for name in names if name in self.origins), f"{self.folder}/{file.path}")
            hint = "rename one of them; what is in static/ must leave digest's own addresses free"
            self.faults.append(report(OUTPUT_COLLISION, clash.message, Span(place), hint=hint))
            return
        data = self.bytes_of(file)
        if data is not None:
            self.compare(file, data)

    def bytes_of(self, file: SiteFile) -> bytes | None:
        if isinstance(file, Output):
            return file.data
        try:
            return file.source.read_bytes()
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}; what was published of it stays"
            self.notes.append(report(UNREADABLE_FILE, message, Span(file.origin), hint="look at its permissions"))
            if file.path in self.claim.manifest.files:
                self.kept[file.path] = self.claim.manifest.files[file.path]
            return None

    def compare(self, file: SiteFile, data: bytes) -> None:
        path, digest = file.path, fingerprint(data)
        known = self.claim.manifest.files.get(path)
        present = _read(f"{self.folder}/{path}")
        self.files[path] = digest
        if present == data:
            self.unchanged.append(path)
            return
        if present is not None and known is None:
            self.foreign(path, f"{path} was not written by digest and would be overwritten")
            return
        if present is not None and known and fingerprint(present) != known:
            self.edited.append(path)
        if not self.waiting:
            self.disk.make_folder(f"{self.folder}/{STAGING}", 0o700)
        number = len(self.waiting) + 1  # 0 is the manifest's
        self.disk.write(staged_path(self.folder, number), data)
        self.waiting.append(Waiting(file.rank, path, number, present is None))

    def done(self) -> Staged | tuple[Diagnostic, ...]:
        """Return the staged site, after a look at everything that putting it in place needs."""
        for path, digest in self.kept.items():
            if path not in self.files and os.path.isfile(f"{self.folder}/{path}"):  # noqa: PTH113  (strings are faster)
                self.files[path] = digest
        old = self.claim.manifest.files
        removed = tuple(sorted(path for path in old if path not in self.files))
        clear = self.in_the_way(frozenset(removed))
        self.check_links(removed)
        if not self.faults:
            self.check_permissions(removed)
        if self.faults:
            return tuple(dict.fromkeys(self.faults))
        self.edited += [path for path in removed if self.was_edited(path)]
        return Staged(
            self.claim, tuple(self.waiting), tuple(sorted(self.unchanged)), removed, clear, self.files, self.remarks()
        )

    def in_the_way(self, removed: frozenset[str]) -> tuple[str, ...]:
        """Return the old files that stand in the way of a folder or of a file; what is not digest's is a fault."""
        clear: set[str] = set()
        new = [each.path for each in self.waiting if each.is_new]
        for path in new:
            if os.path.isdir(f"{self.folder}/{path}"):  # noqa: PTH112  (likewise)
                inside = _files_below(f"{self.folder}/{path}", self.folder)
                clear |= removed.intersection(inside)
                other = min(inside - removed, default="" if inside else f"the folder {path}")
                if other:
                    self.foreign(path, f"{other} was not written by digest and is in the way of {path}")
        for name in sorted(folders_of(new)):
            if os.path.isfile(f"{self.folder}/{name}") and name in removed:  # noqa: PTH113  (likewise)
                clear.add(name)
            elif os.path.isfile(f"{self.folder}/{name}"):  # noqa: PTH113  (likewise)
                self.foreign(name, f"{name} was not written by digest and is in the way of the folder {name}/")
        return tuple(sorted(clear))

    def check_links(self, removed: Iterable[str]) -> None:
        linked = linked_folder(self.folder, (*(each.path for each in self.waiting), *removed))
        if linked:
            self.foreign(linked, f"the folder {linked} is a symbolic link, and what lies behind it is not digest's")

    def check_permissions(self, removed: Iterable[str]) -> None:
        """Refuse here what would else fail halfway: a folder in which nothing may be renamed or deleted."""
        paths = (*(each.path for each in self.waiting), *removed)
        parents = {path.rpartition("/")[0] for path in paths}
        for parent in sorted(parents):
            place = f"{self.folder}/{parent}".rstrip("/")
            if os.path.isdir(place) and not os.access(place, os.W_OK | os.X_OK):  # noqa: PTH112  (likewise)
                self.faults.append(fault(PermissionError(13, "Permission denied", place), self.claim.folder))

    def was_edited(self, path: str) -> bool:
        known, present = self.claim.manifest.files[path], _read(f"{self.folder}/{path}")
        return present is not None and bool(known) and fingerprint(present) != known

    def foreign(self, path: str, message: str) -> None:
        hint = "move it away, or give the article another slug"
        self.faults.append(report(FOREIGN_OUTPUT, message, Span(f"{self.folder}/{path}"), hint=hint))

    def remarks(self) -> tuple[Diagnostic, ...]:
        """Return the notes, with one for all files that somebody else changed since the last build."""
        if not self.edited:
            return tuple(self.notes)
        edited = sorted(self.edited)
        named = ", ".join(edited[:3]) + (f" and {len(edited) - 3} more" if len(edited) > 3 else "")
        message = f"changed by hand since the last build, and put right: {named}"
        hint = "change the articles or templates; a build makes the output folder anew"
        return (*self.notes, report(EDITED_OUTPUT, message, Span(self.folder), hint=hint))


def _read(path: str) -> bytes | None:
    """Return a file's bytes, or None if there is no file in its place."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (with 13,000 files, strings are much faster)
            return file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _files_below(path: str, folder: str) -> set[str]:
    """Return the paths, seen from the output folder, of all files and links below a folder in it."""
    found: set[str] = set()
    for place, folders, names in os.walk(path):
        links = [name for name in folders if os.path.islink(f"{place}/{name}")]  # noqa: PTH114  (likewise)
        found |= {os.path.relpath(f"{place}/{name}", folder).replace(os.sep, "/") for name in (*names, *links)}
    return found
