"""OPML, sitemaps and plain text, parsed back."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.feed_views import Address, NewsArticle, NewsSitemap, Outline, OutlineFeed, PlainText, Sitemap
from digest.assembly.views import Page, PageKind
from digest.foundation.model import Moment, Precision
from digest.rendering.environment import Templates
from digest.rendering.files import write_file
from digest.rendering.theme import load_theme
from digest.rendering.wording import Wording

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
TEMPLATES = Templates(load_theme(Path("/no/theme/of/its/own")), Wording("en"))
NOW = datetime(2022, 1, 18, 12, tzinfo=timezone(timedelta(hours=1)))


def written(view: Outline | Sitemap | NewsSitemap | PlainText) -> bytes:
    data = write_file(Page("x", PageKind.TEXT, view), TEMPLATES)
    assert isinstance(data, bytes)
    return data


def line(label: str = "", kind: str = "RSS", name: str = "feed.xml") -> OutlineFeed:
    return OutlineFeed(label, kind, f"https://example.org/{name}", "https://example.org/", "en")


def test_outline_lists_every_feed_in_its_folder() -> None:
    """The feed to recommend first, sections and topics in folders; type, texts and addresses as OPML 2.0 has them."""
    outline = Outline(
        site="Digest & Co",
        updated=NOW,
        main=(line(), line(kind="Atom", name="atom.xml")),
        editions=(line(name="editions.xml"),),
        sections=(line("World", name="sections/world.xml"),),
        topics=(line("<NATO>", name="topics/nato.xml"),),
    )
    root = ET.fromstring(written(outline))
    assert ("opml", "2.0") == (root.tag, root.get("version"))
    assert ["title", "dateModified", "docs"] == [each.tag for each in root.findall("head/*")]
    assert "Tue, 18 Jan 2022 11:00:00 +0000" == root.findtext("head/dateModified")
    assert {
        "type": "rss",
        "text": "Digest & Co",
        "title": "Digest & Co",
        "xmlUrl": "https://example.org/feed.xml",
        "htmlUrl": "https://example.org/",
        "language": "en",
        "version": "RSS2",
    } == root.findall("body/outline")[0].attrib
    tree = [(each.get("text"), [inner.get("text") for inner in each]) for each in root.findall("body/outline")]
    assert [
        ("Digest & Co", []),
        ("Digest & Co (Atom)", []),
        ("Editions · Digest & Co", []),
        ("Sections", ["World · Digest & Co"]),
        ("Topics", ["<NATO> · Digest & Co"]),
    ] == tree


def test_sitemap_gives_the_last_change_where_it_is_known() -> None:
    """Addresses escaped, instants in UTC; no date is made up."""
    addresses = (Address("https://example.org/a?x=1&y=2", NOW), Address("https://example.org/b"))
    root = ET.fromstring(written(Sitemap(addresses)))
    assert f"{SITEMAP}urlset" == root.tag
    assert [("https://example.org/a?x=1&y=2", "2022-01-18T11:00:00Z"), ("https://example.org/b", None)] == [
        (each.findtext(f"{SITEMAP}loc"), each.findtext(f"{SITEMAP}lastmod")) for each in root
    ]


def test_index_names_sitemaps() -> None:
    """An index has an element of its own for each file."""
    root = ET.fromstring(written(Sitemap((Address("https://example.org/sitemap-1.xml", NOW),), index=True)))
    assert (f"{SITEMAP}sitemapindex", [f"{SITEMAP}sitemap"]) == (root.tag, [each.tag for each in root])


def test_news_has_the_parts_that_search_engines_ask_for() -> None:
    """Publication, language, date as exact as it is stated, title."""
    articles = (
        NewsArticle("https://example.org/a.html", "Snow & ice", Moment(date(2022, 1, 18), Precision.DAY), "en"),
        NewsArticle("https://example.org/b.html", "Eis", Moment(NOW, Precision.MINUTE), "de"),
    )
    found = ET.fromstring(written(NewsSitemap("Digest & Co", articles)))
    assert [
        ("https://example.org/a.html", "Digest & Co", "en", "2022-01-18", "Snow & ice"),
        ("https://example.org/b.html", "Digest & Co", "de", "2022-01-18T12:00:00+01:00", "Eis"),
    ] == [
        (
            each.findtext(f"{SITEMAP}loc"),
            each.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}name"),
            each.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}language"),
            each.findtext(f"{NEWS}news/{NEWS}publication_date"),
            each.findtext(f"{NEWS}news/{NEWS}title"),
        )
        for each in found
    ]


def test_plain_text_is_written_word_for_word() -> None:
    """Not even a line end is added."""
    assert b"" == written(PlainText(""))
    assert "ü\n".encode() == written(PlainText("ü\n"))


@given(st.text(st.characters() | st.sampled_from("<>&'\"\x00\x85\ud800")))
def test_hostile_names_leave_lists_whole(name: str) -> None:
    """Whatever a site or a topic is called, what is written parses."""
    outline = Outline(name, None, (line(),), (), (line(name),), (line(name),))
    assert 3 == sum("xmlUrl" in each.attrib for each in ET.fromstring(written(outline)).iter("outline"))
    article = NewsArticle("https://example.org/a.html", name, Moment(date(2022, 1, 18), Precision.DAY), "en")
    assert 1 == len(ET.fromstring(written(NewsSitemap(name, (article,)))))
