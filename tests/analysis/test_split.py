"""Sentences end where a reader would say they do, and are slices of their paragraphs."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.split import WORD, Split, split
from digest.foundation.model import Block, BlockKind, LostEmbed


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, lost: LostEmbed | None = None) -> Block:
    return Block(kind, text, 1, 0, len(text), lost_embed=lost)


def split_text(text: str, language: str = "en") -> Split:
    return split([block(text)], language)


def sentences(text: str, language: str = "en") -> list[str]:
    return [each.text for each in split_text(text, language).sentences]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It rained.|They left.", id="plain"),
        pytest.param("Really?!|Yes!|Wait…|What?", id="marks"),
        pytest.param("Mr. Smith met Dr. Jones and Lt. Col. J. Doe.|They left.", id="titles"),
        pytest.param("Sens. Lee and Ek of Tampa, Fla. left.|They went to Tampa, Fla.|The rest stayed.", id="states"),
        pytest.param("George W. Bush and J. K. Rowling met.|They left.", id="initials"),
        pytest.param("Vitamin C.|It helps.", id="a letter that is no initial"),
        pytest.param("The U.S. Senate voted.|It passed.", id="letters within a name"),
        pytest.param("He lives in the U.S.|The president left.", id="letters at an end"),
        pytest.param("It began at 5 p.m. EST.|At 6 p.m. Monday it ended.", id="hours go on"),
        pytest.param("It began at 5 p.m.|Police came.", id="hours end"),
        pytest.param("Apple Inc. said so.|It was Apple Inc.|The firm grew.", id="closing abbreviation"),
        pytest.param("No. 10 said no.|No.|He left.", id="number or no"),
        pytest.param("On Sept. 11 and Jan. 6 it began.|In Jan.|The snow fell.", id="months"),
        pytest.param("It costs 3.5 million.|That is much.", id="decimals"),
        pytest.param("In 2021.|Fifteen came.|15 left.", id="years and figures"),
        pytest.param("1. The first point.|2. The second.", id="numbers of a list"),
        pytest.param("See www.example.com.|The page is old.", id="domains"),
        pytest.param("See http://example.com/a.html?b=C!d.|Then go.", id="addresses"),
        pytest.param("Amazon.com grew and NATO's .NET site fell.|So?", id="full stops in words"),
        pytest.param('He said: "It is over."|She left.', id="quote behind the full stop"),
        pytest.param("“It is over.”|‘No.’|(He nodded.)|Good.", id="closing marks"),
        pytest.param('"Why?" Smith asked.|"Because," he said.', id="a quoted question goes on"),
        pytest.param('"Is it true?"|He left.', id="a quoted question ends"),
        pytest.param("He paused ...|Then he went.", id="ellipsis at an end"),
        pytest.param("I ... I do not know.|So be it.", id="ellipsis within"),
        pytest.param("Prices rose.|$5 million went.|#Oslo mourns.|@ann agreed.", id="signs in front"),
        pytest.param("He left. and so did she.|They met again.", id="small letters go on"),
        pytest.param("The headline\n|The text.", id="lines"),
    ],
)
def test_english_sentences(text: str) -> None:
    """A bar stands where a sentence ends."""
    expected = [part.strip() for part in text.split("|")]
    assert expected == sentences(text.replace("\n|", "\n").replace("|", " "))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Am 3. März kam er.|Der 3. Oktober ist frei.", id="ordinals"),
        pytest.param("Es war der 3.|Danach ging er.", id="an ordinal at an end"),
        pytest.param("Im Jahr 2021.|Menschen kamen.", id="a year is no ordinal"),
        pytest.param("Die 2. Bundesliga und der 1. FC Köln.|Er spielte.", id="names with ordinals"),
        pytest.param("Z. B. Müller, z. B. ältere, d. h. Alte.|Dr. Merz sprach.", id="abbreviations with spaces"),
        pytest.param("Im 19. Jahrhundert usw.|Die Zeit verging.", id="closing abbreviation"),
        pytest.param("„Es ist aus.“|Dann ging er.", id="quote"),
        pytest.param("„Warum?“ fragte er.|Er ging.", id="a quoted question goes on"),
        pytest.param("Rund 3,5 Mio. Menschen kamen.|Es gab 1.000 Euro.", id="figures"),
        pytest.param("Er ging.|Ältere blieben.", id="capitals with dots"),
    ],
)
def test_german_sentences(text: str) -> None:
    """Figures with a full stop are ordinals, abbreviations are German ones."""
    assert text.split("|") == sentences(text.replace("|", " "), "de")


def test_an_ordinal_is_german() -> None:
    """In English a figure with a full stop ends its sentence, but at a line's start."""
    assert ["It was 3.", "March began."] == sentences("It was 3. March began.")


