"""The plan of what is about to be put in place, written down before anything is, so that the next build can complete
what a killed one began. Knows bytes and paths; `placing` carries the plan out.

Like the manifest it lies in the output folder and is not trusted: one with a path that leads out of it is none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from digest.publishing.manifest import NAME as MANIFEST
from digest.publishing.manifest import is_safe

NAME = ".digest-journal.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Put:
    """A staged file: its number in the staging folder, the path it goes to, and the SHA-256 of its bytes."""

    number: int
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Journal:
    """All steps, in their order: old files are cleared that stand where a folder goes (or the other way round), new
    files created, present ones replaced, old ones deleted, and the manifest put in place."""

    clear: tuple[str, ...]
    create: tuple[Put, ...]
    replace: tuple[Put, ...]
    delete: tuple[str, ...]
    manifest: Put

    @property
    def puts(self) -> tuple[Put, ...]:
        """All staged files, in the order in which they are put in place."""
        return (*self.create, *self.replace, self.manifest)

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths that are written or deleted."""
        return (*self.clear, *(put.path for put in self.puts), *self.delete)


def journal_bytes(journal: Journal) -> bytes:
    """Return the journal's bytes."""
    raw = {
        "digest-journal": VERSION,
        "clear": journal.clear,
        "create": [_flat(each) for each in journal.create],
        "replace": [_flat(each) for each in journal.replace],
        "delete": journal.delete,
        "manifest": _flat(journal.manifest),
    }
    return (json.dumps(raw, ensure_ascii=False) + "\n").encode()


def parse_journal(data: bytes) -> Journal | None:
    """Return the journal of a file's bytes, or None if they are none."""
    try:
        raw = json.loads(data)
        if raw["digest-journal"] != VERSION:
            return None
        return Journal(
            tuple(_path(each) for each in raw["clear"]),
            tuple(_put(each) for each in raw["create"]),
            tuple(_put(each) for each in raw["replace"]),
            tuple(_path(each) for each in raw["delete"]),
            _manifest(raw["manifest"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _flat(put: Put) -> list[int | str]:
    return [put.number, put.path, put.digest]


def _path(raw: Any) -> str:
    if not isinstance(raw, str) or not is_safe(raw):
        raise ValueError(raw)
    return raw


def _put(raw: Any) -> Put:
    number, path, digest = raw
    return Put(int(number), _path(path), str(digest))


def _manifest(raw: Any) -> Put:
    number, path, digest = raw
    if path != MANIFEST:
        raise ValueError(path)
    return Put(int(number), MANIFEST, str(digest))
