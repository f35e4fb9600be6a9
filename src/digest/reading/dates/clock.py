"""Times of day and time zones as articles write them: `9:28 a.m. EST`, `14.30 Uhr`, `1909 GMT`, `+01:00`.

Only what is unmistakable is a zone: `IST` is Indian, Irish and Israeli time, so it is none unless the site's own zone
goes by that name on that day. This module knows nothing of dates but the one a zone's offset depends on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

# Hours from UTC. Where several zones share a name, the one news means: CST is Chicago's, BST is Britain's.
_OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "MEZ": 1, "WEST": 1, "CEST": 2, "MESZ": 2, "EET": 2,
    "SAST": 2, "EEST": 3, "MSK": 3, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8, "AKDT": -8, "AKST": -9,
    "HST": -10,
}  # fmt: skip
# Names that mean standard or summer time, whichever holds on the day.
_BY_DAY = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
}  # fmt: skip
AMERICAN = frozenset({"EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT", "AKST", "AKDT"})
FARTHEST = timedelta(hours=15)  # no zone is farther from UTC than 14 hours

# In running text "10:00-11:00" is a span of time, so a bare offset to the west needs a space and four digits.
_ZONE = (
    r"(?:Z(?![A-Za-z])|(?:UTC|GMT)\s?[+\-−]\d{1,2}(?::?\d{2})?(?!\d)"
    r"|\+\d{1,2}(?::?\d{2})?(?![\d-])|(?<=\s)[\-−]\d{4}(?!\d)|[A-Z]{2,5}(?![A-Za-z]))"
)
_HALF = r"(?:[ap]\.?\s?m\b\.?)"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day with the zone as written: an abbreviation, an offset, or nothing."""

    time: time
    zone: str


def time_pattern(after_time: str) -> str:
    """Return a regular expression for a time of day; `after_time` is the alternation of words such as `Uhr`.

    Its one match is read by `read_time`. A bare number is no time; four (1909, 19.09) are one only before a zone.
    """
    after = rf"(?:\s?(?:{after_time})\b)" if after_time else r"(?!)"
    zone = rf"(?:\s?\(?(?-i:{_ZONE})\)?)"
    digits = r"(?<![\d.:,$€£])"
    return (
        rf"(?:{digits}\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,9}})?)?(?![\d:])(?:\s?{_HALF}|{after})?{zone}?"
        rf"|{digits}\d{{1,2}}(?:[.]\d{{2}})?(?:\s?{_HALF}|{after}){zone}?"
        rf"|{digits}\d{{1,2}}h\d{{2}}\b{zone}?"
        rf"|{digits}(?:[01]\d|2[0-3])[.]?[0-5]\d\s?(?-i:UTC|GMT|EST|EDT|ET|CET|CEST|BST)(?![A-Za-z]))"
    )


_PARTS = re.compile(
    r"(?P<hour>\d{1,2}?)(?:[:.h]?(?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?![\d:])\s*"
    r"(?:(?P<half>[ap])\.?\s?m\b\.?)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ZONE_IN_REST = re.compile(r"\(?((?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d{2})?|[A-Z]{1,5})\)?$")


def read_time(text: str) -> Clock | None:
    """Return the time a match of `time_pattern` stands for, or None for an impossible one such as 25:00."""
    parts = _PARTS.fullmatch(text.strip())
    if not parts:
        return None
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    zone = _ZONE_IN_REST.search(parts["rest"])
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Clock(time(hour, minute, second), zone[1] if zone else "")


def instant(day: date, clock: Clock, site: tzinfo | None) -> datetime | None:
    """Return a time on a day as an instant with a fixed offset, or None where its zone cannot be known.

    A time without a zone is in `site`, the site's zone; where that is None, it is unknown.
    """
    local = datetime.combine(day, clock.time)
    zone = _zone_of(clock.zone, local, site)
    offset = local.replace(tzinfo=zone).utcoffset() if zone else None
    if offset is None or abs(offset) >= FARTHEST:
        return None
    return local.replace(tzinfo=UTC if not offset else timezone(offset))


def _zone_of(name: str, local: datetime, site: tzinfo | None) -> tzinfo | None:
    if not name or (site and local.replace(tzinfo=site).tzname() == name):
        return site
    if name in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[name]))
    if name in _BY_DAY:
        return _zone(_BY_DAY[name])
    offset = re.fullmatch(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d{2})?", name)
    if not offset:
        return None
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    return timezone((1 if offset[1] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


@lru_cache(maxsize=8)
def _zone(name: str) -> tzinfo:
    return ZoneInfo(name)
