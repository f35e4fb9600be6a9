"""How the ledger is written: a version line, then a JSON object an entry sorted by id, an edition, and an address of a
list.

Made for `merge=union` in git: lines are alike whoever writes them, and doubled ones unite when they are read. A ledger
that cannot be understood in full is not used at all. Nothing is known of files here.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from digest.assembly.ledger import (
    Gone,
    Issue,
    Ledger,
    ListAddress,
    Record,
    sorted_ledger,
    unite,
    unite_issues,
    unite_lists,
    veiled,
)
from digest.assembly.ledger_values import Line, UnreadableError
from digest.assembly.periods import period_named
from digest.assembly.sketches import numbers
from digest.foundation.codes import BROKEN_LEDGER, LEDGER_REBUILT
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 2  # 1 knew no addresses of lists
CONFLICT_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
CUT_SHORT = "perhaps the file was cut short"


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return the file's bytes. The version line counts the others, so that a file that was cut short is noticed."""
    lines = [*map(_record_line, ledger.records), *map(_issue_line, ledger.issues), *map(_list_line, ledger.lists)]
    head: dict[str, object] = {"digest-ledger": VERSION, "lines": len(lines)}
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (head, *lines))
    return text.encode("utf-8", "backslashreplace")  # bytes of a file's name that are no UTF-8 become JSON's escapes


