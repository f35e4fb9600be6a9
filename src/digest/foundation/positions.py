"""From an offset in a text to the line and column that people count, for diagnostics and evidence."""

from __future__ import annotations

from digest.foundation.diagnostics import Span
from digest.foundation.model import Evidence

WIDEST = 200  # characters of a source line worth showing


def line_of(text: str, offset: int) -> int:
    """Return the 1-based line an offset is in. Lines end with LF."""
    return text.count("\n", 0, offset) + 1


def span_at(path: str, text: str, start: int, end: int | None = None, *, line: int | None = None) -> Span:
    """Return the span of `text[start:end]`, underlined as far as its first line goes, at least one character wide.

    Where the line is known, it need not be counted from the text's beginning.
    """
    start = max(0, min(start, len(text)))
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    stop = start + 1 if end is None else min(end, last)
    source = text[first : min(last, first + WIDEST)]
    return Span(path, line or line_of(text, start), start - first + 1, source, max(1, stop - start))


def evidence_at(text: str, start: int, end: int) -> Evidence:
    """Return `text[start:end]` as evidence, with its first line."""
    return Evidence(text[start:end], line_of(text, start), start, end)
