"""Whole sites, from a folder to site/: each case in tests/sites has one idea and at most six files."""

from __future__ import annotations

import calendar
import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import feedparser
import pytest

from digest.build import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.publishing.report import BuildReport

NOW = datetime(2022, 1, 24, 7, 30, tzinfo=UTC)
SITES = Path(__file__).parent / "sites"
CASES = sorted(path.name for path in SITES.iterdir())


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str], Path]:
    """Return a maker of a case's copy, in which a build may write."""
    return lambda name: Path(shutil.copytree(SITES / name, tmp_path / name))


def built(folder: Path, now: datetime = NOW) -> BuildReport:
    return build(folder, None, now)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Addresses(HTMLParser):
    """Collects a page's links and ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.scripts: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        self.tags.append(tag)
        found = dict(attrs)
        self.scripts += [found.get("type")] if tag == "script" else []
        self.links += [value for name in ("href", "src") if (value := found.get(name)) is not None]
        self.ids += [value for name in ("id",) if (value := found.get(name)) is not None]


@pytest.mark.parametrize("name", CASES)
def test_every_internal_link_resolves(case: Callable[[str], Path], name: str) -> None:
    """Each link of each page leads to a file of the site and, with a fragment, to a place in it; ids are unique."""
    folder = case(name)
    built(folder)
    site = folder / "site"
    pages = {path: Addresses(path.read_text()) for path in site.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        assert len(set(page.ids)) == len(page.ids)
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto") or (path.name == "404.html" and link.startswith("/")):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in pages[target].ids):
                broken.append((path.name, link))
    assert [] == broken


@pytest.mark.parametrize("name", CASES)
def test_second_build_writes_nothing(case: Callable[[str], Path], name: str) -> None:
    """An unchanged site is left as it is: not a file, folder or time changes, but for an edition that closes once."""
    folder = case(name)
    assert built(folder).changes.created
    for days in (0, 3):
        built(folder, NOW + timedelta(days=days))
        before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}
        assert not built(folder, NOW + timedelta(days=2 * days)).changes.any
        assert before == {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}


@pytest.mark.parametrize("name", CASES)
def test_feed_parses_with_unique_ids_and_absolute_links(case: Callable[[str], Path], name: str) -> None:
    """A reader finds no fault; every item has an id, a date that is not in the future, and full addresses."""
    folder = case(name)
    built(folder)
    data = (folder / "site" / "feed.xml").read_bytes()
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    ids = [entry.id for entry in parsed.entries]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in ids)
    assert all(calendar.timegm(entry.published_parsed) <= NOW.timestamp() for entry in parsed.entries)
    html = "".join(entry.content[0].value for entry in parsed.entries if "content" in entry)
    assert [] == [link for link in Addresses(html).links if not link.startswith(("https://", "http://", "mailto:"))]


@pytest.mark.parametrize("name", CASES)
def test_pages_have_one_heading_of_the_first_rank(case: Callable[[str], Path], name: str) -> None:
    """Each page has one h1, one main, a language and no script but data."""
    folder = case(name)
    built(folder)
    for path in (folder / "site").rglob("*.html"):
        page = Addresses(path.read_text())
        assert (1, 1) == tuple(page.tags.count(tag) for tag in ("h1", "main"))
        assert set(page.scripts) <= {"application/ld+json"}
        assert '<html lang="en">' in path.read_text()


def test_pasted_text_is_set_without_a_false_headline(case: Callable[[str], Path]) -> None:
    """No sentence of the text stands twice on a page, the blog's footer nowhere."""
    folder = case("seed")
    report = built(folder)
    pages = [path.read_text() for path in (folder / "site").rglob("*.html")]
    texts = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", re.sub(r"(?s)<head>.*?</head>", "", page))) for page in pages]
    assert {0, 1} == {text.count("which bring the two sides closer") for text in texts}
    assert all("Post a Comment" not in page for page in pages)
    assert ("raw.txt",) == report.undated
    assert any('class="lost-embed' in page for page in pages)


