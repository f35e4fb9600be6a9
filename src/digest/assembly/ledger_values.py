"""The values of one line of the ledger, each checked for its form. Which lines there are is known in `ledger_lines`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from digest.foundation.urls import is_site_path

if TYPE_CHECKING:
    from collections.abc import Mapping


class UnreadableError(Exception):
    """A value of a line is not of its form; caught where lines are read."""


class Line:
    """The values of one line, each checked for its form."""

    def __init__(self, raw: Mapping[str, Any], what: str, needed: tuple[str, ...]) -> None:
        self._raw = raw
        self._what = what
        if not all(isinstance(raw.get(key), str) for key in needed):
            named = " and ".join(filter(None, (", ".join(needed[:-1]), needed[-1])))
            raise UnreadableError(f"{what} needs {named}, {'each ' if needed[:-1] else ''}a text")

    def text(self, key: str) -> str:
        """A text; empty where there is none."""
        value = self._raw.get(key) or ""
        if not isinstance(value, str):
            self.fail(key, "it is no text")
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._raw.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.fail(key, "it is no list of texts")
        return tuple(value)

    def count(self, key: str) -> int:
        """A number of things, 0 where there is none."""
        value = self._raw.get(key) or 0
        if not isinstance(value, int) or value < 0:
            self.fail(key, "it is no number")
        return int(value)

    def flag(self, key: str) -> bool:
        """Whether something is so."""
        return self._raw.get(key) is True

    def instant(self, key: str) -> datetime | None:
        """An instant with its offset as written."""
        text = self.text(key)
        if not text:
            return None
        try:
            instant = datetime.fromisoformat(text)
            instant.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            self.fail(key, str(error))
        if instant.tzinfo is None:
            raise UnreadableError(f"{self._what}'s {key} needs its offset, such as Z")
        return instant

    def second(self, key: str) -> datetime | None:
        """An instant in UTC, to the second."""
        instant = self.instant(key)
        return instant.astimezone(UTC).replace(microsecond=0) if instant else None

    def day(self, key: str) -> date:
        """A civil day."""
        try:
            return date.fromisoformat(self.text(key))
        except ValueError as error:
            self.fail(key, str(error))
            raise

    def path(self, key: str) -> str:
        """A path inside a site, or nothing."""
        return self._inside(key, self.text(key)) if self.text(key) else ""

    def paths(self, key: str) -> tuple[str, ...]:
        """Paths inside a site."""
        return tuple(self._inside(key, each) for each in self.texts(key))

    def _inside(self, key: str, path: str) -> str:
        if not is_site_path(path):
            self.fail(key, f'"{path}" is no path inside a site')
        return path

    def fail(self, key: str, why: str) -> None:
        """Say that a value cannot be read, by raising UnreadableError."""
        raise UnreadableError(f"{self._what}'s {key} cannot be read: {why}")
