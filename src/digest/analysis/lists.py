"""Loads the word lists that ship with digest: a line an item, `#` starts a line that is none.

Where each list comes from, under which licence, and the script that trims it: `languages/lists/SOURCES.md`.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=64)
def lines(name: str) -> tuple[str, ...]:
    """Return the items of a list such as `given-names.txt`, in its order; none where no such list is shipped."""
    source = files("digest.languages").joinpath("lists").joinpath(name)
    if not source.is_file():
        return ()
    text = source.read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """Return the items of a list as a set."""
    return frozenset(lines(name))


@lru_cache(maxsize=16)
def table(name: str) -> Mapping[str, Any]:
    """Return the closed classes of words in a file such as `names.en.toml`; nothing where no such file is shipped."""
    source = files("digest.languages").joinpath(name)
    return MappingProxyType(tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {})
