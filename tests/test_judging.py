"""What benchmarks/quality.py counts with is itself counted by hand: a wrong ruler measures nothing."""

from __future__ import annotations

import pytest

from counting import Row
from digest.analysis.values import Name, NameKind, Quote
from judging_names import known
from judging_quotes import match, same_person
from judging_stories import bcubed


def quote(text: str, speaker: str | None = None) -> Quote:
    """Make a found quotation of which only its words matter."""
    return Quote(text, 1, 0, len(text), speaker, "", "", 1, "")


def test_bcubed_counts_each_article_of_a_wrong_merge() -> None:
    """Of five articles, two events, one of them put to the other: 11/15 precision, 11/15 recall."""
    truth = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}
    found = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"}
    precisions, recalls = bcubed(found, truth, list(truth))
    assert pytest.approx(11 / 15) == sum(precisions.values()) / 5
    assert pytest.approx(11 / 15) == sum(recalls.values()) / 5


def test_bcubed_looks_at_counted_articles_alone() -> None:
    """An article that is not counted spoils nothing, though it was compared."""
    truth = {"a": "1", "b": "1", "z": "9"}
    precisions, _ = bcubed(dict.fromkeys(truth, "x"), truth, ["a", "b"])
    assert {"a": 1.0, "b": 1.0} == precisions


@pytest.mark.parametrize(
    ("found", "true", "same"),
    [
        ("Ida Lund", "Ida Lund", True),
        ("Lund", "Ida Lund", True),
        ("Ida Maria Lund", "Ida Lund", True),
        ("Per Lund", "Ida Lund", False),
        ("Ida", "Ida Lund", False),
        ("Ida Berg", "Ida Lund", False),
    ],
)
def test_one_person_has_one_surname_and_no_other_first_name(found: str, true: str, same: bool) -> None:  # noqa: FBT001
    """A namesake with another first name is somebody else."""
    assert same is same_person(found, true)


@pytest.mark.parametrize(
    ("kind", "name", "form", "is_known"),
    [
        (NameKind.PERSON, "Ida Lund", "Minister Ida Lund", True),
        (NameKind.PERSON, "Ida Lund", "Per Lund", False),
        (NameKind.PLACE, "Norway", "Norway", True),
        (NameKind.PLACE, "York", "New York", False),
        (NameKind.ORGANISATION, "Harbour Board", "the Harbour Board of Bergen", True),
        (NameKind.ORGANISATION, "Board", "Harbour Board", False),
    ],
)
def test_a_name_is_known_by_its_form(kind: NameKind, name: str, form: str, is_known: bool) -> None:  # noqa: FBT001
    """People may carry titles and organisations more words; a place is written as it is."""
    assert is_known is known(Name(kind, name, "", (name,), (), ""), [form])


def test_quotations_pair_by_their_words_else_by_their_place() -> None:
    """One found with other marks pairs by its words, one cut shorter by where it stands, a stranger with none."""
    text = "“We leave at noon,” she said. “The boats are ready, and so are we.” Signs read “open”."
    facts = [
        {"ordinal": number, "start": text.index(words), "length": len(words)}
        for number, words in enumerate(("We leave at noon,", "The boats are ready, and so are we."), start=1)
    ]
    found = match(facts, [quote("We leave at noon"), quote("The boats are ready, and so"), quote("open")], text)
    assert {1: "We leave at noon", 2: "The boats are ready, and so"} == {key: each.text for key, each in found.items()}


def test_a_row_tells_faults_of_either_direction() -> None:
    """Where few hits are wanted a hit is the fault, else a miss is."""
    wanted, unwanted = Row("found", 0.5), Row("made up", 0.0, at_most=True)
    for row in (wanted, unwanted):
        row.count(True, "hit")
        row.count(False, "miss")
    assert (["miss"], ["hit"]) == (wanted.faults, unwanted.faults)
    assert (True, False) == (wanted.met, unwanted.met)
