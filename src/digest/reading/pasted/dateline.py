"""Reads the dateline: the place, and sometimes day and agency, at the head of a wire story's first paragraph.

"MINSK, Belarus, Jan. 18 (Reuters) -". A place comes first, then optional parts, then a dash; a date without a year is
kept as evidence and gives no date, since a year must not be guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from digest.foundation.languages import load
from digest.foundation.model import DateKind, Moment, Precision
from digest.reading.pasted.boilerplate import SHIPPED, cleanup_data
from digest.reading.pasted.signature import is_agency

LONGEST = 110  # characters up to the dash
_DASH = r"\s*(?:--|[-–—])\s*"
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_WORDS = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
# A place: capitals ("SOUTH SAN FRANCISCO"), or mixed case where a date or an agency follows.
_CAPITALS = rf"{_UPPER}(?:\s+(?:(?:de|la|of|and|upon|am|an|der)\s+)?{_UPPER}){{0,4}}"
_MIXED = rf"{_WORDS}(?:\s+{_WORDS}){{0,3}}"
_REGION = rf"(?:,\s*(?:{_WORDS}(?:\s+{_WORDS}){{0,2}}))?"
_AGENCY = r"(?:\s*[(\[](?P<agency>[A-Za-z][\w.&/’' -]{1,40})[)\]])?"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: `place` as written, where it ends in the text (after the dash), the agency and the day it names.

    `day` is (month, day) without a year; `moment` the full date where the dateline has its year.
    """

    place: str
    end: int
    agency: str
    day: tuple[int, int] | None
    moment: Moment | None


def read_dateline(text: str) -> Dateline | None:
    """Return the dateline a paragraph begins with, or None."""
    head = text[: LONGEST + 20]
    dashed = "-" in head or "–" in head or "—" in head
    match = _pattern().match(head) if dashed else None
    if not match or match.end() > LONGEST:
        return None
    place = match["capitals"] or match["mixed"]
    agency = (match["agency"] or match["agency2"] or "").strip()
    has_day = match["month"] is not None or match["month2"] is not None
    if agency[:1].islower() and not _is_known(agency):
        return None
    if match["mixed"] and not (_is_known(agency) or has_day):
        return None  # "Ann Lee (SPD) - the minister" is none
    if place in _labels():
        return None
    if match["capitals"] and not (agency or has_day or "," in match["place"]) and _doubtful(place, text[match.end() :]):
        return None
    whole = match["place"].strip()
    day = _day(match)
    year = match["year"]
    moment = None
    if day and year:
        try:
            moment = Moment(date(int(year), *day), Precision.DAY, DateKind.STATED)
        except ValueError:
            day = None
    return Dateline(whole, match.end(), agency, day, moment)


def _doubtful(place: str, rest: str) -> bool:
    """Bare capitals before a dash may be an acronym ("WHO -"); a dateline opens a sentence."""
    return len(place) < 4 or not (rest[0].isupper() or rest[0] in "\"“„'‘«")


def _is_known(agency: str) -> bool:
    """Tell whether what stands in brackets is a news agency, perhaps with its desk ("dpa/lhe")."""
    return bool(agency) and is_agency(re.split(r"[/,]", agency, maxsplit=1)[0])


def _day(match: re.Match[str]) -> tuple[int, int] | None:
    name, number = (match["month"], match["daynumber"]) if match["month"] else (match["month2"], match["daynumber2"])
    if not name:
        return None
    month = _months()[name.lower().rstrip(".")]
    return (month, int(number)) if 1 <= int(number) <= 31 else None


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(label for code in SHIPPED for label in cleanup_data(code)["dateline"]["labels"])


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for code in SHIPPED:
        table.update(load(code).dates.months)
    return table


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted((re.escape(each) for each in _months()), key=len, reverse=True))
    month_day = rf"(?P<month>(?i:{month}))\.?\s+(?P<daynumber>\d{{1,2}})(?:st|nd|rd|th)?"
    day_month = rf"(?P<daynumber2>\d{{1,2}})\.?\s+(?P<month2>(?i:{month}))\.?"
    when = rf"(?:\s*,\s*(?:{month_day}|{day_month})(?:\s*,?\s*(?P<year>(?:19|20)\d\d))?)?"
    place = rf"(?P<place>(?:(?P<capitals>{_CAPITALS})|(?P<mixed>{_MIXED})){_REGION}(?:\s*/\s*{_MIXED})?)"
    agency_after = _AGENCY.replace("agency", "agency2")
    return re.compile(rf"{place}{_AGENCY}{when}{agency_after}{_DASH}(?=\S)")
