"""Openings: the words that headline and first sentences tell an event with."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose
from typing import TYPE_CHECKING

import pytest

from digest.analysis.opening import KEPT, WORDS, opening
from digest.foundation.model import Source

if TYPE_CHECKING:
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]


def test_headline_weighs_more(make_entry: MakeEntry) -> None:
    """Words of the headline come before equally rare ones of the text; the vector has length 1."""
    found = opening(make_entry(headline="Spillway cracks", text="The reservoir is lowered."), "en")
    assert {"spillway", "cracks"} == {word for word, _ in found[:2]}
    assert "reservoir" in dict(found)
    assert isclose(1.0, sum(weight * weight for _, weight in found))


@pytest.mark.parametrize("word", ["the", "monday", "january", "echo", "news", "a", "s"])
def test_words_that_tell_nothing_are_left_out(make_entry: MakeEntry, word: str) -> None:
    """Function words, weekdays, months, single letters and the source's own name are in no opening."""
    text = "OSLO, January 18 (Echo News) - The Echo's mayor, a poet, spoke on Monday."
    entry = make_entry(headline="Mayor speaks", text=text, source=Source("Echo News"))
    assert word not in dict(opening(entry, "en"))


def test_possessive_is_its_word(make_entry: MakeEntry) -> None:
    """Neither kind of apostrophe makes another word."""
    found = dict(opening(make_entry(headline="Bergen’s mayor", text="Oslo's ferries."), "en"))
    assert {"bergen", "mayor", "oslo", "ferries"} == set(found)


def test_abbreviations_lose_their_points(make_entry: MakeEntry) -> None:
    """An abbreviation with points is as common a word as without; a number keeps its point."""
    found = dict(opening(make_entry(headline="U.S. dam", text="The D.C. court: 3.5 acres."), "en"))
    assert {"dam", "dc", "court", "acres", "3.5"} == set(found)


def test_rare_words_weigh_the_same(make_entry: MakeEntry) -> None:
    """A word that no list has tells no more than the rare ones that a list has."""
    found = dict(opening(make_entry(headline="Spillway of Qzxlby"), "en"))
    assert found["spillway"] == found["qzxlby"]


def test_only_the_beginning_counts(make_entry: MakeEntry) -> None:
    """A word after the first hundred or so is not looked at, and the lightest are dropped."""
    text = " ".join([*(f"w{number}x" for number in range(WORDS)), "spillway"])
    found = opening(make_entry(headline="Dam", text=text), "en")
    assert KEPT == len(found)
    assert "spillway" not in dict(found)


def test_huge_paragraph_is_read_at_its_beginning(make_entry: MakeEntry) -> None:
    """A text of one paragraph of megabytes costs no more than a short one."""
    entry = make_entry(headline="Dam", text="reservoir " * 300_000)
    assert {"dam", "reservoir"} == set(dict(opening(entry, "en")))


def test_unknown_language_has_no_opening(make_entry: MakeEntry) -> None:
    """Without frequencies it is not known which words tell anything."""
    assert () == opening(make_entry(headline="Pato", text="Casa."), "xx")
