"""Headlines: which lines look like one, and how one is made of a lede."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.pasted.headline import (
    Surroundings,
    content_words,
    could_be_headline,
    derive_headline,
    score_headline,
)
from digest.reading.pasted.marks import Mark, Marked
from digest.reading.pasted.units import Unit

BODY = content_words("The harbour master said on Monday that the ferry had left the quay before the storm came in.")
ALONE = Surroundings(lines_to_signature=0, repeated=False, distance=0, first=False)


def marked(text: str, mark: Mark = Mark.LABEL) -> Marked:
    return Marked(Unit(text, 0, len(text), 1, 0), mark, len(text.split()))


def derived(lede: str, language: str = "en") -> str | None:
    piece = derive_headline(lede, language)
    return lede[piece[0] : piece[1]] if piece else None


@pytest.mark.parametrize(
    ("text", "mark", "possible"),
    [
        ("Ferry leaves early", Mark.LABEL, True),
        ("FERRY LEAVES EARLY", Mark.LABEL, True),
        ("Ferry", Mark.LABEL, True),
        ("Why did the ferry leave early?", Mark.SENTENCE, True),
        ("The ferry left early.", Mark.SENTENCE, True),
        ("“We left early”: a talk with the harbour master", Mark.LABEL, True),
        ("What the ferry needs:", Mark.COLON, False),
        ("Ferries, boats,", Mark.LABEL, False),
        ("https://example.org/ferry", Mark.LABEL, False),
        ("www.example.org", Mark.LABEL, False),
        ("12.30", Mark.LABEL, False),
        ("* * *", Mark.LABEL, False),
        ("word " * 25, Mark.LABEL, False),
        ("x" * 181, Mark.LABEL, False),
        (
            "The harbour master said on Monday that the ferry had left the quay long before the storm came in.",
            Mark.PROSE,
            False,
        ),
        ("By Ann Lee", Mark.SIGNATURE, False),
        ("Share this", Mark.LINE, False),
        ("Comments", Mark.TAIL, False),
    ],
)
def test_what_could_be_a_headline_at_all(text: str, mark: Mark, possible: bool) -> None:  # noqa: FBT001 - a row
    """Few words that do not lead in to anything; neither furniture nor small print nor a long sentence."""
    assert possible is could_be_headline(marked(text, mark))


def test_a_headline_uses_words_of_its_article() -> None:
    """So a line about something else scores less, however alike it looks."""
    assert score_headline(marked("Ferry leaves quay"), ALONE, BODY) > score_headline(
        marked("Team wins match"), ALONE, BODY
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            Surroundings(1, repeated=False, distance=0, first=False),
            Surroundings(3, repeated=False, distance=0, first=False),
        ),
        (Surroundings(3, repeated=False, distance=0, first=False), ALONE),
        (Surroundings(0, repeated=True, distance=0, first=False), ALONE),
        (Surroundings(0, repeated=False, distance=0, first=True), ALONE),
        (ALONE, Surroundings(0, repeated=False, distance=9, first=False)),
    ],
    ids=["nearer the byline", "a byline at all", "again in the page's title", "the first line", "nearer the article"],
)
def test_the_place_of_a_headline(better: Surroundings, worse: Surroundings) -> None:
    """Of two lines alike, the one where headlines stand scores more."""
    line = marked("Ferry leaves quay")
    assert score_headline(line, better, BODY) > score_headline(line, worse, BODY)


@pytest.mark.parametrize("worse", ["Ferry leaves quay.", "ferry leaves quay", "Ferry leaves quay / Reuters", "Ferry"])
def test_the_form_of_a_headline(worse: str) -> None:
    """A full stop, a small letter, a picture's credit and a single word speak against a line."""
    assert score_headline(marked("Ferry leaves quay"), ALONE, BODY) > score_headline(marked(worse), ALONE, BODY)


def test_content_words_carry_the_subject() -> None:
    """No function words, none of less than three letters, in lower case."""
    assert {"ferry", "oslo", "fähre"} == content_words("The Ferry is in OSLO, und die Fähre 12 to")


@pytest.mark.parametrize(
    ("lede", "headline"),
    [
        ("The ferry left the quay early on Monday. It rained.", "The ferry left the quay early on Monday"),
        (
            "U.S. officials met Mr. Lee on Jan. 18 in St. Louis to talk of boats. It rained.",
            "U.S. officials met Mr. Lee on Jan. 18 in St. Louis to talk of boats",
        ),
        ("Did the ferry leave early? Nobody could say.", "Did the ferry leave early?"),
        ("The price rose 3.5 per cent to $1.2bn. It rained.", "The price rose 3.5 per cent to $1.2bn"),
        ("The ferry, built in 1962, left… and never came back.", "The ferry, built in 1962, left… and never came back"),
        (
            '"We left early," the harbour master said, "and that was good." It rained.',
            '"We left early," the harbour master said, "and that was good."',
        ),
        ("There have been two ferries lost this winter, he said.", "two ferries lost this winter, he said"),
        ("Yes. The ferry left early on Monday.", "Yes. The ferry left early on Monday"),
        ("Exactly twenty chars", "Exactly twenty chars"),
        ("It rained.", None),
        ("Nineteen characters", None),
        ("", None),
    ],
)
def test_a_headline_is_the_first_sentence_of_the_lede(lede: str, headline: str | None) -> None:
    """Without its full stop; abbreviations end no sentence; one under 20 characters is drawn out or is none."""
    assert headline == derived(lede)


@pytest.mark.parametrize(
    ("lede", "headline"),
    [
        (
            "Die Stadt will nun ein zweites Schiff kaufen, bzw. mieten. Es regnet.",
            "Die Stadt will nun ein zweites Schiff kaufen, bzw. mieten",
        ),
        ("Am Montag um 14.30 Uhr ist die Fähre gesunken. Es regnet.", "Am Montag um 14.30 Uhr ist die Fähre gesunken"),
    ],
)
def test_german_ledes(lede: str, headline: str) -> None:
    """German abbreviations and times end no sentence."""
    assert headline == derived(lede, "de")


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    """The last clause boundary within 140 characters is taken."""
    lede = (
        "The harbour master told the council of the town on Monday evening that the ferry had left the quay, which was "
        "built in 1962 by the men of the northern shore, before the storm came in and before anybody could be asked."
    )
    start, end, cut = derive_headline(lede, "en") or (0, 0, True)
    assert ("quay", False) == (lede[start:end][-4:], cut)


def test_a_sentence_without_clauses_is_cut_at_a_word() -> None:
    """Never within a word, and not so that an article or a preposition is left hanging."""
    lede = "harbour " * 16 + "of the northernmost quay of all the quays from which ferries go out to the islands"
    start, end, cut = derive_headline(lede, "en") or (0, 0, False)
    assert cut
    assert lede[start:end].endswith("harbour")


def test_a_word_without_end_is_cut_within() -> None:
    """There is no other way."""
    assert (0, 140, True) == derive_headline("x" * 300, "en")


@given(
    st.text() | st.lists(st.sampled_from(["The ferry", "U.S.", ", which", "left.", "—", "“No.”", " "])).map(" ".join)
)
def test_a_derived_headline_is_verbatim_and_of_the_right_length(lede: str) -> None:
    """Contiguous text of 20 to 140 characters without white space around it; or none."""
    folded = " ".join(lede.split())
    piece = derive_headline(folded, "en")
    assert piece is None or 20 <= piece[1] - piece[0] <= 140
    assert piece is None or folded[piece[0] : piece[1]] == folded[piece[0] : piece[1]].strip()
