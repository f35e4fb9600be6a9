"""Finds full dates (day, month and year) in lines of running text, in every language digest has month names for.

A written-out month is unmistakable whatever the text's language; a date of digits alone counts only where its order is.
What is ambiguous, partial or impossible is no date: nothing is guessed. A weekday that does not fit the date is the
writer's slip and is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.foundation.languages import load, shipped
from digest.foundation.model import Moment, Precision
from digest.reading.dates.clock import AMERICAN, instant, read_time, time_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_YEAR = r"(?:1[5-9]|20|21)\d\d"
# What a full date cannot do without. The long patterns cost 1 µs a character, these a tenth.
_NUMBERLIKE = re.compile(r"\d\d")
_YEARLIKE = re.compile(rf"{_YEAR}(?!\d)|['’/-]\d\d(?!\d)")
_DIGITLIKE = re.compile(r"\d[./-]\s?\d|年")
_WORD = re.compile(r"[^\W\d_]+")
BEFORE_YEAR, AFTER_YEAR = 90, 70
_RANGE_BEFORE = re.compile(r"(?:^|[^\d:.,])\d{1,2}(?:st|nd|rd|th|\.)?\s?[-–—/]\s?$")
_AMERICAN = re.compile(rf"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?\b(?:{'|'.join(sorted(AMERICAN))})\b")
# White space is counted out, {0,4}, so that no run of it makes a line slow to search.
_GAP, _SPACE, _COMMA, _DASH = r"\s{0,4}", r"\s{1,4}", r"[\s,]{0,4}", r"[,|·•–—@/-]{1,3}"
_ORDINAL = r"(?:(?:st|nd|rd|th|er|ère)\b|[.ºª°])?"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line: `line[start:end]` is all of it, with its weekday, time and zone."""

    start: int
    end: int
    moment: Moment


def find_dates(line: str, language: str | None = None, zone: tzinfo | None = None) -> tuple[FoundDate, ...]:
    """Return the full dates of a line in their order, never overlapping.

    `language` decides only how digits are ordered: 05/04/2019 is 5 April in German or French, and no date in English.
    A time gives an instant where its zone is written, or is in `zone` where none is; otherwise the day alone is known.
    """
    if not _NUMBERLIKE.search(line):
        return ()
    patterns = _patterns()
    matches = list(patterns.digits.finditer(line)) if _DIGITLIKE.search(line) else []
    for start, end in _windows(line):
        if not patterns.months.keys().isdisjoint(_WORD.findall(line[start:end].lower())):
            matches += patterns.written.finditer(line, start, end)
    found: list[FoundDate] = []
    for match in sorted(matches, key=lambda each: (each.start(), -each.end())):
        if found and match.start() < found[-1].end:
            continue
        day = _day(match, line, language, patterns.months)
        if day:
            found.append(FoundDate(match.start(), match.end(), _moment(day, match, zone)))
    return tuple(found)


