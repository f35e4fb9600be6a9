"""What stands on an entry's own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from digest.assembly.contents import EditionLink, EntryContent, Fact
from digest.assembly.views import Attribution, Dated, Link, Picture, RunIn
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
    Rights,
    Source,
)
from digest.foundation.switches import Pages

if TYPE_CHECKING:
    from digest.assembly.views import Page
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
PlanPages = Callable[..., "dict[str, Page]"]
ShowContent = Callable[["Page", type[EntryContent]], EntryContent]
DAY = date(2022, 1, 18)
NOW = datetime(2022, 1, 18, 20, tzinfo=UTC)


def test_entry_page_shows_the_text_once(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """The first paragraph of an entry without a headline is the run-in, and the body begins after it."""
    entry = make_entry(text="Snow & ice fell. Trains stopped.\n\nBuses ran.")
    found = content(pages([entry])["2022/01/snow-ice-fell.html"], EntryContent)
    assert (RunIn("", "Snow & ice fell", ". Trains stopped."), "p1") == (found.run_in, found.anchor)
    assert '<p id="p2">Buses ran.</p>\n' == found.body.text


def test_first_paragraph_with_markup_stays_in_the_body(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """A first paragraph that is more than plain text is left as it is, under the derived headline."""
    entry = make_entry(text="Snow fell. Trains stopped.", html='<p id="p1"><em>Snow</em> fell. Trains stopped.</p>')
    found = content(pages([entry])["2022/01/snow-fell.html"], EntryContent)
    assert (None, entry.html) == (found.run_in, found.body.text)


def test_neighbours_follow_the_page_of_the_edition(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """One reads an edition from its lead to its end: entries of other editions are no neighbours."""
    entries = [
        make_entry(f"{n}.txt", headline=f"Story {n}", text=f"T{n}. {'x ' * (9 - n)}", published=DAY) for n in range(3)
    ]
    entries[2] = replace(entries[2], pinned=True)
    old = make_entry("old.txt", headline="Old", published=DAY - timedelta(days=1))
    planned = pages([*entries, old], now=NOW)
    found = {n: content(planned[f"2022/01/story-{n}.html"], EntryContent) for n in range(3)}
    story = [Link(f"Story {n}", f"story-{n}.html") for n in range(3)]
    assert [(None, story[0]), (story[2], story[1]), (story[0], None)] == [
        (found[n].previous, found[n].next) for n in (2, 0, 1)
    ]
    assert EditionLink(2, DAY, DAY, "../../editions/2022-01-18.html") == found[0].edition
    alone = content(planned["2022/01/old.html"], EntryContent)
    assert (None, None) == (alone.previous, alone.next)


def test_only_web_addresses_are_linked_as_sources(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """A source's link can hold no script; a nameless source is named by its host."""
    sources = [Source("X", "javascript:alert(1)"), Source("", "https://www.example.org/a"), Source("Reuters")]
    entries = [make_entry(f"{n}.txt", headline=f"S{n}", source=each) for n, each in enumerate(sources)]
    planned = pages(entries)
    assert [
        Attribution("X", ""),
        Attribution("example.org", "https://www.example.org/a"),
        Attribution("Reuters", ""),
    ] == [content(planned[f"2022/01/s{n}.html"], EntryContent).source for n in range(3)]


def test_entry_leads_to_its_lists(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Section, topics and source have pages; where those are switched off, only the names are left."""
    entry = make_entry(headline="Snow", section="world", topics=("Ice",), source=Source("NRK"))
    linked, bare = (
        content(pages([entry], Config(pages=switches))["2022/01/snow.html"], EntryContent)
        for switches in (Pages(), Pages(sections=False, topics=False, sources=False))
    )
    assert (Link("World", "../../sections/world.html"), (Link("Ice", "../../topics/ice.html"),)) == (
        linked.kicker,
        linked.topics,
    )
    assert Link("NRK", "../../sources/nrk.html") == linked.origin
    assert (Link("World", ""), (Link("Ice", ""),), None) == (bare.kicker, bare.topics, bare.origin)


def test_text_that_is_not_to_be_published_is_nowhere(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Of a linked article no page has a word of the text, its own page least of all."""
    entry = make_entry(headline="Snow", text="Secret text. It goes on.", publish=Rights.LINK)
    planned = pages([entry])
    found = content(planned["2022/01/snow.html"], EntryContent)
    assert ("link", "") == (found.rights, found.body.text.strip())
    assert [] == [url for url, page in planned.items() if "Secret" in repr(page.view)]


def test_corrections_stand_on_the_page(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """The editor's notes are shown as they were written."""
    entry = make_entry(headline="Snow", corrections=("It was rain.",))
    assert ("It was rain.",) == content(pages([entry])["2022/01/snow.html"], EntryContent).corrections


def test_unknown_date_is_unknown(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """No date is made up; the day an entry was added is kept apart."""
    found = content(pages([make_entry(headline="Snow")])["2022/01/snow.html"], EntryContent)
    assert Dated(None, date(2022, 1, 18)) == found.dated


def test_given_date_precision_reaches_the_page(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """A month stays a month."""
    found = content(pages([make_entry(headline="A", published="2021-11")])["2021/11/a.html"], EntryContent)
    assert Moment(date(2021, 11, 1), Precision.MONTH) == found.dated.published


def test_making_names_what_was_not_given(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
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


def test_lead_image_is_shown_once(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """An entry's image stands above the text unless the text shows it."""
    plain = make_entry("a.txt", headline="A", image="sea.jpg", image_alt="The sea")
    shown = make_entry("b.txt", headline="B", image="sea.jpg", images=(Reference("sea.jpg", 1, 1),))
    planned = pages([plain, shown])
    assert (
        Picture("../../assets/sea-00.jpg", 800, 600, "The sea")
        == content(planned["2022/01/a.html"], EntryContent).picture
    )
    assert content(planned["2022/01/b.html"], EntryContent).picture is None
