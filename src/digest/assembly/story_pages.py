"""Pages of events: all articles on one, an affair that goes on over days, and the list of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.assembly.cards import STORIES
from digest.assembly.findings import versions
from digest.assembly.found_views import Member, Mentioned, Stories, Story, StoryDay, StoryLine, Thread
from digest.assembly.listing import divide, frame, known_day
from digest.assembly.site import GroupKind
from digest.assembly.subjects import leading
from digest.assembly.timelines import by_day, timeline
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.assembly.cards import Cards
    from digest.assembly.contents import Listing
    from digest.assembly.found_views import TimelineDay
    from digest.assembly.listing import ListPage
    from digest.assembly.site import Group, Placed

SHARED = 6  # names that an event's articles have in common
MOST = 100  # stories in the list of all: those with the newest articles
UNKNOWN_DAY = "day-unknown"


def story_pages(cards: Cards, group: Group) -> Iterator[tuple[ListPage[Placed], Story]]:
    """Give each page of a story with its content: the leading article, then the others, newest first."""
    lead = leading(group.entries)
    others = tuple(each for each in group.entries if each is not lead)
    pages = divide(group.url, others, cards.taken)
    thread = cards.found.group(lead.thread)
    for position, page in enumerate(pages):
        own = page.number == 0
        yield (
            page,
            Story(
                label=group.label,
                lead=_member(cards, lead, page.url) if own else None,
                sources=len({cards.source(each) for each in group.entries} - {""}),
                shared=_shared(cards, group, page.url),
                days=_days(cards, page),
                thread=cards.group_link(thread.url, page.url) if thread else None,
                given=_is_given(cards, group),
                list=_framed(frame(pages, position), group),
            ),
        )


def thread_pages(cards: Cards, group: Group) -> Iterator[tuple[ListPage[TimelineDay], Thread]]:
    """Give each page of a thread with its content: a sentence a day, the newest first."""
    by_page = divide(group.url, timeline(cards, group, group.url), cards.taken)
    urls = dict.fromkeys(each.story for each in group.entries if each.story)
    found = [thread for thread in cards.site.coverage.threads if thread.id == group.key]
    for position, page in enumerate(by_page):
        days = {each.first for each in page.entries}
        yield (
            page,
            Thread(
                label=group.label,
                shared=found[0].shared if found else (),
                days=tuple(each for each in timeline(cards, group, page.url) if each.first in days),
                stories=tuple(cards.group_link(url, page.url) for url in urls),
                list=_framed(frame(by_page, position), group),
            ),
        )


def stories(cards: Cards) -> Stories:
    """Return the list of all stories, and of what goes on over days."""
    threads = _newest_first(cards, GroupKind.THREAD)
    told = _newest_first(cards, GroupKind.STORY)
    return Stories(
        threads=tuple(_line(cards, each) for each in threads[:MOST]),
        stories=tuple(_line(cards, each) for each in told[:MOST]),
        left=max(0, len(told) - MOST) + max(0, len(threads) - MOST),
    )


def _is_given(cards: Cards, group: Group) -> bool:
    """Tell whether an editor put all articles of a story together."""
    return all(merge.rule == "editor" for each in group.entries if (merge := cards.found.merge(each)))


def _framed(listing: Listing, group: Group) -> Listing:
    """Return the frame of a page of a group; its own page says how many articles there are."""
    return replace(listing, label=group.label, count=0 if listing.number else len(group.entries))


def _newest_first(cards: Cards, kind: GroupKind) -> list[Group]:
    rank = {each.id: number for number, each in enumerate(cards.site.entries)}
    return sorted(cards.site.of_kind(kind), key=lambda group: (rank[group.entries[0].id], group.url))


def _line(cards: Cards, group: Group) -> StoryLine:
    days = sorted(day for each in group.entries if (day := known_day(each)))
    return StoryLine(
        label=group.label,
        href=relative(STORIES, group.url),
        count=len(group.entries),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        newest=cards.line(group.entries[0], STORIES),
    )


def _member(cards: Cards, placed: Placed, page: str) -> Member:
    merge = cards.found.merge(placed)
    shared = (merge.names or merge.terms)[:SHARED] if merge else ()
    return Member(cards.card(placed, page), shared, versions(cards, placed, placed, page))


def _dateless(member: Member) -> Member:
    """Return a member that stands under its day, which is said there."""
    return replace(member, card=replace(member.card, dated=None))


def _days(cards: Cards, page: ListPage[Placed]) -> tuple[StoryDay, ...]:
    """Return the articles of a page under their days, the newest first; those of an unknown day come last."""
    days = by_day(page.entries)
    order = sorted(days, key=lambda day: (day is not None, day and day.toordinal()), reverse=True)
    return tuple(
        StoryDay(
            day,
            f"day-{day.isoformat()}" if day else UNKNOWN_DAY,
            tuple(_dateless(_member(cards, each, page.url)) for each in days[day]),
        )
        for day in order
    )


def _shared(cards: Cards, group: Group, page: str) -> tuple[Mentioned, ...]:
    """Return the names that most of an event's articles mention, the commonest first."""
    counted = Counter(url for each in group.entries for url in each.names)
    common = [url for url, count in counted.items() if 2 * count > len(group.entries)]
    common.sort(key=lambda url: (-counted[url], url))
    return tuple(mentioned(cards, url, page, counted[url]) for url in common[:SHARED])


def mentioned(cards: Cards, url: str, page: str, count: int) -> Mentioned:
    """Return the name whose list is at an address, as another page shows it."""
    subject = cards.found.subjects[url]
    return Mentioned(subject.name, cards.group_link(url, page).href, subject.role, count)
