"""All of coverage at once: whatever the order, the same; and nothing in it that is no entry."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.across import cover
from digest.analysis.coverage import NO_COVERAGE
from digest.foundation.overrides import NameOverrides, NameRule, Overrides, TopicOverrides, TopicRule

if TYPE_CHECKING:
    from random import Random

    from digest.analysis.coverage import Coverage, Profile

MakeProfile = Callable[..., "Profile"]
NAMES = ("Ann Lee|Mayor", "Bergen@place", "Echo@organisation", "Joan Marsh")
TERMS = ("ferry strike", "opera", "ferry strikes", "glaciers")
LONG = " ".join(f"word{number} stands here by word{number + 7}." for number in range(60))
EDITOR = Overrides(
    NameOverrides((NameRule("Bergen (Norway)", ("Bergen",)),), ("Echo",)),
    TopicOverrides((TopicRule("Ferries", ("ferry strike",)),), ("opera",)),
)


def mixture(make: MakeProfile, count: int = 24) -> list[Profile]:
    """Return entries with copies, stories, topics and names among them."""
    return [
        make(
            f"{n:02}",
            f"{TERMS[n % 4]} in week {n // 6}",
            LONG if n % 5 == 0 else f"{TERMS[n % 4]} was spoken of.",
            day=n / 2,
            names=NAMES[n % 3 :],
            terms=TERMS[n % 4 :],
            **({"topics": ("Travel",)} if n % 7 == 0 else {}),
            story="ferries" if n in {3, 21} else "",
        )
        for n in range(count)
    ]


def mentioned(coverage: Coverage) -> set[str]:
    """Return every id that coverage has anywhere."""
    return {
        *chain.from_iterable((each.lead, *each.others) for each in coverage.copies),
        *chain.from_iterable(each.entries for each in coverage.stories),
        *chain.from_iterable((merge.entry, merge.like) for each in coverage.stories for merge in each.merges),
        *chain.from_iterable(each.stories for each in coverage.threads),
        *coverage.related,
        *(relation.entry for found in coverage.related.values() for relation in found),
        *chain.from_iterable(each.entries for each in coverage.subjects),
        *chain.from_iterable(each.entries for each in coverage.topics),
    }


def test_no_entries_have_no_coverage() -> None:
    """Nothing comes of nothing."""
    assert NO_COVERAGE == cover([])


def test_one_entry_stands_alone(make_profile: MakeProfile) -> None:
    """One entry has no copies, stories or relations."""
    found = cover([make_profile("a", names=NAMES, terms=TERMS)])
    assert NO_COVERAGE.stories == found.stories
    assert {"a": ()} == dict(found.related)


def test_all_of_it_is_of_entries(make_profile: MakeProfile) -> None:
    """Coverage names entries only; an entry is in one story, in one group of copies, and not related to itself."""
    profiles = mixture(make_profile)
    found = cover(profiles)
    assert {each.id for each in profiles} == mentioned(found)
    told = [entry for story in found.stories for entry in story.entries]
    assert len(set(told)) == len(told)
    copied = [entry for group in found.copies for entry in (group.lead, *group.others)]
    assert copied
    assert len(set(copied)) == len(copied)
    assert all(name not in {each.entry for each in relations} for name, relations in found.related.items())


def test_editor_is_heard(make_profile: MakeProfile) -> None:
    """Names and topics follow the editor's overrides."""
    found = cover(mixture(make_profile), EDITOR)
    names = {each.name for each in found.subjects}
    assert "Bergen (Norway)" in names
    assert not {"Bergen", "Echo"} & names
    assert {"Ferries", "Travel"} <= {each.label for each in found.topics}
    assert "opera" not in {each.label for each in found.topics}


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(make_profile: MakeProfile, random: Random) -> None:
    """Shuffled input, same output, down to the order of everything in it."""
    profiles = mixture(make_profile)
    expected = repr(cover(profiles, EDITOR))
    random.shuffle(profiles)
    assert expected == repr(cover(profiles, EDITOR))


@given(st.integers(1, 23))
def test_later_entries_leave_earlier_stories_alone(make_profile: MakeProfile, count: int) -> None:
    """An entry that comes later joins a story or not; it never moves an earlier one to another."""
    profiles = mixture(make_profile)
    before = {entry: story.id for story in cover(profiles[:count]).stories for entry in story.entries}
    after = {entry: story.id for story in cover(profiles).stories for entry in story.entries}
    assert before == {entry: after[entry] for entry in before}
