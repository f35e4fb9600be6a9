"""The sources of the lists of names, each read once, and the words that more than one list is made from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import name_sources as read

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
ENDINGS = re.compile(
    r"(?P<stem>.{2,}?)(?:n't|'(?:s|ll|re|ve|d)|(?P<y>ies|ied|ier|iest)|e?s|(?P<doubled>ed|ing|ers?|est)|ly|ness)$"
)
# The languages whose given names and surnames English texts hold in Latin letters.
LOCALES = frozenset(
    (
        "az",
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fa",
        "fi",
        "fr",
        "ga",
        "ha",
        "he",
        "hi",
        "hr",
        "hu",
        "hy",
        "id",
        "ig",
        "it",
        "ja",
        "ka",
        "ko",
        "lt",
        "lv",
        "mk",
        "ne",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sv",
        "sw",
        "ta",
        "th",
        "tr",
        "uk",
        "vi",
        "yo",
        "zh",
        "zu",
    )
)


@dataclass(frozen=True)
class Sources:
    """The unpacked packages, each read once."""

    folder: Path

    @cached_property
    def ranks(self) -> dict[str, int]:
        """English words by frequency."""
        return read.ranks(self.folder)

    @cached_property
    def nouns(self) -> dict[str, read.Synset]:
        """WordNet's nouns."""
        return read.nouns(self.folder)

    @cached_property
    def common(self) -> set[str]:
        """Words that English writes in lower case, inflected ones included, among the 50,000 commonest."""
        lower = {word for part in ("noun", "verb", "adj", "adv") for word in read.lemmas(self.folder, part)}
        lower = {word for word in lower if word.islower() and " " not in word}
        tagged = read.tagged(self.folder)
        known = {word for word, rank in self.ranks.items() if rank < 50_000 and _inflects(word, lower)}
        return {word for word in known if _inflects(word, tagged) or (self.ranks[word] < 20_000 and len(word) > 3)}

    @cached_property
    def used(self) -> set[str]:
        """Lower-case words, inflected ones included, that WordNet's tagged texts hold; a rare one like "shanghai" is
        no reason to doubt a capital."""
        counts = read.tagged(self.folder)
        return {word for word in self.common if _inflects(word, counts)}

    @cached_property
    def given(self) -> set[str]:
        """Given names that occur in English texts; those that are common words must be frequent as names."""
        shares: dict[str, float] = {}
        for name in ("dist.male.first", "dist.female.first"):
            for word, share in read.census(self.folder, name):
                shares[word] = max(share, shares.get(word, 0))
        for locale, words in read.faker(self.folder, "first_name").items():
            if locale[:2] in LOCALES:
                for word in words:
                    shares.setdefault(word, 0)
        rare = {word for word in shares if self.ranks.get(word.lower(), 10**9) > 160_000}
        shown = {word for word in nationalities(self) if shares.get(word, 0) < 0.02}
        plain = {word for word in shares if word.lower() in self.common and shares[word] < 0.005}
        return {word for word in shares if _is_name(word)} - rare - plain - shown

    @cached_property
    def surnames(self) -> set[str]:
        """The surnames of the US census down to one in 25,000 people, and those of Faker's locales."""
        found = {word for word, share in read.census(self.folder, "dist.all.last") if share >= 0.004}
        for locale, words in read.faker(self.folder, "last_name").items():
            if locale[:2] in LOCALES:
                found |= {word for word in words if self.ranks.get(word.lower(), 10**9) < 60_000}
        return {word for word in found if _is_name(word)}

    def below(self, *roots: str) -> set[str]:
        """Return all words of WordNet at or below synsets given as "lemma/file"."""
        found = read.descendants(self.nouns, read.keys(self.nouns, *roots))
        return {lemma for key in found for lemma in self.nouns[key].lemmas}


def _inflects(word: str, lower: Container[str]) -> bool:
    """Tell whether a word, or what its ending was put to, is one of some lower-case words."""
    if word in lower:
        return len(word) > 1
    found = ENDINGS.match(word)
    if not found:
        return False
    stem = found["stem"]
    stems = {stem + "y"} if found["y"] else {stem, stem + "e"}
    if found["doubled"] and len(stem) > 2 and stem[-1] == stem[-2]:
        stems.add(stem[:-1])
    return any(each in lower for each in stems)


def _is_name(word: str) -> bool:
    """Tell whether a word is one capitalised word in the Latin alphabet."""
    latin = all("LATIN" in unicodedata.name(each, "") for each in word if each.isalpha())
    return bool(WORD.fullmatch(word)) and word[0].isupper() and not word.isupper() and latin


def nationalities(sources: Sources) -> set[str]:
    """Return adjectives made of proper names, and words for a people or its members."""
    words = {word for word in read.lemmas(sources.folder, "adj") if word[0].isupper()}
    words |= {word for word in sources.below("inhabitant/18", "religious person/18", "Semite/18") if word[0].isupper()}
    words |= {word for word in sources.below("natural language/10") if word[0].isupper()}
    return words
