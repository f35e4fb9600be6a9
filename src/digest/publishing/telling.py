"""Gathers what a build report says of content: what was read, what is public, what is new, and what is not."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from digest.foundation.model import Provenance
from digest.publishing.report import DERIVED_HEADLINE, LOST_EMBED, UNKNOWN_DATE, UNKNOWN_SOURCE, BuildReport, NewEntry
from digest.publishing.viewpoint import from_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.assembly.ledger import Ledger
    from digest.assembly.site import Site
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.model import Entry
    from digest.reading.discover import Discovery
    from digest.reading.read import Reading


def said_of_content(
    content: str, discovery: Discovery, readings: Sequence[Reading], found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Give what there is to say about the files of the content folder, with paths from the project's folder and with
    source lines."""
    texts = {each.entry.path: each.text for each in readings if each.entry}
    said = chain(discovery.diagnostics, *(reading.diagnostics for reading in readings), found)
    return from_content(content, said, texts)


def told_of_content(
    report: BuildReport, discovery: Discovery, readings: Sequence[Reading], before: Ledger, site: Site
) -> BuildReport:
    """Return a report with what there is to say of content. `readings` are those of the discovered files, in their
    order, `before` is the ledger before the build."""
    known = {each.id for each in before.records}
    read = {each.entry.path: each.entry for each in readings if each.entry}
    return replace(
        report,
        read=len(read),
        entries=len(site.entries),
        held=site.held,
        unreadable=tuple(file.path for file in discovery.files if file.path not in read),
        undated=tuple(sorted(each.entry.path for each in site.entries if each.entry.published.value is None)),
        new=tuple(
            _new(read[path]) for path in sorted(each.entry.path for each in site.entries if each.id not in known)
        ),
    )


def _new(entry: Entry) -> NewEntry:
    """Return what the report says of a new entry. Lines that became metadata are no removed lines: their rules have no
    place before a colon."""
    source = entry.source.value
    doubts = []
    if entry.headline.provenance in (Provenance.INFERRED, Provenance.UNKNOWN):
        doubts.append(DERIVED_HEADLINE)
    if entry.published.value is None:
        doubts.append(UNKNOWN_DATE)
    if source is None:
        doubts.append(UNKNOWN_SOURCE)
    doubts += [LOST_EMBED for block in entry.blocks if block.lost_embed]
    return NewEntry(
        path=entry.path,
        headline=entry.headline.value or "",
        date=entry.published.value,
        source=(source.name or source.url) if source else "",
        removed=tuple(each for each in entry.removed if ":" in each.rule),
        doubts=tuple(doubts),
    )
