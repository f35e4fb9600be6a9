"""Finds the files of static/, which are published as they are: favicon.ico, CNAME, .well-known, whatever a host asks
for. Opens none of them.
"""

from __future__ import annotations

import fnmatch
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from digest.foundation.codes import REFUSED_LINK, SPECIAL_FILE, UNREADABLE_FILE
from digest.foundation.diagnostics import Code, Diagnostic, Span, report
from digest.publishing.manifest import is_safe
from digest.publishing.output import Copy

FOLDER = "static"
# What systems, editors and version control leave behind. Other dotfiles are published: hosts have uses for them.
LEFT_BEHIND = (
    ".ds_store", "._*", "thumbs.db", "desktop.ini", "__macosx", "icon\r", "*~", "#*#", ".#*", "*.swp", "*.swo",
    ".git", ".gitkeep", ".gitignore", ".gitattributes", ".hg", ".svn", ".digest-*",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Static:
    """The files to publish, in the order of their paths; the paths of what cannot be read now, which is to stay as it
    was published; and what there is to say."""

    files: tuple[Copy, ...] = ()
    unread: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def find_static(project: Path) -> Static:
    """Return what lies in a project's static/ folder, at any depth. Never raises; a missing folder is an empty one."""
    walk = _Walk(project / FOLDER)
    if os.path.lexists(walk.root):
        walk.list_folder(walk.root, "", (os.path.realpath(walk.root),))
    return Static(
        tuple(sorted(walk.files, key=lambda each: each.path)),
        tuple(sorted(walk.unread)),
        tuple(sorted(walk.diagnostics, key=lambda each: each.span.path)),
    )


@dataclass(slots=True)
class _Walk:
    """One walk through the folder."""

    root: Path
    files: list[Copy] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def list_folder(self, folder: Path, path: str, above: tuple[str, ...]) -> None:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda each: each.name)
        except OSError as error:
            self.unreadable(path, error)
            return
        for entry in found:
            if not any(fnmatch.fnmatchcase(entry.name.lower(), pattern) for pattern in LEFT_BEHIND):
                self.take(entry, f"{path}/{entry.name}" if path else entry.name, above)

    def take(self, entry: os.DirEntry[str], path: str, above: tuple[str, ...]) -> None:
        if not is_safe(path):
            self.say(UNREADABLE_FILE, path, "the name holds characters that no address may hold", "rename it")
            return
        real = os.path.realpath(entry.path)
        try:
            if entry.is_symlink() and not self.is_allowed(real, path, above):
                return
            mode = entry.stat().st_mode
        except OSError as error:
            self.unreadable(path, error)
            return
        if stat.S_ISDIR(mode):
            self.list_folder(Path(entry.path), path, (*above, real))
        elif stat.S_ISREG(mode):
            self.files.append(Copy(path, Path(entry.path), f"{FOLDER}/{path}"))
        else:
            self.say(SPECIAL_FILE, path, "not a file but a socket, pipe or device", "take it away")

    def is_allowed(self, real: str, path: str, above: tuple[str, ...]) -> bool:
        """Follow a link only to what lies inside the folder and is not around the link itself."""
        if not Path(real).exists():
            self.say(REFUSED_LINK, path, "the link leads nowhere", "remove it")
        elif real != above[0] and not real.startswith(above[0] + os.sep):
            hint = f"put a copy of the file into {FOLDER}/"
            self.say(REFUSED_LINK, path, f"the link leads out of {FOLDER}/", hint)
        elif real in above:
            self.say(REFUSED_LINK, path, "the link leads in a circle", "remove it")
        else:
            return True
        return False

    def unreadable(self, path: str, error: OSError) -> None:
        self.unread.append(path)
        message = f"cannot be read: {error.strerror or error}; what was published of it stays"
        self.say(UNREADABLE_FILE, path, message, "look at its permissions")

    def say(self, code: Code, path: str, message: str, hint: str) -> None:
        shown = f"{FOLDER}/{path}".rstrip("/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        self.diagnostics.append(report(code, message, Span(shown), hint=hint))
