"""Loads the word lists that ship with digest: a line an item, `#` starts a line that is none.

Where each list comes from, under which licence, and the script that trims it: `languages/lists/SOURCES.md`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=64)
def lines(name: str) -> tuple[str, ...]:
    """Return the items of a list such as `given-names.txt`, in its order; none where no such list is shipped."""
    source = files("digest.languages").joinpath("lists", name)
    if not source.is_file():
        return ()
    text = source.read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """Return the items of a list as a set."""
    return frozenset(lines(name))
