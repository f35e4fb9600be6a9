"""Turns diagnostics so that every path in them is seen from the project's folder, as editors see it. Pure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from digest.foundation.diagnostics import Diagnostic, Span


def from_content(content: str, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Give diagnostics whose paths are the content folder's own, seen from around it, with the source lines that the
    later rooms do not know. `texts` are the decoded article files by path."""
    for each in diagnostics:
        span = each.span
        if span.line and not span.source and span.path in texts:
            span = replace(span, source=texts[span.path].split("\n")[span.line - 1])
        related = tuple(_below(content, other) for other in each.related)
        yield replace(each, span=_below(content, span), related=related)


def from_folder(folder: Path, each: Diagnostic) -> Diagnostic:
    """Return a diagnostic whose path leads through the project's folder as seen from there."""
    path = PurePath(each.span.path)
    if not path.is_relative_to(folder):
        return each
    return replace(each, span=replace(each.span, path=path.relative_to(folder).as_posix()))


def _below(content: str, span: Span) -> Span:
    return replace(span, path=f"{content}/{span.path}")
