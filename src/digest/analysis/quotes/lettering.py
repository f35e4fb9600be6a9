"""Writes a paragraph's words around its quotations as letters, one a word, that say what each does.

Only the sentences that touch a quotation are read, and of very long ones only the parts near it, so that the cost stays
flat. What the letters mean is in `speech.py`; names come from outside.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.analysis.quotes.speech import CAPITAL, HONORIFIC, OTHER_NAME, PERSON, PIECE, STOP, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.analysis.quotes.marks import Piece
    from digest.analysis.quotes.surnames import People
    from digest.analysis.split import Passage

NEAR = 320  # characters of a sentence that are read on either side of a quotation
SHORT = 120  # characters of a sentence that may say who said the quotation before it: "Why?" Smith asked.
_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|['’]s?(?![^\W_])|[,;:()\[\]–—]|-(?=\s)")
_ONLY_FIRST = frozenset("VTGBKzbo")  # a capital within a sentence makes these a name's


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name is mentioned in a paragraph, its role before it included; `person` is its index among the names, or
    -1 for another kind of name."""

    start: int
    end: int
    person: int


@dataclass(slots=True)
class Line:
    """A paragraph as letters: `starts` and `ends` are the offsets of each, `persons` the name at a letter that stands
    for one, `pieces` the letters' numbers of the quotations, in order."""

    letters: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    persons: dict[int, int] = field(default_factory=dict)
    pieces: list[int] = field(default_factory=list)


def lay_out(passage: Passage, pieces: Sequence[Piece], people: People, known: Mapping[str, str]) -> Line:
    """Return a paragraph's letters. `known` gives those of words."""
    writer = _Writer(passage.text, people, known)
    places = people.places(passage)
    breaks = [each.start for each in passage.sentences]
    begins = [each.start for each in places]
    at = 0
    for number, piece in enumerate((*pieces, None)):
        end = len(passage.text) if piece is None else piece.opened
        for start, stop in _parts(passage.text, breaks, at, end, first=number == 0, last=piece is None):
            if start < 0:
                writer.write(STOP, stop, stop)
            else:
                writer.read(start, stop, places[bisect_left(begins, start) : bisect_left(begins, stop)])
        if piece is not None:
            writer.line.pieces.append(len(writer.written))
            writer.write(PIECE, piece.opened, piece.closed)
            at = piece.closed
    writer.line.letters = "".join(writer.written)
    return writer.line


def _parts(text: str, breaks: list[int], at: int, end: int, *, first: bool, last: bool) -> Iterator[tuple[int, int]]:
    """Return the stretches between two quotations that are to be read, (-1, offset) standing for a sentence's end: the
    rest of the sentence of the one, the beginning of that of the other, and a short sentence right after the first."""
    cuts = breaks[bisect_right(breaks, at) : bisect_right(breaks, end) if not last else bisect_left(breaks, end)]
    count = len(cuts)
    start = at
    for number in range(count + 1):
        stop = cuts[number] if number < count else end
        if number:
            yield -1, start
        if (number == 0 and not first) or (number == count and not last):
            if stop - start <= 2 * NEAR:
                yield start, stop
            else:
                yield start, start + NEAR
                yield -1, start + NEAR
                yield stop - NEAR, stop
        elif number == 1 and stop - start <= SHORT and not first and not any(map(str.isalnum, text[at : cuts[0]][:8])):
            yield start, stop
        start = stop


class _Writer:
    """Writes the letters of one paragraph."""

    def __init__(self, text: str, people: People, known: Mapping[str, str]) -> None:
        self.line = Line()
        self.written: list[str] = []
        self._text = text
        self._people = people
        self._known = known

    def write(self, letter: str, start: int, end: int) -> None:
        """Write a letter that stands for `text[start:end]`."""
        self.written.append(letter)
        self.line.starts.append(start)
        self.line.ends.append(end)

    def read(self, start: int, end: int, places: Sequence[Place]) -> None:
        """Write the letters of a stretch in which names stand at `places`."""
        at = start
        for place in places:
            if at < place.start:
                self._read_words(at, min(place.start, end), first=at == start)
            if place.end <= end:
                if place.person >= 0:
                    self.line.persons[len(self.written)] = place.person
                self.write(PERSON if place.person >= 0 else OTHER_NAME, place.start, place.end)
                at = place.end
        if at < end:
            self._read_words(at, end, first=at == start)

    def _read_words(self, start: int, end: int, *, first: bool) -> None:
        """Write the letters of words and signs. This is where most of the time goes."""
        known, written, starts, ends = self._known, self.written, self.line.starts, self.line.ends
        for match in _TOKEN.finditer(self._text, start, end):
            token = match[0]
            letters = known.get(token)
            if letters is None:
                plain = token.isalpha() and token.islower()
                letters = _by_ending(token) if plain else self._spelt(token, match.end(), leads=first)
            first = False
            begin, stop = match.span()
            for letter in letters:
                written.append(letter)
                starts.append(begin)
                ends.append(stop)

    def _spelt(self, token: str, end: int, *, leads: bool) -> str:
        """Return the letter of a word with a capital or a sign in it."""
        letters = _letters(token, self._known, leads=leads)
        if token[0].isupper() and (person := self._bearer(token, letters, end)) >= 0:
            self.line.persons[len(self.written)] = person
            return PERSON
        return letters

    def _bearer(self, token: str, letter: str, end: int) -> int:
        """Return the person whose surname a capitalised word is that stands alone or after "Mr" and the like, or -1."""
        person = self._people.surnames.get(token, -1)
        before = self.written[-1] if self.written else ""
        if person < 0 or before in {"C", "N", "O"} or self._text[end + 1 : end + 2].isupper():
            return -1
        return person if letter == CAPITAL or before == HONORIFIC else -1


def _letters(token: str, known: Mapping[str, str], *, leads: bool) -> str:
    """Return the letter of a word that is not known as it is written; two for a possessive."""
    low = token.lower()
    letter = known.get(low)
    if letter is not None:
        return CAPITAL if letter in _ONLY_FIRST and not leads else letter
    if token[0] in "'’":
        return "'"
    if low[-2:] in {"'s", "’s"}:
        return (known.get(token[:-2]) or _letters(token[:-2], known, leads=leads)) + "'"
    return CAPITAL if token[0].isupper() else _by_ending(low)


def _by_ending(word: str) -> str:
    """Return the letter that a word's ending gives it."""
    if word[-3:] in {"n't", "n’t"}:
        return "m"
    if word.endswith("ly"):
        return "a"
    return "g" if word.endswith("ing") else WORD
