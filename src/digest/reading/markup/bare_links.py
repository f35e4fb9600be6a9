"""Finds the web addresses that stand bare in running text, so that a reader can follow them.

Careful rather than complete: only `http://` and `https://` with a dotted host, and of the marks that end a sentence or
close a bracket none is taken into the address. Takes time in proportion to the length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?<![\w/.@-])https?://(?:[\w-]+\.)+[\w-]{2,}(?::[0-9]{1,5})?(?:[/?#][^\s<>\"“”„«»‹›`\\^{}|]*)?", re.IGNORECASE
)
_TRAILING = frozenset(".,;:!?'’‘*_~…)]")
_PAIRS = {")": "(", "]": "["}


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each bare web address in order."""
    if "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        yield match.start(), match.start() + _length(match[0])


def _length(address: str) -> int:
    """Return how many characters are the address and not the sentence around it: `(see https://a.eu/b)` closes a
    bracket the sentence opened, `https://a.eu/b_(c)` one of its own."""
    counts = {mark: address.count(mark) for pair in _PAIRS.items() for mark in pair}
    length = len(address)
    while length and address[length - 1] in _TRAILING:
        mark = address[length - 1]
        if mark in _PAIRS and counts[mark] <= counts[_PAIRS[mark]]:
            break
        if mark in counts:
            counts[mark] -= 1
        length -= 1
    return length
