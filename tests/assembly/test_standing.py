"""Pages that are always there: subscribe, corrections, about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from digest.assembly.contents import About, Corrections, FeedOffer, Subscribe
from digest.assembly.views import Link
from digest.foundation.config import Config
from digest.foundation.switches import Feeds, Pages

if TYPE_CHECKING:
    from digest.assembly.views import Page
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
PlanPages = Callable[..., "dict[str, Page]"]
ShowContent = Callable[["Page", type[Any]], Any]
NO_FEEDS = Feeds(atom=False, json=False, topics=False, sections=False, editions=False, opml=False, sitemap=False)


def subscribe(entry: Entry, pages: PlanPages, config: Config, content: ShowContent) -> Subscribe:
    found: Subscribe = content(pages([entry], config)["subscribe.html"], Subscribe)
    return found


def test_every_feed_is_offered(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Each feed of the site stands there with its full address, and each that stands there is made."""
    entry = make_entry(headline="Snow", section="world", topics=("Ice",))
    config = Config(url="https://example.org/news/")
    found = subscribe(entry, pages, config, content)
    assert FeedOffer("RSS", "index.html", "feed.xml", "https://example.org/news/feed.xml") == found.main
    world = FeedOffer("World", "sections/world.html", "sections/world.xml", f"{config.url}sections/world.xml")
    assert (world,) == found.sections
    assert found.editions is not None
    offers = (found.main, *found.formats, found.editions, *found.sections, *found.topics)
    planned = pages([entry], config)
    feeds = {url for url in planned if url.endswith((".xml", ".json")) and "sitemap" not in url}
    assert feeds == {each.href for each in offers}
    assert found.outline in planned


def test_feeds_that_are_switched_off_are_not_offered(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """The RSS feed of everything is always there."""
    entry = make_entry(headline="Snow", section="world", topics=("Ice",))
    found = subscribe(entry, pages, Config(feeds=NO_FEEDS), content)
    assert ((), None, (), (), "") == (found.formats, found.editions, found.sections, found.topics, found.outline)
    assert ("feed.xml", False) == (found.main.address, found.placed)


def test_feeds_are_offered_without_the_pages_of_their_lists(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """A section can have a feed and no page."""
    entry = make_entry(headline="Snow", section="world")
    (world,) = subscribe(entry, pages, Config(pages=Pages(sections=False)), content).sections
    assert ("", "sections/world.xml") == (world.page, world.href)


def test_corrected_entries_are_listed(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """An entry with notes of the editor stands on the page of corrections, one without does not."""
    entries = [make_entry("a.txt", headline="A", corrections=("One.", "Two.")), make_entry("b.txt", headline="B")]
    (found,) = content(pages(entries)["corrections.html"], Corrections).corrected
    assert ("A", "2022/01/a.html", ("One.", "Two.")) == (found.card.headline, found.card.href, found.notes)


def test_about_page_has_the_words_of_the_editor(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """It says what digest.yaml says of the site, and how often an edition appears."""
    config = Config(about=("We read the papers.",))
    found = content(pages([make_entry(headline="A", section="world")], config)["about.html"], About)
    assert (("We read the papers.",), "daily") == (found.text, found.edition)
    assert (Link("World", "sections/world.html"),) == found.sections
