"""Texts for the tests of quotations: paragraphs, with names that are known to be in them."""

from __future__ import annotations

import re

from digest.analysis.quotes.find import find_quotes
from digest.analysis.split import split
from digest.analysis.values import Mention, Name, NameKind, Quote
from digest.foundation.model import Block, BlockKind

KELLER, BRANDT, HANSEN = "Maria Keller", "Tom Brandt", "Ole Hansen"
KNOWN = (
    (KELLER, NameKind.PERSON, "Finance Minister"),
    (BRANDT, NameKind.PERSON, ""),
    (HANSEN, NameKind.PERSON, ""),
    ("Greenfield", NameKind.PLACE, ""),
    ("Northline", NameKind.ORGANISATION, ""),
)


def blocks(text: str) -> list[Block]:
    """Return a block for each line of a text."""
    return [Block(BlockKind.PARAGRAPH, line, 1, 0, len(line)) for line in text.split("\n")]


def names(text: str) -> tuple[Name, ...]:
    """Return the known names that a text mentions, in full or by the last word."""
    found = []
    for full, kind, role in KNOWN:
        pattern = re.compile(rf"\b(?:{full}|{full.split()[-1]})\b")
        lines = enumerate(text.split("\n"), 1)
        places = [(number, match) for number, line in lines for match in pattern.finditer(line)]
        if places:
            forms = tuple(dict.fromkeys(match.group() for _, match in places))
            mentions = tuple(Mention(number, match.start(), match.end()) for number, match in places)
            found.append(Name(kind, full, role, forms, mentions, "given"))
    return tuple(found)


def quotes(text: str, language: str = "en") -> tuple[Quote, ...]:
    """Return the quotations of a text, a line a paragraph."""
    return find_quotes(split(blocks(text), language), names(text))
