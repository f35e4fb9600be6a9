"""People: how they are told, what they are called, and what is none."""

from __future__ import annotations

import pytest

from digest.analysis.names.find import find_names
from digest.analysis.split import split
from digest.analysis.values import Name, NameKind
from digest.foundation.model import Block, BlockKind


def names(*paragraphs: str, language: str = "en", headline: str = "") -> tuple[Name, ...]:
    """Return the names of paragraphs."""
    blocks = [Block(BlockKind.PARAGRAPH, text, 1, 0, len(text)) for text in paragraphs]
    return find_names(split(blocks, language), headline=headline)


def people(*paragraphs: str, headline: str = "") -> dict[str, str]:
    """Return the roles of the people in paragraphs, by name."""
    return {each.name: each.role for each in names(*paragraphs, headline=headline) if each.kind is NameKind.PERSON}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "British Defense Secretary Ben Wallace spoke.", {"Ben Wallace": "British Defense Secretary"}, id="title"
        ),
        pytest.param(
            "It was Ukraine's Defence Minister Oleksii Reznikov.",
            {"Oleksii Reznikov": "Ukraine's Defence Minister"},
            id="possessive",
        ),
        pytest.param(
            "Belarusian President Alexander Lukashenko left.",
            {"Alexander Lukashenko": "Belarusian President"},
            id="sentence start",
        ),
        pytest.param(
            "It met Russian counterpart Sergei Lavrov there.",
            {"Sergei Lavrov": "Russian counterpart"},
            id="lower-case role",
        ),
        pytest.param(
            "Then Sergei Lavrov, Russia's foreign minister, rose.",
            {"Sergei Lavrov": "Russia's foreign minister"},
            id="apposition",
        ),
        pytest.param(
            "We saw the Victorian Premier, Steve Bracks, there.", {"Steve Bracks": "Victorian Premier"}, id="explained"
        ),
        pytest.param("Ann Lee, the head of Acme and who won, rose.", {"Ann Lee": "head of Acme"}, id="clause"),
        pytest.param(
            "A former U.S. President Bill Clinton spoke.", {"Bill Clinton": "former U.S. President"}, id="former"
        ),
        pytest.param("It was Secretary of State John Kerry.", {"John Kerry": "Secretary of State"}, id="office of"),
        pytest.param(
            "Bank of England Governor Mark Carney spoke.", {"Mark Carney": "Bank of England Governor"}, id="of inside"
        ),
        pytest.param(
            "The Lord of the Rings director Peter Jackson spoke.",
            {"Peter Jackson": "director"},
            id="no end of another name",
        ),
        pytest.param("It was Sen. Bernie Sanders.", {"Bernie Sanders": "Sen."}, id="abbreviated title"),
        pytest.param("It was Mr. John Key and Dr Jane Roe.", {"John Key": "", "Jane Roe": ""}, id="address is no role"),
        pytest.param("They told President Lukashenko.", {"Lukashenko": "President"}, id="title and surname"),
        pytest.param("They told Mr Key so.", {"Key": ""}, id="common word after an address"),
        pytest.param("They told Mr Speaker so.", {}, id="office after an address"),
        pytest.param("The Prime Minister Question was easy.", {}, id="title before a common word"),
        pytest.param(
            "It was Dean Kamen and Tim Cook.", {"Dean Kamen": "", "Tim Cook": ""}, id="names that are offices"
        ),
        pytest.param("Dr. Martin Luther King Jr. spoke.", {"Martin Luther King Jr.": ""}, id="king"),
        pytest.param("We met Wayne Martin QC there.", {"Wayne Martin": ""}, id="letters after the name"),
    ],
)
def test_roles(text: str, expected: dict[str, str]) -> None:
    """A person's role is what stands beside the name, verbatim; the name is without it."""
    assert expected == people(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Ludwig van Beethoven.", "Ludwig van Beethoven"),
        ("We met Ursula von der Leyen.", "Ursula von der Leyen"),
        ("We met Osama bin Laden.", "Osama bin Laden"),
        ("We met Bashar al-Assad.", "Bashar al-Assad"),
        ("We met Sinead O'Connor's son.", "Sinead O'Connor"),
        ("We met Jean-Claude Juncker.", "Jean-Claude Juncker"),
        ("We met J.K. Rowling.", "J.K. Rowling"),
        ("We met J. D. Vance.", "J. D. Vance"),
        ("We met John F. Kennedy.", "John F. Kennedy"),
        ("We met Park Joo-ho there.", "Park Joo-ho"),
        ("We met Theresa May in May.", "Theresa May"),
        ("On Tuesday Angela Merkel came.", "Angela Merkel"),
        ("American Michael Johnson won.", "Michael Johnson"),
        ("But Xoqan Brzyt, 34, won.", "Xoqan Brzyt"),
        ('"No," said Xoqan Brzyt.', "Xoqan Brzyt"),
    ],
)
def test_forms_of_names(text: str, expected: str) -> None:
    """Particles, prefixes, initials, hyphens and apostrophes belong to a name; weekdays and peoples do not."""
    assert [expected] == list(people(text))


