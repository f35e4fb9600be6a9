"""Dates that editors state: every usual form, and nothing that is not sure."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.languages import load
from digest.foundation.model import DateKind, Precision
from digest.reading.dates.stated_dates import parse_stated

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-01-18", "2022-01-18"),
        ("2022-1-8", "2022-01-08"),
        ("2022/01/18", "2022-01-18"),
        ("2022.01.18", "2022-01-18"),
        ("20220118", "2022-01-18"),
        ("2022-01", "2022-01"),
        ("January 2022", "2022-01"),
        ("Januar 2022", "2022-01"),
        ("2022-01-18T10:00", "2022-01-18T10:00:00+01:00"),
        ("2022-07-01 10:00", "2022-07-01T10:00:00+02:00"),
        ("2022-01-18 10:00:00 -5", "2022-01-18T10:00:00-05:00"),
        ("2022-01-18 10:00 +0100", "2022-01-18T10:00:00+01:00"),
        ("2022-01-18T10:00:00.123456Z", "2022-01-18T10:00:00+00:00"),
        ("2022-01-18T10:00:00−03:30", "2022-01-18T10:00:00-03:30"),
        ("2022-01-18 9:00 AM", "2022-01-18T09:00:00+01:00"),
        ("2022-01-18 10:00 PST", "2022-01-18T10:00:00-08:00"),
        ("20220118T103000Z", "2022-01-18T10:30:00+00:00"),
        ("Tue, 18 Jan 2022 10:00:00 -0500", "2022-01-18T10:00:00-05:00"),
        ("18. Januar 2022 um 14.30 Uhr", "2022-01-18T14:30:00+01:00"),
        ("January 18, 2022", "2022-01-18"),
        ("18/01/2022", "2022-01-18"),
        ("  2022-01-18\n", "2022-01-18"),
    ],
)
def test_the_usual_forms_are_read(value: str, expected: str) -> None:
    """A time without an offset is in the site's zone; every other form keeps its own."""
    moment = parse_stated(value, BERLIN)
    assert moment is not None
    assert expected == moment.iso


@pytest.mark.parametrize(
    "value",
    [
        "",
        "tomorrow",
        "2022",
        "2022-02-30",
        "2022-13-01",
        "2022-00-10",
        "2022-01-18 25:00",
        "2022-01-18 10:00 +25:00",
        "05/04/2022",
        "published 2022-01-18",
        "2022-01-18 or 19",
        "0000-00-00",
        "0999-01-01",
        "9999-12-31",
        "2022-W03-2",
        "1642500000",
        "Januember 2022",
    ],
)
def test_what_is_impossible_or_ambiguous_is_none(value: str) -> None:
    """Nothing is guessed."""
    assert parse_stated(value, BERLIN) is None


def test_an_ambiguous_zone_leaves_the_day() -> None:
    """IST is three zones, unless the site's own goes by that name."""
    here = parse_stated("2022-01-18 10:00 IST", BERLIN)
    there = parse_stated("2022-01-18 10:00 IST", ZoneInfo("Asia/Kolkata"))
    assert here
    assert there
    assert (here.iso, here.precision) == ("2022-01-18", Precision.DAY)
    assert (there.iso, there.precision) == ("2022-01-18T10:00:00+05:30", Precision.MINUTE)


def test_the_language_orders_digits() -> None:
    """Two numbers up to twelve are a date only in a language that always puts the day first."""
    moment = parse_stated("05/04/2022", BERLIN, "fr", DateKind.FILE_NAME)
    assert moment
    assert (moment.iso, moment.kind) == ("2022-04-05", DateKind.FILE_NAME)


DAYS = st.dates(date(1500, 1, 1), date(2199, 12, 31))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(1500, 1, 2), datetime(2199, 12, 30), timezones=OFFSETS))  # noqa: DTZ001 -- bounds are naive
def test_formatted_instants_parse_back(value: datetime) -> None:
    """ISO 8601 and RFC 2822 forms of an instant give the instant, to the second."""
    second = value.replace(microsecond=0)
    for text in (second.isoformat(), value.isoformat(" "), format_datetime(second)):
        moment = parse_stated(text, BERLIN)
        assert moment
        assert second == moment.value
        assert moment.iso == second.isoformat()


@given(DAYS, st.sampled_from(["en", "de", "fr", "es", "it", "nl", "pt"]))
def test_written_days_parse_back(day: date, language: str) -> None:
    """A day written with the month's name in any shipped language gives the day."""
    name = next(name for name, number in load(language).dates.months.items() if number == day.month)
    for text in (f"{day.day} {name} {day.year}", f"{day.day}. {name.title()} {day.year}", day.strftime("%Y%m%d")):
        moment = parse_stated(text, BERLIN, language)
        assert moment
        assert day == moment.value


@given(st.text(max_size=40) | st.text(alphabet="0123456789-/.: TZ+apmJan", max_size=30))
def test_any_text_gives_a_moment_or_none(value: str) -> None:
    """Nothing raises, and an instant can always be taken to UTC."""
    moment = parse_stated(value, BERLIN)
    if moment and isinstance(moment.value, datetime):
        assert moment.value.utcoffset() is not None
        assert moment.value.timestamp() < 1e12
