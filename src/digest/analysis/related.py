"""Finds for each entry the few others that are most worth reading next to it, and says what they share.

Each entry is looked up by itself among the postings of its names and terms, so that its relations depend on nothing but
its neighbourhood. What tells the same event is in its story and not here; a copy has its lead's relations.
"""

from __future__ import annotations

from array import array
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
    """Which entries have which names and terms, in the order of time: arrays of places and of weights beside them,
    which a large site's scores are added up from in half the time that lists of pairs took."""

    def __init__(self, ids: Sequence[str], cards: Mapping[str, Card]) -> None:
        self.ids = ids
        self._cards = [cards[name] for name in ids]
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        for place, card in enumerate(self._cards):
            for key, weight in islice(card.subject.items(), TERMS):
                among = self._postings.get(key)
                if among is None:
                    self._postings[key] = (array("l", (place,)), array("d", (weight,)))
                else:
                    among[0].append(place)
                    among[1].append(weight)
        self._opened: dict[tuple[int, int], float] = {}  # how alike two open; asked for by both, the older one first

    def relations(self, place: int, together: Sequence[str]) -> tuple[Relation, ...]:
        """Return the relations of the entry at a place, those left out that it stands together with."""
        card = self._cards[place]
        found = []
        for score, other in self._near(place, card, together):
            alike = (-score + self._alike_opening(place, other)) / 2
            if alike >= ALIKE:
                found.append((-alike, self.ids[other], other))
        relations: list[Relation] = []
        for alike, name, other in sorted(found):
            common = shared(card.subject, self._cards[other].subject)
            if len(common) >= SHARED:
                labels = labelled(card, without_parts(common[:6])[:3])
                relations.append(Relation(name, labels, round(min(1.0, -alike), 3)))
                if len(relations) == RELATED:
                    break
        return tuple(relations)

    def _alike_opening(self, place: int, other: int) -> float:
        if other < place and (place, other) in self._opened:
            return self._opened.pop((place, other))
        alike = likeness(self._cards[place].event, self._cards[other].event)
        if place < other:
            self._opened[other, place] = alike
        return alike

    def _near(self, place: int, card: Card, together: Sequence[str]) -> list[tuple[float, int]]:
        """Return the places of the entries that are most like an entry in names and terms, and how little, the closest
        first."""
        scores = self._scores(place, card)
        wanted = CANDIDATES + len(together)
        least = sorted(scores.values())[-wanted] if len(scores) > wanted else 0.0  # most share a famous name only
        least = max(least, ALIKE / 2)
        found = sorted([(-score, each) for each, score in scores.items() if score >= least])
        if not together:
            return found[:CANDIDATES]
        return list(islice((each for each in found if self.ids[each[1]] not in together), CANDIDATES))

    def _scores(self, place: int, card: Card) -> Mapping[int, float]:
        """Return how alike the entries near a place are in names and terms, those that share any."""
        scores: dict[int, float] = {}
        known = scores.get
        left = SCANNED
        for key, weight in islice(card.subject.items(), TERMS):
            places, weights = self._postings[key]
            most = min(POSTINGS, left)
            if len(places) > most:
                near = _nearest(places, place, most)
                places, weights = places[near], weights[near]
            for other, theirs in zip(places, weights, strict=True):
                scores[other] = known(other, 0.0) + weight * theirs
            left -= len(places)
            if left <= 0:
                break
        scores.pop(place, None)
        return scores


def _nearest(places: Sequence[int], place: int, most: int) -> slice:
    """Return where so many of the places are that are nearest to one."""
    start = max(0, min(bisect_left(places, place) - most // 2, len(places) - most))
    return slice(start, start + most)
