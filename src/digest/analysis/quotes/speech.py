"""The words of a language by which a quotation is given to who says it, each as the letter of what it does.

Grammar is then written as patterns over such letters, a letter a word: see `grammar.py`. Words come from the language's
file (`[quotes]`) and its list of verbs of speech; a language that has not both has no quotations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.analysis.lists import lines
from digest.analysis.quotes.marks import make_marks
from digest.foundation.languages import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.analysis.quotes.marks import Marks

PERSON, OTHER_NAME, CAPITAL, HONORIFIC, WORD, PIECE, STOP = "N", "O", "C", "M", "w", "Q", "!"
GROUP = "o"  # a noun for an organisation, such as "ministry"
SAID, TOLD, SAYING, SAY = "V", "T", "G", "B"  # finite; finite, never before its subject; -ing form; base form
LETTERS = MappingProxyType(
    {
        "adverb": "a",
        "determiner": "d",
        "pronoun": "r",
        "who": "R",
        "what": "u",
        "that": "H",
        "to": "t",
        "as": "s",
        "by": "y",
        "words": "j",
        "according": "A",
        "preposition": "p",
        "conjunction": "c",
        "subordinator": "k",
        "doubt": "i",
        "be": "e",
        "have": "h",
        "will": "l",
        "block": "m",
        "quoting": "K",
        "honorific": "M",
        "group": GROUP,
        "office": "x",
        "other": "z",
        "work": "b",
    }
)
SIGNS = MappingProxyType(
    {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "–": "-", "—": "-", "-": "-"}
)


@dataclass(frozen=True, slots=True)
class Speech:
    """What a language brings for quotations: its marks, and the letter of each word that has one."""

    marks: Marks
    letters: Mapping[str, str]


@lru_cache(maxsize=32)
def speech(language: str) -> Speech | None:
    """Return the words of a language such as `en` or `en-GB`; None where they are not shipped."""
    data = load(language)
    table = data.tables.get("quotes")
    verbs = lines(f"speech-verbs.{data.code}.txt")
    if not table or not verbs:
        return None
    letters = dict.fromkeys((each.lower() for each in lines(f"organisation-nouns.{data.code}.txt")), GROUP)
    told = frozenset(table["verbs"]["not-inverted"])
    for line in verbs:
        base, third, past, going = line.split(" ")
        finite = TOLD if base in told else SAID
        for forms, letter in ((base, SAY), (going, SAYING), (third, finite), (past, finite)):
            letters.update(dict.fromkeys(forms.split("/"), letter))
    for name, words in table["words"].items():
        letters.update(dict.fromkeys(words, LETTERS[name]))
    marks = make_marks(table["double"], table["single"], table["clipped"])
    return Speech(marks, {**letters, **SIGNS})
