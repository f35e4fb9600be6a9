"""Finds near-copies: one text that several papers published, cut, with another headline or a changed paragraph.

Texts are compared by their kept shingles alone (see `profiling`). They are taken in the order in which they were first
published, and compared with leads only: a lead stays one whatever comes later. It knows nothing of stories, but leaves
alone what front matter wants "apart".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.analysis.coverage import Copies
from digest.analysis.profiling import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.analysis.coverage import Profile

APART = "apart"
CONTAINED = 0.5  # share of the shorter text's shingles that stand in the lead
SURE = 0.75  # from which on it is a copy whoever published it, whenever
SOON = timedelta(days=3)  # a paper that takes over a text does so while it is news
SHARED = 3  # kept shingles of long texts: fewer are one sentence, such as a quotation
SHARED_FINE = 6  # of two short ones, of which four times as many are kept
SPREAD = 10  # a text ten times as long is a collection, which is no copy of each of its parts
GROWTH = 2.5  # a later text so many times as long as the lead tells more than the lead does
CROWD = 200  # leads that share a shingle; beyond, it is a formula that tells nothing


def find_copies(profiles: Sequence[Profile]) -> tuple[Copies, ...]:
    """Return the groups of near-copies, ordered by their leads' dates; the order of the profiles does not matter."""
    leads = _Leads()
    found: dict[int, list[tuple[str, float]]] = {}
    for each in sorted(profiles, key=seniority):
        if is_apart(each):
            continue
        text = _Text(each, sum([not number % KEPT for number in each.shingles]))
        lead, overlap = leads.find(text)
        if lead is None:
            leads.add(text)
        else:
            found.setdefault(lead, []).append((each.id, round(overlap, 3)))
    groups = [
        (leads.texts[lead].profile, tuple(name for name, _ in others), tuple(overlap for _, overlap in others))
        for lead, others in found.items()
    ]
    groups.sort(key=lambda group: (group[0].at, group[0].id))
    return tuple(Copies(lead.id, others, overlap) for lead, others, overlap in groups)


def is_apart(profile: Profile) -> bool:
    """Tell whether the editor wants an entry to stand alone."""
    return profile.story.strip().casefold() == APART


def seniority(profile: Profile) -> tuple[datetime, datetime, int, str]:
    """Return what copies are ordered by: first published, then of an older date, then longer, then by id."""
    return profile.added or profile.at, profile.at, -profile.words, profile.id


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and how many of its kept numbers are those that any text keeps."""

    profile: Profile
    coarse: int

    @property
    def fine(self) -> bool:
        """Whether more than those are kept, as of short texts."""
        return len(self.profile.shingles) > self.coarse

    def size(self, other: _Text) -> int:
        """Return how many numbers it has of those that both texts would keep."""
        return len(self.profile.shingles) if self.fine and other.fine else self.coarse


class _Leads:
    """The leads so far, by number, and which of them has a shingle: mostly one, so the others are kept apart."""

    def __init__(self) -> None:
        self.texts: list[_Text] = []
        self._first: dict[int, int] = {}
        self._others: dict[int, list[int]] = {}

    def add(self, text: _Text) -> None:
        """Add a text that is no copy."""
        number = len(self.texts)
        self.texts.append(text)
        for shingle in text.profile.shingles:
            if self._first.setdefault(shingle, number) != number:
                self._others.setdefault(shingle, []).append(number)

    def find(self, text: _Text) -> tuple[int | None, float]:
        """Return the lead that a text is a copy of, and how much of the shorter text is in both; None where it is none.

        Of several it is the one with which most is shared: a text may hold all of a short one besides.
        """
        shared = []
        for number, count in self._common(text).items():
            lead = self.texts[number]
            if count >= (SHARED_FINE if text.fine and lead.fine else SHARED):
                shared.append((-count / min(text.size(lead), lead.size(text)), seniority(lead.profile), number))
        for overlap, _, number in sorted(shared):
            if -overlap >= CONTAINED and _is_copy(text, self.texts[number], -overlap):
                return number, -overlap
        return None, 0.0

    def _common(self, text: _Text) -> Mapping[int, int]:
        """Return how many shingles of a text each lead has that has any."""
        common: dict[int, int] = {}
        for shingle in [each for each in text.profile.shingles if each in self._first]:
            others = self._others.get(shingle, ())
            if len(others) < CROWD:
                for number in (self._first[shingle], *others):
                    common[number] = common.get(number, 0) + 1
        return common


def _is_copy(text: _Text, lead: _Text, overlap: float) -> bool:
    """Tell whether so large a share makes a copy, and not a follow-up that repeats the background.

    Newsrooms reuse their own paragraphs for weeks. Of 41 pairs of news articles that shared half to three quarters of
    the shorter one, all of one paper were follow-ups; the nine of two papers within three days told the same.
    """
    mine, theirs = text.size(lead), lead.size(text)
    if mine > GROWTH * theirs or theirs > SPREAD * mine:
        return False
    if overlap >= SURE:
        return True
    one, other = text.profile, lead.profile
    if one.source and one.source.casefold() == other.source.casefold():
        return False
    return abs(one.at - other.at) <= SOON or not (one.dated and other.dated)
