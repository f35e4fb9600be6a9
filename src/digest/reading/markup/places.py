"""Where a piece of parsed text stands in its file, found once the parser has taken indents and `>` marks away.

Markdown's parser gives lines only. The column is found by looking for the parsed line within the source line, which
holds it whole; where that fails (a tab that was partly indent) the line's first column is named.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from digest.foundation.diagnostics import Span
from digest.foundation.positions import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator


def _line_starts(text: str) -> list[int]:
    return list(_each_start(text))


def _each_start(text: str) -> Iterator[int]:
    yield 0
    position = text.find("\n")
    while position >= 0:
        yield position + 1
        position = text.find("\n", position + 1)


class SourceMap:
    """The lines of a file's text from offset `start`, where the body begins. Body lines are counted from 0."""

    def __init__(self, path: str, text: str, start: int) -> None:
        self.path = path
        self.text = text
        self.end = len(text)
        self._before = text.count("\n", 0, start)
        # A body may begin within a line; its first line then begins there.
        self._starts = [start + each for each in _line_starts(text[start:])]

    def number(self, line: int) -> int:
        """Return the 1-based number in the file of a body line."""
        return self._before + min(line, len(self._starts) - 1) + 1

    def offsets(self, line: int) -> tuple[int, int]:
        """Return where a body line begins and ends in the file, without its line end."""
        line = min(line, len(self._starts) - 1)
        after = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else self.end
        return self._starts[line], after

    def line(self, line: int) -> str:
        """Return the source of a body line."""
        first, after = self.offsets(line)
        return self.text[first:after]

    def column(self, offset: int) -> int:
        """Return the 1-based column of a file offset."""
        return offset - self.text.rfind("\n", 0, offset)

    def span(self, line: int, offset: int, width: int = 1) -> Span:
        """Return the span of `width` characters at a file offset in a body line."""
        first, after = self.offsets(line)
        column = self.column(offset)
        source = self.text[offset - column + 1 : min(after, first + WIDEST)]
        return Span(self.path, self.number(line), column, source, max(1, min(width, after - offset)))


class Places:
    """Finds the file offsets of a parsed piece: the content of a token whose first body line is `first`."""

    def __init__(self, source: SourceMap, content: str, first: int) -> None:
        self._source = source
        self._content = content
        self._first = first
        self._starts: list[int] | None = None
        self._known: tuple[int, int] = (-1, 0)

    def at(self, offset: int) -> tuple[int, int]:
        """Return the body line and the file offset of an offset in the content."""
        if self._starts is None:
            self._starts = _line_starts(self._content)
        row = bisect_right(self._starts, offset) - 1
        line = self._first + row
        return line, min(self._begin(row) + offset - self._starts[row], self._source.offsets(line)[1])

    def region(self) -> tuple[int, int]:
        """Return the file offsets of the content's first and last character (the latter exclusive)."""
        end = len(self._content)
        return self.at(0)[1], self.at(end)[1] if end else self.at(0)[1]

    def _begin(self, row: int) -> int:
        """Return the file offset where a line of the content begins. The last line asked for is remembered."""
        if self._known[0] != row:
            starts = self._starts or [0]
            stop = starts[row + 1] - 1 if row + 1 < len(starts) else len(self._content)
            source = self._source.line(self._first + row)
            found = source.find(self._content[starts[row] : stop])
            self._known = (row, self._source.offsets(self._first + row)[0] + max(0, found))
        return self._known[1]
