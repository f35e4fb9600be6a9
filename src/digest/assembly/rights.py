"""Holds back what may not be published: an entry leaves this module with what everybody may see, and nothing else.

It runs before anything else is made of an entry, so that no list, feed, address or index can know more.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from digest.assembly.prose import ELLIPSIS, cut, has_headline
from digest.foundation.codes import LINK_WITHOUT_SOURCE
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.model import Block, BlockKind, Evidence, Field, Provenance, Rights, unknown
from digest.foundation.urls import is_web_address
from digest.reading.markup.anchors import paragraph_id

if TYPE_CHECKING:
    from digest.foundation.config import Config
    from digest.foundation.model import Entry, Source

T = TypeVar("T")
EXCERPT = 300  # characters of text: two or three sentences of news
_WITH_EVIDENCE = (
    "headline", "dek", "published", "updated", "authors", "source", "dateline", "language", "section", "topics",
    "slug", "id", "image",
)  # fmt: skip


def rights_of(entry: Entry, config: Config) -> Rights:
    """Return how much of an entry may be published: what it says itself, else its source's rule, else the site's.

    A source is known by its name or, because a slip of the name must not publish a text, by the host of its address.
    """
    return entry.publish or _source_rights(entry.source.value, config) or config.publish


def limit(entry: Entry, rights: Rights) -> Entry:
    """Return the entry with what may be published of it.

    An excerpt keeps the leading paragraphs up to 300 characters, as plain text without images and links, and a link
    keeps headline, source, date, authors and the lists it stands in. A headline that was derived from text which is
    not shown is dropped: the excerpt's first words, or the file's name, take its place.
    """
    if rights is Rights.FULL:
        return entry
    blocks = _excerpt(entry) if rights is Rights.EXCERPT else ()
    fields: dict[str, Any] = {name: _without_source_text(getattr(entry, name)) for name in _WITH_EVIDENCE}
    return replace(
        replace(entry, **fields),
        headline=_headline(entry, blocks),
        dek=_dek(entry, rights),
        image=unknown("not-published"),
        image_alt="",
        blocks=blocks,
        html="".join(f'<p id="{paragraph_id(n)}">{_lines(block.text)}</p>\n' for n, block in enumerate(blocks, 1)),
        links=(),
        images=(),
        removed=(),
        words=sum(len(block.text.split()) for block in blocks),
    )


def without_source(entry: Entry, rights: Rights) -> tuple[Diagnostic, ...]:
    """Return a warning for an entry of which only a link may be published when there is nowhere to link to."""
    source = entry.source.value
    if rights is not Rights.LINK or (source and is_web_address(source.url)):
        return ()
    message = "only a link to the original may be published, but its address is not known"
    return (report(LINK_WITHOUT_SOURCE, message, Span(entry.path), hint="add source_url: to its front matter"),)


def _source_rights(source: Source | None, config: Config) -> Rights | None:
    if source is None:
        return None
    named = config.reading.source(source.name) if source.name else None
    if named and named.publish:
        return named.publish
    host = _host(source.url)
    host = _host(source.url)
    rules = (each for each in config.reading.sources if host and each.publish and _host(each.url) == host)
    return next((each.publish for each in rules), None)


def _host(url: str) -> str:
    """Return the host of an address without `www.`; empty where there is none."""
    host = urlsplit(url).hostname if is_web_address(url) else None
    return (host or "").removeprefix("www.")


def _excerpt(entry: Entry) -> tuple[Block, ...]:
    """Return the leading paragraphs that fit; of a first one that is longer, its first sentences or words."""
    kept: list[Block] = []
    room = EXCERPT
    for block in entry.blocks:
        if block.kind is BlockKind.HEADING and not kept:
            continue
        if block.kind is not BlockKind.PARAGRAPH or (kept and len(block.text) > room):
            break
        kept.append(replace(block, text=cut(block.text, EXCERPT), lost_embed=None))
        room -= len(kept[-1].text)
    return tuple(kept)


def _headline(entry: Entry, blocks: tuple[Block, ...]) -> Field[str]:
    """Return a headline of the entry's own, or a derived one only if its words stand in what is shown."""
    words = (entry.headline.value or "").removesuffix(ELLIPSIS).rstrip()
    if has_headline(entry) or (words and any(words in block.text for block in blocks)):
        return _without_source_text(entry.headline)
    if blocks:
        return Field(None, Provenance.UNKNOWN, "not-published")
    return Field(_from_path(entry), Provenance.INFERRED, "file-name")


def _from_path(entry: Entry) -> str:
    """Return a title made of the file's name, without a date before it; else the name of the source; else the path."""
    stem = PurePosixPath(entry.path).stem
    words = re.sub(r"[-_\s]+", " ", re.sub(r"^[\d\W_]+", "", stem)).strip()
    source = entry.source.value
    return (words[:1].upper() + words[1:]) or (source.name if source else "") or stem


def _dek(entry: Entry, rights: Rights) -> Field[str]:
    """Return the dek of an excerpt, cut to its size; a link has none."""
    if rights is Rights.LINK or entry.dek.value is None:
        return unknown("not-published")
    return _without_source_text(replace(entry.dek, value=cut(entry.dek.value, EXCERPT)))


def _without_source_text(field: Field[T]) -> Field[T]:
    """Return a field that says where its evidence stands, but no more what it says."""
    evidence = field.evidence
    return replace(field, evidence=Evidence("", evidence.line, 0, 0)) if evidence else field


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line, quote=False) for line in text.split("\n"))
