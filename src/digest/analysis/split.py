"""Splits a body into sentences and words, once, for all that analysis does with it.

A sentence is a slice of its paragraph. Its words are found in one sweep and carry no offsets: a rule that needs places
matches its own pattern on the paragraph's text, which is cheaper than an object a token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.foundation.languages import load
from digest.foundation.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.foundation.model import Block

READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_CLOSERS = r"[\"'”’»“)\]]"
_END = re.compile(
    rf"(?P<mark>[.!?…]+)(?P<close>{_CLOSERS}*)(?P<gap>\s+)(?=[\"'“‘”„«»(\[]*[^\W_a-z])"
    r"|(?P<line>\n)"
    r"|(?P<wide>[。！？]+[」』”’）]*)"
)
_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is its paragraph's text from `start` to `end`, `words` its words, case-folded."""

    text: str
    paragraph: int
    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of running text. `number` is the block's, 1-based, headings and tables counted."""

    number: int
    kind: BlockKind
    text: str
    sentences: tuple[Sentence, ...]
    lost_embed: bool


@dataclass(frozen=True, slots=True)
class Split:
    """A body's running text: paragraphs, list items and quotations in order."""

    language: str
    passages: tuple[Passage, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences in order."""
        return (sentence for passage in self.passages for sentence in passage.sentences)


def split(blocks: Iterable[Block], language: str) -> Split:
    """Return the sentences of a body in a language: a tag such as `en` or `de-AT`; an unknown one has no
    abbreviations."""
    short = abbreviations(language)
    passages = tuple(
        Passage(number, block.kind, block.text, _sentences(block.text, number, short), block.lost_embed is not None)
        for number, block in enumerate(blocks, start=1)
        if block.kind in READ
    )
    return Split(language, passages)


@lru_cache(maxsize=32)
def abbreviations(language: str) -> frozenset[str]:
    """Return the words (case-folded, without their last full stop) after which a full stop ends no sentence."""
    table = load(language).tables.get("analysis", {})
    return frozenset(table.get("abbreviations", ()))


def _sentences(text: str, number: int, short: frozenset[str]) -> tuple[Sentence, ...]:
    found = []
    start = 0
    for match in _END.finditer(text):
        if match["mark"] == "." and not match["close"] and _is_abbreviation(text, match.start(), short):
            continue
        end = match.end("close") if match["mark"] else match.end("wide") if match["wide"] else match.start()
        if text[start:end].strip():
            found.append(_sentence(text, number, start, end))
        start = match.end()
    if text[start:].strip():
        found.append(_sentence(text, number, start, len(text)))
    return tuple(found)


def _sentence(text: str, number: int, start: int, end: int) -> Sentence:
    """Return the sentence without white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Sentence(piece, number, start, start + len(piece), tuple(WORD.findall(piece.casefold())))


def _is_abbreviation(text: str, stop: int, short: frozenset[str]) -> bool:
    """Tell whether the full stop at an offset belongs to the word before it: a listed one, an initial, or letters with
    full stops between them, such as "U.S."."""
    word = _BEFORE.search(text, max(0, stop - 20), stop)
    if word is None:
        return False
    found = word.group().casefold()
    return len(found) == 1 or "." in found or found in short
