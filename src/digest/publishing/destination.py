"""What must hold before a site may be written to a folder: that it is apart from what editors write, that a preview
stays out of the public site, that a build for a server needs no new ledger, and that content/ was not emptied by
accident.

Each check returns what stands against the build, nothing if nothing does. Nothing is opened and nothing is written.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.foundation.codes import EMPTY_CONTENT, LOCKED_LEDGER, MISPLACED_OUTPUT
from digest.foundation.config import NAME as CONFIG
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.publishing.ledger_file import NAME as LEDGER

if TYPE_CHECKING:
    from pathlib import Path

    from digest.assembly.ledger import Ledger
    from digest.assembly.site import Site
    from digest.foundation.config import Config
    from digest.publishing.manifest import Manifest

NAMED = 3  # articles that a message names


def misplacement(folder: Path, config: Config, output: str, *, preview: bool) -> list[Diagnostic]:
    """Return what is wrong with where the site would go; links are followed. `output` is seen from the folder."""
    target = (folder / output).resolve()
    for name in ("content", "templates", "static"):
        other = folder / getattr(config, name, name)
        if _overlap(target, other.resolve()):
            message = f"the site would be written around or into {other.name}/, which digest reads"
            hint = "name a folder of its own with --output or output: in digest.yaml"
            return [report(MISPLACED_OUTPUT, message, Span(output), hint=hint)]
    if target == folder.resolve() or target in folder.resolve().parents:
        message = f"the site would be written around {CONFIG} and the ledger"
        return [report(MISPLACED_OUTPUT, message, Span(output), hint="name a folder below it")]
    return _no_preview(output) if preview and _overlap(target, (folder / config.output).resolve()) else []


def public_site(output: str, manifest: Manifest) -> list[Diagnostic]:
    """Return what stands against writing a preview over what a folder holds: a site whose manifest has a copy of the
    ledger is the public one, wherever it stands."""
    return [] if manifest.ledger is None else _no_preview(output)


def _no_preview(output: str) -> list[Diagnostic]:
    message = "a preview shows drafts and future articles, and this is where the public site is"
    return [report(MISPLACED_OUTPUT, message, Span(output), hint="name another folder, such as --output preview")]


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def empty_content(content: str, ledger: Ledger, found: int) -> list[Diagnostic]:
    """Return what stands against publishing no article at all where some were: most often content/ is not there."""
    public = sum(each.gone is None for each in ledger.records)
    if found or not public:
        return []
    message = f"no article is here, but {public} {'was' if public == 1 else 'were'} published; the site stays as it is"
    hint = "put them back; to take an article away for good, write withdrawn: and a reason at its top"
    return [report(EMPTY_CONTENT, message, Span(content), hint=hint)]


def locked_ledger(before: Ledger, site: Site) -> list[Diagnostic]:
    """Return what stands against a build that must not write the ledger: that it would have to, or that an article
    which was published cannot be read."""
    faults = []
    if replace(site.ledger, lists=before.lists) != before:  # addresses of lists are but noted
        known = {each.id for each in before.records}
        new = sorted(each.entry.path for each in site.entries if each.id not in known)
        more = f" and {len(new) - NAMED} more" if len(new) > NAMED else ""
        why = f"it does not know {', '.join(new[:NAMED])}{more}" if new else "what it says is no longer true"
        hint = f"run digest build without --locked and commit {LEDGER}"
        faults.append(report(LOCKED_LEDGER, f"the ledger would have to change: {why}", Span(LEDGER), hint=hint))
    if site.unavailable:
        number = len(site.unavailable)
        what = "an article that was" if number == 1 else f"{number} articles that were"
        message = f"{what} published cannot be read now"
        faults.append(report(LOCKED_LEDGER, message, Span(LEDGER), hint="see the errors above; repair or restore it"))
    return faults
