"""Where feeds and plain files stand, and which of them a site has.

Subscribers keep these addresses for years, so that they are named in one place. It knows no view and no bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.site import GroupKind
from digest.foundation import codes
from digest.foundation.config import NAME as CONFIG
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from digest.assembly.site import Group
    from digest.foundation.config import Config

RSS = "feed.xml"  # the one to recommend; it can not be switched off
ATOM = "atom.xml"
JSON = "feed.json"
EDITIONS = "editions.xml"
OUTLINE = "feeds.opml"
SITEMAP = "sitemap.xml"
NEWS_SITEMAP = "news-sitemap.xml"
ROBOTS = "robots.txt"
HEADERS = "_headers"
REDIRECTS = "_redirects"
NO_JEKYLL = ".nojekyll"

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"

URL_NOT_SET = "https://url-not-set.invalid/"  # RFC 2606 keeps .invalid free for ever


def site_address(config: Config) -> str:
    """Return the address that full links begin with: the site's, or one that cannot exist while it is unset."""
    return config.url or URL_NOT_SET


def url_not_set(config: Config) -> tuple[Diagnostic, ...]:
    """Return a warning if feeds have to say an address that cannot exist."""
    if config.url:
        return ()
    message = f"feeds need the address of the site; until it is set they say {URL_NOT_SET}"
    hint = "add a line such as url: https://example.org/news/"
    return (report(codes.URL_NOT_SET, message, Span(CONFIG), hint=hint),)


def section_feed(url: str) -> str:
    """Return where the feed of the section with a list page at `url` stands: `sections/world.xml`."""
    return url.removesuffix(".html") + ".xml"


def topic_feed(url: str) -> str:
    """Return where the feed of the topic with a list page at `url` stands: `topics/nato.xml`."""
    return url.removesuffix(".html") + ".xml"


def name_feed(url: str) -> str:
    """Return where the feed of the name with a list page at `url` stands: `names/ben-wallace.xml`."""
    return url.removesuffix(".html") + ".xml"


def group_feed(group: Group, config: Config) -> str:
    """Return where a list's own feed stands; empty if it has none or such feeds are switched off."""
    if group.kind is GroupKind.SECTION and config.feeds.sections:
        return section_feed(group.url)
    if group.kind is GroupKind.TOPIC and config.feeds.topics:
        return topic_feed(group.url)
    if group.kind is GroupKind.NAME and config.feeds.names:
        return name_feed(group.url)
    return ""
