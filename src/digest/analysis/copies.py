"""Finds near-copies: one text that several papers published, cut, with another headline or a changed paragraph.

Texts are compared by their kept shingles alone (see `profiling`). They are taken in the order in which they were first
published, and compared with leads only: a lead stays one whatever comes later. It knows nothing of stories, but leaves
alone what front matter wants "apart".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.analysis.coverage import Copies
from digest.analysis.profiling import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    leads: dict[str, _Text] = {}
    holders: dict[int, list[str]] = {}
    found: dict[str, list[tuple[str, float]]] = {}
    for each in sorted(profiles, key=seniority):
        if is_apart(each):
            continue
        text = _Text(each, sum([not number % KEPT for number in each.shingles]))
        lead, overlap = _lead_of(text, leads, holders)
        if lead:
            found.setdefault(lead, []).append((each.id, round(overlap, 3)))
            continue
        leads[each.id] = text
        for shingle in each.shingles:
            holders.setdefault(shingle, []).append(each.id)
    return tuple(
        Copies(lead, tuple(name for name, _ in found[lead]), tuple(overlap for _, overlap in found[lead]))
        for lead in sorted(found, key=lambda lead: (leads[lead].profile.at, lead))
    )


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


def _lead_of(text: _Text, leads: dict[str, _Text], holders: dict[int, list[str]]) -> tuple[str, float]:
    """Return the lead that a text is a copy of, and how much of the shorter text is in both; nothing where it is none.

    Of several it is the one with which most is shared: a text may hold all of a short one besides.
    """
    common: Counter[str] = Counter()
    for shingle in text.profile.shingles:
        among = holders.get(shingle)
        if among and len(among) <= CROWD:
            common.update(among)
    shared = []
    for name, count in common.items():
        lead = leads[name]
        if count >= (SHARED_FINE if text.fine and lead.fine else SHARED):
            shared.append((-count / min(text.size(lead), lead.size(text)), seniority(lead.profile), name))
    for overlap, _, name in sorted(shared):
        if -overlap >= CONTAINED and _is_copy(text, leads[name], -overlap):
            return name, -overlap
    return "", 0.0


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
