"""What stands on an entry's page beside its own text: brief, quotes, names, versions, timeline, related articles.

Everything was inferred from texts that may be published, and every text is a verbatim piece of one.
"""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from digest.analysis.values import NameKind
from digest.assembly.cards import attribution, dated
from digest.assembly.found_views import BriefLine, Findings, Mentioned, RelatedLine, Said, Version
from digest.assembly.prose import has_headline, title_of
from digest.assembly.site import GroupKind
from digest.assembly.timelines import timeline
from digest.assembly.views import Link
from digest.foundation.urls import relative
from digest.reading.markup.anchors import paragraph_id, paragraph_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.analysis.values import BriefSentence, Name, Quote
    from digest.assembly.cards import Cards
    from digest.assembly.site import Placed
    from digest.foundation.model import Entry

LONG = 400  # words above which a text has its brief
QUOTES = 4  # on an entry's page
SHORTEST = 5  # words of a quotation worth showing apart from its text: fewer are somebody's choice of words
NAMES = 8  # of a kind, on an entry's page
ALSO = 5  # further articles on the same event
DAYS = 5  # of a timeline beside a text
RELATED = 4


def findings(cards: Cards, placed: Placed) -> Findings:
    """Return what was found in an entry and of what it has to do with others, for its own page."""
    analysis = placed.analysis
    lead = cards.found.lead(placed)
    story, thread = cards.found.group(lead.story), cards.found.group(lead.thread)
    others = [each for each in story.entries if each is not lead and not cards.found.is_copy(each)] if story else []
    shows_story = story is not None and cards.shows(GroupKind.STORY)
    whole = thread or story
    days = timeline(cards, whole, placed.url, current=placed, most=DAYS) if whole else ()
    told = {placed.url, *(each.url for each in others)}
    days = days if len(days) > 1 else ()
    shown = {each.card.href for each in days}
    also = (cards.line(each, placed.url) for each in others)
    return Findings(
        brief=brief(placed.entry, analysis.brief),
        quotes=quotes(cards, placed, QUOTES),
        people=_names(cards, placed, analysis.of_kind(NameKind.PERSON)),
        places=_names(cards, placed, analysis.of_kind(NameKind.PLACE)),
        organisations=_names(cards, placed, analysis.of_kind(NameKind.ORGANISATION)),
        lead=cards.link(lead, placed.url) if lead is not placed else None,
        versions=versions(cards, lead, placed, placed.url),
        story=cards.group_link(story.url, placed.url) if story and shows_story else None,
        also=tuple(islice((each for each in also if each.href not in shown), ALSO)),
        thread=cards.group_link(thread.url, placed.url) if thread and cards.shows(GroupKind.THREAD) else None,
        timeline=days,
        related=_related(cards, lead, placed.url, told | shown),
    )


def brief(entry: Entry, sentences: Sequence[BriefSentence]) -> tuple[BriefLine, ...]:
    """Return the sentences that stand for a long text. One that a derived headline was taken from is not repeated."""
    if entry.words <= LONG:
        return ()
    said = "" if has_headline(entry) else title_of(entry).rstrip("…").strip()
    anchor, numbers = anchors(entry), paragraph_numbers(entry.blocks)
    lines = [
        BriefLine(each.text, anchor(each.paragraph), numbers[each.paragraph - 1] or 0)
        for each in sentences
        if not said or said not in each.text
    ]
    return tuple(lines) if len(lines) > 1 else ()


def quotes(cards: Cards, placed: Placed, most: int, page: str = "", speaker: str = "") -> tuple[Said, ...]:
    """Return what somebody whom an entry names says in it; if it names nobody, what is said by somebody in some clause.

    On another page than the entry's own (`page`), each names its entry. A `speaker` is the address of a name's list, to
    which the quotes are limited.
    """
    page = page or placed.url
    anchor, numbers = anchors(placed.entry), paragraph_numbers(placed.entry.blocks)
    found: list[Said] = []
    for _, group in groupby(placed.analysis.quotes, key=lambda each: each.group):
        pieces = tuple(group)
        first = pieces[0]
        words = sum(len(each.text.split()) for each in pieces)
        own = cards.found.name_page(first.speaker, NameKind.PERSON) if first.speaker else ""
        if words < SHORTEST or not (first.speaker or first.attribution) or (speaker and own != speaker):
            continue
        place = anchor(first.paragraph)
        said = Said(
            pieces=tuple(each.text for each in pieces),
            href=relative(page, placed.url) + place if page != placed.url else place,
            paragraph=numbers[first.paragraph - 1] or 0,
            speaker=_speaker(cards, placed, first, page),
            role=first.role if first.role not in first.attribution else "",
            attribution=first.attribution,
            entry=cards.link(placed, page) if page != placed.url else None,
        )
        found.append(said)
    named = [said for said in found if said.speaker]
    return tuple((named or found)[:most])


def versions(cards: Cards, lead: Placed, shown: Placed, page: str) -> tuple[Version, ...]:
    """Return the copies of a text, the lead among them, but the one that is shown, for the page at a URL."""
    copies = cards.found.copies(lead)
    if not copies:
        return ()
    own = next((share for each, share in copies if each is shown), 1.0)
    all_of_them = ((lead, own), *copies)
    zone = cards.site.config.reading.zone
    return tuple(
        Version(
            label=title_of(each.entry),
            href=relative(page, each.url),
            source=attribution(each.entry),
            dated=dated(each, zone),
            percent=round(100 * share),
        )
        for each, share in all_of_them
        if each is not shown
    )


def anchors(entry: Entry) -> Callable[[int], str]:
    """Return a function that gives the link to a block of the text by its 1-based number, on the entry's own page."""
    numbers = paragraph_numbers(entry.blocks)

    def anchor(block: int) -> str:
        number = numbers[block - 1] if block <= len(numbers) else None
        return f"#{paragraph_id(number)}" if number else ""

    return anchor


def _speaker(cards: Cards, placed: Placed, quote: Quote, page: str) -> Link | None:
    if quote.speaker is None:
        return None
    url = cards.found.name_page(quote.speaker, NameKind.PERSON, placed)
    return Link(quote.speaker, relative(page, url) if url and url != page and cards.shows(GroupKind.NAME) else "")


def _names(cards: Cards, placed: Placed, names: Sequence[Name]) -> tuple[Mentioned, ...]:
    """Return the names that a text mentions most, in the order in which they first occur."""
    most = sorted(names, key=lambda each: -each.count)[:NAMES]
    shown = cards.shows(GroupKind.NAME)
    found = []
    for each in names:
        if each in most:
            url = cards.found.name_page(each.name, each.kind, placed) if shown else ""
            found.append(Mentioned(each.name, relative(placed.url, url) if url else "", each.role, each.count))
    return tuple(found)


def _related(cards: Cards, lead: Placed, page: str, told: set[str]) -> tuple[RelatedLine, ...]:
    """Return what to read next: no article that stands on the page already, and none twice."""
    found: list[RelatedLine] = []
    for each, shared in cards.found.related(lead):
        other = cards.found.lead(each)
        card = cards.line(other, page)
        if not told & {other.url, card.href} and len(found) < RELATED:
            told.add(other.url)
            found.append(RelatedLine(card, shared))
    return tuple(found)
