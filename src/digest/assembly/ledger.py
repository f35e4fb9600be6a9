"""The ledger as a value: which entries were ever published, under which id, and when each was first seen.

It is what keeps guids and `added` dates the same for ever. This module knows nothing of files; `publishing.ledger_file`
reads and writes the bytes.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.foundation.codes import BROKEN_LEDGER, DUPLICATE_ID
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digest.foundation.model import Entry

VERSION = 1
# Ids are UUIDv5 (RFC 9562, 5.5) in a namespace of digest's own: uuid5(NAMESPACE_DNS, "newsdigest.entry"), written out.
NAMESPACE = uuid.UUID("ebd55205-71c7-5a65-ad79-314ac045e710")
CONFLICT_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class Record:
    """One entry's line: `path` and `hash` as last published, `added` the UTC second it was first published."""

    id: str
    path: str
    hash: str
    added: datetime


@dataclass(frozen=True, slots=True)
class Ledger:
    """All records, sorted by id."""

    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Registration:
    """The ledger after new entries were written into it, and each entry's record by its path."""

    ledger: Ledger
    by_path: Mapping[str, Record]
    diagnostics: tuple[Diagnostic, ...]


def register(ledger: Ledger, entries: Sequence[Entry], now: datetime, *, present: frozenset[str]) -> Registration:
    """Return the ledger with every entry in it; an entry unknown so far is added at `now` (aware).

    An entry is known by its own `id:`, else by path and text, else by path (the text was edited), else by text alone
    if its file has vanished from `present`, the paths of all article files, published or not (the file was renamed).
    """
    given, diagnostics = _given_ids(entries)
    known = _match(ledger, entries, given, present)
    taken = {record.id for record in ledger.records} | set(given.values())
    by_path: dict[str, Record] = {}
    for entry in sorted(entries, key=lambda each: each.path):
        record = known.get(entry.path)
        own = given.get(entry.path)
        if record is None:
            record = Record(own or _new_id(entry, taken), entry.path, entry.text_hash, _second(now))
            taken.add(record.id)
        by_path[entry.path] = replace(record, id=own or record.id, path=entry.path, hash=entry.text_hash)
    superseded = {record.id for record in known.values()} | set(given.values())
    kept = [record for record in ledger.records if record.id not in superseded]
    records = sorted([*kept, *by_path.values()], key=lambda each: each.id)
    return Registration(Ledger(tuple(records)), by_path, diagnostics)


