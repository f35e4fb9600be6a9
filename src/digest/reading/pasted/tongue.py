"""Tells the language of a text by its function words, and prose from lists of links.

A running text of any European language is a third function words; menus and headlines hardly use them (jusText's
observation). Languages are told apart by which of them occur. This module decides nothing on few words.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files

LEAST_WORDS = 8  # fewer function words than this tell nothing
MARGIN = 1.25  # the best language must beat the next by this factor
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "".join(each if each.isalpha() else " " for each in map(chr, range(128)))


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """Return the function words of every language known by them."""
    data = files("digest.languages").joinpath("function_words.toml").read_bytes()
    return {language: frozenset(words.split()) for language, words in tomllib.loads(data.decode()).items()}


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return the languages of each function word."""
    found: dict[str, tuple[str, ...]] = {}
    for code, known in function_words().items():
        for word in sorted(known):
            found[word] = (*found.get(word, ()), code)
    return found


def lower_words(text: str) -> list[str]:
    """Return the runs of letters of `text`, lower-case. A line of plain ASCII, as most are, is read by a table: that
    takes a third of the time."""
    words: list[str] = []
    for line in text.lower().split("\n"):
        words += line.translate(_LETTERS).split() if line.isascii() else _WORD.findall(line)
    return words


def detect_language(text: str) -> str | None:
    """Return the two-letter code of the language of `text`, or None where it is not clear; 4,000 characters count."""
    words = lower_words(text[:4000])
    counts = dict.fromkeys(function_words(), 0)
    known = _languages_of()
    for word, count in Counter([word for word in words if word in known]).items():
        for code in known[word]:
            counts[code] += count
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    (best, most), (_, next_most) = ranked[0], ranked[1]
    clear = most >= LEAST_WORDS and most >= MARGIN * next_most and most >= 0.15 * len(words)
    return best if clear else None


def function_share(text: str, language: str) -> float:
    """Return the share of function words among the words of `text`, 0 to 1."""
    words = lower_words(text)
    known = function_words().get(language)
    if not words or known is None:
        return 0.3 if words else 0.0  # an unknown language gets the benefit of the doubt
    return sum(map(known.__contains__, words)) / len(words)
