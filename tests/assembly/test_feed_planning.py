"""Which feeds a site has, what is in them, and what never changes in them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.assembly.cards import Cards
from digest.assembly.feed_addresses import group_feed, section_feed, topic_feed
from digest.assembly.feed_views import EditionItem, Feed, FeedItem, Outline, WithdrawnItem
from digest.assembly.feeds import plan_feeds
from digest.assembly.ledger import Ledger, Record
from digest.assembly.resolving import Illustration
from digest.assembly.site import Edition, Group, GroupKind, Placed, Site, Tombstone, Unavailable
from digest.assembly.views import Page, PageKind
from digest.foundation.config import Config
from digest.foundation.model import Entry, Field, Provenance, Reference
from digest.foundation.settings import ReadingSettings, Section
from digest.foundation.switches import Feeds, Pages

MakeEntry = Callable[..., Entry]

START = datetime(2022, 1, 1, 12, tzinfo=UTC)
ASSETS = {"style.css": "assets/style-1.css", "feed.css": "assets/feed-2.css", "feed.png": "assets/feed-3.png"}
PICTURES = {"sea.jpg": Illustration("assets/sea-00.jpg", 800, 600)}
CONFIG = Config(title="The Digest", tagline="Daily", url="https://example.org/news/")


def placed(entry: Entry, number: int = 0, **values: Any) -> Placed:
    """Place an entry that was added a number of hours after the start; its address is its number."""
    added = START + timedelta(hours=number)
    given: dict[str, Any] = {
        "id": str(uuid.UUID(int=number)),
        "url": f"2022/01/{number}.html",
        "added": added,
        "feed_date": added,
    }
    return Placed(entry, **(given | values))


def tombstone(number: int, **values: Any) -> Tombstone:
    added = START + timedelta(hours=number)
    given: dict[str, Any] = {
        "id": str(uuid.UUID(int=number)),
        "url": f"2022/01/{number}.html",
        "added": added,
        "feed_date": added,
    }
    return Tombstone(**(given | {"reason": "wrong", "withdrawn": True} | values))


def site(*entries: Placed, config: Config = CONFIG, **values: Any) -> Site:
    ordered = tuple(sorted(entries, key=lambda each: each.feed_date, reverse=True))
    given: dict[str, Any] = {"entries": ordered, "held": (), "groups": (), "ledger": Ledger(), "diagnostics": ()}
    return Site(config, **(given | values), by_path={each.entry.path: each for each in ordered})


def plan(planned: Site) -> dict[str, Page]:
    return {page.url: page for page in plan_feeds(planned, Cards(planned, PICTURES, ASSETS))}


def feed(planned: Site, url: str = "feed.xml") -> Feed:
    view = plan(planned)[url].view
    assert isinstance(view, Feed)
    return view


def item(planned: Site) -> FeedItem:
    (found,) = feed(planned).items
    assert isinstance(found, FeedItem)
    return found


def guids(view: Feed) -> list[int]:
    return [uuid.UUID(each.guid.removeprefix("urn:uuid:")).int for each in view.items]


def groups(*entries: Placed) -> tuple[Group, ...]:
    return (
        Group(GroupKind.SECTION, "World", "sections/world.html", entries),
        Group(GroupKind.TOPIC, "NATO", "topics/nato.html", entries),
        Group(GroupKind.MONTH, "2022-01", "archive/2022-01.html", entries),
    )


def test_every_feed_has_its_place(make_entry: MakeEntry) -> None:
    """One feed in three formats, one of editions, one a section and topic, and the list of them all."""
    one = placed(make_entry(headline="Snow"), section="sections/world.html", topics=("topics/nato.html",))
    planned = plan(site(one, groups=groups(one)))
    assert {
        "feed.xml": PageKind.RSS,
        "atom.xml": PageKind.ATOM,
        "feed.json": PageKind.JSON,
        "editions.xml": PageKind.RSS,
        "sections/world.xml": PageKind.RSS,
        "topics/nato.xml": PageKind.RSS,
        "feeds.opml": PageKind.OPML,
    } == {url: page.kind for url, page in planned.items()}
    views = [page.view for page in planned.values() if isinstance(page.view, Feed)]
    assert [f"https://example.org/news/{url}" for url in planned if url != "feeds.opml"] == [v.href for v in views]
    assert 4 == len({(view.label, view.editions) for view in views})
    assert len(views) == len({view.id for view in views})


def test_feed_of_a_list_leads_to_the_list(make_entry: MakeEntry) -> None:
    """Its home is the list's page, its label the list's, and its style sheet is found from its folder."""
    one = placed(make_entry(headline="Snow"))
    view = feed(site(one, groups=groups(one)), "topics/nato.xml")
    assert ("NATO", "https://example.org/news/topics/nato.html") == (view.label, view.home)
    assert ("../assets/feed-2.css", "https://example.org/news/assets/feed-3.png") == (view.stylesheet, view.picture)


def test_switched_off_feeds_are_not_made(make_entry: MakeEntry) -> None:
    """Every kind but the feed that is recommended can be switched off; a feed whose page is off leads home."""
    one = placed(make_entry(headline="Snow"))
    off = Feeds(atom=False, json=False, topics=False, sections=False, editions=False, opml=False, sitemap=False)
    planned = site(one, groups=groups(one), config=replace(CONFIG, feeds=off))
    assert ["feed.xml"] == list(plan(planned))
    assert ["", "", ""] == [group_feed(group, planned.config) for group in planned.groups]
    pages_off = site(one, groups=groups(one), config=replace(CONFIG, pages=Pages(topics=False)))
    assert "https://example.org/news/" == feed(pages_off, "topics/nato.xml").home


def test_addresses_of_feeds_follow_their_lists() -> None:
    """A list's feed stands beside its page."""
    assert ("sections/world.xml", "topics/nato.xml") == (
        section_feed("sections/world.html"),
        topic_feed("topics/nato.html"),
    )
    every = groups()
    assert ["sections/world.xml", "topics/nato.xml", ""] == [group_feed(group, Config()) for group in every]


