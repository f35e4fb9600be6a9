"""Sketches know a text again after small edits, and keep different texts apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.sketches import ALIKE, MOST, alikeness, numbers, pairs, sketch_of
from digest.foundation.model import Block, BlockKind


def sketch(text: str) -> str:
    return sketch_of([Block(BlockKind.PARAGRAPH, text, 1, 0, len(text))])


def text(number: int, words: int = 300) -> str:
    return " ".join(f"word{number * place % 997}x{place % 7}" for place in range(words))


def test_same_words_have_the_same_sketch() -> None:
    """Case, punctuation and paragraphs do not count."""
    one = [Block(BlockKind.PARAGRAPH, part, 1, 0, 0) for part in text(3).upper().split(" WORD9X2 ")]
    assert sketch_of(one) == sketch(text(3).replace(" word9x2 ", ", "))


def test_edited_text_is_alike_and_another_is_not() -> None:
    """A changed sentence in 300 words keeps texts alike; different texts share nothing."""
    edited = text(3).replace("word30x3", "The trains ran again on Friday.")
    assert alikeness(numbers(sketch(text(3))), numbers(sketch(edited))) >= ALIKE
    assert 0 == alikeness(numbers(sketch(text(3))), numbers(sketch(text(5))))


def test_sketch_of_a_long_text_is_bounded() -> None:
    """A sketch has at most 64 numbers of four bytes, whatever the text's length."""
    assert MOST == len(numbers(sketch(text(3, 20_000) + text(11, 20_000))))
    assert 344 >= len(sketch(text(3, 20_000)))


@pytest.mark.parametrize("short", ["", "Snow fell.", "one two three four five six"])
def test_short_text_is_like_none(short: str) -> None:
    """A text of a few words says too little to be known again."""
    assert 0 == alikeness(numbers(sketch(short)), numbers(sketch(short)))


def test_text_without_spaces_has_a_sketch() -> None:
    """Scripts that put no spaces between words are cut into characters."""
    chinese = "".join(chr(0x4E00 + place * 7 % 2000) for place in range(400))
    assert len(numbers(sketch(chinese))) > 10


def test_only_unambiguous_pairs_are_made() -> None:
    """A text that is like two old ones, or shares an old one with another new text, is paired with none."""
    same = sketch(text(3))
    assert {"new": "old"} == pairs({"old": same, "other": sketch(text(5))}, {"new": same})
    assert {} == pairs({"a": same, "b": same}, {"new": same})
    assert {} == pairs({"old": same}, {"new": same, "newer": same})


@given(st.text())
def test_any_text_has_a_sketch_that_can_be_read(words: str) -> None:
    """Whatever a text holds, its sketch is read back in order."""
    found = numbers(sketch(words))
    assert all(each % 16 == 0 for each in found)


@pytest.mark.parametrize("bad", ["x", "AAA=", "AAAA*"])
def test_text_that_is_no_sketch_is_refused(bad: str) -> None:
    """A ledger edited by hand cannot bring nonsense in."""
    with pytest.raises(ValueError, match=r"number|padding|base64|padded"):
        numbers(bad)
