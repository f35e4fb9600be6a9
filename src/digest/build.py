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
from digest.assembly.feed_addresses import URL_NOT_SET as PLACEHOLDER
from digest.assembly.ledger_lines import public_copy, recover
from digest.assembly.planning import plan
from digest.assembly.views import Page, PageKind
from digest.foundation.codes import TEMPLATE_ERROR, URL_NOT_SET
from digest.foundation.config import NAME as CONFIG
from digest.foundation.config import Config, load_config
from digest.foundation.diagnostics import Diagnostic, Span, report
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
from digest.publishing.telling import told_of_content
from digest.publishing.viewpoint import from_content, from_folder
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

    from digest.assembly.ledger import Ledger
    from digest.assembly.site import Site
    from digest.foundation.settings import ReadingSettings

Progress: TypeAlias = "Callable[[str, int, int], None]"

RANKS = {
    **dict.fromkeys(PageKind, Rank.LEAF),
    **dict.fromkeys((PageKind.SECTION, PageKind.TOPIC, PageKind.SOURCE, PageKind.EDITION), Rank.LIST),
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
    """What is to be built: the project's folder, its configuration, the clock's answer (aware), what was asked, and the
    output folder, which is this build's alone."""

    folder: Path
    config: Config
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
    if config is None:
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
        return _build(_Order(folder, config, now, options, claimed), log)


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
    with log.timed("assemble"):
        site = _assemble(order, ledger, discovery, readings)
        gallery = gather(site, discovery.images)
    log.add(_said_of_content(config, discovery, readings, (*site.diagnostics, *gallery.diagnostics)))
    log.add(_url_not_set(config))
    refusals = empty_content(config.content, ledger, len(discovery.files))
    refusals += locked_ledger(ledger, site) if options.locked else []
    if refusals or site.refused:
        return log.refused(*refusals)
    old, new = read_feed(order.claimed.folder), Kept(FEED)
    with log.timed("render"):
        staged = _stage(order, site, gallery, new, log)
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


def _assemble(order: _Order, ledger: Ledger, discovery: Discovery, readings: Sequence[Reading]) -> Site:
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
    return assemble(entries, ledger, order.config, order.now, present=present, options=options)


def _stage(order: _Order, site: Site, gallery: Gallery, feed: Kept, log: _Log) -> Staged | list[Diagnostic]:
    """Render every page into the staging area, or return what is wrong with the theme or the output folder."""
    theme = _theme(order.folder / order.config.templates)
    if isinstance(theme, Diagnostic):
        return [theme]
    static = find_static(order.folder)
    log.add(static.diagnostics)
    pages = plan(site, gallery.pictures, {asset.name: asset.url for asset in theme.assets})
    faults: list[Diagnostic] = []
    assets = (Output(asset.url, asset.data, Rank.ASSET) for asset in theme.assets)
    rendered = _render(pages, Templates(theme, Wording(site.config.language)), faults, log.progress)
    staged = stage(
        order.claimed, feed.watch(chain(static.files, gallery.outputs, assets, rendered)), keep=static.unread
    )
    if not isinstance(staged, Staged) or faults:
        return [*faults, *(() if isinstance(staged, Staged) else staged)]
    log.add(staged.diagnostics)
    return staged


def _theme(own: Path) -> Theme | Diagnostic:
    try:
        return load_theme(own)
    except OSError as error:
        message = f"an asset of the theme cannot be read: {error.strerror or error}"
        return report(TEMPLATE_ERROR, message, Span(str(error.filename or own)), hint="check the file's permissions")


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


def _said_of_content(
    config: Config, discovery: Discovery, readings: Iterable[Reading], found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Give what there is to say about content, with paths from the project's folder and with source lines."""
    texts = {each.entry.path: each.text for each in readings if each.entry}
    said = chain(discovery.diagnostics, *(reading.diagnostics for reading in readings), found)
    return from_content(config.content, said, texts)


def _url_not_set(config: Config) -> list[Diagnostic]:
    if config.url:
        return []
    message = f"feeds need the address of the site; until it is set they say {PLACEHOLDER}"
    return [report(URL_NOT_SET, message, Span(CONFIG), hint="add a line such as url: https://example.org/news/")]
