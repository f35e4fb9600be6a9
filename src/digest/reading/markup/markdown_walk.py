"""Walks the tokens of a Markdown text once, in order: rewrites each for the page and keeps each block's plain text.

A tight list has no paragraphs in its HTML, so the id of an item's text goes to the item. Not known here: what becomes
of the HTML, and which of its links hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.foundation.model import BlockKind
from digest.reading.markup.places import Places
from digest.reading.markup.raw_blocks import RawBlocks
from digest.reading.markup.raw_html import after_end
from digest.reading.markup.raw_tags import RawTags
from digest.reading.markup.running_text import LateLink, Running, RunningText
from digest.reading.markup.tokens import Token, closing, opening, single, written

if TYPE_CHECKING:
    from digest.reading.markup.findings import Findings
    from digest.reading.markup.outline import Outline

_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")
_ALIGNMENT = {"text-align:left": "align-left", "text-align:center": "align-center", "text-align:right": "align-right"}
_CONTAINERS = {"list_item_open": BlockKind.ITEM, "blockquote_open": BlockKind.QUOTE}


class Walk:
    """One walk over one article's tokens. `outline` gives headings their levels."""

    def __init__(self, findings: Findings, outline: Outline) -> None:
        self.carriers: dict[int, Token] = {}  # the paragraph token of a block, by the block's index
        self.led_to_image: set[int] = set()  # blocks, by index, right before an image without words
        self._findings = findings
        self._outline = outline
        tags = RawTags(findings, outline)
        self._running = RunningText(findings, tags)
        self._blocks = RawBlocks(findings, tags)
        self._around: list[Token] = []  # the list items and quotations that are open
        self._raw = False
        self._endless: set[tuple[str, int]] = set()  # tags (and their level) whose end was looked for in vain

    @property
    def raw(self) -> bool:
        """Whether HTML of the author's went into the result."""
        return self._raw or self._running.raw

    @property
    def late(self) -> list[LateLink]:
        """The links to places in the text."""
        return self._running.late

    def walk(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens to render. Those given are changed."""
        out: list[Token] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type in ("paragraph_open", "heading_open"):
                out += (
                    self._heading(*tokens[index : index + 3])
                    if token.tag != "p"
                    else self._paragraph(*tokens[index : index + 3])
                )
                index += 3
            elif token.type == "table_open":
                end = next(each for each in range(index, len(tokens)) if tokens[each].type == "table_close")
                out += self._table(tokens[index : end + 1])
                index = end + 1
            elif token.type == "html_block":
                out.append(self._html(token, tokens, index))
                index += 1
            else:
                out.append(self._other(token))
                index += 1
        return out

    def _other(self, token: Token) -> Token:
        """Keep count of what is open, and take code as a block."""
        if token.type in _CONTAINERS:
            self._around.append(token)
        elif token.type in ("list_item_close", "blockquote_close"):
            self._around.pop()
        elif token.type in ("fence", "code_block"):
            language = token.info.split(maxsplit=1)[:1]
            token.info = language[0] if language and _LANGUAGE.fullmatch(language[0]) else ""
            if token.content.strip():
                self._findings.add(BlockKind.CODE, token.content.rstrip("\n"), self._lines(token))
        return token

    def _heading(self, start: Token, inline: Token, end: Token) -> list[Token]:
        places = self._places(inline)
        running = self._running.read(inline, places)
        if running.empty:
            return []
        level = self._outline.enter(int(start.tag[1]))
        start.tag = end.tag = f"h{level}"
        if running.text:
            start.attrs["id"] = self._findings.anchors.claim_heading(running.text)
            self._findings.add(BlockKind.HEADING, running.text, self._region(inline, places), level)
        return [start, inline, end]

    def _paragraph(self, start: Token, inline: Token, end: Token) -> list[Token]:
        places = self._places(inline)
        running = self._running.read(inline, places)
        if running.empty:
            return []
        if running.image is not None:
            self.led_to_image.add(len(self._findings.blocks) - 1)
            return self._figure(running, inline, places) or [start, inline, end]
        if not running.text:
            return [start, inline, end]
        kind, level = self._kind()
        name = self._findings.next_id
        item = self._around[-1] if self._around else None
        if start.hidden and item is not None and item.type == "list_item_open" and "id" not in item.attrs:
            item.attrs["id"] = name
        else:
            start.hidden = end.hidden = False
            start.attrs["id"] = name
        if kind is BlockKind.PARAGRAPH:
            self.carriers[len(self._findings.blocks)] = start
        self._findings.add(kind, running.text, self._region(inline, places), level)
        return [start, inline, end]

    def _figure(self, running: Running, inline: Token, places: Places) -> list[Token]:
        """Return a figure for an image that stands alone and has a title, which becomes its caption."""
        image = running.image
        caption = " ".join(str(image.attrs.pop("title", "")).split()) if image is not None else ""
        if image is None or not caption:
            return []
        name = self._findings.next_id
        self._findings.add(BlockKind.OTHER, caption, self._region(inline, places))
        return [
            opening("figure", id=name),
            written([image]),
            opening("figcaption"),
            written([single("text", caption)]),
            closing("figcaption"),
            closing("figure"),
        ]

    def _table(self, tokens: list[Token]) -> list[Token]:
        """Read a table as one block: cells between ` | `, rows on lines."""
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._running.read(token, self._places(token)).text)
            elif "style" in token.attrs:
                token.attrs["class"] = _ALIGNMENT[str(token.attrs.pop("style"))]
        text = "\n".join(" | ".join(row) for row in rows)
        self._findings.add(BlockKind.TABLE, text, self._lines(tokens[0]))
        return tokens

    def _html(self, token: Token, tokens: list[Token], index: int) -> Token:
        """Write a block of HTML anew. A script or drawing with blank lines in it ends in a later block: everything
        until there goes with it."""
        self._raw = True
        first = (token.map or [0])[0]
        token.content = self._blocks.written(token.content, first)
        cut = self._blocks.cut
        if cut and (cut, token.level) not in self._endless:
            end = _block_with_end(tokens, index, cut)
            if end is None:
                self._endless.add((cut, token.level))
            else:
                later = tokens[end]
                after = after_end(later.content, cut)
                gone = later.content[:after]
                later.content = later.content[after:]
                later.map = [(later.map or [0])[0] + gone.count("\n"), (later.map or [0, 0])[1]]
                del tokens[index + 1 : end]
        return token

    def _kind(self) -> tuple[BlockKind, int]:
        if not self._around:
            return (BlockKind.QUOTE, 1) if self._blocks.quotes else (BlockKind.PARAGRAPH, 0)
        kind = _CONTAINERS[self._around[-1].type]
        return kind, sum(_CONTAINERS[each.type] is kind for each in self._around)

    def _places(self, inline: Token) -> Places:
        return Places(self._findings.source, inline.content, (inline.map or [0])[0])

    @staticmethod
    def _region(inline: Token, places: Places) -> tuple[int, int, int]:
        return (inline.map or [0])[0], *places.region()

    def _lines(self, token: Token) -> tuple[int, int, int]:
        """Return the region of a token's lines, without blank ones at the end."""
        first, after = (token.map or [0, 1])[:2]
        source = self._findings.source
        start = source.offsets(first)[0]
        while after > first + 1 and not source.line(after - 1).strip():
            after -= 1
        return first, start, source.offsets(after - 1)[1]


def _block_with_end(tokens: list[Token], index: int, name: str) -> int | None:
    """Return which later block of HTML has the end tag of `name`, among those beside the one at `index`."""
    level = tokens[index].level
    for later in range(index + 1, len(tokens)):
        token = tokens[later]
        if token.level < level:
            return None
        if token.type == "html_block" and token.level == level and after_end(token.content, name) >= 0:
            return later
    return None
