"""Runs a command and measures it: wall time, processor time with that of its children, and the memory of all of them.

Reads /proc, so it needs Linux. It knows nothing of what it runs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PROC = Path("/proc")
OFTEN = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """A finished command: `wall` and `cpu` in seconds, `peak` in MiB (0 if nobody looked), and what it printed."""

    wall: float
    cpu: float
    peak: float
    said: str


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], *, memory: bool = False) -> Run:
    """Run a command to its end; one that fails ends the measurement. To watch the `memory` costs it some time."""
    os.sync()  # so that it does not wait for what others wrote before it
    with tempfile.TemporaryFile("w+") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(each) for each in command],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = Watch(process.pid) if memory else None
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # Ctrl-C does not reach another session
            os.killpg(process.pid, signal.SIGTERM)
            raise
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{said[-2000:]}")
    # Not `used.ru_maxrss`: it counts what this process had when it forked.
    peak = watch.stop() if watch else 0.0
    return Run(wall, used.ru_utime + used.ru_stime, peak, said)


class Watch(threading.Thread):
    """Looks again and again at how much memory the processes of a session have together; pages that they share count
    once (proportional set size)."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self._peak = 0  # KiB
        self._enough = threading.Event()
        self.start()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._enough.wait(OFTEN):
            self._peak = max(self._peak, sum(map(size, members(self._session))))

    def stop(self) -> float:
        """Return the peak in MiB."""
        self._enough.set()
        self.join()
        return self._peak / 1024


def members(session: int) -> Iterator[int]:
    """Yield the processes of a session, of which a process that was started for itself is the first."""
    for each in PROC.iterdir():
        if each.name.isdigit():
            with suppress(OSError):  # it may be gone by now
                fields = (each / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session:
                    yield int(each.name)


def size(process: int) -> int:
    """Return the proportional set size of a process in KiB; 0 if it is gone."""
    with suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
