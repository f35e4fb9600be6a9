"""Splits a body into sentences and words, once, for all that analysis does with it.

A sentence is a slice of its paragraph. Its words are found in one sweep and carry no offsets: a rule that needs places
matches its own pattern on the paragraph's text, which is cheaper than an object a token. What full stops mean is data
of the language.
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
WORD = re.compile(r"\w++(?:['’.&-]\w++)*+")
REACH = 24  # characters before a full stop that may be an abbreviation, and after it that decide whether it is
# Where a sentence may end: a line's end, a full stop of a script without spaces, or marks (the first of a run of them)
# with closing quotation marks, white space, and no small letter behind. It starts with one class of characters, which
# the regex engine finds fast, and possessive repeats keep it linear.
_END = re.compile(
    r"[.!?…。！？\n](?<![.!?…。！？][.!?…])(?:"
    r"(?<=\n)"
    r"|(?<=[。！？])[。！？]*+[」』”’）]*+"
    r"|(?P<more>[.!?…]*+)(?P<close>[\"'”’»“«)\]]*+)(?P<gap>\s++)"
    r"(?=[\"'“‘”„«»‚‹›(\[¿¡–—-]*+ ?(?:[#@$£€]|[^\W_a-zß-öø-ÿа-яё])))"
)
_NEXT = re.compile(r"[^\w\n]*+(\w[\w'’.-]*)?+[ \t]*+([^\s\w]?[\w]*)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is its paragraph's text from `start` to `end`, `words` its words, case-folded, and `written`
    the same as they stand there."""

    text: str
    paragraph: int
    start: int
    end: int
    words: tuple[str, ...]
    written: tuple[str, ...] = ()


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
    marks = marks_of(language)
    passages = tuple(
        Passage(number, block.kind, block.text, _sentences(block.text, number, marks), block.lost_embed is not None)
        for number, block in enumerate(blocks, start=1)
        if block.kind in READ
    )
    return Split(language, passages)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a language says of full stops that end no sentence. All words are case-folded and without their last stop.

    After `abbreviations` none ends, unless the abbreviation is one of the `closing` ones (Inc., etc.) or letters (U.S.)
    and a word follows that begins sentences, one of the `starters`; `counted` are abbreviations only before a figure
    (No. 5). `dated` are the names of months and days; `asking` the verbs that go on after a quoted question. `ordinals`
    says that "3." is the third.
    """

    abbreviations: frozenset[str]
    closing: frozenset[str]
    counted: frozenset[str]
    starters: frozenset[str]
    dated: frozenset[str]
    asking: frozenset[str]
    ordinals: bool


@lru_cache(maxsize=32)
def marks_of(language: str) -> Marks:
    """Return what the data of a language tag say; of an unknown language, nothing."""
    data = load(language)
    table = data.tables.get("analysis", {})
    listed = {
        name: frozenset(" ".join(table.get(name, ())).casefold().split())
        for name in ("abbreviations", "closing", "counted", "starters", "asking")
    }
    dated = frozenset((*data.dates.months, *data.dates.weekdays))
    return Marks(**listed, dated=dated, ordinals=bool(table.get("ordinals", False)))


def _sentences(text: str, number: int, marks: Marks) -> tuple[Sentence, ...]:
    found = []
    start = 0
    for match in _END.finditer(text):
        gap = match.start("gap")
        if gap >= 0 and not _ends(text, match, start, marks):
            continue
        found.append(_sentence(text, number, start, gap if gap >= 0 else match.end()))
        start = match.end()
    found.append(_sentence(text, number, start, len(text)))
    return tuple([each for each in found if each.text])


def _sentence(text: str, number: int, start: int, end: int) -> Sentence:
    """Return the sentence without white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    written = WORD.findall(piece)
    words = tuple(" ".join(written).casefold().split(" ")) if written else ()  # folded in one go
    return Sentence(piece, number, start, start + len(piece), words, tuple(written))


def _ends(text: str, match: re.Match[str], start: int, marks: Marks) -> bool:
    """Tell whether a mark with white space behind it ends its sentence, which begins at `start`."""
    place = match.start()
    mark = text[place]
    if mark == "." and not match["more"]:
        return bool(match["close"]) or not _is_abbreviation(text, place, match.end(), start, marks)
    first, second = _next(text, match.end())
    if match["close"]:
        return mark == "." or second not in marks.asking
    return not text[place - 1 : place].isspace() or first in marks.starters


def _next(text: str, place: int) -> tuple[str, str]:
    """Return the next word and the one behind it, case-folded."""
    found = _NEXT.match(text, place, place + REACH)
    return ((found[1] or "").casefold(), found[2].casefold()) if found else ("", "")


def _is_abbreviation(text: str, stop: int, after: int, start: int, marks: Marks) -> bool:
    """Tell whether the full stop at an offset belongs to the word before it."""
    before = text[max(start, stop - REACH) : stop].split()
    word = before[-1].casefold().lstrip("\"'“‘„«»‚‹›([") if before else ""
    if not word:
        return True  # a full stop that stands alone
    if word.isdecimal():
        return _is_numbered(word, text, stop, after, start, marks)
    if len(word) == 1 or "." in word:
        return _letters_go_on(word, text[after : after + REACH], marks)
    if word in marks.counted:
        return text[after].isdecimal()
    if word not in marks.abbreviations:
        return False
    return word not in marks.closing or _next(text, after)[0] not in marks.starters


def _is_numbered(word: str, text: str, stop: int, after: int, start: int, marks: Marks) -> bool:
    """Tell whether a figure with a full stop numbers something: a list's line, or in languages that write ordinals so,
    anything that a word other than a sentence's first follows."""
    if len(word) > 3 or not text[after].isalpha():
        return False
    if not text[start : stop - len(word)].strip():
        return True
    return marks.ordinals and len(word) < 3 and _next(text, after)[0] not in marks.starters


def _letters_go_on(word: str, rest: str, marks: Marks) -> bool:
    """Tell whether a sentence goes on behind "U.S.", "J." or "p.m.": unless a sentence's first word follows. Hours end
    sentences; a zone or a day may follow them."""
    if not word.replace(".", "").isalpha():
        return False
    following = rest.split(maxsplit=1)[0].strip("\"'“‘„«»(),.:;?!") if rest.strip() else ""
    if word in ("a.m", "p.m"):
        return following.isupper() or following.casefold() in marks.dated
    if "." in word and max(map(len, word.split("."))) > 3:
        return False  # an address: example.com
    return following.casefold() not in marks.starters
