"""Every page that is promised, and what it says about itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from digest.assembly.assembling import assemble
from digest.assembly.contents import Gone, Moved
from digest.assembly.ledger import Ledger
from digest.assembly.planning import plan
from digest.assembly.site import Redirect, Tombstone, Unavailable
from digest.assembly.views import FeedLink, Link, Page, PageKind, View
from digest.foundation.config import Config
from digest.foundation.model import Source
from digest.foundation.switches import Pages

if TYPE_CHECKING:
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
PlanPages = Callable[..., dict[str, Page]]
NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
SWITCHED = {  # what is not made if a kind of page is off
    "editions": "editions/2022-01-17.html",
    "sections": "sections/world.html",
    "topics": "topics/weather.html",
    "sources": "sources/nrk.html",
    "archive": "archive/2022-01.html",
    "subscribe": "subscribe.html",
    "corrections": "corrections.html",
    "about": "about.html",
}


def view(page: Page) -> View:
    assert isinstance(page.view, View)
    return page.view


def snow(make_entry: MakeEntry) -> Entry:
    return make_entry(
        headline="Snow", section="world", topics=("Weather",), source=Source("NRK"), published=date(2022, 1, 17)
    )


def test_site_has_these_pages(make_entry: MakeEntry, pages: PlanPages) -> None:
    """One entry makes its page, its edition, its lists and calendar, and the pages that are always there."""
    expected = {
        "2022/01/snow.html": PageKind.ENTRY,
        "editions/2022-01-17.html": PageKind.EDITION,
        "sections/world.html": PageKind.SECTION,
        "topics/weather.html": PageKind.TOPIC,
        "topics/index.html": PageKind.TOPICS,
        "sources/nrk.html": PageKind.SOURCE,
        "archive/2022-01.html": PageKind.MONTH,
        "archive/2022.html": PageKind.YEAR,
        "subscribe.html": PageKind.SUBSCRIBE,
        "corrections.html": PageKind.CORRECTIONS,
        "about.html": PageKind.ABOUT,
        "404.html": PageKind.MISSING,
        "index.html": PageKind.FRONT,
    }
    planned = pages([snow(make_entry)])
    assert expected == {url: page.kind for url, page in planned.items() if isinstance(page.view, View)}


@pytest.mark.parametrize("kind", [each.name for each in fields(Pages) if each.name in SWITCHED])
def test_pages_that_are_switched_off_are_neither_made_nor_linked(
    make_entry: MakeEntry, pages: PlanPages, kind: str
) -> None:
    """Without a kind of page no other page has its address, and all others are there."""
    every = pages([snow(make_entry)])
    planned = pages([snow(make_entry)], Config(pages=replace(Pages(), **{kind: False})))
    gone = SWITCHED[kind]
    assert gone not in planned
    missing = set(every) - set(planned)
    assert missing == {gone, "archive/2022.html"} if kind == "archive" else {gone}
    name = gone.rpartition("/")[2]
    assert [] == [url for url, page in planned.items() if isinstance(page.view, View) and name in repr(page.view)]


def test_what_others_link_to_comes_first(make_entry: MakeEntry, pages: PlanPages) -> None:
    """Entries stand before lists, lists before the front page, feeds after it."""
    urls = list(pages([snow(make_entry)]))
    places = [urls.index(url) for url in ("2022/01/snow.html", "sections/world.html", "index.html", "feed.xml")]
    assert sorted(places) == places


def test_site_card_leads_from_each_page(make_entry: MakeEntry, pages: PlanPages) -> None:
    """Navigation, feeds and assets are relative to the page, the theme's own style sheet first."""
    site = view(pages([snow(make_entry)], Config(title="News"))["2022/01/snow.html"]).site
    assert "../../index.html" == site.home
    assert ("../../assets/style-1.css", "../../assets/more-2.css") == site.stylesheets
    assert (Link("World", "../../sections/world.html"),) == site.sections
    assert "../../archive/2022.html" == site.archive
    assert ("../../subscribe.html", "../../corrections.html", "../../about.html") == (
        site.subscribe,
        site.corrections,
        site.about,
    )
    assert FeedLink("News (RSS)", "application/rss+xml", "../../feed.xml") == site.feeds[0]


