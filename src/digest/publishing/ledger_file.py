"""Reads and writes `ledger.jsonl`. What the ledger means is `assembly.ledger`'s business."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from digest.assembly.ledger import Ledger
from digest.assembly.ledger_lines import ledger_bytes, parse_ledger
from digest.foundation.codes import BROKEN_LEDGER, OUTPUT_FAULT
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.publishing.disk import DISK, Disk

if TYPE_CHECKING:
    from pathlib import Path

NAME = "ledger.jsonl"
STAGED = f".{NAME}.new"  # beside it, so that putting it in place is one rename


def load_ledger(folder: Path) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """Return the ledger beside digest.yaml, an empty one if there is none yet, or None with what is wrong with it."""
    try:
        data = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return Ledger(), ()
    except OSError as error:
        message = f"the ledger cannot be read: {error.strerror}"
        return None, (report(BROKEN_LEDGER, message, Span(NAME), hint="check the file's owner and permissions"),)
    return parse_ledger(data, NAME)


def save_ledger(folder: Path, ledger: Ledger, *, disk: Disk = DISK) -> Diagnostic | None:
    """Write the ledger if it differs from the file, whole or not at all, and synced before the site may change. What a
    killed build left of one goes."""
    target, staged = folder / NAME, folder / STAGED
    data = ledger_bytes(ledger)
    try:
        if _is_written(target, data, needed=bool(ledger.records)):
            with suppress(OSError):
                disk.remove(str(staged))
            return None
        disk.write(str(staged), data, sync=True)
        disk.replace(str(staged), str(target))
        disk.sync_folder(str(folder))
    except OSError as error:
        with suppress(OSError):
            disk.remove(str(staged))
        message = f"the ledger cannot be written: {error.strerror}"
        return report(OUTPUT_FAULT, message, Span(NAME), hint="check the folder's permissions and the space left")
    return None


def _is_written(target: Path, data: bytes, *, needed: bool) -> bool:
    if not target.exists():
        return not needed
    return target.is_file() and target.read_bytes() == data
