"""The journal of what is about to be put in place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publishing.journal import Journal, Put, journal_bytes, parse_journal
from digest.publishing.manifest import is_safe

paths = st.text(min_size=1).filter(is_safe)
puts = st.lists(st.builds(Put, st.integers(), paths, st.text())).map(tuple)
several = st.lists(paths).map(tuple)
MANIFEST = Put(0, ".digest-manifest.json", "00")
JOURNAL = Journal(("a",), (Put(1, "a/b", "01"),), (Put(2, "c", "02"),), ("d",), MANIFEST)


@given(st.builds(Journal, several, puts, puts, several, st.just(MANIFEST)))
def test_journal_survives_a_trip_through_its_file(journal: Journal) -> None:
    """What is written is read back."""
    assert journal == parse_journal(journal_bytes(journal))


@given(st.binary())
def test_bytes_that_are_no_journal_are_none(data: bytes) -> None:
    """Any bytes are read without an exception."""
    assert parse_journal(data) is None


@given(st.integers(min_value=0, max_value=len(journal_bytes(JOURNAL)) - 2))
def test_half_a_journal_is_none(size: int) -> None:
    """A journal that was cut off anywhere is not acted upon."""
    assert parse_journal(journal_bytes(JOURNAL)[:size]) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("digest-journal", 2),
        ("clear", ["../x"]),
        ("create", [[1, "/etc/passwd", "00"]]),
        ("replace", [[1, ".git/config", "00"]]),
        ("replace", [["one", "a", "00"]]),
        ("delete", [7]),
        ("delete", ["../../precious"]),
        ("manifest", [0, "index.html", "00"]),
    ],
)
def test_journal_cannot_lead_out_of_the_folder(key: str, value: object) -> None:
    """One path that is not digest's, or another version, and the whole journal is none."""
    raw = json.loads(journal_bytes(JOURNAL))
    assert parse_journal(json.dumps(raw).encode()) == JOURNAL
    assert parse_journal(json.dumps(raw | {key: value}).encode()) is None
