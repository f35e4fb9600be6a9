"""Two builds at once: the second one is told who holds the folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest.publishing.lock import hold_file, hold_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from digest.publishing.lock import hold_file, hold_folder
with hold_file(Path(sys.argv[1]) / ".digest" / "lock"), hold_folder(Path(sys.argv[1]) / "site"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Callable[[], subprocess.Popen[bytes]]:
    """Return a starter of another process that holds the folder's locks until its input ends."""

    def start() -> subprocess.Popen[bytes]:
        arguments = [sys.executable, "-c", HOLDER, str(tmp_path)]
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert b"held\n" == process.stdout.readline()
        return process

    return start


def test_holder_is_named(tmp_path: Path, holder: Callable[[], subprocess.Popen[bytes]]) -> None:
    """The diagnostic has the number of the process that builds, and its host."""
    with holder() as process:
        with hold_file(tmp_path / ".digest" / "lock") as refused:
            assert refused is not None
        process.communicate()
    expected = f"another build is running here: process {process.pid} on {socket.gethostname()}"
    assert ("build-running", expected) == (refused.code, refused.message)


def test_folder_is_held_without_a_file_in_it(tmp_path: Path, holder: Callable[[], subprocess.Popen[bytes]]) -> None:
    """A folder can be held by one process only, and nothing is written into it for that."""
    with holder() as process:
        with hold_folder(tmp_path / "site") as refused:
            assert refused is not None
            assert [] == list((tmp_path / "site").iterdir())
        process.communicate()
    assert "another build is running here: another process" == refused.message


def test_locks_of_a_killed_process_are_free(tmp_path: Path, holder: Callable[[], subprocess.Popen[bytes]]) -> None:
    """A build that was killed leaves its file behind, and the next one takes it."""
    with holder() as process:
        process.kill()
    assert str(process.pid) in (tmp_path / ".digest" / "lock").read_text()
    with hold_file(tmp_path / ".digest" / "lock") as first, hold_folder(tmp_path / "site") as second:
        assert (None, None) == (first, second)
        assert f"{os.getpid()} " in (tmp_path / ".digest" / "lock").read_text()


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Files and folders that were made for a lock go with it; a folder that was put to use stays."""
    with hold_file(tmp_path / "a" / "b" / "lock"), hold_folder(tmp_path / "c"), hold_folder(tmp_path / "d"):
        (tmp_path / "d" / "index.html").write_text("")
    assert ["d"] == [path.name for path in tmp_path.iterdir()]


def test_lock_can_be_taken_again(tmp_path: Path) -> None:
    """One build after the other is no conflict, two in one process are."""
    for _ in range(2):
        with hold_folder(tmp_path) as refused:
            assert refused is None
            with hold_folder(tmp_path) as again:
                assert again is not None


def test_many_processes_take_turns(tmp_path: Path) -> None:
    """However several processes race for a lock that is made and deleted all the time, one at a time has it."""
    racing = """
import sys
from pathlib import Path
from digest.publishing.lock import hold_file
folder, won = Path(sys.argv[1]), 0
while won < 100:
    with hold_file(folder / ".digest" / "lock") as refused:
        if refused is None:
            (folder / "inside").mkdir()  # fails if anybody else is inside
            (folder / "inside").rmdir()
            won += 1
"""
    processes = [subprocess.Popen([sys.executable, "-c", racing, str(tmp_path)]) for _ in range(3)]
    assert [0, 0, 0] == [process.wait() for process in processes]
    assert [] == [path for path in tmp_path.rglob("*") if path.is_file()]
