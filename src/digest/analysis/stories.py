"""Puts entries about one event into a story, in one pass from the oldest to the newest.

An entry joins a story if it opens like one of its entries and not unlike the others, names the same people, places or
organisations, and is not much later. The further apart in time, the more alike two entries must be. When in doubt they
stay apart: they will be related. A copy goes where its lead is, and what front matter says of a story always wins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from digest.analysis.copies import APART
from digest.analysis.coverage import Merge, Story
from digest.analysis.likeness import in_one_number, labelled, likeness, shared, without_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.analysis.coverage import Copies, Profile
    from digest.analysis.likeness import Card

WINDOW = 5.0  # days
DAY = timedelta(days=1)
ALIKE = 0.21  # to the entry it is most like, with what follows taken off
AMONG = 0.65  # of that, on average to all entries of the story
AWAY = 0.08  # less alike for each day between two entries
UNDATED = 1.0  # days added where an entry's own date is not known
SAME = 0.06  # less alike in one paper, which does not tell the same news twice
NAMES = 2  # shared names
STRONG = 0.25  # so alike, the words they share are as good as names
INDEXED = 10  # words of an opening by which others are looked up
POSTINGS = 100  # the newest entries that have a word
CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is compared of an entry: its card, when it was (in days), whether that is known, and who published it."""

    card: Card
    day: float
    dated: bool
    source: str


@dataclass(slots=True)
class _Growing:
    """A story while it grows: its entries, the sum of their vectors and of their times, and the editor's label."""

    entries: list[str] = field(default_factory=list)
    total: Mapping[str, float] = field(default_factory=dict)
    days: float = 0.0
    label: str = ""

    def add(self, entry: str, card: Card, day: float) -> None:
        """Add an entry with its time in days."""
        self.entries.append(entry)
        self.days += day
        if len(self.entries) == 1:  # most stories stay like this
            self.total = card.event
            return
        total = dict(self.total)
        for key, weight in card.event.items():
            total[key] = total.get(key, 0.0) + weight
        self.total = total


def find_stories(profiles: Sequence[Profile], copies: Sequence[Copies], cards: Mapping[str, Card]) -> tuple[Story, ...]:
    """Return the stories of two or more entries, the oldest first. `cards` has the card of each entry by its id; the
    order of the profiles does not matter."""
    by_id = {each.id: each for each in profiles}
    groups = {group.lead: group for group in copies}
    folded = {other for group in copies for other in group.others}
    sweep = _Sweep(cards)
    for each in sorted(profiles, key=lambda profile: (profile.at, profile.id)):
        if each.id not in folded:
            sweep.take(each, _label(each, groups, by_id))
    for group in copies:
        sweep.follow(group)
    stories = []
    for growing in sweep.stories:
        entries = sorted(growing.entries, key=lambda name: (by_id[name].at, name))
        if len(entries) > 1:
            merges = (sweep.merges[name] for name in entries if name in sweep.merges)
            stories.append(Story(entries[0], tuple(entries), tuple(merges)))
    return tuple(sorted(stories, key=lambda story: (by_id[story.id].at, story.id)))


def _label(profile: Profile, groups: Mapping[str, Copies], by_id: Mapping[str, Profile]) -> str:
    """Return what the editor says of an entry's story, case-folded, or else of one of its copies'."""
    others = groups[profile.id].others if profile.id in groups else ()
    said = (profile.story, *(by_id[other].story for other in others))
    return next((" ".join(each.casefold().split()) for each in said if each.strip()), "")


