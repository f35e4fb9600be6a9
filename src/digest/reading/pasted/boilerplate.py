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


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The compiled lists of one language (English ones included: pages everywhere use English furniture)."""

    longest: int
    patterns: dict[str, re.Pattern[str]]

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

    def closes(self, text: str) -> bool:
        """Tell whether a paragraph below the last one is about the article, not of it."""
        return len(text) <= 600 and bool(self.patterns["closing"].fullmatch(text))


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
    return bool(_section_names().fullmatch(text))


@lru_cache(maxsize=1)
def _section_names() -> re.Pattern[str]:
    return _compile([name for code in SHIPPED for name in cleanup_data(code)["section"]["names"]])


def _compile(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
