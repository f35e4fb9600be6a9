"""Builds that are really killed, under the eyes of a crawler; the long form is `benchmarks/kills.py --kills 50`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler import Crawler

KILLS = Path(__file__).parents[2] / "benchmarks" / "kills.py"
SITE = "https://news.example/"


@pytest.mark.parametrize(("kind", "kills"), [("synthetic", 8), ("project", 4)])
def test_reader_does_not_notice_killed_builds(kind: str, kills: int) -> None:
    """No dead link and no broken feed is ever on the disk; each next build is like a fresh one; the ledger and the
    articles are unharmed."""
    command = [sys.executable, str(KILLS), "--site", kind, "--kills", str(kills)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr), done.stdout
    assert f"{kills} builds killed" in done.stdout


def crawl(folder: Path, files: dict[str, str]) -> list[str]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    crawler = Crawler(folder, SITE)
    crawler.lap()
    return crawler.faults


def test_crawler_finds_what_is_broken(tmp_path: Path) -> None:
    """It follows links of pages and of feeds, relative and absolute, and parses feeds of all kinds."""
    found = crawl(
        tmp_path,
        {
            "index.html": '<a href="2022/a%20b.html#x">a</a> <link href="feed.xml"> <link href="feed.json">',
            "2022/a b.html": '<a href="../index.html">home</a> <img src="gone.png"> <a href="https://other.example/">o</a>',
            "feed.xml": f"<rss><item><link>{SITE}2022/c.html</link></item></rss>",
            "feed.json": "{",
        },
    )
    assert [
        "broken feed: feed.json: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "dead link: index.html > 2022/a b.html > 2022/gone.png",
        "dead link: index.html > feed.xml > 2022/c.html",
    ] == sorted(found)


def test_crawler_is_silent_where_all_is_well(tmp_path: Path) -> None:
    """Links that lead to a file, in a circle or elsewhere are fine, and so is a link that is no longer there."""
    files = {"index.html": f'<a href="a.html">a</a> <a href="{SITE}">home</a>', "a.html": '<a href="#top">a</a>'}
    assert [] == crawl(tmp_path, files)
    assert not Crawler(tmp_path, SITE).is_dead(("index.html", "gone.html"))


def test_crawler_wants_a_front_page(tmp_path: Path) -> None:
    """An empty folder is no site."""
    assert ["dead link: index.html"] == crawl(tmp_path, {})
