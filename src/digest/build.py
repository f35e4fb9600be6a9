"""The composition root: it reads like a recipe, and it is the only place that knows all rooms.

A fault in an article costs that article. A fault in the configuration, the ledger, a template or the output folder
publishes nothing: what is there stays as it is.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from digest.assembly.article import URL_NOT_SET as PLACEHOLDER
from digest.assembly.assembling import assemble
from digest.assembly.planning import plan
from digest.assembly.views import Page, PageKind
from digest.foundation.codes import TEMPLATE_ERROR, URL_NOT_SET
from digest.foundation.config import NAME as CONFIG
from digest.foundation.config import Config, load_config
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.publishing.ledger_file import load_ledger, save_ledger
from digest.publishing.output import Changes, Output, Rank, Staged, commit, discard, stage
from digest.publishing.pictures import Gallery, gather
from digest.publishing.report import BuildReport
from digest.reading.discover import Discovery, discover, read_bytes
from digest.reading.read import Reading, read_article
from digest.rendering.environment import Templates
from digest.rendering.rendering import render
from digest.rendering.theme import Theme, load_theme
from digest.rendering.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.assembly.site import Site
    from digest.foundation.settings import ReadingSettings

Progress: TypeAlias = "Callable[[str, int, int], None]"

RANKS = {
    PageKind.ENTRY: Rank.LEAF,
    PageKind.MISSING: Rank.LEAF,
    PageKind.SECTION: Rank.LIST,
    PageKind.TOPIC: Rank.LIST,
    PageKind.MONTH: Rank.LIST,
    PageKind.FRONT: Rank.FRONT,
    PageKind.RSS: Rank.FEED,
}


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


@dataclass(slots=True)
class _Log:
    """What a build has to tell so far: where it writes, its diagnostics, and how long each stage took."""

    output: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    seconds: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds.append((stage, time.perf_counter() - start))

    def refused(self, *faults: Diagnostic) -> BuildReport:
        diagnostics = tuple(dict.fromkeys((*self.diagnostics, *faults)))
        return BuildReport(output=self.output, published=False, diagnostics=diagnostics, seconds=tuple(self.seconds))


def build(folder: Path, output: Path | None, now: datetime, progress: Progress = silent) -> BuildReport:
    """Build the site of a folder and report what was done.

    `output` is relative to the folder (None: what digest.yaml says), `now` the one clock's answer (aware); `progress`
    is called with a stage, what is done and what there is to do.
    """
    log = _Log(str(output or Config().output))
    config, faults = load_config(folder)
    log.diagnostics += faults
    if config is None:
        return log.refused()
    log.output = str(output or config.output)
    ledger, faults = load_ledger(folder)
    log.diagnostics += faults
    if ledger is None:
        return log.refused()
    with log.timed("read"):
        discovery = discover(folder / config.content, config.reading)
        readings = list(_read(discovery, config.reading, progress))
    if not (folder / config.content).is_dir():
        return log.refused(*discovery.diagnostics)
    with log.timed("assemble"):
        entries = [each.entry for each in readings if each.entry]
        site = assemble(entries, ledger, config, now, present=frozenset(file.path for file in discovery.files))
        gallery = gather(site, discovery.images)
    log.diagnostics += _content_diagnostics(config, discovery, readings, (*site.diagnostics, *gallery.diagnostics))
    log.diagnostics += _url_not_set(config)
    with log.timed("render"):
        staged = _stage(site, gallery, _theme(folder / config.templates), folder / log.output, progress)
    with log.timed("publish"):
        changes = _publish(folder, site, staged)
    if not isinstance(changes, Changes):
        return log.refused(*changes)
    return _report(log, discovery, readings, site, {each.id for each in ledger.records}, changes)


def _read(discovery: Discovery, settings: ReadingSettings, progress: Progress) -> Iterator[Reading]:
    """Give the reading of each article file. One that cannot be read costs only itself."""
    for number, file in enumerate(discovery.files, start=1):
        data = read_bytes(file)
        yield Reading(None, (data,)) if isinstance(data, Diagnostic) else read_article(file.path, data, settings)
        progress("reading", number, len(discovery.files))


def _theme(own: Path) -> Theme | Diagnostic:
    try:
        return load_theme(own)
    except OSError as error:
        message = f"an asset of the theme cannot be read: {error.strerror or error}"
        return report(TEMPLATE_ERROR, message, Span(str(error.filename or own)), hint="check the file's permissions")


def _stage(
    site: Site, gallery: Gallery, theme: Theme | Diagnostic, output: Path, progress: Progress
) -> Staged | list[Diagnostic]:
    """Render every page into the staging area, or return what is wrong with the theme or the output folder."""
    if isinstance(theme, Diagnostic):
        return [theme]
    pages = plan(site, gallery.pictures, {asset.name: asset.url for asset in theme.assets})
    templates = Templates(theme, Wording(site.config.language))
    faults: list[Diagnostic] = []
    assets = (Output(asset.url, asset.data, Rank.ASSET) for asset in theme.assets)
    staged = stage(output, chain(gallery.outputs, assets, _render(pages, templates, faults, progress)))
    if isinstance(staged, Diagnostic):
        return [*faults, staged]
    if faults:
        discard(output)
        return faults
    return staged


def _render(
    pages: Sequence[Page], templates: Templates, faults: list[Diagnostic], progress: Progress
) -> Iterator[Output]:
    """Give the bytes of each page. A kind of page whose template fails is tried once, and its fault noted."""
    failed: set[PageKind] = set()
    for number, page in enumerate(pages, start=1):
        if page.kind not in failed:
            made = render(page, templates)
            if isinstance(made, Diagnostic):
                failed.add(page.kind)
                faults.append(made)
            else:
                yield Output(page.url, made, RANKS[page.kind])
        progress("rendering", number, len(pages))


def _publish(folder: Path, site: Site, staged: Staged | list[Diagnostic]) -> Changes | list[Diagnostic]:
    """Write the ledger, then put the staged site in place; or return what stands against either."""
    if not isinstance(staged, Staged):
        return staged
    unsaved = save_ledger(folder, site.ledger)
    if unsaved:
        discard(staged.folder)
        return [unsaved]
    changes = commit(staged)
    return changes if isinstance(changes, Changes) else [changes]


def _content_diagnostics(
    config: Config, discovery: Discovery, readings: Iterable[Reading], found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Give what there is to say about content, with paths from the project's folder and with source lines."""
    texts = {each.entry.path: each.text for each in readings if each.entry}
    for each in chain(discovery.diagnostics, *(reading.diagnostics for reading in readings), found):
        span = each.span
        if span.line and not span.source and span.path in texts:
            span = replace(span, source=texts[span.path].split("\n")[span.line - 1])
        related = tuple(_below(config.content, other) for other in each.related)
        yield replace(each, span=_below(config.content, span), related=related)


def _below(content: str, span: Span) -> Span:
    return replace(span, path=f"{content}/{span.path}")


def _url_not_set(config: Config) -> list[Diagnostic]:
    if config.url:
        return []
    message = f"feeds need the address of the site; until it is set they say {PLACEHOLDER}"
    return [report(URL_NOT_SET, message, Span(CONFIG), hint="add a line such as url: https://example.org/news/")]


def _report(
    log: _Log, discovery: Discovery, readings: Sequence[Reading], site: Site, known: set[str], changes: Changes
) -> BuildReport:
    return BuildReport(
        output=log.output,
        published=True,
        read=sum(each.entry is not None for each in readings),
        entries=len(site.entries),
        held=site.held,
        unreadable=tuple(file.path for file, each in zip(discovery.files, readings, strict=True) if each.entry is None),
        undated=tuple(sorted(each.entry.path for each in site.entries if each.entry.published.value is None)),
        added=tuple(sorted(each.entry.path for each in site.entries if each.id not in known)),
        changes=changes,
        diagnostics=tuple(log.diagnostics),
        seconds=tuple(log.seconds),
    )
