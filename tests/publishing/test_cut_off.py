"""Builds that die or fail at any step: a reader never meets a dead link or half a feed, and the next build heals.

The disk is handed in, so that every step of every build is tried: dying at it, failing at it, and looking at the whole
site after it.
"""

from __future__ import annotations

import errno
import os
import posixpath
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.publishing.disk import Disk
from digest.publishing.output import Output, Rank

Publish = Callable[..., Any]
ADDRESS = "https://news.example/"
LINK = re.compile(r'(?:href|src)="([^"]+)"|<link>([^<]+)</link>')

editions = st.builds(
    lambda entries, number, name: newspaper(sorted(entries), number, name),
    st.sets(st.integers(1, 6)),
    st.integers(1, 2),
    st.sampled_from(["x", "x/y", "x/y/z"]),
)


class Killed(BaseException):
    """The process is no more: nothing it might do afterwards happens."""


class _Steps(Disk):
    """A disk on which something happens at one step. Steps are counted from 1."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.done = 0

    def step(self, act: Callable[[], Any], half: Callable[[], Any] = int, *, new: bool = False) -> Any:
        """Do one step, or what this disk does instead, such as `half` of it. A `new` name or new bytes need room."""
        self.done += 1
        if self.fails(new=new):
            half()
            self.fail()
        return act()

    def fails(self, *, new: bool) -> bool:  # noqa: ARG002  (a full disk asks)
        return self.done == self.at

    def fail(self) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def write(self, path: str, data: bytes, *, sync: bool = False) -> None:
        half = data[: len(data) // 2]
        self.step(lambda: Disk.write(self, path, data, sync=sync), lambda: Disk.write(self, path, half), new=True)

    def replace(self, source: str, target: str) -> None:
        self.step(lambda: Disk.replace(self, source, target), new=not Path(target).exists())

    def make_folder(self, path: str, mode: int = 0o777) -> None:
        self.step(lambda: Disk.make_folder(self, path, mode), new=True)

    def remove(self, path: str) -> None:
        self.step(lambda: Disk.remove(self, path))

    def remove_folder(self, path: str) -> bool:
        with suppress(OSError):  # by contract it says so instead
            return bool(self.step(lambda: Disk.remove_folder(self, path)))
        return False

    def clear(self, path: str) -> None:
        with suppress(OSError):  # by contract it does what it can
            self.step(lambda: Disk.clear(self, path))

    def sync_folder(self, path: str) -> None:
        self.step(lambda: Disk.sync_folder(self, path))


class _Dying(_Steps):
    """Does half of one step, and then nothing more."""

    def step(self, act: Callable[[], Any], half: Callable[[], Any] = int, *, new: bool = False) -> Any:
        if self.at and self.done >= self.at:
            raise Killed
        return super().step(act, half, new=new)

    def fail(self) -> None:
        raise Killed


class _Filling(_Steps):
    """Is full from one step on: nothing new can be made, but what is there can be renamed over and deleted."""

    def fails(self, *, new: bool) -> bool:
        return new and 0 < self.at <= self.done

    def fail(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class _Watched(_Steps):
    """Has a look at the whole site after every step."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.faults: set[str] = set()

    def step(self, act: Callable[[], Any], half: Callable[[], Any] = int, *, new: bool = False) -> Any:
        result = super().step(act, half, new=new)
        self.faults |= faults(self.folder)
        return result


def newspaper(entries: list[int], number: int, name: str) -> list[Output]:
    """Return a site in which everything links to everything near it, and to files with a hash in their names."""
    sheet = f"assets/style-{number}.css"
    topics = sorted({n % 3 for n in entries})
    files = [Output(sheet, b"body {}", Rank.ASSET), Output(name, b"static", Rank.ASSET)]
    for before, n, after in zip([None, *entries], entries, [*entries[1:], None], strict=False):
        near = [f"2022/{each}.html" for each in (before, after) if each]
        files.append(page(f"2022/{n}.html", [*near, f"topics/{n % 3}.html", sheet, "index.html"], Rank.LEAF, number))
    for topic in topics:
        shown = [f"2022/{n}.html" for n in entries if n % 3 == topic]
        files.append(page(f"topics/{topic}.html", [*shown, sheet, f"topics/{topic}.xml"], Rank.LIST, number))
        files.append(feed(f"topics/{topic}.xml", shown))
    shown = [f"2022/{n}.html" for n in entries[-3:]]
    files.append(page("index.html", [*shown, *(f"topics/{t}.html" for t in topics), sheet, "feed.xml"], Rank.FRONT, 1))
    files.append(feed("feed.xml", [f"2022/{n}.html" for n in entries]))
    return files


def page(path: str, links: list[str], rank: Rank, number: int) -> Output:
    hrefs = [posixpath.relpath(link, posixpath.dirname(path) or ".") for link in links]
    return Output(path, "".join(f'<a href="{href}">{number}</a>\n' for href in hrefs).encode(), rank)


def feed(path: str, links: list[str]) -> Output:
    items = "".join(f"<item><link>{ADDRESS}{link}</link></item>" for link in links)
    return Output(path, f"<rss><channel>{items}</channel></rss>".encode(), Rank.FEED)


def faults(folder: Path) -> set[str]:
    """Return what a visitor who starts at the front page would find wrong at this instant."""
    if not (folder / "index.html").exists():
        return set()
    found: set[str] = set()
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        try:
            text = (folder / path).read_text()
            ET.fromstring(text if path.endswith(".xml") else "<ok/>")
        except (FileNotFoundError, ET.ParseError) as error:
            found.add(f"{path}: {error}")
            continue
        for href, address in LINK.findall(text):
            target = address.removeprefix(ADDRESS) or posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
            waiting += [] if target in seen else [target]
            seen.add(target)
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fresh(folder: Path, files: list[Output], publish: Publish) -> dict[str, bytes]:
    publish(folder / "fresh", files, project=folder / "none")
    return contents(folder / "fresh")