def test_feeds_that_a_page_names_have_titles_of_their_own(make_entry: MakeEntry, pages: PlanPages) -> None:
    """The feeds of everything differ in their titles, and a list's page names its own feed too."""
    found = view(pages([snow(make_entry)], Config(title="News"))["sections/world.html"])
    assert ["News (RSS)", "News (Atom)", "News (JSON Feed)"] == [each.title for each in found.site.feeds]
    assert FeedLink("World", "application/rss+xml", "world.xml") == found.page.feed


def test_page_card_gives_full_addresses_once_there_is_one(make_entry: MakeEntry, pages: PlanPages) -> None:
    """Canonical links and the addresses of images need the site's own."""
    entry = make_entry(headline="Snow", image="sea.jpg", published=date(2022, 1, 17))
    cards = [
        view(pages([entry], Config(url=url))["2022/01/snow.html"]).page for url in ("", "https://example.org/news/")
    ]
    assert ["", "https://example.org/news/2022/01/snow.html"] == [each.canonical for each in cards]
    assert [None, "https://example.org/news/assets/sea-00.jpg"] == [each.picture and each.picture.src for each in cards]
    front = view(pages([entry], Config(url="https://example.org/news/"))["index.html"]).page
    assert "https://example.org/news/" == front.canonical


def test_dates_for_programs_are_stated_ones(make_entry: MakeEntry, pages: PlanPages) -> None:
    """A page tells programs no date that nobody gave."""
    cards = [view(pages([each])["2022/01/snow.html"]).page for each in (snow(make_entry), make_entry(headline="Snow"))]
    assert ["2022-01-17", None] == [each.published and each.published.iso for each in cards]


def test_missing_page_works_in_every_folder(make_entry: MakeEntry, pages: PlanPages) -> None:
    """The page for unknown addresses says where its relative links start, once that is known."""
    urls = ("", "https://example.org/", "https://example.org/news/")
    cards = [view(pages([snow(make_entry)], Config(url=url))["404.html"]).page for url in urls]
    assert ["", "/", "/news/"] == [each.base for each in cards]
    assert [("", False)] * 3 == [(each.canonical, each.listed) for each in cards]


def test_former_addresses_answer(make_entry: MakeEntry) -> None:
    """Moved, withdrawn, removed and unreadable entries have a page at each address they had, out of search engines."""
    entry = snow(make_entry)
    site = assemble([entry], Ledger(), Config(url="https://example.org/"), NOW, present=frozenset({entry.path}))
    site = replace(
        site,
        redirects=(Redirect("2022/01/rain.html", "2022/01/snow.html"),),
        tombstones=(
            Tombstone("a", "2022/01/a.html", NOW, NOW, "Wrong.", past=("old/a.html",), withdrawn=True),
            Tombstone("b", "2022/01/b.html", NOW, NOW, "removed"),
        ),
        unavailable=(Unavailable("c", "2022/01/c.html", past=("old/c.html",)),),
    )
    planned = {page.url: page for page in plan(site, {}, {})}
    assert Moved("snow.html") == view(planned["2022/01/rain.html"]).content
    assert "https://example.org/2022/01/snow.html" == view(planned["2022/01/rain.html"]).page.canonical
    assert [Gone(withdrawn=True, reason="Wrong.")] * 2 == [
        view(planned[url]).content for url in ("2022/01/a.html", "old/a.html")
    ]
    assert Gone(withdrawn=False, reason="") == view(planned["2022/01/b.html"]).content
    assert PageKind.UNAVAILABLE == planned["old/c.html"].kind
    urls = ("2022/01/rain.html", "2022/01/a.html", "old/a.html", "2022/01/b.html", "2022/01/c.html", "old/c.html")
    assert not any(view(planned[url]).page.listed for url in urls)


def test_empty_site_has_a_front_page(pages: PlanPages) -> None:
    """Nothing to show is shown as nothing."""
    planned = pages([])
    assert {"404.html", "about.html", "corrections.html", "index.html", "subscribe.html"} == {
        url for url, page in planned.items() if isinstance(page.view, View)
    }
    assert "" == view(planned["index.html"]).site.archive