def test_links_between_articles_lead_to_their_pages(case: Callable[[str], Path]) -> None:
    """A link to a published article becomes relative; one to a draft becomes text, and a warning with its line."""
    folder = case("neighbours")
    report = built(folder)
    page = (folder / "site/2022/01/snow-falls-on-oslo.html").read_text()
    assert '<a href="why-trains-stop-in-snow.html#t-why">Trains</a> stopped, and the plan is a secret.' in page
    (broken,) = report.diagnostics
    assert ("broken-link", "content/world/2022-01-17-snow.md", 7) == (broken.code, broken.span.path, broken.span.line)
    assert broken.span.source.startswith("The city woke up white.")
    assert ("drafts.md",) == tuple(held.path for held in report.held)


def test_hostile_text_is_never_obeyed(case: Callable[[str], Path]) -> None:
    """Markup, scripts, template syntax, paths and control characters of a text stay text, in the folder's bounds."""
    folder = case("hostile")
    built(folder)
    files = tree(folder)
    assert [] == [
        name for name in files if "escape" in name and not re.fullmatch(r"site/\d{4}/\d\d/[\w-]+\.html", name)
    ]
    assert {"content", "site", "ledger.jsonl"} == {path.name for path in folder.iterdir()}
    for name, data in files.items():
        if name.endswith((".html", ".xml")):
            text = data.decode().replace('<script type="application/ld+json">{', "")
            assert "<script" not in text.lower()
            assert "onerror" not in text or "<img src=x" not in text
            assert 'href="javascript:' not in text
            assert ">49<" not in text
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)


def test_nothing_of_what_is_held_back_leaks(case: Callable[[str], Path]) -> None:
    """Words, topics, sections and pictures of drafts, future and expired entries are in no file and no file's name."""
    folder = case("held")
    report = built(folder)
    assert {"draft", "future", "expired"} == {str(held.reason) for held in report.held}
    assert [] == [name for name, data in tree(folder / "site").items() if b"MARKER" in data or "marker" in name.lower()]
    assert "MARKER" not in (folder / "ledger.jsonl").read_text()


def test_one_bad_file_costs_that_file(case: Callable[[str], Path]) -> None:
    """What cannot be read is named, the rest is published."""
    folder = case("broken")
    report = built(folder)
    assert report.published
    assert ("bad.md", "picture.txt") == report.unreadable
    assert {"broken-front-matter", "not-text"} <= {each.code for each in report.diagnostics}
    assert 1 == report.entries


def test_images_are_published_with_their_size(case: Callable[[str], Path]) -> None:
    """An image is copied under a hashed name; one that is missing leaves its words and a warning."""
    folder = case("images")
    report = built(folder)
    page = (folder / "site/2022/01/the-grey-sea.html").read_text()
    (image,) = (folder / "site/assets").glob("grey-sea-*.png")
    assert (
        f'<img src="../../assets/{image.name}" alt="A &quot;grey&quot; sea" width="3" height="2" loading="lazy"> gone'
        in page
    )
    assert ["missing-image"] == [each.code for each in report.diagnostics if each.code != "url-not-set"]


def test_site_without_an_address_is_warned_once(case: Callable[[str], Path]) -> None:
    """Feeds say what is missing; canonical links are left out."""
    folder = case("seed")
    report = built(folder)
    assert 1 == [each.code for each in report.diagnostics].count("url-not-set")
    assert "canonical" not in (folder / "site/index.html").read_text()


