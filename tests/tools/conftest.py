"""Finds the tools that check what digest makes, and builds the sites they check.

Chromium, Java and the validators of package.json may be missing: then a test is skipped with the reason, or fails if
DIGEST_REQUIRE_TOOLS is 1. `.ci/run` installs them all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
VNU = "vnu-jar/build/dist/vnu.jar"
AXE = "axe-core/axe.min.js"
EVENING = "1643061600"  # 2022-01-24 22:00 UTC, after the demo's last article
FATES = {  # what is written on articles that were public
    "withdrawn": "withdrawn: It was about somebody else.",
    "deleted": "",
    "moved": "slug: elsewhere",
    "corrected": "correction: It said the wrong thing.",
    "broken": "topics: [",
}
KINDS = {  # where a page of each kind is; of several the largest counts
    "front": "index.html",
    "entry": "2022/01/to-be-corrected.html",
    "edition": "editions/*.html",
    "section": "sections/*.html",
    "topic": "topics/weather.html",
    "source": "sources/*.html",
    "name": "names/[!i]*.html",
    "story": "stories/[!i]*.html",
    "thread": "stories/[!i]*.html",
    "names": "names/index.html",
    "topics": "topics/index.html",
    "stories": "stories/index.html",
    "month": "archive/????-??.html",
    "year": "archive/????.html",
    "undated": "archive/undated.html",
    "subscribe": "subscribe.html",
    "corrections": "corrections.html",
    "about": "about.html",
    "missing": "404.html",
    "redirect": "2022/01/to-be-moved.html",
    "tombstone": "2022/01/to-be-withdrawn.html",
    "unavailable": "2022/01/to-be-broken.html",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (  # no sandbox: CI runs as root; the rest keeps Chromium from asking the network for anything of its own
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def lack(what: str) -> NoReturn:
    reason = f"{what} is not here; .ci/run installs it"
    if os.environ.get("DIGEST_REQUIRE_TOOLS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def java() -> str:
    """Return the command of a Java runtime."""
    return shutil.which("java") or lack("a Java runtime")


@pytest.fixture(scope="session")
def vnu() -> Path:
    """Return the path of the Nu HTML checker."""
    return npm_file(VNU)


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core, the accessibility checker."""
    return npm_file(AXE).read_text(encoding="utf-8")


def npm_file(name: str) -> Path:
    path = Path(__file__).parent / "node_modules" / name
    return path if path.is_file() else lack(f"node_modules/{name} (npm ci --prefix tests/tools)")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium with a fresh profile; each context taken from it is as separate as a private window."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None) or lack("Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Tab:
    """A page open in the browser, and what went wrong in it so far."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def watch(self, allowed: Callable[[str], bool]) -> None:
        """Note what the console says, errors, and every request for an address that is not allowed."""
        self.page.on("console", lambda message: self.faults.append(f"console: {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda it: None if allowed(it.url) else self.faults.append(f"outside: {it.url}"))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the test went on to the next page before the icon was there
            self.faults.append(f"failed: {request.url}: {request.failure}")


@pytest.fixture
def open_tab(browser: Browser) -> Callable[..., Any]:
    """Return a function that opens a tab as a context manager, given the site's address and Playwright's options.

    Requests to any place but the address's own server, or the folder on disk, are noted as the tab's faults.
    """

    @contextmanager
    def opened(home: str, **options: Any) -> Iterator[Tab]:
        context = browser.new_context(**options)
        tab = Tab(context.new_page())
        tab.watch(lambda url: url.startswith(home) or urlsplit(url).scheme == "data")
        yield tab
        context.close()

    return opened


class Host(SimpleHTTPRequestHandler):
    """A static host as simple as the usual ones: an address that does not exist gets 404.html."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for an unknown address."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        data = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the method's signature)
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine and give its address, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo's site, built in a copy of what a build reads of this checkout."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("digest.yaml", "names.yaml", "ledger.jsonl"):
        shutil.copy(ROOT / name, folder)
    return made(folder, faults=False)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of articles that strain HTML and layout: the checkout's test sites, and those of `hostile/`."""
    folder = tmp_path_factory.mktemp("hostile")
    for case in ("hostile", "broken", "seed"):
        shutil.copytree(ROOT / "tests" / "sites" / case / "content", folder / "content" / case)
    shutil.copytree(Path(__file__).parent / "hostile", folder / "content" / "layout")
    return made(folder, faults=True)


@dataclass(frozen=True)
class Kinds:
    """A site with every kind of page, and one page of each kind, named like its template, from the site's root."""

    site: Path
    pages: dict[str, str]

    @property
    def rare(self) -> list[str]:
        """Pages of kinds that the demo lacks, but for redirects, which no browser stays on; and a numbered page."""
        kinds = ("tombstone", "unavailable", "undated", "corrections")
        return [*(self.pages[kind] for kind in kinds), "topics/weather-1.html", "archive/2021-03-1.html"]


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Kinds:
    """Return the demo's site after some days with more articles, of which one was withdrawn, one deleted, one moved,
    one corrected, one broken, and an old one imported without a date."""
    folder = tmp_path_factory.mktemp("kinds")
    more = folder / "content" / "world" / "more"
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "digest.yaml", folder)
    more.mkdir()
    for number in range(120):
        text = f"Rain fell on {number} houses in the town of number {number}, as it had done {number} times before."
        day = f"2021-03-{1 + number % 31:02}"
        write(more / f"{number}.md", f"title: Rain {number}\ndate: {day}\ntopics: [weather]", text)
    for name in FATES:
        write(more / f"{name}.md", f"title: To be {name}\ntopics: [{name}]", f"This is {name} soon.")
    made(folder, faults=False)
    for name, metadata in FATES.items():
        write(more / f"{name}.md", f"title: To be {name}\n{metadata}", f"This is {name} soon.")
    (more / "deleted.md").unlink()
    (folder / "content" / "old.txt").write_text("Nobody knows from which day this is.\n")
    site = made(folder, "--archive", "--base-url", "https://news.example/", faults=True)
    found = {
        kind: max(site.glob(pattern), key=lambda path: (path.stat().st_size, path)).relative_to(site).as_posix()
        for kind, pattern in KINDS.items()
    }
    return Kinds(site, found)


@pytest.fixture(scope="session")
def every_kind_address(every_kind: Kinds) -> Iterator[str]:
    """Return where the site with every kind of page is served."""
    with served(every_kind.site) as address:
        yield address


def write(path: Path, metadata: str, text: str) -> None:
    """Write an article."""
    path.write_text(f"---\n{metadata}\n---\n{text}\n")


def made(folder: Path, *options: str, faults: bool) -> Path:
    """Build the site in a folder and return where it lies; `faults` tells whether its articles have any."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EVENING, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "digest", "build", "-C", str(folder), *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode == 1) is faults, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def demo_address(demo: Path) -> Iterator[str]:
    """Return where the demo's site is served."""
    with served(demo) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_address(hostile: Path) -> Iterator[str]:
    """Return where the hostile site is served."""
    with served(hostile) as address:
        yield address
