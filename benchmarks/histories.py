"""Plays many editorial histories with real feed readers: the long form of tests/subscribers.

    python benchmarks/histories.py --histories 200

Each history is some sixteen builds between which an editor publishes, edits, renames, withdraws, imports, merges and
moves; `reader` follows three formats and the feed of editions through all of them, newsboat one in ten. Prints what
was played, and the log of every history that went wrong; the exit code is pytest's.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Run the tests of tests/subscribers as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=200)
    parser.add_argument("--workers", default="auto", help="processes, as for pytest -n")
    asked = parser.parse_args()
    environment = {**os.environ, "DIGEST_HISTORIES": str(asked.histories), "DIGEST_REQUIRE_TOOLS": "1"}
    command = [sys.executable, "-m", "pytest", "tests/subscribers", "-q", "-n", asked.workers, "--show-capture=no"]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    seconds = time.perf_counter() - start
    followed = max(1, asked.histories // 10)
    print(f"{asked.histories} histories with reader, {followed} with newsboat, in {seconds:.0f} s")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
