"""Says of every unit of a text what it looks like on its own: prose, a label, or furniture of a page.

These marks are evidence, not verdicts: where the article begins and ends is decided in `region` from all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from digest.foundation.model import Precision
from digest.reading.pasted.boilerplate import is_section_name
from digest.reading.pasted.signature import MOST_WORDS, read_signature
from digest.reading.pasted.tongue import function_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.reading.pasted.boilerplate import Boilerplate
    from digest.reading.pasted.units import Unit

PAGE_FURNITURE = 3  # so many lines of furniture make a text a pasted page
PROSE_WORDS = 8  # a sentence of fewer words does not show that a text runs
LONG_WORDS = 25  # so many words are prose without a full stop, if they are not a list of labels
FRAGMENT_WORDS = 5
FRAGMENT_SHARE = 0.3
HEADLINE_WORDS = 16  # a label of so many is none: headlines and links are shorter
SURE_WORDS = 14
FUNCTION_SHARE_OF_SENTENCE = 0.1  # a lede full of names and titles has few, but it ends with a full stop
FUNCTION_SHARE = 0.18  # of the words of prose; menus have less than .1, news prose .35 to .5
CHRONICLE_DAYS = 3  # lines of nothing but a day, each over a sentence, make a chronicle
SUBHEADING_USES = 2  # paragraphs that use the word of a subheading
# A breadcrumb trail or a row of links: at least three short pieces between the same marks.
_TRAIL = re.compile(r"[^»›|•]{1,41}(?:[»›|•][^»›|•]{1,62}){2,}[»›|•]?")
_STOPS = (".", "!", "?", "…", '"', "”", "»")  # what nearly all sentences end with, seen without a search
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*(?:\s?\[\d+\])*$|[\"”»]$")


class Mark(StrEnum):
    """What a unit looks like."""

    PROSE = "prose"
    SENTENCE = "sentence"  # ends like one, but is short
    COLON = "colon"  # ends with a colon: leads in to something
    FRAGMENT = "fragment"  # words that run but do not end: an item of a list, a line of verse
    LABEL = "label"  # anything else that is short: headline, menu
    SUBHEAD = "subhead"  # looks like something else, but is a subheading of the text's own
    SIGNATURE = "signature"  # small print: who and when
    TAIL = "tail"
    FOOT = "foot"
    LIST = "list"
    POINTER = "pointer"
    LINE = "line"
    WORD = "word"
    LONG = "long"


FURNITURE = frozenset({Mark.TAIL, Mark.FOOT, Mark.LIST, Mark.POINTER, Mark.LINE, Mark.LONG})


HEADINGLIKE = frozenset({Mark.SIGNATURE, Mark.TAIL, Mark.FOOT, Mark.LIST})


@dataclass(frozen=True, slots=True)
class Marked:
    """A unit with its mark and its number of words."""

    unit: Unit
    mark: Mark
    words: int
    closing: bool = False  # about the article rather than of it, if it stands at the end


def mark_units(
    units: tuple[Unit, ...], lists: Boilerplate, language: str, known: dict[str, Mark] | None = None
) -> tuple[Marked, ...]:
    """Return every unit with its mark, in order. `known` are marks of texts that were looked at before; it is added
    to."""
    known = {} if known is None else known
    marks = [known.get(unit.text) or known.setdefault(unit.text, _mark(unit, lists, language)) for unit in units]
    page = is_page(marks)  # only a page has furniture below which an article can be closed
    if not page:
        marks = _with_subheadings([unit.text for unit in units], marks, language)
    return tuple(
        Marked(unit, mark, unit.words, page and lists.closes(unit.text))
        for unit, mark in zip(units, marks, strict=True)
    )


def is_page(marks: Sequence[Mark]) -> bool:
    """Tell whether a text was pasted with the page around it: it has several lines of furniture."""
    return sum(1 for mark in marks if mark in FURNITURE or mark is Mark.WORD) >= PAGE_FURNITURE


def _with_subheadings(texts: Sequence[str], marks: Sequence[Mark], language: str) -> list[Mark]:
    """Mark subheadings that look like the end of an article: the days of a chronicle, and a word such as "Comments"
    over a paragraph of a text about them."""
    within = [index for index in range(1, len(marks) - 1) if marks[index] in HEADINGLIKE]
    if not within:
        return list(marks)
    days = [index for index in range(len(marks) - 1) if _is_day(texts[index], marks, index, language)]
    own = set(days) if len(days) >= CHRONICLE_DAYS and not {Mark.TAIL, Mark.FOOT} & set(marks) else set()
    prose = [text.lower() for text, mark in zip(texts, marks, strict=True) if mark is Mark.PROSE]
    for index in within:
        between = marks[index - 1] is Mark.PROSE and marks[index + 1] is Mark.PROSE
        text = texts[index].lower()
        if between and marks[index] in (Mark.TAIL, Mark.FOOT, Mark.LIST) and re.fullmatch(r"[^\W\d_]+", text):
            used = sum(1 for each in prose if re.search(rf"\b{text}\b", each))
            if used >= SUBHEADING_USES:
                own.add(index)
    return [Mark.SUBHEAD if index in own else mark for index, mark in enumerate(marks)]


def _is_day(text: str, marks: Sequence[Mark], index: int, language: str) -> bool:
    """Tell whether a line is a day and nothing else, over a sentence; comments have a time."""
    if marks[index] is not Mark.SIGNATURE or marks[index + 1] not in (Mark.PROSE, Mark.SENTENCE, Mark.FRAGMENT):
        return False
    signature = read_signature(text, language)
    if signature is None or signature.names or len(signature.dates) != 1:
        return False
    dated = signature.dates[0]
    return not (text[: dated.start] + text[dated.end :]).strip(" .:") and dated.moment.precision is Precision.DAY


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, closing quotes and brackets aside."""
    return text.endswith(_STOPS) or bool(_SENTENCE_END.search(text))


def _mark(unit: Unit, lists: Boilerplate, language: str) -> Mark:
    text, words = unit.text, unit.words
    listed = lists.match(text)
    if listed:
        return Mark(listed)
    if words <= MOST_WORDS and read_signature(text, language):
        return Mark.SIGNATURE
    if words <= 3 and is_section_name(text):
        return Mark.WORD
    if ("|" in text or not text.isascii()) and _TRAIL.fullmatch(text):
        return Mark.LINE
    return _mark_running(text, words, language)


def _mark_running(text: str, words: int, language: str) -> Mark:
    """Tell prose from labels by length, ending and function words."""
    if text.endswith(":") and words < LONG_WORDS:
        return Mark.COLON
    ended = ends_sentence(text) or text.endswith(":")
    share = function_share(text, language)
    if (ended and words >= PROSE_WORDS) or words >= LONG_WORDS:
        least = FUNCTION_SHARE if not ended or words < SURE_WORDS else FUNCTION_SHARE_OF_SENTENCE
        return Mark.PROSE if share >= least else Mark.LABEL
    if ended:
        return Mark.SENTENCE
    runs = words >= FRAGMENT_WORDS and (text[0].islower() or share >= FRAGMENT_SHARE)
    return Mark.FRAGMENT if runs or words >= HEADLINE_WORDS else Mark.LABEL
