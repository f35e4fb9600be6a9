"""Reads the body of a Markdown file: what its author marked up stands, and only a blog's comment footer is cut.

An author who writes Markdown means every line, so nothing inside the text is taken for furniture; but Markdown saved
from a page may still end with "No comments: / Post a Comment".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.foundation.model import BlockKind, Evidence, Field, Provenance, Removed, Source, unknown
from digest.foundation.positions import line_of
from digest.reading.content import Body, Content
from digest.reading.markup.markdown import Options, Title, render_markdown
from digest.reading.pasted.boilerplate import load_boilerplate
from digest.reading.pasted.dateline import read_dateline
from digest.reading.pasted.embeds import mark_surely_lost_embeds
from digest.reading.pasted.headline import derive_headline
from digest.reading.pasted.infer import dateline_date
from digest.reading.pasted.paste import lost_embeds
from digest.reading.pasted.signature import is_agency, read_signature
from digest.reading.pasted.units import split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.foundation.model import Block, Moment
    from digest.reading.pasted.dateline import Dateline
    from digest.reading.pasted.signature import Signature

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
    signed = _signed(blocks, language)
    found = next(((block, line) for block in blocks[:TOP_BLOCKS] if (line := read_dateline(block.text))), None)
    return Content(
        headline=_headline(text, rendered.title, blocks, language),
        published=_published(text, signed, found, body.year),
        updated=_moment(text, signed, changed=True),
        authors=_authors(text, signed),
        source=_agency(text, found),
        dateline=_dateline(text, found),
        blocks=blocks,
        html=rendered.html,
        links=rendered.links,
        images=rendered.images,
        removed=removed,
        diagnostics=(*rendered.diagnostics, *lost_embeds(blocks, path, text)),
    )


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


def _evidence(text: str, block: Block, piece: str) -> Evidence:
    """The piece in the block's source, or all of the block where markup stands within the piece."""
    at = text.find(piece, block.start, block.end)
    start, end = (at, at + len(piece)) if at >= 0 else (block.start, block.end)
    return Evidence(text[start:end], line_of(text, start), start, end)


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


def _signed(blocks: Sequence[Block], language: str) -> list[tuple[Block, Signature]]:
    found = [(block, read_signature(block.text, language)) for block in blocks[:TOP_BLOCKS]]
    return [(block, signature) for block, signature in found if signature]


def _moment(text: str, signed: list[tuple[Block, Signature]], *, changed: bool) -> Field[Moment]:
    for block, signature in signed:
        for dated in signature.dates:
            if dated.changed is changed:
                evidence = _evidence(text, block, block.text[dated.start : dated.end])
                return Field(dated.moment, Provenance.EXTRACTED, "updated-line" if changed else "date-line", evidence)
    return unknown()


def _published(
    text: str, signed: list[tuple[Block, Signature]], found: tuple[Block, Dateline] | None, year: int | None
) -> Field[Moment]:
    if found:
        block, line = found
        dated = dateline_date(line, year, _evidence(text, block, block.text[: line.end]))
        if dated:
            return dated
    return _moment(text, signed, changed=False)


def _authors(text: str, signed: list[tuple[Block, Signature]]) -> Field[tuple[str, ...]]:
    for block, signature in signed:
        names = tuple(name for name in signature.names if not is_agency(name))
        if names:
            evidence = _evidence(text, block, block.text[slice(*signature.names_at)])
            return Field(names, Provenance.EXTRACTED, "byline", evidence)
    return unknown()


def _dateline(text: str, found: tuple[Block, Dateline] | None) -> Field[str]:
    if found is None:
        return unknown()
    block, line = found
    return Field(line.place, Provenance.EXTRACTED, "dateline", _evidence(text, block, line.place))


def _agency(text: str, found: tuple[Block, Dateline] | None) -> Field[Source]:
    if found is None or not found[1].agency:
        return unknown()
    block, line = found
    evidence = _evidence(text, block, line.agency)
    return Field(Source(line.agency), Provenance.EXTRACTED, "dateline-agency", evidence)
