"""The ledger keeps ids and first-seen dates through edits, renames and merges."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.ledger import Gone, Issue, Ledger, Record, sorted_ledger, unite, without_notes
from digest.assembly.ledger_lines import ledger_bytes, parse_ledger, public_copy, recover
from digest.assembly.periods import period_of
from digest.assembly.recognition import register
from digest.foundation.switches import Cadence

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 18, 7, 30, 12, 345, tzinfo=UTC)
LATER = NOW + timedelta(days=3)

seconds = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda instant: instant.replace(microsecond=0)
)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
urls = st.integers(0, 30).map(lambda number: f"2022/01/é-{number}.html")
records = st.builds(
    Record,
    id=st.uuids().map(str),
    path=st.text(min_size=1) | st.binary(min_size=1).map(os.fsdecode),
    hash=st.sampled_from(["00" * 32, "ff" * 32]),
    added=seconds,
    sketch=st.sampled_from(["", "AAAAAAAAABA="]),
    date=st.none() | st.builds(lambda instant, offset: instant.astimezone(offset), seconds, offsets),
    edition=st.none() | st.sampled_from(["2022-01-18", "2022-W03", "2022-01"]),
    slug=st.sampled_from(["", "snow", "ångström-7"]),
    url=urls,
    past=st.lists(urls, max_size=3).map(tuple),
    aliases=st.lists(urls, max_size=3).map(tuple),
    archived=st.booleans(),
    gone=st.none() | st.builds(Gone, st.text(), seconds, st.booleans()),
    corrections=st.integers(0, 9),
    corrected=st.none() | seconds,
)
issues = st.builds(
    lambda day, cadence, **others: Issue(*_parts(day, cadence), **others),
    day=st.dates(date(1900, 1, 1)),
    cadence=st.sampled_from(Cadence),
    closed=st.none() | seconds,
    archived=st.booleans(),
)


def _parts(day: date, cadence: Cadence) -> tuple[str, int, date, date]:
    period = period_of(day, cadence)
    return period.key, 7, period.first, period.last


ledgers = st.builds(
    sorted_ledger,
    st.lists(records, unique_by=lambda record: record.id, max_size=3),
    st.lists(issues, unique_by=lambda issue: issue.key, max_size=3),
)


@given(ledgers)
def test_ledger_survives_a_trip_through_its_file(ledger: Ledger) -> None:
    """What is written is read back."""
    assert (ledger, ()) == parse_ledger(ledger_bytes(ledger), "ledger.jsonl")


@given(ledgers, st.data())
def test_ledger_that_was_cut_short_is_noticed(ledger: Ledger, data: st.DataObject) -> None:
    """Wherever the file ends too early, nothing is published from it; only the last line's end may be missing."""
    whole = ledger_bytes(ledger)
    cut = data.draw(st.integers(0, len(whole) - 2))
    read, faults = parse_ledger(whole[:cut], "ledger.jsonl")
    assert (None, "broken-ledger") == (read, faults[0].code)
    assert (ledger, ()) == parse_ledger(whole[:-1], "ledger.jsonl")


@given(ledgers)
def test_public_copy_tells_no_more_than_the_site(ledger: Ledger) -> None:
    """What the manifest keeps of the ledger names no file that is gone and says nothing of texts, and brings the rest
    back with a warning."""
    copy = public_copy(ledger)
    found, warnings = recover(copy, "ledger.jsonl")
    assert found is not None
    assert ledger.issues == found.issues
    assert [replace(each, sketch="", path="") for each in ledger.records] == [
        replace(each, path="") for each in found.records
    ]
    assert all(each.path.startswith("path:") == (each.gone is not None) or not each.gone for each in found.records)
    assert ["ledger-rebuilt"] * (ledger != Ledger()) == [each.code for each in warnings]


@pytest.mark.parametrize("copy", ['{"digest-ledger": 2}\nx', '{"digest-ledger": 3}', ""])
def test_copy_that_is_broken_gives_no_ledger(copy: str) -> None:
    """Rather than to publish all articles under new ids, the editor is told why nothing can be published."""
    found, (fault,) = recover(copy, "ledger.jsonl")
    assert (None, "broken-ledger") == (found, fault.code)
    assert "the site's own copy of it is of no use" in fault.message


def test_notes_are_told_from_what_links_depend_on() -> None:
    """A build that may not write the ledger can tell a change that matters from one that is only noted."""
    before = sorted_ledger([Record("1", "a.txt", "0", NOW, url="2022/01/a.html")], [])
    noted = replace(before.records[0], path="b.txt", hash="1", gone=Gone("removed", NOW), corrections=1, corrected=NOW)
    moved = replace(before.records[0], url="2022/01/b.html", past=("2022/01/a.html",))
    assert before == without_notes(before, Ledger((noted,)))
    assert Ledger((moved,)) == without_notes(before, Ledger((moved,)))


