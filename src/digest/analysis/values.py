"""The central values of this room: what digest understood of one entry's text.

Everything points into the text: `paragraph` is the 1-based number of a block of the entry, offsets count characters of
that block's text, and every shown word is a slice of it. `rule` names the rule that found a thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a paragraph, `text[start:end]`."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation that the text mentions.

    `name` is the fullest form in the text, `forms` all that stand there, in the order they first occur; `role` is what
    the text calls a person beside the name ("British Defense Secretary"), verbatim, else empty.
    """

    kind: NameKind
    name: str
    role: str
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...]
    rule: str

    @property
    def count(self) -> int:
        """How often the text mentions it."""
        return len(self.mentions)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs that mention it, in order."""
        return tuple(sorted({each.paragraph for each in self.mentions}))


@dataclass(frozen=True, slots=True)
class Quote:
    """One contiguous piece between quotation marks, without them. The pieces of one utterance share a `group`.

    `speaker` is the full name of who says it, given only where quotation or attribution clause hold the surname; else
    None. `attribution` is the clause that attributes it, verbatim with its hedges, else empty.
    """

    text: str
    paragraph: int
    start: int
    end: int
    speaker: str | None
    role: str
    attribution: str
    group: int
    rule: str


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of the brief, verbatim."""

    text: str
    paragraph: int
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that tells this text from others: `key` for comparing (case-folded), `label` as it is written
    in the text, `weight` above 0, the heaviest first."""

    key: str
    label: str
    weight: float
    paragraphs: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of one entry. `language` is that of the rules and lists that were used."""

    language: str
    brief: tuple[BriefSentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()

    def of_kind(self, kind: NameKind) -> tuple[Name, ...]:
        """Return the names of one kind."""
        return tuple(each for each in self.names if each.kind is kind)


NOTHING = Analysis("")
