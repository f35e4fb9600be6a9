"""The ledger as a value: what was ever published, under which id and address, since when, and in which edition.

It is what keeps guids, dates, addresses and editions as they were for ever. How it is written is the business of
`ledger_lines`, of files that of `publishing.ledger_file`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.foundation.fingerprint import short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

VEIL = "path:"
NOTES = ("path", "hash", "sketch", "aliases", "gone", "corrections", "corrected")


@dataclass(frozen=True, slots=True)
class Gone:
    """Why an entry that was public is not any more, and when (UTC) that was first seen. `withdrawn` tells an editor's
    withdrawal, which outlasts the file, from a file that was deleted, expired or became a draft."""

    reason: str
    since: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One entry's line. `path` and `hash` are as last published, `sketch` tells the text from others (`sketches`).

    `added` is the UTC second it was first published; `date` its feed date (aware) as it was then. `slug` is what it
    asked for last, `url` what it got, `past` the addresses it had before, `aliases` those its front matter names.
    `edition` is the edition it entered, None for none; `archived` entries were imported with --archive. `folded` ones
    were near-copies of another when they were first published, and have no feed item for ever. `corrections` counts
    those seen so far and `corrected` is when their number last grew (UTC). Records written by the first digest lack
    date, url and edition: assembly fills them.
    """

    id: str
    path: str
    hash: str
    added: datetime
    sketch: str = ""
    date: datetime | None = None
    edition: str | None = None
    slug: str = ""
    url: str = ""
    past: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    archived: bool = False
    folded: bool = False
    gone: Gone | None = None
    corrections: int = 0
    corrected: datetime | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One edition's line; `site.Edition` says what the parts mean. Number 0 is an edition that was given up before the
    first one closed, because the cadence changed: its address still answers."""

    key: str
    number: int
    first: date
    last: date
    closed: datetime | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class ListAddress:
    """One address of a list or a feed that was ever public, relative to the site's root. `heir` is where its subject is
    to be found should nothing be here any more: a numbered page's list, or what a list was united with."""

    url: str
    heir: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All records, sorted by id, all editions, sorted by their first days and keys, and all addresses of lists, sorted.

    The addresses are only noted: a build that may not write the ledger needs no new ones in it.
    """

    records: tuple[Record, ...] = ()
    issues: tuple[Issue, ...] = ()
    lists: tuple[ListAddress, ...] = ()


def second(now: datetime) -> datetime:
    """Return an instant in UTC without fractions, as the ledger keeps it."""
    return now.astimezone(UTC).replace(microsecond=0)


def sorted_ledger(records: Iterable[Record], issues: Iterable[Issue], lists: Iterable[ListAddress] = ()) -> Ledger:
    """Return a ledger in the order of its file."""
    return Ledger(
        tuple(sorted(records, key=lambda each: each.id)),
        tuple(sorted(issues, key=lambda each: (each.first, each.last, each.key))),
        tuple(sorted(lists, key=lambda each: each.url)),
    )


def unite(records: list[Record]) -> Record:
    """Return one record for several of one entry, as two branches of a repository leave behind: the earliest counts,
    and every address that any of them knew still leads to it. The order of the records does not matter."""
    if len(records) == 1:
        return records[0]
    ordered = sorted(records, key=lambda each: (each.added, each.date is None, each.url == "", repr(each)))
    first = ordered[0]
    known = [each for each in ordered if each.edition] or [first]
    addresses = [url for each in ordered for url in (*each.past, each.url) if url and url != first.url]
    return replace(
        first,
        edition=known[0].edition,
        past=tuple(dict.fromkeys(addresses)),
        aliases=tuple(dict.fromkeys(alias for each in ordered for alias in each.aliases)),
        gone=min(
            (each.gone for each in ordered if each.gone), key=lambda gone: (gone.since, gone.reason), default=None
        ),
        corrections=max(each.corrections for each in ordered),
        corrected=min((each.corrected for each in ordered if each.corrected), default=None),
    )


def unite_issues(issues: list[Issue]) -> Issue:
    """Return one edition for several lines of it: the one that was closed first, else the lowest number."""
    return min(issues, key=lambda each: (each.closed is None, str(each.closed), each.number, repr(each)))


def unite_lists(lists: list[ListAddress]) -> ListAddress:
    """Return one address for several lines of it: one that knows an heir before one that knows none."""
    return min(lists, key=lambda each: (not each.heir, each.heir))


def veiled(path: str) -> str:
    """Return a stand-in for a path that does not tell it, but by which an entry that comes back there is known."""
    return path if path.startswith(VEIL) else f"{VEIL}{short(path.encode('utf-8', 'surrogatepass'))}"


def without_notes(before: Ledger, after: Ledger) -> Ledger:
    """Return the later ledger without what it only noted of entries that the earlier one knew: paths, texts and
    absences. What is left to differ in records and editions is what subscribers and links depend on."""
    known = {each.id: each for each in before.records}
    records = [
        replace(each, **{name: getattr(known[each.id], name) for name in NOTES}) if each.id in known else each
        for each in after.records
    ]
    return replace(after, records=tuple(records))
