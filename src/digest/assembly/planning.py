"""Promises every page of a site: its URL, its kind and its view. Nothing is written and no template is known here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.assembly import feed_addresses as feeds
from digest.assembly.article import article
from digest.assembly.cards import ABOUT, CORRECTIONS, HOME, NAMES, STORIES, SUBSCRIBE, TOPICS, Cards, foreign
from digest.assembly.contents import Gone, Moved
from digest.assembly.feeds import ended_feeds, plan_feeds
from digest.assembly.former_lists import former_lists
from digest.assembly.issue import arrange, edition_page, front
from digest.assembly.listing import list_pages, undated_pages
from digest.assembly.name_pages import name_pages, names, topics
from digest.assembly.plain_files import plan_files
from digest.assembly.prose import description, title_of
from digest.assembly.site import GroupKind
from digest.assembly.standing import about, corrections, subscribe
from digest.assembly.story_pages import stories, story_pages, thread_pages
from digest.assembly.structured import news_article, picture, stated
from digest.assembly.views import Content, FeedLink, Page, PageCard, PageKind, View
from digest.assembly.years import year_pages
from digest.foundation.urls import absolute, relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.assembly.listing import ListPage
    from digest.assembly.resolving import Illustration
    from digest.assembly.site import Edition, Group, Placed, Redirect, Site

MISSING = "404.html"


def plan(site: Site, pictures: Mapping[str, Illustration], assets: Mapping[str, str]) -> tuple[Page, ...]:
    """Return all pages and feeds, what others link to before what links to it.

    `pictures` are the published images by their path in the content folder, `assets` the theme's files by name, as URLs
    relative to the site's root.
    """
    cards = Cards(site, pictures, assets)
    pages = (*_entries(cards), *_leaves(cards), *_lists(cards), *_editions(cards), _front_page(cards))
    planned = (*pages, *plan_feeds(site, cards))
    former = former_lists(site, planned)
    planned += (*_redirects(cards, former.redirects), *ended_feeds(cards, former.feeds))
    return (*planned, *plan_files(site, planned, (*former.redirects, *former.feed_redirects)))


def _entries(cards: Cards) -> Iterator[Page]:
    """Give each entry's page, with its neighbours in the order of its edition's page."""
    runs: list[tuple[Edition | None, Sequence[Placed]]] = [(None, cards.site.undated)]
    runs += [(each, arrange(cards, each.entries).order) for each in cards.site.editions]
    placed = set()
    for edition, run in runs:
        beside = (None, *run, None)
        for position, each in enumerate(run):
            placed.add(each.url)
            yield _entry_page(cards, each, edition, beside[position], beside[position + 2])
    yield from (_entry_page(cards, each, None, None, None) for each in cards.site.entries if each.url not in placed)


def _entry_page(
    cards: Cards, placed: Placed, edition: Edition | None, before: Placed | None, after: Placed | None
) -> Page:
    entry = placed.entry
    content = article(cards, placed, edition, before, after)
    card = _card(cards, placed.url, title_of(entry), description(entry))
    card = replace(
        card,
        language=foreign(entry, cards.site.config.language),
        picture=picture(cards, entry),
        published=stated(entry.published),
        updated=stated(entry.updated),
        data=news_article(cards, placed, edition),
    )
    return _page(cards, placed.url, PageKind.ENTRY, card, content)


def _leaves(cards: Cards) -> Iterator[Page]:
    """Give the pages that no entry stands on: those that are always there, and what answers at old addresses."""
    site, shown = cards.site, cards.site.config.pages
    if shown.subscribe:
        yield _page(cards, SUBSCRIBE, PageKind.SUBSCRIBE, _card(cards, SUBSCRIBE), subscribe(cards))
    if shown.corrections:
        yield _page(cards, CORRECTIONS, PageKind.CORRECTIONS, _card(cards, CORRECTIONS), corrections(cards))
    if shown.about:
        text = site.config.tagline
        yield _page(cards, ABOUT, PageKind.ABOUT, _card(cards, ABOUT, text=text), about(cards))
    yield from _redirects(cards, site.redirects)
    for gone in site.tombstones:
        card = replace(_card(cards, ""), listed=False, canonical="")
        reason = gone.reason if gone.withdrawn else ""
        for url in (gone.url, *gone.past):
            yield _page(cards, url, PageKind.TOMBSTONE, card, Gone(gone.withdrawn, reason))
    for lost in site.unavailable:
        card = replace(_card(cards, ""), listed=False, canonical="")
        for url in (lost.url, *lost.past):
            yield _page(cards, url, PageKind.UNAVAILABLE, card, Content())
    yield _missing_page(cards)


def _redirects(cards: Cards, redirects: Iterable[Redirect]) -> Iterator[Page]:
    """Give a page at each former address, for hosts that know no redirects."""
    for each in redirects:
        card = replace(_card(cards, each.new), listed=False)
        yield _page(cards, each.old, PageKind.REDIRECT, card, Moved(relative(each.old, each.new), str(each.way)))


def _lists(cards: Cards) -> Iterator[Page]:
    for group in cards.site.groups:
        if cards.shows(group.kind):
            for page, content in _contents(cards, group):
                title = f"{group.label} ({page.number})" if page.number else group.label
                feed = feeds.group_feed(group, cards.site.config)
                own = FeedLink(group.label, feeds.RSS_TYPE, relative(page.url, feed)) if feed else None
                card = replace(_card(cards, page.url, title), feed=own)
                heir = page.heir or _heir(group)
                yield _page(cards, page.url, PageKind(group.kind), card, content, heir)
    if cards.lists(GroupKind.NAME):
        yield _page(cards, NAMES, PageKind.NAMES, _card(cards, NAMES), names(cards))
    if cards.lists(GroupKind.TOPIC):
        yield _page(cards, TOPICS, PageKind.TOPICS, _card(cards, TOPICS), topics(cards))
    if cards.lists(GroupKind.STORY) or cards.lists(GroupKind.THREAD):
        yield _page(cards, STORIES, PageKind.STORIES, _card(cards, STORIES), stories(cards))
    yield from _archive(cards)


def _contents(cards: Cards, group: Group) -> Iterator[tuple[ListPage[Any], Content]]:
    """Give each page of a list with its content."""
    if group.kind is GroupKind.NAME:
        return name_pages(cards, group)
    if group.kind is GroupKind.STORY:
        return story_pages(cards, group)
    return thread_pages(cards, group) if group.kind is GroupKind.THREAD else list_pages(cards, group)


def _heir(group: Group) -> str:
    """Return where a list's subject is should the list go: that of a story is its oldest article."""
    return group.entries[-1].url if group.kind in (GroupKind.STORY, GroupKind.THREAD) else ""


