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

LISTS = ("long", "tail", "foot", "list", "pointer", "line", "word")
SHIPPED = ("en", "de")  # languages with lists


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The compiled lists of one language (English ones included: pages everywhere use English furniture)."""

    longest: int
    patterns: dict[str, re.Pattern[str]]
    sections: re.Pattern[str]

    def match(self, text: str) -> str | None:
        """Return the list a line is on (one of `LISTS`), or None.

        `text` has its white space folded.
        """
        if len(text) > self.longest:
            return "long" if len(text) <= 600 and self.patterns["long"].fullmatch(text) else None
        for name in LISTS:
            if self.patterns[name].fullmatch(text):
                return name
        return None


@lru_cache(maxsize=8)
def load_boilerplate(language: str) -> Boilerplate:
    """Return the lists for a language; one without lists of its own gets the English ones."""
    wanted = ["en"] if language not in SHIPPED or language == "en" else [language, "en"]
    tables = [cleanup_data(each) for each in wanted]
    patterns = {name: _compile([p for table in tables for p in table[name]]) for name in LISTS}
    sections = _compile([p for table in tables for p in table["section"]["names"]])
    return Boilerplate(max(table["longest"] for table in tables), patterns, sections)


@lru_cache(maxsize=8)
def cleanup_data(language: str) -> dict[str, Any]:
    """Return the shipped table `cleanup.<language>.toml`."""
    data = files("digest.languages").joinpath(f"cleanup.{language}.toml").read_bytes()
    return tomllib.loads(data.decode())


def _compile(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
