"""Whatever editors do for days on end, what was promised to readers and subscribers holds after every build."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.ledger import Issue, Ledger
from digest.assembly.ledger_lines import ledger_bytes, parse_ledger, public_copy, recover
from digest.foundation.config import Config
from digest.foundation.model import Field, Provenance
from digest.foundation.settings import ReadingSettings
from digest.foundation.switches import Cadence

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.assembly.site import Site, Tombstone, Unavailable
    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

START = datetime(2022, 1, 30, 7, 30, tzinfo=UTC)
ZONES = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/London")
TITLES = ("Snow", "Rain", "Sun", "Snow 2", "Index")
WORDS = (
    "oslo",
    "train",
    "snow",
    "storm",
    "minister",
    "harbour",
    "letter",
    "signal",
    "bridge",
    "coast",
    "river",
    "vote",
)
LONG = 200  # words: enough for a sketch to know a text again after a small edit


@cache
def text_of(story: int, edits: int) -> str:
    """A text of its own for each story; an edit changes a word."""
    random = Random(story)  # noqa: S311
    words = [f"{random.choice(WORDS)}{random.randrange(50)}" for _ in range(LONG)]
    return " ".join([*words, *(f"edit{number}" for number in range(edits))])


@dataclass
class Newsroom:
    """A project in the hands of editors, and everything its site has ever promised."""

    make: MakeEntry
    files: dict[str, Entry] = field(default_factory=dict)
    stories: dict[str, int] = field(default_factory=dict)  # by path
    shelf: list[tuple[str, int, Entry]] = field(default_factory=list)  # deleted files
    ledger: Ledger = field(default_factory=Ledger)
    config: Config = field(default_factory=Config)
    now: datetime = START
    count: int = 0
    archive: bool = False
    merged: bool = False
    public: set[str] = field(default_factory=set)
    ids: dict[int, str] = field(default_factory=dict)
    dates: dict[str, datetime] = field(default_factory=dict)
    closed: dict[str, tuple[Issue, frozenset[str]]] = field(default_factory=dict)

    def pick(self, number: int) -> str | None:
        """Return the path of one of the files."""
        paths = sorted(self.files)
        return paths[number % len(paths)] if paths else None

    def publish(self, number: int) -> None:
        """Write an article: undated, of today, or late."""
        self.count += 1
        path = f"{self.count}.txt"
        day = [None, self.now.date(), date(2022, 1, 20) + timedelta(days=number % 12), date(2020, 5, 1)][number % 4]
        values = {"headline": TITLES[number % len(TITLES)], "text": text_of(self.count, 0), "published": day}
        self.files[path] = self.make(path, **values)
        self.stories[path] = self.count

    def move(self, path: str, number: int) -> None:
        """Give a file another path, and perhaps a few more words."""
        self.count += 1
        moved = f"moved/{self.count}.txt"
        entry = self.files.pop(path)
        if number % 2:  # edited on the way
            blocks = (replace(entry.blocks[0], text=entry.blocks[0].text + f" edit{self.count}"),)
            entry = replace(entry, blocks=blocks, text_hash=f"{entry.text_hash}-")
        self.files[moved] = replace(entry, path=moved)
        self.stories[moved] = self.stories.pop(path)

    def act(self, kind: str, number: int) -> None:
        """Do one thing of an editor's day."""
        path = self.pick(number)
        self.archive = kind == "import"
        general: dict[str, Callable[[int], None]] = {
            "publish": self.publish,
            "import": self.publish,
            "wait": self.wait,
            "settings": self.configure,
            "lose": self.lose,
            "merge": self.merge,
            "restore": self.restore,
        }
        if kind in general:
            general[kind](number)
        elif path:
            self.act_on(kind, path, number)

    def act_on(self, kind: str, path: str, number: int) -> None:
        """Do one thing to one file."""
        entry = self.files[path]
        if kind == "move":
            self.move(path, number)
        elif kind == "delete":
            self.shelf.append((path, self.stories.pop(path), self.files.pop(path)))
        elif kind == "withdraw":
            self.files[path] = replace(entry, withdrawn=None if entry.withdrawn else "An error")
        elif kind == "draft":
            self.files[path] = replace(entry, draft=not entry.draft)
        elif kind == "date":
            moment = self.make(published=date(2022, 1, 1 + number % 28)).published
            self.files[path] = replace(entry, published=moment)
        else:
            given = Field(TITLES[number % len(TITLES)], Provenance.GIVEN, "front-matter")
            change: dict[str, Any] = {kind: given}
            self.files[path] = replace(entry, **change, text_hash=f"{entry.text_hash}+")

    def wait(self, number: int) -> None:
        """Let hours or days go by."""
        self.now += timedelta(hours=7 * (1 + number % 9))

    def configure(self, number: int) -> None:
        """Change how often editions end, or where the site is at home."""
        if number % 2:
            self.config = replace(self.config, edition=list(Cadence)[number % 3])
        else:
            self.config = replace(self.config, reading=ReadingSettings(timezone=ZONES[number // 2 % len(ZONES)]))

    def lose(self, number: int) -> None:
        """Lose the ledger's file and find its copy in the site."""
        found, _ = recover(public_copy(self.ledger), f"{number}.jsonl")
        assert found is not None
        self.ledger = found

    def restore(self, number: int) -> None:
        """Bring a deleted file back, unless another is at its path."""
        if self.shelf:
            path, story, entry = self.shelf.pop(number % len(self.shelf))
            if path not in self.files:
                self.files[path], self.stories[path] = entry, story

    def merge(self, number: int) -> None:
        """Publish one article here and one in another branch, build both, and let git unite the two ledgers."""
        base = set(ledger_bytes(self.ledger).decode().splitlines())
        files, stories, ledger = dict(self.files), dict(self.stories), self.ledger
        self.publish(number)
        mine = self.build().ledger
        here, self.files, self.stories, self.ledger = dict(self.files), files, stories, ledger
        theirs_stories = self.stories
        self.publish(number)
        theirs = self.build().ledger
        new = {path: entry for path, entry in here.items() if path not in self.files}
        self.files |= new
        theirs_stories |= {path: int(path.split(".")[0]) for path in new}
        ours, others = (set(ledger_bytes(each).decode().splitlines()) for each in (mine, theirs))
        kept = (ours & others) | (ours - base) | (others - base)
        lines = sorted(kept, key=lambda line: (not line.startswith('{"digest-ledger"'), line))
        united, faults = parse_ledger("\n".join([*lines, ""]).encode(), "ledger.jsonl")
        assert (True, ()) == (united is not None, faults)
        self.ledger = united or self.ledger
        self.merged = True

    def build(self) -> Site:
        """Build as digest does, and check that nothing depends on the files' order, that a second build finds nothing
        to do, and that one that may not write the ledger could be made days later."""
        present = frozenset(self.files)
        options = AssembleOptions(archive=self.archive)
        entries = list(self.files.values())
        site = assemble(entries, self.ledger, self.config, self.now, present=present, options=options)
        Random(self.count).shuffle(entries)  # noqa: S311
        assert site == assemble(entries, self.ledger, self.config, self.now, present=present, options=options)
        self.ledger = site.ledger
        again = assemble(entries, site.ledger, self.config, self.now, present=present, options=AssembleOptions())
        assert site.ledger == again.ledger
        assert site == again
        locked = AssembleOptions(locked=True)
        later = self.now + timedelta(days=9)
        assert site.ledger == assemble(entries, site.ledger, self.config, later, present=present, options=locked).ledger
        self.check(site)
        return site

    def check(self, site: Site) -> None:
        """Check every promise."""
        assert (site.ledger, ()) == parse_ledger(ledger_bytes(site.ledger), "ledger.jsonl")
        self.check_identity(site)
        self.check_addresses(site)
        self.check_editions(site)

    def check_identity(self, site: Site) -> None:
        """A story keeps its id and its date in feeds, and nothing held back is published."""
        for each in site.entries:
            assert each.id == self.ids.setdefault(self.stories[each.entry.path], each.id)
            assert each.feed_date == self.dates.setdefault(each.id, each.feed_date)
        assert len({each.id for each in site.entries}) == len(site.entries)
        gone = {path for path, entry in self.files.items() if entry.withdrawn or entry.draft}
        assert gone.isdisjoint(each.entry.path for each in site.entries)

    def check_addresses(self, site: Site) -> None:
        """Live addresses are distinct, redirects lead straight to them, and whatever was public answers."""
        live = [*(each.url for each in site.entries), *(each.url for each in site.editions)]
        assert len({each.casefold() for each in live}) == len(live)
        old = [each.old for each in site.redirects]
        silent: list[Tombstone | Unavailable] = [*site.tombstones, *site.unavailable]
        dead = [url for each in silent for url in (each.url, *each.past)]
        assert len({*live, *old, *dead}) == len(live) + len(old) + len(dead)
        assert {each.new for each in site.redirects} <= {*live, "index.html"}
        self.public |= {*live, *old, *dead}
        assert self.public <= {*live, *old, *dead}

    def check_editions(self, site: Site) -> None:
        """A closed edition is what it was when it closed."""
        members = {each.id: each.edition for each in site.ledger.records}
        numbers = [(each.key[:4], each.number) for each in site.editions]
        assert self.merged or len(set(numbers)) == len(numbers)
        assert all(one.edition == each.key for each in site.editions for one in each.entries)
        assert {each.key for each in site.ledger.issues} >= {key for key in members.values() if key}
        for issue in site.ledger.issues:
            if issue.closed:
                entered = frozenset(name for name, key in members.items() if key == issue.key)
                assert (issue, entered) == self.closed.setdefault(issue.key, (issue, entered))


KINDS = (
    "publish", "publish", "import", "wait", "wait", "headline", "slug", "section", "move", "delete", "restore",
    "withdraw", "draft", "date", "settings", "settings", "lose", "merge",
)  # fmt: skip


@settings(deadline=None)  # a history is a dozen builds, each made four times
@given(history=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 40), st.booleans()), max_size=25))
def test_promises_hold_through_any_history(make_entry: MakeEntry, history: list[tuple[str, int, bool]]) -> None:
    """Ids, feed dates, closed editions and public addresses outlast whatever happens between builds."""
    newsroom = Newsroom(make_entry)
    newsroom.publish(1)
    newsroom.build()
    for kind, number, builds in history:
        newsroom.act(kind, number)
        if builds or kind in ("import", "lose", "merge", "move"):
            newsroom.build()
    newsroom.archive = False
    newsroom.build()
