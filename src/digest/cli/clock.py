"""The one clock. It is read here, once a command, and its answer is handed down as a value."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import click


def read_clock() -> datetime:
    """Return the current instant in UTC, or the one in SOURCE_DATE_EPOCH (seconds, see reproducible-builds.org)."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {given!r}") from error
