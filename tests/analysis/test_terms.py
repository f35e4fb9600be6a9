"""Terms are what a text is about: nouns and phrases that it repeats and others do not, as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.split import split
from digest.analysis.terms import MOST, find_terms
from digest.analysis.values import Mention, Name, NameKind, Term
from digest.foundation.model import Block, BlockKind

FERRIES = (
    "The ferry company raised the fare on Monday. A ferry company must publish every fare, said Ann Lee. "
    "The harbour pilots, who guide each ferry, went on strike over the fare. Lee said the strike by harbour pilots "
    "would go on. The harbour stays closed, and the harbour pilots stay at home."
)


def name(text: str, *forms: str) -> Name:
    return Name(NameKind.PERSON, text, "", forms or (text,), (Mention(1, 0, len(text)),), "given-name")


def terms(text: str, *names: Name, language: str = "en", headline: str = "") -> tuple[Term, ...]:
    blocks = [Block(BlockKind.PARAGRAPH, part, 1, 0, len(part)) for part in text.split("\n\n")]
    return find_terms(split(blocks, language), names, headline=headline)


def labels(text: str, *names: Name, language: str = "en", headline: str = "") -> list[str]:
    return [each.label for each in terms(text, *names, language=language, headline=headline)]


def twice(*sentences: str) -> str:
    return " ".join(sentences * 2)


def test_terms_are_the_phrases_a_text_repeats() -> None:
    """The heaviest first; a word that seldom stands outside a phrase is not told apart from it."""
    found = labels(FERRIES, name("Ann Lee", "Ann Lee", "Lee"))
    assert {"harbour pilots", "fare", "ferry company"} <= set(found)
    assert not {"pilots", "company", "Lee", "Monday", "said"} & set(found)
    assert sorted((each.weight for each in terms(FERRIES)), reverse=True) == [each.weight for each in terms(FERRIES)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param(twice("A new vaccine came."), "vaccine", id="noun behind a common adjective"),
        pytest.param(twice("They want the rule of law now."), "rule of law", id="joined by of"),
        pytest.param("A glacier melts. Glaciers melt. That glacier is gone.", "glacier", id="plural counted in"),
        pytest.param("The refinery burned. Both refineries stood still.", "refinery", id="plural in -ies"),
        pytest.param(twice("Net neutrality is over."), "Net neutrality", id="phrase"),
        pytest.param(twice("Traders fear that Brexit goes on."), "Brexit", id="rare word with a capital"),
        pytest.param(twice("They praised Ukraine's wheat."), "Ukraine's wheat", id="possessive in front"),
        pytest.param(twice("It was the glacier’s."), "glacier", id="possessive as label"),
        pytest.param(twice("The armed robbery shook them."), "armed robbery", id="participle in front"),
    ],
)
def test_what_is_a_term(text: str, term: str) -> None:
    """Nouns, and phrases that end in one, as the text writes them most often."""
    assert term in labels(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(twice("They quarrelled bitterly."), "bitterly", id="adverb"),
        pytest.param(twice("He was catapulted away."), "catapulted", id="unlisted participle"),
        pytest.param(twice("The ferocious wind blew."), "ferocious", id="adjective"),
        pytest.param(twice("She told them."), "told", id="irregular verb"),
        pytest.param("The glacier melts.", "glacier", id="once"),
        pytest.param(twice("The people had time."), "people", id="common to all texts"),
        pytest.param(twice("The spokeswoman spoke."), "spokeswoman", id="noun of the trade"),
        pytest.param(twice("In 2021 there were 14.5 of them."), "2021", id="number"),
        pytest.param(twice("He took the Russian side."), "Russian", id="nationality"),
        pytest.param(twice("It is in the U.S. and Oslo."), "U.S", id="letters"),
        pytest.param("Paris, wheat. Paris, wheat.", "Paris, wheat", id="comma between"),
        pytest.param(twice("Of the law."), "Of the law", id="function words at the start"),
        pytest.param(twice("They killed glaciers."), "killed glaciers", id="verb at the start"),
    ],
)
def test_what_is_none(text: str, word: str) -> None:
    """Verbs, adjectives, numbers and what all texts have say nothing of this one."""
    assert word not in labels(text)


def test_pieces_of_names_are_no_terms() -> None:
    """But a phrase may hold one."""
    text = twice("The Fomin doctrine divides.", "Alexander Fomin wrote it.")
    assert ["Fomin doctrine"] == [each for each in labels(text, name("Alexander Fomin")) if "Fomin" in each]


def test_a_word_is_in_two_terms_at_most() -> None:
    """Else one subject would fill the list."""
    text = twice("A pine forest.", "A pine bench.", "A pine tree.", "A pine roof.")
    assert 2 == sum("pine" in each.casefold() for each in labels(text))


def test_what_the_headline_says_weighs_more() -> None:
    """With it the lighter of two terms comes first."""
    text = twice("The glacier met the volcano.", "A volcano is no glacier.")
    first, second = labels(text)
    assert [second, first] == labels(text, headline=f"The {second}")


def test_a_headline_counts_as_part_of_the_text() -> None:
    """What it says need stand only once below it, there or in the other number; what stands in it alone is no term."""
    text = "A tsunami hit the island. The harbour pilot left."
    assert [] == labels(text)
    assert {"tsunami", "harbour pilot"} == set(labels(text, headline="Tsunami: harbour pilots leave in a kayak"))


def test_a_term_knows_its_paragraphs() -> None:
    """By their numbers in the body, each once."""
    (term,) = terms("A glacier.\n\nNo news.\n\nGlacier after glacier.")
    assert ("glacier", (1, 3), "telling-word") == (term.key, term.paragraphs, term.rule)


def test_terms_of_several_texts_have_one_key() -> None:
    """Whether they have it in the singular or the plural."""
    assert 1 == len({terms(twice(f"The {form} went."))[0].key for form in ("harbour pilot", "harbour pilots")})


def test_german_nouns_are_known_by_their_capitals() -> None:
    """Adjectives and verbs that a text repeats are none."""
    text = "Der Gletscher schmilzt unaufhaltsam. Die künstliche Intelligenz misst jeden Gletscher unaufhaltsam. "
    found = labels(text + "Ohne künstliche Intelligenz schmilzt er auch.", language="de")
    assert {"Gletscher", "künstliche Intelligenz"} == set(found)


@pytest.mark.parametrize("language", ["", "xx", "fr", "zh"])
def test_languages_without_frequencies_have_no_terms(language: str) -> None:
    """Less output rather than wrong output."""
    assert () == terms(FERRIES, language=language)


def test_a_text_has_at_most_twelve() -> None:
    """The heaviest ones."""
    words = [
        "glacier",
        "volcano",
        "turbine",
        "ferry",
        "vaccine",
        "lobster",
        "orchard",
        "cathedral",
        "walnut",
        "compass",
        "violin",
        "lantern",
        "saddle",
        "kettle",
        "pillow",
        "ladder",
    ]
    assert MOST == len(terms(twice(*(f"The {word}." for word in words))))


@given(
    st.lists(
        st.sampled_from(
            [
                "glacier",
                "Glaciers",
                "wind",
                "farm",
                "of",
                "the",
                "rule",
                "law,",
                ".",
                "12",
                "Oslo's",
                "ß",
                "said",
                "«x»",
            ]
        ),
        max_size=60,
    )
)
def test_labels_stand_in_the_text(words: list[str]) -> None:
    """Every label is a slice of each paragraph that is named, letter case and plural aside."""
    text = " ".join(words)
    for each in terms(text):
        assert each.label in text
        assert (1,) == each.paragraphs
        assert each.weight > 0
