"""Which edition each entry enters, when editions close, and how they are numbered.

An entry enters the edition of its date if that is still open, else the current one. An edition closes at the first
build of a period after its own, or after the one in which an import filled it; from then on its entries, number and
address stay as they are, whatever cadence or zone becomes. Before the first one has closed nothing is settled: a
first import fills past editions by date, and a change of cadence sorts everything anew. With `--archive` new entries
fill past editions that have not closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from digest.assembly.ledger import Issue, second
from digest.assembly.periods import cadence_of, following, period_named, period_of
from digest.assembly.site import Edition, Redirect
from digest.foundation.model import Precision
from digest.foundation.switches import Cadence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, tzinfo

    from digest.assembly.ledger import Ledger, Record
    from digest.assembly.periods import Period
    from digest.assembly.site import Placed
    from digest.foundation.model import Moment


@dataclass(frozen=True, slots=True)
class Calendar:
    """What editions depend on besides entries: the site's cadence and zone, the clock's answer, and what was asked."""

    cadence: Cadence
    zone: tzinfo
    now: datetime
    archive: bool = False
    locked: bool = False  # nothing may close, and whatever entered an edition stays in it

    @property
    def today(self) -> date:
        """The civil day in the site's zone."""
        return self.now.astimezone(self.zone).date()


def close(issues: Iterable[Issue], records: Iterable[Record], calendar: Calendar) -> tuple[Issue, ...]:
    """Return the editions with those closed whose last day is over and that nothing entered in the present period (of
    their own cadence, whatever the site's has become)."""
    if calendar.locked:
        return tuple(issues)
    entered: dict[str | None, datetime] = {}
    for record in records:
        entered[record.edition] = max(record.added, entered.get(record.edition, record.added))

    def is_over(issue: Issue) -> bool:
        cadence = cadence_of(issue.key) or calendar.cadence
        newest = entered.get(issue.key, calendar.now).astimezone(calendar.zone).date()
        return issue.last < calendar.today and newest < period_of(calendar.today, cadence).first

    instant = second(calendar.now)
    return tuple(
        replace(each, closed=instant) if each.closed is None and each.number and is_over(each) else each
        for each in issues
    )


def enter(
    records: Mapping[str, Record],
    dates: Mapping[str, Moment | None],
    ledger: Ledger,
    calendar: Calendar,
    new: frozenset[str],
) -> tuple[dict[str, Record], tuple[Issue, ...]]:
    """Return the records of published entries (by path, like their dates) with their editions, and all editions there
    are then. `new` are the ids that no earlier build has published."""
    issues = close(ledger.issues, ledger.records, calendar)
    sorting = _Sorting({each.key: each for each in issues}, calendar)
    published = {each.id for each in records.values()}
    absent = [each for each in ledger.records if each.id not in published]
    sorting.keep(each.edition for each in absent if each.edition)
    placed = {}
    for path, record in records.items():
        archived = record.archived or (calendar.archive and record.id in new)
        edition = sorting.edition(replace(record, archived=archived), dates[path], new=record.id in new)
        placed[path] = replace(record, archived=archived, edition=edition)
    # Closed a second time for what was sorted anew: the next build must find nothing left to do.
    return placed, close(sorting.issues, [*placed.values(), *absent], calendar)


def listed(issues: Iterable[Issue], entries: Iterable[Placed], calendar: Calendar) -> tuple[Edition, ...]:
    """Return the editions with their entries (given newest first), the newest edition first.

    The current one goes before all others, and any other whose days are not over counts until today, so that a month's
    edition left behind by a change to days does not stay on top.
    """
    members: dict[str, list[Placed]] = {}
    for each in entries:
        if each.edition:
            members.setdefault(each.edition, []).append(each)

    def order(issue: Issue) -> tuple[bool, date, date, str]:
        lasting = issue.closed is None and issue.last >= calendar.today
        current = lasting and cadence_of(issue.key) is calendar.cadence
        return current, min(issue.last, calendar.today), issue.first, issue.key

    numbered = sorted((each for each in issues if each.number), key=order, reverse=True)
    return tuple(
        Edition(
            key=each.key,
            number=each.number,
            first=each.first,
            last=each.last,
            url=address_of(each.key),
            closed=each.closed,
            entries=tuple(members.get(each.key, ())),
            archived=each.archived,
        )
        for each in numbered
    )


