"""Gives each published entry what stays with it: its rights, edition, feed date and address, in a complete record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.assembly.addresses import Claim, address
from digest.assembly.editions import enter
from digest.assembly.ledger import second
from digest.assembly.removal import alias_paths
from digest.assembly.rights import limit, rights_of, without_source
from digest.assembly.timing import feed_date, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.assembly.editions import Calendar
    from digest.assembly.ledger import Issue, Record
    from digest.assembly.recognition import Registration
    from digest.foundation.config import Config
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.model import Entry


@dataclass(frozen=True, slots=True)
class Settled:
    """The published entries, limited to what may be published, and their complete records, both by path; all editions;
    what is wrong with addresses and rights."""

    entries: Mapping[str, Entry]
    records: Mapping[str, Record]
    issues: tuple[Issue, ...]
    diagnostics: tuple[Diagnostic, ...]


def settle(public: Sequence[Entry], registered: Registration, config: Config, calendar: Calendar) -> Settled:
    """Give each published entry its rights, edition, feed date and address."""
    rights = {each.path: rights_of(each, config) for each in public}
    entries = {each.path: limit(each, rights[each.path]) for each in public}
    records = {path: registered.by_path[path] for path in entries}
    dates = {path: each.published.value for path, each in entries.items()}
    records, issues = enter(records, dates, registered.ledger, calendar, registered.new)
    aliases = {path: alias_paths(each, config.url) for path, each in entries.items()}
    records = {
        path: replace(
            _noted(each, entries[path], calendar, new=each.id in registered.new),
            date=each.date or frozen(feed_date(dates[path], each.added, calendar.zone)),
            aliases=aliases[path][0],
            gone=None,
        )
        for path, each in records.items()
    }
    closed = {each.key for each in issues if each.closed}
    claims = [
        Claim(each, entries[path], frozen=bool(each.url) and (each.edition is None or each.edition in closed))
        for path, each in records.items()
    ]
    others = [each for each in registered.ledger.records if registered.by_path.get(each.path) is not each]
    others += [each for each in registered.by_path.values() if each.path not in records]
    addressed, collisions = address(claims, others, calendar.zone)
    unlinked = (each for entry in public for each in without_source(entry, rights[entry.path]))
    faults = (*collisions, *(fault for _, found in aliases.values() for fault in found), *unlinked)
    return Settled(entries, addressed, issues, faults)


def _noted(record: Record, entry: Entry, calendar: Calendar, *, new: bool) -> Record:
    """Return the record with the number of corrections, and when it grew if that was after the first publication."""
    count = len(entry.corrections)
    grown = count > record.corrections and not new and not calendar.locked
    return replace(record, corrections=count, corrected=second(calendar.now) if grown else record.corrected)
