"""The calendar of editions: which civil days a daily, weekly or monthly edition covers, and how it is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from digest.foundation.switches import Cadence

KEY = re.compile(r"(?P<year>\d{4})-(?:W(?P<week>\d\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """The days of one edition, both included, under its key: `2022-01-18`, `2022-W03` (ISO 8601) or `2022-01`."""

    key: str
    first: date
    last: date


def period_of(day: date, cadence: Cadence) -> Period:
    """Return the period that a day falls into."""
    if cadence is Cadence.DAILY:
        return Period(day.isoformat(), day, day)
    if cadence is Cadence.WEEKLY:
        year, week, weekday = day.isocalendar()
        monday = date.fromordinal(max(1, day.toordinal() - weekday + 1))
        return Period(f"{year:04}-W{week:02}", monday, _later(monday, 6))
    first = day.replace(day=1)
    following = _later(first.replace(day=28), 4).replace(day=1)
    return Period(f"{day.year:04}-{day.month:02}", first, max(first, following - timedelta(days=1)))


def following(period: Period, cadence: Cadence) -> Period:
    """Return the period after one."""
    return period_of(_later(period.last, 1), cadence)


def cadence_of(key: str) -> Cadence | None:
    """Return the cadence that a key belongs to, or None for a text that is no key."""
    found = KEY.fullmatch(key)
    if found is None:
        return None
    return Cadence.WEEKLY if found["week"] else Cadence.DAILY if found["day"] else Cadence.MONTHLY


def period_named(key: str) -> Period | None:
    """Return the period of a key, or None for a text that is none."""
    found = KEY.fullmatch(key)
    cadence = cadence_of(key)
    if found is None or cadence is None:
        return None
    try:
        if found["week"]:
            day = date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
        else:
            day = date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return None
    return period_of(day, cadence)


def _later(day: date, days: int) -> date:
    """Return a day some days later, at most the last one that dates can name."""
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))
