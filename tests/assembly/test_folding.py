"""A copy has no feed item of its own, and whatever becomes of the folding later, no item comes or goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.analysis.values import Analysis
from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.covering import Understood
from digest.assembly.feed_views import EditionItem, Feed, FeedItem
from digest.assembly.ledger import Ledger
from digest.assembly.ledger_lines import ledger_bytes, parse_ledger
from digest.assembly.planning import plan
from digest.foundation.config import Config
from digest.foundation.switches import Analyses

if TYPE_CHECKING:
    from digest.assembly.site import Site
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
DAY = timedelta(days=1)
TEXT = "The ferry ran onto a bank. " + " ".join(f"Passenger {n} came ashore with tea in hand." for n in range(40))
LONGER = TEXT + " ".join(f"Later on the tug number {n} drew at a rope of its own." for n in range(30))


def article(make_entry: MakeEntry, name: str, text: str = TEXT) -> Entry:
    return make_entry(
        f"{name}.txt", headline=name.capitalize(), text=text + f" So says {name}.", published=date(2022, 1, 17)
    )


def build(
    entries: list[Entry], ledger: Ledger, now: datetime = NOW, *, archive: bool = False, config: Config | None = None
) -> Site:
    """Return the site of a build after which the ledger was written and read again."""
    site = assemble(
        entries,
        ledger,
        config or Config(),
        now,
        present=frozenset(each.path for each in entries),
        options=AssembleOptions(archive=archive),
        understood=Understood({each.path: Analysis("en") for each in entries}),
    )
    read, faults = parse_ledger(ledger_bytes(site.ledger), "ledger.jsonl")
    assert () == faults
    assert read is not None
    return replace(site, ledger=read)


def items(site: Site, url: str = "feed.xml") -> set[str]:
    """Return the titles of a feed's items; of withdrawn ones their addresses."""
    feed = next(page.view for page in plan(site, {}, {}) if page.url == url)
    assert isinstance(feed, Feed)
    return {each.title if isinstance(each, FeedItem) else each.href for each in feed.items}


def folded(site: Site) -> set[str]:
    return {each.path for each in site.ledger.records if each.folded}


def test_of_copies_that_come_together_one_has_an_item(make_entry: MakeEntry) -> None:
    """The feed has one item for both, and the ledger knows which one has none; both have their pages."""
    site = build([article(make_entry, "a"), article(make_entry, "b")], Ledger())
    assert (1, 1, 2) == (len(items(site)), len(folded(site)), len(site.entries))


@pytest.mark.parametrize("text", [TEXT, LONGER], ids=["as long", "longer"])
def test_copy_of_what_was_published_has_no_item(make_entry: MakeEntry, text: str) -> None:
    """Subscribers have read it already, whichever of the two the pages show now."""
    first = build([article(make_entry, "a")], Ledger())
    second = build([article(make_entry, "a"), article(make_entry, "b", text)], first.ledger, NOW + DAY)
    assert 1 == len(second.coverage.copies)
    assert ({"A"}, {"b.txt"}) == (items(second), folded(second))


def test_folding_changes_nothing_that_subscribers_have(make_entry: MakeEntry) -> None:
    """Neither the other copy's end, nor an edit, nor switching the search off brings an item or takes one."""
    both = [article(make_entry, "a"), article(make_entry, "b")]
    site = build(both, Ledger())
    (kept,) = items(site)
    (copy,) = folded(site)
    later = NOW + DAY
    alone = build([each for each in both if each.path == copy], site.ledger, later)
    assert (set(), {copy}) == (items(alone), folded(alone))
    edited = [replace(each, blocks=(replace(each.blocks[0], text=f"New {each.path}."),)) for each in both]
    assert {kept} == items(build(edited, site.ledger, later))
    off = Config(analysis=Analyses(stories=False))
    assert {kept} == items(build(both, site.ledger, later, config=off))


def test_entries_published_apart_keep_both_items(make_entry: MakeEntry) -> None:
    """What was published before copies were looked for, or before it became one, keeps its item."""
    both = [article(make_entry, "a"), article(make_entry, "b")]
    off = Config(analysis=Analyses(stories=False))
    site = build(both, Ledger(), config=off)
    assert {"A", "B"} == items(site)
    again = build(both, site.ledger, NOW + DAY)
    assert 1 == len(again.coverage.copies)
    assert ({"A", "B"}, set()) == (items(again), folded(again))


def test_copy_of_an_imported_article_has_an_item(make_entry: MakeEntry) -> None:
    """Nobody was told of what an import brought, so that the first copy after it is news."""
    old = build([article(make_entry, "a")], Ledger(), archive=True)
    assert set() == items(old)
    new = build([article(make_entry, "a"), article(make_entry, "b")], old.ledger, NOW + DAY)
    assert ({"B"}, set()) == (items(new), folded(new))


def test_withdrawn_copy_is_not_announced(make_entry: MakeEntry) -> None:
    """Subscribers are not told of the end of what they were never told of."""
    both = [article(make_entry, "a"), article(make_entry, "b")]
    site = build(both, Ledger())
    (copy,) = folded(site)
    gone = [replace(each, withdrawn="a reason") if each.path == copy else each for each in both]
    later = build(gone, site.ledger, NOW + DAY)
    assert items(site) == items(later)
    assert 1 == len(later.tombstones)


def test_edition_names_each_text_once(make_entry: MakeEntry) -> None:
    """The item of a closed edition leaves out copies, for good."""
    both = [article(make_entry, "a"), article(make_entry, "b")]
    site = build(both, Ledger())
    later = build(both, site.ledger, NOW + 2 * DAY)
    feed = next(page.view for page in plan(later, {}, {}) if page.url == "editions.xml")
    assert isinstance(feed, Feed)
    (item,) = feed.items
    assert isinstance(item, EditionItem)
    assert 1 == len(item.lines)


def test_older_ledgers_know_of_no_copies(make_entry: MakeEntry) -> None:
    """A line without the key is of an entry that has its item, and stays as it was written."""
    site = build([article(make_entry, "a")], Ledger())
    assert b"folded" not in ledger_bytes(site.ledger)
    assert not any(each.folded for each in site.ledger.records)


def test_apart_entries_are_no_copies(make_entry: MakeEntry) -> None:
    """`story: apart` keeps an entry out of any folding."""
    both = [article(make_entry, "a"), replace(article(make_entry, "b"), story="apart")]
    assert {"A", "B"} == items(build(both, Ledger()))
