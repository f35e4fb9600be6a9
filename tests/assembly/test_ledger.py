"""The ledger keeps ids and first-seen dates through edits, renames and merges."""

from __future__ import annotations

import os
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.ledger import Ledger, Record, ledger_bytes, parse_ledger, register

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 18, 7, 30, 12, 345, tzinfo=UTC)
LATER = NOW + timedelta(days=3)

records = st.builds(
    Record,
    id=st.uuids().map(str),
    path=st.text(min_size=1) | st.binary(min_size=1).map(os.fsdecode),
    hash=st.text("0123456789abcdef", min_size=64, max_size=64),
    added=st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda instant: instant.replace(microsecond=0)
    ),
)


@given(st.lists(records, unique_by=lambda record: record.id))
def test_ledger_survives_a_trip_through_its_file(found: list[Record]) -> None:
    """What is written is read back, sorted by id."""
    ledger = Ledger(tuple(sorted(found, key=lambda record: record.id)))
    assert (ledger, ()) == parse_ledger(ledger_bytes(ledger), "ledger.jsonl")


def test_new_entry_gets_an_id_and_the_second_it_was_seen(make_entry: MakeEntry) -> None:
    """A new entry's id is a UUIDv5 and its `added` the clock's answer without fractions."""
    entry = make_entry("a.txt")
    record = register(Ledger(), [entry], NOW, present=frozenset({"a.txt"})).by_path["a.txt"]
    assert uuid.UUID(record.id).version == 5
    assert datetime(2022, 1, 18, 7, 30, 12, tzinfo=UTC) == record.added


def test_id_does_not_depend_on_the_clock_or_on_other_entries(make_entry: MakeEntry) -> None:
    """The id of an entry is the same on every machine and day."""
    alone = register(Ledger(), [make_entry("a.txt")], NOW, present=frozenset({"a.txt"}))
    both = register(Ledger(), [make_entry("b.txt"), make_entry("a.txt")], LATER, present=frozenset({"a.txt", "b.txt"}))
    assert alone.by_path["a.txt"].id == both.by_path["a.txt"].id


def test_edited_entry_keeps_id_and_date(make_entry: MakeEntry) -> None:
    """An edit changes the recorded text and nothing else."""
    first = register(Ledger(), [make_entry("a.txt", text="Old.")], NOW, present=frozenset({"a.txt"}))
    second = register(first.ledger, [make_entry("a.txt", text="New.")], LATER, present=frozenset({"a.txt"}))
    before, after = first.by_path["a.txt"], second.by_path["a.txt"]
    assert (before.id, before.added) == (after.id, after.added)
    assert before.hash != after.hash


def test_renamed_entry_keeps_id_and_date(make_entry: MakeEntry) -> None:
    """A file that vanished and came back under another path with the same text is the same entry."""
    first = register(Ledger(), [make_entry("a.txt")], NOW, present=frozenset({"a.txt"}))
    second = register(first.ledger, [make_entry("world/b.txt")], LATER, present=frozenset({"world/b.txt"}))
    assert first.by_path["a.txt"].id == second.by_path["world/b.txt"].id
    assert ["world/b.txt"] == [record.path for record in second.ledger.records]


def test_copy_of_a_file_that_is_still_there_is_another_entry(make_entry: MakeEntry) -> None:
    """The same text at a second path is not a rename while the first file exists, published or not."""
    first = register(Ledger(), [make_entry("a.txt")], NOW, present=frozenset({"a.txt"}))
    second = register(first.ledger, [make_entry("b.txt")], LATER, present=frozenset({"a.txt", "b.txt"}))
    assert first.by_path["a.txt"].id != second.by_path["b.txt"].id
    assert {"a.txt", "b.txt"} == {record.path for record in second.ledger.records}


def test_old_path_with_old_text_never_takes_a_used_id(make_entry: MakeEntry) -> None:
    """After a rename, a new file at the old path with the old text gets an id of its own."""
    first = register(Ledger(), [make_entry("a.txt")], NOW, present=frozenset({"a.txt"}))
    moved = register(first.ledger, [make_entry("b.txt")], NOW, present=frozenset({"b.txt"}))
    both = register(
        moved.ledger, [make_entry("a.txt"), make_entry("b.txt")], LATER, present=frozenset({"a.txt", "b.txt"})
    )
    assert first.by_path["a.txt"].id == both.by_path["b.txt"].id
    assert both.by_path["a.txt"].id != both.by_path["b.txt"].id


