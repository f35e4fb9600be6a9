"""Labels, counts and dates in the site's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from digest.assembly.views import Dated
from digest.foundation.languages import load
from digest.foundation.model import Moment, Precision
from digest.rendering.wording import Wording, direction

ADDED = date(2022, 1, 24)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Tuesday, 18 January 2022"), ("de-AT", "Dienstag, 18. Januar 2022"), ("xx", "Tuesday, 18 January 2022")],
)
def test_day_is_written_as_the_language_does(language: str, expected: str) -> None:
    """Regional tags use their language's words; a language without words gets English ones."""
    assert expected == Wording(language).weekday(date(2022, 1, 18))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment(date(2022, 1, 18), Precision.DAY), "18 January 2022"),
        (Moment(date(2022, 1, 1), Precision.MONTH), "January 2022"),
        (Moment(datetime(2022, 1, 18, 14, 5, tzinfo=UTC), Precision.MINUTE), "18 January 2022, 14:05 UTC"),
        (
            Moment(datetime(2022, 1, 18, 14, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30))), Precision.MINUTE),
            "18 January 2022, 14:05 UTC−3:30",
        ),
        (None, "date unknown, added 24 January 2022"),
    ],
)
def test_date_is_as_exact_as_it_is_known(moment: Moment | None, expected: str) -> None:
    """A month stays a month, a time keeps its own offset, and an unknown date is called unknown."""
    assert expected == Wording("en").dated(Dated(moment, ADDED))


@pytest.mark.parametrize(
    ("first", "last", "english", "german"),
    [
        (date(2022, 1, 18), date(2022, 1, 18), "Tuesday, 18 January 2022", "Dienstag, 18. Januar 2022"),
        (date(2022, 1, 17), date(2022, 1, 23), "17–23 January 2022", "17.–23. Januar 2022"),
        (date(2022, 1, 31), date(2022, 2, 6), "31 January – 6 February 2022", "31. Januar – 6. Februar 2022"),
        (
            date(2021, 12, 27),
            date(2022, 1, 2),
            "27 December 2021 – 2 January 2022",
            "27. Dezember 2021 – 2. Januar 2022",
        ),
        (date(2022, 2, 1), date(2022, 2, 28), "February 2022", "Februar 2022"),
    ],
)
def test_period_is_named_as_briefly_as_it_can_be(first: date, last: date, english: str, german: str) -> None:
    """A day with its weekday, a whole month by its name, other days from one to the other."""
    assert [english, german] == [Wording(language).period(first, last) for language in ("en", "de")]


@pytest.mark.parametrize(
    ("first", "last", "still", "expected"),
    [
        (date(2022, 1, 18), date(2022, 1, 18), True, "That is everything of 18 January."),
        (date(2022, 1, 17), date(2022, 1, 23), False, "That is everything of 17–23 January 2022."),
        (date(2022, 1, 17), date(2022, 1, 23), True, "That is everything of 17–23 January 2022 so far."),
        (date(2022, 1, 1), date(2022, 1, 31), False, "That is everything of January 2022."),
        (date(2022, 1, 1), date(2022, 1, 31), True, "That is everything of January 2022 so far."),
    ],
)
def test_end_of_an_edition_names_its_days(first: date, last: date, *, still: bool, expected: str) -> None:
    """A reader knows that there is no more, and of which days; a week that goes on says so."""
    assert expected == Wording("en").end_of(first, last, still)


def test_scripts_of_the_right_are_known() -> None:
    """Arabic, Hebrew and Persian run from right to left, as does any language that is written in such a script."""
    left, right = ("en", "de-AT", "ja", "ar-Latn", "sr-Latn-RS"), ("ar", "he-IL", "fa", "az-Arab", "ur_PK")
    assert [*["ltr"] * 5, *["rtl"] * 5] == [direction(language) for language in (*left, *right)]


def test_calendar_has_short_weekdays() -> None:
    """Weeks begin on Monday."""
    english = Wording("en")
    assert [("Monday", "Mon"), ("Sunday", "Sun")] == [
        (english.weekday_name(day), english.weekday_short(day)) for day in (0, 6)
    ]


def test_list_shows_no_time_of_day() -> None:
    """In lists a date is a day, a month, or unknown."""
    instant = Moment(datetime(2022, 1, 18, 14, 5, tzinfo=UTC), Precision.MINUTE)
    month = Moment(date(2022, 1, 1), Precision.MONTH)
    found = [Wording("en").dated_briefly(Dated(each, ADDED)) for each in (instant, month, None)]
    assert ["18 January 2022", "January 2022", "date unknown"] == found


def test_counts_have_their_own_form_for_one() -> None:
    """One story, two stories."""
    assert ["1 story", "2 stories"] == [Wording("en").counted(number, "stories") for number in (1, 2)]


def test_braces_in_a_value_stay() -> None:
    """Words of the text are never read as a pattern."""
    assert "By {0} {names}" == Wording("en").word("by", names="{0} {names}")


def test_rule_without_words_is_shown_by_its_name() -> None:
    """A rule's name reads as words."""
    assert "tail: share bar" == Wording("en").label("tail:share-bar", "rules")


def test_every_language_says_the_same() -> None:
    """A page can be made in each language that has words for pages: the same keys, the same names to fill in."""
    english, german = (load(code).tables["ui"] for code in ("en", "de"))
    assert set(english) == set(german)
    tables = [name for name, value in english.items() if isinstance(value, Mapping)]
    assert [set(english[name]) for name in tables] == [set(german[name]) for name in tables]
    assert (12, 7) == (len(german["months"]), len(german["weekdays"]))
