"""Says whom a mention of a person means, and whether a clause really names them.

A surname that two persons of a text bear means neither; a first name alone names nobody. How persons are found is not
known here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.analysis.quotes.lettering import Place
from digest.analysis.values import NameKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.analysis.split import Passage
    from digest.analysis.values import Name

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr"})


class People:
    """The names of one text, by the paragraph of their mentions."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = tuple(names)
        self._by_paragraph: dict[int, list[tuple[int, int, int]]] = {}
        for index, name in enumerate(self._names):
            for mention in name.mentions:
                self._by_paragraph.setdefault(mention.paragraph, []).append((mention.start, mention.end, index))
        persons = [(surname(name.name), at) for at, name in enumerate(self._names) if name.kind is NameKind.PERSON]
        self._bearers = Counter(last for last, _ in persons)
        self.surnames = {last: at for last, at in persons if self._bearers[last] == 1}

    def places(self, passage: Passage) -> list[Place]:
        """Return where a paragraph mentions them, in order; a role that stands before a person belongs to the place."""
        found: list[Place] = []
        for start, end, index in sorted(self._by_paragraph.get(passage.number, ())):
            name = self._names[index]
            role = name.role
            leads = start - 1 - len(role)
            begin = leads if role and leads >= 0 and passage.text.startswith(role, leads) else start
            if found and begin < found[-1].end:
                begin = found[-1].end
            if begin < end:
                found.append(Place(begin, end, index if name.kind is NameKind.PERSON else -1))
        return found

    def speaker(self, person: int, form: str, attribution: str) -> Name | None:
        """Return the person whom a mention names, `form` being its words: None where it is no one's, the clause does
        not hold the surname, or another person has the same."""
        if person < 0:
            return None
        name = self._names[person]
        last = surname(name.name)
        if not last or last not in attribution or last not in form:
            return None
        return name if self._bearers[last] == 1 or name.name in form else None


def surname(name: str) -> str:
    """Return the last word of a name that is not a suffix such as "Jr."."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".").lower() in _SUFFIXES:
        words.pop()
    return words[-1].rstrip(",") if words else ""
