"""One place where a text may name somebody or something, and what stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest.analysis.names.spans import UPPER, Span

if TYPE_CHECKING:
    from digest.analysis.names.lexicon import Lexicon
    from digest.analysis.values import NameKind

_AGE = re.compile(r", (?:(?:aged|age) )?\d{1,2}[,.;)]")
_NEXT = re.compile(r",? (?:(?:\w+ly|also|has|had|then|later) )?([^\W_]+)")
_LARGER = re.compile(rf", ([{UPPER}][\w.]*(?: [{UPPER}][a-z]+){{0,2}})")


class Sighting(NamedTuple):
    """A span that may be a name. `kind` None says that only the rest of the text can tell; `weight` is what this one
    place counts in the vote of the whole text, where 2 is enough; `role` is verbatim."""

    kind: NameKind | None
    words: tuple[str, ...]
    paragraph: int
    start: int
    end: int
    weight: int
    rule: str
    role: str = ""


def sight(span: Span, kind: NameKind | None, weight: int, rule: str, role: str = "") -> Sighting:
    """Return a span as a sighting."""
    return Sighting(kind, span.words, span.paragraph, span.start, span.end, weight, rule, role)


def without(span: Span, skip: int) -> Span:
    """Return a span without its first words; what is left starts no sentence."""
    start = span.start + sum(map(len, span.words[:skip])) + skip
    return Span(span.paragraph, start, span.end, span.words[skip:], leads=False)


def only(span: Span, size: int) -> Span:
    """Return the first words of a span."""
    words = span.words[:size]
    return Span(span.paragraph, span.start, span.start + sum(map(len, words)) + size - 1, words, span.leads)


def is_located(span: Span, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a preposition of place stands before a span, or a larger place after it: "in Reading",
    "Springfield, Illinois"."""
    if not span.leads and text[max(0, span.start - 12) : span.start].rpartition(" ")[0].rpartition(" ")[2] in (
        lexicon.locating
    ):
        return True
    return is_within(span, text, lexicon)


def is_within(span: Span, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a comma and a larger place follow a span."""
    if text[span.end : span.end + 2] != ", ":
        return False
    found = _LARGER.match(text, span.end, span.end + 60)
    if not found:
        return False
    words = found[1].split(" ")
    return any(" ".join(words[:size]) in lexicon.places for size in range(1, len(words) + 1))


def speaks(span: Span, text: str, lexicon: Lexicon) -> int:
    """Return how much what stands beside a span speaks for a person: 3 for an age, 2 for "who" or a speech verb."""
    end = span.end
    after = text[end : end + 1]
    if after == "," and _AGE.match(text, end, end + 14):
        return 3
    if after in {" ", ","}:
        found = _NEXT.match(text, end, end + 30)
        if found and (found[1] in lexicon.speech or found[1] in {"who", "whose"}):
            return 2
    return 2 if text[max(0, span.start - 6) : span.start] in {" said ", " says "} else 0
