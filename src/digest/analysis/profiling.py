"""Makes of an entry and its analysis what is compared across entries: a few hundred bytes that stand for its text.

Shingles are runs of five words, of whose CRC-32 values those divisible by 16 are kept: enough to know a copy by, and
the same numbers the ledger's sketches are made of. Of a short text, which would be known by one or two, those divisible
by 4 are; since every fourth of these is divisible by 16, long and short texts can be compared.
"""

from __future__ import annotations

import re
from binascii import crc32
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING

from digest.analysis.coverage import Feature, Profile
from digest.analysis.opening import opening
from digest.analysis.split import WORD
from digest.analysis.weights import UNLISTED, stop_words, table
from digest.foundation.model import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from digest.analysis.values import Analysis, Name
    from digest.foundation.model import Block, Entry

SHINGLE = 5  # words
KEPT = 16  # one shingle in so many
FINE = 4  # and of a text of no more words than
SHORT = 250
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # scripts without spaces
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")
_SPACED_WORD = re.compile(r"\w+")  # the same where there is none of them, in a third of the time


def shingles(blocks: Iterable[Block], *, fine: bool = False) -> tuple[int, ...]:
    """Return the kept numbers of a body's shingles, sorted; more of them of a short text, if they are to be `fine`.
    Scripts that put no spaces between words are cut into characters."""
    text = " ".join([block.text for block in blocks]).casefold()
    words = (_WORD if _ANY_UNSPACED.search(text) else _SPACED_WORD).findall(text)
    coded = " ".join(words).encode("utf-8", "surrogatepass")
    sizes = map(len, words if coded.isascii() else [word.encode("utf-8", "surrogatepass") for word in words])
    starts = list(accumulate((size + 1 for size in sizes), initial=0))
    hashes = {crc32(coded[start : end - 1]) for start, end in zip(starts, starts[SHINGLE:], strict=False)}
    kept = FINE if fine and len(words) <= SHORT else KEPT
    return tuple(sorted([each for each in hashes if not each % kept]))


def profile(
    entry: Entry,
    analysis: Analysis,
    *,
    id: str,  # noqa: A002  (the word for it everywhere)
    at: datetime,
    dated: bool,
    text_shingles: tuple[int, ...] | None = None,
) -> Profile:
    """Return what is compared of an entry: under its id, at its feed date, `dated` if its own date is known to the
    day. `text_shingles` are its shingles where they are known already."""
    known = table(analysis.language)
    return Profile(
        id=id,
        path=entry.path,
        at=at,
        dated=dated,
        language=analysis.language,
        headline=_headline(entry.headline.value or "", analysis.language),
        names=tuple(_name(each, known) for each in analysis.names),
        terms=tuple(Feature(each.key, each.label, each.weight) for each in analysis.terms),
        shingles=shingles(entry.blocks, fine=True) if text_shingles is None else text_shingles,
        words=entry.words,
        topics=entry.topics.value or (),
        story=entry.story,
        infer_topics=bool(entry.topics.value) or entry.topics.provenance is not Provenance.GIVEN,
        opening=opening(entry, analysis.language),
        source=entry.source.value.name if entry.source.value else "",
    )


def _headline(text: str, language: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold())) - stop_words(language)


def _name(name: Name, known: Mapping[str, float]) -> Feature:
    """Return a name as it is compared. It weighs as a term would: what its rarest word tells, more if it comes
    often."""
    key = name.name.casefold()
    telling = max((known.get(word, UNLISTED) for word in WORD.findall(key)), default=UNLISTED)
    return Feature(key, name.name, (1 + log(max(1, name.count))) * telling, name.kind, name.role)
