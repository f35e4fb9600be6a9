"""Kills builds at random points (SIGKILL) while a crawler reads the site, and says whether a reader could have noticed.

    python benchmarks/kills.py --kills 50                     # `digest build` on a project of 32 articles
    python benchmarks/kills.py --kills 50 --site synthetic    # publishing alone, 300 pages in a loop

The crawler follows every link from index.html and parses every feed, on the disk, in a loop. It must never meet a dead
link or a broken feed. After each kill the next build must bring the site to where a fresh build would, byte for byte,
with every id and date of the ledger kept and no article touched. Half of the kills are aimed at the moment when files
are put in place. Exit code 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from crawler import Crawler
from digest.foundation.diagnostics import Diagnostic
from digest.publishing.claiming import claim
from digest.publishing.committing import commit
from digest.publishing.output import Changes, Output, Rank
from digest.publishing.staging import Staged, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "https://news.example/"
JOURNAL = ".digest-journal.json"
STAGING = ".digest-staging"
NOW = "1643009400"  # 2022-01-24 07:30 UTC


class Subject(Protocol):
    """Something that builds a site and can be killed."""

    site: Path

    def start(self, version: int) -> subprocess.Popen[bytes]:
        """Start a process that builds a version of the site."""

    def build(self, version: int) -> str:
        """Build a version, and return what is wrong."""

    def fresh(self, version: int) -> Path:
        """Return the site's folder of a build that starts with nothing but what an editor has."""

    def check(self) -> str:
        """Return what is wrong with what belongs to the editor."""


