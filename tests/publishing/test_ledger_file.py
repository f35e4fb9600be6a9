"""The ledger on disk: written whole or not at all, and only when it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from digest.assembly.ledger import Ledger, ListAddress, Record
from digest.assembly.ledger_lines import ledger_bytes
from digest.publishing.disk import Disk
from digest.publishing.ledger_file import load_ledger, save_ledger

if TYPE_CHECKING:
    from pathlib import Path


class Killed(BaseException):
    """The process is no more."""


class _Dying(Disk):
    """Does half of one step, and then nothing more."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise Killed

    def write(self, path: str, data: bytes, *, sync: bool = False) -> None:
        super().write(path, data if self.left > 1 else data[: len(data) // 2], sync=sync)
        self.step()

    def replace(self, source: str, target: str) -> None:
        self.step()
        super().replace(source, target)

    def sync_folder(self, path: str) -> None:
        self.step()
        super().sync_folder(path)


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


@pytest.mark.parametrize("at", [1, 2, 3])
def test_ledger_is_whole_after_a_kill_at_each_step(tmp_path: Path, at: int) -> None:
    """A build that dies while it writes the ledger leaves the old one or the new one, and the next build clears up."""
    save_ledger(tmp_path, LEDGER)
    old, new = (tmp_path / "ledger.jsonl").read_bytes(), replace(LEDGER, lists=(ListAddress("about.html"),))
    with pytest.raises(Killed):
        save_ledger(tmp_path, new, disk=_Dying(at))
    assert (tmp_path / "ledger.jsonl").read_bytes() in (old, ledger_bytes(new))
    known, _ = load_ledger(tmp_path)
    assert known is not None
    assert save_ledger(tmp_path, known) is None
    assert ["ledger.jsonl"] == [path.name for path in tmp_path.iterdir()]


def test_ledger_that_is_a_folder_is_a_diagnostic(tmp_path: Path) -> None:
    """What the system refuses is reported, on reading and on writing."""
    (tmp_path / "ledger.jsonl").mkdir()
    ledger, (unreadable,) = load_ledger(tmp_path)
    unwritable = save_ledger(tmp_path, LEDGER)
    assert ledger is None
    assert unwritable is not None
    assert ("broken-ledger", "output-fault") == (unreadable.code, unwritable.code)
