"""The lists of what pages put around an article."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.pasted.boilerplate import LISTS, SHIPPED, cleanup_data, is_section_name, load_boilerplate

EN, DE = load_boilerplate("en"), load_boilerplate("de")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Post a Comment", "tail"),
        ("No comments:", "tail"),
        ("Leave a Reply", "tail"),
        ("Newer Post Older Post Home", "tail"),
        ("Powered by Blogger.", "tail"),
        ("Posted by Ann Lee at 9:10 AM", "foot"),
        ("Labels: ferry, harbour", "foot"),
        ("Email ThisBlogThis!Share to TwitterShare to Facebook", "foot"),
        ("Privacy Policy", "foot"),
        ("Like this:", "foot"),
        ("Related articles", "list"),
        ("Most popular", "list"),
        ("More from Oslo", "list"),
        ("Read more: The ferry comes back", "pointer"),
        ("See also: Winter timetable", "pointer"),
        ("Advertisement", "line"),
        ("Share this", "line"),
        ("Skip to content", "line"),
        ("Facebook", "line"),
        ("Photo: Bo Ek", "line"),
        ("5 min read", "line"),
        ("Search", "word"),
        ("Log in", "word"),
        ("Sign up for our daily newsletter and never miss a story.", "long"),
        ("© 2022 The Harbour News", "tail"),
    ],
)
def test_lines_that_pages_put_around_an_article(line: str, name: str) -> None:
    """Each of them is on a list, which says what it is; letter case does not matter."""
    found = EN.match(line)
    assert found == EN.match(line.upper()) or "Blog" in line or "Oslo" in line
    assert name == found or (name, found) == ("tail", "long")


@pytest.mark.parametrize(
    "line",
    [
        "Kommentar veröffentlichen",
        "Keine Kommentare:",
        "Impressum",
        "Datenschutz",
        "Neuerer Post Älterer Post Startseite",
        "Eingestellt von Anna Lee um 09:10",
        "Mehr zum Thema",
        "Lesen Sie auch: Die Fähre kommt zurück",
        "Anzeige",
        "Teilen",
        "Zum Inhalt springen",
        "Das könnte Sie auch interessieren",
        "Schreibe einen Kommentar",
    ],
)
def test_german_furniture(line: str) -> None:
    """German has lists of its own; an English text is not compared with them."""
    assert DE.match(line) is not None
    assert EN.match(line) is None or line.startswith("Neuerer")


@pytest.mark.parametrize("line", ["Share this", "Post a Comment", "Facebook"])
@pytest.mark.parametrize("language", ["de", "fr", "", "xx"])
def test_english_furniture_is_known_everywhere(language: str, line: str) -> None:
    """Pages of every language keep English furniture."""
    assert load_boilerplate(language).match(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The comments were closed by the moderators on Friday, the paper said.",
        "Share prices rose by a third in the year after the merger.",
        "Advertisement pays for the paper, the publisher said on Monday.",
        "He told the readers of his newsletter that the ferry would not sail.",
        "Nobody commented.",
        "Her home was searched for three hours.",
        "Facebook said on Monday that it would close the page.",
        "Related work was done in Oslo two years ago.",
        "The poll was taken in the week before the election.",
        "More than a hundred boats were lost.",
        "Tags and labels were torn off the crates.",
        "Contact with the ship was lost at noon.",
        "Twitter users in Norway were the first to see it.",
        "Impressum und Datenschutz sind auf jeder Seite Pflicht, sagte der Anwalt.",
        "Teilen wollen die beiden ihre Beute nicht.",
    ],
)
def test_sentences_that_use_the_same_words_are_on_no_list(line: str) -> None:
    """A list holds whole lines only: prose about comments, shares and advertising is prose."""
    assert EN.match(line) is None
    assert DE.match(line) is None


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("Ann Lee is a reporter for The Harbour News.", True),
        ("You can reach her at ann@example.org.", True),
        ("Bo Ek contributed to this report.", True),
        ("(ends)", True),
        ("Ann Lee is a good swimmer, her brother said.", False),
        ("The reporter was on the quay when it happened.", False),
        ("x" * 700, False),
    ],
)
def test_paragraphs_about_the_article(line: str, closes: bool) -> None:  # noqa: FBT001 - a row of the table
    """Who wrote it and how to reach them closes an article; a sentence about a person does not."""
    assert closes is EN.closes(line)


@pytest.mark.parametrize(("line", "is_name"), [("World", True), ("NEWS", True), ("Politik", True), ("Ferry", False)])
def test_section_names(line: str, is_name: bool) -> None:  # noqa: FBT001 - a row of the table
    """Names of sections stand above headlines, in any shipped language."""
    assert is_name is is_section_name(line)


def test_a_long_line_is_compared_with_the_long_list_alone() -> None:
    """A paragraph that begins like a button is none."""
    assert EN.match("Share this " + "and that " * 20) is None
    assert EN.match("x" * 601) is None


@pytest.mark.parametrize("language", SHIPPED)
def test_patterns_are_written_in_lower_case(language: str) -> None:
    """They are compared with the lower-cased line, but for those that ask for a capital in so many words."""
    for name in (*LISTS, "closing"):
        for pattern in cleanup_data(language)[name]:
            plain = re.sub(r"\\.", "", pattern)
            assert "(?-i:" in pattern or plain == plain.lower()


def reference(language: str) -> dict[str, re.Pattern[str]]:
    """Compile the lists as they stand, without what makes them quick."""
    tables: list[dict[str, Any]] = [cleanup_data(each) for each in ([language, "en"] if language != "en" else ["en"])]
    return {
        name: re.compile("|".join(f"(?:{pattern})" for table in tables for pattern in table[name]), re.IGNORECASE)
        for name in LISTS
    }


REFERENCE = {language: reference(language) for language in SHIPPED}
WORDS = [
    *(
        "Share",
        "this",
        "Related",
        "More",
        "MORE",
        "from",
        "Oslo",
        "comments",
        "3",
        "Posted",
        "by",
        "Ann Lee",
        "at",
        "9:10",
    ),
    *(
        "Photo:",
        "/",
        "(AP)",
        "Reuters",
        "|",
        "›",
        "Home",
        "#tag",
        "Tags:",
        "Kommentar",
        "Mehr",
        "Impressum",
        "von",
        "©",
    ),
]


@given(st.sampled_from(SHIPPED), st.lists(st.sampled_from(WORDS) | st.text("aZé.:!* ", max_size=6), max_size=9))
def test_the_quick_way_finds_what_the_plain_way_finds(language: str, words: list[str]) -> None:
    """Lower-cased lines and groups that capture nothing change no answer."""
    line = " ".join(" ".join(words).split())
    lists = load_boilerplate(language)
    names = LISTS if len(line) <= lists.longest else ("long",) if len(line) <= 600 else ()
    expected = next((name for name in names if REFERENCE[language][name].fullmatch(line)), None)
    assert expected == lists.match(line)
