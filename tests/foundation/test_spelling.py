"""The nearest known word."""

from __future__ import annotations

import pytest

from digest.foundation.spelling import nearest, suggest

KNOWN = ("title", "tagline", "timezone", "language")


@pytest.mark.parametrize(("word", "expected"), [("titel", "title"), ("TIMEZONE", "timezone"), ("Langauge", "language")])
def test_a_slip_finds_its_word(word: str, expected: str) -> None:
    """Swapped letters and capitals are seen through."""
    assert expected == nearest(word, KNOWN)


@pytest.mark.parametrize("word", ["", "xyzzy", "colour" * 1000])
def test_an_unlike_word_finds_nothing(word: str) -> None:
    """No suggestion is better than a wrong one."""
    assert nearest(word, KNOWN) is None


def test_a_hint_names_the_nearest_and_the_known() -> None:
    """Few known words are listed, many are not."""
    assert suggest("titel", KNOWN) == 'did you mean "title"? known: title, tagline, timezone, language'
    assert suggest("xyzzy", [f"word{number}" for number in range(20)]) == ""
