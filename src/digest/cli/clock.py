"""The one clock. It is read here, once a command, and its answer is handed down as a value."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

import click

# Beyond these, zones and periods around an instant would leave what `datetime` can hold.
YEARS = range(1970, 9999)
LAST_SECOND = time(23, 59, 59)


def read_clock() -> datetime:
    """Return the current instant in UTC, or the one in SOURCE_DATE_EPOCH (seconds, see reproducible-builds.org)."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return datetime.now(UTC)
    try:
        instant = datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {given!r}") from error
    if instant.year not in YEARS:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is outside the years 1970 to 9998: {given!r}")
    return instant


def parse_instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """Return the instant of an ISO 8601 date, which means its last second, or date and time.

    Without an offset it is naive: it is in the site's time zone, which only the configuration knows. A click callback:
    any other text ends the command with exit code 2.
    """
    if value is None:
        return None
    try:
        instant = datetime.combine(date.fromisoformat(value), LAST_SECOND)
    except ValueError:
        try:
            instant = datetime.fromisoformat(value)
        except ValueError as error:
            hint = "write a date such as 2022-01-18, or an instant such as 2022-01-18T14:30+01:00"
            raise click.BadParameter(f"{value!r} is no ISO date: {hint}") from error
    if instant.year not in YEARS:
        raise click.BadParameter(f"{value!r} is outside the years 1970 to 9998")
    return instant
