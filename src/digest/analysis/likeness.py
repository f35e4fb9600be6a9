"""How alike two entries are: their features as vectors of length 1, small enough to be scanned by the thousand.

Shared by stories, threads and related entries, which each have their own idea of how alike is alike enough. It knows
nothing of dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.analysis.coverage import Profile

Vector: TypeAlias = "Mapping[str, float]"


SUBJECT = 0.2  # more of it puts together what is one affair, less misses texts that open differently


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of an entry.

    `subject` is a vector over the keys of its names and terms: what the whole text is about. `event` is one over the
    words it opens with, and a little of the subject: what happened. Both give the heaviest keys first. `names` are the
    keys of names, `labels` how names and terms are written.
    """

    subject: Vector
    event: Vector
    names: frozenset[str]
    labels: Mapping[str, str]


def card_of(profile: Profile) -> Card:
    """Return what is compared of an entry."""
    weights: dict[str, float] = {}
    labels: dict[str, str] = {}
    for each in (*profile.names, *profile.terms):
        weights[each.key] = max(each.weight, weights.get(each.key, 0.0))
        labels.setdefault(each.key, each.label)
    subject = unit(weights)
    event = dict(profile.opening)
    for key, weight in subject.items():
        event[key] = event.get(key, 0.0) + SUBJECT * weight
    return Card(
        subject,
        unit(event),
        frozenset(each.key for each in profile.names),
        labels,
    )


def unit(weights: Vector) -> Vector:
    """Return the vector of length 1 in the same direction, the heaviest keys first; an empty one stays empty."""
    length = sqrt(fsum([weight * weight for weight in weights.values()]))
    kept = sorted([(-weight, key) for key, weight in weights.items() if weight > 0])
    return {key: -weight / length for weight, key in kept}


def likeness(one: Vector, other: Vector) -> float:
    """Return the product of two vectors; the cosine, 0 to 1, if both are of length 1."""
    return fsum([one[key] * other[key] for key in one.keys() & other.keys()])  # the same in any order


def shared(one: Vector, other: Vector) -> tuple[str, ...]:
    """Return the keys that two vectors share, those that make them most alike first."""
    return tuple(key for _, key in sorted([(-weight * other[key], key) for key, weight in one.items() if key in other]))


def labelled(card: Card, keys: Iterable[str]) -> tuple[str, ...]:
    """Return how an entry writes some of its names and terms; words that are neither stay as they are."""
    return tuple(dict.fromkeys(card.labels.get(key, key) for key in keys))


def without_parts(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that are no word of another: "wallace" goes where "ben wallace" is."""
    words = {word for each in keys if " " in each for word in each.split()}
    return tuple(key for key in keys if key not in words)
