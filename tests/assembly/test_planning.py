"""Every page that is promised, and what its view shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from digest.assembly.assembling import assemble
from digest.assembly.ledger import Ledger
from digest.assembly.planning import plan
from digest.assembly.resolving import Illustration
from digest.assembly.views import (
    Attribution,
    Dated,
    EntryContent,
    Fact,
    Feed,
    Front,
    Link,
    Listing,
    MonthLink,
    Page,
    PageKind,
    Picture,
    RunIn,
    View,
)
from digest.foundation.config import Config
from digest.foundation.model import (
    Block,
    BlockKind,
    Evidence,
    Field,
    LostEmbed,
    Moment,
    Precision,
    Provenance,
    Reference,
    Removed,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

T = TypeVar("T")
NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
ASSETS = {"style.css": "assets/style-1.css", "more.css": "assets/more-2.css", "icon.svg": "assets/icon-3.svg"}
PICTURES = {"sea.jpg": Illustration("assets/sea-00.jpg", 800, 600)}


def pages(entries: Sequence[Entry], config: Config | None = None, ledger: Ledger | None = None) -> dict[str, Page]:
    present = frozenset(entry.path for entry in entries)
    site = assemble(entries, ledger or Ledger(), config or Config(), NOW, present=present)
    return {page.url: page for page in plan(site, PICTURES, ASSETS)}


def content(page: Page, kind: type[T]) -> T:
    assert isinstance(page.view, View)
    assert isinstance(page.view.content, kind)
    return page.view.content


def feed(planned: dict[str, Page]) -> Feed:
    view = planned["feed.xml"].view
    assert isinstance(view, Feed)
    return view


def test_site_has_these_pages(make_entry: MakeEntry) -> None:
    """One entry makes its page, its lists, the front page, the page for unknown addresses and the feed."""
    entry = make_entry(headline="Snow", section="world", topics=("Weather",), published=date(2022, 1, 17))
    expected = {
        "2022/01/snow.html": PageKind.ENTRY,
        "sections/world.html": PageKind.SECTION,
        "topics/weather.html": PageKind.TOPIC,
        "archive/2022-01.html": PageKind.MONTH,
        "index.html": PageKind.FRONT,
        "404.html": PageKind.MISSING,
        "feed.xml": PageKind.RSS,
    }
    assert expected == {url: page.kind for url, page in pages([entry]).items()}


def test_site_card_leads_from_each_page(make_entry: MakeEntry) -> None:
    """Navigation, feed and assets are relative to the page, the theme's own style sheet first."""
    view = pages([make_entry(headline="Snow", section="world")], Config(title="News"))["2022/01/snow.html"].view
    assert isinstance(view, View)
    assert ("../../index.html", "../../feed.xml") == (view.site.home, view.site.feed)
    assert ("../../assets/style-1.css", "../../assets/more-2.css") == view.site.stylesheets
    assert (Link("World", "../../sections/world.html"),) == view.site.sections
    assert "Snow · News" == view.page.title


def test_front_page_has_one_lead_seconds_and_shelves(make_entry: MakeEntry) -> None:
    """The newest is the lead, six follow with their summaries, the others stand by section."""
    entries = [
        make_entry(
            f"{n}.txt", headline=f"Story {n}", published=date(2022, 1, 17) - timedelta(days=n), section="x" * (n % 2)
        )
        for n in range(10)
    ]
    front = content(pages(entries)["index.html"], Front)
    assert front.lead is not None
    assert "Story 0" == front.lead.headline
    assert [f"Story {n}" for n in range(1, 7)] == [card.headline for card in front.seconds]
    assert [("X", ["Story 7", "Story 9"]), ("", ["Story 8"])] == [
        (shelf.label, [card.headline for card in shelf.cards]) for shelf in front.shelves
    ]
    assert (date(2022, 1, 17), 10, True) == (front.day, front.count, front.complete)
    assert (MonthLink(date(2022, 1, 1), "archive/2022-01.html", 10),) == front.archive


def test_front_page_ends(make_entry: MakeEntry) -> None:
    """A large site's front page shows the newest sixty and says that there are more."""
    front = content(pages([make_entry(f"{n}.txt", text=f"Text {n}.") for n in range(70)])["index.html"], Front)
    assert (60, False) == (front.count, front.complete)


