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

from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.covering import Understood, understand
from digest.assembly.feed_addresses import url_not_set
from digest.assembly.former_lists import remembered
from digest.assembly.ledger_lines import public_copy, recover
from digest.assembly.planning import plan
from digest.assembly.views import Page, PageKind
from digest.foundation.config import Config, load_config
from digest.foundation.diagnostics import Diagnostic, has_faults
from digest.foundation.overrides import Overrides, load_overrides
from digest.publishing.claiming import Claim, claim
from digest.publishing.committing import commit
from digest.publishing.destination import empty_content, locked_ledger, misplacement, public_site
from digest.publishing.ledger_file import NAME as LEDGER
from digest.publishing.ledger_file import load_ledger, save_ledger
from digest.publishing.output import Changes, Output, Rank
from digest.publishing.pictures import Gallery, gather
from digest.publishing.report import BuildReport
from digest.publishing.staging import Staged, stage
from digest.publishing.static import find_static
from digest.publishing.subscribers import FEED, Kept, noticed, read_feed
from digest.publishing.telling import said_of_content, told_of_content
from digest.publishing.viewpoint import from_folder
from digest.reading.discover import Discovery, discover, read_bytes
from digest.reading.read import Reading, read_article
from digest.rendering.environment import Templates
from digest.rendering.rendering import render
from digest.rendering.theme import Theme, open_theme
from digest.rendering.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.assembly.ledger import Ledger
    from digest.assembly.site import Site
    from digest.foundation.settings import ReadingSettings

Progress: TypeAlias = "Callable[[str, int, int], None]"

RANKS = {
    **dict.fromkeys(PageKind, Rank.LEAF),
    **dict.fromkeys((PageKind.SECTION, PageKind.TOPIC, PageKind.SOURCE, PageKind.EDITION), Rank.LIST),
    **dict.fromkeys((PageKind.NAME, PageKind.STORY, PageKind.THREAD), Rank.LIST),
    **dict.fromkeys((PageKind.NAMES, PageKind.TOPICS, PageKind.STORIES), Rank.LIST),
    **dict.fromkeys((PageKind.MONTH, PageKind.YEAR, PageKind.UNDATED, PageKind.CORRECTIONS), Rank.LIST),
    PageKind.FRONT: Rank.FRONT,
    **dict.fromkeys((PageKind.RSS, PageKind.ATOM, PageKind.JSON, PageKind.OPML, PageKind.SITEMAP), Rank.FEED),
}


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line asks of a build. `base_url` stands for `url` of digest.yaml (it ends with a slash);
    `locked` never writes the ledger and refuses where it would have to; `drafts` and `future` make a preview."""

    drafts: bool = False
    future: bool = False
    archive: bool = False
    base_url: str | None = None
    locked: bool = False

    @property
    def preview(self) -> bool:
        """Whether the build shows what the public must not see. The ledger does not learn of it."""
        return self.drafts or self.future

    @property
    def writes_ledger(self) -> bool:
        """Whether what is new may be entered in the ledger."""
        return not (self.preview or self.locked)


PLAIN = BuildOptions()


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


@dataclass(slots=True)
class _Log:
    """What a build has to tell, while it works and afterwards. `folder` is the project's: paths are seen from it."""

    folder: Path
    output: str
    preview: bool
    progress: Progress
    diagnostics: list[Diagnostic] = field(default_factory=list)
    seconds: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds.append((stage, time.perf_counter() - start))

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics += (from_folder(self.folder, each) for each in diagnostics)

    def refused(self, *faults: Diagnostic) -> BuildReport:
        self.add(faults)
        return self.report(published=False)

    def report(self, *, published: bool) -> BuildReport:
        return BuildReport(
            output=self.output,
            published=published,
            preview=self.preview,
            diagnostics=tuple(dict.fromkeys(self.diagnostics)),
            seconds=tuple(self.seconds),
        )


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be built: the project's folder, its configuration, the editor's word on names and topics, the clock's
    answer (aware), what was asked, and the output folder, which is this build's alone."""

    folder: Path
    config: Config
    overrides: Overrides
    now: datetime
    options: BuildOptions
    claimed: Claim


def build(
    folder: Path, output: Path | None, now: datetime, progress: Progress = silent, options: BuildOptions = PLAIN
) -> BuildReport:
    """Build the site of a folder and report what was done.

    `output` is relative to the folder (None: what digest.yaml says). `now` is the one clock's answer; one without a
    zone is in the site's. `progress` is called with a stage, what is done and what there is to do.
    """
    log = _Log(folder, str(output or Config().output), options.preview, progress)
    config, faults = load_config(folder)
    log.add(faults)
    overrides, faults = load_overrides(folder)
    log.add(faults)
    if config is None or has_faults(faults):
        return log.refused()
    log.output = str(output or config.output)
    misplaced = misplacement(folder, config, log.output, preview=options.preview)
    if misplaced:
        return log.refused(*misplaced)
    config = replace(config, url=options.base_url or config.url)
    now = now if now.tzinfo else now.replace(tzinfo=config.reading.zone)
    with claim(folder / log.output, folder) as claimed:
        if isinstance(claimed, Diagnostic):
            return log.refused(claimed)
        log.add(claimed.diagnostics)
        return _build(_Order(folder, config, overrides, now, options, claimed), log)


