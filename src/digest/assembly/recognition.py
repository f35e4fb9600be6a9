"""Knows an entry again: which line of the ledger is whose, after edits, renames and merges.

An entry is known by path and text, else by its own `id:`, else by path (the text was edited), else, where the path of
its record is gone, by equal text and then by a sketch that is like one vanished text's and no other's (the file was
renamed). Anything else is new. The id of an entry that is known never changes, whatever its file says.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.assembly.ledger import Ledger, Record, second, sorted_ledger, veiled
from digest.assembly.sketches import pairs, sketch_of
from digest.foundation.codes import DUPLICATE_ID, ID_KEPT
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from digest.foundation.model import Entry

# Ids are UUIDv5 (RFC 9562, 5.5) in a namespace of digest's own: uuid5(NAMESPACE_DNS, "newsdigest.entry"), written out.
NAMESPACE = uuid.UUID("ebd55205-71c7-5a65-ad79-314ac045e710")


@dataclass(frozen=True, slots=True)
class Registration:
    """The ledger after new entries were written into it, each entry's record by its path (of the held only those known
    before), and the ids that are new."""

    ledger: Ledger
    by_path: Mapping[str, Record]
    new: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def register(
    ledger: Ledger, entries: Sequence[Entry], now: datetime, *, present: frozenset[str], held: Sequence[Entry] = ()
) -> Registration:
    """Return the ledger with every entry in it; an entry unknown so far is added at `now` (aware).

    `held` are entries that are not published: known ones stay known, new ones do not enter. `present` are the paths of
    all article files, published or not, readable or not.
    """
    everything = sorted([*entries, *held], key=lambda each: each.path)
    public = {each.path for each in entries}
    given, diagnostics = _given_ids(everything, _owners(ledger, everything, present))
    known = _match(ledger, everything, given, present)
    taken = {record.id for record in ledger.records} | set(given.values())
    by_path: dict[str, Record] = {}
    for entry in everything:
        record = known.get(entry.path)
        own = given.get(entry.path)
        if record is None and entry.path in public:
            record = Record(own or _new_id(entry, taken), entry.path, entry.text_hash, second(now))
            taken.add(record.id)
        if record is not None:
            by_path[entry.path] = _as_seen(record, entry)
        if record is not None and own not in (None, record.id):
            diagnostics.append(_kept(entry, record))
    claimed = {record.id for record in known.values()}
    others = [record for record in ledger.records if record.id not in claimed]
    by_path = _absorb(by_path, others)
    kept = [record for record in others if record.path not in by_path]
    before = {record.id for record in ledger.records}
    new = frozenset(each.id for path, each in by_path.items() if path not in known and each.id not in before)
    return Registration(sorted_ledger([*kept, *by_path.values()], ledger.issues), by_path, new, tuple(diagnostics))


def _as_seen(record: Record, entry: Entry) -> Record:
    """Return the record with the entry's path and text. A sketch is made only where the text is not the known one."""
    same = record.hash == entry.text_hash and record.sketch
    sketch = record.sketch if same else sketch_of(entry.blocks)
    return replace(record, path=entry.path, hash=entry.text_hash, sketch=sketch)


def _absorb(by_path: Mapping[str, Record], others: Iterable[Record]) -> dict[str, Record]:
    """Let records whose path another record has taken (two branches published one file, or a file with the `id:` of
    another entry stands there now) live on in that one: their addresses lead to it."""
    united = dict(by_path)
    for other in others:
        record = united.get(other.path)
        if record is not None:
            past = dict.fromkeys([*record.past, *other.past, other.url])
            united[other.path] = replace(record, past=tuple(url for url in past if url and url != record.url))
    return united


def _owners(ledger: Ledger, entries: Iterable[Entry], present: frozenset[str]) -> dict[str, str]:
    """Return the paths of files by the ids that are theirs already: they are where the ledger knows them, and give no
    other id themselves."""
    given = {entry.path: _as_uuid(entry.id.value) for entry in entries if entry.id.value}
    return {
        each.id: each.path
        for each in ledger.records
        if each.path in present and given.get(each.path) in (None, each.id)
    }


