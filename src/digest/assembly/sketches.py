"""Sketches of texts: a few numbers that tell whether two texts are nearly the same without keeping either.

A text's shingles are all its runs of five words; of their CRC-32 values a sketch keeps those divisible by 16, at most
64 (the smallest), so that the share of common numbers estimates the share of common shingles (Broder, "On the
resemblance and containment of documents", 1997). 64 numbers estimate .8 with a standard error of .05.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import Counter
from typing import TYPE_CHECKING

from digest.analysis.profiling import shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.foundation.model import Block

MOST = 64  # numbers in a sketch
LEAST = 4  # numbers below which a sketch says too little: texts of fewer than about 64 words
ALIKE = 0.8
BYTES = 4


def sketch_of(blocks: Iterable[Block]) -> str:
    """Return the sketch of a body as base64 of its sorted numbers, four bytes each; empty for a very short one."""
    kept = shingles(blocks)[:MOST]
    return b64encode(b"".join(each.to_bytes(BYTES, "big") for each in kept)).decode("ascii")


def numbers(sketch: str) -> frozenset[int]:
    """Return the numbers of a sketch. Raises ValueError for a text that is no sketch."""
    data = b64decode(sketch, validate=True)
    if len(data) % BYTES:
        message = "not a whole number of numbers"
        raise ValueError(message)
    return frozenset(int.from_bytes(data[start : start + BYTES], "big") for start in range(0, len(data), BYTES))


def alikeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the estimated share of common shingles, 0 to 1; 0 where either sketch says too little."""
    if min(len(one), len(other)) < LEAST:
        return 0.0
    smallest = sorted(one | other)[:MOST]
    return sum(each in one and each in other for each in smallest) / len(smallest)


def pairs(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return which new text is which old one, both given as sketches by name: only pairs that are alike and where
    neither is like a second one."""
    olds = {name: numbers(sketch) for name, sketch in sorted(old.items()) if sketch}
    holders: dict[int, list[str]] = {}
    for name, found in olds.items():
        for number in found:
            holders.setdefault(number, []).append(name)
    likes: dict[str, list[str]] = {}
    for name, sketch in sorted(new.items()):
        found = numbers(sketch) if sketch else frozenset()
        candidates = sorted({holder for number in found for holder in holders.get(number, ())})
        likes[name] = [each for each in candidates if alikeness(found, olds[each]) >= ALIKE]
    liked = Counter(each for names in likes.values() for each in names)
    return {name: names[0] for name, names in likes.items() if len(names) == 1 and liked[names[0]] == 1}
