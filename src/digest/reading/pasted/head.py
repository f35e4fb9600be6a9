"""Takes apart what stands above an article: headline, dek, small print, and what is left to remove.

In a pasted page the headline is one line among a hundred; in a clean text it is the first line or there is none. Both
are decided by the same score. Nothing here looks at the file's front matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.reading.pasted.boilerplate import is_section_name
from digest.reading.pasted.headline import body_vocabulary, content_words
from digest.reading.pasted.headline_search import FAR, SMALL_PRINT, find_headline
from digest.reading.pasted.marks import FURNITURE, Mark
from digest.reading.pasted.signature import Signature, is_role, read_bare_names, read_signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.reading.pasted.marks import Marked
    from digest.reading.pasted.region import Region

SIGNED = FURNITURE | {Mark.SIGNATURE, Mark.WORD}  # may be small print: a button's line may name the author
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
    body = body_vocabulary(marked[first : region.last]) if first else frozenset()  # nothing stands above it
    signed = _with_name_lines(marked, signed, body)
    signed, first = _with_role_lines(marked, signed, first)
    headline = find_headline(marked, first, frozenset(each.index for each in signed), body, page=region.page)
    if headline is not None:
        first = max(first, headline + 1)
        near = [each for each in signed if _near_headline(each, headline)]
        signed = tuple(sorted(near, key=lambda each: (each.index < headline, each.index)))
        first = _skip_repeated(marked, headline, first, region)
    return Head(headline, _find_dek(marked, headline, first, signed), signed, first)


def _signature(marked: tuple[Marked, ...], index: int, language: str) -> Signature | None:
    text = marked[index].unit.text
    if marked[index].mark is not Mark.LABEL:
        return _read(marked[index], language)
    names = read_bare_names(text)
    if not names or is_section_name(text):
        return None
    below = [each.unit.text for each in marked[index + 1 : index + 3]]
    dated = any((after := read_signature(each, language)) and after.dates for each in below)
    return Signature(names, (0, len(text)), (), bare=True) if dated or any(map(_is_reading_time, below)) else None


def _read(each: Marked, language: str) -> Signature | None:
    """Read a unit's small print; what was marked as something that reads is known to be none."""
    return read_signature(each.unit.text, language) if each.mark in SIGNED else None


def _is_reading_time(text: str) -> bool:
    words = text.lower().split()
    return len(words) <= 4 and "min" in words and "read" in words


def _near_headline(each: Signed, headline: int) -> bool:
    """Small print stands below its headline, or in the few lines above it; a date further up is the page's."""
    return each.index > headline - SMALL_PRINT and not (each.signature.bare and each.index < headline)


def _skip_small_print(marked: tuple[Marked, ...], region: Region, language: str) -> int:
    """Begin the article behind small print that stands after a sentence or two (a dek) at its top."""
    first = region.first
    said = [each for at in range(max(0, first - SMALL_PRINT), first) if (each := _signature(marked, at, language))]
    for index in range(first, min(first + SMALL_PRINT, region.last)):
        above = marked[first:index]
        if any(each.words > DEK_WORDS[1] for each in above):
            break
        signature = _read(marked[index], language)
        if signature and (signature.dates or signature.names) and not _says_again(marked[first:index], said, signature):
            first = index + 1
            said.append(signature)
    while first < region.last and first > region.first and marked[first].mark in FURNITURE:
        first += 1
    return first


def _says_again(above: Sequence[Marked], said: Sequence[Signature], signature: Signature) -> bool:
    """Tell whether small print below a paragraph repeats what stands above it: the article has begun in between, and
    the line is a date or a name in it."""
    prose = any(each.mark is Mark.PROSE for each in above)
    named = any(each.names for each in said) or not signature.names
    dated = any(each.dates for each in said) or not any(not each.changed for each in signature.dates)
    changes = any(each.changed for each in signature.dates)
    return bool(said) and prose and named and dated and not changes


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


def _with_role_lines(
    marked: tuple[Marked, ...], signed: tuple[Signed, ...], first: int
) -> tuple[tuple[Signed, ...], int]:
    """Add the line below a byline that says what its author is ("Science correspondent")."""
    known = {each.index for each in signed}
    below = [each.index + 1 for each in signed if each.signature.names and each.index + 1 not in known]
    roles = [
        Signed(index, Signature((), (0, 0), ()))
        for index in below
        if index < len(marked) - 1 and marked[index].mark is Mark.LABEL and is_role(marked[index].unit.text)
    ]
    behind = max((each.index + 1 for each in roles), default=0)
    return tuple(sorted((*signed, *roles), key=lambda each: each.index)), max(first, behind)


def _names_only(text: str, body: frozenset[str]) -> bool:
    """Names stand above a date as a headline does, but the article does not use most of their words."""
    pieces = re.split(r",|\band\b|\bund\b|&", text)
    words = [word for piece in pieces for word in piece.split()]
    shared = len(content_words(text) & body)
    few = shared * 2 <= len(content_words(text)) if len(pieces) > 1 else not shared
    return few and all(word[0].isupper() for word in words) and len(pieces[0].split()) in (2, 3)


def _skip_repeated(marked: tuple[Marked, ...], headline: int, first: int, region: Region) -> int:
    """Begin below the headline's last repetition near the top: between the two stand a gallery's captions."""
    text = marked[headline].unit.text
    reach = min(first + 16, first + (region.last - first) // 2)
    for index in range(min(reach, len(marked) - 1), first - 1, -1):
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