def test_vanished_entry_stays_in_the_ledger(make_entry: MakeEntry) -> None:
    """An entry whose file is gone keeps its record, so that it is known when it comes back."""
    first = register(Ledger(), [make_entry("a.txt")], NOW, present=frozenset({"a.txt"}))
    second = register(first.ledger, [], LATER, present=frozenset())
    assert first.ledger == second.ledger


def test_given_id_is_used(make_entry: MakeEntry) -> None:
    """An `id:` that is a UUID is the id; any other text is made into one."""
    own = "0b0e9f5c-3d34-4b51-9d0e-111111111111"
    entries = [make_entry("a.txt", id=own), make_entry("b.txt", id="oslo")]
    found = register(Ledger(), entries, NOW, present=frozenset({"a.txt", "b.txt"})).by_path
    assert own == found["a.txt"].id
    assert uuid.UUID(found["b.txt"].id).version == 5


def test_given_id_takes_over_the_record_of_its_path(make_entry: MakeEntry) -> None:
    """Adding an `id:` later changes the id and keeps the date."""
    first = register(Ledger(), [make_entry("a.txt")], NOW, present=frozenset({"a.txt"}))
    second = register(first.ledger, [make_entry("a.txt", id="oslo")], LATER, present=frozenset({"a.txt"}))
    assert first.by_path["a.txt"].added == second.by_path["a.txt"].added
    assert 1 == len(second.ledger.records)


def test_second_use_of_an_id_is_an_error(make_entry: MakeEntry) -> None:
    """Of two files with one `id:` the first by path keeps it, and an error names both."""
    entries = [make_entry("b.txt", id="oslo"), make_entry("a.txt", id="oslo")]
    found = register(Ledger(), entries, NOW, present=frozenset({"a.txt", "b.txt"}))
    (diagnostic,) = found.diagnostics
    assert ("duplicate-id", "b.txt", "a.txt") == (diagnostic.code, diagnostic.span.path, diagnostic.related[0].path)
    assert found.by_path["a.txt"].id != found.by_path["b.txt"].id


@given(order=st.permutations(range(5)))
def test_order_of_entries_does_not_matter(make_entry: MakeEntry, order: list[int]) -> None:
    """The ledger is the same whatever order the files were found in."""
    entries = [make_entry(f"{number}.txt", text=f"Text {number % 2}.") for number in range(5)]
    present = frozenset(each.path for each in entries)
    sorted_first = register(Ledger(), entries, NOW, present=present)
    assert sorted_first.ledger == register(Ledger(), [entries[i] for i in order], NOW, present=present).ledger


ONE = '{"id": "0b0e9f5c-3d34-4b51-9d0e-111111111111", "path": "a.txt", "hash": "00", "added": "2022-01-18T07:30:00Z"}'


def test_doubled_records_unite_to_the_earliest() -> None:
    """A union merge leaves two lines of one id: the earlier date counts."""
    later = ONE.replace("07:30", "09:30")
    ledger, diagnostics = parse_ledger(f'{{"digest-ledger": 1}}\n{later}\n{ONE}\n{later}\n'.encode(), "ledger.jsonl")
    assert () == diagnostics
    assert ledger is not None
    assert [datetime(2022, 1, 18, 7, 30, tzinfo=UTC)] == [record.added for record in ledger.records]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, 'the first line must be {"digest-ledger": 1}'),
        (ONE, 1, 'the first line must be {"digest-ledger": 1}'),
        ('{"digest-ledger": 2}', 1, "the ledger was written by a newer digest (version 2; this one knows 1)"),
        ('{"digest-ledger": 1}\n<<<<<<< ours\n', 2, "the ledger holds the marks of an unfinished merge"),
        (f'{{"digest-ledger": 1}}\n{ONE[:60]}', 2, "this line is no JSON; perhaps the file was cut short"),
        ('{"digest-ledger": 1}\n{"id": 3}', 2, "a record needs id, path, hash and added, each a text"),
        (f'{{"digest-ledger": 1}}\n{ONE.replace("Z", "")}', 2, "a record's added needs its offset, such as Z"),
    ],
)
def test_broken_ledger_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    """A ledger that cannot be understood in full is not used at all."""
    ledger, (diagnostic,) = parse_ledger(text.encode(), "ledger.jsonl")
    assert ledger is None
    assert ("broken-ledger", line, message) == (diagnostic.code, diagnostic.span.line, diagnostic.message)


@given(st.binary())
def test_any_bytes_give_a_ledger_or_a_diagnostic(data: bytes) -> None:
    """No bytes raise."""
    ledger, diagnostics = parse_ledger(data, "ledger.jsonl")
    assert (ledger is None) == bool(diagnostics)
