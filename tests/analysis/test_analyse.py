"""An entry's analysis: one split for all rules, what is switched off left out, and bad texts no trouble."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.analysis.analyse import analyse
from digest.analysis.profiling import profile, shingles
from digest.analysis.values import Analysis, BriefSentence, NameKind, Quote
from digest.foundation.model import Block, BlockKind
from digest.foundation.switches import Analyses

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 24, 7, 30, tzinfo=UTC)
TEXT = (
    "British Defense Secretary Ben Wallace visited the harbour of Bergen on Monday.\n\n"
    '"The harbour pier must not fall into the sea again," Wallace said in a speech. The harbour pier broke in 2021.\n\n'
    "The pier is closed. Wallace allegedly paid for the pier. A baker sold cakes."
)
EVERYTHING = {"brief", "quotes", "names", "terms"}


def pieces(analysis: Analysis) -> list[BriefSentence | Quote]:
    return [*analysis.brief, *analysis.quotes]


def found(analysis: Analysis) -> set[str]:
    return {each.name for each in fields(analysis) if each.name != "language" and getattr(analysis, each.name)}


def test_an_entry_has_all_that_its_text_says(make_entry: MakeEntry) -> None:
    """Brief, quotation, names and terms, each pointing into the text."""
    entry = make_entry(text=TEXT, headline="Wallace in Bergen", language="en")
    analysis = analyse(entry)
    assert ("en", EVERYTHING) == (analysis.language, found(analysis))
    assert ["Ben Wallace"] == [each.name for each in analysis.of_kind(NameKind.PERSON)]
    assert "pier" in {each.key.split()[-1] for each in analysis.terms}
    for each in pieces(analysis):
        assert each.text == entry.blocks[each.paragraph - 1].text[each.start : each.end]


@pytest.mark.parametrize(
    ("switched", "left"),
    [
        ({}, EVERYTHING),
        ({"brief"}, EVERYTHING - {"brief"}),
        ({"quotes"}, EVERYTHING - {"quotes"}),
        ({"names"}, EVERYTHING - {"names"}),
        ({"topics"}, EVERYTHING),
        ({"topics", "stories"}, EVERYTHING - {"terms"}),
        ({"brief", "quotes", "names", "topics", "stories"}, set()),
    ],
)
def test_what_is_switched_off_is_left_out(make_entry: MakeEntry, switched: set[str], left: set[str]) -> None:
    """And nothing else: quotations keep their speakers without the names, stories need terms."""
    entry = make_entry(text=TEXT, headline="Wallace in Bergen", language="en")
    analysis = analyse(entry, switches=Analyses(**dict.fromkeys(switched, False)))
    assert left == found(analysis)
    assert [each.speaker for each in analysis.quotes] == [
        each.speaker for each in analyse(entry).quotes if "quotes" not in switched
    ]


def test_the_language_is_the_entrys_else_the_sites(make_entry: MakeEntry) -> None:
    """An unknown one has next to nothing."""
    unknown = make_entry(text=TEXT, headline="Wallace in Bergen")
    assert "en" == analyse(unknown, language="en").language
    assert "de" == analyse(make_entry(text=TEXT, language="de"), language="en").language
    assert not found(analyse(unknown)) & {"brief", "terms", "names"}


def test_the_brief_does_not_say_a_derived_headline_again(make_entry: MakeEntry) -> None:
    """The first sentence gave the headline; with a headline of its own it stands in the brief."""
    lede = TEXT.partition("\n")[0]
    assert lede not in [each.text for each in analyse(make_entry(text=TEXT, language="en")).brief]
    assert lede == analyse(make_entry(text=TEXT, headline="Wallace in Bergen", language="en")).brief[0].text


LONG = 30_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   \n\n \t", id="white space"),
        pytest.param("12 34,5 67.8 9\n\n10", id="numbers"),
        pytest.param("word " * LONG, id="no sentence"),
        pytest.param(f"Ben Wallace, {'who said a word, and ' * LONG}left.", id="one sentence"),
        pytest.param('"Unclosed, said Ben Wallace. ' * LONG, id="unclosed quotes"),
        pytest.param("“‘„«" * LONG, id="opening marks"),
        pytest.param("BEN WALLACE SAID NATO HAD NOT. " * LONG, id="capitals"),
        pytest.param("1.000,00 - 12:30. " * LONG, id="figures"),
        pytest.param("Aa. " * LONG, id="short sentences"),
        pytest.param(("x" * 50) * LONG, id="one word"),
        pytest.param("今天下雨。" * LONG, id="without spaces"),
        pytest.param("İıß\u0000\ud800 " * LONG, id="odd characters"),
    ],
)
def test_bad_texts_are_no_trouble(make_entry: MakeEntry, text: str) -> None:
    """Less is found in them, and fast."""
    entry = make_entry(text="x", headline="Bad", language="en")
    entry = replace(entry, blocks=(Block(BlockKind.PARAGRAPH, text, 1, 0, len(text)),))
    analysis = analyse(entry)
    assert profile(entry, analysis, id="a", at=NOW, dated=True).shingles == shingles(entry.blocks)
    for each in pieces(analysis):
        assert each.text == text[each.start : each.end]


def test_tables_are_not_read(make_entry: MakeEntry) -> None:
    """A text of nothing else has no sentence."""
    entry = replace(make_entry(language="en"), blocks=(Block(BlockKind.TABLE, TEXT, 1, 0, len(TEXT)),))
    assert set() == found(analyse(entry))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=st.text(max_size=300), language=st.sampled_from(["en", "de", "fr", "zh", "", "e", "english"]))
def test_any_text_can_be_analysed(make_entry: MakeEntry, text: str, language: str) -> None:
    """The same twice, and every found text is a slice of its paragraph."""
    entry = make_entry(text=text, language=language)
    analysis = analyse(entry)
    assert analysis == analyse(entry)
    for each in pieces(analysis):
        assert each.text == entry.blocks[each.paragraph - 1].text[each.start : each.end]
    for name in analysis.names:
        for place in name.mentions:
            assert entry.blocks[place.paragraph - 1].text[place.start : place.end] in name.forms