def parse_ledger(data: bytes, path: str) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """Return the ledger of a file's bytes, or None with a diagnostic for its first fault.

    Lines of one entry or edition, which a union merge leaves behind, unite to the earliest.
    """
    try:
        lines = data.decode("utf-8").split("\n")  # splitlines() knows more line ends than JSON does
    except UnicodeDecodeError:
        return None, (_broken(path, 0, "", "the ledger is not UTF-8 text"),)
    lines = [line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" and len(lines) > 1 else lines)]
    lots = _Lots()
    for number, line in enumerate(lines, start=1):
        if line.startswith(CONFLICT_MARKERS):
            message = "the ledger holds the marks of an unfinished merge"
            hint = "keep the lines of both sides and delete the marks; doubled lines do no harm"
            return None, (_broken(path, number, line, message, hint),)
        found = _read(line, first=number == 1)
        if isinstance(found, str):
            return None, (_broken(path, number, line, found),)
        lots.add(found)
    if lots.count < min(lots.promised, default=0):
        message = f"the first line promises {min(lots.promised)} lines, {lots.count} are there; {CUT_SHORT}"
        return None, (_broken(path, len(lines), lines[-1], message),)
    return lots.ledger(), ()


@dataclass(frozen=True, slots=True)
class _Lots:
    """The lines of a file, sorted by what they are about, and how many lines its version lines promise."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    issues: dict[str, list[Issue]] = field(default_factory=dict)
    lists: dict[str, list[ListAddress]] = field(default_factory=dict)
    promised: list[int] = field(default_factory=list)

    def add(self, found: Record | Issue | ListAddress | int | None) -> None:
        match found:
            case Record():
                self.records.setdefault(found.id, []).append(found)
            case Issue():
                self.issues.setdefault(found.key, []).append(found)
            case ListAddress():
                self.lists.setdefault(found.url, []).append(found)
            case int():
                self.promised.append(found)

    @property
    def count(self) -> int:
        return len(self.records) + len(self.issues) + len(self.lists)

    def ledger(self) -> Ledger:
        return sorted_ledger(
            [unite(each) for each in self.records.values()],
            [unite_issues(each) for each in self.issues.values()],
            [unite_lists(each) for each in self.lists.values()],
        )


def public_copy(ledger: Ledger) -> str:
    """Return the ledger's text for the manifest, which lies in the public site and brings a lost ledger back: without
    what tells of texts (sketches), and without the file names of entries that are no longer public."""
    public = (replace(each, sketch="", path=veiled(each.path) if each.gone else each.path) for each in ledger.records)
    return ledger_bytes(replace(ledger, records=tuple(public))).decode()


def recover(text: str, path: str) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """Return the ledger that a manifest's copy holds, with a warning that says so; None, and an error, if the copy
    cannot be read: new ids would bring all articles to subscribers a second time. `path` is the lost ledger's name."""
    ledger, faults = parse_ledger(text.encode("utf-8", "surrogatepass"), path)
    if ledger is None:
        why = faults[0].message
        message = f"the ledger is gone and the site's own copy of it is of no use: {why}"
        hint = "restore it from your version control; only if there is none, empty the output folder and begin anew"
        return None, (report(BROKEN_LEDGER, message, Span(path), hint=hint),)
    if not ledger.records and not ledger.issues:
        return ledger, ()  # nothing was published yet, and so there never was one
    count = len(ledger.records)
    rebuilt = "its one article was" if count == 1 else f"its {count} articles were"
    message = f"the ledger is gone; {rebuilt} found again in the site's manifest"
    hint = "commit ledger.jsonl to your version control: it keeps ids and addresses as they were"
    return ledger, (report(LEDGER_REBUILT, message, Span(path), hint=hint),)


def _record_line(record: Record) -> dict[str, object]:
    gone = record.gone
    line: dict[str, object] = {
        "id": record.id,
        "path": record.path,
        "hash": record.hash,
        "sketch": record.sketch,
        "added": _instant(record.added),
        "date": record.date.isoformat() if record.date else None,
        "edition": record.edition,
        "slug": record.slug,
        "url": record.url,
        "past": list(record.past),
        "aliases": list(record.aliases),
        "archived": record.archived,
        "folded": record.folded,
        "gone": gone and ("withdrawn" if gone.withdrawn else "absent"),
        "reason": gone and gone.reason,
        "since": gone and _instant(gone.since),
        "corrections": record.corrections,
        "corrected": record.corrected and _instant(record.corrected),
    }
    return {key: value for key, value in line.items() if value or key in ("id", "path", "hash", "added")}


def _issue_line(issue: Issue) -> dict[str, object]:
    line: dict[str, object] = {
        "edition": issue.key,
        "number": issue.number,
        "first": issue.first.isoformat(),
        "last": issue.last.isoformat(),
        "closed": _instant(issue.closed) if issue.closed else None,
    }
    return line | {"archived": True} if issue.archived else line


def _list_line(address: ListAddress) -> dict[str, object]:
    line: dict[str, object] = {"address": address.url}
    return line | {"heir": address.heir} if address.heir else line


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _read(line: str, *, first: bool) -> Record | Issue | ListAddress | int | str | None:
    """Return what a line holds: a record, an edition, a list's address, the number of lines that a version line
    promises, what is wrong with it, or None for a blank line."""
    if not line.strip() and not first:
        return None
    raw = _object(line)
    if first and not (isinstance(raw, dict) and "digest-ledger" in raw):
        return f'the first line must be {{"digest-ledger": {VERSION}}}'
    if isinstance(raw, str):
        return raw
    try:
        if "digest-ledger" in raw:  # a union merge of two ledgers may repeat the version line
            return _version(raw)
        kind = _list if "address" in raw else _record if "id" in raw else _issue
        return kind(raw)
    except UnreadableError as error:
        return str(error)


def _object(line: str) -> dict[str, Any] | str:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return f"this line is no JSON; {CUT_SHORT}"
    return raw if isinstance(raw, dict) else "a line must hold a JSON object"


def _version(raw: Mapping[str, Any]) -> int | str:
    version, lines = raw["digest-ledger"], raw.get("lines", 0)
    if isinstance(version, int) and version > VERSION:
        return f"the ledger was written by a newer digest (version {version}; this one knows {VERSION})"
    if version not in range(1, VERSION + 1):
        return f"the ledger's version {version!r} is unknown"
    return lines if isinstance(lines, int) else "the number of lines is no number"


def _record(raw: Mapping[str, Any]) -> Record:
    line = Line(raw, "a record", ("id", "path", "hash", "added"))
    added = line.second("added")
    try:
        uuid.UUID(line.text("id"))
        numbers(line.text("sketch"))
    except ValueError as error:
        line.fail("id or sketch", str(error))
    if added is None:
        raise UnreadableError("a record needs id, path, hash and added, each a text")
    since = line.second("since")
    return Record(
        id=line.text("id"),
        path=line.text("path"),
        hash=line.text("hash"),
        added=added,
        sketch=line.text("sketch"),
        date=line.instant("date"),
        edition=line.text("edition") or None,
        slug=line.path("slug"),
        url=line.path("url"),
        past=line.paths("past"),
        aliases=line.paths("aliases"),
        archived=line.flag("archived"),
        folded=line.flag("folded"),
        gone=Gone(line.text("reason"), since, line.text("gone") == "withdrawn") if since else None,
        corrections=line.count("corrections"),
        corrected=line.second("corrected"),
    )


def _issue(raw: Mapping[str, Any]) -> Issue:
    if "edition" not in raw:
        raise UnreadableError("a record needs id, path, hash and added, each a text")
    line = Line(raw, "an edition", ("edition", "first", "last"))
    if period_named(line.text("edition")) is None:
        line.fail("edition", "it is no day, week or month")
    return Issue(
        key=line.text("edition"),
        number=line.count("number"),
        first=line.day("first"),
        last=line.day("last"),
        closed=line.second("closed"),
        archived=line.flag("archived"),
    )


def _list(raw: Mapping[str, Any]) -> ListAddress:
    line = Line(raw, "a list", ("address",))
    return ListAddress(line.path("address"), line.path("heir"))


def _broken(path: str, line: int, source: str, message: str, hint: str = "") -> Diagnostic:
    hint = hint or "nothing was published; restore the file from your version control"
    span = Span(path, line, 1 if line else 0, source, max(1, len(source)))
    return report(BROKEN_LEDGER, message, span, hint=hint)
