"""Real feed readers that follow a site, served from this machine."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import make_reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

TOKEN = re.compile(r"zq\d{4}x")


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder the server points to at the time. Builds of a test can be less than a second apart, as near as
    Last-Modified can tell, and curl looks at it even in an answer that it got: it is therefore not sent."""

    def send_header(self, keyword: str, value: str) -> None:
        """Send a header but for that one."""
        if keyword != "Last-Modified":
            super().send_header(keyword, value)

    def do_GET(self) -> None:
        """Serve from where the site is now."""
        self.directory = str(self.server.site)  # type: ignore[attr-defined]  # set by `serve`
        super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is the base class's)
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server of the folder `site`, which may change."""

    site = Path()

    @property
    def address(self) -> str:
        """The address of the folder."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serve() -> Iterator[Server]:
    """Run a server on a free port of this machine."""
    with Server(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class ReaderFollower:
    """The `reader` library following some feeds. `dates` are each item's dates as first seen, by feed and id."""

    def __init__(self, feeds: tuple[str, ...]) -> None:
        self.feeds = feeds
        self.reader = make_reader(":memory:", plugins=[])
        for feed in feeds:
            self.reader.add_feed(feed)
        self.dates: dict[tuple[str, str], datetime | None] = {}
        self.tokens: dict[tuple[str, str], str] = {}

    def look(self) -> dict[str, list[str]]:
        """Fetch the feeds and return, by feed, a token for each item that is unread; then read them all."""
        for feed in self.feeds:
            self.reader.update_feed(feed)
        found: dict[str, list[str]] = {feed: [] for feed in self.feeds}
        for entry in self.reader.get_entries():
            key = (entry.feed_url, entry.id)
            text = " ".join([entry.summary or "", *(content.value for content in entry.content)])
            token = TOKEN.search(text)
            if token:
                assert token[0] == self.tokens.setdefault(key, token[0]), f"{key} became another article"
            assert entry.published == self.dates.setdefault(key, entry.published), f"the date of {key} moved"
            if not entry.read:
                found[entry.feed_url].append(self.tokens.get(key, entry.title or entry.id))
                self.reader.mark_entry_as_read(entry)
        return found

    def all(self, feed: str) -> list[str]:
        """Return the token of every item the reader ever got of a feed."""
        return [token for (url, _), token in self.tokens.items() if url == feed]

    def close(self) -> None:
        """Forget everything."""
        self.reader.close()


class NewsboatFollower:
    """newsboat following one feed. It never reads an item, so that its count of unread ones only grows."""

    def __init__(self, feed: str, home: Path) -> None:
        self.home = home
        home.mkdir()
        (home / "urls").write_text(f"{feed}\n")
        (home / "config").write_text("")
        self.dates: dict[str, int] = {}

    def look(self) -> int:
        """Fetch the feed and return how many items are unread. No item's date may have moved."""
        cache = self.home / "cache.db"
        files = ["-u", self.home / "urls", "-c", cache, "-C", self.home / "config"]
        environment = {**os.environ, "HOME": str(self.home)}
        command = ["newsboat", *map(str, files), "-x", "reload", "print-unread"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
        with sqlite3.connect(cache) as connection:
            rows = connection.execute("SELECT guid, pubDate FROM rss_item").fetchall()
        connection.close()
        assert len({guid for guid, _ in rows}) == len(rows)
        for guid, date in rows:
            assert date == self.dates.setdefault(guid, date), f"the date of {guid} moved"
        return int(done.stdout.split()[0])
