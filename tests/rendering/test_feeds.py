"""RSS and Atom against their checklists, parsed back by two parsers that share nothing with what wrote them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.rendering.feeds import write_atom, write_rss
from digest.rendering.written import Channel, Item

ATOM, DC, CONTENT = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://purl.org/rss/1.0/modules/content/}",
)
NOW = datetime(2022, 1, 18, 12, tzinfo=timezone(timedelta(hours=1)))
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
RFC822 = re.compile(rf"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d ({MONTHS}) \d{{4}} \d\d:\d\d:\d\d [+-]\d{{4}}")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def item(number: int = 1, **values: Any) -> Item:
    given: dict[str, Any] = {
        "title": f"Story {number}",
        "href": f"https://example.org/{number}.html",
        "guid": f"urn:uuid:{number}",
        "date": NOW - timedelta(days=number),
        "updated": NOW - timedelta(days=number),
        "description": "What happened.",
        "html": "<p>a &amp; b</p>",
        "creators": ("Ann Author", "Bo Writer"),
        "categories": ("World", "NATO"),
        "source": "Reuters",
        "original": "https://reuters.com/x",
    }
    return Item(**(given | values))


def channel(*items: Item, **values: Any) -> Channel:
    given: dict[str, Any] = {
        "title": "The Morning Digest",
        "author": "The Morning Digest",
        "description": "Once a day",
        "language": "en",
        "home": "https://example.org/",
        "href": "https://example.org/feed.xml",
        "id": "urn:uuid:feed",
        "updated": max((each.date for each in items), default=None),
        "stylesheet": "assets/feed-1.css",
        "picture": "https://example.org/assets/feed-1.png",
        "items": items,
    }
    return Channel(**(given | values))


def rss(data: bytes) -> ET.Element:
    found = ET.fromstring(data).find("channel")
    assert found is not None
    return found


def test_channel_has_every_part_of_the_checklist() -> None:
    """Each part of a channel stands once, with its value."""
    found = rss(write_rss(channel(item(1), item(2))))
    parts = {child.tag: child.text for child in found if child.tag not in ("item", "image", f"{ATOM}link")}
    assert {
        "title": "The Morning Digest",
        "link": "https://example.org/",
        "description": "Once a day",
        "language": "en",
        "docs": "https://www.rssboard.org/rss-specification",
        "generator": "digest",
        "ttl": "60",
        "lastBuildDate": "Mon, 17 Jan 2022 12:00:00 +0100",
    } == parts
    own = found.findall(f"{ATOM}link")
    assert [{"href": "https://example.org/feed.xml", "rel": "self", "type": "application/rss+xml"}] == [
        x.attrib for x in own
    ]
    assert {
        "url": "https://example.org/assets/feed-1.png",
        "title": "The Morning Digest",
        "link": "https://example.org/",
        "width": "144",
        "height": "144",
    } == {part.tag: part.text for part in found.findall("image/*")}


def test_item_has_every_part_of_the_checklist() -> None:
    """Each part of an item, the full text after its description."""
    (found,) = rss(write_rss(channel(item(1)))).findall("item")
    expected = [
        ("title", "Story 1"),
        ("link", "https://example.org/1.html"),
        ("description", "What happened."),
        (f"{CONTENT}encoded", "<p>a &amp; b</p>"),
        ("guid", "urn:uuid:1"),
        ("category", "World"),
        ("category", "NATO"),
        ("pubDate", "Mon, 17 Jan 2022 12:00:00 +0100"),
        ("source", "Reuters"),
        (f"{DC}creator", "Ann Author"),
        (f"{DC}creator", "Bo Writer"),
    ]
    assert expected == [(part.tag, part.text) for part in found]
    assert [{"isPermaLink": "false"}] == [part.attrib for part in found.findall("guid")]
    assert [{"url": "https://reuters.com/x"}] == [part.attrib for part in found.findall("source")]


def test_description_is_no_markup() -> None:
    """Readers show RSS descriptions as HTML: what looks like a tag in a text must not become one. Atom says text."""
    feed = channel(item(1, title="1 < 2 & <b>", description="1 < 2 & <script>x</script>"))
    (found,) = rss(write_rss(feed)).findall("item")
    assert ("1 < 2 & <b>", "1 &lt; 2 &amp; &lt;script&gt;x&lt;/script&gt;") == (
        found.findtext("title"),
        found.findtext("description"),
    )
    entry = ET.fromstring(write_atom(feed)).find(f"{ATOM}entry")
    assert entry is not None
    assert "1 < 2 & <script>x</script>" == entry.findtext(f"{ATOM}summary")


def test_atom_feed_has_every_part_of_the_checklist() -> None:
    """What RFC 4287 demands of a feed stands once: id, title, updated, author; and it links to itself and its page."""
    root = ET.fromstring(write_atom(channel(item(1, updated=NOW), item(2), href="https://example.org/atom.xml")))
    parts = [(child.tag.removeprefix(ATOM), child.text) for child in root if len(child) == 0 and not child.attrib]
    assert [
        ("id", "urn:uuid:feed"),
        ("title", "The Morning Digest"),
        ("updated", "2022-01-18T12:00:00+01:00"),
        ("generator", "digest"),
        ("icon", "https://example.org/assets/feed-1.png"),
        ("subtitle", "Once a day"),
    ] == parts
    assert ["The Morning Digest"] == [each.text for each in root.findall(f"{ATOM}author/{ATOM}name")]
    assert [
        {"href": "https://example.org/atom.xml", "rel": "self", "type": "application/atom+xml"},
        {"href": "https://example.org/", "rel": "alternate", "type": "text/html"},
    ] == [each.attrib for each in root.findall(f"{ATOM}link")]
    assert "en" == root.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_atom_entry_has_every_part_of_the_checklist() -> None:
    """Each part of an entry, and exactly one link, to its page."""
    entry = ET.fromstring(write_atom(channel(item(1, updated=NOW)))).find(f"{ATOM}entry")
    assert entry is not None
    assert [
        ("id", "urn:uuid:1", {}),
        ("title", "Story 1", {}),
        ("updated", "2022-01-18T12:00:00+01:00", {}),
        ("author", None, {}),
        ("author", None, {}),
        ("content", "<p>a &amp; b</p>", {"type": "html"}),
        ("link", None, {"href": "https://example.org/1.html"}),
        ("summary", "What happened.", {}),
        ("category", None, {"term": "World"}),
        ("category", None, {"term": "NATO"}),
        ("published", "2022-01-17T12:00:00+01:00", {}),
    ] == [
        (part.tag.removeprefix(ATOM), part.text if part.text and part.text.strip() else None, part.attrib)
        for part in entry
    ]
    assert ["Ann Author", "Bo Writer"] == [each.text for each in entry.iter(f"{ATOM}name")]


def test_item_without_content_is_whole() -> None:
    """A withdrawn item has a title, a link, its guid and its date, and no other word, in both formats."""
    gone = Item(title="Withdrawn", href="https://example.org/1.html", guid="urn:uuid:1", date=NOW, updated=NOW)
    (found,) = rss(write_rss(channel(gone))).findall("item")
    assert ["title", "link", "guid", "pubDate"] == [part.tag for part in found]
    entry = ET.fromstring(write_atom(channel(gone))).find(f"{ATOM}entry")
    assert entry is not None
    assert ["id", "title", "updated", "link", "published"] == [part.tag.removeprefix(ATOM) for part in entry]


def test_items_keep_their_order() -> None:
    """The newest stands first, as it was handed in."""
    feed = channel(item(1), item(2), item(3))
    assert ["Story 1", "Story 2", "Story 3"] == [each.findtext("title") for each in rss(write_rss(feed)).iter("item")]
    titles = ET.fromstring(write_atom(feed)).findall(f"{ATOM}entry/{ATOM}title")
    assert ["Story 1", "Story 2", "Story 3"] == [each.text for each in titles]


@pytest.mark.parametrize("write", [write_rss, write_atom])
def test_feed_is_understood_by_a_reader(write: Any) -> None:
    """A reader finds nothing wrong and every item with its own id, text, date and authors."""
    parsed = feedparser.parse(write(channel(item(1), item(2))))
    assert not parsed.bozo
    assert ["urn:uuid:1", "urn:uuid:2"] == [entry.id for entry in parsed.entries]
    assert ["<p>a &amp; b</p>", "<p>a &amp; b</p>"] == [entry.content[0].value for entry in parsed.entries]
    assert [(2022, 1, 17, 11), (2022, 1, 16, 11)] == [entry.published_parsed[:4] for entry in parsed.entries]
    assert ["Ann Author", "Bo Writer"] == [each.name for each in parsed.entries[0].authors]


def test_empty_feeds_name_no_date_of_today() -> None:
    """A feed without items is whole and no clock is asked; Atom's demand for a date is met by one that says nothing."""
    assert rss(write_rss(channel())).find("lastBuildDate") is None
    assert write_rss(channel()) == write_rss(channel())
    assert "1970-01-01T00:00:00+00:00" == ET.fromstring(write_atom(channel())).findtext(f"{ATOM}updated")
    assert not feedparser.parse(write_atom(channel())).bozo


