"""The lists of what pages put around an article, one file a language, compiled once.

A match names its list, so that every removed line can say which rule removed it. What to do about a match is decided in
`clean`; this module only recognises.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

# Which list a line is looked for on first; `closing` is apart, since it counts only below the last paragraph.
LISTS = ("long", "tail", "foot", "list", "pointer", "line", "word")
SHIPPED = ("en", "de")  # languages with lists


LONGEST = 600  # characters: a longer paragraph is on no list
_CASED = "(?-i:"  # stands in a pattern that needs a capital somewhere
_GROUP = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?!\?)")


@dataclass(frozen=True, slots=True)
class Patterns:
    """One list, compiled: its patterns that take any case, and those that look at it.

    Compared with a lower-cased line, without groups that capture, `re` can pass over most alternatives at their first
    letter: a third of the time.
    """

    anycase: re.Pattern[str]
    cased: re.Pattern[str] | None

    def match(self, text: str, lowered: str) -> bool:
        """Tell whether a whole line is on the list; `lowered` is the line in lower case."""
        return bool(self.anycase.fullmatch(lowered) or (self.cased and self.cased.fullmatch(text)))


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The compiled lists of one language (English ones included: pages everywhere use English furniture)."""

    longest: int
    patterns: dict[str, Patterns]

    def match(self, text: str) -> str | None:
        """Return the list a line is on (one of `LISTS`), or None.

        `text` has its white space folded.
        """
        if len(text) > LONGEST:
            return None
        lowered = text.lower()
        if len(text) > self.longest:
            return "long" if self.patterns["long"].match(text, lowered) else None
        for name in LISTS:
            if self.patterns[name].match(text, lowered):
                return name
        return None

    def closes(self, text: str) -> bool:
        """Tell whether a paragraph below the last one is about the article, not of it."""
        return len(text) <= LONGEST and self.patterns["closing"].match(text, text.lower())


@lru_cache(maxsize=8)
def load_boilerplate(language: str) -> Boilerplate:
    """Return the lists for a language; one without lists of its own gets the English ones."""
    wanted = ["en"] if language not in SHIPPED or language == "en" else [language, "en"]
    tables = [cleanup_data(each) for each in wanted]
    names = (*LISTS, "closing")
    patterns = {name: _compile([pattern for table in tables for pattern in table[name]]) for name in names}
    return Boilerplate(max(table["longest"] for table in tables), patterns)


@lru_cache(maxsize=8)
def cleanup_data(language: str) -> dict[str, Any]:
    """Return the shipped table `cleanup.<language>.toml`."""
    data = files("digest.languages").joinpath(f"cleanup.{language}.toml").read_bytes()
    return tomllib.loads(data.decode())


def is_section_name(text: str) -> bool:
    """Tell whether a line is a section's name, as stands above headlines."""
    return _section_names().match(text, text.lower())


@lru_cache(maxsize=1)
def _section_names() -> Patterns:
    return _compile([name for code in SHIPPED for name in cleanup_data(code)["section"]["names"]])


def _compile(patterns: list[str]) -> Patterns:
    plain = [_GROUP.sub(lambda match: match[1] or "(?:", pattern) for pattern in patterns]
    anycase = [pattern for pattern in plain if _CASED not in pattern]
    cased = [pattern for pattern in plain if _CASED in pattern]
    return Patterns(_any(anycase), _any(cased, re.IGNORECASE) if cased else None)


def _any(patterns: list[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)