@pytest.mark.parametrize(
    "text",
    [
        "They met in Hyde Park and on Wall Street.",
        "Xoqan Brzyt was on sale everywhere.",
        "Business School was closed. Grace Period ended.",
        "The John Smith Foundation paid, and so did Ben Wallace Ltd.",
        "It was Christmas Day, a Monday in January.",
        "Meanwhile Reading was nice. However Nothing happened.",
        "THE PRESIDENT JOHN SMITH SPOKE HERE TODAY",
        "Wallace left early.",
        "The Summer Olympics and the Koran.",
    ],
)
def test_no_people(text: str) -> None:
    """Streets, organisations, days, common words and bare surnames are no people."""
    assert {} == people(text)


def test_surnames_mean_the_full_name() -> None:
    """A bare surname is a mention of the one person who bears it."""
    (found,) = names("Wallace was late.", "Ben Wallace spoke. Then Mr Wallace left.")
    assert ("Ben Wallace", ("Wallace", "Ben Wallace"), 3) == (found.name, found.forms, found.count)


def test_two_bearers_of_a_surname() -> None:
    """A surname that two people bear means neither."""
    found = names("Bill Clinton met Hillary Clinton. Later Clinton left.")
    assert [("Bill Clinton", 1), ("Hillary Clinton", 1)] == [(each.name, each.count) for each in found]


def test_father_and_son_are_two() -> None:
    """A suffix tells namesakes apart, an initial does not."""
    text = "John Smith met John Smith Jr. and J. Smith."
    assert [("John Smith", 2), ("John Smith Jr.", 1)] == [(each.name, each.count) for each in names(text)]


def test_a_person_named_like_a_city() -> None:
    """A surname that is a city, too, is the person where nothing says that it is the place."""
    one = names("George Washington crossed. Then Washington slept.")
    two = names("George Washington crossed. He slept in Washington.")
    assert [NameKind.PERSON] == [each.kind for each in one]
    assert [NameKind.PERSON, NameKind.PLACE] == [each.kind for each in two]


def test_the_headline_tells_who_is_meant() -> None:
    """A full name in the headline makes a bare surname of the text a person, named as the text names him."""
    (found,) = names("Later Zeltin left.", headline="Why the minister John Zeltin had to go")
    assert ("Zeltin", ("Zeltin",)) == (found.name, found.forms)
    assert () == names("Later Zeltin left.")


def test_role_beside_the_full_name_counts_first() -> None:
    """What stands beside a bare surname is a role only if the full name has none."""
    text = "Chancellor Angela Merkel came. The third US President Merkel met was him."
    assert {"Angela Merkel": "Chancellor"} == people(text)


def test_other_languages_have_no_names() -> None:
    """Without word lists nothing is a name."""
    assert () == names("Bundeskanzlerin Angela Merkel sprach in Berlin.", language="de")
