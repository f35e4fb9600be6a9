"""Which URL each entry gets: the month of its date and its slug, settled so that an address once public stays whose it
was.

Until its edition closes an address follows headline and date; then only `slug:` moves it. Every address an entry had
before is kept for it and never given to another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.assembly.prose import title_of
from digest.assembly.timing import shelf_month
from digest.foundation.codes import SLUG_TAKEN
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.urls import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from digest.assembly.ledger import Record
    from digest.foundation.model import Entry

INDEX = "index"  # what hosts show for a folder


@dataclass(frozen=True, slots=True)
class Claim:
    """A published entry that needs an address. `frozen` means that the edition it is in has closed."""

    record: Record
    entry: Entry
    frozen: bool


def address(
    claims: Iterable[Claim], others: Iterable[Record], zone: tzinfo
) -> tuple[dict[str, Record], tuple[Diagnostic, ...]]:
    """Return the records of published entries, by path, with their addresses.

    Of two that want the same, the one added earlier (then the older, then the first by path) keeps it, the other gets a
    number behind its slug, and an error if it had asked for the slug. `others` are the records of entries that are not
    published now; their addresses stay theirs.
    """
    ordered = sorted(claims, key=lambda each: (*_age(each.record), each.record.path))
    owners = _owners([*(each.record for each in ordered), *others])
    done: dict[str, Record] = {}
    diagnostics: list[Diagnostic] = []
    for each in ordered:
        record, asked = each.record, each.entry.slug.value
        folder, slug = _wanted(each, zone)
        stem = f"{folder}/{slug}"
        url, number = f"{stem}.html", 1
        if _stays(record, folder, slug) and owners.get(_key(record.url)) is record:
            url = record.url
        else:
            while _is_taken(url, record, owners):  # some file systems do not tell A from a
                number += 1
                url = f"{stem}-{number}.html"
        if asked and url != f"{stem}.html":
            diagnostics.append(_taken(each, slug, owners.get(_key(f"{stem}.html")), url))
        owners[_key(url)] = record
        past = [old for old in (*record.past, record.url) if old and old != url and owners[_key(old)] is record]
        done[record.path] = replace(record, url=url, slug=slug, past=tuple(dict.fromkeys(past)))
    return done, tuple(diagnostics)


def distinct(label: str, folder: str, taken: set[str]) -> str:
    """Return the URL of a list page in a folder, with a number if the slug is taken, and take it."""
    stem = f"{folder}/{slugify(label)}"
    url, number = f"{stem}.html", 1
    while url.casefold() in taken or url == f"{folder}/{INDEX}.html":
        number += 1
        url = f"{stem}-{number}.html"
    taken.add(url.casefold())
    return url


def _owners(records: Sequence[Record]) -> dict[str, Record]:
    """Return whose each address is that was ever public: of two claims, which only merged ledgers hold, present
    addresses go before past ones, then the earlier entry's."""
    ordered = sorted(records, key=lambda each: (*_age(each), each.id))
    owners: dict[str, Record] = {}
    for record in ordered:
        if record.url:
            owners.setdefault(_key(record.url), record)
    for record in ordered:
        for url in record.past:
            owners.setdefault(_key(url), record)
    return owners


def _age(record: Record) -> tuple[object, ...]:
    return record.added, record.date or record.added


def _wanted(claim: Claim, zone: tzinfo) -> tuple[str, str]:
    """Return the folder and the slug that an entry should have."""
    record, entry = claim.record, claim.entry
    asked = slugify(entry.slug.value) if entry.slug.value else ""
    if claim.frozen and record.url:
        folder, _, name = record.url.rpartition("/")
        return folder, asked or record.slug or name.removesuffix(".html")
    month = shelf_month(entry.published.value, record.added, zone)
    return f"{month.year:04}/{month.month:02}", asked or slugify(title_of(entry))


def _stays(record: Record, folder: str, slug: str) -> bool:
    return bool(record.url) and record.slug == slug and record.url.rpartition("/")[0] == folder


def _is_taken(url: str, record: Record, owners: dict[str, Record]) -> bool:
    return owners.get(_key(url), record) is not record or url.endswith(f"/{INDEX}.html")


def _key(url: str) -> str:
    return url.casefold()


def _taken(claim: Claim, wanted: str, owner: Record | None, url: str) -> Diagnostic:
    evidence = claim.entry.slug.evidence
    span = Span(claim.record.path, (evidence.line if evidence else None) or 0)
    whose = f"already belongs to {owner.path}" if owner else "is reserved"
    related = (Span(owner.path),) if owner else ()
    message = f'the slug "{wanted}" {whose}; this article is at {url}'
    return report(SLUG_TAKEN, message, span, hint="choose another slug", related=related)
