"""Finds the article files and images in the content folder: the only I/O of the reading room.

The order is that of the paths, on any file system. Everything that is passed over and that an editor could have meant
to publish is named once; what editors and systems leave behind (dotfiles, backups) is passed over in silence.
"""

from __future__ import annotations

import fnmatch
import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from digest.foundation.codes import (
    EMPTY_FILE,
    FILE_TOO_LARGE,
    FOREIGN_FILE,
    REFUSED_LINK,
    SPECIAL_FILE,
    UNREADABLE_FILE,
)
from digest.foundation.diagnostics import Code, Diagnostic, Span, report

if TYPE_CHECKING:
    from digest.foundation.settings import ReadingSettings

ARTICLES = frozenset({".txt", ".text", ".md", ".markdown"})
IMAGES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"})
LEFT_BEHIND = (
    "*~", "~$*", "#*#", "*.swp", "*.swo", "*.bak", "*.tmp", "*.orig", "thumbs.db", "desktop.ini", "__macosx", "icon\r",
)  # fmt: skip
_HINTS = {
    ".html": "digest reads .txt and .md; copy the page's text into one",
    ".htm": "digest reads .txt and .md; copy the page's text into one",
    ".docx": "save it as plain text (.txt)",
    ".doc": "save it as plain text (.txt)",
    ".odt": "save it as plain text (.txt)",
    ".rtf": "save it as plain text (.txt)",
    ".pdf": "save its text as .txt",
    "": "give it the suffix .txt or .md if it is an article",
}


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article file: its path relative to the content folder with slashes, where it is, its size in bytes."""

    path: str
    absolute: Path
    size: int


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image beside the articles, described like an article file."""

    path: str
    absolute: Path
    size: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the content folder holds, each in the order of the paths."""

    files: tuple[ArticleFile, ...]
    images: tuple[ImageFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def discover(content: Path, settings: ReadingSettings) -> Discovery:
    """Return what lies in the content folder, at any depth. Opens no file and never raises."""
    walk = _Walk(content, settings.limits.article_bytes)
    walk.run()
    return Discovery(
        tuple(sorted(walk.files, key=lambda each: each.path)),
        tuple(sorted(walk.images, key=lambda each: each.path)),
        tuple(sorted(walk.diagnostics, key=lambda each: each.span.path)),
    )


def read_bytes(file: ArticleFile) -> bytes | Diagnostic:
    """Return the bytes of a discovered file, or why the operating system does not give them."""
    try:
        return file.absolute.read_bytes()
    except OSError as error:
        return report(UNREADABLE_FILE, _reason(error), Span(file.path), hint="look at the file's permissions")


def _reason(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"


@dataclass(slots=True)
class _Walk:
    """One walk through the folder, with a stack of its own so that no depth of folders ends it."""

    content: Path
    largest: int
    files: list[ArticleFile] = field(default_factory=list)
    images: list[ImageFile] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _root: str = ""
    _folders: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)

    def run(self) -> None:
        if not self.content.is_dir():
            message, hint = "there is no folder of this name", "make it and put article texts into it"
            self._say(UNREADABLE_FILE, self.content.name, message, hint)
            return
        self._root = os.path.realpath(self.content)
        self._folders.append((str(self.content), "", frozenset({self._root})))
        while self._folders:
            self._list(*self._folders.pop())

    def _say(self, code: Code, path: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(report(code, message, Span(path), hint=hint))

    def _list(self, folder: str, path: str, above: frozenset[str]) -> None:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda each: each.name)
        except OSError as error:
            self._say(UNREADABLE_FILE, path or self.content.name, _reason(error), "look at the folder's permissions")
            return
        taken = {entry.name for entry in found}
        for entry in found:
            if _is_left_behind(entry.name):
                continue
            shown = entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            name = _composed(shown, taken)
            relative = f"{path}/{name}" if path else name
            if shown != entry.name:
                self._say(UNREADABLE_FILE, relative, "the name is not valid UTF-8", "rename it")
                continue
            try:
                self._take(entry, relative, above)
            except OSError as error:
                self._say(UNREADABLE_FILE, relative, _reason(error), "look at its permissions")

    def _take(self, entry: os.DirEntry[str], path: str, above: frozenset[str]) -> None:
        real = os.path.realpath(entry.path) if entry.is_symlink() else ""
        if real and not self._is_allowed(real, path, above):
            return
        status = entry.stat()
        if stat.S_ISDIR(status.st_mode):
            inside = os.path.realpath(entry.path)
            self._folders.append((entry.path, path, above | {inside}))
        elif stat.S_ISREG(status.st_mode):
            self._file(entry, path, status.st_size)
        else:
            self._say(SPECIAL_FILE, path, "not a file but a socket, pipe or device")

    def _is_allowed(self, real: str, path: str, above: frozenset[str]) -> bool:
        """Follow a link only to what lies inside the content folder and is not around the link itself."""
        if not os.path.lexists(real) or not Path(real).exists():
            self._say(REFUSED_LINK, path, "the link leads nowhere", "remove it")
        elif real != self._root and not real.startswith(self._root.rstrip(os.sep) + os.sep):
            hint = "put a copy of the file into the content folder"
            self._say(REFUSED_LINK, path, "the link leads out of the content folder", hint)
        elif real in above:
            self._say(REFUSED_LINK, path, "the link leads in a circle", "remove it")
        else:
            return True
        return False

    def _file(self, entry: os.DirEntry[str], path: str, size: int) -> None:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in IMAGES:
            self.images.append(ImageFile(path, Path(entry.path), size))
        elif suffix not in ARTICLES:
            kind = f"{suffix} files are" if suffix else "files without a suffix are"
            self._say(FOREIGN_FILE, path, f"{kind} neither read nor published", _HINTS.get(suffix, ""))
        elif not size:
            self._say(EMPTY_FILE, path, "the file holds no text")
        elif size > self.largest:
            hint = "split it, or raise limits: article_bytes in digest.yaml"
            self._say(FILE_TOO_LARGE, path, f"{size:,} bytes; the limit is {self.largest:,}", hint)
        else:
            self.files.append(ArticleFile(path, Path(entry.path), size))


def _is_left_behind(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(".") or any(fnmatch.fnmatchcase(lower, pattern) for pattern in LEFT_BEHIND)


def _composed(name: str, taken: set[str]) -> str:
    """Return a name in NFC, so that one from a Mac gives the same entry, unless another file has that very name."""
    composed = unicodedata.normalize("NFC", name)
    if composed != name and composed in taken:
        return name
    taken.add(composed)
    return composed
