"""Measures publishing alone on a site of many files: a first build, one without changes, a hundredth and all changed.

    python benchmarks/writing.py [--files 13000] [--folder DIR] [--sync]

`--sync` waits for the disk after every file, which is what digest does not do: see docs/decisions/publishing.md.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from digest.foundation.diagnostics import Diagnostic
from digest.publishing.claiming import claim
from digest.publishing.committing import commit
from digest.publishing.disk import DISK, Disk
from digest.publishing.output import Changes, Output, Rank
from digest.publishing.staging import Staged, stage

SIZE = 10_000  # bytes of a page


class _Syncing(Disk):
    """Waits for the disk after every file."""

    def write(self, path: str, data: bytes, *, sync: bool = False) -> None:  # noqa: ARG002  (always)
        super().write(path, data, sync=True)


def site(count: int, version: int, every: int) -> list[Output]:
    """Return pages of which each `every`th is new in a version."""
    body = random.Random(1).randbytes(SIZE)  # noqa: S311  (no secret)
    return [
        Output(
            f"{2000 + n // 1200}/{n // 100 % 12 + 1:02}/{n}.html", b"%d %s" % (n % every or version, body), Rank.LEAF
        )
        for n in range(count)
    ]


def measure(name: str, folder: Path, files: list[Output], disk: Disk) -> None:
    """Publish some files and print the seconds of each stage."""
    start = time.perf_counter()
    with claim(folder, folder.parent, disk=disk) as claimed:
        if isinstance(claimed, Diagnostic):
            raise SystemExit(claimed.message)
        begun = time.perf_counter()
        staged = stage(claimed, files, disk=disk)
        ready = time.perf_counter()
        done = commit(staged, disk=disk) if isinstance(staged, Staged) else None
        end = time.perf_counter()
    if not isinstance(done, Changes):
        raise SystemExit(str(done or staged))
    written = len(done.created) + len(done.updated)
    stages = f"claim {begun - start:5.2f} s, stage {ready - begun:5.2f} s, put in place {end - ready:5.2f} s"
    print(f"{name:<20}{stages}, {written} written, {len(done.removed)} removed")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description="Measure how long it takes to write a site.")
    parser.add_argument("--files", type=int, default=13_000)
    parser.add_argument("--folder", type=Path, help="where to write; a temporary folder in it is used")
    parser.add_argument("--sync", action="store_true", help="wait for the disk after every file")
    asked = parser.parse_args()
    disk = _Syncing() if asked.sync else DISK
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name) / "site"
        measure("first build", folder, site(asked.files, 1, 100), disk)
        measure("nothing changed", folder, site(asked.files, 1, 100), disk)
        measure("a hundredth changed", folder, site(asked.files, 2, 100), disk)
        measure("all changed", folder, site(asked.files, 3, 1), disk)
        measure("half removed", folder, site(asked.files, 3, 1)[: asked.files // 2], disk)


if __name__ == "__main__":
    main()
