"""When an entry is public, and which instant feeds give for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.timing import feed_date, is_expired, is_future, shelf_month
from digest.foundation.model import Moment, Precision

BERLIN = ZoneInfo("Europe/Berlin")
DAY = Moment(date(2022, 1, 18), Precision.DAY)


@pytest.mark.parametrize(
    ("now", "expected"),
    [(datetime(2022, 1, 17, 9, 59, tzinfo=UTC), True), (datetime(2022, 1, 17, 10, 0, tzinfo=UTC), False)],
)
def test_day_is_future_until_it_has_begun_somewhere(now: datetime, expected: bool) -> None:  # noqa: FBT001
    """A civil date comes at 10:00 UTC of the day before, when it begins at UTC+14."""
    assert expected == is_future(DAY, now)


def test_instant_is_future_until_it_has_come() -> None:
    """A stated instant is compared as it is, whatever its offset."""
    instant = Moment(datetime(2022, 1, 18, 14, 30, tzinfo=timezone(timedelta(hours=1))), Precision.MINUTE)
    assert is_future(instant, datetime(2022, 1, 18, 13, 29, tzinfo=UTC))
    assert not is_future(instant, datetime(2022, 1, 18, 13, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("moment", "last"),
    [
        (DAY, datetime(2022, 1, 18, 23, 59, tzinfo=BERLIN)),
        (Moment(date(2022, 2, 1), Precision.MONTH), datetime(2022, 2, 28, 23, 59, tzinfo=BERLIN)),
        (Moment(date(2021, 12, 1), Precision.MONTH), datetime(2021, 12, 31, 23, 59, tzinfo=BERLIN)),
    ],
)
def test_expiry_counts_through_the_last_hour(moment: Moment, last: datetime) -> None:
    """An entry that expires on a day or in a month is public to its end in the site's zone."""
    assert not is_expired(moment, last, BERLIN)
    assert is_expired(moment, last + timedelta(minutes=1), BERLIN)


def test_civil_date_is_noon_in_feeds() -> None:
    """A date without a time becomes noon in the site's zone."""
    added = datetime(2022, 1, 20, tzinfo=UTC)
    assert datetime(2022, 1, 18, 12, tzinfo=BERLIN) == feed_date(DAY, added, BERLIN)


def test_unknown_date_is_when_it_was_added() -> None:
    """Nothing is made up for an undated entry."""
    added = datetime(2022, 1, 20, 7, 30, tzinfo=UTC)
    assert added == feed_date(None, added, BERLIN)


def test_stated_instant_keeps_its_offset() -> None:
    """A feed says the instant in the article's own offset."""
    instant = datetime(2022, 1, 18, 14, 30, tzinfo=timezone(timedelta(hours=-5)))
    found = feed_date(Moment(instant, Precision.MINUTE), datetime(2022, 1, 20, tzinfo=UTC), BERLIN)
    assert instant.isoformat() == found.isoformat()


@given(
    st.dates(date(1970, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_feed_never_has_a_future_civil_date(day: date, now: datetime) -> None:
    """Whatever is public at an instant has a feed date that is not after it."""
    moment = Moment(day, Precision.DAY)
    assert is_future(moment, now) or feed_date(moment, now, BERLIN) <= now


def test_address_names_the_month_of_the_date_else_of_adding() -> None:
    """The month in an address is the article's own; an undated one's is when it was first seen in the site's zone."""
    added = datetime(2022, 1, 31, 23, 30, tzinfo=UTC)
    assert date(2022, 1, 1) == shelf_month(DAY, added, BERLIN)
    assert date(2022, 2, 1) == shelf_month(None, added, BERLIN)