def test_scripts_without_spaces_have_their_own_full_stops() -> None:
    """Nothing need stand behind them."""
    assert ["今天下雨。", "我们在家！", "真的？"] == sentences("今天下雨。我们在家！真的？", "zh")


def test_an_unknown_language_has_sentences() -> None:
    """Only its abbreviations are not known."""
    assert ["Ana llegó.", "Pedro se fue."] == sentences("Ana llegó. Pedro se fue.", "xx")
    assert ["Prof.", "Silva falou."] == sentences("Prof. Silva falou.", "")


def test_headings_tables_and_code_are_not_read() -> None:
    """They keep their numbers; list items and quotations are read."""
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.ITEM, BlockKind.CODE, BlockKind.QUOTE]
    found = split([block("It rained.", kind) for kind in kinds], "en")
    assert [(2, "paragraph"), (4, "item"), (6, "quote")] == [(each.number, each.kind) for each in found.passages]
    assert [2, 4, 6] == [each.paragraph for each in found.sentences]


def test_a_passage_says_whether_something_is_lost_below_it() -> None:
    """Whatever is made of its last sentence depends on that."""
    found = split([block("Watch:", lost=LostEmbed.CERTAIN), block("Done.")], "en")
    assert [True, False] == [each.lost_embed for each in found.passages]


def test_words_are_written_and_folded() -> None:
    """A word keeps what joins its parts; case-folding may change its length."""
    (sentence,) = split_text("The EU's 5G-net in Weißenfels, R&D and U.S. aid_2.").sentences
    assert ("The", "EU's", "5G-net", "in", "Weißenfels", "R&D", "and", "U.S", "aid_2") == sentence.written
    assert ("the", "eu's", "5g-net", "in", "weissenfels", "r&d", "and", "u.s", "aid_2") == sentence.words


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "12 34", '"', "a"])
def test_odd_texts_have_at_most_one_sentence(text: str) -> None:
    """Nothing is made of nothing."""
    assert len(sentences(text)) <= 1


@given(
    st.text(alphabet=st.sampled_from("aB. ?!\n\"“”'…。12ıİß,()-é"), max_size=80),
    st.sampled_from(["en", "de", "zh", ""]),
)
def test_sentences_are_slices_in_order(text: str, language: str) -> None:
    """They do not overlap, lose nothing but white space, and their words are those of their text."""
    (passage,) = split_text(text, language).passages
    end = 0
    for each in passage.sentences:
        assert each.text == text[each.start : each.end]
        assert each.text.strip() == each.text != ""
        assert "" == text[end : each.start].strip()
        assert tuple(WORD.findall(each.text)) == each.written
        assert len(each.words) == len(each.written)
        end = each.end
    assert "" == text[end:].strip()


@pytest.mark.parametrize("unit", [".", ". ", '"', '. """', "word ", "A. ", "a'", " ", "。", "1. ", "?!", "\n"])
def test_time_grows_with_length(unit: str) -> None:
    """Ten times the text takes at most some thirty times the time: no pattern goes back over what it read."""
    short, long = (f"A{unit * (length // len(unit))}" for length in (20_000, 200_000))
    started = process_time()
    split_text(short)
    between = process_time()
    split_text(long)
    assert process_time() - between < 30 * (between - started) + 0.2
