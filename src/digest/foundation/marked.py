"""Metadata as it stands in a file: every value a text with its place, whatever notation it was written in.

YAML, TOML, JSON and header lines all become these nodes, so that what a value means is decided in one place. Nothing is
guessed here: `NO` stays "NO", `12:30` and `010` stay what they are. Offsets count characters of the whole file's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `plain` is False where quotes or a block make it certainly a text."""

    text: str
    start: int
    end: int
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether the value was left empty on purpose: nothing, `~`, `null` or an empty pair of quotes."""
        return self.text in _NULLS if self.plain else not self.text.strip()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written. A key stands once: of duplicates the first counts."""

    pairs: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int


Node: TypeAlias = Scalar | Sequence | Mapping


class FaultKind(StrEnum):
    """What is wrong with a block: it cannot be read, it is over a limit, or a key stands twice."""

    SYNTAX = "syntax"
    LIMIT = "limit"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a block: the offsets to underline, what to do, and the offset of a place it refers to."""

    kind: FaultKind
    message: str
    start: int
    end: int
    hint: str = ""
    related: int | None = None


def duplicate(again: Scalar, first: Scalar) -> Fault:
    """Return the fault of a key that stands twice."""
    message = f'the key "{again.text}" stands twice'
    hint = "the first one counts; remove one of the two"
    return Fault(FaultKind.DUPLICATE, message, again.start, again.end, hint, first.start)


@dataclass(frozen=True, slots=True)
class Composed:
    """What a block was read as. `root` is None where the block is empty or a fault makes it unreadable."""

    root: Node | None
    faults: tuple[Fault, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the block cannot be used at all; a duplicate key alone does not break it."""
        return any(fault.kind is not FaultKind.DUPLICATE for fault in self.faults)
