"""The words a language writes its dates with, read from the data files shipped with the package.

One file a language, `languages/xx.toml`; tables other than [dates] are handed on as they stand, frozen. This module
knows nothing of what the words are used for.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes dates. Every word is lower-case.

    `months` gives the number (1 to 12) of each name and abbreviation, `weekdays` the ISO number (Monday 1). `of` may
    stand between day, month and year, `time` between a date and its time, `on` between a time and its date, `clock`
    follows a time. `day_first` says that 05/04/2019 can only be 5 April.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    of: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    day_first: bool = False


@dataclass(frozen=True, slots=True)
class LanguageData:
    """What is shipped for one language. One that is not shipped has no words and no tables."""

    code: str
    dates: DateWords
    tables: Mapping[str, Any]


@lru_cache(maxsize=1)
def shipped() -> tuple[str, ...]:
    """Return the two-letter codes of the languages digest has date words for, sorted."""
    names = (each.name for each in files("digest.languages").iterdir())
    return tuple(sorted(name[:2] for name in names if len(name) == len("xx.toml") and name.endswith(".toml")))


def load(language: str | None) -> LanguageData:
    """Return the data of a language tag such as `en` or `de-AT`; empty data where none is shipped."""
    return _load((language or "").lower()[:2] if len((language or "").split("-")[0]) == 2 else "")


@lru_cache(maxsize=32)
def _load(code: str) -> LanguageData:
    if code not in shipped():
        return LanguageData(code, DateWords(_NOTHING, _NOTHING), _NOTHING)
    tables = tomllib.loads(files("digest.languages").joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    dates = tables.pop("dates", {})
    words = DateWords(
        months=_numbered(dates.get("months", ())),
        weekdays=_numbered(dates.get("weekdays", ())),
        of=tuple(dates.get("of", ())),
        time=tuple(dates.get("time", ())),
        on=tuple(dates.get("on", ())),
        clock=tuple(dates.get("clock", ())),
        day_first=bool(dates.get("day_first", False)),
    )
    return LanguageData(code, words, MappingProxyType({name: _frozen(table) for name, table in tables.items()}))


def _numbered(forms: list[list[str]]) -> Mapping[str, int]:
    return MappingProxyType({form: number for number, group in enumerate(forms, 1) for form in group})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(each) for key, each in value.items()})
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
