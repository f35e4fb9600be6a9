"""The words that pages add to the text, in the site's language: labels, counts and dates, from `languages/xx.toml`.

A language without a [ui] table gets English ones. Locales of the operating system are never asked, so that every
machine writes the same.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from digest.foundation.languages import load
from digest.foundation.model import Moment, Precision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.assembly.views import Dated

FALLBACK = "en"
# Languages that are written from right to left, and scripts that a tag may name (Unicode CLDR).
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


class Wording:
    """The [ui] words of one language; `language` is the one they are written in."""

    def __init__(self, language: str) -> None:
        words = load(language).tables.get("ui")
        self.language = language if words else FALLBACK
        self._words: Mapping[str, Any] = words or load(FALLBACK).tables["ui"]

    def word(self, key: str, **values: object) -> str:
        """Return a phrase with its `{names}` filled in. An unknown key is a fault of the template: KeyError."""
        return str(self._words[key]).format(**values)

    def counted(self, number: int, key: str) -> str:
        """Return `1 story` or `14 stories`: the phrase's `one` or `other` form."""
        return str(self._words[key]["one" if number == 1 else "other"]).format(n=number)

    def label(self, key: str, table: str) -> str:
        """Return the phrase of a table for a name that comes from digest, such as a rule; the name itself, with
        spaces for its hyphens, if the table has none."""
        return str(self._words[table].get(key, key.replace("-", " ").replace(":", ": ")))

    def day(self, value: date) -> str:
        """Return `18 January 2022`."""
        return self.word("day", day=value.day, month=self._words["months"][value.month - 1], year=value.year)

    def weekday(self, value: date) -> str:
        """Return `Tuesday, 18 January 2022`."""
        return self.word("weekday", weekday=self._words["weekdays"][value.weekday()], day=self.day(value))

    def month(self, value: date) -> str:
        """Return `January 2022`."""
        return self.word("month", month=self._words["months"][value.month - 1], year=value.year)

    def weekday_name(self, number: int) -> str:
        """Return the name of a weekday; Monday is 0."""
        return str(self._words["weekdays"][number])

    def weekday_short(self, number: int) -> str:
        """Return the name of a weekday as a calendar has it; Monday is 0."""
        return str(self._words["weekdays-short"][number])

    def period(self, first: date, last: date) -> str:
        """Return a day with its weekday, a whole month, or some days in a row: `17–23 January 2022`."""
        if first == last:
            return self.weekday(first)
        if _is_whole_month(first, last):
            return self.month(first)
        if first.year != last.year:
            return self.word("days", first=self.day(first), last=self.day(last))
        months = self._words["months"]
        key = "days-of-month" if first.month == last.month else "days-of-year"
        names = {"first_month": months[first.month - 1], "last_month": months[last.month - 1]}
        return self.word(key, first=first.day, last=last.day, month=months[last.month - 1], year=last.year, **names)

    def end_of(self, first: date, last: date, still: bool = False) -> str:  # noqa: FBT001, FBT002  (a filter's argument)
        """Return the words that close an edition: `That is everything of 18 January.` With `still`, one of many days
        has everything so far."""
        if first == last:
            brief = self.word("day-briefly", day=first.day, month=self._words["months"][first.month - 1])
            return self.word("end-of-day", day=brief)
        if _is_whole_month(first, last):
            key = "end-of-month-so-far" if still else "end-of-month"
        else:
            key = "end-of-days-so-far" if still else "end-of-days"
        return self.word(key, day=self.period(first, last))

    def moment(self, value: Moment) -> str:
        """Return a date exactly as far as it is known: a month, a day, or a day with its time and offset."""
        if value.precision is Precision.MONTH:
            return self.month(value.day)
        day = self.day(value.day)
        if not isinstance(value.value, datetime):
            return day
        return self.word("instant", day=day, time=f"{value.value:%H:%M}", offset=_offset(value.value))

    def dated(self, value: Dated) -> str:
        """Return when an entry is from; an unknown date is called unknown, with the day it was added."""
        if value.published:
            return self.moment(value.published)
        return self.word("undated", day=self.day(value.added))

    def dated_briefly(self, value: Dated) -> str:
        """Return the same for a list: no time of day, and no day added."""
        if value.published is None:
            return self.word("undated-briefly")
        short = value.published.precision is Precision.MONTH
        return self.month(value.published.day) if short else self.day(value.published.day)


def direction(language: str) -> str:
    """Return which way a language is written: "rtl" or "ltr". A script in its tag, as in `az-Arab`, decides."""
    first, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4), "")
    return "rtl" if script in RIGHT_TO_LEFT_SCRIPTS or (first in RIGHT_TO_LEFT and not script) else "ltr"


def _is_whole_month(first: date, last: date) -> bool:
    return first.day == 1 and first.month == last.month and (last + timedelta(days=1)).day == 1


def _offset(value: datetime) -> str:
    """Return `UTC` or `UTC+1`, `UTC-3:30`: how far the stated clock is from UTC."""
    offset = value.utcoffset() or timedelta()
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "+" if offset > timedelta() else "−"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
