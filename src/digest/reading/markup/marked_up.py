"""Reads the body of a Markdown file: what its author marked up stands, and only a blog's comment footer is cut.

An author who writes Markdown means every line, so nothing inside the text is taken for furniture; but Markdown saved
from a page may still end with "No comments: / Post a Comment".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.foundation.model import BlockKind, Evidence, Field, Provenance, Removed, unknown
from digest.foundation.positions import line_of
from digest.reading.content import Body, Content
from digest.reading.markup.markdown import Options, Title, render_markdown
from digest.reading.pasted.boilerplate import load_boilerplate
from digest.reading.pasted.clean import Article
from digest.reading.pasted.dateline import read_dateline
from digest.reading.pasted.embeds import mark_surely_lost_embeds
from digest.reading.pasted.head import Signed
from digest.reading.pasted.headline import derive_headline
from digest.reading.pasted.infer import (
    Pasted,
    find_dateline,
    infer_authors,
    infer_published,
    infer_source,
    infer_updated,
)
from digest.reading.pasted.paste import lost_embeds
from digest.reading.pasted.signature import read_signature
from digest.reading.pasted.units import Unit, split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.foundation.model import Block

TOP_BLOCKS = 3  # blocks in which a Markdown text's small print may stand
TAIL_MARKS = frozenset({"tail", "foot"})


def read_marked_up(body: Body) -> Content:
    """Return the body of a Markdown file with all that the text says of itself."""
    text, path, language = body.text, body.path, body.language
    end, removed = _cut_tail(body)
    options = Options(start=body.start, base=body.address, nesting=body.nesting, mark_lost=mark_surely_lost_embeds)
    rendered = render_markdown(text[:end], path, options)
    if body.title is not None and rendered.title and rendered.title.text.casefold() != body.title.casefold():
        rendered = render_markdown(text[:end], path, replace(options, keep_title=True))
    blocks = rendered.blocks
    pasted = Pasted(text, _article(blocks, language), body.year, marked_up=True)
    return Content(
        headline=_headline(text, rendered.title, blocks, language),
        published=infer_published(pasted),
        updated=infer_updated(pasted),
        authors=infer_authors(pasted),
        source=infer_source(pasted),
        dateline=pasted.place(find_dateline(pasted)),
        blocks=blocks,
        html=rendered.html,
        links=rendered.links,
        images=rendered.images,
        removed=removed,
        diagnostics=(*rendered.diagnostics, *lost_embeds(blocks, path, text)),
    )


def _article(blocks: Sequence[Block], language: str) -> Article:
    """The blocks as the units of an article from which nothing is taken; its small print stands in the first few."""
    units = tuple(Unit(block.text, block.start, block.end, block.line, 0) for block in blocks)
    read = ((index, read_signature(unit.text, language)) for index, unit in enumerate(units[:TOP_BLOCKS]))
    signed = tuple((units[index], Signed(index, signature)) for index, signature in read if signature)
    return Article(None, None, signed, units, (), page=False)


def _cut_tail(body: Body) -> tuple[int, tuple[Removed, ...]]:
    """Cut the lines at the end that are all a blog's footer, if one of them opens its comments."""
    text = body.text
    if any(each.off for each in body.cleanup):
        return len(text), ()
    lists = load_boilerplate(body.language)
    lines = split_lines(text, body.start, body.line)
    at, tail = len(lines), False
    while at > 1 and (mark := lists.match(" ".join(lines[at - 1].text.split()))) in (*TAIL_MARKS, "word", "line"):
        at -= 1
        tail = tail or mark == "tail"
    if not tail:
        return len(text), ()
    cut = lines[at:]
    removed = tuple(Removed(each.text, each.number, each.start, each.end, "after:tail") for each in cut)
    return (cut[0].start if cut else len(text)), removed


def _headline(text: str, title: Title | None, blocks: Sequence[Block], language: str) -> Field[str]:
    if title is not None:
        evidence = Evidence(text[title.start : title.end], title.line, title.start, title.end)
        return Field(title.text, Provenance.EXTRACTED, "first-heading", evidence)
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM):
            continue
        line = read_dateline(block.text)
        skip = line.end if line else 0
        piece = derive_headline(block.text[skip:], language)
        if piece and (verbatim := _verbatim(text, block, block.text[skip + piece[0] : skip + piece[1]])):
            rule = "lede-cut" if piece[2] or len(verbatim.text) < piece[1] - piece[0] else "lede-clause"
            return Field(" ".join(verbatim.text.split()), Provenance.INFERRED, rule, verbatim)
    return unknown("no-sentence")


def _verbatim(text: str, block: Block, piece: str) -> Evidence | None:
    """The longest beginning of a piece, by whole words, that stands in the source without markup; 20 characters at
    least."""
    words = piece.split()
    for count in range(len(words), 0, -1):
        pattern = r"\s+".join(map(re.escape, words[:count]))
        match = re.compile(pattern).search(text, block.start, block.end)
        if match:
            enough = len(" ".join(words[:count])) >= 20
            return Evidence(match.group(), line_of(text, match.start()), match.start(), match.end()) if enough else None
    return None
