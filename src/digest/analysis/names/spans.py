"""Finds the capitalised stretches of a paragraph, cut where one name ends and another begins.

What a stretch means is not decided here. The pattern starts at a capital and never goes back over a word, so that the
cost is flat per character whatever the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.analysis.names.lexicon import Lexicon
    from digest.analysis.split import Passage

# The capitals of the Latin alphabet with its extensions.
UPPER = "".join(each for each in map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]) if each.isupper())
OPENERS = frozenset("\"'“‘«„([•–—*")
LONGEST = 90
_JOINS = frozenset((" of ", " of the ", " for ", " for the ", " on ", " and ", " & "))
_INNER = frozenset((" and ", " & "))
_ABBREVIATED = frozenset(("st", "mt", "ft", "inc", "corp", "co", "ltd", "no"))


class Span(NamedTuple):
    """Capitalised words that stand together: `words` are those of `text[start:end]` of the paragraph, parted by one
    space each, possessive endings left out. `leads` says that it starts a sentence, where a capital means nothing."""

    paragraph: int
    start: int
    end: int
    words: tuple[str, ...]
    leads: bool


@lru_cache(maxsize=4)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a span. It begins with a set of characters, so that the search for it is quick, and looks
    for abbreviations only where a full stop follows."""
    short = sorted(lexicon.titles | lexicon.honorifics | lexicon.suffixes | lexicon.postnominals | _ABBREVIATED)
    abbreviated = "|".join(rf"(?<=\b{each.capitalize()}\.)" for each in short if each.isalpha())
    joined = "|".join(sorted(lexicon.particles, key=len, reverse=True))
    prefix = "|".join(sorted(lexicon.prefixes, key=len, reverse=True))
    rest = rf"(?:\.(?:[{UPPER}]\.)*|[^\W_]*(?:['’&-](?![sS]\b)[^\W_]+)*(?:\.(?:{abbreviated}))?)"
    word = rf"[{UPPER}]{rest}"
    joint = rf"[ \u00a0](?:(?:{joined})[ \u00a0]|(?:{prefix})[-'’])?"
    return re.compile(rf"[{UPPER}](?<![^\W_].){rest}(?:{joint}{word}){{0,9}}")


def spans(passage: Passage, lexicon: Lexicon) -> Iterator[Span]:
    """Return the spans of a passage in order. A passage in capitals, such as a heading's, has none."""
    text = passage.text
    if text.isupper():
        return
    before: Span | None = None
    for span in _split(passage, lexicon):
        if before is None:
            before = span
        elif _joins(before, text[before.end : span.start], span, lexicon):
            words = tuple(text[before.start : span.end].replace("\u00a0", " ").split(" "))
            before = Span(span.paragraph, before.start, span.end, words, before.leads)
        else:
            yield before
            before = span
    if before is not None:
        yield before


def _joins(left: Span, gap: str, right: Span, lexicon: Lexicon) -> bool:
    """Tell whether two spans are one organisation's name: "Bank" and "England", "Department of Health" and "Human
    Services"."""
    if gap not in _JOINS or right.end - left.start > LONGEST:
        return False
    if gap in _INNER:
        common = left.words[-1].lower() in lexicon.common and right.words[0].lower() in lexicon.common
        whole = left.words[-1].lower() not in lexicon.heads and right.words[0].lower() not in lexicon.heads
        heads = left.words[0].lower() in lexicon.heads or right.words[-1].lower() in lexicon.bodies
        return common and whole and heads and len(left.words) + len(right.words) > 2
    head = left.words[-1].lower()
    if len(left.words) > 1 and " ".join(left.words) in lexicon.organisations and right.words[0] in lexicon.places:
        return False
    if gap != " on " and ("for" in left.words or "of" in left.words) and len(left.words) < 7:
        return any(each.lower() in lexicon.heads for each in left.words) and right.words[0].lower() not in lexicon.heads
    if head in lexicon.companies or right.words[0] in lexicon.given:
        return False
    return head in lexicon.heads and (len(left.words) > 1 or not left.leads or " of " in gap or head in lexicon.opening)


def _split(passage: Passage, lexicon: Lexicon) -> Iterator[Span]:
    text, number = passage.text, passage.number
    starts = {each.start for each in passage.sentences}
    plain, dull = lexicon.plain, lexicon.dull
    for match in _pattern(lexicon).finditer(text):
        start, end = match.span()
        if end - start > 6 * LONGEST:
            continue
        if start > 2 and text[start - 1] == "-" and text[start - 3 : start - 1] in lexicon.prefixes:
            start -= 3
        elif text.startswith(("D-", "R-"), start) and text[start + 2 : start + 3].isupper():  # of party and state
            start += 2
        found = text[start:end]
        leads = start in starts or text[start - 1] in OPENERS or text[start - 2 : start - 1] == ":"
        if " " in found or "\u00a0" in found:
            words = tuple(found.replace("\u00a0", " ").split(" "))
            span = Span(number, start, end, words, leads)
            if end - start < LONGEST and "-" not in found and lexicon.cutting.isdisjoint(found.lower().split(" ")):
                yield span
            else:
                yield from _cut(span, lexicon)
            continue
        low = found.lower()
        if (low in plain and (len(found) == 1 or not found.isupper())) or (leads and low in dull):
            continue
        if "-" in found:
            found = _head(found, lexicon)
            end = start + len(found)
        if end - start < LONGEST:
            yield Span(number, start, end, (found,), leads)


def _head(word: str, lexicon: Lexicon) -> str:
    """Return what a compound adjective begins with: "Shanghai" of "Shanghai-based"."""
    head, dash, tail = word.rpartition("-")
    return (
        head
        if dash
        and (len(head) > 2 or head.isupper())
        and tail.islower()
        and len(tail) > 2
        and (tail in lexicon.common or tail in lexicon.tails)
        else word
    )


def _cut(span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Return the parts between words that no name holds, such as weekdays and capitalised function words."""
    part: list[str] = []
    begin = at = span.start
    for word in span.words:
        low = word.lower()
        if low in lexicon.plain and not word.islower() and not _is_kept(word, part, lexicon):
            yield from _part(span, begin, part, lexicon)
            part = []
        else:
            if not part:
                begin = at
            head = _head(word, lexicon) if "-" in word and (not part or len(word) > 9) else word
            part.append(head)
            if head != word or (part[:-1] and low.rstrip(".") in lexicon.companies and (low != "sa" or word.isupper())):
                yield from _part(span, begin, part, lexicon)
                part = []
        at += len(word) + 1
    yield from _part(span, begin, part, lexicon)


def _is_kept(word: str, part: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word that is mostly no name is one here: "US", "Theresa May", "Mr Will"."""
    if word.isupper() and len(word) > 1:
        return True
    last = part[-1] if part else ""
    low = last.lower().rstrip(".")
    return bool(last) and (
        last in lexicon.given
        or low in lexicon.strong
        or low in lexicon.honorifics
        or (len(last) == 2 and last[-1] == ".")
    )


def _part(span: Span, start: int, words: list[str], lexicon: Lexicon) -> Iterator[Span]:
    """Return a part without particles at its ends."""
    leads = span.leads and start == span.start
    while words and words[-1].islower():
        words = words[:-1]
    while words and words[0].islower() and words[0] in lexicon.particles:
        start += len(words[0]) + 1
        words = words[1:]
    length = sum(map(len, words)) + len(words) - 1
    if words and length < LONGEST:
        yield Span(span.paragraph, start, start + length, tuple(words), leads)