def _given_ids(entries: Iterable[Entry], owners: Mapping[str, str]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the ids that editors gave, by path. Of two files with the same one its owner keeps it, else the first by
    path."""
    given: dict[str, str] = {}
    owner = dict(owners)
    diagnostics: list[Diagnostic] = []
    for entry in entries:
        if not entry.id.value:
            continue
        own = _as_uuid(entry.id.value)
        if owner.setdefault(own, entry.path) == entry.path:
            given[entry.path] = own
            continue
        message = f'the id "{entry.id.value}" already belongs to {owner[own]}'
        hint = "give each article its own id, or delete the line: digest then makes one"
        diagnostics.append(report(DUPLICATE_ID, message, _place(entry), hint=hint, related=(Span(owner[own]),)))
    return given, diagnostics


def _kept(entry: Entry, record: Record) -> Diagnostic:
    message = f'the id "{entry.id.value}" comes too late: feed readers know this article by another one, which it keeps'
    return report(ID_KEPT, message, _place(entry), hint=f"delete the line, or write id: {record.id}")


def _place(entry: Entry) -> Span:
    """Return where an entry gives its id."""
    return Span(entry.path, (entry.id.evidence.line if entry.id.evidence else None) or 0)


def _match(
    ledger: Ledger, entries: Sequence[Entry], given: Mapping[str, str], present: frozenset[str]
) -> dict[str, Record]:
    """Return the record of each known entry by path. Surer ways to know an entry go first; a record serves once."""
    vanished = [record for record in ledger.records if record.path not in present]
    known: dict[str, Record] = {}
    claimed: set[str] = set()

    def claim(records: Iterable[Record], key: Callable[[Record], object], wanted: Callable[[Entry], object]) -> None:
        waiting: dict[object, list[Record]] = {}
        for record in sorted(records, key=lambda each: (each.path, each.added, each.id)):
            if record.id not in claimed:
                waiting.setdefault(key(record), []).append(record)
        for entry in entries:
            found = waiting.get(wanted(entry))
            if found and entry.path not in known:
                known[entry.path] = found.pop(0)
                claimed.add(known[entry.path].id)

    claim(ledger.records, lambda record: (record.path, record.id), lambda entry: (entry.path, given.get(entry.path)))
    claim(ledger.records, lambda record: (record.path, record.hash), lambda entry: (entry.path, entry.text_hash))
    claim(ledger.records, lambda record: record.id, lambda entry: given.get(entry.path))
    claim(ledger.records, lambda record: record.path, lambda entry: entry.path)
    claim(vanished, lambda record: record.path, lambda entry: veiled(entry.path))
    claim(vanished, lambda record: record.hash, lambda entry: entry.text_hash)
    old = {record.id: record for record in vanished if record.id not in claimed}
    new = {entry.path: sketch_of(entry.blocks) for entry in entries if entry.path not in known} if old else {}
    likes = pairs({name: record.sketch for name, record in old.items()}, new)
    return known | {path: old[name] for path, name in likes.items()}


def _new_id(entry: Entry, taken: set[str]) -> str:
    """Return the UUIDv5 of path and text; a number is mixed in when an article once lived here with the same text."""
    seed = f"{entry.path}\n{entry.text_hash}"
    candidate = str(uuid.uuid5(NAMESPACE, seed))
    number = 1
    while candidate in taken:
        number += 1
        candidate = str(uuid.uuid5(NAMESPACE, f"{seed}\n{number}"))
    return candidate


def _as_uuid(given: str) -> str:
    """Return an editor's id as a UUID: itself if it is one, else the UUIDv5 of it."""
    try:
        return str(uuid.UUID(given))
    except ValueError:
        return str(uuid.uuid5(NAMESPACE, f"id:{given}"))
