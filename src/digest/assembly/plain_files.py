"""Promises the files that search engines and hosts read: sitemaps, robots.txt, headers, redirects.

Sitemaps need full addresses and are left out while the site's own is unset.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly import feed_addresses as at
from digest.assembly.feed_views import PlainText
from digest.assembly.site import Way
from digest.assembly.sitemaps import plan_sitemaps
from digest.assembly.views import Page, PageKind
from digest.foundation.urls import absolute, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.assembly.site import Redirect, Site
    from digest.foundation.config import Config

# Everything a page may load comes from the site itself. Pages say the same in a meta element, for hosts that send no
# headers; frame-ancestors counts in a header only (CSP 3, 6.4.2).
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
YEAR = 31_536_000  # seconds; RFC 9111 knows no longer use for a file that never changes
TYPES = {
    at.RSS: "application/xml",  # not application/rss+xml, which browsers offer to save instead of showing it
    at.ATOM: "application/xml",
    at.EDITIONS: "application/xml",
    at.JSON: at.JSON_TYPE,
    at.OUTLINE: "text/x-opml",
}


def plan_files(site: Site, pages: Sequence[Page], redirects: Sequence[Redirect] = ()) -> tuple[Page, ...]:
    """Return the files for search engines and hosts; `pages` are all pages and feeds of the site, `redirects` those
    that it has besides its entries' own."""
    shown = site.config.url and site.config.feeds.sitemap and not site.preview
    sitemaps = plan_sitemaps(site, pages) if shown else ()
    texts = {
        at.ROBOTS: _robots(site.config, {each.url for each in sitemaps}),
        at.HEADERS: _headers({each.url for each in pages}),
        at.NO_JEKYLL: "",  # else GitHub Pages leaves out files whose names begin with an underscore
    }
    if site.redirects or redirects:
        texts[at.REDIRECTS] = _redirects((*site.redirects, *redirects))
    return (*sitemaps, *(Page(url, PageKind.TEXT, PlainText(text)) for url, text in texts.items()))


def _robots(config: Config, sitemaps: set[str]) -> str:
    """Return the rules for crawlers (RFC 9309): everything may be read, and here is what there is."""
    lines = ["User-agent: *", "Disallow:"]
    found = [f"Sitemap: {absolute(config.url, url)}" for url in (at.SITEMAP, at.NEWS_SITEMAP) if url in sitemaps]
    return "\n".join([*lines, *([""] if found else []), *found]) + "\n"


def _headers(urls: set[str]) -> str:
    """Return response headers in the form that Netlify and Cloudflare Pages read. No header is set by two rules: one
    of the hosts would join the values. Feeds in folders go without, since a rule cannot tell them from pages there."""
    rules = [
        (
            "/*",
            [
                f"Content-Security-Policy: {POLICY}",
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: strict-origin-when-cross-origin",
            ],
        ),
        ("/assets/*", [f"Cache-Control: public, max-age={YEAR}, immutable"]),
        *((f"/{url}", [f"Content-Type: {kind}; charset=utf-8"]) for url, kind in TYPES.items() if url in urls),
    ]
    return "\n".join(f"{path}\n" + "".join(f"  {line}\n" for line in lines) for path, lines in rules)


def _redirects(redirects: Iterable[Redirect]) -> str:
    """Return redirects in Netlify's form: permanent ones, but for lists, which may come back. The exclamation mark lets
    them win over the page that stands at the former address for other hosts."""
    lines = [f"/{encode(each.old)} /{encode(each.new)} {301 if each.way is Way.MOVED else 302}!" for each in redirects]
    return "".join(f"{line}\n" for line in sorted(lines))