def _archive(cards: Cards) -> Iterator[Page]:
    if not cards.site.config.pages.archive:
        return
    for url, year in year_pages(cards):
        yield _page(cards, url, PageKind.YEAR, _card(cards, url, str(year.year)), year)
    if cards.site.undated:
        for page, listing in undated_pages(cards):
            yield _page(cards, page.url, PageKind.UNDATED, _card(cards, page.url), listing, page.heir)


def _editions(cards: Cards) -> Iterator[Page]:
    if not cards.site.config.pages.editions:
        return
    for position, edition in enumerate(cards.site.editions):
        card = _card(cards, edition.url)
        yield _page(cards, edition.url, PageKind.EDITION, card, edition_page(cards, position))


def _front_page(cards: Cards) -> Page:
    return _page(cards, HOME, PageKind.FRONT, _card(cards, HOME, text=cards.site.config.tagline), front(cards))


def _missing_page(cards: Cards) -> Page:
    """Return the page that a host shows at any unknown address, in whatever folder: its links start from the path that
    the site's address names, if it names one."""
    url = cards.site.config.url
    base = urlsplit(url).path.rstrip("/") + "/" if url else ""
    card = replace(_card(cards, MISSING), canonical="", base=base, listed=False)
    return _page(cards, MISSING, PageKind.MISSING, card, Content())


def _card(cards: Cards, url: str, title: str = "", text: str = "") -> PageCard:
    """Return what the page at a URL says about itself; without a title its template gives it one."""
    config = cards.site.config
    return PageCard(
        title=title,
        description=text,
        language="",
        canonical=absolute(config.url, "" if url == HOME else url) if config.url else "",
        base="",
    )


def _page(cards: Cards, url: str, kind: PageKind, card: PageCard, content: Content, heir: str = "") -> Page:
    card = replace(card, listed=card.listed and not cards.site.preview)
    return Page(url, kind, View(cards.site_card(url), card, content), heir)
