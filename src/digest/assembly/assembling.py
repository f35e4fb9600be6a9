"""Decides what the site consists of: which entries are published, in which edition and order, at which address, and
what answers where entries were before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.assembly.covering import cover_entries, fold_new
from digest.assembly.editions import Calendar, given_up, listed
from digest.assembly.former_lists import forget
from digest.assembly.grouping import groups_of, with_lists
from digest.assembly.ledger import sorted_ledger, without_notes
from digest.assembly.recognition import register
from digest.assembly.removal import answers, note_absences, redirects
from digest.assembly.resolving import broken_links
from digest.assembly.rights import rights_of
from digest.assembly.settling import settle
from digest.assembly.site import Held, Placed, Reason, Site
from digest.assembly.successors import successors, told_by
from digest.assembly.timing import feed_date, is_expired, is_future
from digest.foundation.codes import TOO_MANY_NEW
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.model import DateKind, Field, Moment, Precision, Provenance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import tzinfo

    from digest.assembly.covering import Insight, Understood
    from digest.assembly.ledger import Ledger, Record
    from digest.assembly.recognition import Registration
    from digest.assembly.settling import Settled
    from digest.assembly.site import Tombstone, Unavailable
    from digest.foundation.config import Config
    from digest.foundation.model import Entry


@dataclass(frozen=True, slots=True)
class AssembleOptions:
    """What a build was asked for.

    `archive` fills past editions with new entries and keeps them out of feeds; `drafts` and `future` show what is held
    back; `locked` closes no edition and notes nothing, so that the ledger differs only if it would have to be written.
    `unreadable` are the paths of article files, or of folders with some, that could not be read.
    """

    archive: bool = False
    drafts: bool = False
    future: bool = False
    locked: bool = False
    unreadable: frozenset[str] = frozenset()


PLAIN = AssembleOptions()


def assemble(  # noqa: PLR0913  (what a site depends on; all but three by name)
    entries: Sequence[Entry],
    ledger: Ledger,
    config: Config,
    now: datetime,
    *,
    present: frozenset[str],
    options: AssembleOptions = PLAIN,
    understood: Understood | None = None,
) -> Site:
    """Return the site of some entries at an instant (aware); `present` are the paths of all article files, readable or
    not. The order of the entries does not matter. A site that is `refused` must not be published.

    Without anything `understood` of the entries, nothing is inferred from their texts.
    """
    zone = config.reading.zone
    ordered = sorted(entries, key=lambda entry: entry.path)
    held = {each.path: (found, each) for each in ordered if (found := _held(each, now, zone, options))}
    public = [entry for entry in ordered if entry.path not in held]
    there = present | {each.path for each in ledger.records if _is_below(each.path, options.unreadable)}
    registered = register(ledger, public, now, present=there, held=[entry for _, entry in held.values()])
    calendar = Calendar(config.edition, zone, now, archive=options.archive, locked=options.locked)
    settled = settle(public, registered, config, calendar)
    insight = cover_entries(public, settled, understood, config.analysis)
    settled = fold_new(settled, insight.coverage, registered.new)
    live = {each.id for each in settled.records.values()}
    others = [each for each in registered.ledger.records if each.id not in live]
    absent = note_absences(others, held, there, None if options.locked else now)
    site = _site(settled, absent, config, calendar, insight)
    too_many = _too_many(registered, ledger, config, options)
    withdrawn = [each for found, each in held.values() if found.reason is Reason.WITHDRAWN]
    broken = broken_links(site.by_path, {path: found for path, (found, _) in held.items()})
    return replace(
        site,
        held=tuple(found for found, _ in held.values()),
        ledger=replace(
            without_notes(ledger, site.ledger) if options.locked else site.ledger,
            lists=forget(ledger.lists, withdrawn, site.groups, told_by(map(insight.of, withdrawn))),
        ),
        diagnostics=(*too_many, *registered.diagnostics, *site.diagnostics, *broken),
        refused=bool(too_many),
        preview=options.drafts or options.future,
    )


def _site(settled: Settled, absent: Sequence[Record], config: Config, calendar: Calendar, insight: Insight) -> Site:
    """Return the site of the published entries and of the records of absent ones."""
    placed = _placed(settled, config, insight)
    groups = groups_of(placed, config, insight.coverage)
    by_path = {each.entry.path: each for each in with_lists(placed, groups, insight.coverage)}
    entries = tuple(by_path.values())
    editions = listed(settled.issues, entries, calendar)
    tombstones, unavailable = answers(absent, [each.url for each in entries])
    silent: tuple[Tombstone | Unavailable, ...] = (*tombstones, *unavailable)
    aliases = {each.id: each.aliases for each in settled.records.values()}
    moved, blocked = redirects(entries, aliases, [url for each in silent for url in (each.url, *each.past)])
    return Site(
        config=config,
        entries=entries,
        held=(),
        groups=tuple(replace(each, entries=tuple(by_path[one.entry.path] for one in each.entries)) for each in groups),
        ledger=sorted_ledger([*settled.records.values(), *absent], settled.issues),
        diagnostics=(*settled.diagnostics, *blocked),
        by_path=by_path,
        editions=editions,
        redirects=(*given_up(settled.issues, editions), *moved),
        tombstones=tombstones,
        unavailable=unavailable,
        corrections=_corrected(entries, settled.records),
        undated=tuple(each for each in entries if _is_undated(each)),
        coverage=insight.coverage,
        successors=successors(groups, insight.coverage, insight.understood.overrides),
    )


def _placed(settled: Settled, config: Config, insight: Insight) -> tuple[Placed, ...]:
    """Return the published entries by their own dates, the newest first; at the same instant the later added, then the
    longer. Those that an import brought without a date come last."""
    placed = []
    for path, record in sorted(settled.records.items()):
        entry = _with_updated(settled.entries[path], record, config.reading.zone)
        placed.append(
            Placed(
                entry=entry,
                id=record.id,
                url=record.url,
                added=record.added,
                feed_date=record.date or record.added,
                rights=rights_of(entry, config),
                edition=record.edition,
                past=record.past,
                archived=record.archived,
                folded=record.folded,
                analysis=insight.of(entry),
            )
        )

    def order(each: Placed) -> tuple[bool, datetime, datetime, int]:
        date = feed_date(each.entry.published.value, each.added, config.reading.zone)
        return not _is_undated(each), date, each.added, each.entry.words

    return tuple(sorted(placed, key=order, reverse=True))


def _with_updated(entry: Entry, record: Record, zone: tzinfo) -> Entry:
    """Return the entry with the instant its last correction was first seen as its update, if it states none."""
    if record.corrected is None or not entry.corrections or entry.updated.provenance is not Provenance.UNKNOWN:
        return entry
    moment = Moment(record.corrected.astimezone(zone), Precision.MINUTE, DateKind.FIRST_SEEN)
    return replace(entry, updated=Field(moment, Provenance.INFERRED, "correction-seen"))


def _corrected(entries: Iterable[Placed], records: Mapping[str, Record]) -> tuple[Placed, ...]:
    """Return the entries with corrections, the newest correction first."""

    def order(each: Placed) -> datetime:
        stated = each.entry.updated.value
        known = stated.value if stated and isinstance(stated.value, datetime) else records[each.entry.path].corrected
        return (known or each.feed_date).astimezone(UTC)

    return tuple(sorted((each for each in entries if each.entry.corrections), key=order, reverse=True))


def _is_undated(placed: Placed) -> bool:
    return placed.archived and placed.edition is None and placed.entry.published.value is None


def _held(entry: Entry, now: datetime, zone: tzinfo, options: AssembleOptions) -> Held | None:
    """Return why an entry is held back, or None if it is public."""
    if entry.withdrawn is not None:
        return Held(entry.path, Reason.WITHDRAWN)
    if entry.draft and not options.drafts:
        return Held(entry.path, Reason.DRAFT)
    if entry.expires and is_expired(entry.expires, now, zone):
        return Held(entry.path, Reason.EXPIRED)
    if entry.published.value and is_future(entry.published.value, now) and not options.future:
        return Held(entry.path, Reason.FUTURE, entry.published.value)
    return None


def _too_many(
    registered: Registration, ledger: Ledger, config: Config, options: AssembleOptions
) -> tuple[Diagnostic, ...]:
    """Return an error if a site that has published would send its subscribers a flood. A preview sends nothing."""
    most = config.reading.limits.new_entries
    if options.archive or options.drafts or options.future or not ledger.records or len(registered.new) <= most:
        return ()
    paths = sorted(each.path for each in registered.by_path.values() if each.id in registered.new)
    message = f"{len(paths)} articles are new at once, this one the first; more than {most} flood the feeds"
    hint = "build with --archive to import them without feed items, or raise limits: {new_entries: ...}"
    return (report(TOO_MANY_NEW, message, Span(paths[0]), hint=hint),)


def _is_below(path: str, roots: frozenset[str]) -> bool:
    """Tell whether a path is one of some files, or in one of some folders."""
    parts = path.split("/")
    return any("/".join(parts[:count]) in roots for count in range(1, len(parts) + 1))
