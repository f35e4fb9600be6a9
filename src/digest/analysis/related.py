"""Finds for each entry the few others that are most worth reading next to it, and says what they share.

Each entry is looked up by itself among the postings of its names and terms, so that its relations depend on nothing but
its neighbourhood. What tells the same event is in its story and not here; a copy has its lead's relations.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.analysis.coverage import Relation
from digest.analysis.likeness import labelled, likeness, shared, without_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.analysis.coverage import Copies, Profile, Story
    from digest.analysis.likeness import Card

TERMS = 25  # of an entry, the heaviest
POSTINGS = 400  # of a term: the nearest in time
SCANNED = 240  # postings in all: the heaviest terms, which tell most, have the fewest
CANDIDATES = 7
RELATED = 5
ALIKE = 0.12  # half of it in names and terms, half in what they open with
SHARED = 2  # names or terms


def find_related(
    profiles: Sequence[Profile], copies: Sequence[Copies], stories: Sequence[Story], cards: Mapping[str, Card]
) -> Mapping[str, tuple[Relation, ...]]:
    """Return each entry's relations, the closest first, in the order of the entries' dates. `cards` has the entries'
    cards by their ids; the order of the profiles does not matter."""
    order = sorted(profiles, key=lambda each: (each.at, each.id))
    folded = {other: group.lead for group in copies for other in group.others}
    table = _Postings([each.id for each in order if each.id not in folded], cards)
    together = {entry: story.entries for story in stories for entry in story.entries}
    found = {name: table.relations(place, together.get(name, ())) for place, name in enumerate(table.ids)}
    return MappingProxyType({each.id: found[folded.get(each.id, each.id)] for each in order})


class _Postings:
    """Which entries have which names and terms, in the order of time."""

    def __init__(self, ids: Sequence[str], cards: Mapping[str, Card]) -> None:
        self.ids = ids
        self._cards = cards
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for place, name in enumerate(ids):
            for key, weight in islice(cards[name].subject.items(), TERMS):
                self._postings.setdefault(key, []).append((place, weight))

    def relations(self, place: int, together: Sequence[str]) -> tuple[Relation, ...]:
        """Return the relations of the entry at a place, those left out that it stands together with."""
        card = self._cards[self.ids[place]]
        found = []
        for score, other in self._near(place, card, together):
            alike = (score + likeness(card.event, self._cards[other].event)) / 2
            if alike >= ALIKE:
                found.append((-alike, other))
        relations: list[Relation] = []
        for alike, other in sorted(found):
            common = shared(card.subject, self._cards[other].subject)
            if len(common) >= SHARED and len(relations) < RELATED:
                relations.append(
                    Relation(other, labelled(card, without_parts(common[:6])[:3]), round(min(1.0, -alike), 3))
                )
        return tuple(relations)

    def _near(self, place: int, card: Card, together: Sequence[str]) -> list[tuple[float, str]]:
        """Return the other entries that are most like an entry in names and terms, and how much, the closest first."""
        scores = sorted([(-score, other) for other, score in self._scores(place, card).items() if score >= ALIKE / 2])
        others = ((-score, self.ids[other]) for score, other in scores)
        return list(islice((each for each in others if each[1] not in together), CANDIDATES))

    def _scores(self, place: int, card: Card) -> dict[int, float]:
        scores: dict[int, float] = {}
        known = scores.get
        left = SCANNED
        for key, weight in islice(card.subject.items(), TERMS):
            among: Sequence[tuple[int, float]] = self._postings[key]
            if len(among) > min(POSTINGS, left):
                among = _nearest(among, place, min(POSTINGS, left))
            for other, theirs in among:
                scores[other] = known(other, 0.0) + weight * theirs
            left -= len(among)
            if left <= 0:
                break
        scores.pop(place, None)
        return scores


def _nearest(among: Sequence[tuple[int, float]], place: int, most: int) -> Sequence[tuple[int, float]]:
    """Return so many postings, those nearest to a place."""
    middle = bisect_left(among, (place, 0.0))
    start = max(0, min(middle - most // 2, len(among) - most))
    return among[start : start + most]
