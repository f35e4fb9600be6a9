"""Places and organisations: what is told by lists, by the words of a name, and by what stands beside it."""

from __future__ import annotations

import pytest

from digest.analysis.names.find import find_names
from digest.analysis.split import split
from digest.analysis.values import NameKind
from digest.foundation.model import Block, BlockKind


def found(text: str, kind: NameKind) -> list[str]:
    """Return the names of a kind in a paragraph."""
    names = find_names(split([Block(BlockKind.PARAGRAPH, text, 1, 0, len(text))], "en"))
    return [each.name for each in names if each.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They flew from Moscow to Kyiv.", ["Moscow", "Kyiv"]),
        ("MINSK, Belarus, Jan. 18 (Reuters) - Talks went on.", ["MINSK", "Belarus"]),
        ("They live in Reading.", ["Reading"]),
        ("They live in Nice, near Sandy, Utah.", ["Nice", "Sandy", "Utah"]),
        ("Reading is good for you.", []),
        ("Nice weather. A Sandy beach.", []),
        ("Britain is in the UK.", ["Britain"]),
        ("It is the US, not us.", ["US"]),
        ("U.S. President Joe Biden spoke.", ["U.S."]),
        ("A Shanghai-based firm and the US-led force.", ["Shanghai", "US"]),
        ("On the Hudson River and in South London.", ["Hudson River", "South London"]),
        ("Russian, French and American drivers.", []),
        ("Christmas in May, on a Friday.", []),
        ("Turkey is eaten cold.", []),
        ("Talks in Turkey went on.", ["Turkey"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    """Places come from the list; those that are words or people, too, need a preposition or a larger place."""
    assert expected == found(text, NameKind.PLACE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO met the European Union.", ["NATO", "European Union"]),
        (
            "The Ministry of Foreign Affairs and Bank of England spoke.",
            ["Ministry of Foreign Affairs", "Bank of England"],
        ),
        ("The Department of Health and Human Services paid.", ["Department of Health and Human Services"]),
        ("He runs Xoqan Corp. The plan failed.", ["Xoqan Corp."]),
        ("The Brzyt Widgets Association (BWA) met. BWA paid.", ["Brzyt Widgets Association"]),
        ("He told XQZ so, and the XQZ's plan failed.", ["XQZ"]),
        ("DNA and GDP grew.", []),
        ("The company met its bank.", []),
        ("Big Company was the title.", []),
        ("Members of the Senate met.", []),
        ("A LOUD AND CLEAR NO TO THE COURT", []),
        ("Reuters and the Washington Post reported it.", ["Reuters", "Washington Post"]),
        ("Russia and Belarus met.", []),
        ("He left the University, US officials said.", []),
    ],
)
def test_organisations(text: str, expected: list[str]) -> None:
    """Organisations are known ones, those whose words say so, and acronyms that are spoken of like one."""
    assert expected == found(text, NameKind.ORGANISATION)


def test_an_acronym_is_a_form_of_what_it_stands_for() -> None:
    """An acronym in brackets belongs to the name before it wherever it stands."""
    text = "The Brzyt Widgets Association (BWA) met. BWA paid."
    (name,) = find_names(split([Block(BlockKind.PARAGRAPH, text, 1, 0, len(text))], "en"))
    assert (("Brzyt Widgets Association", "BWA"), 3) == (name.forms, name.count)


def test_a_company_without_its_legal_form() -> None:
    """A company is the same with and without its legal form."""
    text = "He runs Xoqan Corp. Later Xoqan paid."
    (name,) = find_names(split([Block(BlockKind.PARAGRAPH, text, 1, 0, len(text))], "en"))
    assert ("Xoqan Corp.", 2) == (name.name, name.count)
