"""How the ledger is written: a version line, a JSON object an entry sorted by id, a JSON object an edition.

Made for `merge=union` in git: lines are alike whoever writes them, and doubled ones unite when they are read. A ledger
that cannot be understood in full is not used at all. Nothing is known of files here.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from digest.assembly.ledger import Gone, Issue, Ledger, Record, sorted_ledger, unite, unite_issues, veiled
from digest.assembly.periods import period_named
from digest.assembly.sketches import numbers
from digest.foundation.codes import BROKEN_LEDGER, LEDGER_REBUILT
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.urls import is_site_path

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
CONFLICT_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
CUT_SHORT = "perhaps the file was cut short"


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return the file's bytes. The version line counts the others, so that a file that was cut short is noticed."""
    lines = [*(_record_line(each) for each in ledger.records), *(_issue_line(each) for each in ledger.issues)]
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
    records: dict[str, list[Record]] = {}
    issues: dict[str, list[Issue]] = {}
    promised: list[int] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith(CONFLICT_MARKERS):
            message = "the ledger holds the marks of an unfinished merge"
            hint = "keep the lines of both sides and delete the marks; doubled lines do no harm"
            return None, (_broken(path, number, line, message, hint),)
        found = _read(line, first=number == 1)
        if isinstance(found, str):
            return None, (_broken(path, number, line, found),)
        if isinstance(found, Record):
            records.setdefault(found.id, []).append(found)
        elif isinstance(found, Issue):
            issues.setdefault(found.key, []).append(found)
        elif found is not None:
            promised.append(found)
    if len(records) + len(issues) < min(promised, default=0):
        message = f"the first line promises {min(promised)} lines, {len(records) + len(issues)} are there; {CUT_SHORT}"
        return None, (_broken(path, len(lines), lines[-1], message),)
    return sorted_ledger(
        [unite(each) for each in records.values()], [unite_issues(each) for each in issues.values()]
    ), ()


def public_copy(ledger: Ledger) -> str:
    """Return the ledger's text for the manifest, which lies in the public site and brings a lost ledger back: without
    what tells of texts (sketches), and without the file names of entries that are no longer public."""
    public = (replace(each, sketch="", path=veiled(each.path) if each.gone else each.path) for each in ledger.records)
    return ledger_bytes(Ledger(tuple(public), ledger.issues)).decode()


def recover(text: str, path: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Return the ledger that a manifest's copy holds, with a warning that says so; an empty one, and a warning too, if
    the copy cannot be read. `path` is the lost ledger's name, for the warning."""
    ledger, faults = parse_ledger(text.encode("utf-8", "surrogatepass"), path)
    if ledger is None:
        why = faults[0].message
        message = f"the ledger is gone and the site's own copy of it is of no use: {why}"
        return Ledger(), (report(LEDGER_REBUILT, message, Span(path), hint="restore it from your version control"),)
    if ledger == Ledger():
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


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _read(line: str, *, first: bool) -> Record | Issue | int | str | None:
    """Return what a line holds: a record, an edition, the number of lines that a version line promises, what is wrong
    with it, or None for a blank line."""
    if not line.strip() and not first:
        return None
    raw = _object(line)
    if first and not (isinstance(raw, dict) and "digest-ledger" in raw):
        return 'the first line must be {"digest-ledger": 1}'
    if isinstance(raw, str):
        return raw
    try:
        if "digest-ledger" in raw:  # a union merge of two ledgers may repeat the version line
            return _version(raw)
        return _record(raw) if "id" in raw else _issue(raw)
    except _UnreadableError as error:
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
    if version != VERSION:
        return f"the ledger's version {version!r} is unknown"
    return lines if isinstance(lines, int) else "the number of lines is no number"


class _UnreadableError(Exception):
    """Raised inside this module only: a value of a line is not of its form."""


class _Line:
    """The values of one line, each checked for its form."""

    def __init__(self, raw: Mapping[str, Any], what: str, needed: tuple[str, ...]) -> None:
        self._raw = raw
        self._what = what
        if not all(isinstance(raw.get(key), str) for key in needed):
            named = ", ".join(needed[:-1]) + f" and {needed[-1]}"
            raise _UnreadableError(f"{what} needs {named}, each a text")

    def text(self, key: str) -> str:
        value = self._raw.get(key) or ""
        if not isinstance(value, str):
            self.fail(key, "it is no text")
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._raw.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.fail(key, "it is no list of texts")
        return tuple(value)

    def count(self, key: str) -> int:
        value = self._raw.get(key) or 0
        if not isinstance(value, int) or value < 0:
            self.fail(key, "it is no number")
        return int(value)

    def flag(self, key: str) -> bool:
        return self._raw.get(key) is True

    def instant(self, key: str) -> datetime | None:
        """An instant with its offset as written."""
        text = self.text(key)
        if not text:
            return None
        try:
            instant = datetime.fromisoformat(text)
            instant.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            self.fail(key, str(error))
        if instant.tzinfo is None:
            raise _UnreadableError(f"{self._what}'s {key} needs its offset, such as Z")
        return instant

    def second(self, key: str) -> datetime | None:
        """An instant in UTC, to the second."""
        instant = self.instant(key)
        return instant.astimezone(UTC).replace(microsecond=0) if instant else None

    def day(self, key: str) -> date:
        try:
            return date.fromisoformat(self.text(key))
        except ValueError as error:
            self.fail(key, str(error))
            raise

    def paths(self, key: str) -> tuple[str, ...]:
        value = self.texts(key)
        for each in value:
            if not is_site_path(each):
                self.fail(key, f'"{each}" is no path inside a site')
        return value

    def fail(self, key: str, why: str) -> None:
        raise _UnreadableError(f"{self._what}'s {key} cannot be read: {why}")


def _record(raw: Mapping[str, Any]) -> Record:
    line = _Line(raw, "a record", ("id", "path", "hash", "added"))
    added = line.second("added")
    try:
        uuid.UUID(line.text("id"))
        numbers(line.text("sketch"))
    except ValueError as error:
        line.fail("id or sketch", str(error))
    if added is None:
        raise _UnreadableError("a record needs id, path, hash and added, each a text")
    since = line.second("since")
    for key in ("slug", "url"):
        if line.text(key) and not is_site_path(line.text(key)):
            line.fail(key, f'"{line.text(key)}" is no path inside a site')
    return Record(
        id=line.text("id"),
        path=line.text("path"),
        hash=line.text("hash"),
        added=added,
        sketch=line.text("sketch"),
        date=line.instant("date"),
        edition=line.text("edition") or None,
        slug=line.text("slug"),
        url=line.text("url"),
        past=line.paths("past"),
        aliases=line.paths("aliases"),
        archived=line.flag("archived"),
        gone=Gone(line.text("reason"), since, line.text("gone") == "withdrawn") if since else None,
        corrections=line.count("corrections"),
        corrected=line.second("corrected"),
    )


def _issue(raw: Mapping[str, Any]) -> Issue:
    if "edition" not in raw:
        raise _UnreadableError("a record needs id, path, hash and added, each a text")
    line = _Line(raw, "an edition", ("edition", "first", "last"))
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


def _broken(path: str, line: int, source: str, message: str, hint: str = "") -> Diagnostic:
    hint = hint or "nothing was published; restore the file from your version control"
    span = Span(path, line, 1 if line else 0, source, max(1, len(source)))
    return report(BROKEN_LEDGER, message, span, hint=hint)
