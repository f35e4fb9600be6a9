"""Makes the HTML of a pasted text from its blocks. Nothing in it is markup: asterisks are asterisks, `<b>` is `<b>`.

The blocks become markdown-it tokens and go through the same renderer as Markdown, so that both kinds of article look
the same; plain paragraphs alone are written outright. Every block of prose carries the id of its paragraph (`anchors`).
Not known here: how the blocks were found.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from digest.foundation.model import Block, BlockKind, LostEmbed
from digest.reading.markup.anchors import Anchors, paragraph_id, paragraph_numbers
from digest.reading.markup.outline import TOP_HEADING, Outline
from digest.reading.markup.running_text import linked
from digest.reading.markup.tokens import Token, closing, opening, render, single, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LOST_CLASSES = {LostEmbed.CERTAIN: "lost-embed", LostEmbed.POSSIBLE: "lost-embed possible"}
_DEEPEST = 10  # nested lists: a reader gains nothing by more


def render_text(blocks: Sequence[Block]) -> str:
    """Return the HTML of a pasted text.

    A heading's level counts from the text's own highest, which becomes h2; items of one list and paragraphs of one
    quotation are grouped; a line end in a block stays one. Web addresses become links.
    """
    numbers = dict(zip(map(id, blocks), paragraph_numbers(blocks), strict=True))
    highest = min((max(1, block.level) for block in blocks if block.kind is BlockKind.HEADING), default=1)
    outline = Outline(TOP_HEADING - highest)
    anchors = Anchors()
    html: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind is BlockKind.ITEM:
            html.append(render(_list([(block, _id(numbers[id(block)])) for block in group])))
        elif kind is BlockKind.QUOTE:
            quoted = [token for block in group for token in _element("p", block, _id(numbers[id(block)]))]
            html.append(render([opening("blockquote"), *quoted, closing("blockquote")]))
        elif kind is BlockKind.HEADING:
            for block in group:
                level = outline.enter(max(1, block.level))
                html.append(render(_element(f"h{level}", block, anchors.claim_heading(block.text))))
        elif kind in (BlockKind.CODE, BlockKind.TABLE):
            html += [render([single("fence", block.text + "\n")]) for block in group]
        else:
            html += [_html(block, _id(numbers[id(block)])) for block in group]
    return "".join(html)


def _html(block: Block, name: str) -> str:
    """Return a paragraph's HTML. A plain one, which nearly all are, skips the tokens: what comes out is the same
    (a property in the tests), at a tenth of the cost."""
    if block.lost_embed is not None or "\n" in block.text or "://" in block.text:
        return rendered(block, name)
    text = escape(block.text, quote=False).replace('"', "&quot;")
    return f'<p id="{name}">{text}</p>\n'


def rendered(block: Block, name: str) -> str:
    """Return a paragraph's HTML by way of tokens."""
    return render(_paragraph(block, name))


def _id(number: int | None) -> str:
    return paragraph_id(number or 0)


def _paragraph(block: Block, name: str) -> list[Token]:
    tokens = _element("p", block, name)
    if block.lost_embed is not None:
        tokens[0].attrs["class"] = LOST_CLASSES[block.lost_embed]
    return tokens


def _element(tag: str, block: Block, name: str) -> list[Token]:
    return [opening(tag, id=name), written(_running(block.text)), closing(tag)]


def _running(text: str) -> list[Token]:
    lines = [linked(line) for line in text.split("\n")]
    return [token for line in lines for token in [*line, single("hardbreak", tag="br")]][:-1]


def _list(items: Iterable[tuple[Block, str]]) -> list[Token]:
    """Return nested lists. An item goes at most one level deeper than the one before it, so no list is without items
    of its own."""
    tokens: list[Token] = []
    depth = 0
    for block, name in items:
        level = min(max(1, block.level), depth + 1, _DEEPEST)
        if level > depth:
            tokens.append(opening("ul"))
        else:
            tokens += [closing("li"), *[closing("ul"), closing("li")] * (depth - level)]
        tokens += [opening("li", id=name), written(_running(block.text))]
        depth = level
    return tokens + [closing("li"), closing("ul")] * depth
