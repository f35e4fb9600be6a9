"""How telling words are says a list that ships with digest, and what counts as one word is counted as one."""

from __future__ import annotations

import pytest

from digest.analysis.split import split
from digest.analysis.weights import UNLISTED, idf, stop_words, table, weigh
from digest.foundation.model import Block, BlockKind


def test_rare_words_tell_more() -> None:
    """By the lists that are shipped, for tags of a region too; unlisted words tell most."""
    words = table("en-GB")
    assert words["the"] < words["people"] < words["harbour"] < UNLISTED
    assert table("de-AT")["der"] < table("de")["hafen"] < UNLISTED
    assert max(words.values()) < UNLISTED
    assert {} == table("xx")


def test_idf_is_the_chance_that_an_article_holds_a_word() -> None:
    """A word of Zipf value 6 comes once in a thousand, and so stands in 26 of 100 articles of 300 words."""
    assert -0.2593 == pytest.approx(-(2.718281828 ** -idf(6)), abs=1e-3)


def test_content_words_are_counted_by_what_they_count_as() -> None:
    """Possessives and plurals that are there in the singular too; neither function words nor figures."""
    text = "The pier's end. Two piers, one pier, three cities, a city. Glasses. It’s his bus; we’re off; 12 buses."
    weighed = weigh(split([Block(BlockKind.PARAGRAPH, text, 1, 0, 0)], "en"))
    assert {"pier": 3, "end": 1, "city": 2, "glasses": 1, "bus": 1, "buses": 1} == weighed.counts
    assert weighed.counts.keys() == weighed.idf.keys() == set(weighed.stems.values())


@pytest.mark.parametrize("language", ["en", "de"])
def test_function_words_are_common(language: str) -> None:
    """The words that say nothing are of the list, but for rare contractions."""
    listed = table(language)
    assert len([word for word in stop_words(language) if word not in listed]) < 40
