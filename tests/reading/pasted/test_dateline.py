"""The dateline at the head of a wire story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.pasted.dateline import LONGEST, read_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency", "day", "date"),
    [
        ("OSLO (Reuters) - The ferry left.", "OSLO", "Reuters", None, None),
        ("OSLO, Jan. 18 (Reuters) - The ferry left.", "OSLO", "Reuters", (1, 18), None),
        ("OSLO, Norway, Jan. 18, 2022 (AP) -- The ferry left.", "OSLO, Norway", "AP", (1, 18), "2022-01-18"),
        ("BERLIN, 18. Januar (Reuters) - Die Fähre fährt.", "BERLIN", "Reuters", (1, 18), None),
        ("LOS ANGELES, 18 Jan 2022 - The ferry left.", "LOS ANGELES", "", (1, 18), "2022-01-18"),
        ("OSLO — The ferry left.", "OSLO", "", None, None),
        ("GENEVA—The ferry left.", "GENEVA", "", None, None),
        ("OSLO, Norway - The ferry left.", "OSLO, Norway", "", None, None),
        ("ST. LOUIS (AP) — The ferry left.", "ST. LOUIS", "AP", None, None),
        ("PORT-AU-PRINCE, Haiti (AP) - The ferry left.", "PORT-AU-PRINCE, Haiti", "AP", None, None),
        ("PARIS/BERLIN, Jan 18 (Reuters) - The ferry left.", "PARIS/BERLIN", "Reuters", (1, 18), None),
        ("Oslo, January 18 - The ferry left.", "Oslo", "", (1, 18), None),
        ("São Paulo (AFP) - The ferry left.", "São Paulo", "AFP", None, None),
        ("Emden (dpa) - Die Fähre fährt.", "Emden", "dpa", None, None),
        ("Frankfurt/Main (dpa/lhe) - Die Fähre fährt.", "Frankfurt/Main", "dpa/lhe", None, None),
        ('OSLO, Sept 18 (Reuters) - "We left," he said.', "OSLO", "Reuters", (9, 18), None),
        ("LONDON, Feb. 31, 2022 (AP) - The ferry left.", "LONDON", "AP", None, None),
        ("TOKYO, Jan 45 (Reuters) - The ferry left.", "TOKYO", "Reuters", None, None),
    ],
)
def test_datelines(text: str, place: str, agency: str, day: tuple[int, int] | None, date: str | None) -> None:
    """A place comes first; region, day, year and agency may follow; a dash ends it. An impossible day is none."""
    found = read_dateline(text)
    assert found is not None
    assert (place, agency, day) == (found.place, found.agency, found.day)
    assert date == (found.moment.iso if found.moment else None)
    assert text[found.end :].startswith(("The ferry", "Die Fähre", '"We left'))


@pytest.mark.parametrize(
    "text",
    [
        "NASA - The agency said on Monday that the telescope had arrived.",
        "WHO - The body said so.",
        "UK - The ferry left.",
        "UPDATE - The ferry left.",
        "BREAKING (Reuters) - The ferry left.",
        "COVID-19 - The virus spread.",
        "Oslo - The ferry left.",
        "Oslo - a ferry",
        "OSLO - a ferry",
        "The ferry - a new one - left.",
        "Ann Lee (SPD) - The minister was there.",
        "Ann Lee (Harbour Party) — The minister was there.",
        "WASHINGTON: The senate met.",
        "(Reuters) - The ferry left.",
        "OSLO (Reuters) -",
        "OSLO",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """Acronyms, labels, subjects and people before a dash name no place."""
    assert read_dateline(text) is None


def test_a_day_without_a_year_gives_no_date() -> None:
    """It is kept, since the year may stand in the path."""
    found = read_dateline("OSLO, Jan. 18 - The ferry left.")
    assert found is not None
    assert ((1, 18), None) == (found.day, found.moment)


@given(st.text(max_size=200) | st.text("ABo., ()-—18Jan", max_size=60))
def test_a_dateline_is_short_and_leaves_text(text: str) -> None:
    """Its place opens the text, and something follows it."""
    found = read_dateline(text)
    assert found is None or (text.startswith(found.place) and 0 < found.end <= min(LONGEST, len(text) - 1))
