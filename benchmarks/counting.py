"""What every measurement of quality counts with: rows of hits among cases, kept in a table.

It knows nothing of what is measured.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass
class Row:
    """One line of the table: hits among cases, the target, and what was wrong. A target of None promises nothing."""

    name: str
    target: float | None
    at_most: bool = False
    hits: float = 0
    cases: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, hit: bool, fault: str = "") -> None:  # noqa: FBT001 - a case is a hit or not
        """Count one case; `fault` describes it where it speaks against digest."""
        self.cases += 1
        self.hits += hit
        if hit is self.at_most and fault:
            self.faults.append(fault)

    def weigh(self, share: float, fault: str = "") -> None:
        """Count one case that is right in part, from 0 to 1."""
        self.cases += 1
        self.hits += share
        if share < 1 and fault:
            self.faults.append(fault)

    @property
    def share(self) -> float:
        """Hits over cases, 0 to 1; an empty row has none."""
        return self.hits / self.cases if self.cases else 0.0

    @property
    def met(self) -> bool:
        """Whether the target is met; an empty row meets any."""
        if not self.cases or self.target is None:
            return True
        return self.share <= self.target if self.at_most else self.share >= self.target

    @property
    def promise(self) -> str:
        """The target in words."""
        if self.target is None:
            return "none"
        return f"{'at most' if self.at_most else 'at least'} {self.target:.0%}"

    @property
    def counted(self) -> str:
        """Hits of cases; what is right in part is rounded."""
        return f"{self.hits:.0f} of {self.cases}"


class Table:
    """The rows, made when first asked for, in that order, and remarks on pace."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.remarks: list[str] = []

    def row(self, name: str, target: float | None, *, at_most: bool = False) -> Row:
        """Return the row of that name."""
        return self.rows.setdefault(name, Row(name, target, at_most))


def lines(file: Path) -> Iterable[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def fold(text: str) -> str:
    """Fold white space, so that reflowed text compares with its source."""
    return " ".join(text.split())
