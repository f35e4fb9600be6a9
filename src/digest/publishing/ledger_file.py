"""Reads and writes `ledger.jsonl`. What the ledger means is `assembly.ledger`'s business."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from digest.assembly.ledger import Ledger
from digest.assembly.ledger_lines import ledger_bytes, parse_ledger
from digest.foundation.codes import BROKEN_LEDGER, OUTPUT_FAULT
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from pathlib import Path

NAME = "ledger.jsonl"


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


def save_ledger(folder: Path, ledger: Ledger) -> Diagnostic | None:
    """Write the ledger if it differs from the file, whole or not at all, and synced before the site may change."""
    target = folder / NAME
    data = ledger_bytes(ledger)
    staged = folder / f".{NAME}.new"
    try:
        if not ledger.records and not target.exists():
            return None
        if target.is_file() and target.read_bytes() == data:
            return None
        with staged.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(target)
    except OSError as error:
        staged.unlink(missing_ok=True)
        message = f"the ledger cannot be written: {error.strerror}"
        return report(OUTPUT_FAULT, message, Span(NAME), hint="check the folder's permissions and the space left")
    return None
