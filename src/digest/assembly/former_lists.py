"""Which addresses of lists and feeds were ever public, and what answers where nothing is any more.

A topic, a source, a numbered page can go and come again. Every page that is no entry's and every feed is remembered in
the ledger by its address alone. Where none is planned, a page leads on to where its subject is now, else to the nearest
list there is; a feed stays, valid and empty, so that no reader reports a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.assembly import feed_addresses as at
from digest.assembly.cards import HOME
from digest.assembly.ledger import Ledger, ListAddress, sorted_ledger
from digest.assembly.site import Redirect, Way
from digest.assembly.views import PageKind
from digest.foundation.urls import slugify

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from digest.assembly.site import Group, Site
    from digest.assembly.views import Page
    from digest.foundation.model import Entry

# What needs no memory: it is always there, an entry's record knows it, or nobody follows it by its address.
UNREMARKED = frozenset({
    PageKind.FRONT, PageKind.ENTRY, PageKind.MISSING, PageKind.REDIRECT, PageKind.TOMBSTONE, PageKind.UNAVAILABLE,
    PageKind.OPML, PageKind.SITEMAP, PageKind.TEXT,
})  # fmt: skip
SILENT = frozenset({PageKind.REDIRECT, PageKind.TOMBSTONE, PageKind.UNAVAILABLE})
FEEDS = (".xml", ".json")
SAME = {at.ATOM: at.RSS, at.JSON: at.RSS}  # the same feed in another format, under the same guids
_NUMBER = re.compile(r"--?\d+$")


@dataclass(frozen=True, slots=True)
class Former:
    """What answers at addresses where no list is any more: redirects for pages, and, of hosts that can, for feeds
    (`feed_redirects`); the addresses of feeds that stay without items."""

    redirects: tuple[Redirect, ...]
    feeds: tuple[str, ...]
    feed_redirects: tuple[Redirect, ...]


def remembered(site: Site, pages: Iterable[Page]) -> Ledger:
    """Return the site's ledger with the addresses of all lists and feeds among some pages; as it is while nothing was
    ever published. A page says itself where its subject is once it is gone (`heir`), and so may the site
    (`successors`) of one that is gone already."""
    if not site.ledger.records:
        return site.ledger
    known = {each.url: each for each in site.ledger.lists}
    for old, new in site.successors.items():
        if old in known:
            known[old] = ListAddress(old, new)
    for page in pages:
        if page.kind not in UNREMARKED and page.url != at.RSS:
            known[page.url] = ListAddress(page.url, page.heir or SAME.get(page.url, ""))
    return sorted_ledger(site.ledger.records, site.ledger.issues, known.values())


def former_lists(site: Site, pages: Sequence[Page]) -> Former:
    """Return what answers at the addresses that the site's ledger remembers and no page has. It leads straight to a
    page that is there."""
    taken = {page.url.casefold() for page in pages}
    living = {page.url for page in pages if page.kind not in SILENT}
    heirs = {each.url: each.heir for each in site.ledger.lists if each.heir} | dict(site.successors)
    heirs |= {each.old: each.new for each in site.redirects}
    lost = [each.url for each in site.ledger.lists if each.url.casefold() not in taken]
    years = sorted(page.url for page in pages if page.kind is PageKind.YEAR)
    ways = {url: _way(url, heirs, living, years) for url in lost}
    return Former(
        redirects=tuple(way for url, way in ways.items() if not url.endswith(FEEDS)),
        feeds=tuple(url for url in lost if url.endswith(FEEDS)),
        feed_redirects=tuple(way for url, way in ways.items() if url.endswith(FEEDS) and way.way is Way.LIST_MOVED),
    )


def forget(
    lists: Iterable[ListAddress], withdrawn: Iterable[Entry], groups: Iterable[Group], found: Collection[str] = ()
) -> tuple[ListAddress, ...]:
    """Return the addresses of lists without those that only withdrawn entries would still stand in: what was withdrawn
    leaves no topic, section or source behind that would tell of it. `found` are the addresses, without suffix, of lists
    that analysis could have made of them."""
    silent = {stem for entry in withdrawn for stem in _stems(entry)}.union(found) - {
        _stem(group.url) for group in groups
    }
    if not silent:
        return tuple(lists)
    return tuple(each for each in lists if silent.isdisjoint((_stem(each.url), _NUMBER.sub("", _stem(each.url)))))


def name_of(url: str) -> str:
    """Return what a feed was about, as far as its address tells; empty for a feed of everything."""
    folder, _, name = url.rpartition("/")
    text = name.rpartition(".")[0].replace("-", " ")
    return text[:1].upper() + text[1:] if folder else ""


def _way(url: str, heirs: Mapping[str, str], living: set[str], years: Sequence[str]) -> Redirect:
    """Return where an address leads: along its heirs to the first that is there, else to the nearest list."""
    heir, seen = heirs.get(url, ""), {url}
    while heir and heir not in living and heir not in seen:
        seen.add(heir)
        heir = heirs.get(heir, "")
    if heir in living:
        return Redirect(url, heir, Way.LIST_MOVED)
    return Redirect(url, _nearest(url, living, years), Way.LIST_EMPTY)


def _nearest(url: str, living: set[str], years: Sequence[str]) -> str:
    """Return the list that an address without one is nearest to: its year, the newest year, its folder's own list, else
    the front page."""
    folder, _, name = url.rpartition("/")
    around = [f"archive/{name[:4]}.html", *reversed(years)] if folder == "archive" else []
    around += [f"{folder}/index.html", f"{folder}.html"] if folder else []
    return next((each for each in around if each in living), HOME)


def _stems(entry: Entry) -> set[str]:
    """Return the addresses, without their suffix, of the lists that an entry would stand in."""
    source = entry.source.value
    labels = [("topics", topic) for topic in entry.topics.value or ()]
    labels += [("sections", entry.section.value)] if entry.section.value else []
    labels += [("sources", name) for name in (source.name, source.url) if name] if source else []
    return {f"{folder}/{slugify(label)}" for folder, label in labels}


def _stem(url: str) -> str:
    return url.rpartition(".")[0]