@pytest.mark.parametrize("offset", [timedelta(0), timedelta(hours=14), -timedelta(hours=3, minutes=30)])
def test_dates_have_numeric_zones_and_english_names(offset: timedelta) -> None:
    """RFC 822 and RFC 3339 dates with numeric zones, whatever the offset."""
    moment = datetime(2022, 1, 18, 12, tzinfo=timezone(offset))
    feed = channel(item(1, date=moment, updated=moment))
    (text,) = [each.text or "" for each in rss(write_rss(feed)).iter("pubDate")]
    assert RFC822.fullmatch(text)
    assert moment.astimezone(UTC) == datetime.strptime(text, "%a, %d %b %Y %H:%M:%S %z").astimezone(UTC)
    for each in ET.fromstring(write_atom(feed)).iter():
        if each.tag in (f"{ATOM}updated", f"{ATOM}published"):
            assert RFC3339.fullmatch(each.text or "")
            assert moment == datetime.fromisoformat(each.text or "")


def test_stylesheet_is_named_before_the_feed() -> None:
    """Browsers get a style sheet; a feed without one has no such line."""
    assert write_rss(channel()).startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="assets/feed-1.css"?>\n<rss'
    )
    assert b"xml-stylesheet" not in write_atom(channel(stylesheet=""))


printable = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("<>&'\"]"), min_size=1)


@given(printable, printable, printable)
def test_text_comes_back_as_it_was(title: str, text: str, name: str) -> None:
    """Markup and CDATA ends in titles, texts and names are text after parsing."""
    feed = channel(item(1, title=title, html=text, description=text, creators=(name,), categories=(name,)))
    (found,) = rss(write_rss(feed)).findall("item")
    assert (title, text, name) == (
        found.findtext("title"),
        found.findtext(f"{CONTENT}encoded"),
        found.findtext(f"{DC}creator"),
    )
    entry = ET.fromstring(write_atom(feed)).find(f"{ATOM}entry")
    assert entry is not None
    assert (title, text) == (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}content"))


@pytest.mark.parametrize("write", [write_rss, write_atom])
def test_doubled_guid_is_a_bug(write: Any) -> None:
    """Two items of one id never reach a subscriber."""
    with pytest.raises(ValueError, match="does not parse back"):
        write(channel(item(1), item(1)))
