"""Diagnostics: how digest says what is wrong, where, and what to do about it.

Faults in content, configuration and templates are values that are collected and shown together; raising is for bugs.
This module knows nothing of terminals: `console` draws what is described here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How much a diagnostic weighs: an error is a fault (exit 1), a warning one under --strict, a note never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: 1-based line and column, and the source line for display.

    `line` 0 means the file as a whole; `width` is the number of characters to underline.
    """

    path: str
    line: int = 0
    column: int = 0
    source: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of diagnostic: its kebab word, its usual severity, and one sentence for the documentation."""

    name: str
    severity: Severity
    meaning: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to say about one place."""

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    related: tuple[Span, ...] = ()

    def flat(self) -> dict[str, str | int]:
        """Return the JSON form `{code, severity, message, path, line, column, hint}`, positions 1-based."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "path": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "hint": self.hint,
        }


def report(code: Code, message: str, span: Span, *, hint: str = "", related: tuple[Span, ...] = ()) -> Diagnostic:
    """Return a diagnostic of a known code with the code's own severity."""
    return Diagnostic(code.name, code.severity, message, span, hint, related)


def has_faults(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Tell whether any diagnostic makes the command end with exit code 1."""
    faults = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(each.severity in faults for each in diagnostics)
