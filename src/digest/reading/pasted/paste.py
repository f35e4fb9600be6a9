"""Reads the body of a pasted text: no markup, every convention, and whatever the page around it left behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.foundation.codes import LOST_EMBED, NO_TEXT_LEFT
from digest.foundation.diagnostics import Diagnostic, report
from digest.foundation.model import Block, BlockKind, LostEmbed, Removed
from digest.foundation.positions import span_at
from digest.reading.content import Body, Content
from digest.reading.markup.text_markup import render_text
from digest.reading.pasted.boilerplate import load_boilerplate
from digest.reading.pasted.clean import Article, clean
from digest.reading.pasted.embeds import mark_lost_embeds
from digest.reading.pasted.infer import (
    Pasted,
    find_dateline,
    infer_authors,
    infer_dek,
    infer_headline,
    infer_published,
    infer_source,
    infer_updated,
)
from digest.reading.pasted.marks import ends_sentence
from digest.reading.pasted.units import Unit, detect, join_units, split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"(?P<mark>[•▪◦‣*·–-])\s+(?=\S)")
_VISIBLE_MARKS = "•▪◦‣"  # marks that are nothing but list marks
HEADING_WORDS = 12
_NO_HEADING = (":", ",", ";", "-", "–", "—", ".", "!", "…", '"', "”", "»", ")")  # what no heading ends with


def read_paste(body: Body) -> Content:
    """Return a pasted body with all that the text says of itself."""
    text, path = body.text, body.path
    lines = split_lines(text, body.start, body.line)
    units = join_units(lines, detect(lines))
    article = clean(units, load_boilerplate(body.language), body.language, body.cleanup, body.title)
    pasted = Pasted(text, article, body.year)
    blocks = mark_lost_embeds(_blocks(article.body))
    dateline = find_dateline(pasted)
    return Content(
        headline=infer_headline(pasted, body.language),
        dek=infer_dek(pasted),
        published=infer_published(pasted),
        updated=infer_updated(pasted),
        authors=infer_authors(pasted),
        source=infer_source(pasted),
        dateline=pasted.place(dateline),
        blocks=blocks,
        html=render_text(blocks),
        removed=tuple(
            Removed(text[each.unit.start : each.unit.end], each.unit.line, each.unit.start, each.unit.end, each.rule)
            for each in article.taken
        ),
        diagnostics=(*_nothing_left(article, path, text), *lost_embeds(blocks, path, text)),
    )


def lost_embeds(blocks: Sequence[Block], path: str, text: str) -> tuple[Diagnostic, ...]:
    """Return a note for every paragraph after which something was lost."""
    return tuple(
        report(
            LOST_EMBED,
            "what this line leads in to is gone"
            if block.lost_embed is LostEmbed.CERTAIN
            else "something may be lost here",
            span_at(path, text, block.end - 1, block.end, line=block.line + text.count("\n", block.start, block.end)),
            hint="put the link, the quotation or the picture below the line",
        )
        for block in blocks
        if block.lost_embed
    )


def _nothing_left(article: Article, path: str, text: str) -> tuple[Diagnostic, ...]:
    if not article.emptied:
        return ()
    span = span_at(path, text, article.body[0].start)
    return (report(NO_TEXT_LEFT, "every line looks like furniture of a page; all are kept", span),)


def _blocks(body: Sequence[Unit]) -> tuple[Block, ...]:
    marks = [_BULLET.match(unit.text) for unit in body]
    blocks = []
    for index, unit in enumerate(body):
        kind, text, level = BlockKind.PARAGRAPH, unit.text, 0
        mark = marks[index]
        if mark and _in_list(marks, index):
            kind, text, level = BlockKind.ITEM, unit.text[mark.end() :], 1
        elif _is_heading(body, index):
            kind, level = BlockKind.HEADING, 2
        blocks.append(Block(kind, text, unit.line, unit.start, unit.end, level))
    return tuple(blocks)


def _in_list(marks: Sequence[re.Match[str] | None], index: int) -> bool:
    """A bullet is a list mark by its shape, or because a neighbour has the same; a lone dash is an attribution's."""
    mark = marks[index]
    if mark is None:
        return False
    near = [marks[at] for at in (index - 1, index + 1) if 0 <= at < len(marks)]
    return mark["mark"] in _VISIBLE_MARKS or any(each and each["mark"] == mark["mark"] for each in near)


def _is_heading(body: Sequence[Unit], index: int) -> bool:
    """A short line without a full stop between paragraphs of prose is a subheading."""
    if not 0 < index < len(body) - 1:
        return False
    text, before, after = body[index].text, body[index - 1].text, body[index + 1]
    if body[index].words > HEADING_WORDS or not text[0].isupper() or text.endswith(_NO_HEADING):
        return False
    return after.words > HEADING_WORDS and ends_sentence(before) and ends_sentence(after.text)
