"""Sitemaps, robots.txt, headers and redirects."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from digest.assembly.feed_views import Address, NewsSitemap, PlainText, Sitemap
from digest.assembly.ledger import Ledger
from digest.assembly.plain_files import plan_files
from digest.assembly.planning import plan
from digest.assembly.site import Edition, Group, GroupKind, Placed, Redirect, Site, Tombstone
from digest.assembly.sitemaps import plan_sitemaps
from digest.assembly.views import Content, Page, PageCard, PageKind, SiteCard, View
from digest.foundation.config import Config
from digest.foundation.model import DateKind, Entry, Moment, Precision
from digest.foundation.switches import Feeds
from digest.rendering.environment import Templates
from digest.rendering.files import write_file
from digest.rendering.theme import load_theme
from digest.rendering.wording import Wording

MakeEntry = Callable[..., Entry]

START = datetime(2022, 1, 1, 12, tzinfo=UTC)
CONFIG = Config(title="The Digest", url="https://example.org/news/")
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def placed(entry: Entry, number: int = 0, **values: Any) -> Placed:
    added = START + timedelta(days=number)
    given: dict[str, Any] = {
        "id": str(uuid.UUID(int=number)),
        "url": f"2022/01/{number}.html",
        "added": added,
        "feed_date": added,
    }
    return Placed(entry, **(given | values))


def site(*entries: Placed, config: Config = CONFIG, **values: Any) -> Site:
    ordered = tuple(sorted(entries, key=lambda each: each.feed_date, reverse=True))
    given: dict[str, Any] = {"entries": ordered, "held": (), "groups": (), "ledger": Ledger(), "diagnostics": ()}
    return Site(config, **(given | values), by_path={each.entry.path: each for each in ordered})


def files(planned: Site) -> dict[str, Page]:
    return {page.url: page for page in plan(planned, {}, {})}


def text(planned: Site, url: str) -> str:
    view = files(planned)[url].view
    assert isinstance(view, PlainText)
    return view.text


def sitemap(planned: Site, url: str = "sitemap.xml") -> dict[str, datetime | None]:
    view = files(planned)[url].view
    assert isinstance(view, Sitemap)
    return {each.href.removeprefix("https://example.org/news/"): each.modified for each in view.addresses}


def test_sitemap_lists_pages_with_their_last_change(make_entry: MakeEntry) -> None:
    """An entry changed when it was added or says it was updated, a list with its newest entry; what is no page for
    readers is not listed."""
    one = placed(make_entry("1.txt", headline="A", updated=date(2022, 1, 9)), 1)
    two = placed(make_entry("2.txt", headline="B"), 2)
    days = date(2022, 1, 3), date(2022, 1, 3)
    planned = site(
        one,
        two,
        groups=(
            Group(GroupKind.TOPIC, "X", "topics/x.html", (two,)),
            Group(GroupKind.MONTH, "2022-01", "archive/2022-01.html", (two, one)),
        ),
        editions=(Edition("2022-01-03", 3, *days, "editions/2022-01-03.html", None, (two,)),),
        tombstones=(Tombstone(str(uuid.UUID(int=9)), "2022/01/gone.html", START, START, "", withdrawn=True),),
        redirects=(Redirect("2022/01/former.html", "2022/01/1.html"),),
    )
    found = sitemap(planned)
    assert datetime(2022, 1, 9, tzinfo=UTC) == found["2022/01/1.html"] == found[""] == found["archive/2022-01.html"]
    assert [datetime(2022, 1, 3, 12, tzinfo=UTC)] * 3 == [
        found[url] for url in ("2022/01/2.html", "topics/x.html", "editions/2022-01-03.html")
    ]
    assert found["about.html"] is None
    assert not {"404.html", "feed.xml", "2022/01/gone.html", "2022/01/former.html", "index.html"} & found.keys()


def test_site_without_an_address_has_no_sitemap(make_entry: MakeEntry) -> None:
    """Sitemaps need full addresses; robots.txt then names none."""
    planned = site(placed(make_entry(headline="A", published=date(2022, 1, 1))), config=Config())
    assert not {"sitemap.xml", "news-sitemap.xml"} & files(planned).keys()
    assert "User-agent: *\nDisallow:\n" == text(planned, "robots.txt")


def test_sitemap_can_be_switched_off(make_entry: MakeEntry) -> None:
    """Neither the list of pages nor that of news is made."""
    off = site(placed(make_entry(published=date(2022, 1, 1))), config=replace(CONFIG, feeds=Feeds(sitemap=False)))
    assert not {"sitemap.xml", "news-sitemap.xml"} & files(off).keys()


def bare(url: str, kind: PageKind = PageKind.ENTRY) -> Page:
    frame = SiteCard("", "", "", "", (), (), "", (), "", "", "", "", "", "", "")
    return Page(url, kind, View(frame, PageCard("", "", "", "", ""), Content()))


def crowd(entry: Entry, count: int) -> tuple[Site, list[Page]]:
    """Return a site of some entries, added a minute after each other, and its pages."""
    entries = [placed(entry, 0, url=f"{n}.html", added=START + timedelta(minutes=n)) for n in range(count)]
    return site(*entries), [bare("index.html", PageKind.FRONT), *(bare(each.url) for each in entries)]


def test_more_pages_than_a_file_holds_are_split(make_entry: MakeEntry) -> None:
    """100,001 addresses make three files of at most 50,000, and an index that says when each last changed."""
    planned = plan_sitemaps(*crowd(make_entry(headline="A"), 100_000))
    assert ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"] == [page.url for page in planned]
    index = planned[3].view
    assert isinstance(index, Sitemap)
    assert index.index
    assert Address("https://example.org/news/sitemap-1.xml", START + timedelta(minutes=49_999)) == index.addresses[0]
    templates = Templates(load_theme(Path("/no/theme")), Wording("en"))
    written = [write_file(page, templates) for page in planned]
    assert [50_000, 50_000, 1, 3] == [
        len(list(ET.fromstring(each).iter(LOC))) for each in written if isinstance(each, bytes)
    ]
    assert all(len(each) < 50_000_000 for each in written if isinstance(each, bytes))


def test_full_sitemap_never_changes(make_entry: MakeEntry) -> None:
    """Files are filled from the oldest entry, so that only the last one grows; pages that are no entries come last."""
    before, after = (plan_sitemaps(*crowd(make_entry(headline="A"), count), largest=10) for count in (25, 26))
    assert [True, True, False] == [old.view == new.view for old, new in zip(before[:3], after[:3], strict=True)]
    views = [page.view for page in after[:3]]
    listed = [each.href for view in views if isinstance(view, Sitemap) for each in view.addresses]
    assert [f"https://example.org/news/{name}" for name in ("0.html", "25.html", "")] == [listed[0], *listed[-2:]]
    assert 1 == len(plan_sitemaps(*crowd(make_entry(headline="A"), 9), largest=10))


def test_news_are_the_last_two_days_that_articles_state(make_entry: MakeEntry) -> None:
    """The newest stated date says what is recent; file names, months, unknown and older dates do not count."""
    instant = datetime(2022, 1, 17, 23, tzinfo=UTC)
    named = Moment(date(2022, 1, 20), Precision.DAY, DateKind.FILE_NAME)
    dates = [date(2022, 1, 18), instant, date(2022, 1, 16), "2022-01", None, named]
    entries = [placed(make_entry(f"{n}.txt", headline=f"S{n}", published=each), n) for n, each in enumerate(dates)]
    view = files(site(*entries, config=replace(CONFIG, language="pt-BR")))["news-sitemap.xml"].view
    assert isinstance(view, NewsSitemap)
    assert [("S1", instant, "pt"), ("S0", date(2022, 1, 18), "pt")] == [
        (each.title, each.published.value, each.language) for each in view.articles
    ]
    assert "news-sitemap.xml" not in files(site(*entries[3:]))


def test_robots_are_shown_the_sitemaps(make_entry: MakeEntry) -> None:
    """Everything may be read; sitemaps that exist are named with their full addresses."""
    planned = site(placed(make_entry(published=date(2022, 1, 1))))
    assert (
        "User-agent: *\nDisallow:\n\nSitemap: https://example.org/news/sitemap.xml\n"
        "Sitemap: https://example.org/news/news-sitemap.xml\n"
    ) == text(planned, "robots.txt")
    assert "news" not in text(site(), "robots.txt").splitlines()[-1].rsplit("/", 1)[-1]


def rules(planned: Site) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    path = ""
    for line in text(planned, "_headers").splitlines():
        if line.startswith("  "):
            found[path].append(line.strip())
        elif line:
            path = line
            found[path] = []
    return found


def test_headers_keep_assets_and_name_types() -> None:
    """Hashed files are kept for ever, feeds have their types, and no header is set twice for any path."""
    found = rules(site())
    assert ["Cache-Control: public, max-age=31536000, immutable"] == found["/assets/*"]
    assert ["Content-Type: application/xml; charset=utf-8"] == found["/feed.xml"] == found["/atom.xml"]
    assert ["Content-Type: application/feed+json; charset=utf-8"] == found["/feed.json"]
    assert "/atom.xml" not in rules(site(config=replace(CONFIG, feeds=Feeds(atom=False))))
    everywhere = {line.split(":")[0] for line in found["/*"]}
    assert not any(everywhere & {line.split(":")[0] for line in lines} for path, lines in found.items() if path != "/*")


def test_policy_allows_nothing_from_elsewhere() -> None:
    """Everything is refused but what the site itself serves, and no inline script or style runs."""
    (policy,) = [line for line in rules(site())["/*"] if line.startswith("Content-Security-Policy: ")]
    parts = dict(part.strip().split(" ", 1) for part in policy.removeprefix("Content-Security-Policy: ").split(";"))
    assert "'none'" == parts.pop("default-src")
    assert {"'self'", "'none'"} >= set(parts.values())


def test_policy_of_hosts_allows_what_the_pages_allow() -> None:
    """A browser obeys both policies: the header must not forbid what the pages' own element allows."""
    layout = (Path(__file__).parents[2] / "templates/layouts/base.html").read_text()
    own = layout.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    (header,) = [line for line in rules(site())["/*"] if line.startswith("Content-Security-Policy: ")]
    allowed = dict(part.strip().split(" ", 1) for part in header.removeprefix("Content-Security-Policy: ").split(";"))
    for part in own.split(";"):
        name, sources = part.strip().split(" ", 1)
        assert sources == "'none'" or set(sources.split()) <= set(allowed[name].split())


def test_redirects_are_permanent_and_win_over_the_page_at_the_old_address() -> None:
    """Addresses are percent-encoded from the site's root, a line each, in one order; without any there is no file."""
    moves = (Redirect("2022/01/ü b.html", "2022/02/ß.html"), Redirect("2021/01/a.html", "2022/02/a.html"))
    assert ("/2021/01/a.html /2022/02/a.html 301!\n/2022/01/%C3%BC%20b.html /2022/02/%C3%9F.html 301!\n") == text(
        site(redirects=moves), "_redirects"
    )
    assert "_redirects" not in files(site())


def test_hosts_are_told_to_keep_every_file() -> None:
    """An empty file stops GitHub Pages from leaving out names with an underscore."""
    assert "" == text(site(), ".nojekyll")


def test_files_do_not_depend_on_the_order_of_redirects() -> None:
    """The same site gives the same files."""
    moves = [Redirect(f"{n}.html", "x.html") for n in range(9)]
    one, other = (plan_files(site(redirects=tuple(each)), ()) for each in (moves, moves[::-1]))
    assert one == other