def test_article_that_is_gone_leaves_a_page_that_says_so(case: Callable[[str], Path]) -> None:
    """A removed article's lists lead on, its address answers without a word of it, and the ledger still knows it."""
    folder = case("neighbours")
    built(folder)
    (folder / "content/science/trains.md").unlink()
    report = built(folder, NOW + timedelta(days=1))
    assert {"sections/science.html", "sections/science.xml"} <= set(report.changes.updated)
    assert 'content="0; url=../index.html"' in (folder / "site/sections/science.html").read_text()
    page = (folder / "site/2022/01/why-trains-stop-in-snow.html").read_text()
    assert "<h1>This article is no longer here</h1>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "trains stop" not in page.lower()
    assert "why-trains-stop" not in (folder / "site/sitemap.xml").read_text()
    assert "why-trains-stop" in (folder / "ledger.jsonl").read_text()


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("digest.yaml", "titel: x\n", "unknown-option"),
        ("ledger.jsonl", "<<<<<<<\n", "broken-ledger"),
        ("templates/components/making.html", "{% macro %}", "template-error"),
        ("site/thesis.doc", "years of work", "foreign-output"),
    ],
)
def test_fault_outside_the_content_publishes_nothing(
    case: Callable[[str], Path], file: str, text: str, code: str
) -> None:
    """Configuration, ledger, templates and output folder must be sound before anything is written."""
    folder = case("seed")
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text)
    before = tree(folder)
    report = built(folder)
    assert not report.published
    assert code in {each.code for each in report.diagnostics}
    assert before == tree(folder)


def test_template_fault_leaves_the_published_site(case: Callable[[str], Path]) -> None:
    """A broken template names its line, and readers keep what they had."""
    folder = case("seed")
    built(folder)
    before = tree(folder / "site")
    (folder / "templates/pages").mkdir(parents=True)
    (folder / "templates/pages/front.html").write_text("<p>\n{{ front.nothing }}")
    report = built(folder)
    (fault,) = (each for each in report.diagnostics if each.code == "template-error")
    assert ("templates/pages/front.html", 2) == (fault.span.path, fault.span.line)
    assert before == tree(folder / "site")


def test_missing_content_folder_publishes_nothing(tmp_path: Path) -> None:
    """Starting in the wrong folder does not empty a site."""
    report = built(tmp_path)
    assert not report.published
    assert ["there is no folder of this name"] == [each.message for each in report.diagnostics]
    assert [] == list(tmp_path.iterdir())


def test_empty_content_folder_makes_an_empty_site(tmp_path: Path) -> None:
    """No articles yet: a front page that says so, and an empty feed."""
    (tmp_path / "content").mkdir()
    report = built(tmp_path)
    assert (True, 0) == (report.published, report.entries)
    assert "Nothing is published yet." in (tmp_path / "site/index.html").read_text()


def test_site_is_the_same_from_any_folder(case: Callable[[str], Path], tmp_path: Path) -> None:
    """The bytes do not depend on where the project lies."""
    first, second = case("neighbours"), Path(shutil.copytree(SITES / "neighbours", tmp_path / "deep" / "elsewhere"))
    built(first)
    built(second)
    assert tree(first / "site") == tree(second / "site")


def test_placeholder_stays(case: Callable[[str], Path]) -> None:
    """The file that keeps site/ in git survives."""
    folder = case("seed")
    (folder / "site").mkdir()
    (folder / "site/.gitkeep").write_text("")
    built(folder)
    assert (folder / "site/.gitkeep").is_file()


def test_style_sheet_and_entry_page_keep_their_budgets(case: Callable[[str], Path]) -> None:
    """One style sheet of at most 16 KB, an entry page of at most 50 KB."""
    folder = case("neighbours")
    built(folder)
    (sheet,) = (folder / "site/assets").glob("style-*.css")
    assert sheet.stat().st_size <= 16_000
    assert max(path.stat().st_size for path in (folder / "site/2022").rglob("*.html")) <= 50_000


def test_manifest_lists_what_was_written(case: Callable[[str], Path]) -> None:
    """The manifest in site/ names every file of the site and nothing else."""
    folder = case("images")
    built(folder)
    manifest = json.loads((folder / "site/.digest-manifest.json").read_text())
    assert set(manifest["files"]) == set(tree(folder / "site")) - {".digest-manifest.json"}
