"""What a news text opens with: the words of its headline and first sentences, which say what happened.

Two texts about one event open alike, while the background further down is the same for every event of one affair. On
groups of articles annotated by event, openings told the events apart better than names and terms of the whole texts,
which added nothing to them. A language without a frequency list has no openings.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from digest.analysis.split import READ, WORD
from digest.analysis.weights import stop_words, table
from digest.foundation.languages import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.foundation.model import Block, Entry, Source

WORDS = 120  # of running text
KEPT = 40  # the heaviest; fewer lose recall, all of them add nothing
HEADLINE = 2.0  # how much more a headline's words weigh
FLOOR = 0.5  # idf below which a word tells nothing
CEILING = 6.5  # idf beyond which a word tells no more: it is rare because it is a surname or a slip of the pen
NUMBER = 4.0  # the idf of a number: "75 dead" tells something, "2017" little


def opening(entry: Entry, language: str) -> tuple[tuple[str, float], ...]:
    """Return the words an entry opens with, each once (case-folded, without a possessive's ending), the heaviest first,
    and their weights: a vector of length 1. Empty where the language has no frequency list.

    Months, weekdays and the source's own name, which stand in datelines, tell nothing of an event and are left out.
    """
    known = table(language)
    if not known:
        return ()
    said = set(_words(entry.headline.value or ""))
    weights = {}
    for word in sorted((said | set(_first_words(entry.blocks))) - _telling_nothing(language, entry.source.value)):
        idf = NUMBER if word.isdecimal() else min(known.get(word, CEILING), CEILING)
        if len(word) > 1 and idf > FLOOR:
            weights[word] = (idf - FLOOR) * (HEADLINE if word in said else 1.0)
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:KEPT]
    length = sqrt(sum(weights[word] ** 2 for word in kept))
    return tuple((word, weights[word] / length) for word in kept)


def _telling_nothing(language: str, source: Source | None) -> frozenset[str]:
    return _common(language).union(_words(source.name) if source else ())


@lru_cache(maxsize=16)
def _common(language: str) -> frozenset[str]:
    dates = load(language).dates
    return stop_words(language).union(dates.months, dates.weekdays)


def _words(text: str) -> Iterator[str]:
    """Give the words of a text, "Trump's" as "trump" and "U.S." as "us", which is no rare word."""
    for word in WORD.findall(text.casefold().replace("’", "'")):
        plain = word.removesuffix("'s")
        yield plain.replace(".", "") if "." in plain and plain[0].isalpha() else plain


def _first_words(blocks: Iterable[Block]) -> Iterator[str]:
    left = WORDS
    for block in blocks:
        if block.kind not in READ:
            continue
        for word in _words(block.text[: left * 20]):  # a huge paragraph is not read to its end
            yield word
            left -= 1
            if not left:
                return
