"""Names for content: stable hashes that are the same on every machine, unlike Python's own `hash()`."""

from __future__ import annotations

import hashlib

SHORT = 16  # hex digits: 64 bits, enough for a million files to collide once in 37 million sites


def fingerprint(data: bytes) -> str:
    """Return the full SHA-256 of bytes as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def short(data: bytes) -> str:
    """Return the first 16 hex digits of the SHA-256 of bytes, for file names."""
    return fingerprint(data)[:SHORT]
