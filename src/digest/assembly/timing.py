"""What a moment means for a site: whether it has come, whether it has passed, and which instant feeds give for it.

All functions are pure; the one clock's answer comes in as `now`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from digest.foundation.model import Moment, Precision

FIRST_ZONE = timezone(timedelta(hours=14))  # Line Islands: where on earth a day begins first


def is_future(moment: Moment, now: datetime) -> bool:
    """Tell whether a moment is still to come. A civil date has come as soon as it is that day anywhere on earth."""
    if isinstance(moment.value, datetime):
        return moment.value > now
    return moment.value > now.astimezone(FIRST_ZONE).date()


def is_expired(moment: Moment, now: datetime, zone: tzinfo) -> bool:
    """Tell whether an entry that expires at a moment is over: a civil date counts through its last hour in `zone`."""
    if isinstance(moment.value, datetime):
        return moment.value <= now
    last = moment.value
    if moment.precision is Precision.MONTH:
        last = (last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last < now.astimezone(zone).date()


def feed_date(published: Moment | None, added: datetime, zone: tzinfo) -> datetime:
    """Return the instant that orders an entry and stands in feeds (aware).

    A stated instant is itself; a civil date is noon in the site's zone, so that no reader's zone moves it to another
    day; an unknown date is when the entry was first published. A civil noon that is still ahead when the entry is
    first published would be a future date in the feed, so `added` is its upper bound.
    """
    if published is None:
        return added
    if isinstance(published.value, datetime):
        return published.value
    noon = datetime.combine(published.value, time(12), zone)
    return min(noon, added.astimezone(zone))


def frozen(instant: datetime) -> datetime:
    """Return an instant as the ledger keeps it: with a plain offset in whole minutes, so that it is the same value
    after it was written down."""
    offset = instant.utcoffset() or timedelta(0)
    return instant.astimezone(UTC if offset % timedelta(minutes=1) else timezone(offset))


def shelf_month(published: Moment | None, added: datetime, zone: tzinfo) -> date:
    """Return the first day of the month that an entry's address names: of its date, else of when it was added."""
    day = published.day if published else added.astimezone(zone).date()
    return day.replace(day=1)
