"""Every machine-readable file of whole sites, line by line against its checklist: whatever the articles are like.

What wrote the files is not asked: they are parsed back by other libraries, and dates and addresses are held against the
grammars themselves, since feed readers forgive what other programs do not.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from digest.build import BuildOptions, build

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SITES = sorted((ROOT / "tests/sites").iterdir())
NOW = datetime(2022, 1, 24, 22, tzinfo=UTC)
ADDRESS = "https://example.org/news/"
ATOM, DC, CONTENT = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://purl.org/rss/1.0/modules/content/}",
)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
RFC822 = re.compile(rf"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d ({MONTHS}) \d{{4}} \d\d:\d\d:\d\d [+-]\d{{4}}")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
GUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
CHANNEL = ("title", "link", "description", "language", "docs", "generator", "ttl")


class Markup(HTMLParser):
    """The tags, addresses and attributes of some HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.addresses += [
            value or "" for name, value in attrs if name in ("href", "src", "srcset", "action", "poster")
        ]


@pytest.fixture(scope="module", params=[*SITES, ROOT, None], ids=lambda each: "empty" if each is None else each.name)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of each whole-site case, of the demo and of an empty folder."""
    folder = tmp_path_factory.mktemp("checklist")
    if request.param is None:
        (folder / "content").mkdir()
    else:
        shutil.copytree(request.param / "content", folder / "content")
        if (request.param / "digest.yaml").exists():
            shutil.copy(request.param / "digest.yaml", folder)
    assert build(folder, None, NOW - timedelta(days=5)).published
    assert build(folder, None, NOW, options=BuildOptions(base_url=ADDRESS)).published
    return folder / "site"


def rss_feeds(site: Path) -> Iterator[tuple[str, bytes]]:
    """Give the address and bytes of each RSS feed."""
    for path in sorted(site.rglob("*.xml")):
        data = path.read_bytes()
        if b"<rss" in data[:400]:
            yield path.relative_to(site).as_posix(), data


def is_full(address: str) -> bool:
    """Tell whether an address names a host, in characters that RFC 3986 allows."""
    parts = urlsplit(address)
    web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return (web or parts.scheme in ("mailto", "tel")) and not re.search(r'[^!-~]|[<>"\\^`{|}]', address)


def check_markup(html: str) -> None:
    """No relative address, and nothing that runs, frames or restyles."""
    markup = Markup(html)
    assert [] == [each for each in markup.addresses if not is_full(each)]
    assert not {"script", "style", "iframe", "object", "embed", "form", "link", "meta", "base"} & set(markup.tags)
    assert not [name for name in markup.names if name.startswith("on") or name == "style"]


def only(parent: ET.Element, tag: str) -> str:
    """Return the text of an element that must stand once."""
    found = parent.findall(tag)
    assert 1 == len(found), tag
    return found[0].text or ""


def test_rss_channels(site: Path) -> None:
    """Each part of the profile stands once and says something; the feed names itself; no clock was asked."""
    titles = []
    for url, data in rss_feeds(site):
        channel = ET.fromstring(data)[0]
        parts = {tag: only(channel, tag) for tag in CHANNEL}
        assert all(parts[tag].strip() for tag in parts)
        assert [{"href": f"{ADDRESS}{url}", "rel": "self", "type": "application/rss+xml"}] == [
            each.attrib for each in channel.findall(f"{ATOM}link")
        ]
        assert is_full(parts["link"])
        assert parts["link"].startswith(ADDRESS)
        image = {each.tag: each.text or "" for each in channel.findall("image/*")}
        assert (parts["title"], parts["link"]) == (image["title"], image["link"])
        assert (site / image["url"].removeprefix(ADDRESS)).read_bytes().startswith(b"\x89PNG")
        dates = [only(item, "pubDate") for item in channel.findall("item")]
        if dates:
            assert max(dates, key=parsedate_to_datetime) == only(channel, "lastBuildDate")
        else:
            assert channel.find("lastBuildDate") is None
        titles.append((url.rpartition("/")[0], parts["title"]))  # a section and a topic may be called alike
    assert titles
    assert len(set(titles)) == len(titles)


def test_rss_items(site: Path) -> None:
    """Lasting guids, each once; dates of the grammar and none in the future; plain titles; text with full addresses."""
    for url, data in rss_feeds(site):
        items = ET.fromstring(data).findall("channel/item")
        assert len(items) <= 50
        guids = [only(item, "guid") for item in items]
        assert len(set(guids)) == len(guids)
        dates = [parsedate_to_datetime(only(item, "pubDate")) for item in items]
        assert sorted(dates, reverse=True) == dates
        for item, guid, date in zip(items, guids, dates, strict=True):
            assert GUID.fullmatch(guid)
            assert {"isPermaLink": "false"} == item.find("guid").attrib  # type: ignore[union-attr]  # stands once
            assert RFC822.fullmatch(only(item, "pubDate"))
            assert date <= NOW
            title = only(item, "title")
            assert title.strip() == title
            assert "\n" not in title
            assert (site / _path(only(item, "link"))).is_file()
            assert all((each.text or "").strip() for each in (*item.findall(f"{DC}creator"), *item.findall("category")))
            assert all(is_full(each.get("url", "")) for each in item.findall("source"))
            tags = [each.tag for each in item]
            text = f"{CONTENT}encoded" if f"{CONTENT}encoded" in tags else "description"
            assert "description" not in tags[tags.index(text) + 1 :]
            check_markup(only(item, text))
            if url != "editions.xml":
                assert only(item, text).startswith("<p><small>")
            check_markup(item.findtext("description") or "")


def _path(address: str) -> str:
    return unquote(address.removeprefix(ADDRESS)) or "index.html"


def test_feeds_are_understood_by_a_reader(site: Path) -> None:
    """A common library finds nothing wrong in any feed."""
    for data in [data for _, data in rss_feeds(site)] + [(site / "atom.xml").read_bytes()]:
        parsed = feedparser.parse(data)
        assert not parsed.bozo, parsed.get("bozo_exception")


def test_atom(site: Path) -> None:
    """RFC 4287: what must be there is, once; every date is of the grammar; the items are those of the RSS feed."""
    root = ET.fromstring((site / "atom.xml").read_bytes())
    assert f"{ATOM}feed" == root.tag
    for parent in (root, *root.findall(f"{ATOM}entry")):
        assert only(parent, f"{ATOM}title").strip()
        assert GUID.fullmatch(only(parent, f"{ATOM}id"))
        assert RFC3339.fullmatch(only(parent, f"{ATOM}updated"))
        alternates = [each for each in parent.findall(f"{ATOM}link") if each.get("rel", "alternate") == "alternate"]
        assert 1 == len(alternates)
        assert all(is_full(each.get("href", "")) for each in parent.findall(f"{ATOM}link"))
    assert only(root, f"{ATOM}author/{ATOM}name").strip()
    assert [f"{ADDRESS}atom.xml"] == [each.get("href") for each in root.findall(f"{ATOM}link[@rel='self']")]
    for entry in root.findall(f"{ATOM}entry"):
        published, updated = (datetime.fromisoformat(only(entry, f"{ATOM}{each}")) for each in ("published", "updated"))
        assert published <= updated
        assert published <= NOW
        check_markup(entry.findtext(f"{ATOM}content") or "")
    rss = ET.fromstring((site / "feed.xml").read_bytes())
    assert [each.text for each in rss.iter("guid")] == [each.text for each in root.findall(f"{ATOM}entry/{ATOM}id")]


def test_json_feed(site: Path) -> None:
    """JSON Feed 1.1: keys and types of the specification, and the items of the RSS feed."""
    feed: dict[str, Any] = json.loads((site / "feed.json").read_bytes())
    texts = {"version", "title", "home_page_url", "feed_url", "description", "icon", "language"}
    assert texts | {"items"} == feed.keys()
    assert all(isinstance(feed[key], str) and feed[key] for key in texts)
    assert ("https://jsonfeed.org/version/1.1", f"{ADDRESS}feed.json") == (feed["version"], feed["feed_url"])
    for item in feed["items"]:
        assert GUID.fullmatch(item["id"])
        assert item["title"]
        assert ("content_html" in item) != ("content_text" in item)
        assert all(is_full(item[key]) for key in ("url", "external_url", "image") if key in item)
        assert all(RFC3339.fullmatch(item[key]) for key in ("date_published", "date_modified") if key in item)
        assert all(each.keys() == {"name"} and each["name"] for each in item.get("authors", []))
        assert all(isinstance(each, str) and each for each in item.get("tags", []))
        check_markup(item.get("content_html", ""))
    rss = ET.fromstring((site / "feed.xml").read_bytes())
    assert [each.text for each in rss.iter("guid")] == [item["id"] for item in feed["items"]]
    assert not re.search(r"\\u00(?:[01][0-9a-f]|7f|[89][0-9a-f])", (site / "feed.json").read_text())


def test_outline_lists_every_feed(site: Path) -> None:
    """OPML 2.0: every feed of the site stands in it once, under its own name, with its page."""
    root = ET.fromstring((site / "feeds.opml").read_bytes())
    assert ("opml", "2.0") == (root.tag, root.get("version"))
    feeds = [each for each in root.iter("outline") if "xmlUrl" in each.attrib]
    expected = {f"{ADDRESS}{url}" for url, _ in rss_feeds(site)} | {f"{ADDRESS}atom.xml", f"{ADDRESS}feed.json"}
    assert sorted(expected) == sorted(each.get("xmlUrl", "") for each in feeds)
    assert all(each.get("type") == "rss" and each.get("text") == each.get("title") for each in feeds)
    for folder in (*root.findall("body"), *root.findall("body/outline")):
        assert len({each.get("text") for each in folder}) == len(folder)
    assert all((site / _path(each.get("htmlUrl", ""))).is_file() for each in feeds)
    changed = root.findtext("head/dateModified")
    assert changed is None or RFC822.fullmatch(changed)


def test_sitemaps(site: Path) -> None:
    """Every address is a page of the site, listed once; instants are of the grammar and not in the future; what is for
    nobody to find is not listed."""
    root = ET.fromstring((site / "sitemap.xml").read_bytes())
    addresses = [only(each, f"{SITEMAP}loc") for each in root]
    assert ADDRESS in addresses
    assert len(set(addresses)) == len(addresses) <= 50_000
    assert all(is_full(each) and (site / _path(each)).is_file() for each in addresses)
    assert f"{ADDRESS}404.html" not in addresses
    for each in root.iter(f"{SITEMAP}lastmod"):
        assert RFC3339.fullmatch(each.text or "")
        assert datetime.fromisoformat(each.text or "") <= NOW
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if "noindex" not in path.read_text()}
    assert pages - {"404.html"} == {_path(each) for each in addresses}
    news = site / "news-sitemap.xml"
    if news.exists():
        found = list(ET.fromstring(news.read_bytes()))
        assert 0 < len(found) <= 1000
        assert {only(each, f"{SITEMAP}loc") for each in found} <= set(addresses)
        days = {(each.text or "")[:10] for each in ET.fromstring(news.read_bytes()).iter(f"{NEWS}publication_date")}
        assert timedelta(days=1) >= datetime.fromisoformat(max(days)) - datetime.fromisoformat(min(days))


def test_hosts_files(site: Path) -> None:
    """robots.txt names the sitemaps there are, the hosts' files are where hosts look for them."""
    robots = (site / "robots.txt").read_text().splitlines()
    named = {line.removeprefix(f"Sitemap: {ADDRESS}") for line in robots if line.startswith("Sitemap: ")}
    assert {path.name for path in site.glob("*sitemap.xml")} == named
    assert b"" == (site / ".nojekyll").read_bytes()
    assert "/assets/*" in (site / "_headers").read_text().splitlines()


