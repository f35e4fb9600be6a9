"""Raw HTML in a Markdown text, read piece by piece: tags, the text between them, and what a browser would not show.

This is no HTML parser and need not agree with browsers to be safe: everything read here is written anew, with escaped
values, and the whole result goes through `sanitise`. It exists because the sanitiser drops without a word, while an
editor must be told what was dropped, and in which line. Reading takes time in proportion to the length.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from digest.reading.markup.allowlist import EMBEDS, SWALLOWED, VOID, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/<>"']*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")
_INSIDE_LOST = SWALLOWED | {"iframe"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag as written. `cut` says that its content, which is not published, begins in this piece of
    source but ends in none of it."""

    name: str
    source: str
    offset: int
    closing: bool = False
    empty: bool = False
    cut: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """Running text with its entities resolved. `offset` is that of its first visible character."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A comment that never ends and so hides everything after it."""

    offset: int


@dataclass(frozen=True, slots=True)
class Instruction:
    """A processing instruction such as `<?php ... ?>`, which a browser hides."""

    offset: int


Piece: TypeAlias = Tag | Text | Unclosed | Instruction


def scan(markup: str) -> Iterator[Piece]:
    """Yield the pieces of raw HTML in order. Comments that end, CDATA marks and doctypes are passed over."""
    scanner = _Scanner(markup)
    position = 0
    while position < len(markup):
        less = markup.find("<", position)
        less = len(markup) if less < 0 else less
        if less > position:
            yield _text(markup, position, less)
        if less == len(markup):
            return
        piece, position = scanner.hidden(less) if markup[less + 1 : less + 2] in ("!", "?") else scanner.tag(less)
        if piece is not None:
            yield piece


def scan_tag(markup: str) -> Piece | None:
    """Return the one piece of an inline token, which markdown-it has already cut to a tag, comment or instruction."""
    return next(scan(markup), None)


def after_end(markup: str, name: str, position: int = 0) -> int:
    """Return the offset just after the next end tag of `name`, or -1 if there is none."""
    found = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(markup, position)
    return found.end() if found else -1


def start_tag(name: str, attributes: dict[str, str]) -> str:
    """Return a start tag with the attributes that the allow-list has, their values escaped."""
    kept = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if allowed(name, key, value))
    return f"<{name}{kept}>"


def _text(markup: str, first: int, last: int) -> Text:
    raw = markup[first:last]
    return Text(html.unescape(raw), first + len(raw) - len(raw.lstrip()))


def _attributes(rest: str) -> dict[str, str]:
    """Return attributes by lower-case name with entities resolved; of duplicates the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


class _Scanner:
    """Reads what begins with `<`. Endings once looked for in vain are not looked for again: that would take time in
    proportion to the square of the length."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._missing: set[str] = set()

    def tag(self, less: int) -> tuple[Piece, int]:
        """Read a tag; a `<` that begins none is text."""
        match = _TAG.match(self._markup, less)
        if match is None:
            return Text("<", less), less + 1
        closing, name, rest = match[1] == "/", match[2].lower(), match[3]
        position, cut = match.end(), False
        if name in _INSIDE_LOST and not closing and not rest.endswith("/"):
            end = -1 if name in self._missing else after_end(self._markup, name, position)
            cut = end < 0
            if cut:
                self._missing.add(name)
            # An iframe's content is shown by no browser, but without an end tag the rest of the source would go.
            position = end if not cut else position if name in EMBEDS else len(self._markup)
        attributes = {} if closing else _attributes(rest)
        empty = rest.rstrip().endswith("/") and name not in VOID
        return Tag(name, match[0], less, closing, empty, cut, attributes), position

    def hidden(self, less: int) -> tuple[Piece | None, int]:
        """Read what a browser does not show. CDATA is XML's way to write text, so its content is text."""
        markup = self._markup
        if markup.startswith("<!--", less):
            short = re.compile(r"<!---?>").match(markup, less)
            end = short.end() if short else markup.find("-->", less + 4) + 3
            return (None, end) if end > 2 else (Unclosed(less), len(markup))
        if markup.startswith("<![CDATA[", less):
            end = self._find("]]>", less)
            end = len(markup) if end < 0 else end
            return Text(markup[less + 9 : end], less + 9), end + 3
        instruction = markup.startswith("<?", less)
        end = self._find("?>", less) if instruction else -1
        end = end + 1 if end >= 0 else self._find(">", less)
        if end < 0:  # no tag can end after this either
            return _text(markup, less, len(markup)), len(markup)
        return Instruction(less) if instruction else None, end + 1

    def _find(self, ending: str, position: int) -> int:
        found = -1 if ending in self._missing else self._markup.find(ending, position)
        if found < 0:
            self._missing.add(ending)
        return found
