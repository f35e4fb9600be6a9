"""The one place where text becomes bytes: what neither XML nor HTML allows is taken out here and nowhere else."""

from __future__ import annotations

import re

# XML 1.0, 2.2 allows tab, line feed and carriage return of the C0 controls, no surrogates, no U+FFFE and U+FFFF. HTML
# (13.2.3.5) also forbids C1 controls and every noncharacter; feeds of the profile digest keeps have no C1 either.
PLANE_ENDS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{PLANE_ENDS}]")


def legal(text: str) -> str:
    """Return text without the characters that no HTML or XML document may hold."""
    return ILLEGAL.sub("", text)


def encode(text: str) -> bytes:
    """Return a document's bytes: UTF-8, legal characters only, one line feed at its end."""
    return (legal(text).rstrip("\n") + "\n").encode()
