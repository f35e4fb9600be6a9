"""What stands on pages of what analysis found: stories, threads, names, indexes, and an entry's own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from digest.analysis.values import Analysis, BriefSentence, Mention, Name, NameKind, Quote
from digest.assembly.contents import EntryContent, Issue, Listing
from digest.assembly.found_views import Index, Named, Stories, Story
from digest.assembly.views import Link, Page, PageKind
from digest.foundation.config import Config
from digest.foundation.model import Rights, Source
from digest.foundation.overrides import NameOverrides, NameRule, Overrides
from digest.foundation.switches import Analyses, Pages

if TYPE_CHECKING:
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
PlanPages = Callable[..., "dict[str, Page]"]
ShowContent = Callable[..., Any]
DAY = date(2022, 1, 17)
NOW = datetime(2022, 1, 20, 20, tzinfo=UTC)


def name(label: str, kind: NameKind = NameKind.PERSON, *, role: str = "", paragraphs: tuple[int, ...] = (1,)) -> Name:
    mentions = tuple(Mention(paragraph, 0, len(label)) for paragraph in paragraphs)
    return Name(kind, label, role, (label,), mentions, "test")


def quote(text: str, speaker: str | None, *, paragraph: int = 1, group: int = 0, attribution: str = "said X") -> Quote:
    return Quote(text, paragraph, 0, len(text), speaker, "harbour master", attribution, group, "test")


def event(make_entry: MakeEntry, count: int, **values: Any) -> list[Entry]:
    """Return entries that their editor put into one story, the last of them the longest, a day after each other."""
    return [
        make_entry(
            f"{n}.txt",
            headline=f"Ferry {n}",
            text=f"The ferry lay on bank {n}. {' '.join(f'Word{n}x{k}' for k in range(n))}",
            published=datetime(2022, 1, 17, tzinfo=UTC) + timedelta(days=n % 3, minutes=n),
            story="ferry",
            **values,
        )
        for n in range(count)
    ]


def none_of(entries: list[Entry]) -> dict[str, Analysis]:
    return {each.path: Analysis("en") for each in entries}


def test_story_page_has_all_articles_under_the_leading_one(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """The longest article leads; the others follow by day, the newest first; the address is the oldest one's."""
    entries = event(make_entry, 4, source=Source("Observer"))
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    story = content(planned["stories/ferry-0.html"], Story)
    assert story.lead is not None
    assert ("Ferry 3", "Ferry 3", 4, 1) == (story.label, story.lead.card.headline, story.list.count, story.sources)
    days = [(day.first, [each.card.headline for each in day.members]) for day in story.days]
    assert [(DAY + timedelta(days=2), ["Ferry 2"]), (DAY + timedelta(days=1), ["Ferry 1"]), (DAY, ["Ferry 0"])] == days
    assert all(each.card.dated is None for day in story.days for each in day.members)


