"""Takes apart what stands above an article: headline, dek, small print, and what is left to remove.

In a pasted page the headline is one line among a hundred; in a clean text it is the first line or there is none. Both
are decided by the same score. Nothing here looks at the file's front matter.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.reading.pasted.boilerplate import is_section_name
from digest.reading.pasted.headline import (
    ACCEPT,
    ACCEPT_ON_PAGE,
    LONGEST,
    Surroundings,
    body_vocabulary,
    content_words,
    could_be_headline,
    score_headline,
)
from digest.reading.pasted.marks import FURNITURE, Mark
from digest.reading.pasted.signature import Signature, read_bare_names, read_signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.reading.pasted.marks import Marked
    from digest.reading.pasted.region import Region

_BAR = re.compile(r"[|\-–—·»:]")
FAR = 200  # units above the article beyond which no headline is looked for
SMALL_PRINT = 4  # units below a headline within which its small print begins
DEK_WORDS = (5, 45)
CAPTIONS_MOST = 3  # different captions of a gallery that repeats the headline below itself


@dataclass(frozen=True, slots=True)
class Signed:
    """A unit that is small print, and what it says."""

    index: int
    signature: Signature


@dataclass(frozen=True, slots=True)
class Head:
    """What was found above the article.

    Numbers are indices of units; `first` is where the article's own paragraphs begin, `bare` a line of nothing but
    names that stands beside a date.
    """

    headline: int | None
    dek: int | None
    signed: tuple[Signed, ...]
    first: int


def read_head(marked: tuple[Marked, ...], region: Region, language: str) -> Head:
    """Return the parts above the article; `first` may lie behind the region's own first unit."""
    first = _skip_small_print(marked, region, language)
    signed = tuple(
        Signed(index, signature)
        for index in range(max(0, first - FAR), first)
        if (signature := _signature(marked, index, language)) is not None
    )
    body = body_vocabulary(marked[first : region.last])
    signed = _with_name_lines(marked, signed, body)
    headline = _find_headline(marked, first, signed, body, page=region.page)
    if headline is not None:
        first = max(first, headline + 1)
        near = [each for each in signed if _near_headline(each, headline)]
        signed = tuple(sorted(near, key=lambda each: (each.index < headline, each.index)))
        first = _skip_repeated(marked, headline, first, region)
    return Head(headline, _find_dek(marked, headline, first, signed), signed, first)


def _signature(marked: tuple[Marked, ...], index: int, language: str) -> Signature | None:
    text = marked[index].unit.text
    signature = read_signature(text, language)
    if signature or marked[index].mark is not Mark.LABEL:
        return signature
    names = read_bare_names(text)
    if not names or is_section_name(text):
        return None
    below = [each.unit.text for each in marked[index + 1 : index + 3]]
    dated = any((after := read_signature(each, language)) and after.dates for each in below)
    return Signature(names, (0, len(text)), (), bare=True) if dated or any(map(_is_reading_time, below)) else None


def _is_reading_time(text: str) -> bool:
    words = text.lower().split()
    return len(words) <= 4 and "min" in words and "read" in words


def _near_headline(each: Signed, headline: int) -> bool:
    """Small print stands below its headline, or in the few lines above it; a date further up is the page's."""
    return each.index > headline - SMALL_PRINT and not (each.signature.bare and each.index < headline)


def _skip_small_print(marked: tuple[Marked, ...], region: Region, language: str) -> int:
    """Begin the article behind small print that stands after a sentence or two (a dek) at its top."""
    first = region.first
    for index in range(first, min(first + SMALL_PRINT, region.last)):
        above = marked[first:index]
        if any(each.words > DEK_WORDS[1] for each in above):
            break
        signature = read_signature(marked[index].unit.text, language)
        if signature and (signature.dates or signature.names):
            first = index + 1
    while first < region.last and first > region.first and marked[first].mark in FURNITURE:
        first += 1
    return first


def _find_headline(
    marked: tuple[Marked, ...], first: int, signed: tuple[Signed, ...], body: frozenset[str], *, page: bool
) -> int | None:
    """The best-scored unit above the article, or the article's own first line where it has a headline's form."""
    small = {each.index for each in signed}
    texts = [each.unit.text for each in marked]
    times = Counter(texts)
    candidates = [
        index
        for index in range(max(0, first - FAR), first)
        if index not in small and could_be_headline(marked[index]) and not is_section_name(texts[index])
    ]
    if not candidates and first == 0:
        return _lone_headline(marked)
    titled, distances = _titled(texts[: candidates[-1]]) if candidates else {}, _distances(marked, first)
    scored = []
    for index in candidates:
        around = Surroundings(
            lines_to_signature=_lines_down(marked, index, small),
            repeated=times[texts[index]] > 1 or titled.get(texts[index], index) < index,
            distance=distances[index],
            first=index == 0,
        )
        scored.append((score_headline(marked[index], around, body), -index))
    if not scored:
        return None
    score, negative = max(scored)
    enough = ACCEPT_ON_PAGE if page or signed else ACCEPT
    return -negative if score >= enough else None