def test_pinned_entry_leads(make_entry: MakeEntry) -> None:
    """The editor decides what leads."""
    entries = [
        make_entry("new.txt", headline="New", published=date(2022, 1, 17)),
        make_entry("old.txt", headline="Old", published=date(2022, 1, 3), pinned=True),
    ]
    front = content(pages(entries)["index.html"], Front)
    assert front.lead is not None
    assert "Old" == front.lead.headline


def test_entry_without_a_headline_does_not_lead_where_another_has_one(make_entry: MakeEntry) -> None:
    """A page's largest letters are never words that digest chose, if there are others."""
    entries = [
        make_entry("new.txt", text="Snow fell."),
        make_entry("old.txt", headline="Old", published=date(2022, 1, 3)),
    ]
    front = content(pages(entries)["index.html"], Front)
    assert front.lead is not None
    assert "Old" == front.lead.headline
    assert (RunIn("", "Snow fell", "."), "") == (front.seconds[0].run_in, front.seconds[0].summary)


def test_empty_site_has_a_front_page_and_a_feed() -> None:
    """Nothing to show is shown as nothing."""
    planned = pages([])
    assert content(planned["index.html"], Front).lead is None
    assert ((), None) == (feed(planned).items, feed(planned).updated)


def test_entry_page_shows_the_text_once(make_entry: MakeEntry) -> None:
    """The first paragraph of an entry without a headline is the run-in, and the body begins after it."""
    entry = make_entry(text="Snow & ice fell. Trains stopped.\n\nBuses ran.")
    found = content(pages([entry])["2022/01/snow-ice-fell.html"], EntryContent)
    assert (RunIn("", "Snow & ice fell", ". Trains stopped."), "p1") == (found.run_in, found.anchor)
    assert '<p id="p2">Buses ran.</p>\n' == found.body.text


def test_first_paragraph_with_markup_stays_in_the_body(make_entry: MakeEntry) -> None:
    """A first paragraph that is more than plain text is left as it is, under the derived headline."""
    entry = make_entry(text="Snow fell. Trains stopped.", html='<p id="p1"><em>Snow</em> fell. Trains stopped.</p>')
    found = content(pages([entry])["2022/01/snow-fell.html"], EntryContent)
    assert (None, entry.html) == (found.run_in, found.body.text)


def test_neighbours_follow_the_order_of_the_site(make_entry: MakeEntry) -> None:
    """The newest entry has only an older neighbour, the oldest only a newer one."""
    entries = [make_entry(f"{n}.txt", headline=f"Story {n}", published=date(2022, 1, 10 + n)) for n in range(3)]
    planned = pages(entries)
    ends = [content(planned[f"2022/01/story-{n}.html"], EntryContent) for n in range(3)]
    story = [Link(f"Story {n}", f"story-{n}.html") for n in range(3)]
    assert [(story[1], None), (story[2], story[0]), (None, story[1])] == [(each.newer, each.older) for each in ends]


def test_only_web_addresses_are_linked_as_sources(make_entry: MakeEntry) -> None:
    """A source's link can hold no script; a nameless source is named by its host."""
    sources = [Source("X", "javascript:alert(1)"), Source("", "https://www.example.org/a"), Source("Reuters")]
    entries = [make_entry(f"{n}.txt", headline=f"S{n}", source=each) for n, each in enumerate(sources)]
    planned = pages(entries)
    assert [
        Attribution("X", ""),
        Attribution("example.org", "https://www.example.org/a"),
        Attribution("Reuters", ""),
    ] == [content(planned[f"2022/01/s{n}.html"], EntryContent).source for n in range(3)]


def test_unknown_date_is_unknown(make_entry: MakeEntry) -> None:
    """No date is made up; the day an entry was added is kept apart."""
    found = content(pages([make_entry(headline="Snow")])["2022/01/snow.html"], EntryContent)
    assert Dated(None, date(2022, 1, 18)) == found.dated


def test_making_names_what_was_not_given(make_entry: MakeEntry) -> None:
    """Inferred fields are listed with their rule and line, unknown ones where a reader asks, given ones not at all."""
    entry = make_entry(
        headline="Snow",
        authors=("A",),
        blocks=(Block(BlockKind.PARAGRAPH, "See:", 3, 0, 4, lost_embed=LostEmbed.CERTAIN),),
    )
    place = Field("OSLO", Provenance.EXTRACTED, "dateline:agency", Evidence("OSLO", 3, 0, 4))
    entry = replace(entry, dateline=place, removed=(Removed("Share this", 9, 0, 10, "tail:share"),))
    making = content(pages([entry])["2022/01/snow.html"], EntryContent).making
    expected = (
        Fact("published", "", None, "unknown", "", None),
        Fact("source", "", None, "unknown", "", None),
        Fact("dateline", "OSLO", None, "extracted", "dateline:agency", 3),
    )
    assert expected == making.facts
    assert (1, 1) == (making.removed, making.lost)


