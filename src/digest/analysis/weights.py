"""How telling the words of a text are: how often each stands there, and its inverse document frequency from lists that
ship with digest.

The frequencies are never computed from the site, so that an entry's brief and terms depend on nothing but the entry.
Their version stands in the lists' first lines.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import exp, log
from typing import TYPE_CHECKING

from digest.analysis.lists import lines
from digest.foundation.languages import load

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from digest.analysis.split import Split

ARTICLE = 300  # words of the document whose chance of holding a word is asked for
ZIPF = 9  # a Zipf value is the log10 of the occurrences in 10 ** 9 words (van Heuven and others, 2014)
UNLISTED = 8.5  # the idf of a word that no list has, just above the rarest listed ones (Zipf 3.1: 7.9)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The content words of a text. `stems` gives for each of them as written (case-folded) what it counts as, which is
    mostly itself; `counts` and `idf` go by that."""

    stems: Mapping[str, str]
    counts: Mapping[str, int]
    idf: Mapping[str, float]


def weigh(split: Split) -> Weighed:
    """Return the content words of a text: no function words, nothing that starts with a digit. A possessive counts as
    its word, and a plural in -s as the singular if that stands in the text, too."""
    found = Counter(chain.from_iterable([sentence.words for sentence in split.sentences]))
    stops = stop_words(split.language)
    known = table(split.language)
    counts: dict[str, int] = {}
    stems = {}
    for word, count in found.items():
        if word in stops or not word[0].isalpha():
            continue
        stem = word
        if not word.isalpha() and ("’" in word or "'" in word):
            whole = word.replace("’", "'")
            stem = whole.removesuffix("'s")
            if whole in stops or stem in stops:
                continue
        elif word[-1] == "s":
            stem = singular(word, found)
        stems[word] = stem
        counts[stem] = counts.get(stem, 0) + count
    return Weighed(stems, counts, {stem: known.get(stem, UNLISTED) for stem in counts})


def singular(word: str, known: Container[str]) -> str:
    """Return the form without a plural's -s or -ies if that is known, else the word. Short words are left alone:
    "news", "bus"."""
    if word[-1:] != "s" or len(word) < 5:
        return word
    if word[:-1] in known:
        return word[:-1]
    other = word[:-3] + "y"
    return other if word.endswith("ies") and other in known else word


def idf(zipf: float) -> float:
    """Return -ln P, P being the chance that an article of 300 words holds a word: 1 - exp(-300 f), if its occurrences
    are independent and its frequency f is 10 ** (Zipf value - 9)."""
    return -log(1 - exp(-ARTICLE * 10 ** (zipf - ZIPF)))


@lru_cache(maxsize=16)
def table(language: str) -> Mapping[str, float]:
    """Return the idf of each listed word (case-folded) of a language tag such as `de-AT`; nothing where no list
    ships."""
    found: dict[str, float] = {}
    for line in lines(f"frequency.{load(language).code}.txt"):
        zipf, *words = line.split(" ")
        found |= dict.fromkeys(words, min(idf(float(zipf)), UNLISTED))
    return found


@lru_cache(maxsize=16)
def stop_words(language: str) -> frozenset[str]:
    """Return the function words of a language, case-folded: they tell nothing of a text."""
    return word_class(language, "stop-words")


@lru_cache(maxsize=64)
def word_class(language: str, name: str) -> frozenset[str]:
    """Return the words that a language's data give under a name, case-folded; none where there are no data."""
    table = load(language).tables.get("analysis", {})
    return frozenset(" ".join(table.get(name, ())).casefold().split())
