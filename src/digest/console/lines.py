"""Lines for a terminal as values: pieces of text, each with what it means. Colours are the terminal's business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# What a terminal would obey instead of showing: control characters, and those that turn the direction of text around.
COMMANDS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Tone(StrEnum):
    """What a piece of text means."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    GOOD = "good"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line. Its text is safe to show: what a terminal would obey is replaced."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Piece, ...]


def line(*parts: str | tuple[str, Tone]) -> Line:
    """Return a line of pieces, each a text or a text with its tone."""
    pairs = ((part, Tone.PLAIN) if isinstance(part, str) else part for part in parts)
    return tuple(Piece(COMMANDS.sub("�", text).replace("\t", " "), tone) for text, tone in pairs)


def plain(lines: tuple[Line, ...]) -> str:
    """Return lines as text, each ended by a line feed."""
    return "".join("".join(piece.text for piece in each).rstrip() + "\n" for each in lines)