def test_story_of_sixty_is_paginated_from_the_oldest(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Numbered pages are full and never change; the story's own page has the leading article and the newest."""
    entries = event(make_entry, 120)
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    own, numbered = (content(planned[f"stories/ferry-0{end}.html"], Story) for end in ("", "-1"))
    assert 50 == sum(len(day.members) for day in numbered.days)
    assert 120 == 1 + 50 + sum(len(day.members) for day in own.days)
    assert numbered.lead is None
    assert (120, 0) == (own.list.count, numbered.list.count)
    assert "ferry-0-1.html" == own.list.older


def test_story_needs_two_articles_that_are_no_copies(make_entry: MakeEntry, pages: PlanPages) -> None:
    """One article, or one and its copy, is no story."""
    copies = copies_of(make_entry)
    single = [make_entry("s.txt", headline="S", text="Snow fell.", published=DAY, story="snow")]
    planned = pages([*copies, *single], now=NOW, analyses=none_of([*copies, *single]))
    assert [] == [url for url in planned if url.startswith("stories/")]


def test_entry_leads_to_its_story(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Its page has a line for each day of the story, names the page of all, and repeats none of it as related."""
    entries = event(make_entry, 3)
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    found = content(planned["2022/01/ferry-1.html"], EntryContent).found
    assert Link("Ferry 2", "../../stories/ferry-0.html") == found.story
    shown = [(each.first, each.card.headline, each.current) for each in found.timeline]
    days = [DAY + timedelta(days=n) for n in (2, 1, 0)]
    expected = [(days[0], "Ferry 2", False), (days[1], "Ferry 1", True), (days[2], "Ferry 0", False)]
    assert expected == shown
    assert ["The ferry lay on bank 2."] == [each.text for each in found.timeline][:1]
    assert ((), ()) == (found.also, found.related)


def test_story_of_one_day_is_listed_without_a_timeline(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Where there are no days to tell apart, the other articles stand by their headlines."""
    entries = event(make_entry, 4)[::3]
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    found = content(planned["2022/01/ferry-0.html"], EntryContent).found
    assert ((), ["Ferry 3"]) == (found.timeline, [each.headline for each in found.also])


def test_name_in_two_entries_has_a_page(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """It has role, count, articles, what was said, and who is named beside it; a name in one entry has none."""
    entries = [make_entry(f"{n}.txt", headline=f"Fog {n}", text=f"Fog {n}.", published=DAY) for n in range(3)]
    marsh, bank = name("Helen Marsh", role="harbour master"), name("Gannet Bank", NameKind.PLACE)
    said = "It forgives nothing at low tide"
    analyses = {
        "0.txt": Analysis("en", names=(marsh, bank), quotes=(quote(said, "Helen Marsh"),)),
        "1.txt": Analysis("en", names=(marsh, bank, name("Conrad Bly"))),
        "2.txt": Analysis("en"),
    }
    planned = pages(entries, now=NOW, analyses=analyses)
    page = content(planned["names/helen-marsh.html"], Named)
    assert ("Helen Marsh", "person", "harbour master", 2) == (page.label, page.kind, page.role, page.list.count)
    (quoted,) = page.quotes
    assert ((said,), Link("Fog 0", "../2022/01/fog-0.html")) == (quoted.pieces, quoted.entry)
    assert [("Gannet Bank", "gannet-bank.html", 2)] == [(each.label, each.href, each.count) for each in page.beside]
    assert "names/conrad-bly.html" not in planned
    index = content(planned["names/index.html"], Index)
    assert [("person", ["Helen Marsh"]), ("place", ["Gannet Bank"])] == [
        (part.name, [each.label for each in part.lines]) for part in index.parts
    ]


def test_name_page_says_who_named_it(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """What names.yaml names is the editors' name, of the kind they say; the rest was found by a program."""
    entries = [make_entry(f"{n}.txt", headline=f"Fog {n}", text=f"Fog {n}.", published=DAY) for n in range(2)]
    found = Analysis("en", names=(name("Helen Marsh"), name("Gannet Bank", NameKind.ORGANISATION)))
    overrides = Overrides(NameOverrides((NameRule("Gannet Bank", kind="place"),)))
    planned = pages(entries, now=NOW, analyses={each.path: found for each in entries}, overrides=overrides)
    shown = [content(planned[f"names/{slug}.html"], Named) for slug in ("gannet-bank", "helen-marsh")]
    assert [("place", True), ("person", False)] == [(each.kind, each.given) for each in shown]


def test_name_page_of_five_hundred_is_paginated(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """A name in hundreds of articles has full numbered pages from the oldest, and its own with the newest."""
    entries = [make_entry(f"{n:03}.txt", headline=f"Fog {n}", text=f"Fog {n}.", published=DAY) for n in range(500)]
    analyses = {each.path: Analysis("en", names=(name("Helen Marsh"),)) for each in entries}
    planned = pages(entries, now=NOW, analyses=analyses)
    numbered = [url for url in planned if url.startswith("names/helen-marsh-")]
    assert [f"names/helen-marsh-{n}.html" for n in range(9, 0, -1)] == numbered
    counts = {sum(len(part.cards) for part in content(planned[url], Named).list.parts) for url in numbered}
    assert {50} == counts


def test_entry_names_whom_it_mentions(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """People have their roles; a name is a link where it has a page and plain text where it has none."""
    entries = [make_entry(f"{n}.txt", headline=f"Fog {n}", text=f"Fog {n}.", published=DAY) for n in range(2)]
    marsh, bly = name("Helen Marsh", role="harbour master"), name("Conrad Bly", paragraphs=(1, 1))
    analyses = {"0.txt": Analysis("en", names=(marsh, bly)), "1.txt": Analysis("en", names=(marsh,))}
    for config, href in ((Config(), "../../names/helen-marsh.html"), (Config(pages=Pages(names=False)), "")):
        planned = pages(entries, config, now=NOW, analyses=analyses)
        found = content(planned["2022/01/fog-0.html"], EntryContent).found
        shown = [(each.label, each.href, each.role, each.count) for each in found.people]
        assert [("Helen Marsh", href, "harbour master", 1), ("Conrad Bly", "", "", 2)] == shown


def test_quotes_name_their_speakers(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Pieces of one utterance stand together; short ones and those of nobody are left out beside those of somebody."""
    text = "## \n\nOne.\n\nTwo."
    entry = make_entry(headline="Fog", text=text, published=DAY)
    found = (
        quote("It forgives nothing at low tide", "Helen Marsh", paragraph=2, group=0),
        quote("and never did", "Helen Marsh", paragraph=2, group=0),
        quote("a disgrace", "Helen Marsh", paragraph=3, group=1),
        quote("nobody is hungry and nobody is amused", None, paragraph=3, group=2),
    )
    planned = pages([entry], now=NOW, analyses={entry.path: Analysis("en", quotes=found)})
    (said,) = content(planned["2022/01/fog.html"], EntryContent).found.quotes
    assert ("It forgives nothing at low tide", "and never did") == said.pieces
    assert (Link("Helen Marsh", ""), "#p2", 2) == (said.speaker, said.href, said.paragraph)


def test_quote_of_nobody_keeps_its_clause(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Where nobody is named, what was said stands with the text's own words for who said it, and with no name."""
    entry = make_entry(headline="Fog", published=DAY)
    said = quote("nobody is hungry and nobody is amused", None, attribution="she said by telephone")
    bare = quote("a long and quite anonymous remark of somebody", None, attribution="", group=1)
    planned = pages([entry], now=NOW, analyses={entry.path: Analysis("en", quotes=(said, bare))})
    shown = content(planned["2022/01/fog.html"], EntryContent).found.quotes
    assert [(None, "she said by telephone")] == [(each.speaker, each.attribution) for each in shown]


@pytest.mark.parametrize(("words", "shown"), [(400, 0), (401, 2)])
def test_long_texts_have_their_brief(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent, words: int, shown: int
) -> None:
    """Above 400 words chosen sentences stand before the text, each with a link to its paragraph."""
    entry = make_entry(headline="Fog", published=DAY, text="First one. More.\n\nSecond one.", words=words)
    brief = (BriefSentence("First one.", 1, 0, 10, "test"), BriefSentence("Second one.", 2, 0, 11, "test"))
    planned = pages([entry], now=NOW, analyses={entry.path: Analysis("en", brief=brief)})
    lines = content(planned["2022/01/fog.html"], EntryContent).found.brief
    assert [("First one.", "#p1", 1), ("Second one.", "#p2", 2)][:shown] == [
        (each.text, each.href, each.paragraph) for each in lines
    ]


def test_brief_does_not_repeat_a_derived_headline(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """The sentence that a headline was taken from is there already, as a headline."""
    entry = make_entry(published=DAY, text="Snow fell on Oslo. Trains stopped. Buses ran. Boats sank.", words=500)
    texts = ("Snow fell on Oslo.", "Trains stopped.", "Buses ran.")
    brief = tuple(BriefSentence(text, 1, 0, len(text), "test") for text in texts)
    planned = pages([entry], now=NOW, analyses={entry.path: Analysis("en", brief=brief)})
    page = next(page for page in planned.values() if page.kind is PageKind.ENTRY)
    assert ["Trains stopped.", "Buses ran."] == [each.text for each in content(page, EntryContent).found.brief]


def copies_of(make_entry: MakeEntry) -> list[Entry]:
    text = "The ferry Marigold ran onto a sandbank in sight of the pier on Thursday morning. " + " ".join(
        f"Passenger number {n} came ashore with a blanket and a cup of tea in hand." for n in range(30)
    )
    first = make_entry("a.txt", headline="Aground", text=text, published=DAY, source=Source("Observer"))
    second = make_entry(
        "b.txt", headline="Stuck", text=text + " Or so it is told.", published=DAY, source=Source("Herald")
    )
    return [first, second]


def test_copies_are_folded_under_one_version(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """One card stands for all copies and names their sources; each page names the other versions."""
    entries = copies_of(make_entry)
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    issue = content(planned["index.html"], Issue)
    assert issue.lead is not None
    assert ((), ()) == (issue.seconds, issue.shelves)
    assert 1 == issue.count
    lead, other = issue.lead.headline.lower(), {"aground": "stuck", "stuck": "aground"}[issue.lead.headline.lower()]
    assert 1 == len(issue.lead.also)
    shown = content(planned[f"2022/01/{lead}.html"], EntryContent).found
    folded = content(planned[f"2022/01/{other}.html"], EntryContent).found
    assert ([f"{other}.html"], None) == ([each.href for each in shown.versions], shown.lead)
    assert [f"{lead}.html"] == [each.href for each in folded.versions]
    assert Link(lead.capitalize(), f"{lead}.html") == folded.lead
    assert all(90 <= each.percent <= 100 for each in (*shown.versions, *folded.versions))


def test_front_page_groups_by_story_and_leads_with_most_coverage(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """An event with three articles leads before a newer single one, with its other headlines below."""
    ferry = [replace(each, published=make_entry(published=DAY).published) for each in event(make_entry, 5)]
    later = make_entry("z.txt", headline="Later", text="Later.", published=datetime(2022, 1, 17, 19, tzinfo=UTC))
    entries = [*ferry, later]
    issue = content(pages(entries, now=NOW, analyses=none_of(entries))["editions/2022-01-17.html"], Issue)
    assert issue.lead is not None
    assert ("Ferry 4", 4, "../stories/ferry-0.html") == (issue.lead.headline, issue.lead.others, issue.lead.story)
    assert 3 == len(issue.lead.more)
    assert ["Later"] == [each.headline for each in issue.seconds]
    assert 6 == issue.count
    pinned = [*ferry, replace(later, pinned=True)]
    issue = content(pages(pinned, now=NOW, analyses=none_of(pinned))["editions/2022-01-17.html"], Issue)
    assert issue.lead is not None
    assert "Later" == issue.lead.headline


def test_without_story_pages_an_edition_shows_every_headline(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Nothing is only to be found on a page that is switched off."""
    entries = [replace(each, published=make_entry(published=DAY).published) for each in event(make_entry, 6)]
    planned = pages(entries, Config(pages=Pages(stories=False)), now=NOW, analyses=none_of(entries))
    issue = content(planned["editions/2022-01-17.html"], Issue)
    assert issue.lead is not None
    assert (5, "") == (len(issue.lead.more), issue.lead.story)
    assert [] == [url for url in planned if url.startswith("stories/")]


def test_inferred_topics_stand_apart_from_given_ones(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """What an editor gave is a topic; what was found is one too, but says so, and is no property of the article."""
    given = make_entry("a.txt", headline="A", text="Fog.", published=DAY, topics=("Ferries",))
    planned = pages([given], now=NOW, analyses=none_of([given]))
    listing = content(planned["topics/ferries.html"], Listing)
    entry = content(planned["2022/01/a.html"], EntryContent)
    assert (False, ["Ferries"], ()) == (
        listing.inferred,
        [each.label for each in entry.topics],
        entry.inferred_topics,
    )


def test_switched_off_analysis_leaves_what_editors_said(make_entry: MakeEntry, pages: PlanPages) -> None:
    """With all analysis off there are the editor's stories and topics, and neither copies nor relations."""
    entries = [*event(make_entry, 2, topics=("Ferries",)), *copies_of(make_entry)]
    off = Config(analysis=Analyses(brief=False, quotes=False, names=False, topics=False, stories=False))
    planned = pages(entries, off, now=NOW, analyses=none_of(entries))
    assert {"stories/ferry-0.html", "topics/ferries.html"} <= planned.keys()
    kept = {"2022/01/aground.html", "2022/01/stuck.html"}
    assert kept <= planned.keys()
    assert all("percent=" not in repr(planned[url]) for url in kept)


def test_how_this_page_was_made_tells_what_was_found(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Everything found is in the account, as inferred."""
    entry = make_entry(headline="Fog", published=DAY)
    found = Analysis("en", names=(name("Helen Marsh"),), quotes=(quote("It forgives nothing at all", "Helen Marsh"),))
    page = pages([entry], now=NOW, analyses={entry.path: found})["2022/01/fog.html"]
    facts = {each.name: each for each in content(page, EntryContent).making.facts}
    assert ("Helen Marsh", "inferred") == (facts["people"].text, facts["people"].certainty)
    assert ("Helen Marsh", "inferred") == (facts["speakers"].text, facts["speakers"].certainty)


def test_list_of_stories_has_the_newest_first(make_entry: MakeEntry, pages: PlanPages, content: ShowContent) -> None:
    """Each line says how many articles there are, and from when to when."""
    old = [
        make_entry(f"o{n}.txt", headline=f"Old {n}", text=f"O{n}.", published=date(2022, 1, 3 + n), story="old")
        for n in range(2)
    ]
    entries = [*event(make_entry, 3), *old]
    told = content(pages(entries, now=NOW, analyses=none_of(entries))["stories/index.html"], Stories)
    shown = [(each.label, each.count, each.first, each.last) for each in told.stories]
    assert [("Ferry 2", 3, DAY, DAY + timedelta(days=2)), ("Old 1", 2, date(2022, 1, 3), date(2022, 1, 4))] == shown


def test_limited_entries_give_no_more_than_is_published(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Copies are known by their whole texts also where no more than a link is published."""
    first, second = copies_of(make_entry)
    entries = [first, replace(second, publish=Rights.LINK)]
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    issue = content(planned["index.html"], Issue)
    assert 1 == issue.count


def test_timeline_beside_a_text_shows_the_days_around_it(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """Of nine days five are beside an article, those next to its own; a day's sentence is of the article that leads it,
    which need not be the one that is read."""
    story = [
        make_entry(
            f"{n}.txt", headline=f"Ferry {n}", text=f"Day {n}.", published=date(2022, 1, 10 + n), story="f", words=9
        )
        for n in range(9)
    ]
    beside = make_entry("b.txt", headline="Beside", text="Beside.", published=date(2022, 1, 12), story="f", words=1)
    entries = [*story, beside]
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    found = content(planned["2022/01/beside.html"], EntryContent).found
    assert [(f"Day {n}.", False) for n in (4, 3, 2, 1, 0)] == [(each.text, each.current) for each in found.timeline]
    found = content(planned["2022/01/ferry-5.html"], EntryContent).found
    shown = [(each.text, each.current) for each in found.timeline]
    assert [(f"Day {n}.", n == 5) for n in (7, 6, 5, 4, 3)] == shown


def test_chart_shows_twelve_months_up_to_the_newest(
    make_entry: MakeEntry, pages: PlanPages, content: ShowContent
) -> None:
    """The months are those of the articles, not of the clock; one month alone makes no chart."""
    months = [date(2021, 11, 3), date(2021, 11, 9), date(2022, 1, 4)]
    entries = [
        make_entry(f"{n}.txt", headline=f"S {n}", text=f"S {n}.", published=day, topics=("Snow",))
        for n, day in enumerate(months)
    ]
    planned = pages(entries, now=NOW, analyses=none_of(entries))
    bars = content(planned["topics/snow.html"], Listing).activity
    assert (12, date(2021, 2, 1), date(2022, 1, 1)) == (len(bars), bars[0].month, bars[-1].month)
    assert [(date(2021, 11, 1), 2, 100), (date(2022, 1, 1), 1, 50)] == [
        (each.month, each.count, each.level) for each in bars if each.count
    ]
    planned = pages(entries[:2], now=NOW, analyses=none_of(entries[:2]))
    assert () == content(planned["topics/snow.html"], Listing).activity
