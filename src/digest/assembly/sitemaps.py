"""What search engines are told: every page with its last change, and the articles of the last two days with news.

The last change of a page is when it came to be or when its article says it was updated, and left out where neither is
known: a date that moves with each build teaches search engines to ignore it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from digest.assembly import feed_addresses as at
from digest.assembly.cards import HOME
from digest.assembly.feed_views import Address, NewsArticle, NewsSitemap, Sitemap
from digest.assembly.listing import UNDATED, divide
from digest.assembly.prose import title_of
from digest.assembly.site import GroupKind
from digest.assembly.views import Page, PageKind, View
from digest.foundation.model import DateKind, Precision, Provenance
from digest.foundation.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from digest.assembly.site import Placed, Site

LARGEST = 50_000  # addresses in a file (sitemaps.org, Protocol)
MOST_NEWS = 1_000  # articles in a news sitemap (Google, News sitemaps)
NEWS_DAYS = timedelta(days=2)
UNLISTED = frozenset({PageKind.MISSING, PageKind.REDIRECT, PageKind.TOMBSTONE, PageKind.UNAVAILABLE})


def plan_sitemaps(site: Site, pages: Iterable[Page], largest: int = LARGEST) -> tuple[Page, ...]:
    """Return the list of all pages, as files of at most `largest` with an index if it needs several, and the list of
    recent news if there is any.

    Files are filled from the oldest entry, so that one that is full never changes; lists come after all entries.
    """
    config = site.config
    urls = _listed(site, pages)
    changes = _changes(site)
    addresses = [Address(absolute(config.url, "" if url == HOME else url), changes.get(url)) for url in urls]
    parts = [tuple(addresses[start : start + largest]) for start in range(0, len(addresses), largest)]
    planned: list[Page] = []
    if len(parts) <= 1:
        planned.append(Page(at.SITEMAP, PageKind.SITEMAP, Sitemap(tuple(addresses))))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        planned += [Page(url, PageKind.SITEMAP, Sitemap(part)) for url, part in zip(names, parts, strict=True)]
        index = tuple(
            Address(absolute(config.url, url), _newest(each.modified for each in part))
            for url, part in zip(names, parts, strict=True)
        )
        planned.append(Page(at.SITEMAP, PageKind.SITEMAP, Sitemap(index, index=True)))
    news = _news(site)
    if news:
        planned.append(Page(at.NEWS_SITEMAP, PageKind.SITEMAP, NewsSitemap(config.title, news)))
    return tuple(planned)


def _listed(site: Site, pages: Iterable[Page]) -> list[str]:
    """Return the addresses to list: entries in the order they were added, then all other pages as they come."""
    urls = [page.url for page in pages if _is_listed(page)]
    oldest = {each.url: position for position, each in enumerate(sorted(site.entries, key=lambda e: (e.added, e.url)))}
    return sorted(urls, key=lambda url: oldest.get(url, len(oldest)))


def _is_listed(page: Page) -> bool:
    return isinstance(page.view, View) and page.view.page.listed and page.kind not in UNLISTED


def _changes(site: Site) -> dict[str, datetime]:
    """Return when each page last changed, as far as that is known. A list changes with its newest entry."""
    zone = site.config.reading.zone
    entries = {each.url: _changed(each, zone) for each in site.entries}
    found: dict[str, datetime | None] = {**entries}
    for url, members in _lists(site):
        found[url] = _newest(entries.get(each.url) for each in members)
    return {url: changed for url, changed in found.items() if changed}


def _lists(site: Site) -> Iterator[tuple[str, Sequence[Placed]]]:
    """Give the address and the entries of each page that lists some."""
    yield HOME, site.entries
    for edition in site.editions:
        yield edition.url, edition.entries
    taken = frozenset(group.url for group in site.groups)
    for group in site.groups:
        if group.kind in (GroupKind.STORY, GroupKind.THREAD):  # divided otherwise; their own page has the newest
            yield group.url, group.entries
            continue
        for page in divide(group.url, group.entries, taken):
            yield page.url, page.entries
    for page in divide(UNDATED, site.undated, frozenset()):
        yield page.url, page.entries


def _changed(placed: Placed, zone: tzinfo) -> datetime:
    moment = placed.entry.updated.value
    if moment is None:
        return placed.added
    stated = moment.value if isinstance(moment.value, datetime) else datetime.combine(moment.value, time(), zone)
    return max(placed.added, stated.astimezone(UTC))


def _newest(changes: Iterable[datetime | None]) -> datetime | None:
    return max((each for each in changes if each), default=None)


def _news(site: Site) -> tuple[NewsArticle, ...]:
    """Return the articles of the newest day that an article states and of the day before, the newest first. Not the
    clock but the newest article says which days are recent, so that the file changes with the content alone."""
    stated = [(each, each.entry.published.value) for each in site.entries if _is_stated(each)]
    days = [moment.day for _, moment in stated if moment]
    if not days:
        return ()
    first = max(days) - NEWS_DAYS
    return tuple(
        NewsArticle(
            href=absolute(site.config.url, each.url),
            title=" ".join(title_of(each.entry).split()),
            published=moment,
            language=(each.entry.language.value or site.config.language).split("-")[0].lower(),
        )
        for each, moment in stated
        if moment and moment.day > first
    )[:MOST_NEWS]


def _is_stated(placed: Placed) -> bool:
    """Tell whether an article itself or its editor states its day."""
    published = placed.entry.published
    return (
        published.value is not None
        and published.value.kind is DateKind.STATED
        and published.value.precision is not Precision.MONTH
        and published.provenance is not Provenance.INFERRED
    )
