"""The list of what digest wrote into an output folder. Only files on it are ever overwritten or deleted.

It lies in the output folder itself, so that it travels with what it describes. It is never trusted: a path on it that
leads out of the folder is passed over.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = ".digest-manifest.json"
VERSION = 1


def parse_manifest(data: bytes) -> dict[str, str] | None:
    """Return the SHA-256 of each file by its path in the folder, or None if the bytes are no manifest of ours."""
    try:
        raw = json.loads(data)
        files = raw["files"] if raw["digest-manifest"] == VERSION else None
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(files, dict):
        return None
    return {path: str(digest) for path, digest in files.items() if is_safe(path)}


def manifest_bytes(files: Mapping[str, str]) -> bytes:
    """Return the manifest's bytes, sorted by path, a file a line."""
    text = json.dumps({"digest-manifest": VERSION, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=0)
    return (text + "\n").encode()


def is_safe(path: str) -> bool:
    """Tell whether a relative path stays inside the folder and is not the manifest or another hidden file."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and "\\" not in path and not any(p.startswith(".") for p in parts)
