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
from digest.reading.pasted.overrides import unite
from digest.reading.pasted.paste import lost_embeds
from digest.reading.pasted.signature import read_signature
from digest.reading.pasted.units import Unit, split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.foundation.model import Block
    from digest.reading.pasted.overrides import Overrides
    from digest.reading.pasted.units import Line

TOP_BLOCKS = 3  # blocks in which a Markdown text's small print may stand
LEAST_VERBATIM = 20  # characters of a derived headline
TAIL_MARKS = frozenset({"tail", "foot", "word", "line"})
_SPACE = re.compile(r"\s+")


def read_marked_up(body: Body) -> Content:
    """Return the body of a Markdown file with all that the text says of itself."""
    text, path, language = body.text, body.path, body.language
    overrides = unite(body.cleanup)
    end, tail = _cut_tail(body, overrides)
    kept, blanked = _blank_lines(text[:end], body, overrides)
    options = Options(start=body.start, base=body.address, nesting=body.nesting, mark_lost=mark_surely_lost_embeds)
    rendered = render_markdown(kept, path, options)
    if body.title is not None and rendered.title and rendered.title.text.casefold() != body.title.casefold():
        rendered = render_markdown(kept, path, replace(options, keep_title=True))
    blocks = rendered.blocks
    pasted = Pasted(text, _article(blocks, language), body.year, marked_up=True)
    return Content(
        headline=_headline(text, rendered.title, blocks, language) if body.title is None else unknown("given-title"),
        published=infer_published(pasted),
        updated=infer_updated(pasted),
        authors=infer_authors(pasted),
        source=infer_source(pasted),
        dateline=pasted.place(find_dateline(pasted)),
        blocks=blocks,
        html=rendered.html,
        links=rendered.links,
        images=rendered.images,
        removed=(*blanked, *tail),
        diagnostics=(*rendered.diagnostics, *lost_embeds(blocks, path, text)),
    )


def _article(blocks: Sequence[Block], language: str) -> Article:
    """The blocks as the units of an article from which nothing is taken; its small print stands in the first few."""
    units = tuple(Unit(block.text, block.start, block.end, block.line, 0) for block in blocks)
    read = ((index, read_signature(unit.text, language)) for index, unit in enumerate(units[:TOP_BLOCKS]))
    signed = tuple((units[index], Signed(index, signature)) for index, signature in read if signature)
    return Article(None, None, signed, units, (), page=False)


def _cut_tail(body: Body, overrides: Overrides) -> tuple[int, tuple[Removed, ...]]:
    """Cut the lines at the end that are all a blog's footer, if one of them opens its comments."""
    if overrides.off:
        return len(body.text), ()
    lists = load_boilerplate(body.language)
    lines = split_lines(body.text, body.start, body.line)
    at, tail = len(lines), False
    while at > 1 and not overrides.keeps(_folded(lines[at - 1])):
        mark = lists.match(_folded(lines[at - 1]))
        if mark not in TAIL_MARKS:
            break
        at -= 1
        tail = tail or mark == "tail"
    cut = lines[at:] if tail else ()
    removed = tuple(Removed(each.text, each.number, each.start, each.end, "after:tail") for each in cut)
    return (cut[0].start if cut else len(body.text)), removed


def _blank_lines(text: str, body: Body, overrides: Overrides) -> tuple[str, tuple[Removed, ...]]:
    """Put spaces in place of the lines that the editor wants removed, so that all offsets stay true."""
    if overrides.removed is None:
        return text, ()
    lines = [each for each in split_lines(text, body.start, body.line) if overrides.removes(_folded(each))]
    for each in lines:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text, tuple(Removed(each.text, each.number, each.start, each.end, "override:remove") for each in lines)


def _folded(line: Line) -> str:
    return " ".join(line.text.split())


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
    best, at, end = 0, 0, 0
    start = text.find(words[0], block.start, block.end) if words else -1
    while start >= 0 and best < len(words):
        count, stop = _matching(text, words, start, block.end)
        if count > best:
            best, at, end = count, start, stop
        start = text.find(words[0], start + 1, block.end)
    if len(" ".join(words[:best])) < LEAST_VERBATIM:
        return None
    return Evidence(text[at:end], line_of(text, at), at, end)


def _matching(text: str, words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return how many of some words stand in the source from `start` on, between white space, and where they end."""
    stop = start + len(words[0])
    for count, word in enumerate(words[1:], start=1):
        gap = _SPACE.match(text, stop, end)
        if gap is None or not text.startswith(word, gap.end(), end):
            return count, stop
        stop = gap.end() + len(word)
    return len(words), stop