@dataclass
class Synthetic:
    """Publishing alone: many small pages, of which the versions share some, edit some and have some of their own."""

    folder: Path
    pages: int = 300

    def __post_init__(self) -> None:
        self.site = self.folder / "site"

    def start(self, version: int) -> subprocess.Popen[bytes]:
        """Start a process that builds one version after the other until it is killed."""
        command = [sys.executable, __file__, "--loop", str(self.folder), "--seed", str(version)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout is not None  # noqa: S101  (a pipe was asked for)
        process.stdout.readline()
        return process

    def build(self, version: int, site: Path | None = None) -> str:
        """Build a version in this process."""
        with claim(site or self.site, self.folder) as claimed:
            if isinstance(claimed, Diagnostic):
                return claimed.message
            staged = stage(claimed, self.outputs(version))
            done = commit(staged) if isinstance(staged, Staged) else staged
            return "" if isinstance(done, Changes) else str(done)

    def fresh(self, version: int) -> Path:
        """Build a version into an empty folder."""
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        self.build(version, self.folder / "fresh")
        return self.folder / "fresh"

    def check(self) -> str:
        """There is nothing of an editor's here."""
        return ""

    def outputs(self, version: int) -> Iterator[Output]:
        """Give the files of a version."""
        chosen = random.Random(version)  # noqa: S311  (no secret)
        numbers = [n for n in range(self.pages) if chosen.random() < 0.7]
        sheet, text = f"assets/style-{version}.css", f"<p>{'News. ' * 200}</p>"
        yield Output(sheet, b"body {}", Rank.ASSET)
        for before, n, after in zip(numbers[:1] + numbers, numbers, numbers[1:] + numbers[-1:], strict=False):
            near = [f"{each}.html" for each in (before, after)] + [f"../topics/{n % 9}.html", f"../{sheet}"]
            yield page(f"2022/{n}.html", near, text if n % 2 else f"{text}{version}", Rank.LEAF)
        for topic in range(9):
            shown = [f"../2022/{n}.html" for n in numbers if n % 9 == topic]
            yield page(f"topics/{topic}.html", [*shown, f"../{sheet}"], "", Rank.LIST)
        yield page("index.html", [f"topics/{n}.html" for n in range(9)] + ["feed.xml", sheet], "", Rank.FRONT)
        items = "".join(f"<item><link>{ADDRESS}2022/{n}.html</link></item>" for n in numbers[-50:])
        yield Output("feed.xml", f"<rss><channel>{items}</channel></rss>".encode(), Rank.FEED)


def page(path: str, hrefs: list[str], text: str, rank: Rank) -> Output:
    """Return a page with some links."""
    return Output(path, (text + "".join(f'<a href="{href}">x</a>\n' for href in hrefs)).encode(), rank)


@dataclass
class Project:
    """The whole of `digest build`: two content folders, between which digest.yaml goes back and forth."""

    folder: Path
    articles: int = 32

    def __post_init__(self) -> None:
        self.site = self.folder / "site"
        self.known: dict[str, str] = {}
        for version in (0, 1):
            for n in range(self.articles):
                if n % 4 == 3 and n // 4 % 2 == version:
                    continue  # an article that only the other version has
                file = self.folder / f"content-{version}" / ("world" if n % 3 else "science") / f"{n:02}.md"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(article(n, version))
        self.texts = contents(self.folder)

    def start(self, version: int) -> subprocess.Popen[bytes]:
        """Start `digest build`."""
        self.turn(self.folder, version)
        return subprocess.Popen(command(self.folder), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def build(self, version: int) -> str:
        """Run `digest build` to its end."""
        self.turn(self.folder, version)
        done = subprocess.run(command(self.folder), env=environment(), capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else done.stderr

    def fresh(self, version: int) -> Path:
        """Build a fresh clone."""
        clone = self.folder.with_name("clone")
        shutil.rmtree(clone, ignore_errors=True)
        shutil.copytree(self.folder, clone, ignore=shutil.ignore_patterns("site", ".digest"))
        self.turn(clone, version)
        subprocess.run(command(clone), env=environment(), capture_output=True, check=False)
        return clone / "site"

    def check(self) -> str:
        """Articles must be as they were, and every line of the ledger must keep its id and its date."""
        texts = {path: data for path, data in contents(self.folder).items() if path in self.texts}
        if texts != self.texts:
            return "an article was changed"
        lines = map(json.loads, (self.folder / "ledger.jsonl").read_text().splitlines()[1:])
        found = {line["id"]: line["added"] for line in lines if "added" in line}
        lost = [key for key, added in self.known.items() if found.get(key) != added]
        self.known = found
        return f"lost in the ledger: {lost}" if lost else ""

    def turn(self, folder: Path, version: int) -> None:
        """Make a version the one to build."""
        new = folder / "digest.yaml.new"
        new.write_text(f"url: {ADDRESS}\ncontent: content-{version % 2}\nsections: [world, science]\n")
        new.replace(folder / "digest.yaml")


def command(folder: Path) -> list[str]:
    """Return the command that builds a project."""
    return [sys.executable, "-m", "digest", "build", "-C", str(folder), "--quiet"]


def environment() -> dict[str, str]:
    """Return an environment in which the clock stands still."""
    return os.environ | {"SOURCE_DATE_EPOCH": NOW}


def article(n: int, version: int) -> str:
    """Return an article that links to another; every fifth has another headline in the other version, and so another
    address; every second has another text."""
    headline = f"Harbour report {n}" + (f", revised {version}" if n % 5 == 0 else "")
    head = f"title: {headline}\ndate: 2022-01-{n % 24 + 1:02}\ntopics: [harbour, pier {n % (4 + version)}]"
    text = f"Ships lay at pier {n}. " * (20 + (n % 2) * version)
    return f"---\n{head}\n---\n\n{text}\n\nSee [the other report]({(n + 1) % 3 + n // 4 * 4:02}.md).\n"


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def end(process: subprocess.Popen[bytes], site: Path, wait: float, *, aimed: bool) -> str:
    """Kill a process after some seconds, or as soon as it puts files in place, and say what it was doing."""
    if aimed:
        while process.poll() is None and not (site / JOURNAL).exists():
            time.sleep(0.0002)  # the build needs the processor, too
        wait = random.uniform(0, 0.004)  # noqa: S311  (no secret)
    with suppress(subprocess.TimeoutExpired):
        process.wait(wait)
    process.kill()
    process.communicate()
    if (site / JOURNAL).exists():
        return "putting files in place"
    return "staging" if (site / STAGING).exists() else "done" if process.returncode == 0 else "reading and rendering"


def run(subject: Subject, kills: int) -> int:
    """Kill builds, print what was found, and return the number of faults."""
    first = subject.build(0)
    if first:
        print(f"the first build already fails:\n{first}")
        return 1
    start = time.perf_counter()
    faults = [subject.build(1), subject.check()]
    usual = time.perf_counter() - start
    crawler = Crawler(subject.site, ADDRESS)
    crawler.start()
    moments: dict[str, int] = {}
    for number in range(kills):
        process = subject.start(number)
        wait = random.uniform(0, usual * 1.2)  # noqa: S311  (no secret)
        moment = end(process, subject.site, wait, aimed=number % 2 == 1)
        moments[moment] = moments.get(moment, 0) + 1
        faults += [subject.build(number), subject.check()]
        crawler.resting.set()  # nothing changes while a fresh build is made to compare with
        healed, fresh = contents(subject.site), contents(subject.fresh(number))
        crawler.resting.clear()
        if healed != fresh:
            unlike = sorted(path for path in healed.keys() | fresh.keys() if healed.get(path) != fresh.get(path))
            faults.append(f"kill {number}, {moment}: unlike a fresh build: {len(unlike)} files: {unlike[:5]}")
    laps = crawler.laps
    crawler.enough.set()
    crawler.join()
    faults = [fault for fault in (*faults, *crawler.faults) if fault]
    told = ", ".join(f"{count} while {moment}" for moment, count in sorted(moments.items()))
    print(f"{kills} builds killed ({told})")
    print(f"{laps} rounds of the crawler, {crawler.files} files read, {len(crawler.faults)} dead links or broken feeds")
    print("\n".join(faults[:20]) or "every site healed, byte for byte as a fresh build")
    return len(faults) + (laps == 0)


def loop(folder: Path, version: int) -> None:
    """Build two versions in turn until killed."""
    subject = Synthetic(folder)
    print("ready", flush=True)
    while True:
        subject.build(version)
        version += 1


def main() -> None:
    """Read the command line, and run."""
    parser = argparse.ArgumentParser(description="Kill builds and see whether a reader could have noticed.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--site", choices=["project", "synthetic"], default="project")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    parser.add_argument("--loop", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.loop:
        loop(asked.loop, asked.seed)
    random.seed(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        folder.mkdir()
        subject: Subject = Synthetic(folder) if asked.site == "synthetic" else Project(folder)
        sys.exit(1 if run(subject, asked.kills) else 0)


if __name__ == "__main__":
    main()
