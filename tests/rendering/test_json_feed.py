"""JSON Feed 1.1, read back and held against the specification's keys and types."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from digest.rendering.json_feed import write_json
from digest.rendering.written import Channel, Item

NOW = datetime(2022, 1, 18, 12, tzinfo=UTC)


def read(*items: Item) -> dict[str, Any]:
    channel = Channel(
        title="The Morning Digest",
        author="The Morning Digest",
        description="Once a day",
        language="en",
        home="https://example.org/",
        href="https://example.org/feed.json",
        id="urn:uuid:feed",
        updated=NOW,
        stylesheet="",
        picture="https://example.org/feed.png",
        items=items,
    )
    data = write_json(channel)
    assert data.endswith(b"\n")
    return dict(json.loads(data))


def test_feed_has_the_keys_of_the_specification() -> None:
    """Version, addresses and texts of the feed; no author, who would be taken for that of every article."""
    assert {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Morning Digest",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "description": "Once a day",
        "icon": "https://example.org/feed.png",
        "language": "en",
        "items": [],
    } == read()


def test_item_has_the_keys_of_the_specification() -> None:
    """Everything known of an item, and a change only if there was one."""
    full = Item(
        title="Snow",
        href="https://example.org/snow.html",
        guid="urn:uuid:1",
        date=NOW,
        updated=NOW + timedelta(hours=1),
        description="It fell.",
        html="<p>It fell.</p>",
        creators=("Ann",),
        categories=("World",),
        source="Reuters",
        original="https://reuters.com/x",
        language="de",
        picture="https://example.org/snow.jpg",
    )
    assert [
        {
            "id": "urn:uuid:1",
            "url": "https://example.org/snow.html",
            "external_url": "https://reuters.com/x",
            "title": "Snow",
            "content_html": "<p>It fell.</p>",
            "summary": "It fell.",
            "image": "https://example.org/snow.jpg",
            "date_published": "2022-01-18T12:00:00+00:00",
            "date_modified": "2022-01-18T13:00:00+00:00",
            "authors": [{"name": "Ann"}],
            "tags": ["World"],
            "language": "de",
        }
    ] == read(full)["items"]


def test_item_without_text_still_has_content() -> None:
    """The specification demands content of every item: a withdrawn one repeats its title."""
    gone = Item(title="Withdrawn", href="https://example.org/1.html", guid="urn:uuid:1", date=NOW, updated=NOW)
    assert {
        "id": "urn:uuid:1",
        "url": "https://example.org/1.html",
        "title": "Withdrawn",
        "content_text": "Withdrawn",
        "date_published": "2022-01-18T12:00:00+00:00",
    } == read(gone)["items"][0]
