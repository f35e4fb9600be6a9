"""Makes sure that an output folder may be written: that it is digest's or empty, that no other build is at it, and that
what a killed build began is completed first.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.foundation.codes import BUILD_CUT_OFF, FOREIGN_OUTPUT, OUTPUT_FAULT
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.publishing import journal as journals
from digest.publishing.disk import DISK, Disk
from digest.publishing.journal import parse_journal
from digest.publishing.lock import hold_file, hold_folder
from digest.publishing.manifest import NAME, Manifest, manifest_bytes, parse_manifest
from digest.publishing.placing import STAGING, forget, is_whole, linked_folder, replay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".digest/lock"  # in the project's folder, while a build runs: two builds may share a ledger
UNREMARKABLE = frozenset({"CNAME"})  # with dotfiles, what a host or git keeps in an otherwise empty folder


@dataclass(frozen=True, slots=True)
class Claim:
    """An output folder that this process alone may write: what digest wrote into it, and notes for the editor."""

    folder: Path
    manifest: Manifest
    diagnostics: tuple[Diagnostic, ...] = ()


@contextmanager
def claim(folder: Path, project: Path, *, disk: Disk = DISK) -> Iterator[Claim | Diagnostic]:
    """Hold an output folder and a project's folder while the block runs, or give what stands against it.

    Whatever is staged and not put in place when the block ends is thrown away.
    """
    with ExitStack() as stack:
        yield _hold(stack, folder, project) or _enter(stack, folder, disk)


def fault(error: OSError, folder: Path) -> Diagnostic:
    """Return what the operating system has against writing the output folder."""
    reason = error.strerror or str(error)
    message = f"the output folder cannot be written: {reason}"
    hint = "check its owner, its permissions and the space left; --output names another folder"
    return report(OUTPUT_FAULT, message, Span(str(error.filename or folder)), hint=hint)


def _hold(stack: ExitStack, folder: Path, project: Path) -> Diagnostic | None:
    """Take both locks, or say who has one of them. A file in place of the folder is found by `_survey`."""
    if os.path.lexists(folder) and not folder.is_dir():
        return None
    try:
        # In a read-only folder there is no lock, and no build can write the ledger there either.
        if os.access(project, os.W_OK | os.X_OK):
            held = stack.enter_context(hold_file(project / LOCK))
            if held:
                return held
        return stack.enter_context(hold_folder(folder))
    except OSError as error:
        return fault(error, folder)


def _survey(folder: Path) -> Manifest | Diagnostic:
    """Return the manifest of a folder that is digest's or empty, or say why it is neither. Changes nothing."""
    if not folder.is_dir():
        message = "the output folder is a file"
        return report(FOREIGN_OUTPUT, message, Span(str(folder)), hint="name another folder with --output")
    reason = ""
    if (folder / NAME).is_file():
        manifest = parse_manifest((folder / NAME).read_bytes())
        if isinstance(manifest, Manifest):
            return manifest
        reason = f"; its list of digest's own files ({NAME}) {manifest}"
    foreign = sorted(p.name for p in folder.iterdir() if not p.name.startswith(".") and p.name not in UNREMARKABLE)
    if not foreign:
        return Manifest()
    named = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
    message = f"the output folder holds files that digest did not write: {named}{reason}"
    hint = "name an empty folder with --output, or empty it"
    return report(FOREIGN_OUTPUT, message, Span(str(folder)), hint=hint)


def _enter(stack: ExitStack, folder: Path, disk: Disk) -> Claim | Diagnostic:
    """Complete what a killed build began, now that nobody else is there, and look at what there is."""
    try:
        notes = _recover(str(folder), disk)
        found = _survey(folder)
    except OSError as error:
        return fault(error, folder)
    if isinstance(found, Diagnostic):
        return found
    _leave(folder, disk)
    stack.callback(_leave, folder, disk)
    return Claim(folder, found, notes)


def _recover(folder: str, disk: Disk) -> tuple[Diagnostic, ...]:
    """Carry out the journal that a killed build left behind, if every byte it speaks of is there."""
    path = f"{folder}/{journals.NAME}"
    if not os.path.lexists(path):
        return ()
    with open(path, "rb") as file:  # noqa: PTH123  (all paths here are strings, as for the disk)
        journal = parse_journal(file.read())
    message = "the last build was ended while it put files in place"
    if journal is None:
        forget(folder, disk)
        message += "; its journal is damaged, so this build compares everything"
    elif is_whole(folder, journal) and not linked_folder(folder, journal.paths):
        replay(folder, journal, disk)
        message += "; that is completed now"
    else:
        # Files were lost with it, as a power failure does. What it had put in place is digest's, whatever it holds now.
        ours = dict.fromkeys((put.path for put in (*journal.create, *journal.replace)), "")
        manifest = _manifest(folder)
        disk.make_folder(f"{folder}/{STAGING}", 0o700)
        disk.write(
            f"{folder}/{STAGING}/manifest", manifest_bytes(Manifest({**manifest.files, **ours}, manifest.ledger))
        )
        disk.replace(f"{folder}/{STAGING}/manifest", f"{folder}/{NAME}")
        forget(folder, disk)
        message += "; some of them are lost, so this build writes them again"
    return (report(BUILD_CUT_OFF, message, Span(folder)),)


def _manifest(folder: str) -> Manifest:
    try:
        with open(f"{folder}/{NAME}", "rb") as file:  # noqa: PTH123  (likewise)
            found = parse_manifest(file.read())
    except FileNotFoundError:
        return Manifest()
    return found if isinstance(found, Manifest) else Manifest()


def _leave(folder: Path, disk: Disk) -> None:
    """Throw away what was staged, unless a journal says that the next build needs it."""
    if not os.path.lexists(folder / journals.NAME):
        disk.clear(str(folder / STAGING))
