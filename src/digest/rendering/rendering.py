"""From a page to its bytes. The bytes depend on the page's view and on the theme, and on nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.views import Feed, Page
from digest.foundation.diagnostics import Diagnostic
from digest.rendering.characters import encode

if TYPE_CHECKING:
    from digest.assembly.views import FeedItem
    from digest.rendering.environment import Templates

ITEM = "feeds/item.html"


def render(page: Page, templates: Templates) -> bytes | Diagnostic:
    """Return a page's bytes, or what is wrong with its template."""
    if isinstance(page.view, Feed):
        return _feed(page.view, templates)
    view = page.view
    values = {"site": view.site, "page": view.page, str(page.kind): view.content}
    text = templates.fill(f"pages/{page.kind}.html", values)
    return text if isinstance(text, Diagnostic) else encode(text)


def _feed(feed: Feed, templates: Templates) -> bytes | Diagnostic:
    from digest.rendering.feeds import write_rss  # noqa: PLC0415  (lxml is slow to import, and many builds need no feed)

    bodies = [_item(item, templates) for item in feed.items]
    fault = next((body for body in bodies if isinstance(body, Diagnostic)), None)
    return fault or write_rss(feed, [body for body in bodies if isinstance(body, str)])


def _item(item: FeedItem, templates: Templates) -> str | Diagnostic:
    return templates.fill(ITEM, {"item": item})
