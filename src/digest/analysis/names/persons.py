"""Tells people: by the title before a name, or by how the name looks and what stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.analysis.names import offices
from digest.analysis.names.sighting import Sighting, only, sight, speaks, without
from digest.analysis.names.spans import UPPER
from digest.analysis.values import NameKind

if TYPE_CHECKING:
    from digest.analysis.names.lexicon import Lexicon
    from digest.analysis.names.spans import Span

_JOINED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)+$")
_SYLLABLES = re.compile(rf"[{UPPER}][^\W\d_]{{0,5}}-[^\W\d_]{{1,6}}$")


def titled(span: Span, text: str, skip: int, lexicon: Lexicon) -> tuple[Sighting, ...]:
    """Return the person after a title of so many words, and the place or organisation that the title begins with."""
    title = span.words[skip - 1].lower().rstrip(".")
    rest = without(span, skip)
    inner = _within(span, skip, lexicon)
    polite = title in lexicon.honorifics
    strong = polite or title in lexicon.strong
    if not _is_borne(rest.words, lexicon, polite=polite, strong=strong):
        return inner
    begin = offices.widen(text, span.start, lexicon)
    end = rest.start - len(span.words[skip - 1]) - 1 if polite else rest.start
    role = text[begin:end].strip() or offices.after(text, rest.end, lexicon)
    return (*inner, sight(rest, NameKind.PERSON, 3 if strong or len(rest.words) > 1 else 1, "title", role))


def _is_borne(words: tuple[str, ...], lexicon: Lexicon, *, polite: bool, strong: bool) -> bool:
    """Tell whether what follows a title can be a person's name: not "Prime Minister Question", "Mr Speaker"."""
    first, tail = words[0], words[-1].lower()
    if len(words) == 1:
        kept = first in lexicon.surnames or (polite and tail not in lexicon.roles)
        if len(tail) < 2 or (tail in lexicon.common and not kept):
            return False
    if (not strong or len(words) > 1) and all(_is_plain(each, lexicon) for each in words):
        return False
    if first in lexicon.nationalities and first not in lexicon.given and first not in lexicon.surnames:
        return False
    if any(_is_no_part(each) for each in words):
        return False
    placed = not polite and (tail in lexicon.place_nouns or " ".join(words) in lexicon.places)
    return len(words) <= 5 and not placed


def _is_plain(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon.common and word not in lexicon.given and word not in lexicon.surnames


def _within(span: Span, skip: int, lexicon: Lexicon) -> tuple[Sighting, ...]:
    """Return the place or organisation at the beginning of a role: "U.S." of "U.S. President"."""
    for size in range(min(skip - 1, 6), 0, -1):
        name = " ".join(span.words[:size])
        kind = None
        if name in lexicon.places:
            kind = NameKind.PLACE
        elif name in lexicon.organisations or (size > 1 and span.words[size - 1].lower() in lexicon.bodies):
            kind = NameKind.ORGANISATION
        if kind is not None and not (size == 1 and span.leads and name.lower() in lexicon.common):
            return (sight(only(span, size), kind, 2, "in-role"),)
    return ()


def person(span: Span, text: str, lexicon: Lexicon) -> tuple[Sighting, ...]:
    """Return a span of several words as a person, weighed by its looks, role and context; nothing where it is none."""
    weight = _likeness(span, lexicon)
    if not weight:
        return ()
    start = offices.before(text, span.start, lexicon)
    role = text[start : span.start].rstrip()
    rule = "given-name" if span.words[0] in lexicon.given else "surname" if weight > 1 else "cue"
    if role:
        rule = "role-before"
    else:
        role = offices.after(text, span.end, lexicon) or offices.explained(text, span, lexicon)
    weight += (2 if role else 0) + speaks(span, text, lexicon)
    return (sight(span, NameKind.PERSON, weight, rule, role),)


def _likeness(span: Span, lexicon: Lexicon) -> int:
    """Return how much a span looks like a person's name by its words alone: 0 not at all, 3 certainly."""
    words = span.words
    while len(words) > 2 and words[-1].lower().rstrip(".") in lexicon.suffixes:
        words = words[:-1]
    first, last = words[0], words[-1]
    parts = [each for each in words if not each.islower()]
    if len(parts) > 4 or len(last) < 2 or last in lexicon.things or any(_is_no_part(each) for each in parts):
        return 0
    if first in lexicon.given:
        joined = len(words) > len(parts)  # by a particle, as no common words are: "bin Laden"
        return 3 if joined else _with_given(first, last, len(parts), lexicon, leads=span.leads)
    if (len(last) == 2 and last[1] == ".") or any(each in lexicon.nationalities for each in parts[1:]):
        return 0
    return _without_given(first, last, lexicon)


def _is_no_part(word: str) -> bool:
    """Tell whether a word is no part of a name: "NASA", "A&M", "B0ftQ"."""
    if word.isalpha():
        return len(word) > 3 and word.isupper()
    return word[-1] != "." and not _JOINED.match(word)


def _with_given(first: str, last: str, size: int, lexicon: Lexicon, *, leads: bool) -> int:
    known = last in lexicon.surnames or last.rpartition("-")[2] in lexicon.surnames
    placed = first in lexicon.places
    if known:
        return 3
    if first.lower() in lexicon.prefixes:  # "Al Jina" is no Al
        return 0
    if last.lower() in lexicon.common or (len(last) == 2 and last[1] == "."):
        return 1 if size == 2 and not placed and last[-1] != "." else 0
    if placed:
        return 1
    if first.lower() in lexicon.common:  # "Dean", "Frank": a capital within a sentence makes it a name
        return 1 if leads else 2
    return 3


def _without_given(first: str, last: str, lexicon: Lexicon) -> int:
    low = last.lower()
    known = last in lexicon.surnames or last.rpartition("-")[2] in lexicon.surnames
    if first[-1] == "." and len(first) <= 4:
        return 0 if low in lexicon.common and not known else 2
    syllables = _SYLLABLES.match(last) and low.rpartition("-")[2] not in lexicon.common
    if syllables and first in lexicon.surnames:
        return 2
    if first.lower() in lexicon.common or first in lexicon.places or last in lexicon.places:
        return 0
    if low in lexicon.common:
        return 1 if known else 0
    return 2 if known or syllables else 1
