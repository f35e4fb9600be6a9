"""What each unit of a text looks like on its own."""

from __future__ import annotations

import pytest

from digest.reading.pasted.boilerplate import load_boilerplate
from digest.reading.pasted.marks import FURNITURE, Mark, Marked, ends_sentence, is_page, mark_units
from digest.reading.pasted.units import Unit

PROSE = "The harbour master said on Monday that the ferry had left the quay before the storm came in."
MORE = "The town has asked the ministry for comments on the plan, and comments came in from all of the boats."


def marked(*texts: str, language: str = "en") -> tuple[Marked, ...]:
    units = tuple(Unit(text, 0, len(text), 1, 0) for text in texts)
    return mark_units(units, load_boilerplate(language), language)


def marks(*texts: str, language: str = "en") -> list[Mark]:
    return [each.mark for each in marked(*texts, language=language)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (PROSE, Mark.PROSE),
        ("“We left,” said Ann Lee, who had the watch that night.", Mark.PROSE),
        (
            "NASA astronauts Ann Lee, Bo Ek and Cy Dahl, with ESA's Dee Eld, landed Monday off Florida aboard Dragon.",
            Mark.PROSE,
        ),
        ("It rained.", Mark.SENTENCE),
        ("Why?", Mark.SENTENCE),
        ("“No.”", Mark.SENTENCE),
        ("The minister then wrote this:", Mark.COLON),
        ("and nobody in the town had seen it", Mark.FRAGMENT),
        ("the light is low", Mark.LABEL),
        ("Ferry leaves early", Mark.LABEL),
        ("Oslo Bergen Emden Kiel Hamburg Bremen Cuxhaven Wilhelmshaven.", Mark.LABEL),
        ("By Ann Lee", Mark.SIGNATURE),
        ("18 January 2022", Mark.SIGNATURE),
        ("World", Mark.WORD),
        ("Search", Mark.WORD),
        ("News › Norway › Oslo", Mark.LINE),
        ("Oslo | Bergen | Emden", Mark.LINE),
        ("Share this", Mark.LINE),
        ("Post a Comment", Mark.TAIL),
        ("Privacy Policy", Mark.FOOT),
        ("Most read", Mark.LIST),
        ("See also: Winter timetable", Mark.POINTER),
        ("Oslo | Bergen", Mark.LABEL),
        ("He said that the price would be 30 | 40 | 50 euros", Mark.LINE),
    ],
)
def test_what_a_line_looks_like(text: str, mark: Mark) -> None:
    """Prose ends like a sentence and runs; labels do neither; furniture and small print are known by their words."""
    assert [mark] == marks(text)


def test_prose_of_an_unknown_language_is_prose() -> None:
    """Where function words are not known, length and full stop decide."""
    text = "Havnesjefen sa mandag at fergen gikk fra kaia før uværet kom inn, og ingen ble skadet."
    assert [Mark.PROSE] == marks(text, language="nb")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It rained.", True),
        ("It rained!", True),
        ("Did it rain?", True),
        ("It rained…", True),
        ("“It rained.”", True),
        ("(It rained.)", True),
        ("It rained.[1][2]", True),
        ("It “rained”", True),
        ("It rained", False),
        ("It rained:", False),
        ("It rained. Oslo", False),
        ("", False),
    ],
)
def test_how_sentences_end(text: str, ends: bool) -> None:  # noqa: FBT001 - a row of the table
    """With a full stop or the like, closing quotes, brackets and notes aside."""
    assert ends is ends_sentence(text)


def test_three_lines_of_furniture_make_a_page() -> None:
    """Two may stand in any text."""
    assert is_page([Mark.PROSE, Mark.LINE, Mark.WORD, Mark.TAIL])
    assert not is_page([Mark.PROSE, Mark.LINE, Mark.WORD, Mark.SIGNATURE])


def test_only_a_page_has_closing_paragraphs() -> None:
    """In a clean text who the author is belongs to it."""
    about = "Ann Lee is a reporter for The Harbour News."
    assert not marked(PROSE, about)[1].closing
    assert marked(PROSE, about, "Share this", "Facebook", "Privacy Policy")[1].closing


def test_the_days_of_a_chronicle_are_its_subheadings() -> None:
    """Three days or more, each alone over a sentence, date nothing but what stands below them."""
    days = ("17 January 2022", PROSE, "18 January 2022", "It rained.", "19 January 2022", PROSE)
    assert [Mark.SUBHEAD, Mark.PROSE, Mark.SUBHEAD, Mark.SENTENCE, Mark.SUBHEAD, Mark.PROSE] == marks(*days)


@pytest.mark.parametrize(
    "texts",
    [
        ("17 January 2022", PROSE, "18 January 2022", PROSE),
        (
            "17 January 2022 at 10:15 GMT",
            PROSE,
            "18 January 2022 at 10:15 GMT",
            PROSE,
            "19 January 2022 at 9:00 GMT",
            PROSE,
        ),
        ("Bo Ek, 17 January 2022", PROSE, "Cy Dahl, 18 January 2022", PROSE, "Ann Lee, 19 January 2022", PROSE),
        ("No comments:", "17 January 2022", PROSE, "18 January 2022", PROSE, "19 January 2022", PROSE),
    ],
    ids=["two days", "times, as comments have", "names, as comments have", "below a comment section's opening"],
)
def test_other_dates_are_small_print(texts: tuple[str, ...]) -> None:
    """What may be a comment's or an article's own date is no subheading."""
    assert Mark.SUBHEAD not in marks(*texts)


def test_a_word_the_text_is_about_may_be_its_subheading() -> None:
    """A heading "Comments" in an article about comments ends nothing."""
    assert [Mark.PROSE, Mark.SUBHEAD, Mark.PROSE] == marks(MORE, "Comments", f"Some comments were kind. {PROSE}")


@pytest.mark.parametrize(
    "texts",
    [(PROSE, "Comments", PROSE), (MORE, "Comments", "Great."), (MORE, "Post a Comment", MORE), (MORE, "Share", MORE)],
    ids=["the text is about something else", "no paragraph below", "a button's words", "a button"],
)
def test_other_furniture_stays_furniture(texts: tuple[str, ...]) -> None:
    """One word, between paragraphs that use it: everything else is what it looks like."""
    assert marks(*texts)[1] in FURNITURE
