"""Compares entries: the one function of this room that sees more than one of them.

It is pure: profiles and the editor's overrides in, coverage out, whatever their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.copies import find_copies
from digest.analysis.coverage import Coverage
from digest.analysis.edited import edited_profile
from digest.analysis.likeness import card_of
from digest.analysis.related import find_related
from digest.analysis.stories import find_stories
from digest.analysis.subjects import NameBook, find_subjects
from digest.analysis.threads import find_threads
from digest.analysis.topics import find_topics
from digest.foundation.overrides import NO_OVERRIDES, Overrides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.analysis.coverage import Profile


def cover(profiles: Sequence[Profile], overrides: Overrides = NO_OVERRIDES) -> Coverage:
    """Return what entries have to do with each other. Ids must be unique; the order of the profiles does not matter."""
    ordered = sorted(profiles, key=lambda each: (each.at, each.id))
    named = ordered
    if overrides.names != NO_OVERRIDES.names:
        book = NameBook(overrides.names)
        named = [edited_profile(each, book) for each in ordered]
    cards = {each.id: card_of(each) for each in named}
    copies = find_copies(ordered)
    stories = find_stories(ordered, copies, cards)
    return Coverage(
        copies,
        stories,
        find_threads(ordered, copies, stories, cards),
        find_related(ordered, copies, stories, cards),
        find_subjects(ordered, copies, overrides.names),
        find_topics(named, copies, stories, overrides.topics),
    )
