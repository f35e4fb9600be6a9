"""Puts a staged site in place: writes the plan down, then carries it out.

The ledger must be on the disk before: a build that is killed in between is then repeated by the next one with the same
ids and dates.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.foundation.fingerprint import fingerprint
from digest.publishing.claiming import fault
from digest.publishing.disk import DISK, Disk
from digest.publishing.journal import NAME as JOURNAL
from digest.publishing.journal import Journal, Put
from digest.publishing.manifest import NAME, Manifest, manifest_bytes
from digest.publishing.output import Changes, Rank
from digest.publishing.placing import STAGING, replay, staged_path, write_journal

if TYPE_CHECKING:
    from digest.foundation.diagnostics import Diagnostic
    from digest.publishing.staging import Staged

MANIFEST_NUMBER = 0  # of the manifest in the staging folder
READ_BY_READERS = (".html", ".xml", ".json", ".txt", ".opml")  # may link to other files, and so are deleted first


def commit(staged: Staged, ledger: str | None = None, *, disk: Disk = DISK) -> Changes | Diagnostic:
    """Put the staged files in place and delete what is no longer part of the site.

    `ledger` is the ledger's text, of which the manifest keeps a copy; None keeps the copy it has.
    """
    claim = staged.claim
    manifest = Manifest(staged.files, claim.manifest.ledger if ledger is None else ledger)
    changes = Changes(
        tuple(sorted(each.path for each in staged.waiting if each.is_new)),
        tuple(sorted(each.path for each in staged.waiting if not each.is_new)),
        staged.unchanged,
        staged.removed,
    )
    if not changes.any and manifest == claim.manifest and (claim.folder / NAME).is_file():
        return changes
    folder = str(claim.folder)
    try:
        journal = _journal(staged, _stage_manifest(folder, manifest, disk))
        write_journal(folder, journal, disk)
        replay(folder, journal, disk)
    except OSError as error:
        found = fault(error, claim.folder)
        half = (claim.folder / JOURNAL).exists()
        return replace(found, hint=f"{found.hint}; the next build completes this one") if half else found
    return changes


def _stage_manifest(folder: str, manifest: Manifest, disk: Disk) -> Put:
    data = manifest_bytes(manifest)
    disk.make_folder(f"{folder}/{STAGING}", 0o700)
    disk.write(staged_path(folder, MANIFEST_NUMBER), data, sync=True)
    return Put(MANIFEST_NUMBER, NAME, fingerprint(data))


def _journal(staged: Staged, manifest: Put) -> Journal:
    ordered = sorted(staged.waiting, key=lambda each: (each.rank, each.path))
    puts = {each.path: Put(each.number, each.path, staged.files[each.path]) for each in ordered}
    new = sorted((each for each in ordered if each.is_new), key=lambda each: each.rank is Rank.FRONT)
    rest = [path for path in staged.removed if path not in staged.clear]
    return Journal(
        staged.clear,
        tuple(puts[each.path] for each in new),
        tuple(puts[each.path] for each in ordered if not each.is_new),
        tuple(sorted(rest, key=lambda path: (not path.endswith(READ_BY_READERS), path))),
        manifest,
    )
