"""Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Keys without a value are left out, and so is a feed's
author, who would count as the author of all articles that name none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest.rendering.written import Channel, Item

VERSION = "https://jsonfeed.org/version/1.1"


def write_json(channel: Channel) -> bytes:
    """Return a feed's bytes."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.href,
        "description": channel.description,
        "icon": channel.picture,
        "language": channel.language,
    }
    data = _filled(feed) | {"items": [_item(item) for item in channel.items]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item) -> dict[str, Any]:
    values = {
        "id": item.guid,
        "url": item.href,
        "external_url": item.original,
        "title": item.title,
        "content_html": item.html,
        "summary": item.description,
        "image": item.picture,
        "date_published": item.date.isoformat(),
        "date_modified": item.updated.isoformat() if item.updated != item.date else "",
        "authors": [{"name": creator} for creator in item.creators],
        "tags": list(item.categories),
        "language": item.language,
    }
    # An item must have content of either kind; one that was withdrawn has no other words than its title.
    return _filled(values) | ({} if item.html else {"content_text": item.title})


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
