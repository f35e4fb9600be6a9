"""Follows every link of a site on the disk and parses every feed, in a loop, while the site may be changing.

It knows nothing of digest: what it finds is what a visitor of any static site would find.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(rb'(?:href|src)="([^"]*)"|<link>([^<]*)</link>|"url": ?"([^"]*)"')


@dataclass(eq=False)  # threads are told apart by identity
class Crawler(threading.Thread):
    """A visitor who never sleeps. `address` is the site's, for absolute links; `faults` are dead links and broken
    feeds; the rest counts what was looked at."""

    site: Path
    address: str
    laps: int = 0
    files: int = 0
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.enough = threading.Event()
        self.resting = threading.Event()

    def run(self) -> None:
        """Go round until told to stop, but for the rests that are asked for."""
        while not self.enough.is_set():
            if not self.resting.is_set() or self.enough.wait(0.01):
                self.lap()

    def lap(self) -> None:
        """Look at everything that can be reached from the front page."""
        ways: dict[str, tuple[str, ...]] = {"index.html": ("index.html",)}  # how each file was reached
        waiting = ["index.html"]
        while waiting:
            path = waiting.pop()
            data = self.read(path)
            if data is None:
                if self.is_dead(ways[path]):
                    self.faults.append(f"dead link: {' > '.join(ways[path])}")
                continue
            self.files += 1
            self.parse(path, data)
            for target in sorted(links(path, data, self.address) - ways.keys()):
                ways[target] = (*ways[path], target)
                waiting.append(target)
        self.laps += 1

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, if it is there."""
        try:
            return (self.site / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def parse(self, path: str, data: bytes) -> None:
        """Note a feed that is not whole."""
        try:
            if path.endswith((".xml", ".opml")):
                ET.fromstring(data)  # noqa: S314  (digest wrote it)
            elif path.endswith(".json"):
                json.loads(data)
        except (ET.ParseError, ValueError) as error:
            self.faults.append(f"broken feed: {path}: {error}")

    def is_dead(self, way: tuple[str, ...]) -> bool:
        """Tell whether there was an instant at which every page of a way linked on to the next, and the last was not
        there. A crawler takes its time, and a page it read may have changed before it followed a link: so all pages
        must have been the same file before and after the look at the missing one."""
        while True:
            before = [self.stamp(page) for page in way[:-1]]
            read = [self.read(page) for page in way[:-1]]
            missing = self.read(way[-1]) is None
            if not missing or None in read:
                return False
            if any(
                after not in links(page, data or b"", self.address)
                for page, data, after in zip(way, read, way[1:], strict=False)
            ):
                return False
            if before == [self.stamp(page) for page in way[:-1]]:
                return True

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Return what changes when a file is replaced."""
        try:
            status = (self.site / path).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns


def links(path: str, data: bytes, site: str) -> set[str]:
    """Return the files of the site at an address that a page or feed links to."""
    found = set()
    for groups in LINK.findall(data):
        address = b"".join(groups).decode().removeprefix(site)
        whole = address != b"".join(groups).decode()
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc and (parts.path or whole):
            target = parts.path if whole else join(dirname(path), parts.path)
            found.add(unquote(normpath(target)) if parts.path else "index.html")
    return found
