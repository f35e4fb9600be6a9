"""Knows which full names of a text are one person, and whom a bare surname or given name means.

A bare name that may mean two people means nobody here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class People:
    """Who is who: `person` gives the key of a person's first full name for each full name's key, `surname` and `given`
    those whom a single name may mean."""

    person: Mapping[str, str]
    surname: Mapping[str, Sequence[str]]
    given: Mapping[str, Sequence[str]]

    def meant(self, word: str) -> str:
        """Return the person whom a single case-folded name means; nothing where it is nobody's or several people's."""
        if word in self.surname:
            return self.bearer(word)
        found = self.given.get(word, ())
        return found[0] if len(found) == 1 else ""

    def bearer(self, word: str) -> str:
        """Return the one person with a case-folded surname, or nothing."""
        found = self.surname.get(word, ())
        return found[0] if len(found) == 1 else ""


def tell_apart(keys: Iterable[tuple[str, ...]], suffixes: frozenset[str]) -> People:
    """Return who is who among full names, as case-folded words in the order of the text. One given name is the same as
    another or its initial; a father and his namesake son are two."""
    person: dict[str, str] = {}
    known: dict[tuple[str, str, str], str] = {}
    surname: dict[str, list[str]] = {}
    given: dict[str, list[str]] = {}
    for words in keys:
        last, suffix = _surname(words, suffixes)
        first, key = words[0], " ".join(words)
        initial = first[0] + "."
        same = known.get((last, suffix, first)) or known.get((last, suffix, initial if first[-1] != "." else first[0]))
        if same is None:
            same = key
            surname.setdefault(last, []).append(key)
            given.setdefault(first, []).append(key)
            if len(words) > 2 and words[-2].islower():  # "van gaal" is found by its last two words, too
                surname.setdefault(f"{words[-2]} {last}", []).append(key)
        for name in (first, initial) if first.endswith(".") else (first, first[0]):
            known.setdefault((last, suffix, name), same)
        person[key] = same
    return People(person, surname, given)


def _surname(words: tuple[str, ...], suffixes: frozenset[str]) -> tuple[str, str]:
    """Return a full name's surname, and what follows it ("jr")."""
    end = len(words)
    while end > 2 and words[end - 1].rstrip(".") in suffixes:
        end -= 1
    return words[end - 1], " ".join(words[end:]).replace(".", "")
