"""Reads the clause that follows a quotation and says who spoke, by the grammar of the words around it.

A subject counts where it is a person's name that starts its clause; what could be read in two ways gives nobody, for a
wrong speaker is the worst fault there is. Clauses that come before a quotation are read by `leading.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.analysis.quotes.grammar import (
    AFTER,
    AFTER_OTHER,
    AFTER_STOP,
    GOES_ON,
    NESTED,
    SIGNED,
    TELLS_OF_OTHERS,
    WINDOW,
)

if TYPE_CHECKING:
    import re

    from digest.analysis.quotes.lettering import Line

NO_NAME = "no-name"
_LINKS = frozenset({",", "-"})  # stand between a quotation and its clause
_HOLDERS = frozenset("pzbd")  # make a quotation before them a title: in "A Book of Its Own," N wrote


@dataclass(frozen=True, slots=True)
class Clause:
    """An attribution: the letters' numbers from `start` to `end`; `core` is where the words that a pattern matched end;
    `verb` the place of the verb or of "according", and `speaker` the number of the letter that stands for who says it,
    or -1 where it is no person's name."""

    start: int
    end: int
    core: int
    verb: int
    speaker: int
    rule: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What must be known of a quotation's own words: how many, whether they begin with a capital, are those of a title,
    or would be without what ends them; how it ends."""

    words: int
    capital: bool
    title: bool
    named: bool
    last: str


def clause_after(line: Line, number: int, shape: Shape) -> Clause | None:
    """Return the clause that follows the quotation at a letter and attributes it."""
    letters = line.letters
    right = _right(letters, number)
    leads = number == 0 or letters[number - 1] == "!"
    first = right[:1]
    if first == "!":
        return (_after_stop(right, number, shape) or _signature(right[1:], number + 1, len(letters))) if leads else None
    if not leads and shape.named and letters[number - 1] in _HOLDERS:
        return None
    linked = first in _LINKS or shape.last in ",?!-—–…"
    begin, end = number + 1 + (first in _LINKS), number + 1 + len(right)
    rule, match = _attributing(right, linked=linked, leads=leads)
    if match is None:
        if linked and AFTER_OTHER.match(right):
            return Clause(begin, end, number + 1, number + 1, -1, NO_NAME)
        return _signature(right, number, len(letters)) if leads else None
    if _says_something_else(right, match, leads=leads, stops=first not in _LINKS and shape.last not in ",-—–"):
        return None
    return Clause(begin, end, number + 1 + match.end(), number + 1, number + 1 + match.start(1), rule)


def _says_something_else(right: str, match: re.Match[str], *, leads: bool, stops: bool) -> bool:
    """Tell whether a clause after a quotation only leads to the next one, or is a sentence of its own after one that
    `stops`: "Why?" Smith told them he was sorry."""
    if NESTED.search(match.group()) or (stops and GOES_ON.search(right, match.end())):
        return True
    return not leads and right[-1:] in {":", "H"}


def _attributing(right: str, *, linked: bool, leads: bool) -> tuple[str, re.Match[str] | None]:
    """Return the first rule that matches what follows a quotation. Only a verb may follow without a comma."""
    for rule, pattern in AFTER:
        if linked or (leads and rule == "verb-speaker"):
            match = pattern.match(right)
            if match is not None and not TELLS_OF_OTHERS.match(right, match.end()):
                return rule, match
    return "", None


def _right(letters: str, number: int) -> str:
    """Return the letters after a quotation up to the sentence's end or the next quotation."""
    end = min(len(letters), number + 1 + WINDOW)
    for stop in ("Q", "!"):
        place = letters.find(stop, number + (2 if stop == "!" else 1), end)
        end = place if place >= 0 else end
    return letters[number + 1 : end]


def _after_stop(right: str, number: int, shape: Shape) -> Clause | None:
    """Return the clause that is a sentence of its own: "Why?" Smith asked. Only short ones are."""
    match = AFTER_STOP.match(right)
    if match is None or (shape.last not in "?!…—–-" and (shape.last != "." or match["rest"])):
        return None
    end, core, speaker = number + 1 + len(right), number + 1 + match.end(), number + 1 + match.start(1)
    return Clause(number + 2, end, core, number + 2, speaker, "speaker-verb")


def _signature(right: str, number: int, end: int) -> Clause | None:
    """Return the name that stands under a paragraph that is a quotation: "..." — N, mayor of the town."""
    match = SIGNED.match(right)
    if match is None or number + 1 + len(right) != end:
        return None
    return Clause(number + 2, end, end, number + 1, number + 1 + match.start(1), "signed")
