"""The small print of an article: who wrote it, and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.pasted.signature import (
    is_agency,
    is_role,
    read_bare_names,
    read_imprint,
    read_signature,
    says_own_date,
)


def names_in(line: str, language: str = "en") -> tuple[str, ...]:
    signature = read_signature(line, language)
    return signature.names if signature else ()


def dates_in(line: str, language: str = "en") -> list[tuple[str, bool]]:
    signature = read_signature(line, language)
    return [(each.moment.iso, each.changed) for each in signature.dates] if signature else []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("by Ann Lee", ("Ann Lee",)),
        ("BY ANN LEE", ("ANN LEE",)),
        ("By Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee, Bo Ek and Cy Dahl", ("Ann Lee", "Bo Ek", "Cy Dahl")),
        ("By Ann Lee & Bo Ek", ("Ann Lee", "Bo Ek")),
        ("By J. R. Lee", ("J. R. Lee",)),
        ("By Anna-Lena O'Brien", ("Anna-Lena O'Brien",)),
        ("By Ursula von der Au", ("Ursula von der Au",)),
        ("By Gabriel García Márquez", ("Gabriel García Márquez",)),
        ("By Ann Lee, Science Editor", ("Ann Lee",)),
        ("By Ann Lee for The Harbour News", ("Ann Lee",)),
        ("By Ann Lee | 18 January 2022", ("Ann Lee",)),
        ("By Will Smith", ("Will Smith",)),
        ("By An Nguyen", ("An Nguyen",)),
        ("By April May", ("April May",)),
        ("Written by Ann Lee", ("Ann Lee",)),
        ("Posted on January 18, 2022 by Ann Lee", ("Ann Lee",)),
        ("Von Anna Lee", ("Anna Lee",)),
        ("Von Anna Lee und Bo Ek", ("Anna Lee", "Bo Ek")),
        ("By our science desk", ("our science desk",)),
        ("By Staff Reporter", ("Staff Reporter",)),
        ("By Reuters", ("Reuters",)),
        ("By Ann Lee and Reuters", ("Ann Lee", "Reuters")),
        ("By Ann Lee, Associated Press", ("Ann Lee", "Associated Press")),
        ("Von dpa", ("dpa",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    """Names of any shape, one or several, with what stands beside them left out."""
    assert names == names_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the talks had failed",
        "By Tuesday the talks had failed.",
        "By the end",
        "By the end of the week",
        "By Election Day",
        "By New Year",
        "By New Year's Eve",
        "By The Numbers",
        "By His Own Hand",
        "By Way of Illustration",
        "By Monday",
        "By May 2022",
        "By Christmas",
        "By Land and By Sea",
        "By sea",
        "Von der Leyen gewinnt",
        "Von Tag zu Tag",
        "Von Haus zu Haus",
        "Von Anfang An",
        "A film by Ann Lee",
        "The house was built by Ann Lee and Bo Ek for the town in 1962.",
        "Ann Lee",
        "Ferry leaves early",
        "",
    ],
)
def test_lines_that_are_no_byline(line: str) -> None:
    """A time, a manner, a place or a sentence after "by" names nobody."""
    assert () == names_in(line, "de" if line.startswith("Von") else "en")


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("18 January 2022", [("2022-01-18", False)]),
        ("January 18, 2022", [("2022-01-18", False)]),
        ("Tuesday, 18 January 2022", [("2022-01-18", False)]),
        ("2022-01-18", [("2022-01-18", False)]),
        ("18.01.2022", [("2022-01-18", False)]),
        ("Published 17 January 2022 | Updated 18 January 2022", [("2022-01-17", False), ("2022-01-18", True)]),
        ("Last updated 18 January 2022 at 14:30 GMT", [("2022-01-18T14:30:00+00:00", True)]),
        ("Veröffentlicht am 18. Januar 2022", [("2022-01-18", False)]),
        ("Zuletzt aktualisiert am 18. Januar 2022", [("2022-01-18", True)]),
        ("18 January 2022 | Oslo", [("2022-01-18", False)]),
        ("Posted on28. Juli 2019AuthorAnn Lee", [("2019-07-28", False)]),
    ],
)
def test_date_lines(line: str, dates: list[tuple[str, bool]]) -> None:
    """Full dates with their cues; one after "updated" is a change's."""
    assert dates == dates_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday",
        "18 January",
        "January 2022",
        "05/04/2019",
        "31 February 2022",
        "The ferry sank in the harbour on 4 March 2019.",
        "On 4 March 2019 the ferry sank",
        "18-20 January 2022",
        "Call 12-01-2022 to book a seat on the ferry",
        "Version 1.2.2022",
        "2022",
    ],
)
def test_lines_that_are_no_date_line(line: str) -> None:
    """A weekday, a part of a date, an ambiguous or impossible one, and a sentence that names one are none."""
    assert [] == dates_in(line)


def test_digits_are_read_in_the_order_of_the_language() -> None:
    """05/04/2019 is 5 April in German and nothing in English."""
    assert [("2019-04-05", False)] == dates_in("05/04/2019", "de")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann van der Lee, Bo Ek", ("Ann van der Lee", "Bo Ek")),
        ("ANN LEE", ()),
        ("Ann", ()),
        ("The Ferry", ()),
        ("Ferry leaves early", ()),
        ("Step By Step", ()),
        ("", ()),
    ],
)
def test_lines_of_bare_names(line: str, names: tuple[str, ...]) -> None:
    """A line of nothing but names of two to four words; whether they wrote the article is not decided here."""
    assert names == read_bare_names(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Science Editor", True),
        ("Senior political correspondent", True),
        ("Staff Writer", True),
        ("Associated Press", True),
        ("The Harbour", False),
        ("For the boats", False),
        ("Ferry leaves early", False),
        ("The editor of the paper was on the quay that night", False),
    ],
)
def test_what_may_stand_below_a_byline(line: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table
    """An office or an agency says who the author is; a heading does not."""
    assert is_one is is_role(line)


@pytest.mark.parametrize(("name", "is_one"), [("Reuters", True), ("AFP", True), ("dpa", True), ("Ann Lee", False)])
def test_agencies(name: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table
    """News agencies are sources, not authors."""
    assert is_one is is_agency(name)


def test_a_line_under_an_article_may_say_when_it_was_posted() -> None:
    """What follows the date does not matter there; a sentence that only mentions a date says nothing."""
    imprint = read_imprint("Posted on January 18, 2022 in News, Harbour | Tagged ferry, bay, storm | 3 Comments", "en")
    assert imprint is not None
    assert ["2022-01-18"] == [each.moment.iso for each in imprint.dates]
    assert read_imprint("The ferry had sailed since it was first posted missing on 18 January 2022", "en") is None
    assert says_own_date("Published 18 January 2022")
    assert not says_own_date("18 January 2022")


@given(st.text(max_size=120), st.sampled_from(["en", "de", "fr", ""]))
def test_every_offset_lies_in_the_line(line: str, language: str) -> None:
    """Names and dates are where the signature says they are."""
    signature = read_signature(line, language)
    if signature:
        assert all(0 <= each.start < each.end <= len(line) for each in signature.dates)
        start, end = signature.names_at
        assert 0 <= start <= end <= len(line)
        assert all(name in line[start:end] for name in signature.names) or any(c.isdigit() for c in line)
