"""Which language a text is in, by its function words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.pasted.tongue import detect_language, function_share, function_words, lower_words

ENGLISH = "The master of the harbour said that it was not the fault of the men who had been on the ship with him."
GERMAN = (
    "Der Hafenmeister hat am Montag gesagt, dass es nicht die Schuld der Männer war, die mit ihm auf dem Schiff waren."
)
FRENCH = "Le maître du port a dit que ce n'est pas la faute des hommes qui étaient avec lui sur le bateau dans la nuit."
NORWEGIAN = "Havnesjefen sa mandag kveld at skipet gikk fra kaia før uværet, og ingen ble skadet under overfarten hjem."


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr")])
def test_running_text_is_recognised(text: str, code: str) -> None:
    """A sentence or two of running text is enough."""
    assert code == detect_language(text)


@pytest.mark.parametrize(
    "text",
    ["", "Oslo", "The ferry left.", "Oslo Bergen Emden Hamburg Kiel " * 20, "船が港を出た。" * 20, "12 30 45 " * 50],
    ids=["nothing", "a word", "too short", "names only", "no words known", "digits"],
)
def test_few_function_words_tell_nothing(text: str) -> None:
    """Nothing is guessed from names, digits or a short sentence."""
    assert detect_language(text) is None


def test_two_languages_in_equal_parts_are_unclear() -> None:
    """The best language must be well ahead of the next."""
    assert detect_language(f"{ENGLISH} {GERMAN} {ENGLISH} {GERMAN}") is None


def test_a_quotation_does_not_change_the_language() -> None:
    """A foreign sentence in a longer text is outvoted."""
    assert "en" == detect_language(f"{ENGLISH} {ENGLISH} {ENGLISH} {FRENCH}")


def test_only_the_beginning_counts() -> None:
    """What follows the first 4,000 characters changes nothing."""
    assert "en" == detect_language(ENGLISH * 60 + GERMAN * 600)


def test_letter_case_does_not_matter() -> None:
    """A text in capitals is in the same language."""
    assert "de" == detect_language(GERMAN.upper())


def test_the_share_of_function_words() -> None:
    """Half of the words of "the cat and a dog" carry no subject; a menu has none."""
    assert 0.6 == function_share("the cat and a dog", "en")
    assert 0.0 == function_share("Sport Weather Jobs", "en")
    assert 0.0 == function_share("", "en")


def test_an_unknown_language_gets_the_benefit_of_the_doubt() -> None:
    """Where no function words are known, running text must not look like a menu."""
    assert 0.3 == function_share(NORWEGIAN, "nb")
    assert 0.0 == function_share("123", "nb")


@given(st.text())
def test_any_text_has_a_share_and_perhaps_a_language(text: str) -> None:
    """Whatever the characters, the answer is a shipped code or none, and a share from 0 to 1."""
    assert detect_language(text) in {None, *function_words()}
    assert all(0 <= function_share(text, code) <= 1 for code in (*function_words(), "xx"))


@given(st.text() | st.text("aZ1_'’ \n\t-é"))
def test_words_are_runs_of_letters(text: str) -> None:
    """The table for plain ASCII finds the same words as a pattern does."""
    assert re.findall(r"[^\W\d_]+", text.lower()) == lower_words(text)
