"""Whole sites again: what their pages say to readers, to search engines and to other programs."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from digest.build import build

NOW = datetime(2022, 1, 18, 22, 0, tzinfo=UTC)
SITES = Path(__file__).parent / "sites"
BASE = "https://example.org/news/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the case `rights`: an excerpt, a link, a corrected and a withdrawn article, weekly."""
    folder = shutil.copytree(SITES / "rights", tmp_path_factory.mktemp("pages") / "rights")
    assert build(folder, None, NOW).published
    return folder / "site"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def meta(page: str) -> dict[str, str]:
    """Return a page's meta elements by name or property."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def test_full_addresses_lead_into_the_site(site: Path) -> None:
    """Under the path where the site is published, every address of its own in a page leads to a file."""
    assert urlsplit(BASE).path == "/news/"
    for path in site.rglob("*.html"):
        for address in re.findall(rf'"{re.escape(BASE)}([^"#]*)', read(path)):
            assert (site / unquote(address or "index.html")).is_file(), (path.name, address)


def test_excerpt_leads_to_the_original(site: Path) -> None:
    """The page of an excerpt says what it is, names the source and links it; the rest of the text is nowhere."""
    page = read(site / "2022/01/snow-falls-on-oslo.html")
    assert "This is the beginning. The rest of the text is not published here." in page
    href = "https://nrk.example/snow?a=1&amp;b=2"
    assert f'<a class="notice-link" href="{href}" rel="external">Read the original at NRK</a>' in page
    assert "<span>excerpt</span>" in page
    assert "the children came on skis" in page


def test_link_is_a_headline_and_a_way_to_the_text(site: Path) -> None:
    """No word of a linked article's text and no reading time is on its page."""
    page = read(site / "2022/01/trains-stop-in-snow.html")
    assert "Only the headline stands here. The text is not published here." in page
    assert 'href="https://nrk.example/trains" rel="external">Read the original at NRK</a>' in page
    assert " min</span>" not in page


def test_nothing_that_is_not_published_leaks(site: Path) -> None:
    """What stands behind the excerpt, the link and the withdrawal is in no file."""
    files = [path for path in site.rglob("*") if path.is_file()]
    assert [] == [path.name for path in files if b"HIDDEN" in path.read_bytes()]


def test_correction_stands_with_the_story_and_on_its_page(site: Path) -> None:
    """A note is linked from the top of the story and listed among all corrections."""
    story, notes = read(site / "2022/01/buses-run.html"), read(site / "corrections.html")
    assert '<a href="#corrections">corrected</a>' in story
    assert "<p>An earlier version said that they stood still.</p>" in story
    assert "<p>An earlier version said that they stood still.</p>" in notes
    assert '<a href="2022/01/buses-run.html">Buses run</a>' in notes


def test_social_cards_repeat_what_the_page_says(site: Path) -> None:
    """Title, description, address and the stated date; no picture where there is none."""
    found = meta(read(site / "2022/01/snow-falls-on-oslo.html"))
    assert ("article", "Snow falls on Oslo", "The Morning & Evening") == (
        found["og:type"],
        found["og:title"],
        found["og:site_name"],
    )
    assert f"{BASE}2022/01/snow-falls-on-oslo.html" == found["og:url"]
    assert ("2022-01-17", "summary") == (found["article:published_time"], found["twitter:card"])
    assert found["og:description"].startswith("The city woke up white")
    assert "og:image" not in found
    front = meta(read(site / "index.html"))
    assert ("website", "The Morning & Evening", 'All the "news"', BASE) == (
        front["og:type"],
        front["og:title"],
        front["og:description"],
        front["og:url"],
    )


def test_data_of_an_article_reads_back(site: Path) -> None:
    """The one script element of an entry's page is JSON-LD."""
    (text,) = re.findall(r"<script\b[^>]*>(.*?)</script>", read(site / "2022/01/snow-falls-on-oslo.html"))
    found = json.loads(text)
    assert ("NewsArticle", "https://nrk.example/snow?a=1&b=2") == (found["@type"], found["isBasedOn"]["url"])
    assert not {"publisher", "wordCount", "author"} & set(found)


def test_pages_have_microformats(site: Path) -> None:
    """An entry is an h-entry with name, content and date; lists and editions are h-feeds of h-entries."""
    entry = read(site / "2022/01/snow-falls-on-oslo.html")
    for name in ("h-entry", "p-name", "e-content", "dt-published", "p-category", "u-url"):
        assert re.search(rf'class="[^"]*\b{name}\b', entry), name
    for path in ("index.html", "editions/2022-w03.html", "sections/world.html", "archive/2022-01.html"):
        page = read(site / path)
        assert '<body class="h-feed">' in page
        assert re.search(r'class="[^"]*\bh-entry\b', page)


def test_feeds_are_named_with_titles_of_their_own(site: Path) -> None:
    """No two feeds that a page names have the same title, and each leads to a file."""
    for path in site.rglob("*.html"):
        links = re.findall(r'<link rel="alternate" type="[^"]+" title="([^"]+)" href="([^"]+)">', read(path))
        titles = [title for title, _ in links]
        assert len(links) >= 3
        assert len(set(titles)) == len(titles)
        assert path.name == "404.html" or all((path.parent / href).is_file() for _, href in links)


def test_search_engines_leave_the_page_for_unknown_addresses_out(site: Path) -> None:
    """Every other page of this site may be found."""
    hidden = [path.name for path in site.rglob("*.html") if meta(read(path)).get("robots") == "noindex"]
    assert ["404.html"] == hidden


def test_titles_are_told_apart(site: Path) -> None:
    """Each page has a title of its own that ends with the site's."""
    titles = [re.findall(r"<title>(.*)</title>", read(path))[0] for path in site.rglob("*.html")]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith("The Morning &amp; Evening") for title in titles)


def test_week_says_that_it_goes_on(site: Path) -> None:
    """The front page of an open week names its days, and says that this is not all yet."""
    page = read(site / "index.html")
    assert '<time datetime="2022-01-17">17–23 January 2022</time>' in page
    assert "That is everything of 17–23 January 2022 so far." in page


def test_about_page_has_the_words_of_the_editor(site: Path) -> None:
    """The editor's paragraph and what holds for every site stand there."""
    page = read(site / "about.html")
    assert "<p>We read the papers so that you need not.</p>" in page
    assert "An edition appears every week." in page


def test_site_can_be_all_german(tmp_path: Path) -> None:
    """No English word of digest's own is left on the pages."""
    folder = shutil.copytree(SITES / "rights", tmp_path / "deutsch")
    config = folder / "digest.yaml"
    config.write_text(read(config) + "language: de\n", encoding="utf-8")
    assert build(folder, None, NOW).published
    front = read(folder / "site/index.html")
    assert '<html lang="de">' in front
    assert "Das ist bisher alles vom 17.–23. Januar 2022." in front
    pages = [read(path) for path in (folder / "site").rglob("*.html")]
    english = ("Front page", "Skip to", "Sections", "Subscribe", "Corrections", "Archive", "No. ", "That is everything")
    assert [] == [(word, page[:200]) for page in pages for word in english if word in page]
