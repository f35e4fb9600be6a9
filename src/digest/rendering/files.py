"""From a feed or a plain file to its bytes, by what kind of value it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.feed_views import Feed, NewsSitemap, Outline, PlainText, Sitemap
from digest.assembly.views import Page, PageKind
from digest.foundation.diagnostics import Diagnostic
from digest.rendering.json_feed import write_json
from digest.rendering.machine_files import write_news, write_outline, write_sitemap, write_text
from digest.rendering.written import write_out

if TYPE_CHECKING:
    from digest.rendering.environment import Templates
    from digest.rendering.written import Channel


def write_file(page: Page, templates: Templates) -> bytes | Diagnostic:
    """Return the bytes of a feed or a plain file, or what is wrong with the template of a feed's item.

    Raises TypeError for a view of another room, which would be a bug.
    """
    match page.view:
        case Feed() as feed:
            channel = write_out(feed, templates)
            return channel if isinstance(channel, Diagnostic) else _feed(page.kind, channel)
        case Outline() as outline:
            return write_outline(outline, templates)
        case Sitemap() as sitemap:
            return write_sitemap(sitemap)
        case NewsSitemap() as news:
            return write_news(news)
        case PlainText() as text:
            return write_text(text)
    raise TypeError(f"{page.url} is no feed and no plain file")


def _feed(kind: PageKind, channel: Channel) -> bytes:
    if kind is PageKind.JSON:
        return write_json(channel)
    from digest.rendering.feeds import write_atom, write_rss  # noqa: PLC0415  (lxml is slow to import, and not every build writes a feed)

    return write_atom(channel) if kind is PageKind.ATOM else write_rss(channel)
