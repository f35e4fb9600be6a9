"""Likeness: what counts as one word, and that vectors are alike whichever is named first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.likeness import in_one_number, likeness, shared, unit, without_parts

VECTORS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 10), max_size=8).map(unit)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("suspects", "suspect", id="plural"),
        pytest.param("allies", "ally", id="plural in ies"),
        pytest.param("ties", "tie", id="too short for ies"),
        pytest.param("suspect", "suspect", id="singular"),
        pytest.param("gas", "gas", id="too short"),
        pytest.param("crisis", "crisis", id="is"),
        pytest.param("virus", "virus", id="us"),
        pytest.param("loss", "loss", id="ss"),
        pytest.param("united states", "united states", id="several words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_number_of_a_word(word: str, expected: str) -> None:
    """A plural's ending goes, and what only looks like one stays."""
    assert expected == in_one_number(word)


@given(VECTORS, VECTORS)
def test_likeness_has_no_direction(one: dict[str, float], other: dict[str, float]) -> None:
    """Two vectors are as alike, and share the same keys, whichever is asked; between 0 and 1."""
    assert likeness(one, other) == likeness(other, one)
    assert shared(one, other) == shared(other, one)
    assert 0 <= likeness(one, other) <= 1 + 1e-9


def test_parts_of_names_go() -> None:
    """A word, in either number, is left out where a key of several words has it."""
    assert ("ben wallace", "jury") == without_parts(("wallace", "ben wallace", "jury"))
    assert ("ferry fare",) == without_parts(("ferry fare", "fares"))
    assert ("wallace", "jury") == without_parts(("wallace", "jury"))
