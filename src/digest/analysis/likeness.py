"""How alike two entries are: their features as vectors of length 1, small enough to be scanned by the thousand.

Shared by stories, threads and related entries, which each have their own idea of how alike is alike enough. It knows
nothing of dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import fsum, sqrt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.analysis.coverage import Profile

Vector: TypeAlias = "Mapping[str, float]"


SUBJECT = 0.2  # more of it puts together what is one affair, less misses texts that open differently
LETTERS = 4  # of a word that can be a plural


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of an entry.

    `subject` is a vector over the keys of its names and terms: what the whole text is about. `event` is one over the
    words it opens with, in one number, and a little of the subject: what happened. Both give the heaviest keys first.
    `names` are the keys of names, `labels` how names and terms are written, `forms` which words stand in the opening
    for those that are written otherwise.
    """

    subject: Vector
    event: Vector
    names: frozenset[str]
    labels: Mapping[str, str]
    forms: Mapping[str, str]


def card_of(profile: Profile) -> Card:
    """Return what is compared of an entry."""
    weights: dict[str, float] = {}
    labels: dict[str, str] = {}
    for each in (*profile.names, *profile.terms):
        weights[each.key] = max(each.weight, weights.get(each.key, 0.0))
        labels.setdefault(each.key, each.label)
    subject = unit(weights)
    event: dict[str, float] = {}
    forms = {}
    for word, weight in profile.opening:  # the heaviest first
        key = in_one_number(word)
        if key not in event:
            event[key] = weight
            if key != word:
                forms[key] = word
    for key, weight in subject.items():
        one = key if " " in key else in_one_number(key)
        event[one] = event.get(one, 0.0) + SUBJECT * weight
    return Card(subject, unit(event), frozenset([each.key for each in profile.names]), labels, forms)


@lru_cache(maxsize=1 << 16)
def in_one_number(key: str) -> str:
    """Return a word without the ending that a plural would have, in English and much of German; of equal words the
    very same object, which makes looking up fast. Keys of several words stay as they are.

    Two papers write of "a suspect" and "suspects". Verbs' endings, taken off as well, put no more together rightly.
    """
    if key[-1:] != "s" or len(key) < LETTERS or " " in key or key.endswith(("ss", "us", "is")):
        return key
    return key[:-3] + "y" if key.endswith("ies") and len(key) > LETTERS else key[:-1]


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
    both = [(-one[key] * other[key], key) for key in one.keys() & other.keys()]
    return tuple([key for _, key in sorted(both)])


def labelled(card: Card, keys: Iterable[str]) -> tuple[str, ...]:
    """Return how an entry writes some of its names, terms and words; what it has not stays as it is."""
    return tuple(dict.fromkeys([card.labels.get(key) or card.forms.get(key, key) for key in keys]))


def without_parts(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that are no word of another: "wallace" goes where "ben wallace" is."""
    words = {in_one_number(word) for each in keys if " " in each for word in each.split()}
    return tuple([key for key in keys if in_one_number(key) not in words]) if words else tuple(keys)