def parse_ledger(data: bytes, path: str) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """Return the ledger of a file's bytes, or None with a diagnostic for its first fault.

    Records of one id, which a union merge leaves behind, unite to the earliest `added`.
    """
    try:
        lines = data.decode("utf-8").removesuffix("\n").split("\n")  # splitlines() knows more line ends than JSON does
    except UnicodeDecodeError:
        return None, (_broken(path, 0, "", "the ledger is not UTF-8 text"),)
    records: dict[str, Record] = {}
    for number, line in enumerate(lines, start=1):
        if line.startswith(CONFLICT_MARKERS):
            message = "the ledger holds the marks of an unfinished merge"
            hint = "keep the lines of both sides and delete the marks; doubled lines do no harm"
            return None, (_broken(path, number, line, message, hint),)
        found = _version_fault(line) if number == 1 else _record(line)
        if isinstance(found, str):
            return None, (_broken(path, number, line, found),)
        if found is not None:
            earlier = records.get(found.id, found)
            records[found.id] = replace(found, added=min(found.added, earlier.added))
    return Ledger(tuple(sorted(records.values(), key=lambda each: each.id))), ()


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return the file's bytes: a version line, then one JSON object a line."""
    lines: list[dict[str, object]] = [{"digest-ledger": VERSION}]
    lines += [
        {"id": each.id, "path": each.path, "hash": each.hash, "added": f"{each.added:%Y-%m-%dT%H:%M:%SZ}"}
        for each in ledger.records
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return text.encode("utf-8", "backslashreplace")  # bytes of a file's name that are no UTF-8 become JSON's escapes


def _given_ids(entries: Iterable[Entry]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the ids that editors gave, by path; of two files with the same one the first by path keeps it."""
    given: dict[str, str] = {}
    owner: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda each: each.path):
        if not entry.id.value:
            continue
        own = _as_uuid(entry.id.value)
        if own in owner:
            line = (entry.id.evidence.line if entry.id.evidence else None) or 0
            message = f'the id "{entry.id.value}" already belongs to {owner[own]}'
            hint = "give each article its own id, or delete the line: digest then makes one"
            span = Span(entry.path, line)
            diagnostics.append(report(DUPLICATE_ID, message, span, hint=hint, related=(Span(owner[own]),)))
            continue
        owner[own] = entry.path
        given[entry.path] = own
    return given, tuple(diagnostics)


def _match(
    ledger: Ledger, entries: Sequence[Entry], given: Mapping[str, str], present: frozenset[str]
) -> dict[str, Record]:
    """Return the record of each known entry by path. Surer ways to know an entry go first; a record serves once."""
    ordered = sorted(entries, key=lambda each: each.path)
    vanished = [record for record in ledger.records if record.path not in present]
    known: dict[str, Record] = {}
    claimed: set[str] = set()

    def claim(records: Iterable[Record], key: Callable[[Record], object], wanted: Callable[[Entry], object]) -> None:
        waiting: dict[object, list[Record]] = {}
        for record in sorted(records, key=lambda each: (each.path, each.id)):
            if record.id not in claimed:
                waiting.setdefault(key(record), []).append(record)
        for entry in ordered:
            found = waiting.get(wanted(entry))
            if found and entry.path not in known:
                known[entry.path] = found.pop(0)
                claimed.add(known[entry.path].id)

    claim(ledger.records, lambda record: record.id, lambda entry: given.get(entry.path))
    claim(ledger.records, lambda record: (record.path, record.hash), lambda entry: (entry.path, entry.text_hash))
    claim(ledger.records, lambda record: record.path, lambda entry: entry.path)
    claim(vanished, lambda record: record.hash, lambda entry: entry.text_hash)
    return known


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


def _second(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)


def _version_fault(line: str) -> str | None:
    """Return what is wrong with the first line, or None."""
    try:
        version = json.loads(line)["digest-ledger"]
    except (ValueError, KeyError, TypeError):
        return 'the first line must be {"digest-ledger": 1}'
    if isinstance(version, int) and version > VERSION:
        return f"the ledger was written by a newer digest (version {version}; this one knows {VERSION})"
    return None if version == VERSION else f"the ledger's version {version!r} is unknown"


def _record(line: str) -> Record | str | None:
    """Return the record of a line, what is wrong with it, or None for a blank line."""
    if not line.strip():
        return None
    try:
        raw = json.loads(line)
    except ValueError:
        return "this line is no JSON; perhaps the file was cut short"
    if isinstance(raw, dict) and "digest-ledger" in raw:
        return None  # a union merge of two ledgers may repeat the version line
    if not isinstance(raw, dict) or not all(isinstance(raw.get(key), str) for key in ("id", "path", "hash", "added")):
        return "a record needs id, path, hash and added, each a text"
    return _typed(raw)


def _typed(raw: Mapping[str, str]) -> Record | str:
    """Return the record of a line's four texts, or what is wrong with one of them."""
    try:
        added = datetime.fromisoformat(raw["added"])
        uuid.UUID(raw["id"])
    except ValueError as error:
        return f"a record's id or added cannot be read: {error}"
    if added.tzinfo is None:
        return "a record's added needs its offset, such as Z"
    return Record(raw["id"], raw["path"], raw["hash"], _second(added))


def _broken(path: str, line: int, source: str, message: str, hint: str = "") -> Diagnostic:
    hint = hint or "nothing was published; restore the file from your version control"
    span = Span(path, line, 1 if line else 0, source, max(1, len(source)))
    return report(BROKEN_LEDGER, message, span, hint=hint)
