"""Pages of people, places and organisations, and the lists of all names and of all topics."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from digest.analysis.values import NameKind
from digest.assembly.activity import activity
from digest.assembly.cards import NAMES, TOPICS
from digest.assembly.findings import quotes
from digest.assembly.found_views import Index, IndexPart, Mentioned, Named
from digest.assembly.listing import by_month, divide, frame
from digest.assembly.site import GroupKind
from digest.assembly.story_pages import mentioned
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.assembly.cards import Cards
    from digest.assembly.found_views import Said
    from digest.assembly.listing import ListPage
    from digest.assembly.site import Group, Placed

QUOTES = 5  # of a person, on the list's own page
BESIDE = 10  # names that are mentioned beside one
MOST = 500  # names of a kind, or topics, in the list of all: those with most articles


def name_pages(cards: Cards, group: Group) -> Iterator[tuple[ListPage[Placed], Named]]:
    """Give each page of a name with its content."""
    subject = cards.found.subjects[group.url]
    pages = divide(group.url, group.entries, cards.taken)
    for position, page in enumerate(pages):
        own = page.number == 0
        yield (
            page,
            Named(
                label=group.label,
                kind=str(subject.kind),
                given=subject.given,
                role=subject.role,
                forms=tuple(each for each in subject.forms if each != group.label),
                quotes=_quotes(cards, group) if own and subject.kind is NameKind.PERSON else (),
                beside=_beside(cards, group) if own else (),
                activity=activity(cards, group) if own else (),
                list=replace(frame(pages, position, by_month(cards, page)), label=group.label),
            ),
        )


def names(cards: Cards) -> Index:
    """Return the list of all names: people, places, organisations."""
    by_kind: dict[NameKind, list[Group]] = {}
    for group in cards.site.of_kind(GroupKind.NAME):
        by_kind.setdefault(cards.found.subjects[group.url].kind, []).append(group)
    return Index(tuple(_part(cards, str(kind), by_kind[kind], NAMES) for kind in NameKind if kind in by_kind))


def topics(cards: Cards) -> Index:
    """Return the list of all topics: those that editors gave, then those that were only found."""
    found = cards.site.of_kind(GroupKind.TOPIC)
    parts = (("given", False), ("found", True))
    chosen = ((name, [each for each in found if cards.found.is_inferred(each) == wanted]) for name, wanted in parts)
    return Index(tuple(_part(cards, name, groups, TOPICS) for name, groups in chosen if groups))


def _part(cards: Cards, name: str, groups: list[Group], page: str) -> IndexPart:
    kept = sorted(groups, key=lambda group: (-len(group.entries), group.url))[:MOST]
    kept.sort(key=lambda group: (group.label.casefold(), group.url))
    return IndexPart(name, tuple(_line(cards, each, page) for each in kept))


def _line(cards: Cards, group: Group, page: str) -> Mentioned:
    subject = cards.found.subjects.get(group.url)
    return Mentioned(group.label, relative(page, group.url), subject.role if subject else "", len(group.entries))


def _quotes(cards: Cards, group: Group) -> tuple[Said, ...]:
    """Return what somebody said in the newest articles; one of each before a second of any."""
    all_of_them = (quotes(cards, each, QUOTES, group.url, group.url) for each in group.entries)
    newest = list(islice(filter(None, all_of_them), QUOTES))
    rounds = (each[turn] for turn in range(QUOTES) for each in newest if turn < len(each))
    return tuple(islice(rounds, QUOTES))


def _beside(cards: Cards, group: Group) -> tuple[Mentioned, ...]:
    """Return the names that stand in most of the same articles, in at least two."""
    counted = Counter(url for each in group.entries for url in each.names if url != group.url)
    common = sorted((url for url, count in counted.items() if count > 1), key=lambda url: (-counted[url], url))
    return tuple(mentioned(cards, url, group.url, counted[url]) for url in common[:BESIDE])
