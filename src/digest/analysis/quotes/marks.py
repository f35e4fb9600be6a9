"""Finds what stands between quotation marks: where each piece starts and ends, paragraph by paragraph.

Marks are opened and closed by the white space beside them, so that careless ones work and apostrophes, feet and inches
are none. A mark that is never closed opens nothing: less is found rather than the rest of the text swallowed. Which
marks a language has is told from outside; who speaks is not known here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 4000  # characters between two marks; more is a mark that was forgotten
LONGEST_SINGLE = 1000  # likewise between single marks, which are easily mistaken
LONGEST_WEAK = 200  # and where what closes may be an apostrophe
_AFTER_OPENERS = frozenset("([{—–-/:'‘\"“…")  # what may stand before an opening mark besides white space
_STOPS = frozenset(",.?!…;—–-")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_PARTS = re.compile(r"[^\W_]{2,}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two marks, `text[start:end]` of its paragraph; `opened` and `closed` are where the marks
    begin and end. `goes_on` says that it is not closed because the next paragraph continues it."""

    start: int
    end: int
    opened: int
    closed: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a language. A pair is the mark that opens and those that may close it; one that does both, such as a
    straight one, is told by the space beside it. `clipped` are words that begin with an apostrophe, lower-case."""

    opens: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    clipped: frozenset[str]
    double: re.Pattern[str]
    single: re.Pattern[str]
    single_beginnings: tuple[str, ...]


def make_marks(double: Sequence[str], single: Sequence[str], clipped: Sequence[str]) -> Marks:
    """Return a language's marks: each item of `double` and `single` an opening mark, then those that close it."""
    one = f"[{re.escape(''.join(single))}]"
    beginnings = [
        f"{before}{pair[0]}"
        for pair in single
        for before in ((" ", "(", "\n", "—", "–", "[") if pair[0] == "'" else ("",))
    ]
    return Marks(
        opens=frozenset(pair[0] for pair in double),
        pairs=frozenset((pair[0], closing) for pair in double for closing in pair[1:]),
        clipped=frozenset(clipped),
        double=re.compile(f"[{re.escape(''.join(double))}]"),
        single=re.compile(f"{one}(?:(?<![^\\W_].)|(?![^\\W_]))"),
        single_beginnings=tuple(beginnings),
    )


def find_pieces(texts: Sequence[str], marks: Marks) -> tuple[tuple[Piece, ...], ...]:
    """Return the pieces of each of the paragraphs that follow each other, in order; none stands within another."""
    found: list[tuple[Piece, ...]] = []
    loose: list[tuple[int, int]] = []
    for text in texts:
        pieces, left_open, never_opened = _double(text, marks)
        found.append(_with_single(text, pieces, marks))
        loose.append((left_open, never_opened))
    for index in range(len(texts) - 1):
        if loose[index][0] >= 0:
            _go_on(texts[index : index + 2], index, found, loose)
    return tuple(found)


def _go_on(texts: Sequence[str], index: int, found: list[tuple[Piece, ...]], loose: Sequence[tuple[int, int]]) -> None:
    """Add the piece that a paragraph leaves open, where the next one goes on: it starts with a mark that opens, as is
    the custom, or closes what it did not open."""
    text, following = texts
    opened = loose[index][0]
    last = _piece(text, opened, len(text) + 1)
    opens = _opens(following, found[index + 1], loose[index + 1][0])
    closed = loose[index + 1][1]
    rest = _piece(following, -1, closed) if closed >= 0 and not opens else None
    if last is None or not (opens or rest):
        return
    kept = tuple(each for each in found[index] if each.closed <= opened)
    found[index] = (*kept, Piece(last.start, last.end, opened, last.end, goes_on=True))
    if rest is not None:
        kept = tuple(each for each in found[index + 1] if each.opened >= closed)
        found[index + 1] = (Piece(rest.start, rest.end, 0, closed + 1), *kept)


def _opens(text: str, pieces: tuple[Piece, ...], left_open: int) -> bool:
    """Tell whether a paragraph starts with a quotation."""
    first = len(text) - len(text.lstrip())
    return left_open == first or bool(pieces and pieces[0].opened == first)


def _piece(text: str, opened: int, closing: int) -> Piece | None:
    """Return the piece between two marks, without white space at its ends; None where no word is in it."""
    inner = text[opened + 1 : closing]
    bare = inner.strip()
    if len(inner) > LONGEST or not _PARTS.search(bare):
        return None
    start = opened + 1 + len(inner) - len(inner.lstrip())
    return Piece(start, start + len(bare), opened, closing + 1)


