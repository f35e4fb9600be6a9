"""Draws diagnostics: where, what, the source line with the place underlined, and what to do about it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from digest.console.lines import Line, Tone, line
from digest.foundation.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.NOTE}
SOURCE = 96  # characters of a source line that are shown: a pasted paragraph is one line of thousands
BEFORE = 40  # of them before the place


def draw(diagnostics: Iterable[Diagnostic]) -> tuple[Line, ...]:
    """Return the lines of some diagnostics, sorted by place."""
    ordered = sorted(diagnostics, key=lambda each: (each.span.path, each.span.line, each.span.column, each.code))
    return tuple(drawn for each in ordered for drawn in _draw(each))


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """Return `2 errors, 1 warning`, or an empty text if there is nothing to fix."""
    found = Counter(each.severity for each in diagnostics)
    wanted = [(found[severity], severity) for severity in (Severity.ERROR, Severity.WARNING)]
    return ", ".join(f"{number} {severity}{'' if number == 1 else 's'}" for number, severity in wanted if number)


def _draw(each: Diagnostic) -> list[Line]:
    place = ":".join(str(part) for part in (each.span.path, each.span.line, each.span.column) if part)
    kind = (f"{each.severity}[{each.code}]", TONES[each.severity])
    drawn = [line((f"{place}: ", Tone.STRONG), kind, f" {each.message}")]
    if each.span.line and each.span.source.strip():
        drawn += _excerpt(each.span, TONES[each.severity])
    drawn += [line((f"  see: {span.path}{f':{span.line}' if span.line else ''}", Tone.QUIET)) for span in each.related]
    if each.hint:
        drawn.append(line(("  hint: ", Tone.QUIET), each.hint))
    return drawn


def _excerpt(span: Span, tone: Tone) -> list[Line]:
    """Return the source line, cut around the place, and the carets under it."""
    source = span.source.rstrip("\n")
    place = max(0, span.column - 1)
    start = 0 if len(source) <= SOURCE else max(0, min(place - BEFORE, len(source) - SOURCE))
    shown = source[start : start + SOURCE]
    head, tail = ("…" if start else ""), ("…" if start + SOURCE < len(source) else "")
    drawn = [line(f"    {head}{shown}{tail}")]
    if span.column:
        before = shown[: place - start]
        marked = shown[place - start : place - start + max(1, span.width)]
        drawn.append(line(" " * (4 + len(head) + _cells(before)), ("^" * max(1, _cells(marked)), tone)))
    return drawn


def _cells(text: str) -> int:
    """Return how many columns of a terminal text takes: East Asian wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )
