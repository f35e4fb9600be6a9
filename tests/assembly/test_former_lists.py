"""Addresses of lists and feeds that were public keep answering when their list is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.contents import Moved
from digest.assembly.feed_views import Feed, Outline, PlainText
from digest.assembly.former_lists import remembered
from digest.assembly.ledger import Ledger, ListAddress
from digest.assembly.ledger_lines import ledger_bytes, parse_ledger, public_copy
from digest.assembly.listing import PAGE
from digest.assembly.planning import plan
from digest.assembly.views import Page, PageKind, View
from digest.foundation.config import Config
from digest.foundation.model import Source
from digest.foundation.switches import Feeds, Pages
from digest.publishing.destination import locked_ledger

if TYPE_CHECKING:
    from digest.assembly.site import Site
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
CONFIG = Config(title="News", url="https://news.example/")


@dataclass
class Newsroom:
    """A project through several builds: its ledger, its site and the pages of the last one."""

    config: Config = CONFIG
    ledger: Ledger = field(default_factory=Ledger)
    pages: dict[str, Page] = field(default_factory=dict)
    now: datetime = NOW

    def build(self, *entries: Entry, successors: dict[str, str] | None = None) -> dict[str, Page]:
        """Build as digest does, a minute after the last time."""
        self.now += timedelta(minutes=1)
        site = replace(self.site(entries), successors=successors or {})
        planned = plan(site, {}, {})
        self.ledger = remembered(site, planned)
        self.pages = {page.url: page for page in planned}
        assert len(planned) == len(self.pages)
        return self.pages

    def site(self, entries: Sequence[Entry], *, locked: bool = False) -> Site:
        """Return the site of some entries after the last build."""
        present = frozenset(each.path for each in entries)
        options = AssembleOptions(locked=locked)
        return assemble(entries, self.ledger, self.config, self.now, present=present, options=options)

    def leads(self, url: str) -> tuple[str, str]:
        """Return why and where to the page at an address leads on."""
        view = self.pages[url].view
        assert isinstance(view, View)
        assert isinstance(view.content, Moved)
        return view.content.way, view.content.href

    def feed(self, url: str) -> Feed:
        """Return what the feed at an address says."""
        view = self.pages[url].view
        assert isinstance(view, Feed)
        return view

    @property
    def lines(self) -> list[str]:
        """The redirects that hosts are told of."""
        view = self.pages["_redirects"].view
        assert isinstance(view, PlainText)
        return view.text.splitlines()


def rain(make_entry: MakeEntry) -> Entry:
    return make_entry("rain.txt", headline="Rain", section="world", published=date(2022, 1, 17))


def snow(make_entry: MakeEntry) -> Entry:
    return make_entry(
        "snow.txt",
        headline="Snow",
        section="home",
        topics=("Deep winter",),
        source=Source("NRK"),
        published=date(2021, 12, 17),
    )


def test_ledger_remembers_pages_and_feeds_of_lists_only(make_entry: MakeEntry) -> None:
    """Entries have lines of their own, and what is always there needs none."""
    newsroom = Newsroom()
    newsroom.build(rain(make_entry))
    expected = {
        "about.html", "archive/2022-01.html", "archive/2022.html", "atom.xml", "corrections.html", "editions.xml",
        "editions/2022-01-17.html", "feed.json", "sections/world.html", "sections/world.xml", "subscribe.html",
    }  # fmt: skip
    assert expected == {each.url for each in newsroom.ledger.lists}


def test_site_that_never_published_remembers_nothing() -> None:
    """Without an article there is no ledger to keep."""
    newsroom = Newsroom()
    newsroom.build()
    assert Ledger() == newsroom.ledger


def test_lists_of_the_last_article_lead_on(make_entry: MakeEntry) -> None:
    """Section, topic and source lead to the front page, a month to its year, a year to the newest one."""
    newsroom = Newsroom()
    newsroom.build(rain(make_entry), snow(make_entry))
    newsroom.build(rain(make_entry))
    lists = ("sections/home.html", "topics/deep-winter.html", "sources/nrk.html")
    assert [("list-empty", "../index.html")] * 3 == [newsroom.leads(url) for url in lists]
    assert [("list-empty", "2022.html")] * 2 == [newsroom.leads(f"archive/{name}.html") for name in ("2021-12", "2021")]


def test_month_leads_to_its_own_year(make_entry: MakeEntry) -> None:
    """The year is nearer than the newest one."""
    newsroom = Newsroom()
    autumn = make_entry("a.txt", published=date(2021, 10, 1))
    newsroom.build(rain(make_entry), snow(make_entry), autumn)
    newsroom.build(rain(make_entry), autumn)
    assert ("list-empty", "2021.html") == newsroom.leads("archive/2021-12.html")


def test_hosts_are_told_that_a_list_may_come_back(make_entry: MakeEntry) -> None:
    """The redirect is a temporary one, and a moved article's stays permanent."""
    newsroom = Newsroom()
    newsroom.build(rain(make_entry), snow(make_entry))
    newsroom.build(replace(rain(make_entry), headline=make_entry(headline="Storm").headline))
    assert "/topics/deep-winter.html /index.html 302!" in newsroom.lines
    assert "/2022/01/rain.html /2022/01/storm.html 301!" in newsroom.lines


def test_feed_of_a_topic_that_is_gone_stays_without_items(make_entry: MakeEntry) -> None:
    """Its address, title and id are as they were; no list of feeds and no redirect names it any more."""
    newsroom = Newsroom()
    newsroom.build(rain(make_entry), snow(make_entry))
    before = newsroom.feed("topics/deep-winter.xml")
    newsroom.build(rain(make_entry))
    after = newsroom.feed("topics/deep-winter.xml")
    assert ((), "Deep winter", before.href, before.id) == (after.items, after.label, after.href, after.id)
    assert (1, PageKind.RSS) == (len(before.items), newsroom.pages["topics/deep-winter.xml"].kind)
    outline = newsroom.pages["feeds.opml"].view
    assert isinstance(outline, Outline)
    assert () == outline.topics
    assert not any("winter.xml" in line for line in newsroom.lines)


def test_list_that_comes_back_is_itself_again(make_entry: MakeEntry) -> None:
    """Nothing is left of the time without it."""
    newsroom = Newsroom()
    before = newsroom.build(rain(make_entry), snow(make_entry))
    newsroom.build(rain(make_entry))
    assert before == newsroom.build(rain(make_entry), snow(make_entry))


def test_numbered_page_leads_to_its_list_when_that_shrinks(make_entry: MakeEntry) -> None:
    """The list's own page has what is left; with the list itself gone, the page leads as far as that does."""
    newsroom = Newsroom()
    entries = [
        make_entry(f"{n}.txt", headline=f"Snow {n}", topics=("Snow",), text=f"Text {n}.") for n in range(2 * PAGE)
    ]
    newsroom.config = replace(
        CONFIG, reading=replace(CONFIG.reading, limits=replace(CONFIG.reading.limits, new_entries=999))
    )
    newsroom.build(*entries)
    assert "topics/snow-1.html" in newsroom.pages
    newsroom.build(*entries[: PAGE + 9])
    assert ("list-moved", "snow.html") == newsroom.leads("topics/snow-1.html")
    newsroom.build(rain(make_entry))
    assert ("list-empty", "../index.html") == newsroom.leads("topics/snow-1.html")


def test_page_leads_straight_to_where_its_subject_is_now(make_entry: MakeEntry) -> None:
    """What was united with another list leads there, also in later builds and when that one was united in its turn;
    circles end at the front page."""
    newsroom = Newsroom()
    topics = {name: make_entry(f"{name}.txt", headline=name, topics=(name,), text=f"On {name}.") for name in "abc"}
    newsroom.build(*topics.values())
    newsroom.build(topics["b"], topics["c"], successors={"topics/a.html": "topics/b.html"})
    assert ("list-moved", "b.html") == newsroom.leads("topics/a.html")
    newsroom.build(topics["c"], successors={"topics/b.html": "topics/c.html"})
    newsroom.build(topics["c"])
    assert [("list-moved", "c.html")] * 2 == [newsroom.leads(f"topics/{name}.html") for name in "ab"]
    newsroom.build(rain(make_entry), successors={"topics/c.html": "topics/a.html"})
    assert [("list-empty", "../index.html")] * 3 == [newsroom.leads(f"topics/{name}.html") for name in "abc"]


def test_page_leads_to_where_the_article_of_its_subject_moved(make_entry: MakeEntry) -> None:
    """An article that moved is followed; from one that is gone the way is back to the nearest list."""
    newsroom = Newsroom()
    topic = make_entry("a.txt", headline="A", topics=("a",), text="On a.")
    storm = replace(rain(make_entry), headline=make_entry(headline="Storm").headline)
    newsroom.build(topic, rain(make_entry))
    newsroom.build(storm, successors={"topics/a.html": "2022/01/rain.html"})
    assert ("list-moved", "../2022/01/storm.html") == newsroom.leads("topics/a.html")
    newsroom.build(topic)
    newsroom.build(snow(make_entry))
    assert ("list-empty", "index.html") == newsroom.leads("topics/a.html")


def test_pages_that_are_switched_off_lead_to_the_front_page(make_entry: MakeEntry) -> None:
    """Links to them outlast the switch."""
    newsroom = Newsroom()
    before = set(newsroom.build(snow(make_entry)))
    off = Pages(
        editions=False, sections=False, topics=False, sources=False, archive=False, subscribe=False, corrections=False,
        about=False,
    )  # fmt: skip
    newsroom.config = replace(CONFIG, pages=off)
    newsroom.build(snow(make_entry))
    assert before <= newsroom.pages.keys()
    assert ("list-empty", "index.html") == newsroom.leads("about.html")
    assert ("list-empty", "../index.html") == newsroom.leads("editions/2021-12-17.html")


def test_other_formats_of_the_feed_lead_to_it_once_switched_off(make_entry: MakeEntry) -> None:
    """Where the host can; elsewhere a reader finds a feed of the format it knows, without items."""
    newsroom = Newsroom()
    newsroom.build(rain(make_entry))
    newsroom.config = replace(CONFIG, feeds=Feeds(atom=False, json=False, editions=False, sections=False))
    newsroom.build(rain(make_entry))
    kinds = {url: newsroom.pages[url].kind for url in ("atom.xml", "feed.json", "editions.xml", "sections/world.xml")}
    assert [PageKind.ATOM, PageKind.JSON, PageKind.RSS, PageKind.RSS] == list(kinds.values())
    assert [()] * 4 == [newsroom.feed(url).items for url in kinds]
    assert ["/atom.xml /feed.xml 302!", "/feed.json /feed.xml 302!"] == newsroom.lines


def test_withdrawn_article_takes_its_own_lists_with_it(make_entry: MakeEntry) -> None:
    """Neither a page nor the ledger's public copy tells what it was about; lists that others stand in stay."""
    newsroom = Newsroom()
    other = make_entry("other.txt", headline="Ice", topics=("Ice",), section="home")
    both = replace(snow(make_entry), topics=make_entry(topics=("Deep winter", "Ice")).topics)
    newsroom.build(both, other)
    newsroom.build(replace(both, withdrawn="An error"), other)
    assert not any("winter" in url or "nrk" in url for url in newsroom.pages)
    assert "winter" not in public_copy(newsroom.ledger)
    assert {"topics/ice.html", "topics/ice.xml", "sections/home.html"} <= newsroom.pages.keys()


def test_build_that_must_not_write_the_ledger_may_lack_addresses(make_entry: MakeEntry) -> None:
    """New lists, and a ledger of an earlier digest, which knew none, are no reason to refuse."""
    newsroom = Newsroom()
    newsroom.build(rain(make_entry))
    newsroom.ledger = replace(newsroom.ledger, lists=())
    tagged = replace(rain(make_entry), topics=make_entry(topics=("Weather",)).topics)
    site = newsroom.site([tagged], locked=True)
    site = replace(site, ledger=remembered(site, plan(site, {}, {})))
    assert "topics/weather.html" in {each.url for each in site.ledger.lists}
    assert [] == locked_ledger(newsroom.ledger, site)


def test_lines_of_one_address_unite() -> None:
    """Merged ledgers may hold one twice: the line with an heir counts, whatever the order."""
    lines = ['{"address": "stories/a.html"}', '{"address": "stories/a.html", "heir": "stories/b.html"}']
    for order in (lines, lines[::-1]):
        ledger, faults = parse_ledger("\n".join(['{"digest-ledger": 2, "lines": 1}', *order, ""]).encode(), "l")
        assert (Ledger(lists=(ListAddress("stories/a.html", "stories/b.html"),)), ()) == (ledger, faults)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"address": 3}', "a list needs address, a text"),
        ('{"address": "../a.html"}', 'a list\'s address cannot be read: "../a.html" is no path inside a site'),
        ('{"address": "a.html", "heir": "/b"}', 'a list\'s heir cannot be read: "/b" is no path inside a site'),
    ],
)
def test_address_that_is_none_is_told(line: str, message: str) -> None:
    """Nothing of a ledger that was tampered with leads out of the site."""
    ledger, (fault,) = parse_ledger(f'{{"digest-ledger": 2}}\n{line}\n'.encode(), "ledger.jsonl")
    assert (None, message, 2) == (ledger, fault.message, fault.span.line)


@settings(deadline=None, max_examples=40)
@given(
    steps=st.lists(
        st.tuples(
            st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(("x", "y", "C", "C++", "c 2"))), max_size=4),
            st.sampled_from(
                (CONFIG, replace(CONFIG, pages=Pages(topics=False)), replace(CONFIG, feeds=Feeds(topics=False)))
            ),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_was_public_answers(make_entry: MakeEntry, steps: list[tuple[list[tuple[str, str]], Config]]) -> None:
    """Through any history of topics, sections and switches no address is lost, pages lead to pages that are there,
    the ledger's file brings the same back, and another build changes nothing."""
    newsroom = Newsroom()
    public: set[str] = set()
    for found, config in steps:
        newsroom.config = config
        entries = [
            make_entry(f"{name}.txt", headline=name, text=f"On {name}.", topics=(topic,), section=topic)
            for name, topic in dict(found).items()
        ]
        newsroom.build(*entries)
        if newsroom.ledger.records:
            public |= {url for url, page in newsroom.pages.items() if page.kind is not PageKind.TEXT}
        assert public <= newsroom.pages.keys() | {"news-sitemap.xml"}
        targets = [newsroom.leads(url)[1] for url, page in newsroom.pages.items() if page.kind is PageKind.REDIRECT]
        assert not [each for each in targets if newsroom.pages[each.removeprefix("../")].kind is PageKind.REDIRECT]
        assert (newsroom.ledger, ()) == parse_ledger(ledger_bytes(newsroom.ledger), "ledger.jsonl")
        pages, ledger = newsroom.pages, newsroom.ledger
        assert (pages, ledger) == (newsroom.build(*entries), newsroom.ledger)