def _double(text: str, marks: Marks) -> tuple[tuple[Piece, ...], int, int]:
    """Return the closed pieces of a paragraph, where the mark left open at its end stands, and where its first mark
    does if it closes what was not opened; -1 for none."""
    if '"' not in text and text.isascii():
        return (), -1, -1
    places = [match.start() for match in marks.double.finditer(text)]
    pieces: list[Piece] = []
    opened = -1
    never_opened = -1
    for number, at in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else -1
        side = _side(text, at, marks, opened, following)
        if side > 0:
            opened = at  # one that was open till now was forgotten
        elif side < 0 and opened >= 0:
            piece = _piece(text, opened, at)
            if piece is not None:
                pieces.append(piece)
            opened = -1
        elif number == 0 and text[at - 1 : at] in _STOPS:
            never_opened = at
    return tuple(pieces), opened if len(text) - opened <= LONGEST else -1, never_opened


def _side(text: str, at: int, marks: Marks, opened: int, following: int) -> int:
    """Return 1 for a mark that opens, -1 for one that closes what `opened` stands for, 0 for one that is no mark."""
    mark = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before or before.isspace() or before in _AFTER_OPENERS
    loose = not after or after.isspace()
    opens = mark in marks.opens
    closes = opened >= 0 and (text[opened], mark) in marks.pairs
    if before.isdigit() and mark == '"' and (opened < 0 or _inches(text, at, following)):
        return 0
    if closes and (not opens or loose or not free or (before in "-—–…" and not after.isalnum())):
        return -1
    if opens and not loose and free:
        return 1
    if opened < 0 and not loose and free and mark != '"':
        return 1  # a closing mark where only an opening one can be
    if opened < 0 and opens and loose and (not before or before.isspace()) and following > 0:
        return 1  # " with a space on either side "
    return -1 if opened >= 0 and not free else 0


def _inches(text: str, at: int, following: int) -> bool:
    """Tell whether the mark after a digit, in a quotation, means inches: feet stand before it, or the next mark is the
    one that closes."""
    if _FEET.search(text, max(0, at - 6), at):
        return True
    if following < 0 or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
        return False
    return not text[following - 1].isspace() and not text[following + 1 : following + 2].isalnum()


def _with_single(text: str, pieces: tuple[Piece, ...], marks: Marks) -> tuple[Piece, ...]:
    """Return the pieces with those between single marks that stand outside of them, or around them."""
    for beginning in marks.single_beginnings:
        if beginning in text:
            break
    else:
        if not text.startswith("'"):
            return pieces
    places = _outside(marks.single.finditer(text), pieces)
    found = []
    opened = -1
    for number, at in enumerate(places):
        if _opens_single(text, at, marks):
            opened = at
        elif opened >= 0 and text[at - 1 : at].strip() and not text[at + 1 : at + 2].isalnum():
            strong = text[at - 1] in _STOPS
            following = places[number + 1] if number + 1 < len(places) else -1
            if not strong and text[at - 1] in "sS" and _closes_later(text, following):
                continue
            piece = _piece(text, opened, at)
            if piece is not None and at - opened <= (LONGEST_SINGLE if strong else LONGEST_WEAK):
                found.append((piece, strong))
            opened = -1
    return _merged(pieces, found) if found else pieces


def _outside(matches: Iterator[re.Match[str]], pieces: tuple[Piece, ...]) -> list[int]:
    """Return where marks stand outside of pieces."""
    found = []
    inside = 0
    for match in matches:
        at = match.start()
        while inside < len(pieces) and pieces[inside].closed <= at:
            inside += 1
        if inside == len(pieces) or at < pieces[inside].opened:
            found.append(at)
    return found


def _opens_single(text: str, at: int, marks: Marks) -> bool:
    """Tell whether a single mark opens: free before it, a word after it that is not one with a clipped beginning."""
    before = text[at - 1 : at]
    word = _WORD.match(text, at + 1)
    if not (not before or before.isspace() or before in "([{—–-/"):
        return False
    if word is None:
        return text[at + 1 : at + 2] in {'"', "“"}
    return word.group().lower() not in marks.clipped and not word.group()[0].isdigit()


def _closes_later(text: str, following: int) -> bool:
    """Tell whether the next single mark surely closes, so that this one is the apostrophe of a plural."""
    return following > 0 and text[following - 1] in _STOPS and not text[following + 1 : following + 2].isalnum()


def _merged(pieces: tuple[Piece, ...], single: list[tuple[Piece, bool]]) -> tuple[Piece, ...]:
    """Return both, without those that stand within another. Single marks stand around others only where what closes is
    surely no apostrophe."""
    kept: list[Piece] = []
    end = -1
    starts = [each.opened for each in pieces]
    single_kept = [
        piece
        for piece, strong in single
        if strong or bisect_left(starts, piece.opened) == bisect_left(starts, piece.closed)
    ]
    for each in sorted((*pieces, *single_kept), key=lambda each: (each.opened, -each.closed)):
        if each.opened >= end:
            kept.append(each)
            end = each.closed
    return tuple(kept)
