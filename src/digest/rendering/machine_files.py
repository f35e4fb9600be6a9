"""Writes the lists that programs read besides feeds: OPML 2.0, sitemaps, and files whose text is already known."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from digest.rendering.characters import legal
from digest.rendering.written import feed_title
from digest.rendering.xml_files import finish

if TYPE_CHECKING:
    from digest.assembly.feed_views import NewsSitemap, Outline, OutlineFeed, PlainText, Sitemap
    from digest.rendering.environment import Templates

SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"
OPML_DOCS = "http://opml.org/spec2.opml"
VERSIONS = {"RSS": "RSS2"}  # the only one of digest's formats that OPML 2.0 has a name for


def write_outline(outline: Outline, templates: Templates) -> bytes:
    """Return the list of a site's feeds in OPML 2.0, the one to recommend first."""
    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = legal(outline.site)
    if outline.updated:
        ET.SubElement(head, "dateModified").text = format_datetime(outline.updated.astimezone(UTC))
    ET.SubElement(head, "docs").text = OPML_DOCS
    body = ET.SubElement(root, "body")
    for feed in (*outline.main, *outline.editions):
        _add(body, feed, feed_title(outline.site, "", templates, editions=feed in outline.editions))
    words = templates.words
    topics, names = words.label("topics", "fields"), words.word("names-index")
    parts = ((words.word("sections"), outline.sections), (topics, outline.topics), (names, outline.names))
    for label, feeds in parts:
        if feeds:
            folder = ET.SubElement(body, "outline", text=legal(label))
            for feed in feeds:
                _add(folder, feed, feed_title(outline.site, feed.label, templates))
    ET.indent(root, " ")
    return finish(ET.tostring(root, encoding="unicode"))


def write_sitemap(sitemap: Sitemap) -> bytes:
    """Return a sitemap, or an index of sitemaps (sitemaps.org, Protocol)."""
    root, part = ("sitemapindex", "sitemap") if sitemap.index else ("urlset", "url")
    lines = [f'<{root} xmlns="{SITEMAP_NAMESPACE}">']
    for each in sitemap.addresses:
        changed = f"<lastmod>{_instant(each.modified)}</lastmod>" if each.modified else ""
        lines.append(f"<{part}><loc>{escape(legal(each.href))}</loc>{changed}</{part}>")
    return finish("\n".join([*lines, f"</{root}>"]))


def write_news(sitemap: NewsSitemap) -> bytes:
    """Return the list of recent news (Google, News sitemaps). Each date is as exact as the article states it."""
    name = escape(" ".join(legal(sitemap.site).split()))
    lines = [f'<urlset xmlns="{SITEMAP_NAMESPACE}" xmlns:news="{NEWS_NAMESPACE}">']
    for each in sitemap.articles:
        language = f"<news:language>{escape(each.language)}</news:language>"
        lines.append(
            f"<url><loc>{escape(each.href)}</loc><news:news>"
            f"<news:publication><news:name>{name}</news:name>{language}</news:publication>"
            f"<news:publication_date>{each.published.iso}</news:publication_date>"
            f"<news:title>{escape(legal(each.title).strip() or each.href)}</news:title></news:news></url>"
        )
    return finish("\n".join([*lines, "</urlset>"]))


def write_text(file: PlainText) -> bytes:
    """Return a text file's bytes."""
    return legal(file.text).encode()


def _add(parent: ET.Element, feed: OutlineFeed, title: str) -> None:
    name = " ".join(legal(title).split()) or feed.href
    values = {
        "type": "rss",  # what OPML 2.0 calls a feed of any format
        "text": name if feed.format == "RSS" else f"{name} ({feed.format})",
        "xmlUrl": feed.href,
        "htmlUrl": feed.home,
        "language": feed.language,
        "version": VERSIONS.get(feed.format, ""),
    }
    values["title"] = values["text"]
    ET.SubElement(parent, "outline", {key: value for key, value in values.items() if value})


def _instant(value: datetime) -> str:
    """Return the W3C form of an instant, in UTC."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