def test_empty_site_has_empty_feeds() -> None:
    """Nothing to show is shown as nothing, and no date is made up."""
    view = feed(site())
    assert ((), None) == (view.items, view.updated)


def test_unset_address_is_one_that_cannot_exist(make_entry: MakeEntry) -> None:
    """Links of a feed are absolute even while the site's address is unset."""
    assert "https://url-not-set.invalid/2022/01/0.html" == item(site(placed(make_entry()), config=Config())).href


def test_fifty_added_last_are_shown_by_their_dates(make_entry: MakeEntry) -> None:
    """A late article is seen, in its date's place; the feed's date is the newest item's."""
    entries = [placed(make_entry(f"{n}.txt", headline=f"S{n}"), n) for n in range(60)]
    late = placed(make_entry("late.txt", headline="Late"), 60, feed_date=START - timedelta(days=200))
    view = feed(site(*entries, late))
    assert [*range(59, 10, -1), 60] == guids(view)
    assert START + timedelta(hours=59) == view.updated


def test_archived_entries_are_in_no_feed(make_entry: MakeEntry) -> None:
    """An import of old articles floods nobody."""
    entries = [placed(make_entry(f"{n}.txt", headline=f"S{n}"), n, archived=n % 2 == 0) for n in range(6)]
    planned = site(*entries, groups=groups(*entries))
    assert [[5, 3, 1]] * 3 == [guids(feed(planned, url)) for url in ("feed.xml", "topics/nato.xml", "atom.xml")]


def test_withdrawn_entry_is_replaced_under_its_guid(make_entry: MakeEntry) -> None:
    """Guid, date and place stay; no word of the entry does. What is merely gone only leaves."""
    entries = [placed(make_entry(f"{n}.txt", headline=f"S{n}"), n) for n in (0, 2, 4)]
    seen = START + timedelta(days=9)
    gone = (tombstone(1, updated=seen), tombstone(3, withdrawn=False, reason="removed"), tombstone(5, archived=True))
    view = feed(site(*entries, tombstones=gone))
    assert [4, 2, 1, 0] == guids(view)
    assert (
        WithdrawnItem(
            "https://example.org/news/2022/01/1.html",
            "urn:uuid:00000000-0000-0000-0000-000000000001",
            START + timedelta(hours=1),
            seen,
        )
        == view.items[2]
    )