@pytest.fixture(scope="module")
def folders() -> Callable[[], Any]:
    """Return a maker of temporary folders, in memory where there is such a place: syncing a disk takes its time."""
    return lambda: tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # noqa: S108


@pytest.fixture
def place(folders: Callable[[], Any]) -> Iterator[Path]:
    """Return one such folder."""
    with folders() as name:
        yield Path(name)


@settings(max_examples=40, deadline=None)
@given(old=st.just([]) | editions, new=editions)
def test_no_link_is_dead_and_every_feed_whole_after_each_step(
    old: list[Output], new: list[Output], publish: Publish, folders: Callable[[], Any]
) -> None:
    """A visitor who comes between any two steps of a build finds all that is linked."""
    with folders() as name:
        site = Path(name) / "site"
        publish(site, old)
        disk = _Watched(site)
        result = publish(site, new, disk=disk)
        assert set() == disk.faults
        assert fresh(Path(name), new, publish) == contents(site)
        assert not result.changes.any or disk.done > 4


@settings(max_examples=25, deadline=None)
@given(old=editions, new=editions, third=editions, data=st.data())
def test_killed_build_is_healed_by_the_next(
    old: list[Output], new: list[Output], third: list[Output], data: st.DataObject, publish: Publish, folders: Any
) -> None:
    """Dying at any step, and again while the next build heals, leaves a site without a fault that the one after brings
    to where a fresh build would."""
    with folders() as name:
        site = Path(name) / "site"
        publish(site, old)
        trial = Path(name) / "trial"
        publish(trial, old)
        counter = _Dying()
        publish(trial, new, disk=counter)
        for files in (new, third):
            dying = _Dying(data.draw(st.integers(1, counter.done + 2)))
            try:
                publish(site, files, disk=dying)
            except Killed:
                assert set() == faults(site)
        watched = _Watched(site)
        publish(site, third, disk=watched)
        assert set() == watched.faults
        assert fresh(Path(name), third, publish) == contents(site)


OLD = newspaper([1, 2, 3, 5], 1, "x")
NEW = newspaper([1, 3, 4, 6], 2, "x/y")
NEW_WITHOUT_CLEARING = newspaper([1, 3, 4, 6], 2, "x")


def steps(place: Path, publish: Publish, new: list[Output]) -> range:
    publish(place / "trial", OLD)
    disk = _Steps()
    publish(place / "trial", new, disk=disk)
    return range(1, disk.done + 1)


def test_death_at_every_step(place: Path, publish: Publish) -> None:
    """Before the journal the old site stands byte for byte; from then on the next build brings the new one, even if all
    that it publishes itself is refused."""
    expected = fresh(place, NEW, publish)
    outcomes = []
    for at in steps(place, publish, NEW):
        site = place / str(at)
        publish(site, OLD)
        before = contents(site)
        with pytest.raises(Killed):
            publish(site, NEW, disk=_Dying(at))
        assert set() == faults(site)
        journalled = (site / ".digest-journal.json").exists()
        if not journalled and contents(site) != expected:
            assert before == {path: data for path, data in contents(site).items() if "staging" not in path}
        refused = publish(site, [Output("a", b"", Rank.LEAF), Output("A", b"", Rank.LEAF)])
        assert refused.changes is None
        outcomes.append([name for name, files in (("old", before), ("new", expected)) if contents(site) == files])
    assert [["old"], ["new"]] == [each for n, each in enumerate(outcomes) if not n or each != outcomes[n - 1]]


def test_death_while_folders_make_room_for_a_file(place: Path, publish: Publish) -> None:
    """A build that dies between the deletions of two folders, one in the other, is completed by the next."""
    old, new = newspaper([1], 1, "x/y/z"), newspaper([1], 1, "x")
    expected = fresh(place, new, publish)
    publish(place / "trial", old)
    counter = _Steps()
    publish(place / "trial", new, disk=counter)
    for at in range(1, counter.done + 1):
        site = place / str(at)
        publish(site, old)
        with pytest.raises(Killed):
            publish(site, new, disk=_Dying(at))
        assert publish(site, new).changes is not None
        assert expected == contents(site)


def test_full_disk_at_every_step(place: Path, publish: Publish) -> None:
    """Whenever the disk is full, one of both sites is whole, with nothing else in the folder: the old one and a
    diagnostic, or the new one."""
    wanted = fresh(place, NEW_WITHOUT_CLEARING, publish)
    outcomes = []
    for at in steps(place, publish, NEW_WITHOUT_CLEARING):
        site = place / str(at)
        publish(site, OLD)
        before = contents(site)
        result = publish(site, NEW_WITHOUT_CLEARING, disk=_Filling(at))
        expected = before if result.changes is None else wanted
        assert expected == contents(site)
        assert [] == [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]
        outcomes.append(result.codes)
    assert [["output-fault"], []] == [each for n, each in enumerate(outcomes) if not n or each != outcomes[n - 1]]


def test_fault_at_every_step(place: Path, publish: Publish) -> None:
    """A disk that fails once costs the build and no link; the next build heals."""
    expected = fresh(place, NEW, publish)
    for at in steps(place, publish, NEW):
        site = place / str(at)
        publish(site, OLD)
        result = publish(site, NEW, disk=_Steps(at))
        assert set() == faults(site)
        half = (site / ".digest-journal.json").exists()
        assert half == any("the next build completes" in each.hint for each in result.diagnostics)
        assert publish(site, NEW).changes is not None
        assert expected == contents(site)
