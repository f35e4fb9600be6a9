"""An editor's desk: a project on disk, its clock, and what the subscribers of its site must see.

Every article carries a word of its own in each paragraph, its token. What subscribers get is judged by these tokens
alone: neither by ids, which are what is on trial, nor by titles and paths, which change. A history is the same whenever
it is played with the same seed.
"""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

from articles import START, WORDS

from digest.build import BuildOptions, build

if TYPE_CHECKING:
    from pathlib import Path

    from articles import Article

WINDOW = 50  # items in a feed
DOMAINS = ("https://example.org/", "https://news.example.net/daily/", "https://elsewhere.example/", "")
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata")
CADENCES = ("daily", "weekly", "monthly")


class Desk:
    """A project on disk, its editor and its clock. `delivered` are the tokens that subscribers must have by now."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  (a game, not a secret)
        self.home = folder
        self.folder = folder / "project-0"
        self.clones = 0
        self.now = START
        self.articles: list[Article] = []
        self.numbers = iter(range(10_000))
        self.delivered: set[str] = set()
        self.waiting: set[str] = set()
        self.seen: set[str] = set()
        self.touched: set[str] = set()  # tokens of articles rewritten or moved since the last build
        self.lost = self.moved = self.changed = False  # since the last build: the ledger, a file, a text
        self.log: list[str] = []
        self.url = self.chance.choice(DOMAINS[:3])
        self.zone = self.chance.choice(ZONES)
        self.edition = self.chance.choice(CADENCES)
        (self.folder / "content").mkdir(parents=True)
        self.configure()

    @property
    def site(self) -> Path:
        """The published folder."""
        return self.folder / "site"

    def publish(self, options: BuildOptions) -> None:
        """Build as asked. What is public for the first time waits for the subscribers' next look, copies aside."""
        self.touched.clear()
        self.lost = self.moved = self.changed = False
        report = build(self.folder, None, self.now, options=options)
        faults = [f"{each.span.path}: {each.message}" for each in report.diagnostics]
        assert report.published, (self.log, faults)
        new = [each for each in self.articles if each.is_public(self.now) and each.token not in self.seen]
        self.seen |= {each.token for each in new}
        if not options.archive:
            told = [each for each in new if not each.copy]
            newest = sorted(told, key=lambda each: each.due if each.dated else self.now, reverse=True)[:WINDOW]
            self.waiting |= {each.token for each in newest}

    def deliver(self) -> set[str]:
        """Return the tokens that subscribers must find new at this look."""
        found, self.waiting = self.waiting, set()
        self.delivered |= found
        return found

    def any(self, *, untouched: bool = False) -> Article | None:
        """Return an article whose file is there and whole. One that is moved and rewritten between two builds is
        another one: nobody could tell. Nothing more is done to files once the ledger is lost."""
        there = [each for each in self.articles if each.present and not each.broken]
        there = [each for each in there if not self.lost and not (untouched and each.token in self.touched)]
        return self.chance.choice(there) if there else None

    def set_key(self, key: str, value: str) -> None:
        """Write a line into an article's metadata block."""
        if (article := self.any()) and article.path.endswith(".md"):
            article.keys[key] = value
            self.save(article)
            self.note(f"{key}: {value}", article)

    def save(self, article: Article) -> None:
        """Write the file."""
        self.changed = True
        path = self.folder / "content" / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text)

    def configure(self) -> None:
        """Write digest.yaml."""
        url = f"url: {self.url}\n" if self.url else ""
        (self.folder / "digest.yaml").write_text(
            f"title: The Digest\n{url}timezone: {self.zone}\nedition: {self.edition}\n"
        )

    def note(self, what: str, article: Article) -> None:
        """Remember what was done, for the message of a test that fails."""
        self.log.append(f"{self.now:%m-%d %H:%M} {what}: {article.path}")

    def paragraph(self, token: str) -> str:
        """Return two sentences that hold the token."""
        return f"{self.phrase(12).capitalize()} {token} {self.phrase(12)}. {self.phrase(16).capitalize()}."

    def phrase(self, words: int) -> str:
        """Return some words."""
        return " ".join(self.chance.choice(WORDS) for _ in range(words))


def copy_committed(old: Path, new: Path) -> None:
    """Copy what a repository of the project holds."""
    new.mkdir()
    shutil.copytree(old / "content", new / "content")
    for name in ("digest.yaml", "ledger.jsonl"):
        if (old / name).exists():
            shutil.copy(old / name, new / name)