def test_what_goes_leaves_no_gap_for_older_items(make_entry: MakeEntry) -> None:
    """Subscribers of a young feed never saw the fifty-first: it must not come up because a newer one went."""
    entries = [placed(make_entry(f"{n}.txt", headline=f"S{n}"), n, added=START) for n in range(60)]
    before = set(guids(feed(site(*entries))))
    for kept in (entries[:57], entries[:55] + entries[58:]):
        lost = [each for each in entries if each not in kept]
        gone = tuple(tombstone(n, added=START, withdrawn=n % 2 == 0) for n in range(60) if entries[n] in lost)
        assert set(guids(feed(site(*kept, tombstones=gone)))) <= before
        ids = {each.id for each in lost}
        unavailable = tuple(Unavailable(each.id, each.url) for each in lost)
        ledger = Ledger(
            tuple(Record(each.id, "", "", START, date=each.feed_date) for each in entries if each.id in ids)
        )
        assert set(guids(feed(site(*kept, unavailable=unavailable, ledger=ledger)))) <= before


def test_item_depends_on_its_own_article_alone(make_entry: MakeEntry) -> None:
    """Neighbours, their topics and sections in other forms, and changes in them leave an item as it is."""
    own = placed(make_entry("a.txt", headline="A", topics=("NATO", "nato", "Snow ice"), section="middle-east"))
    alone = item(site(own))
    other = placed(make_entry("b.txt", headline="B", topics=("N.A.T.O.", "snow-ice"), section="Middle-East"), 1)
    together = feed(
        site(own, other, groups=(Group(GroupKind.TOPIC, "snow-ice", "topics/snow-ice.html", (other, own)),))
    )
    assert alone == together.items[1]
    assert ("Middle east", "NATO", "Snow ice") == alone.categories


def test_section_is_called_what_the_configuration_calls_it(make_entry: MakeEntry) -> None:
    """A listed section has the title that digest.yaml gives it."""
    config = replace(CONFIG, reading=ReadingSettings(sections=(Section("world", "The World"),)))
    assert ("The World",) == item(site(placed(make_entry(section="world")), config=config)).categories


def test_inferred_authors_are_not_named(make_entry: MakeEntry) -> None:
    """A subscriber's program cannot see that a name is only a guess."""
    entry = make_entry(headline="A", authors=("Ann",))
    assert ("Ann",) == item(site(placed(entry))).creators
    guessed = replace(entry, authors=Field(("Ann",), Provenance.INFERRED, "a-guess"))
    assert () == item(site(placed(guessed))).creators


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, START),
        (date(2021, 12, 1), START),
        (date(2022, 1, 5), datetime(2022, 1, 5, 12, tzinfo=timezone(timedelta(hours=9)))),
        (datetime(2022, 1, 5, 8, tzinfo=UTC), datetime(2022, 1, 5, 8, tzinfo=UTC)),
    ],
)
def test_announced_change_is_dated(make_entry: MakeEntry, stated: date | None, expected: datetime) -> None:
    """Only a stated update moves an item's second date, never before its first, whatever the site's zone becomes."""
    tokyo = START.astimezone(timezone(timedelta(hours=9)))
    found = [
        item(site(placed(make_entry(updated=stated), feed_date=tokyo), config=replace(CONFIG, reading=settings)))
        for settings in (ReadingSettings(), ReadingSettings(timezone="America/New_York"))
    ]
    assert [expected] * 2 == [each.updated for each in found]
    assert [START] * 2 == [each.date for each in found]


def test_links_of_an_item_are_full_addresses(make_entry: MakeEntry) -> None:
    """Links to other articles, to places in the text and images work wherever the item is read."""
    html = '<p id="p1">See <a href="entry:b.md">b</a>, <a href="#p1">above</a> <img src="image:sea.jpg" alt=""></p>\n'
    one = placed(make_entry("a.md", headline="A", html=html))
    other = placed(make_entry("b.md", headline="Ü"), 1, url="2022/01/ü.html")
    (_, found) = feed(site(one, other)).items
    assert isinstance(found, FeedItem)
    assert (
        '<p id="p1">See <a href="https://example.org/news/2022/01/%C3%BC.html">b</a>, '
        '<a href="https://example.org/news/2022/01/0.html#p1">above</a> '
        '<img src="https://example.org/news/assets/sea-00.jpg" alt="" width="800" height="600" loading="lazy"></p>'
    ) == found.body.text


def test_lead_image_is_shown_once(make_entry: MakeEntry) -> None:
    """An item shows its lead image unless its text does."""
    plain = item(site(placed(make_entry(image="sea.jpg"))))
    assert plain.picture
    assert "https://example.org/news/assets/sea-00.jpg" == plain.picture.src
    shown = item(site(placed(make_entry(image="sea.jpg", images=(Reference("sea.jpg", 1, 1),)))))
    assert shown.picture is None


