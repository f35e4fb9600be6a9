"""Reads the dates that editors state in front matter and file names, and re-exports the search in running text.

A stated value must be a date as a whole; what is ambiguous or impossible is None, so that the caller can say so.
"""

from __future__ import annotations

import re
from datetime import date, time, tzinfo

from digest.foundation.model import DateKind, Moment, Precision
from digest.reading.dates.clock import Clock, instant
from digest.reading.dates.written_dates import FoundDate, find_dates, month_number

__all__ = ["FoundDate", "find_dates", "parse_stated"]

# ISO 8601 and what generators write: a space for the T, one-digit hours, `+0100`, `-5`, `UTC`.
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:(?:\s*T\s*|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|(?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d{2})?|(?![AP]M)[A-Z]{2,5})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z|[+\-]\d{2}:?\d{2})?)?"
)
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})|([^\W\d_]+\.?)(?:\s+de)?,?\s+(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1000, 9998  # so that no zone carries a date out of what Python can hold


def parse_stated(
    value: str, zone: tzinfo, language: str | None = None, kind: DateKind = DateKind.STATED
) -> Moment | None:
    """Return the moment a whole value states, or None where it is no date, an impossible or an ambiguous one.

    A time without an offset is in `zone`, the site's; an unknown zone leaves the day. `2022-01` and `January 2022` have
    the precision month. `language` orders digits as in `find_dates`.
    """
    text = " ".join(value.split())
    parts = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    moment = _exact(parts, zone) if parts else _month(text) or _written(text, zone, language)
    if moment is None or not _FIRST_YEAR <= moment.day.year <= _LAST_YEAR:
        return None
    return Moment(moment.value, moment.precision, kind)


def _exact(parts: re.Match[str], zone: tzinfo) -> Moment | None:
    part = parts.groupdict()
    offset = (part["zone"] or "").upper()
    try:
        stated = date(int(part["year"]), int(part["month"]), int(part["day"]))
        if not part["hour"]:
            return Moment(stated, Precision.DAY)
        clock = Clock(time(int(part["hour"]), int(part["minute"]), int(part["second"] or 0)), offset)
    except ValueError:
        return None
    value = instant(stated, clock, zone)
    if value is None and not offset.isalpha():
        return None  # an offset that no place on earth has
    return Moment(value, Precision.MINUTE) if value else Moment(stated, Precision.DAY)


def _written(text: str, zone: tzinfo, language: str | None) -> Moment | None:
    found = find_dates(text, language, zone)
    if len(found) != 1 or text[: found[0].start] + text[found[0].end :].strip("."):
        return None
    return found[0].moment


def _month(text: str) -> Moment | None:
    parts = _MONTH.fullmatch(text)
    if not parts:
        return None
    number = int(parts[2]) if parts[2] else month_number(parts[3])
    if not number or not 1 <= number <= 12:
        return None
    return Moment(date(int(parts[1] or parts[4]), number, 1), Precision.MONTH)