def given_up(issues: Sequence[Issue], editions: Sequence[Edition]) -> tuple[Redirect, ...]:
    """Return where the addresses of editions lead that a change of cadence on the first day has emptied: to the newest
    edition that shares a day with it, else to the front page."""
    redirects = []
    for issue in issues:
        if issue.number == 0:
            heirs = (each.url for each in editions if each.first <= issue.last and issue.first <= each.last)
            redirects.append(Redirect(address_of(issue.key), next(heirs, "index.html")))
    return tuple(redirects)


def address_of(key: str) -> str:
    """Return the URL of an edition's page."""
    return f"editions/{key.lower()}.html"


class _Sorting:
    """One build's sorting of entries into editions."""

    def __init__(self, known: dict[str, Issue], calendar: Calendar) -> None:
        self._known = known
        self._calendar = calendar
        self._settled = calendar.locked or any(each.closed for each in known.values())
        self._used: dict[str, Period] = {}
        self._archived: set[str] = set()
        self._current = period_of(calendar.today, calendar.cadence)
        while self._is_closed(self._current):  # the zone went back, or the clock did
            self._current = following(self._current, calendar.cadence)

    def edition(self, record: Record, published: Moment | None, *, new: bool) -> str | None:
        """Return the key of the edition that an entry is in or now enters, or None for none."""
        entered = period_named(record.edition) if record.edition and self._settled else None
        if entered:
            return self._use(entered)
        if self._settled and record.archived and not new and not self._calendar.archive:
            return None
        day = self._day(published)
        if day is None and record.archived:
            return None
        if day is None:  # the edition that was current when it was first published
            day = record.added.astimezone(self._calendar.zone).date()
        return self._by_date(period_of(day, self._calendar.cadence), archived=record.archived)

    def keep(self, keys: Iterable[str]) -> None:
        """Let editions count whose entries are not published now."""
        for period in map(period_named, keys):
            if period:
                self._use(period)

    def _by_date(self, period: Period, *, archived: bool) -> str | None:
        if period.key == self._current.key or period.first > self._calendar.today:
            return self._use(self._current)
        if self._is_closed(period):
            return None if archived else self._use(self._current)
        issue = self._known.get(period.key)
        is_open = issue is not None and issue.number > 0 and not issue.archived
        if not self._settled or archived or is_open:
            if self._settled and not (issue and issue.number):
                self._archived.add(period.key)
            return self._use(period)
        return self._use(self._current)

    def _day(self, published: Moment | None) -> date | None:
        """Return the civil day of an entry, if it is known as exactly as the cadence needs."""
        if published is None:
            return None
        if published.precision is Precision.MONTH and self._calendar.cadence is not Cadence.MONTHLY:
            return None
        value = published.value
        return value.astimezone(self._calendar.zone).date() if isinstance(value, datetime) else value

    def _is_closed(self, period: Period) -> bool:
        issue = self._known.get(period.key)
        return issue is not None and issue.closed is not None

    def _use(self, period: Period) -> str:
        self._used[period.key] = period
        return period.key

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All editions, those known before and those that were entered now, numbered within their years.

        Before the first one closes all numbers follow the days; afterwards numbers stay and new editions go on from the
        year's highest.
        """
        issues = dict(self._known)
        for key, period in self._used.items():
            issue = issues.get(key) or Issue(key, 0, period.first, period.last)
            issues[key] = replace(issue, archived=issue.archived or key in self._archived)
        if not self._settled:
            issues = {key: replace(each, number=0) for key, each in issues.items()}
        highest: dict[str, int] = {}
        for each in issues.values():
            highest[each.key[:4]] = max(highest.get(each.key[:4], 0), each.number)
        for each in sorted(issues.values(), key=lambda one: (one.first, one.last, one.key)):
            if each.number == 0 and each.key in self._used:
                highest[each.key[:4]] += 1
                issues[each.key] = replace(each, number=highest[each.key[:4]])
        return tuple(issues.values())
