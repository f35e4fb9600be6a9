"""The ids inside an article's HTML, so that a paragraph, a heading or a footnote can be linked to.

Two families that cannot clash: `p1`, `p2` ... count the paragraphs, and `t-...` are the text's own ids (headings, and
those an author wrote in raw HTML). The page around the text must use neither. This module knows nothing of HTML itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.foundation.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "t-"
LONGEST = 80  # characters of a heading's id: enough to tell headings apart, short enough for an address bar
NUMBERED = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.OTHER})

_PARAGRAPH_ID = re.compile(r"p[1-9][0-9]*")


def paragraph_id(number: int) -> str:
    """Return the id of the paragraph with this 1-based number."""
    return f"p{number}"


def paragraph_numbers(blocks: Iterable[Block]) -> tuple[int | None, ...]:
    """Return each block's 1-based paragraph number; None for headings, code and tables, which have none."""
    numbers: list[int | None] = []
    count = 0
    for block in blocks:
        count += block.kind in NUMBERED
        numbers.append(count if block.kind in NUMBERED else None)
    return tuple(numbers)


def slugged(text: str) -> str:
    """Return a heading's text as the common Markdown sites make ids of it: lower case, hyphens for spaces, no
    punctuation, letters of every script kept; empty if nothing is left."""
    kept = [
        each
        for each in unicodedata.normalize("NFC", text).lower()
        if each in " -_\t\n" or unicodedata.category(each)[0] in "LMN"
    ]
    return re.sub(r"\s+", "-", "".join(kept).strip())[:LONGEST].strip("-")


class Anchors:
    """The ids of one article while it is rendered. Claim in the order of the text: the first to ask keeps the name."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}  # the highest number behind a stem: a thousand equal headings stay quick

    def claim_heading(self, text: str) -> str:
        """Return a new id for a heading, with `-2`, `-3` ... behind it when the name is taken."""
        stem = PREFIX + (slugged(text) or "section")
        name, count = stem, self._last.get(stem, 1)
        while name in self._taken:
            count += 1
            name = f"{stem}-{count}"
        self._last[stem] = count
        self._taken.add(name)
        return name

    def claim_written(self, text: str) -> str | None:
        """Return the prefixed form of an id the author wrote, or None when it is empty, unfit or already taken."""
        name = PREFIX + text.strip()
        if name == PREFIX or name in self._taken or re.search(r"\s", name) or len(name) > 2 * LONGEST:
            return None
        self._taken.add(name)
        return name

    def find(self, fragment: str) -> str | None:
        """Return the id in this article that a written fragment such as `My-Heading` means, or None."""
        return next((name for name in _candidates(fragment) if name in self._taken), None)


def foreign_fragment(fragment: str) -> str:
    """Return the id that a written fragment means in another article, whose ids are not known here. `p3` stays as it
    is: the editor copied it from the address of a paragraph."""
    return fragment if _PARAGRAPH_ID.fullmatch(fragment) else PREFIX + (slugged(unquote(fragment)) or fragment)


def _candidates(fragment: str) -> tuple[str, ...]:
    plain = unquote(fragment)
    return PREFIX + plain, plain if plain.startswith(PREFIX) else PREFIX, PREFIX + slugged(plain)
