"""The words of the shipped languages are complete and frozen."""

from __future__ import annotations

import pytest

from digest.foundation.languages import load, shipped


def test_english_and_german_are_shipped() -> None:
    """English and German come first; the other word files in the folder are no languages."""
    assert {"en", "de"} <= set(shipped())
    assert all(len(code) == 2 for code in shipped())


@pytest.mark.parametrize("code", shipped())
def test_every_language_has_all_months_and_weekdays(code: str) -> None:
    """Each language names twelve months and seven weekdays, in lower case."""
    words = load(code).dates
    assert set(range(1, 13)) == set(words.months.values())
    assert set(range(1, 8)) == set(words.weekdays.values())
    assert all(word == word.lower() for word in (*words.months, *words.weekdays, *words.of, *words.time, *words.on))


def test_no_month_name_means_two_months() -> None:
    """Whatever the language, a month's name or abbreviation means one month, so all languages can be tried at once."""
    numbers: dict[str, set[int]] = {}
    for code in shipped():
        for name, number in load(code).dates.months.items():
            numbers.setdefault(name, set()).add(number)
    assert {name: found for name, found in numbers.items() if len(found) > 1} == {}


@pytest.mark.parametrize("tag", ["de", "DE", "de-AT"])
def test_a_tag_finds_its_language(tag: str) -> None:
    """A region or capitals do not matter."""
    assert load("de").dates is load(tag).dates


@pytest.mark.parametrize("tag", [None, "", "xx", "deu", "../de"])
def test_an_unknown_language_has_no_words(tag: str | None) -> None:
    """What is not shipped is empty, never an error."""
    assert dict(load(tag).dates.months) == {}
    assert dict(load(tag).tables) == {}
