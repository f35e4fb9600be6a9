"""Puts a staged site in place, step by step as its journal says, so that at every instant each page, old or new, finds
all that it links to.

The order: first files are created that were not there, which nothing visible links to yet; then present ones are
replaced, and now all files of the old site and of the new one exist; deletions come last. Within each step the order is
assets, pages, lists, front page, feeds; only a front page that is new comes after the feeds, because it is where a
visitor of a new site starts. Every replacement is one rename, so each file is always whole.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from digest.publishing import journal as journals
from digest.publishing.journal import Journal, Put, journal_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.publishing.disk import Disk

STAGING = ".digest-staging"  # inside the output folder, and so on its file system: a rename from there is atomic


def staged_path(folder: str, number: int) -> str:
    """Return where a staged file waits. The folder's mode keeps a web server of another user out of it."""
    return f"{folder}/{STAGING}/{number}"


def write_journal(folder: str, journal: Journal, disk: Disk) -> None:
    """Write the journal down for good. From here on, the site will be put in place, if need be by the next build."""
    waiting = f"{folder}/{STAGING}/journal"
    disk.write(waiting, journal_bytes(journal), sync=True)
    disk.replace(waiting, f"{folder}/{journals.NAME}")
    disk.sync_folder(folder)


def replay(folder: str, journal: Journal, disk: Disk) -> None:
    """Carry out what is left of a journal's steps, and forget it.

    Raises OSError. If that happens while files are created, the created ones are taken back and the old site is whole;
    afterwards nothing new is needed of the disk, and what may still fail is left to the next build.
    """
    try:
        for path in journal.clear:
            _remove(folder, path, disk)
        _place(folder, journal.create, disk)
    except OSError:
        if not journal.clear:
            _take_back(folder, journal, disk)
        raise
    _place(folder, journal.replace, disk)
    for path in journal.delete:
        _remove(folder, path, disk)
    _place(folder, (journal.manifest,), disk)
    forget(folder, disk)


def forget(folder: str, disk: Disk) -> None:
    """Delete the journal, and then what is staged."""
    disk.remove(f"{folder}/{journals.NAME}")
    disk.clear(f"{folder}/{STAGING}")


def is_whole(folder: str, journal: Journal) -> bool:
    """Tell whether every file of a journal is either staged, byte for byte as it should be, or in its place."""
    return all(_is_ready(folder, put) for put in journal.puts)


def linked_folder(folder: str, paths: Iterable[str]) -> str | None:
    """Return the first folder on the way to one of the paths that is a symbolic link: what lies behind it is not
    digest's to change."""
    return next((each for each in sorted(folders_of(paths)) if os.path.islink(f"{folder}/{each}")), None)  # noqa: PTH114  (speed)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders on the way to the paths, but the outermost one."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _is_ready(folder: str, put: Put) -> bool:
    try:
        with open(staged_path(folder, put.number), "rb") as file:  # noqa: PTH123  (speed)
            return hashlib.file_digest(file, "sha256").hexdigest() == put.digest
    except FileNotFoundError:
        return os.path.isfile(f"{folder}/{put.path}")  # noqa: PTH113  (speed)


def _place(folder: str, puts: Iterable[Put], disk: Disk) -> None:
    made: set[str] = set()
    for put in puts:
        source, target = staged_path(folder, put.number), f"{folder}/{put.path}"
        if not os.path.lexists(source):
            continue  # a build that was killed had done this step
        parent = target.rpartition("/")[0]
        if parent not in made:
            if not os.path.isdir(parent):  # noqa: PTH112  (speed)
                disk.make_folder(parent)
            made.add(parent)
        disk.replace(source, target)


def _take_back(folder: str, journal: Journal, disk: Disk) -> None:
    """Delete the files that were created: nothing links to them yet. Then the journal is void."""
    for put in journal.create:
        if not os.path.lexists(staged_path(folder, put.number)):
            _remove(folder, put.path, disk)
        else:
            _prune(folder, put.path, disk)
    forget(folder, disk)


def _remove(folder: str, path: str, disk: Disk) -> None:
    """Delete a file of ours and the folders that it leaves empty. A folder in its place is not ours."""
    target = f"{folder}/{path}"
    if os.path.islink(target) or not os.path.isdir(target):  # noqa: PTH112, PTH114  (speed)
        disk.remove(target)
    _prune(folder, path, disk)


def _prune(folder: str, path: str, disk: Disk) -> None:
    while "/" in path:
        path = path.rpartition("/")[0]
        if not disk.remove_folder(f"{folder}/{path}"):
            break
