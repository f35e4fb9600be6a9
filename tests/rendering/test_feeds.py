"""The RSS feed against the checklist, parsed back by two parsers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.views import Attribution, Dated, Feed, FeedItem, Html
from digest.rendering.feeds import write_rss

ATOM, DC, CONTENT = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://purl.org/rss/1.0/modules/content/}",
)
NOW = datetime(2022, 1, 18, 12, tzinfo=timezone(timedelta(hours=1)))
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
RFC822 = re.compile(rf"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d ({MONTHS}) \d{{4}} \d\d:\d\d:\d\d [+-]\d{{4}}")


def item(number: int = 1, **values: Any) -> FeedItem:
    given: dict[str, Any] = {
        "title": f"Story {number}",
        "href": f"https://example.org/{number}.html",
        "guid": f"urn:uuid:{number}",
        "date": NOW - timedelta(days=number),
        "description": "What happened.",
        "creators": ("Ann Author", "Bo Writer"),
        "categories": ("World", "NATO"),
        "dated": Dated(None, date(2022, 1, 18)),
        "source": Attribution("Reuters", "https://reuters.com/x"),
        "language": "",
        "body": Html(""),
    }
    return FeedItem(**(given | values))


def feed(*items: FeedItem, **values: Any) -> Feed:
    given: dict[str, Any] = {
        "title": "The Morning Digest",
        "description": "Once a day",
        "language": "en",
        "home": "https://example.org/",
        "href": "https://example.org/feed.xml",
        "updated": max((each.date for each in items), default=None),
        "items": items,
    }
    return Feed(**(given | values))


def channel(data: bytes) -> ET.Element:
    found = ET.fromstring(data).find("channel")
    assert found is not None
    return found


def test_channel_has_every_part_of_the_checklist() -> None:
    """Each part of a channel stands once, with its value."""
    found = channel(write_rss(feed(item(1), item(2)), ["<p>a</p>", "<p>b</p>"]))
    parts = {child.tag: child.text for child in found if child.tag not in ("item", f"{ATOM}link")}
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


def test_item_has_every_part_of_the_checklist() -> None:
    """Each part of an item, the full text after its description."""
    (found,) = channel(write_rss(feed(item(1)), ["<p>a &amp; b</p>"])).findall("item")
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


def test_items_keep_their_order() -> None:
    """The newest stands first, as it was handed in."""
    found = channel(write_rss(feed(item(1), item(2), item(3)), ["", "", ""])).findall("item")
    assert ["Story 1", "Story 2", "Story 3"] == [each.findtext("title") for each in found]


def test_feed_is_understood_by_a_reader() -> None:
    """A reader finds nothing wrong and every item with its own id."""
    parsed = feedparser.parse(write_rss(feed(item(1), item(2)), ["<p>a</p>", "<p>b</p>"]))
    assert not parsed.bozo
    assert ["urn:uuid:1", "urn:uuid:2"] == [entry.id for entry in parsed.entries]
    assert ["<p>a</p>", "<p>b</p>"] == [entry.content[0].value for entry in parsed.entries]


def test_empty_feed_names_no_date() -> None:
    """A feed without items is whole, and no clock is asked."""
    data = write_rss(feed(), [])
    assert channel(data).find("lastBuildDate") is None
    assert data == write_rss(feed(), [])


@pytest.mark.parametrize(
    "offset", [timedelta(0), timedelta(hours=14), -timedelta(hours=3, minutes=30), timedelta(seconds=1172)]
)
def test_dates_have_numeric_zones_and_english_names(offset: timedelta) -> None:
    """RFC 822 dates with four-digit zones, whatever the offset; one with seconds becomes UTC."""
    moment = datetime(2022, 1, 18, 12, tzinfo=timezone(offset))
    found = channel(write_rss(feed(item(1, date=moment)), [""]))
    (text,) = [each.text or "" for each in found.iter("pubDate")]
    assert RFC822.fullmatch(text)
    assert moment.astimezone(UTC) == datetime.strptime(text, "%a, %d %b %Y %H:%M:%S %z").astimezone(UTC)


hostile = st.text(st.characters() | st.sampled_from("<>&'\"\x00\x08\x1b\x85]"))


@given(hostile, hostile, hostile)
def test_hostile_text_leaves_the_feed_whole(title: str, text: str, name: str) -> None:
    """Control characters, markup and CDATA ends in titles, texts and names break nothing."""
    hostile_item = item(1, title=title or "x", description=text, creators=(name,), categories=(name,))
    found = channel(write_rss(feed(hostile_item, title=title, description=text), [text]))
    assert ["urn:uuid:1"] == [each.text for each in found.iter("guid")]


def test_doubled_guid_is_a_bug() -> None:
    """Two items of one id never reach a subscriber."""
    with pytest.raises(ValueError, match="does not parse back"):
        write_rss(feed(item(1), item(1)), ["", ""])