class _Sweep:
    """Takes entries from the oldest to the newest, and knows the stories so far."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self.cards = cards
        self.stories: list[_Growing] = []
        self.merges: dict[str, Merge] = {}
        self._home: dict[str, _Growing] = {}
        self._labelled: dict[str, str] = {}  # the first entry of each label
        self._seen: dict[str, _Seen] = {}
        self._index: dict[str, list[tuple[float, str, float]]] = {}  # by word: day, entry and weight, the newest last

    def take(self, profile: Profile, label: str) -> None:
        """Put an entry into a story: the editor's, that of the entry it is most like, or one of its own."""
        first = self._labelled.get(label)
        story = self._home[first] if first else None
        if first:
            self.merges[profile.id] = Merge(profile.id, first, (), (), 1.0, "editor")
        elif label != APART:
            story = self._most_alike(profile, label)
        if story is None:
            story = _Growing()
            self.stories.append(story)
        card, day = self.cards[profile.id], _day(profile)
        story.add(profile.id, card, day)
        self._home[profile.id] = story
        if label == APART:
            return
        if label:
            story.label = label
            self._labelled.setdefault(label, profile.id)
        self._seen[profile.id] = _Seen(card, day, profile.dated, profile.source)
        for key, weight in islice(card.event.items(), INDEXED):
            self._index.setdefault(key, []).append((day, profile.id, weight))

    def follow(self, group: Copies) -> None:
        """Put copies into the story of their lead."""
        for other, overlap in zip(group.others, group.overlap, strict=True):
            self._home[group.lead].entries.append(other)
            self.merges[other] = Merge(other, group.lead, (), (), round(overlap, 3), "copy")

    def _most_alike(self, profile: Profile, label: str) -> _Growing | None:
        """Return the story that an entry belongs to by what it says, and note why."""
        each = _Seen(self.cards[profile.id], _day(profile), profile.dated, profile.source)
        best: tuple[float, str] = (0.0, "")
        for other in self._candidates(each):
            story = self._home[other]
            if label and story.label not in ("", label):
                continue
            alike = _alike(each, self._seen[other])
            if alike < ALIKE:
                continue
            among = alike if len(story.entries) == 1 else _among(each, story)
            if among >= AMONG * ALIKE:
                best = max(best, (alike + among, other))
        if not best[1]:
            return None
        self.merges[profile.id] = self._merge(profile.id, best[1])
        return self._home[best[1]]

    def _candidates(self, each: _Seen) -> list[str]:
        """Return the entries not long ago that share the most of what an entry opens with."""
        scores: dict[str, float] = {}
        since = each.day - WINDOW
        for key, weight in islice(each.card.event.items(), INDEXED):
            for day, other, theirs in self._index.get(key, ())[: -POSTINGS - 1 : -1]:
                if day < since:
                    break
                scores[other] = scores.get(other, 0.0) + weight * theirs
        ordered = sorted([(-score, other) for other, score in scores.items()])
        return [other for _, other in ordered[:CANDIDATES]]

    def _merge(self, entry: str, other: str) -> Merge:
        """Return why two entries belong together: the names they share, and up to five more of their words."""
        mine, theirs = self.cards[entry], self.cards[other]
        alike = likeness(mine.event, theirs.event)
        both = mine.names & theirs.names
        names = tuple(key for key in shared(mine.subject, theirs.subject) if key in both)
        words = without_parts((*names, *shared(mine.event, theirs.event)))
        told = {in_one_number(key) for key in both}
        terms = [key for key in words if in_one_number(key) not in told][:5]
        return Merge(entry, other, labelled(mine, names), labelled(mine, terms), round(min(1.0, alike), 3), "similar")


def _day(profile: Profile) -> float:
    return profile.at.timestamp() / DAY.total_seconds()


def _alike(one: _Seen, other: _Seen) -> float:
    """Return how alike two entries are, time taken off; 0 where they name too little in common."""
    between = abs(one.day - other.day)
    if not (one.dated and other.dated):  # they may be further apart
        between += UNDATED
    alike = likeness(one.card.event, other.card.event)
    if alike - AWAY * between < ALIKE or (alike < STRONG and len(one.card.names & other.card.names) < NAMES):
        return 0.0
    return alike - AWAY * between - (SAME if one.source and one.source == other.source else 0.0)


def _among(each: _Seen, story: _Growing) -> float:
    """Return how alike an entry is to all of a story on average, time taken off."""
    count = len(story.entries)
    return likeness(each.card.event, story.total) / count - AWAY * abs(each.day - story.days / count)
