"""The nearest known word to a misspelt one: for keys of digest.yaml and of front matter, sections and time zones."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSE = 0.75  # difflib's ratio: "titel" for "title" has .8, "data" for "date" .75


def nearest(word: str, known: Iterable[str], *, least: float = CLOSE) -> str | None:
    """Return the known word most like `word`, letter case aside, or None where none is close. Ties: the first."""
    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.casefold(), each)
    found = get_close_matches(word.casefold()[:100], list(folded), n=1, cutoff=least)
    return folded[found[0]] if found else None


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint: the nearest known word if there is one, and the known words where they are few."""
    words = list(known)
    near = nearest(word, words)
    listed = f"known: {', '.join(words)}" if words and len(words) <= 12 else ""
    question = f'did you mean "{near}"?' if near else ""
    return " ".join(each for each in (question, listed) if each)