def _windows(line: str) -> list[tuple[int, int]]:
    """Return the parts of a line around its years; the longest date with weekday and times has fewer characters."""
    windows: list[tuple[int, int]] = []
    for year in _YEARLIKE.finditer(line):
        start, end = max(0, year.start() - BEFORE_YEAR), year.end() + AFTER_YEAR
        if windows and start <= windows[-1][1]:
            start, _ = windows.pop()
        windows.append((start, end))
    return windows


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation in any shipped language, else None."""
    return _patterns().months.get(word.lower().rstrip("."))


def _day(match: re.Match[str], line: str, language: str | None, months: Mapping[str, int]) -> date | None:
    part = {name: text for name, text in match.groupdict().items() if text}
    start = match.start()
    if "before" not in part and _RANGE_BEFORE.search(line[max(0, start - 12) : start]):
        return None  # "18-20 January 2022" says how long something lasts
    try:
        for each in ("", "2", "3"):
            if f"name{each}" in part:
                month = months[part[f"name{each}"].lower().rstrip(".")]
                return date(_year(part[f"year{each}"]), month, int(part[f"day{each}"]))
        if "iso" in part or "han" in part:
            return date(*(int(each) for each in re.findall(r"\d+", part.get("iso") or part["han"])))
        return _ordered(part, line, language)
    except ValueError:  # such as 30 February
        return None


def _ordered(part: Mapping[str, str], line: str, language: str | None) -> date | None:
    """Return the day that digits alone stand for, if their order is sure."""
    first, second, year = int(part["first"]), int(part["second"]), _year(part["digits"])
    day_first = load(language).dates.day_first
    if part["mark"] == ".":
        # With dots the day is first everywhere; with a year of two digits it may as well be a version number.
        short = len(part["digits"]) == 2
        sure = not short or (day_first and len(part["first"] + part["second"]) == 4)
        return date(year, second, first) if sure else None
    if first > 12 or first == second:
        return date(year, second, first)
    if second > 12 or (not day_first and _AMERICAN.search(line)):
        # A North American zone on the line means American order; am and pm alone are British and Indian too.
        return date(year, first, second)
    return date(year, second, first) if day_first else None


def _year(text: str) -> int:
    year = int(text.lstrip("'’"))
    return year if len(text) == 4 else year + (1900 if year >= 69 else 2000)  # POSIX's pivot


def _moment(day: date, match: re.Match[str], zone: tzinfo | None) -> Moment:
    for name in ("exact", "after", "before"):
        clock = read_time(match[name]) if match[name] else None
        if clock:
            value = instant(day, clock, zone)
            return Moment(value, Precision.MINUTE) if value else Moment(day, Precision.DAY)
    return Moment(day, Precision.DAY)


@dataclass(frozen=True, slots=True)
class _Patterns:
    months: Mapping[str, int]
    written: re.Pattern[str]
    digits: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Build the patterns from the shipped words. A time stands before or after, joined by commas or small words."""
    languages = [load(code).dates for code in shipped()]
    months = {name: number for each in languages for name, number in each.months.items()}
    clock = time_pattern(_any(word for each in languages for word in each.clock))
    to_date = _any(word for each in languages for word in each.on)
    to_time = _any(word for each in languages for word in each.time)
    weekdays = _any(name for each in languages for name in each.weekdays)
    before = rf"(?:(?P<before>{clock})(?:{_GAP}\([^()]{{1,20}}\))?{_GAP}(?:{_DASH}{_GAP})?(?:(?:{to_date}){_SPACE})?)?"
    weekday = rf"(?:(?:{weekdays})\b\.?,?{_SPACE})?"
    after = rf"(?:(?:{_GAP}{_DASH}{_GAP}|{_SPACE})(?:(?:{to_time}){_SPACE})?(?P<after>{clock}))?"
    written = _written(_any(months), _any(word for each in languages for word in each.of))
    lead = r"(?<![\w/=])(?<!\d[.,-])"
    return _Patterns(
        months,
        re.compile(rf"{lead}{before}{weekday}(?:{written})(?P<exact>(?!))?{after}", re.IGNORECASE),
        re.compile(rf"{lead}(?<!-){before}{weekday}(?:{_DIGITS}){after}", re.IGNORECASE),
    )


def _written(months: str, of: str) -> str:
    """Return the pattern of a day with its month written out; without a comma, "20 2000 people" holds no year."""
    of, year = rf"(?:{_SPACE}(?:{of}))?", rf"(?:{_YEAR}|['’]\d\d)(?!\d)"
    return (
        rf"(?P<day>\d{{1,2}}){_ORDINAL}{of}{_COMMA}(?P<name>(?:{months})\b\.?){of}{_COMMA}(?P<year>{year})"
        rf"|(?P<name2>(?:{months})\b\.?){_GAP}(?:the{_SPACE})?(?P<day2>\d{{1,2}}){_ORDINAL}"
        rf"(?:(?P<comma>{_GAP},){_GAP}|{_SPACE})(?P<year2>{year})(?(comma)|(?!\s(?-i:[a-z]{{3,}})))"
        rf"|(?P<day3>\d{{1,2}})[-/](?P<name3>{months})[-/](?P<year3>(?:\d\d)?\d\d)(?![\w/-])"
    )


_CLOCK_ISO = r"\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+\-−]\d\d(?::?\d\d)?)?(?![\w:])"  # RFC 3339, zone optional
_DIGITS = (
    rf"(?P<iso>{_YEAR}(?P<dash>[-./])\d\d(?P=dash)\d\d)(?:T(?P<exact>{_CLOCK_ISO})|(?![\w/-])(?!\.\d))"
    r"|(?P<han>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
    rf"|(?P<first>\d{{1,2}})(?P<mark>[./])\s?(?P<second>\d{{1,2}})(?P=mark)\s?(?P<digits>{_YEAR}|\d\d)(?![\w/-])(?!\.\d)"
)


def _any(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, so that `june` is not read as `jun`."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
