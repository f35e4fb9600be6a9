"""An editor who works by chance, and what the subscribers of the site must therefore see.

Every article carries a word of its own in each paragraph, its token. What subscribers get is judged by these tokens
alone: neither by ids, which are what is on trial, nor by titles and paths, which change. A history is the same whenever
it is played with the same seed.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from digest.build import BuildOptions, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WINDOW = 50  # items in a feed
START = datetime(2022, 1, 10, 8, tzinfo=UTC)
SECTIONS = ("world", "science", "sport")
TOPICS = ("NATO", "Tonga", "Webb telescope", "5G")
DOMAINS = ("https://example.org/", "https://news.example.net/daily/", "https://elsewhere.example/", "")
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata")
PROSE = """
ministers agreed on a plan for the harbour after long talks while crews repaired the northern line and farmers asked
for water because rain stayed away from the valley where engineers tested a bridge that carries goods between two towns
whose councils share one budget and a museum opened its winter show with maps letters coins from private rooms as
scientists measured dust on the glacier near an old station
"""
WORDS = PROSE.split()


@dataclass
class Article:
    """An article as the editor has it; `path` is below content/. `archived` came with an import of old articles."""

    token: str
    path: str
    title: str
    paragraphs: list[str]
    keys: dict[str, str] = field(default_factory=dict)
    due: datetime = START
    present: bool = True
    broken: bool = False

    @property
    def dated(self) -> bool:
        """Tell whether its day is stated, by itself or by its file's first name."""
        return "date" in self.keys or self.path.split("/")[-1].startswith("20")

    @property
    def text(self) -> str:
        """The file's text. A raw one has no metadata block, and its first line is its headline."""
        body = "\n\n".join(self.paragraphs) + "\n"
        if self.path.endswith(".txt"):
            return f"{self.title}\n\n{body}"
        keys = {"title": f'"{self.title}"', **self.keys}
        block = "".join(f"{key}: {value}\n" for key, value in keys.items())
        return f"---\n{block}{'topics: [unclosed' if self.broken else ''}\n---\n\n{body}"

    def is_public(self, now: datetime) -> bool:
        """Tell whether a reader may see it at an instant."""
        hidden = self.broken or not self.present or {"withdrawn", "draft", "expires"} & self.keys.keys()
        return not hidden and self.due <= now


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
        self.lost = self.rewritten = False  # since the last build: the ledger; a file both moved and corrected
        self.log: list[str] = []
        self.url = self.chance.choice(DOMAINS[:3])
        self.zone = self.chance.choice(ZONES)
        self.edition = self.chance.choice(("daily", "weekly", "monthly"))
        (self.folder / "content").mkdir(parents=True)
        self.configure()

    @property
    def site(self) -> Path:
        """The published folder."""
        return self.folder / "site"

    def begin(self) -> None:
        """Write the first articles: a few, or more than a feed holds."""
        crowd = self.chance.random() < 0.15
        for number in range(self.chance.randint(52, 60) if crowd else self.chance.randint(0, 6)):
            self.create(days_ago=number + 1)

    def step(self) -> BuildOptions:
        """Let some time pass, do one to three things, and say how to build."""
        self.now += timedelta(minutes=self.chance.choice((7, 90, 400, 1500, 3000, 15_000)))
        whole = self.chance.random()
        if whole < 0.08:
            return self.import_archive()
        if whole < 0.16 and (self.folder / "ledger.jsonl").exists():
            self.merge_branches()
            return BuildOptions()
        for _ in range(self.chance.randint(1, 3)):
            self.chance.choice(ACTIONS)(self)
        return BuildOptions()

    def publish(self, options: BuildOptions) -> None:
        """Build as asked. What is public for the first time waits for the subscribers' next look."""
        self.touched.clear()
        self.lost = self.rewritten = False
        report = build(self.folder, None, self.now, options=options)
        faults = [f"{each.span.path}: {each.message}" for each in report.diagnostics]
        assert report.published, (self.log, faults)
        new = [each for each in self.articles if each.is_public(self.now) and each.token not in self.seen]
        self.seen |= {each.token for each in new}
        if not options.archive:
            newest = sorted(new, key=lambda each: each.due if each.dated else self.now, reverse=True)[:WINDOW]
            self.waiting |= {each.token for each in newest}

    def deliver(self) -> set[str]:
        """Return the tokens that subscribers must find new at this look."""
        found, self.waiting = self.waiting, set()
        self.delivered |= found
        return found

    # What an editor does

    def create(self, days_ago: int | None = None, *, ahead: bool = False) -> None:
        """Write an article: of today, of some days ago, or to appear later."""
        number = next(self.numbers)
        token = f"zq{number:04}x"
        days = self.chance.choice((0, 0, 0, 1, 2)) if days_ago is None else days_ago
        due = self.now + timedelta(hours=30) if ahead else self.now - timedelta(days=days, minutes=number % 60)
        section = self.chance.choice(SECTIONS)
        raw = self.chance.random() < 0.3 and not ahead
        keys = {}
        if not raw:
            keys["topics"] = f"[{', '.join(self.chance.sample(TOPICS, self.chance.randint(0, 2)))}]"
            if ahead or self.chance.random() < 0.7:
                civil = not ahead and self.chance.random() < 0.5
                keys["date"] = f"{due:%Y-%m-%d}" if civil else due.isoformat(timespec="minutes")
        stem = f"{due:%Y-%m-%d}-{token}" if self.chance.random() < 0.5 and not ahead else token
        paragraphs = [self.paragraph(token) for _ in range(self.chance.randint(7, 9))]
        title = f"{self.phrase(4).capitalize()} {number}"
        article = Article(token, f"{section}/{stem}.{'txt' if raw else 'md'}", title, paragraphs, keys, due)
        self.articles.append(article)
        self.save(article)
        self.note("create", article)

    def create_late(self) -> None:
        """Write an article about something long past."""
        self.create(days_ago=self.chance.randint(20, 400))

    def create_ahead(self) -> None:
        """Write an article that is to appear tomorrow."""
        self.create(ahead=True)

    def edit(self) -> None:
        """Change the text of an article a lot."""
        if article := self.any(untouched=True):
            self.touched.add(article.token)
            article.paragraphs[self.chance.randrange(len(article.paragraphs))] = self.paragraph(article.token)
            article.paragraphs.append(self.paragraph(article.token))
            self.save(article)
            self.note("edit", article)

    def retitle(self) -> None:
        """Give an article another headline."""
        if article := self.any():
            article.title = f"{self.phrase(5).capitalize()} {article.token[2:6]}"
            self.save(article)
            self.note("retitle", article)

    def move(self) -> None:
        """Rename a file, perhaps with a word changed, perhaps into another section's folder."""
        if article := self.any(untouched=True):
            self.touched.add(article.token)
            old = self.folder / "content" / article.path
            suffix = old.suffix
            name = f"{article.token}-{self.chance.randrange(10**6)}{suffix}"
            article.path = f"{self.chance.choice(SECTIONS)}/{name}"
            if self.chance.random() < 0.5 and not self.lost:
                article.paragraphs[0] += " Corrected."
                self.rewritten = True
            old.unlink()
            self.save(article)
            self.note("move", article)

    def change_slug(self) -> None:
        """Ask for another address."""
        self.set_key("slug", f"story-{self.chance.randrange(10**6)}")

    def change_section(self) -> None:
        """Put an article into another section by its metadata."""
        self.set_key("section", self.chance.choice(SECTIONS))

    def announce_update(self) -> None:
        """State that an article was updated."""
        self.set_key("updated", self.now.isoformat(timespec="minutes"))

    def withdraw(self) -> None:
        """Withdraw an article."""
        self.set_key("withdrawn", "it was wrong")

    def unpublish(self) -> None:
        """Take an article back into the drawer, or let it expire."""
        if self.chance.random() < 0.5:
            self.set_key("draft", "true")
        else:
            self.set_key("expires", "2022-01-01")

    def restore(self) -> None:
        """Bring back what was withdrawn, drafted, deleted or broken."""
        for article in self.articles:
            hidden = {"withdrawn", "draft", "expires"} & article.keys.keys()
            if hidden or not article.present or article.broken:
                for key in hidden:
                    del article.keys[key]
                article.present, article.broken = True, False
                self.save(article)
                self.note("restore", article)
                return

    def delete(self) -> None:
        """Delete a file; it may come back. The last one stays: a build takes an empty folder for a mistake."""
        there = [each for each in self.articles if each.present]
        if len(there) > 1 and (article := self.any()):
            article.present = False
            (self.folder / "content" / article.path).unlink()
            self.note("delete", article)

    def spoil(self) -> None:
        """Make a metadata block that cannot be read."""
        if (article := self.any()) and article.path.endswith(".md"):
            article.broken = True
            self.save(article)
            self.note("spoil", article)

    def change_domain(self) -> None:
        """Move the site to another address, or forget to say which."""
        self.url = self.chance.choice(DOMAINS)
        self.configure()
        self.log.append(f"domain {self.url}")

    def change_zone(self) -> None:
        """Move the site to another time zone."""
        self.zone = self.chance.choice(ZONES)
        self.configure()
        self.log.append(f"zone {self.zone}")

    def change_edition(self) -> None:
        """Let editions last longer or shorter."""
        self.edition = self.chance.choice(("daily", "weekly", "monthly"))
        self.configure()
        self.log.append(f"edition {self.edition}")

    def lose_cache(self) -> None:
        """Delete what a build remembers for its own sake."""
        shutil.rmtree(self.folder / ".digest", ignore_errors=True)
        self.log.append("lose .digest")

    def lose_ledger(self) -> None:
        """Delete the ledger beside a site that is still there. What the site remembers tells no text by its likeness,
        so that a file which is renamed and corrected before the next build would be another article then."""
        if (self.site / ".digest-manifest.json").exists() and not self.rewritten:
            self.lost = True
            (self.folder / "ledger.jsonl").unlink(missing_ok=True)
            self.log.append("lose ledger")

    def clone(self) -> None:
        """Go on in a fresh clone: what is committed, and nothing else."""
        if not (self.folder / "ledger.jsonl").exists():
            return
        old = self.folder
        self.clones += 1
        self.folder = self.home / f"project-{self.clones}"
        copy_committed(old, self.folder)
        self.log.append("clone")

    def import_archive(self) -> BuildOptions:
        """Add many old articles at once, which no subscriber must be told of."""
        for number in range(self.chance.randint(1, 40)):
            self.create(days_ago=100 + number)
        self.log.append("import with --archive")
        return BuildOptions(archive=True)

    def merge_branches(self) -> None:
        """Let a colleague publish in a clone of their own, publish here too, then unite both as git does."""
        here, there = self.folder, self.home / f"branch-{len(self.log)}"
        copy_committed(here, there)
        base = (here / "ledger.jsonl").read_bytes()
        self.folder = there
        self.create()
        self.edit()
        report = build(there, None, self.now + timedelta(minutes=5))
        assert report.published, (self.log, [each.message for each in report.diagnostics])
        self.folder = here
        theirs = self.articles[-1]
        theirs.present = False
        self.create()
        self.publish(BuildOptions())
        theirs.present = True
        for article in self.articles:
            if article.present:
                self.save(article)
        names = {"ours": (here / "ledger.jsonl").read_bytes(), "base": base}
        names["theirs"] = (there / "ledger.jsonl").read_bytes()
        for name, data in names.items():
            (self.home / name).write_bytes(data)
        subprocess.run(["git", "merge-file", "--union", "ours", "base", "theirs"], cwd=self.home, check=True)
        shutil.copy(self.home / "ours", here / "ledger.jsonl")
        self.now += timedelta(minutes=20)
        self.log.append("merge")

    # How it is done

    def any(self, *, untouched: bool = False) -> Article | None:
        """Return an article whose file is there and whole. One that is moved and rewritten between two builds is
        another one: nobody could tell."""
        there = [each for each in self.articles if each.present and not each.broken]
        there = [each for each in there if not (untouched and each.token in self.touched)]
        return self.chance.choice(there) if there else None

    def set_key(self, key: str, value: str) -> None:
        """Write a line into an article's metadata block."""
        if (article := self.any()) and article.path.endswith(".md"):
            article.keys[key] = value
            self.save(article)
            self.note(f"{key}: {value}", article)

    def save(self, article: Article) -> None:
        """Write the file."""
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


Action: TypeAlias = "Callable[[Desk], None]"
ACTIONS: tuple[Action, ...] = (
    *(Desk.create,) * 6,
    *(Desk.create_late,) * 2,
    Desk.create_ahead,
    *(Desk.edit,) * 2,
    *(Desk.retitle,) * 2,
    *(Desk.move,) * 2,
    Desk.change_slug,
    Desk.change_section,
    Desk.announce_update,
    *(Desk.withdraw,) * 2,
    *(Desk.restore,) * 3,
    Desk.unpublish,
    Desk.delete,
    Desk.spoil,
    Desk.change_domain,
    Desk.change_zone,
    Desk.change_edition,
    Desk.lose_cache,
    Desk.lose_ledger,
    Desk.clone,
)


def copy_committed(old: Path, new: Path) -> None:
    """Copy what a repository of the project holds."""
    new.mkdir()
    shutil.copytree(old / "content", new / "content")
    for name in ("digest.yaml", "ledger.jsonl"):
        if (old / name).exists():
            shutil.copy(old / name, new / name)