def edition(number: int, *entries: Placed, closed: bool = True, archived: bool = False) -> Edition:
    day = date(2022, 1, number)
    instant = datetime(2022, 1, number + 1, 6, tzinfo=UTC) if closed else None
    return Edition(str(day), number, day, day, f"editions/{day}.html", instant, entries, archived=archived)


def test_edition_appears_when_it_closes(make_entry: MakeEntry) -> None:
    """The open edition is not in the feed of editions; neither is one that an import made, nor one left empty."""
    old = placed(make_entry("old.txt", headline="Old"), 0, archived=True)
    one = placed(make_entry("a.txt", headline="A"), 1)
    two = placed(make_entry("b.txt", headline="B"), 2)
    editions = (
        edition(4, two, closed=False),
        edition(3, one),
        edition(2, old, one),
        edition(1, old, archived=True),
        edition(5),
    )
    view = feed(site(old, one, two, editions=editions), "editions.xml")
    found = [each for each in view.items if isinstance(each, EditionItem)]
    assert [3, 2] == [each.number for each in found]
    assert [["A"], ["Old", "A"]] == [[line.title for line in each.lines] for each in found]
    assert datetime(2022, 1, 4, 6, tzinfo=UTC) == found[0].closed == view.updated
    assert "https://example.org/news/editions/2022-01-03.html" == found[0].href


def test_guid_of_an_edition_is_its_periods(make_entry: MakeEntry) -> None:
    """Neither its entries nor the site's address change it."""
    one, two = (placed(make_entry(f"{n}.txt", headline=f"S{n}"), n) for n in (1, 2))
    views = [
        feed(site(one, editions=(edition(3, one),)), "editions.xml"),
        feed(site(one, two, editions=(edition(3, two, one),), config=Config()), "editions.xml"),
        feed(site(one, editions=(edition(4, one),)), "editions.xml"),
    ]
    first, same, other = (view.items[0].guid for view in views)
    assert first == same != other


def test_identity_of_a_feed_outlives_the_address(make_entry: MakeEntry) -> None:
    """Once something is published, what Atom calls a feed stays the same on another domain and with more entries."""
    records = tuple(
        Record(str(uuid.UUID(int=n)), f"{n}.txt", "", START + timedelta(hours=n), date=START) for n in (5, 3, 4)
    )
    one = placed(make_entry("3.txt"), 3)
    here = feed(site(one, ledger=Ledger(records)), "atom.xml").id
    moved = replace(CONFIG, url="https://elsewhere.example/")
    assert here == feed(site(one, ledger=Ledger(records[1:]), config=moved), "atom.xml").id


def test_list_of_feeds_has_every_feed(make_entry: MakeEntry) -> None:
    """The one to recommend first; sections and topics apart."""
    one = placed(make_entry(headline="Snow"))
    view = plan(site(one, groups=groups(one)))["feeds.opml"].view
    assert isinstance(view, Outline)
    assert [("RSS", "https://example.org/news/feed.xml"), ("Atom", "https://example.org/news/atom.xml")] == [
        (each.format, each.href) for each in view.main[:2]
    ]
    assert [["JSON Feed"], ["RSS"], ["World"], ["NATO"]] == [
        [view.main[2].format],
        [each.format for each in view.editions],
        [each.label for each in view.sections],
        [each.label for each in view.topics],
    ]


@settings(deadline=None, max_examples=30)  # a site of 55 entries each time
@given(st.permutations(range(55)), st.sets(st.integers(0, 54)), st.sets(st.integers(0, 54)))
def test_feed_is_the_newest_whatever_the_order(make_entry: MakeEntry, order: Any, gone: Any, archived: Any) -> None:
    """Each public, not archived entry of the fifty added last is there once, and nothing else."""
    entry = make_entry(headline="S")
    entries = [placed(entry, n, archived=n in archived) for n in order if n not in gone]
    stones = tuple(tombstone(n, archived=n in archived, withdrawn=n % 3 == 0) for n in gone)
    window = sorted(set(range(55)) - archived, reverse=True)[:50]
    expected = [n for n in window if n not in gone or n % 3 == 0]
    assert expected == guids(feed(site(*entries, tombstones=stones)))