def test_no_control_character_is_in_any_text(site: Path) -> None:
    """Neither C0 nor C1, in any file that a program parses; every XML file is well-formed."""
    for path in site.rglob("*"):
        if path.suffix in (".xml", ".opml", ".json", ".html", ".txt"):
            assert not FORBIDDEN.search(path.read_text()), path
        if path.suffix in (".xml", ".opml"):
            ET.fromstring(path.read_bytes())


def test_stylesheet_of_feeds_is_there(site: Path) -> None:
    """Each feed names the style sheet from where it stands, which is no page's; no element of a feed relates to it."""
    for url, data in rss_feeds(site):
        found = re.search(rb'\A<\?xml [^>]*\?>\n<\?xml-stylesheet type="text/css" href="([^"]+)"\?>\n<rss', data)
        assert found
        assert ((site / url).parent / found[1].decode()).resolve().is_file()
        assert found[1].rsplit(b"/")[-1].decode() not in (site / "index.html").read_text()


def test_site_without_an_address_says_so(tmp_path: Path) -> None:
    """Feeds are absolute under an address that cannot exist; sitemaps and canonical links are left out."""
    shutil.copytree(ROOT / "tests/sites/seed/content", tmp_path / "content")
    report = build(tmp_path, None, NOW)
    assert ["url-not-set"] == [each.code for each in report.diagnostics if each.code.startswith("url")]
    site = tmp_path / "site"
    for path in (*site.glob("*.xml"), site / "feed.json", site / "feeds.opml"):
        assert "https://url-not-set.invalid/" in path.read_text()
    assert [] == list(site.glob("*sitemap*"))
    assert "Sitemap" not in (site / "robots.txt").read_text()
    assert not any("canonical" in path.read_text() for path in site.rglob("*.html"))