def _with_name_lines(
    marked: tuple[Marked, ...], signed: tuple[Signed, ...], body: frozenset[str]
) -> tuple[Signed, ...]:
    """Add lines of names and offices above a date: small print, though it is not sure where a name ends."""
    known = {each.index for each in signed}
    above = [each.index - 1 for each in signed if each.index > 0 and each.index - 1 not in known]
    found = [
        Signed(index, Signature((), (0, 0), ()))
        for index in above
        if marked[index].mark is Mark.LABEL and _names_only(marked[index].unit.text, body)
    ]
    return tuple(sorted((*signed, *found), key=lambda each: each.index))


def _lines_down(marked: tuple[Marked, ...], index: int, small: set[int]) -> int:
    """How many lines below a unit its small print begins, buttons not counted; 0 where it is not near."""
    lines = 0
    for below in range(index + 1, min(index + 1 + 2 * SMALL_PRINT, len(marked))):
        lines += marked[below].mark not in FURNITURE
        if below in small:
            return lines if lines <= SMALL_PRINT else 0
    return 0


def _names_only(text: str, body: frozenset[str]) -> bool:
    """Names stand above a date as a headline does, but the article does not use most of their words."""
    pieces = re.split(r",|\band\b|\bund\b|&", text)
    words = [word for piece in pieces for word in piece.split()]
    shared = len(content_words(text) & body)
    few = shared * 2 <= len(content_words(text)) if len(pieces) > 1 else not shared
    return few and all(word[0].isupper() for word in words) and len(pieces[0].split()) in (2, 3)


def _titled(texts: Sequence[str]) -> dict[str, int]:
    """Return what stands before a bar in lines that may be the page's title (the headline, a bar, and the site's name),
    with the first line each stands in."""
    found: dict[str, int] = {}
    for index, text in enumerate(texts):
        for bar in _BAR.finditer(text, 0, LONGEST + 2):
            found.setdefault(text[: bar.start()].rstrip(), index)
    return found


def _distances(marked: tuple[Marked, ...], first: int) -> dict[int, int]:
    """Return for each of the last units above the article how many units that are no furniture stand in between."""
    distances: dict[int, int] = {}
    count = 0
    for index in range(first - 1, max(-1, first - FAR - 1), -1):
        distances[index] = count
        count += marked[index].mark in (Mark.LABEL, Mark.FRAGMENT, Mark.PROSE)
    return distances


def _lone_headline(marked: tuple[Marked, ...]) -> int | None:
    """Judge the very first line of a text in which prose begins at once."""
    if len(marked) < 2 or not could_be_headline(marked[0]) or is_section_name(marked[0].unit.text):
        return None
    each, below = marked[0], marked[1]
    score = 0.0
    score += 2.0 if 2 <= each.words <= 14 else 0.0
    score += 2.0 if each.mark in (Mark.LABEL, Mark.FRAGMENT) else 0.0
    score += 1.0 if below.unit.gap else 0.0
    score += 1.0 if below.words > 1.5 * each.words else 0.0
    score += 1.0 if _is_title_case(each.unit.text) else 0.0
    return 0 if score >= ACCEPT and below.mark is not Mark.LABEL else None


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and sum(1 for word in words if word[0].isupper()) >= 0.7 * len(words)


def _skip_repeated(marked: tuple[Marked, ...], headline: int, first: int, region: Region) -> int:
    """Begin below the headline's last repetition near the top: between the two stand a gallery's captions."""
    text = marked[headline].unit.text
    reach = min(first + 16, first + (region.last - first) // 2)
    for index in range(reach, first - 1, -1):
        if marked[index].unit.text == text:
            between = [each for each in marked[first:index] if each.mark is Mark.PROSE]
            return index + 1 if len({each.unit.text for each in between}) <= CAPTIONS_MOST else first
    return first


def _find_dek(marked: tuple[Marked, ...], headline: int | None, first: int, signed: tuple[Signed, ...]) -> int | None:
    """The one line between headline and small print, if it reads like a sentence."""
    if headline is None or not signed:
        return None
    index = headline + 1
    if index >= first or index in {each.index for each in signed}:
        return None
    each = marked[index]
    reads = each.mark in (Mark.PROSE, Mark.SENTENCE, Mark.FRAGMENT, Mark.LABEL)
    small = min((other.index for other in signed if other.index > index), default=0)
    fits = DEK_WORDS[0] <= each.words <= DEK_WORDS[1] and each.unit.text != marked[headline].unit.text
    return index if reads and fits and 0 < small - index <= 3 else None
