"""Finds files that cannot stand side by side: not under one name, not in different letter case where disks do not tell
that apart (Windows, macOS), and not as a file where another one needs a folder. Pure.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

_ALIKE = ", so some disks and hosts take them for one"


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a file cannot stand where it should: the name of the `other` one, and a message with both names."""

    other: str
    message: str


@dataclass(slots=True)
class Places:
    """The places taken so far. Each file is called by a name that an editor knows: its origin, or its path."""

    _files: dict[str, tuple[str, str]] = field(default_factory=dict)
    _folders: dict[str, tuple[str, str]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def take(self, path: str, name: str) -> Clash | None:
        """Take the place of a path for the file called `name`, or return what stands against it."""
        folder, _, _ = path.rpartition("/")
        clash = self._clash_of_file(path, name) or self._clash_of_folders(folder, name)
        if not clash:
            self._files[_fold(path)] = (path, name)
            self._enter(folder, name)
        return clash

    def has(self, path: str) -> bool:
        """Tell whether exactly this path is taken by a file."""
        return self._files.get(_fold(path), ("", ""))[0] == path

    def _clash_of_file(self, path: str, name: str) -> Clash | None:
        key = _fold(path)
        if key in self._files:
            other_path, other = self._files[key]
            if other_path == path:
                return Clash(other, f"{other} and {name} want the same address, {path}")
            return Clash(other, f"{other} and {name} differ only in letter case{_ALIKE}")
        if key in self._folders:
            other = self._folders[key][1]
            return Clash(other, f"{name} is a file, and {other} needs a folder of that name")
        return None

    def _clash_of_folders(self, folder: str, name: str) -> Clash | None:
        while folder and folder not in self._seen:
            key = _fold(folder)
            if key in self._files:
                other = self._files[key][1]
                return Clash(other, f"{other} is a file, and {name} needs a folder of that name")
            other_folder, other = self._folders.get(key, (folder, ""))
            if other_folder != folder:
                return Clash(other, f"the folders of {other} and {name} differ only in letter case{_ALIKE}")
            folder = folder.rpartition("/")[0]
        return None

    def _enter(self, folder: str, name: str) -> None:
        while folder and folder not in self._seen:
            self._seen.add(folder)
            self._folders[_fold(folder)] = (folder, name)
            folder = folder.rpartition("/")[0]


def _fold(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
