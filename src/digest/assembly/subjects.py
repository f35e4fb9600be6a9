"""The lists that analysis makes of entries: topics, names, stories and threads, with their labels and addresses.

Nothing is invented for a label: a story is called by the headline of its leading entry, a thread by that of its first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.addresses import distinct
from digest.assembly.connections import subject_key
from digest.assembly.prose import has_headline, title_of
from digest.assembly.site import Group, GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from digest.analysis.coverage import Coverage, Thread
    from digest.assembly.site import Placed

FOLDER = "stories"
TIMELINE = "-timeline"  # behind the slug of a thread: its first story may have a page of its own


def topics(entries: Sequence[Placed], coverage: Coverage) -> tuple[Group, ...]:
    """Return a group a topic, by key. Those that an editor gave take their addresses first, so that no inferred one
    moves them."""
    taken: set[str] = set()
    urls: dict[str, str] = {}
    for each in sorted(coverage.topics, key=lambda topic: (not topic.given, topic.key)):
        urls[each.key] = distinct(each.label, "topics", taken)
    ordered = sorted(coverage.topics, key=lambda topic: topic.key)
    return _groups(GroupKind.TOPIC, entries, ((each.key, each.label, urls[each.key], each.entries) for each in ordered))


def names(entries: Sequence[Placed], coverage: Coverage) -> tuple[Group, ...]:
    """Return a group for each name that two or more entries mention."""
    taken: set[str] = set()
    found = (each for each in coverage.subjects if len(each.entries) > 1)
    named = ((subject_key(each), each.name, distinct(each.name, "names", taken), each.entries) for each in found)
    return _groups(GroupKind.NAME, entries, named)


def stories(entries: Sequence[Placed], coverage: Coverage) -> tuple[Group, ...]:
    """Return a group a story and a group a thread, of two or more entries that are no copies of each other. Their
    addresses follow those of their oldest entries."""
    copies = {other for each in coverage.copies for other in each.others}
    by_id = {each.id: each for each in entries if each.id not in copies}
    taken: set[str] = set()
    told, woven = [], []
    for story in coverage.stories:
        members = [by_id[each] for each in story.entries if each in by_id]
        if len(members) > 1:
            label, url = title_of(leading(members).entry), distinct(_slug(members[0], GroupKind.STORY), FOLDER, taken)
            told.append((story.id, label, url, [each.id for each in members]))
    for thread in coverage.threads:
        members = [by_id[each] for each in thread_entries(thread, coverage) if each in by_id]
        if len(members) > 1:
            label, url = title_of(members[0].entry), distinct(_slug(members[0], GroupKind.THREAD), FOLDER, taken)
            woven.append((thread.id, label, url, [each.id for each in members]))
    return (*_groups(GroupKind.STORY, entries, told), *_groups(GroupKind.THREAD, entries, woven))


def thread_entries(thread: Thread, coverage: Coverage) -> tuple[str, ...]:
    """Return the ids of all entries of a thread, which is made of stories and of single entries."""
    members = {each.id: each.entries for each in coverage.stories}
    return tuple(dict.fromkeys(one for each in thread.stories for one in members.get(each, (each,))))


def leading(entries: Iterable[Placed]) -> Placed:
    """Return the entry that stands for several about one event: a pinned one, else one with a headline of its own, else
    the longest; of equals the newest."""

    def rank(each: Placed) -> tuple[bool, bool, int, datetime, str]:
        return each.entry.pinned, has_headline(each.entry), each.entry.words, each.feed_date, each.id

    return max(entries, key=rank)


def story_address(oldest: Placed, kind: GroupKind) -> str:
    """Return the address that a story or thread has by its oldest entry, unless another has it."""
    return distinct(_slug(oldest, kind), FOLDER, set())


def _slug(oldest: Placed, kind: GroupKind) -> str:
    return oldest.url.rpartition("/")[2].removesuffix(".html") + (TIMELINE if kind is GroupKind.THREAD else "")


def _groups(
    kind: GroupKind, entries: Sequence[Placed], lists: Iterable[tuple[str, str, str, Sequence[str]]]
) -> tuple[Group, ...]:
    """Return groups whose entries stand in the order of all entries, the newest first."""
    rank = {each.id: number for number, each in enumerate(entries)}
    found = []
    for key, label, url, ids in lists:
        order = sorted(rank[each] for each in ids if each in rank)
        if order:
            found.append(Group(kind, label, url, tuple(entries[number] for number in order), key))
    return tuple(found)
