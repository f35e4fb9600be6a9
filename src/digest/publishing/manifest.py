"""The list of what digest wrote into an output folder. Only files on it are ever overwritten or deleted.

It lies in the output folder itself, so that it travels with what it describes. It is never trusted: a path on it that
leads out of the folder, into a repository or to digest's own control files is passed over.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = ".digest-manifest.json"
VERSION = 1
# What no path of a site file may hold: control characters, backslashes (separators on Windows), halves of characters; a
# drive; and, at any depth, a step nowhere or up, digest's own control files and what git keeps in a work tree.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f\\\\\ud800-\udfff]|^[a-z]:|(?:^|/)(?:|[.]|[.][.]|[.]git|[.]digest-[^/]*)(?:/|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The SHA-256 of each file by its path in the folder ("": ours, bytes unknown), and a copy of the ledger's text as
    it was when the site was last put in place, from which a lost ledger can be rebuilt."""

    files: Mapping[str, str] = field(default_factory=dict)
    ledger: str | None = None


def parse_manifest(data: bytes) -> Manifest | str:
    """Return the manifest of a file's bytes, or in a few words why they are none."""
    try:
        raw = json.loads(data)
        version, files, ledger = raw["digest-manifest"], raw["files"], raw.get("ledger")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "is damaged"
    if isinstance(version, int) and version > VERSION:
        return "was written by a newer digest"
    if version != VERSION or not isinstance(files, dict) or not isinstance(ledger, str | None):
        return "is damaged"
    return Manifest({path: str(digest) for path, digest in files.items() if is_safe(path)}, ledger)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the manifest's bytes, sorted by path, a file a line."""
    # Written out by hand: json.dumps with an indent takes the slow encoder, ten times as long for 13,000 files.
    text = json.JSONEncoder(ensure_ascii=False).encode
    lines = [f"{text(path)}: {text(digest)}" for path, digest in sorted(manifest.files.items())]
    files = ",\n".join(lines)
    ledger = "" if manifest.ledger is None else f',\n"ledger": {json.dumps(manifest.ledger)}'
    return f'{{"digest-manifest": {VERSION},\n"files": {{\n{files}\n}}{ledger}}}\n'.encode()


def is_safe(path: str) -> bool:
    """Tell whether a relative path stays inside the folder and names none of digest's or git's own files."""
    return not _UNSAFE.search(path)
