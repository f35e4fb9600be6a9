"""Reads a whole block of raw HTML in a Markdown text: writes it anew and finds the blocks of text in it, so that an
article pasted as HTML is analysed like any other."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from digest.foundation import codes
from digest.foundation.model import BlockKind
from digest.reading.markup.allowlist import BLOCKS, EMBEDS, HEADINGS, VOID
from digest.reading.markup.anchors import NUMBERED
from digest.reading.markup.places import Places
from digest.reading.markup.raw_html import Instruction, Piece, Tag, Text, Unclosed, scan

if TYPE_CHECKING:
    from digest.reading.markup.findings import Findings
    from digest.reading.markup.raw_tags import RawTags

_KINDS = {
    "table": BlockKind.TABLE,
    "pre": BlockKind.CODE,
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.OTHER,
    "caption": BlockKind.OTHER,
    "summary": BlockKind.OTHER,
} | dict.fromkeys(HEADINGS, BlockKind.HEADING)
# Within these a cell or a line is no block of its own.
_WHOLE = {"table": " | ", "pre": ""}
# A browser drops these where there is no table around them, and an id would go with them.
_TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_REPLACED = frozenset(EMBEDS) | {"img", "source"}  # words or a link may stand for them
_SHORTEST_CUT = ("p", "li", "dd", "dt", "td", "th", "tr")  # their end tags may be left out


class RawBlocks:
    """Reads blocks of HTML for one article. Quotations may stay open from one block of HTML to the next, with Markdown
    between them."""

    def __init__(self, findings: Findings, tags: RawTags) -> None:
        self._findings = findings
        self._tags = tags
        self.quotes = 0
        self.cut = ""  # the script or drawing that the last block ended within

    def written(self, markup: str, first: int) -> str:
        """Return the safe form of a block of HTML that begins in body line `first`, and add its blocks."""
        reader = _Reader(self, self._findings, self._tags, Places(self._findings.source, markup, first))
        self.cut = ""
        for piece in scan(markup):
            reader.take(piece)
            self.cut = piece.name if isinstance(piece, Tag) and piece.cut else self.cut
        return reader.finish()


class _Reader:
    """Reads the pieces of one block of HTML."""

    def __init__(self, article: RawBlocks, findings: Findings, tags: RawTags, places: Places) -> None:
        self._article = article
        self._findings = findings
        self._tags = tags
        self._places = places
        self._out: list[str] = []
        self._open: list[str] = []  # the block-level tags around this place
        self._broken = False  # whether the last thing but white space was a line break
        self._since = 0  # the length of `_out` at the last block-level tag
        self._wrapped = False  # whether a paragraph was made around the text since
        self._slot: int | None = None  # which of `_out` is a start tag that may carry the next block's id
        self._words: list[str] = []
        self._begin: tuple[int, int] | None = None
        self._as = BlockKind.PARAGRAPH  # the kind of the block that began there
        self._end = 0

    def take(self, piece: Piece) -> None:
        """Write one piece and keep its text."""
        if isinstance(piece, Tag):
            self._tag(piece)
        elif isinstance(piece, Text):
            self._text(piece.text, piece.offset)
        elif isinstance(piece, Unclosed):
            self._unclosed(piece)
        elif isinstance(piece, Instruction):
            place = self._places.at(piece.offset)
            self._findings.tell(codes.DROPPED_HTML, "a processing instruction (<? ... ?>) was taken out", place)

    def finish(self) -> str:
        """Return what was written."""
        self._flush()
        self._out.append(self._tags.ends())
        return "".join(self._out)

    def _tag(self, tag: Tag) -> None:
        written = self._tags.written(tag, self._places)
        if written.startswith("&lt;"):  # no tag of HTML at all
            self._text(tag.source, tag.offset)
            return
        if tag.name == "br" and not (self._broken and written):  # two of them stand for a new paragraph
            self._broken = True
            self._words.append("\n" if "pre" in self._open else " ")
        elif tag.name in BLOCKS:
            self._boundary(tag)
            if not tag.closing and written.startswith("<") and tag.name not in VOID:
                self._slot = None if " id=" in written or tag.name in _TABLE_PARTS else len(self._out)
        elif written and not written.startswith("<img") and tag.name in _REPLACED:
            label = html.unescape(written[written.find(">") + 1 :].removesuffix("</a>"))
            self._begun(label, tag.offset)
            self._end = self._places.at(tag.offset + len(tag.source))[1]
        self._out.append(written)
        if tag.name in BLOCKS and self._begin is None:
            self._since = len(self._out)

    def _text(self, text: str, offset: int) -> None:
        self._begun(text, offset)
        if text.strip():
            self._broken = False
            self._end = self._places.at(offset + len(text.strip()))[1]
        self._out.append(html.escape(text, quote=False))

    def _begun(self, text: str, offset: int) -> None:
        """Take the words of a block; where they are its first, note the place and put its id there."""
        self._words.append(text)
        if self._begin is None and text.strip():
            self._begin, self._as = self._places.at(offset), self._kind()
            if self._as in NUMBERED:
                self._mark(self._findings.next_id)

    def _mark(self, name: str) -> None:
        """Give the start tag of the block its id. Text in no block-level tag becomes a paragraph, and where the tag
        has an id of its own an empty mark goes before the text."""
        if self._slot is not None:
            tag = self._out[self._slot]
            self._out[self._slot] = f'{tag[:-1]} id="{name}">'
            self._slot = None
        elif self._open:
            self._out.append(f'<span id="{name}"></span>')
        else:
            self._out.insert(self._since, f'<p id="{name}">')
            self._wrapped = True

    def _boundary(self, tag: Tag) -> None:
        """End the block that was read, unless the tag stands within a table or preformatted text."""
        whole = next((each for each in self._open if each in _WHOLE), None)
        if tag.closing:
            if tag.name in self._open:
                while self._open and self._open.pop() != tag.name:
                    pass
            ends = tag.name == whole
        else:
            ends = whole is None
        if whole is None or ends:
            self._flush()
            self._slot = None
        else:
            self._words.append("\n" if tag.name == "tr" else _WHOLE[whole] if tag.closing else "")
        if not tag.closing and tag.name not in VOID:
            if tag.name in _SHORTEST_CUT and self._open and self._open[-1] == tag.name:
                self._open.pop()
            self._open.append(tag.name)
        if tag.name == "blockquote":
            self._article.quotes = max(0, self._article.quotes + (-1 if tag.closing else 1))

    def _kind(self) -> BlockKind:
        found = next((each for each in self._open if each in _WHOLE), None)
        found = found or next((each for each in reversed(self._open) if each in _KINDS), None)
        if found is None:
            return BlockKind.QUOTE if self._article.quotes else BlockKind.PARAGRAPH
        return _KINDS[found]

    def _flush(self) -> None:
        """Add the block that was read, if it has words."""
        if self._wrapped:
            self._out += [self._tags.ends(), "</p>"]
            self._wrapped = False
        words, kind = "".join(self._words), self._as
        if kind is BlockKind.TABLE:
            rows = (" ".join(row.split()).removesuffix("|").strip() for row in words.split("\n"))
            text = "\n".join(row for row in rows if row)
        else:
            text = words.strip("\n") if kind is BlockKind.CODE else " ".join(words.split())
        if self._begin is not None:
            line, start = self._begin
            self._findings.add(kind, text, (line, start, self._end))
        self._words, self._begin = [], None

    def _unclosed(self, piece: Unclosed) -> None:
        self._findings.tell(
            codes.DROPPED_HTML,
            "the comment that begins here is never closed, so nothing after it is shown",
            self._places.at(piece.offset),
            width=4,
            hint="end the comment with -->",
        )
