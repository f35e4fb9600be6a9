"""Tests what stands between quotation marks: pieces, their groups, and what the source says with them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quoted import KELLER, blocks, names, quotes

from digest.analysis.quotes.find import find_quotes
from digest.analysis.split import split

PIECES = [
    ('He said "yes, we can" and left.', ["yes, we can"]),
    ("He said “yes, we can” and left.", ["yes, we can"]),
    ("He said „yes, we can“ and left.", ["yes, we can"]),
    ("He said «yes, we can» and left.", ["yes, we can"]),
    ("He said ”yes, we can” and left.", ["yes, we can"]),
    ("He said ‘yes, we can’ and left.", ["yes, we can"]),
    ("He said 'yes, we can' and left.", ["yes, we can"]),
    ("'The workers' rights are ours,' she said.", ["The workers' rights are ours,"]),
    ("'He called it \"a bad day\" for us,' she said.", ['He called it "a bad day" for us,']),
    ("\"He called it 'a bad day' for us,\" she said.", ["He called it 'a bad day' for us,"]),
    ('"I am 5\'10" tall," she said.', ["I am 5'10\" tall,"]),
    ('"My 27" screen is too big," she said.', ['My 27" screen is too big,']),
    ('"We won,"she said. ("Yes, twice!")', ["We won,", "Yes, twice!"]),
    ('"Wait—" she said. "Go!"', ["Wait—", "Go!"]),
    ('said: " we know that " and', ["we know that"]),
]
NO_PIECES = [
    "It wasn't the boys' idea, nor the girls' one, in the '90s.",
    "Rock 'n' roll, and give 'em hell, 'tis said.",
    'A 6" pipe, a 5\'10" man and a 12" record.',
    'She said "we are going and never came back.',
    'It ended here," she said.',
    "She said: — We are going, — and left.",
    'An empty pair "" and a sign "!" are nothing.',
]


@pytest.mark.parametrize(("text", "expected"), PIECES)
def test_finds_what_marks_hold(text: str, expected: list[str]) -> None:
    """Marks are told by the space beside them; what is nested belongs to what holds it."""
    assert expected == [each.text for each in quotes(text)]


@pytest.mark.parametrize("text", NO_PIECES)
def test_finds_nothing_where_no_mark_is(text: str) -> None:
    """Apostrophes, feet, inches, dashes and marks without their partner hold nothing."""
    assert () == quotes(text)


GROUPS = [
    ('"We go," Keller said, "and we stay." Then "no one" came.', [0, 0, 1]),
    ('"We go," Keller said. "We will not stay here."', [0, 0]),
    ('"We go," Keller said. Then she left. "We will not stay here."', [0, 1]),
    ('"We go," she said. "We will not stay here."', [0, 1]),
    ('Keller said: "We go.\n"We stay.\n"We sleep." Then "no one" came.', [0, 0, 0, 1]),
    ('"We go," said Keller. "We stay," said Brandt.', [0, 1]),
    ('"We go today.\n"We stay here," said Keller.', [0, 0]),
    ('Brandt said: "We go today.\n"We stay here," said Keller.', [0]),
    ('Keller said: "We go today.\nNobody followed. "We stay here," said Brandt.', [0]),
    ('Keller said: "We go today.\nWe stay here."', [0, 0]),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_the_pieces_of_an_utterance(text: str, expected: list[int]) -> None:
    """Pieces that one speaker says in one breath share a group, over paragraphs that continue each other too."""
    assert expected == [each.group for each in quotes(text)]


ATTRIBUTIONS = [
    (
        '"We go," Keller reportedly told the Post on condition of anonymity.',
        "Keller reportedly told the Post on condition of anonymity",
    ),
    (
        '"We go," said Finance Minister Maria Keller, who was tired.',
        "said Finance Minister Maria Keller, who was tired",
    ),
    ('Keller allegedly said: "We go."', "Keller allegedly said"),
    ('"We go," Keller told the house, adding that "no one at all" would stay.', "Keller told the house"),
    ('Keller said it was "a very long day".', "Keller said it was"),
    ('"We go," she said.', "she said"),
    ('The report called it "a very long day".', "The report called it"),
]


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTIONS)
def test_keeps_the_clause_as_it_stands(text: str, expected: str) -> None:
    """The attribution is the source's own clause, hedges included, whoever it names."""
    assert expected == quotes(text)[0].attribution


def test_tells_the_speakers_role() -> None:
    """The role is what the text calls the speaker beside the name."""
    assert "Finance Minister" == quotes('"We go," said Finance Minister Maria Keller.')[0].role


def test_takes_no_speaker_whose_surname_two_people_bear() -> None:
    """A surname that two people of a text have names neither of them."""
    text = '"We go," Keller said.'
    one = names(text)[0]
    other = type(one)(one.kind, "Anna Keller", "", ("Anna Keller",), (), "given")
    assert None is find_quotes(split(blocks(text), "en"), (one, other))[0].speaker


@pytest.mark.parametrize("language", ["de", "fr", "", "xx"])
def test_finds_nothing_in_a_language_without_verbs_of_speech(language: str) -> None:
    """Where digest has no words for speech it says nothing."""
    assert () == quotes('"We go," said Keller.', language)


VOCABULARY = (
    "Keller|Brandt|Maria Keller|Northline|said|told|saying|was|that|and|who|of|the|mayor|he|according|to|,|.|:|?|—|\n|"
    '\'|"|“|”|«|»|’s|6"|not'
)
WORDS = st.sampled_from(VOCABULARY.split("|"))


@given(
    st.one_of(
        st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200), st.lists(WORDS, max_size=60).map("".join)
    )
)
def test_everything_is_a_slice_and_every_speaker_is_named(text: str) -> None:
    """A piece is a slice of its paragraph, no two overlap, and a speaker's surname stands in quotation or clause."""
    found = quotes(text)
    lines = text.split("\n")
    assert [each.text for each in found] == [lines[each.paragraph - 1][each.start : each.end] for each in found]
    assert all(one.end <= other.start for one, other in pairwise(found) if one.paragraph == other.paragraph)
    assert all(each.attribution in text for each in found)
    named = [each for each in found if each.speaker]
    assert all((each.speaker or "").split()[-1] in each.attribution + each.text for each in named)
    assert [each.group for each in found] == sorted(each.group for each in found)
    assert found == find_quotes(split(blocks(text), "en"), names(text)[::-1])


@pytest.mark.parametrize(
    "part",
    [
        '"Word and ',
        'he said "yes he did", ',
        "the 'word and' s ' ",
        '"We go," said Keller. ',
        '"Open and open.\n',
        "Smith, the man, who, ",
    ],
)
def test_takes_time_by_length_only(part: str) -> None:
    """Ten times the text takes about ten times as long, unclosed marks and endless sentences included."""
    seconds = []
    for size in (20_000, 200_000):
        text = '"Yes," ' + part * (size // len(part))
        body = split(blocks(text), "en")
        start = time.process_time()
        find_quotes(body, ())
        seconds.append(time.process_time() - start)
    assert seconds[1] < 40 * seconds[0] + 0.1


def test_reads_names_from_the_same_sentence_only() -> None:
    """A person whom the sentence before names is not taken for "she"."""
    found = quotes('Keller came home. "We go," she said. "Yes."')
    assert [None, None] == [each.speaker for each in found]
    assert [KELLER] == [each.speaker for each in quotes('"We go," Keller said.')]