@given(st.lists(records, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_union_does_not_depend_on_the_order_of_lines(found: list[Record], random: Random) -> None:
    """Whichever branch's line git puts first, the earliest counts and no address is lost."""
    alike = [replace(each, id="0b0e9f5c-3d34-4b51-9d0e-111111111111") for each in found]
    shuffled = random.sample(alike, len(alike))
    united = unite(alike)
    assert united == unite(shuffled)
    assert min(each.added for each in alike) == united.added
    assert {united.url, *united.past} >= {url for each in alike for url in (each.url, *each.past)}


def test_edition_of_two_branches_is_the_one_closed_first() -> None:
    """A closed edition stays what it was when the first branch closed it."""
    line = '{"edition": "2022-01-18", "number": %d, "first": "2022-01-18", "last": "2022-01-18", "closed": %s}'
    lines = [line % (4, "null"), line % (3, '"2022-01-19T08:00:00Z"'), line % (5, '"2022-01-19T07:00:00Z"')]
    ledger, _ = parse_ledger("\n".join(['{"digest-ledger": 1}', *lines, ""]).encode(), "ledger.jsonl")
    assert ledger is not None
    assert [(5, 7)] == [(each.number, each.closed.hour) for each in ledger.issues if each.closed]


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


@pytest.mark.parametrize("text", ["Text.", "Text, edited."])
def test_id_that_is_given_later_changes_nothing_and_is_told(make_entry: MakeEntry, text: str) -> None:
    """Subscribers know the article by the id it was published under, so a later `id:` only makes a warning."""
    first = register(Ledger(), [make_entry("a.txt", text="Text.")], NOW, present=frozenset({"a.txt"}))
    second = register(first.ledger, [make_entry("a.txt", text=text, id="oslo")], LATER, present=frozenset({"a.txt"}))
    known = first.by_path["a.txt"].id
    assert [known] == [each.id for each in second.ledger.records]
    assert [("id-kept", "a.txt")] == [(each.code, each.span.path) for each in second.diagnostics]
    assert known in second.diagnostics[0].hint
    agreed = register(second.ledger, [make_entry("a.txt", text=text, id=known)], LATER, present=frozenset({"a.txt"}))
    assert ((), [known]) == (agreed.diagnostics, [each.id for each in agreed.ledger.records])


@pytest.mark.parametrize("copied", ["0.txt", "b.txt"])
@pytest.mark.parametrize("own", ["oslo", ""])
def test_copy_of_a_published_file_does_not_take_its_id(make_entry: MakeEntry, copied: str, own: str) -> None:
    """Whoever copies an article with its `id:`, or writes the id of another into a file, gets an error and a new id,
    whichever file comes first by name."""
    first = register(Ledger(), [make_entry("a.txt", text="One.", id=own or None)], NOW, present=frozenset({"a.txt"}))
    known = first.by_path["a.txt"].id
    entries = [make_entry("a.txt", text="One.", id=own or None), make_entry(copied, text="Two.", id=own or known)]
    second = register(first.ledger, entries, LATER, present=frozenset({"a.txt", copied}))
    assert known == second.by_path["a.txt"].id != second.by_path[copied].id
    assert [("duplicate-id", copied)] == [(each.code, each.span.path) for each in second.diagnostics]


def test_files_that_swap_names_keep_the_ids_they_give(make_entry: MakeEntry) -> None:
    """An article with an `id:` is known by it, also where another one was before."""
    old = [make_entry("a.txt", text="One.", id="one"), make_entry("b.txt", text="Two.", id="two")]
    new = [make_entry("a.txt", text="Two.", id="two"), make_entry("b.txt", text="One.", id="one")]
    first = register(Ledger(), old, NOW, present=frozenset({"a.txt", "b.txt"}))
    second = register(first.ledger, new, LATER, present=frozenset({"a.txt", "b.txt"}))
    assert ((), first.by_path["a.txt"].id) == (second.diagnostics, second.by_path["b.txt"].id)
    assert len(first.ledger.records) == len(second.ledger.records)


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


def with_value(key: str, value: object) -> str:
    return '{"digest-ledger": 1}\n' + json.dumps(json.loads(ONE) | {key: value})


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
        ("", 1, 'the first line must be {"digest-ledger": 2}'),
        (ONE, 1, 'the first line must be {"digest-ledger": 2}'),
        ('{"digest-ledger": 3}', 1, "the ledger was written by a newer digest (version 3; this one knows 2)"),
        ('{"digest-ledger": 1}\n<<<<<<< ours\n', 2, "the ledger holds the marks of an unfinished merge"),
        (f'{{"digest-ledger": 1}}\n{ONE[:60]}', 2, "this line is no JSON; perhaps the file was cut short"),
        ('{"digest-ledger": 1}\n{"id": 3}', 2, "a record needs id, path, hash and added, each a text"),
        ('{"digest-ledger": 1}\n[]', 2, "a line must hold a JSON object"),
        ('{"digest-ledger": 1}\n{"x": 3}', 2, "a record needs id, path, hash and added, each a text"),
        ('{"digest-ledger": "x"}', 1, "the ledger's version 'x' is unknown"),
        (
            '{"digest-ledger": 1, "lines": 2}\n' + ONE,
            2,
            "the first line promises 2 lines, 1 are there; perhaps the file was cut short",
        ),
        (with_value("url", "../x.html"), 2, 'a record\'s url cannot be read: "../x.html" is no path inside a site'),
        (with_value("slug", "../x"), 2, 'a record\'s slug cannot be read: "../x" is no path inside a site'),
        (with_value("past", ["/etc"]), 2, 'a record\'s past cannot be read: "/etc" is no path inside a site'),
        (with_value("past", "x"), 2, "a record's past cannot be read: it is no list of texts"),
        (with_value("corrections", -1), 2, "a record's corrections cannot be read: it is no number"),
        (with_value("slug", 1), 2, "a record's slug cannot be read: it is no text"),
        (with_value("sketch", "AAA="), 2, "a record's id or sketch cannot be read: not a whole number of numbers"),
        (with_value("date", "2022-01-18"), 2, "a record's date needs its offset, such as Z"),
        (
            '{"digest-ledger": 1}\n{"edition": "x", "first": "2022-01-18", "last": "2022-01-18"}',
            2,
            "an edition's edition cannot be read: it is no day, week or month",
        ),
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


def test_renamed_and_edited_entry_is_known_by_its_sketch(make_entry: MakeEntry) -> None:
    """A file that moved and was edited a little on the way is the same entry, even among others that vanished."""
    texts = [long_text(number) for number in range(3)]
    before = [make_entry(f"{number}.txt", text=text) for number, text in enumerate(texts)]
    first = register(Ledger(), before, NOW, present=frozenset(each.path for each in before))
    after = make_entry("moved.txt", text=texts[1] + " And the trains ran again on Friday.")
    second = register(first.ledger, [after], LATER, present=frozenset({"moved.txt"}))
    assert first.by_path["1.txt"].id == second.by_path["moved.txt"].id
    assert frozenset() == second.new


def test_entry_like_two_vanished_ones_is_new(make_entry: MakeEntry) -> None:
    """Where a sketch could mean two vanished files, nothing is guessed."""
    text = long_text(1)
    before = [make_entry("a.txt", text=text + " One."), make_entry("b.txt", text=text + " Two.")]
    first = register(Ledger(), before, NOW, present=frozenset({"a.txt", "b.txt"}))
    second = register(first.ledger, [make_entry("c.txt", text=text)], LATER, present=frozenset({"c.txt"}))
    assert {second.by_path["c.txt"].id} == second.new


def test_entry_of_another_text_is_new(make_entry: MakeEntry) -> None:
    """A vanished file does not lend its id to whatever comes next."""
    first = register(Ledger(), [make_entry("a.txt", text=long_text(1))], NOW, present=frozenset({"a.txt"}))
    second = register(first.ledger, [make_entry("b.txt", text=long_text(2))], LATER, present=frozenset({"b.txt"}))
    assert first.by_path["a.txt"].id != second.by_path["b.txt"].id


def test_held_entry_stays_known(make_entry: MakeEntry) -> None:
    """An entry that is held back keeps its record through a rename, and an unknown one gets none."""
    first = register(Ledger(), [make_entry("a.txt")], NOW, present=frozenset({"a.txt"}))
    held = [make_entry("b.txt"), make_entry("c.txt", text="Never published.")]
    second = register(first.ledger, [], LATER, present=frozenset({"b.txt", "c.txt"}), held=held)
    assert ["b.txt"] == [each.path for each in second.ledger.records]
    assert {"b.txt"} == set(second.by_path)


def test_two_branches_that_published_one_file_become_one_entry(make_entry: MakeEntry) -> None:
    """Of two records of one path the earlier lives on, and the other's addresses lead to it."""
    mine = Record("0b0e9f5c-3d34-4b51-9d0e-111111111111", "a.txt", "1", NOW, url="2022/01/one.html")
    theirs = Record("0a0e9f5c-3d34-4b51-9d0e-111111111111", "a.txt", "2", LATER, url="2022/01/two.html")
    found = register(Ledger((theirs, mine)), [make_entry("a.txt")], LATER, present=frozenset({"a.txt"}))
    assert (mine.id, ("2022/01/two.html",)) == (found.by_path["a.txt"].id, found.by_path["a.txt"].past)
    assert 1 == len(found.ledger.records)


def long_text(number: int) -> str:
    return " ".join(f"word{number * place % 997}x{place % 7}" for place in range(300))
