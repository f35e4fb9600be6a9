"""A brief says what a text says, in the text's words and order, and each sentence is understood where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.brief import LONGEST, choose
from digest.analysis.split import split
from digest.foundation.model import Block, BlockKind, LostEmbed

if TYPE_CHECKING:
    from digest.analysis.values import BriefSentence

LEDE = "The harbour of Bergen closed on Monday after a storm broke the northern pier."
PIER = "The northern pier of the harbour was built in 1923 and had no repair for years."
MAYOR = "Mayor Ann Lee said the city would pay for a new pier and open the harbour in May."
BAKER = "A baker in town sold cakes in the shape of ships."
WEATHER = "It rained for a while."
ARTICLE = (LEDE, WEATHER, PIER, BAKER, MAYOR)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, lost: LostEmbed | None = None) -> Block:
    return Block(kind, text, 1, 0, len(text), lost_embed=lost)


def brief(
    *paragraphs: str | Block, language: str = "en", headline: str = "", derived: bool = False
) -> tuple[BriefSentence, ...]:
    blocks = [each if isinstance(each, Block) else block(each) for each in paragraphs]
    return choose(split(blocks, language), headline=headline, derived=derived)


def texts(*paragraphs: str | Block, language: str = "en", headline: str = "", derived: bool = False) -> list[str]:
    return [each.text for each in brief(*paragraphs, language=language, headline=headline, derived=derived)]


def test_a_brief_is_three_sentences_in_order() -> None:
    """The first one, and those that say most of what the text says."""
    assert [LEDE, PIER, MAYOR] == texts(*ARTICLE)
    assert [LEDE, PIER, MAYOR] == texts(" ".join(ARTICLE))


def test_each_sentence_has_its_place_and_rule() -> None:
    """Paragraph, offsets, and why it was taken."""
    text = " ".join(ARTICLE)
    found = brief(block("Harbour", BlockKind.HEADING), text)
    assert [2, 2, 2] == [each.paragraph for each in found]
    assert [each.text for each in found] == [text[each.start : each.end] for each in found]
    assert ["first-sentence", "central-sentence", "central-sentence"] == [each.rule for each in found]


@pytest.mark.parametrize(("count", "length"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 3), (5, 3)])
def test_a_short_text_has_a_short_brief_or_none(count: int, length: int) -> None:
    """A brief of nearly all sentences would be the text again."""
    kept = (LEDE, PIER, BAKER, MAYOR, "The storm moved on to Oslo.")[:count]
    assert length == len(brief(*kept))


def test_a_derived_headline_is_not_said_again() -> None:
    """The sentence it is taken from is left out, wherever it stands, and no more than that one."""
    headline = "The harbour of Bergen closed on Monday after a storm…"
    assert [PIER, BAKER, MAYOR] == texts(*ARTICLE, headline=headline, derived=True)
    assert [LEDE, PIER, MAYOR] == texts(*ARTICLE, headline="The harbour of Bergen closed", derived=False)
    assert LEDE not in texts(" ".join(ARTICLE), headline=headline, derived=True)
    assert MAYOR not in texts(*ARTICLE, headline="the city would pay for a new pier", derived=True)


def test_a_headline_that_is_a_sentence_of_the_text_is_not_said_again() -> None:
    """Though it was given."""
    assert LEDE not in texts(*ARTICLE, headline=LEDE.rstrip("."))


@pytest.mark.parametrize(
    "poor",
    [
        pytest.param("The harbour pier of Bergen and its northern storm:", id="lead-in"),
        pytest.param("Bergen harbour northern pier storm", id="no sentence"),
        pytest.param("Why did the storm break the northern pier of Bergen harbour?", id="question"),
        pytest.param("Storm, harbour, pier.", id="short"),
        pytest.param('"The storm broke the northern pier of Bergen harbour," said Bo.', id="quotation"),
        pytest.param("The storm broke the “northern pier of the harbour of Bergen.", id="torn quotation"),
        pytest.param(f"The harbour pier {'and the northern pier of Bergen ' * 30}broke.", id="endless"),
    ],
)
def test_what_is_unfit_to_stand_by_itself(poor: str) -> None:
    """The sentence says much of what the text says, and yet others are taken."""
    assert [LEDE, PIER, MAYOR] == texts(*ARTICLE[:3], poor, *ARTICLE[3:])


@pytest.mark.parametrize(
    "leaning",
    [
        pytest.param("He said the northern pier of Bergen harbour broke in the storm.", id="pronoun"),
        pytest.param("But the northern pier of Bergen harbour broke in the storm.", id="connective"),
        pytest.param("It’s the northern pier of Bergen harbour that the storm broke.", id="contraction"),
        pytest.param("Second, the northern pier of Bergen harbour broke in the storm.", id="enumeration"),
        pytest.param("In a statement he said the northern pier of Bergen harbour broke.", id="pronoun behind"),
        pytest.param("“The northern pier of Bergen harbour broke,” she said at the harbour.", id="speaker unnamed"),
    ],
)
def test_a_sentence_that_leans_comes_only_behind_the_one_before_it(leaning: str) -> None:
    """A reader would not know of whom it speaks."""
    assert leaning not in texts(LEDE, BAKER, leaning, PIER, MAYOR)
    found = texts(LEDE, leaning, *(BAKER, BAKER, BAKER))
    assert leaning not in found or found.index(leaning) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Bergen said she would open the northern pier of the harbour.",
        "On Monday Ann Lee said she would repair the northern pier of Bergen harbour.",
        "Secondhand piers are what the harbour of Bergen buys for the northern storm.",
    ],
)
def test_a_pronoun_behind_its_noun_does_not_lean(sentence: str) -> None:
    """The sentence itself says of whom it speaks."""
    assert sentence in texts(LEDE, BAKER, sentence, BAKER.replace("baker", "cook"), "Nobody came to the fair.")


def test_the_first_sentence_may_lean_on_nothing() -> None:
    """Nothing stands before it."""
    assert "He went." == texts("He went.", PIER, MAYOR, BAKER)[0]


def test_a_place_and_a_date_are_no_first_sentence() -> None:
    """A dateline that reading left in the text."""
    assert [LEDE, PIER, MAYOR] == texts("BERGEN, May 3. " + LEDE, PIER, BAKER, MAYOR)


def test_a_caption_is_no_first_sentence() -> None:
    """The first sentence is the one behind it, and captions do not make a text long."""
    found = brief("The harbour of Bergen in May", LEDE, WEATHER, PIER, BAKER, MAYOR)
    assert ("first-sentence", LEDE) == (found[0].rule, found[0].text)
    assert "He left." not in texts("The harbour of Bergen in May", "He left.", LEDE, WEATHER, PIER, MAYOR)
    assert [LEDE] == texts("The harbour of Bergen in May", LEDE, WEATHER, PIER, "The pier")


def test_lists_and_quotations_are_left_out() -> None:
    """They may be menus; nor is a sentence taken that leads in to something lost."""
    lost = block(MAYOR, lost=LostEmbed.POSSIBLE)
    found = texts(LEDE, block(PIER, BlockKind.ITEM), block(PIER, BlockKind.QUOTE), lost, BAKER, WEATHER, "Nobody came.")
    assert not {PIER, MAYOR} & set(found)


def test_hedges_are_kept() -> None:
    """Sentences are verbatim, so that nothing alleged becomes a fact."""
    hedged = "The captain allegedly slept while the storm reportedly broke the northern pier of Bergen harbour."
    assert hedged in texts(LEDE, BAKER, hedged, WEATHER, BAKER.replace("baker", "cook"))


def test_what_is_said_is_not_said_twice() -> None:
    """Of two sentences that are alike, one is taken."""
    again = PIER.replace("The northern", "This northern")
    assert 1 == len({PIER, again} & set(texts(LEDE, PIER, again, MAYOR)))


def test_german_has_briefs() -> None:
    """With its own words for what leans."""
    lede = "Der Hafen von Bergen wurde am 3. Mai nach einem Sturm geschlossen."
    pier = "Die nördliche Mole des Hafens von Bergen brach im Sturm."
    found = texts(lede, "Ein Bäcker verkaufte Kuchen.", "Er sah den Sturm im Hafen von Bergen.", pier, language="de-AT")
    assert lede in found
    assert pier in found
    assert "Er sah den Sturm im Hafen von Bergen." not in found


@pytest.mark.parametrize("language", ["", "xx", "fr", "zh"])
def test_languages_without_data_have_no_brief(language: str) -> None:
    """What leans could not be known."""
    assert [] == texts(*ARTICLE, language=language)


@given(
    st.lists(st.sampled_from(["He left.", LEDE, "Why?", "A:", "“No", "x", MAYOR, BAKER, '"Go."', PIER]), max_size=12)
)
def test_a_brief_is_verbatim_and_in_order(sentences: list[str]) -> None:
    """Every sentence is a slice of its paragraph, ends like a sentence, and stands behind the one before."""
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
    found = brief(*paragraphs)
    assert len(found) <= 3
    assert sorted((each.paragraph, each.start) for each in found) == [(each.paragraph, each.start) for each in found]
    for each in found:
        assert each.text == paragraphs[each.paragraph - 1][each.start : each.end]
        assert not each.text.endswith(":")
        assert len(each.text) <= LONGEST
