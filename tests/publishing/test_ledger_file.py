"""The ledger on disk: written whole or not at all, and only when it changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.assembly.ledger import Ledger, Record
from digest.publishing.ledger_file import load_ledger, save_ledger

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = Ledger((Record("0b0e9f5c-3d34-4b51-9d0e-111111111111", "a.txt", "00", datetime(2022, 1, 18, tzinfo=UTC)),))


def test_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    """A saved ledger is found by the next build."""
    assert save_ledger(tmp_path, LEDGER) is None
    assert (LEDGER, ()) == load_ledger(tmp_path)
    assert ["ledger.jsonl"] == [path.name for path in tmp_path.iterdir()]


def test_missing_ledger_is_empty_and_stays_missing(tmp_path: Path) -> None:
    """A site without entries has no ledger."""
    assert (Ledger(), ()) == load_ledger(tmp_path)
    assert save_ledger(tmp_path, Ledger()) is None
    assert [] == list(tmp_path.iterdir())


def test_equal_ledger_is_not_written(tmp_path: Path) -> None:
    """A build that adds nothing leaves the file as it is."""
    save_ledger(tmp_path, LEDGER)
    before = (tmp_path / "ledger.jsonl").stat()
    save_ledger(tmp_path, LEDGER)
    assert before.st_ino == (tmp_path / "ledger.jsonl").stat().st_ino


def test_ledger_that_is_a_folder_is_a_diagnostic(tmp_path: Path) -> None:
    """What the system refuses is reported, on reading and on writing."""
    (tmp_path / "ledger.jsonl").mkdir()
    ledger, (unreadable,) = load_ledger(tmp_path)
    unwritable = save_ledger(tmp_path, LEDGER)
    assert ledger is None
    assert unwritable is not None
    assert ("broken-ledger", "output-fault") == (unreadable.code, unwritable.code)
