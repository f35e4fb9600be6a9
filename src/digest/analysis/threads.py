"""Links stories of one continuing affair, told over days, into threads.

A story, or a later single entry, goes on with an earlier story if both are about the same names and terms; the whole of
the thread so far must agree. It is wary: two stories on one country are no thread, and one day makes none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from digest.analysis.copies import is_apart
from digest.analysis.coverage import Thread
from digest.analysis.likeness import in_one_number, likeness, unit, without_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from digest.analysis.coverage import Copies, Profile, Story
    from digest.analysis.likeness import Card, Vector

PAUSE = timedelta(days=14)  # after which a thread is cut
LEAST = timedelta(days=1)  # from its first entry to its last
ALIKE = 0.4  # cosine of what two stories are about
SINGLE = 0.1  # more for a single entry, which one other text must not carry off
AMONG = 0.7  # of that, on average to the whole thread
NAMES = 1  # shared by two stories
TERMS = 2  # likewise: what only the same people are in is no affair
INDEXED = 8  # names and terms by which earlier stories are looked up
POSTINGS = 60  # the newest stories that have one
ENTRIES = 12  # of a story, whose vectors are summed up


@dataclass(frozen=True, slots=True)
class _Unit:
    """A story, or a single entry: what it is about, from when to when, the names that half of its entries mention, and
    the terms of any."""

    id: str
    vector: Vector
    names: frozenset[str]
    terms: frozenset[str]
    first: datetime
    last: datetime
    single: bool


@dataclass(slots=True)
class _Growing:
    """A thread while it grows: its units, and the sum of their vectors."""

    units: list[_Unit] = field(default_factory=list)
    total: dict[str, float] = field(default_factory=dict)

    def add(self, unit_: _Unit) -> None:
        """Add a unit at the end."""
        self.units.append(unit_)
        for key, weight in unit_.vector.items():
            self.total[key] = self.total.get(key, 0.0) + weight


def find_threads(
    profiles: Sequence[Profile], copies: Sequence[Copies], stories: Sequence[Story], cards: Mapping[str, Card]
) -> tuple[Thread, ...]:
    """Return the threads, the oldest first; the order of the profiles does not matter."""
    home: dict[str, _Growing] = {}
    known: dict[str, _Unit] = {}
    index: dict[str, list[str]] = {}
    for name, members in _told(profiles, copies, stories):
        if len(members) == 1 and not _any_known(cards[members[0].id], index):
            continue
        each = _unit(name, members, cards)
        thread = _going_on(each, home, known, index)
        if thread is None and each.single:
            continue
        thread = thread or _Growing()
        thread.add(each)
        home[each.id], known[each.id] = thread, each
        for key in islice(each.vector, INDEXED):
            index.setdefault(key, []).append(each.id)
    threads = {id(each): each for each in home.values()}.values()
    labels = _labels(cards)
    return tuple(
        Thread(each.units[0].id, tuple(one.id for one in each.units), _shared(each, labels))
        for each in threads
        if len(each.units) > 1 and max(one.last for one in each.units) - each.units[0].first >= LEAST
    )


def _told(
    profiles: Sequence[Profile], copies: Sequence[Copies], stories: Sequence[Story]
) -> list[tuple[str, tuple[Profile, ...]]]:
    """Return each story and each entry that is in none, with its entries, by their beginnings; a copy counts with its
    lead."""
    by_id = {each.id: each for each in profiles}
    folded = {other for group in copies for other in group.others}
    told = {entry for story in stories for entry in story.entries}
    found = [(story.id, tuple(by_id[entry] for entry in story.entries if entry not in folded)) for story in stories]
    found += [(each.id, (each,)) for each in profiles if each.id not in told and not is_apart(each)]
    return sorted(found, key=lambda unit_: (unit_[1][0].at, unit_[0]))


def _any_known(card: Card, index: Mapping[str, list[str]]) -> bool:
    """Tell whether an entry could go on with anything: a quick look, since most entries are in no thread."""
    subject = map(in_one_number, islice(card.subject, INDEXED))
    return any(key in index for keys in (subject, islice(card.event, INDEXED)) for key in keys)


def _unit(name: str, members: Sequence[Profile], cards: Mapping[str, Card]) -> _Unit:
    summed = [cards[each.id] for each in members[:ENTRIES]]
    total: dict[str, float] = {}
    for card in summed:
        for key, weight in card.subject.items():
            one = in_one_number(key)
            total[one] = total.get(one, 0.0) + weight
        for key, weight in card.event.items():
            total[key] = total.get(key, 0.0) + weight
    counts = Counter(key for card in summed for key in card.names)
    return _Unit(
        id=name,
        vector=unit(total),
        names=frozenset(key for key, count in counts.items() if 2 * count >= len(summed)),
        terms=frozenset(key for card in summed for key in card.labels.keys() - card.names),
        first=members[0].at,
        last=members[-1].at,
        single=len(members) == 1,
    )


def _going_on(
    each: _Unit, home: Mapping[str, _Growing], known: Mapping[str, _Unit], index: Mapping[str, list[str]]
) -> _Growing | None:
    """Return the thread that a unit goes on with: that of the earlier unit it is most like."""
    candidates = {
        name: None
        for key in islice(each.vector, INDEXED)
        for name in islice(reversed(index.get(key, ())), POSTINGS)
        if each.first - known[name].last <= PAUSE
    }
    least = ALIKE + SINGLE if each.single else ALIKE
    best: tuple[float, str] = (0.0, "")
    for name in candidates:
        other = known[name]
        if len(each.names & other.names) < NAMES or len(each.terms & other.terms) < TERMS:
            continue
        alike = likeness(each.vector, other.vector)
        if alike >= least:
            thread = home[name]
            among = likeness(each.vector, thread.total) / len(thread.units)
            if among >= AMONG * least:
                best = max(best, (alike, name))
    return home[best[1]] if best[1] else None


def _labels(cards: Mapping[str, Card]) -> Mapping[str, str]:
    return {in_one_number(key): label for card in cards.values() for key, label in card.labels.items()}


def _shared(thread: _Growing, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return up to five names and terms that most of a thread's units have, as they are written."""
    counts = Counter(key for each in thread.units for key in each.vector if key in labels)
    common: Iterable[str] = (key for key, count in counts.items() if 3 * count >= 2 * len(thread.units))
    ordered = sorted(common, key=lambda key: (-counts[key], -thread.total[key], key))
    return tuple(labels[key] for key in without_parts(ordered)[:5])