def test_lead_image_is_shown_once(make_entry: MakeEntry) -> None:
    """An entry's image stands above the text unless the text shows it."""
    plain = make_entry("a.txt", headline="A", image="sea.jpg", image_alt="The sea")
    shown = make_entry("b.txt", headline="B", image="sea.jpg", images=(Reference("sea.jpg", 1, 1),))
    planned = pages([plain, shown])
    assert (
        Picture("../../assets/sea-00.jpg", 800, 600, "The sea")
        == content(planned["2022/01/a.html"], EntryContent).picture
    )
    assert content(planned["2022/01/b.html"], EntryContent).picture is None


def test_card_does_not_change_with_the_body(make_entry: MakeEntry) -> None:
    """An edit far down in a text leaves every list as it was."""
    texts = [f"Snow fell on Oslo. {'Trains stopped. ' * 40}{end}" for end in ("Buses ran.", "Ships went.")]
    lists = [
        content(pages([make_entry(text=text, headline="Snow", section="x")])["sections/x.html"], Listing)
        for text in texts
    ]
    assert lists[0] == lists[1]


def test_feed_has_absolute_addresses_and_stable_guids(make_entry: MakeEntry) -> None:
    """A feed item leads to the site's own address, in its text too."""
    html = '<p id="p1">See <a href="entry:b.md">b</a>, <a href="#p1">above</a> <img src="image:sea.jpg" alt=""></p>'
    entries = [
        make_entry("a.md", headline="A", html=html, published=date(2022, 1, 17)),
        make_entry("b.md", headline="Ü"),
    ]
    found = feed(pages(entries, Config(url="https://example.org/news/")))
    item = found.items[1]
    assert ("https://example.org/news/", "https://example.org/news/feed.xml") == (found.home, found.href)
    assert "https://example.org/news/2022/01/a.html" == item.href
    assert "urn:uuid:" == item.guid[:9]
    assert (
        '<p id="p1">See <a href="https://example.org/news/2022/01/%C3%BC.html">b</a>, '
        '<a href="https://example.org/news/2022/01/a.html#p1">above</a> '
        '<img src="https://example.org/news/assets/sea-00.jpg" alt="" width="800" height="600" loading="lazy"></p>'
    ) == item.body.text


def test_feed_without_an_address_names_a_place_that_cannot_exist(make_entry: MakeEntry) -> None:
    """Links of a feed are absolute even while the site's address is unset."""
    assert "https://url-not-set.invalid/2022/01/a.html" == feed(pages([make_entry(headline="A")])).items[0].href


def test_late_article_enters_the_feed_in_the_order_of_its_date(make_entry: MakeEntry) -> None:
    """The fifty added last are in the feed, ordered by their own dates."""
    old = [make_entry(f"{n:02}.txt", headline=f"S{n}", text=f"T{n}.", published=date(2022, 1, 1)) for n in range(60)]
    before = assemble(old, Ledger(), Config(), NOW - timedelta(days=1), present=frozenset(e.path for e in old))
    late = make_entry("late.txt", headline="Late", published=date(2021, 6, 1))
    found = feed(pages([*old, late], ledger=before.ledger))
    assert (50, "Late") == (len(found.items), found.items[-1].title)
    assert datetime(2022, 1, 1, 12, tzinfo=UTC) == found.updated


def test_missing_page_works_in_every_folder(make_entry: MakeEntry) -> None:
    """The page for unknown addresses says where its relative links start, once that is known."""
    bases = [
        page.view.page.base
        for url in ("", "https://example.org/", "https://example.org/news/")
        if isinstance((page := pages([make_entry()], Config(url=url))["404.html"]).view, View)
    ]
    assert ["", "/", "/news/"] == bases


def test_given_date_precision_reaches_the_page(make_entry: MakeEntry) -> None:
    """A month stays a month."""
    found = content(pages([make_entry(headline="A", published="2021-11")])["2021/11/a.html"], EntryContent)
    assert Moment(date(2021, 11, 1), Precision.MONTH) == found.dated.published