def _build(order: _Order, log: _Log) -> BuildReport:
    config, options = order.config, order.options
    refusals = public_site(log.output, order.claimed.manifest) if options.preview else []
    ledger, faults = _ledger(order)
    log.add(faults)
    if refusals or ledger is None:
        return log.refused(*refusals)
    with log.timed("read"):
        discovery = discover(order.folder / config.content, config.reading)
        readings = list(_read(discovery, config.reading, log.progress))
    if not (order.folder / config.content).is_dir():
        return log.refused(*discovery.diagnostics)
    with log.timed("analyse"):
        understood = _understand(order, readings, log.progress)
    with log.timed("assemble"):
        site = _assemble(order, ledger, discovery, readings, understood)
        gallery = gather(site, discovery.images)
    log.add(said_of_content(config.content, discovery, readings, (*site.diagnostics, *gallery.diagnostics)))
    log.add(url_not_set(config))
    refusals = empty_content(config.content, ledger, len(discovery.files))
    refusals += locked_ledger(ledger, site) if options.locked else []
    if refusals or site.refused:
        return log.refused(*refusals)
    old, new = read_feed(order.claimed.folder), Kept(FEED)
    with log.timed("render"):
        theme = open_theme(order.folder / config.templates)
        if isinstance(theme, Diagnostic):
            return log.refused(theme)
        pages = plan(site, gallery.pictures, {asset.name: asset.url for asset in theme.assets})
        site = replace(site, ledger=remembered(site, pages))
        staged = _stage(order, pages, theme, gallery, new, log)
    with log.timed("publish"):
        changes = _publish(order, site, staged)
    if not isinstance(changes, Changes):
        return log.refused(*changes)
    report = told_of_content(log.report(published=True), discovery, readings, ledger, site)
    wrote = options.writes_ledger and (site.ledger != ledger or bool(faults))  # a rebuilt one is told as a fault
    seen = noticed(old, new.data, ledger, site) if not options.preview else report.subscribers
    return replace(report, changes=changes, subscribers=seen, ledger=wrote)


def _ledger(order: _Order) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """Return the ledger, or what the site in the output folder remembers of one that is lost and may be written."""
    copy = order.claimed.manifest.ledger
    if copy is None or order.options.locked or (order.folder / LEDGER).exists():
        return load_ledger(order.folder)
    return recover(copy, LEDGER)


def _read(discovery: Discovery, settings: ReadingSettings, progress: Progress) -> Iterator[Reading]:
    """Give the reading of each article file. One that cannot be read costs only itself."""
    for number, file in enumerate(discovery.files, start=1):
        data = read_bytes(file)
        yield Reading(None, (data,)) if isinstance(data, Diagnostic) else read_article(file.path, data, settings)
        progress("reading", number, len(discovery.files))


def _understand(order: _Order, readings: Sequence[Reading], progress: Progress) -> Understood:
    """Return what analysis finds in each entry, out of what may be published of it."""
    analyses = {}
    for number, each in enumerate(readings, start=1):
        if each.entry:
            analyses[each.entry.path] = understand(each.entry, order.config)
        progress("analysing", number, len(readings))
    return Understood(analyses, order.overrides)


def _assemble(
    order: _Order, ledger: Ledger, discovery: Discovery, readings: Sequence[Reading], understood: Understood
) -> Site:
    asked = order.options
    entries = [each.entry for each in readings if each.entry]
    present = frozenset(file.path for file in discovery.files)
    options = AssembleOptions(
        archive=asked.archive,
        drafts=asked.drafts,
        future=asked.future,
        locked=asked.locked,
        unreadable=(present | {each.span.path for each in discovery.diagnostics}) - {each.path for each in entries},
    )
    return assemble(entries, ledger, order.config, order.now, present=present, options=options, understood=understood)


def _stage(
    order: _Order, pages: Sequence[Page], theme: Theme, gallery: Gallery, feed: Kept, log: _Log
) -> Staged | list[Diagnostic]:
    """Render every page into the staging area, or return what is wrong with the theme or the output folder."""
    static = find_static(order.folder)
    log.add(static.diagnostics)
    faults: list[Diagnostic] = []
    assets = (Output(asset.url, asset.data, Rank.ASSET) for asset in theme.assets)
    rendered = _render(pages, Templates(theme, Wording(order.config.language)), faults, log.progress)
    staged = stage(
        order.claimed, feed.watch(chain(static.files, gallery.outputs, assets, rendered)), keep=static.unread
    )
    if not isinstance(staged, Staged) or faults:
        return [*faults, *(() if isinstance(staged, Staged) else staged)]
    log.add(staged.diagnostics)
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
                yield Output(page.url, made, RANKS[page.kind], yields=page.kind is PageKind.TEXT)
        progress("rendering", number, len(pages))


def _publish(order: _Order, site: Site, staged: Staged | list[Diagnostic]) -> Changes | list[Diagnostic]:
    """Write the ledger, then put the staged site in place; or return what stands against either."""
    if not isinstance(staged, Staged):
        return staged
    unsaved = save_ledger(order.folder, site.ledger) if order.options.writes_ledger else None
    if unsaved:
        return [unsaved]
    changes = commit(staged, None if order.options.preview else public_copy(site.ledger))
    return changes if isinstance(changes, Changes) else [changes]
