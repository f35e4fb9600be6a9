"""Takes the picture of the demo's front page that README.md shows.

    python benchmarks/screenshots.py [--chromium /usr/bin/chromium]

Builds the demo in a temporary copy, so that nothing but docs/images/front.png changes. The clock is set to the demo's
last evening: the same content and theme give the same picture on a machine with the same fonts (fonts-liberation and
fonts-dejavu-core in Debian).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images" / "front.png"
LARGEST = 250_000  # bytes; a README is read on slow connections too
WINDOW: ViewportSize = {"width": 1200, "height": 1000}
EVENING = "1643061600"  # 2022-01-24 22:00 UTC
FLAGS = [  # no sandbox: containers have none to give; the rest keeps Chromium from asking the network for anything
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def build_demo(folder: Path) -> Path:
    """Build the demo in an empty folder and return its front page."""
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("digest.yaml", "ledger.jsonl"):
        shutil.copy(ROOT / name, folder)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EVENING}
    command = [sys.executable, "-m", "digest", "build", "--quiet", "-C", str(folder)]
    subprocess.run(command, env=environment, check=True)
    return folder / "site" / "index.html"


def photograph(page: Path, target: Path, chromium: str) -> None:
    """Write the upper part of a page, as a desk's screen shows it by day, as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        tab = browser.new_context(viewport=WINDOW, color_scheme="light").new_page()
        tab.goto(page.as_uri())
        target.parent.mkdir(parents=True, exist_ok=True)
        tab.screenshot(path=target)
        browser.close()


def main() -> None:
    """Take the picture and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser  [default: %(default)s]")
    chromium = parser.parse_args().chromium
    if not chromium:
        parser.error("Chromium is not on the path; name it with --chromium")
    with TemporaryDirectory() as folder:
        photograph(build_demo(Path(folder)), TARGET, chromium)
    size = TARGET.stat().st_size
    print(f"{TARGET.relative_to(ROOT)}: {size:,} bytes")
    if size > LARGEST:
        sys.exit(f"larger than {LARGEST:,} bytes")


if __name__ == "__main__":
    main()
