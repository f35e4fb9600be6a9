"""What stands above an article."""

from __future__ import annotations

import pytest

from digest.reading.pasted.boilerplate import load_boilerplate
from digest.reading.pasted.head import Head, read_head
from digest.reading.pasted.marks import mark_units
from digest.reading.pasted.region import find_region
from digest.reading.pasted.units import Unit, detect, join_units, split_lines

HEADLINE = "Ferry leaves the quay early"
DEK = "Nobody is hurt as the ship goes down outside the harbour"
P = "The harbour master said on Monday that the ferry had left the quay before the storm came, and nobody was hurt."
Q = "Divers are to look at the hull in the morning, and the company has promised to run a bus until the ship is back."


def head(text: str) -> tuple[Head, tuple[Unit, ...]]:
    lines = split_lines(text)
    units = join_units(lines, detect(lines))
    marked = mark_units(units, load_boilerplate("en"), "en")
    return read_head(marked, find_region(marked), "en"), units


def headline(text: str) -> str | None:
    found, units = head(text)
    return units[found.headline].text if found.headline is not None else None


@pytest.mark.parametrize(
    "line", [HEADLINE, HEADLINE.upper(), "Ferry", "Harbour: the ferry leaves", "Ferry leaves quay, storm comes in"]
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_headline_over_a_clean_text(line: str, between: str) -> None:
    """In any case, of one word or with a clause, with or without a blank line."""
    assert line == headline(f"{line}{between}{P}\n\n{Q}\n")


@pytest.mark.parametrize(
    "line", [f"{HEADLINE}.", f"{HEADLINE}!", "Why did the ferry leave early?", "“The ferry left early”"]
)
def test_a_headline_that_ends_like_a_sentence_needs_a_blank_line(line: str) -> None:
    """Without one it is the first sentence, from which the same headline is derived."""
    assert line == headline(f"{line}\n\n{P}\n\n{Q}\n")
    assert headline(f"{line}\n{P}\n{Q}\n") is None


@pytest.mark.parametrize(
    "text",
    [
        f"{P}\n\n{Q}\n",
        f"It rained.\n\n{P}\n\n{Q} {Q}\n\n{P} {P}\n\n{Q}\n",
        f"What the ferry needs:\n\n{P}\n\n{Q}\n",
        f"By Ann Lee\n\n{P}\n\n{Q}\n",
        f"18 January 2022\n\n{P}\n\n{Q}\n",
        f"World\n\n{P}\n\n{Q}\n",
        "Flour\nButter\nEggs\nPlums\n",
        "Oslo",
        "",
    ],
    ids=["prose", "a sentence", "a lead-in", "a byline", "a date", "a section", "a list", "a word", "nothing"],
)
def test_a_text_without_a_headline(text: str) -> None:
    """Prose, small print and lists have none; the first line is not taken for one."""
    assert headline(text) is None


@pytest.mark.parametrize(
    "text", ["Evening\n\nthe light is low\nand no one speaks\n", "Ferry sinks\nNobody was hurt.\n"]
)
def test_a_short_text_needs_no_common_words(text: str) -> None:
    """Over a poem or a single sentence the form of the first line decides."""
    assert text.split("\n", 1)[0] == headline(text)


def test_above_a_headline_nothing_is_told() -> None:
    """A label within a clean text is no headline, however alike it looks."""
    assert headline(f"{P}\n\n{HEADLINE}\n\n{Q}\n\n{P} {Q}\n") is None


PAGE = f"""\
Skip to content
The Harbour News
Tuesday, 18 January 2022
Home
Sport
Weather
Jobs
Log in
{HEADLINE}
{DEK}
By Ann Lee
17 January 2022
Share this
{P}
{Q}
"""


def test_on_a_page_the_headline_stands_over_the_small_print() -> None:
    """Among all the labels it is the one near the byline that uses words of the article."""
    assert HEADLINE == headline(PAGE)


def test_the_line_between_headline_and_small_print_is_the_dek() -> None:
    """A line of another kind or without small print below it is none."""
    found, units = head(PAGE)
    assert found.dek is not None
    assert DEK == units[found.dek].text
    assert head(f"{HEADLINE}\n\n{P}\n\n{Q}\n")[0].dek is None


def test_small_print_far_above_is_the_pages() -> None:
    """The day at the page's top is not the article's; the nearest date comes first."""
    found, _ = head(PAGE)
    dates = [dated.moment.iso for each in found.signed for dated in each.signature.dates]
    assert ["2022-01-17"] == dates


@pytest.mark.parametrize("role", ["Science Editor", "Political correspondent", "Reuters"])
def test_an_office_below_a_byline_belongs_to_it(role: str) -> None:
    """The article begins below."""
    found, units = head(f"{HEADLINE}\nBy Ann Lee\n{role}\n{P}\n{Q}\n")
    assert P == units[found.first].text


def test_bare_names_are_small_print_beside_a_date() -> None:
    """Without one, a line of two capitalised words may be anything."""
    assert [("Ann Lee",), ()] == [
        each.signature.names for each in head(f"{HEADLINE}\nAnn Lee\n18 January 2022\n{P}\n{Q}\n")[0].signed
    ]
    assert () == head(f"{HEADLINE}\nAnn Lee\n\n{P}\n{Q}\n")[0].signed
