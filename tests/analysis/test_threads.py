"""Threads: what goes on over days is linked, what only has its place or people in common is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.across import cover

if TYPE_CHECKING:
    from random import Random

    from digest.analysis.coverage import Profile, Thread

MakeProfile = Callable[..., "Profile"]
NAMES = ("Ashby@place", "Ann Lee", "Water Board@organisation")
TERMS = ("dam", "spillway", "reservoir", "engineers")
OTHER = ("ferry", "fares", "harbour", "pilots")


def event(make: MakeProfile, name: str, headline: str, *, day: float, **values: object) -> list[Profile]:
    """Return two accounts of one event, by two papers."""
    return [
        make(f"{name}{number}", headline, f"{headline} {more}.", day=day + number / 10, **values)
        for number, more in enumerate(("in the morning", "on the same day"))
    ]


def threads(*profiles: Profile) -> list[Thread]:
    return list(cover(profiles).threads)


def affair(make: MakeProfile) -> list[Profile]:
    crack = event(make, "a", "Ashby dam spillway cracks", day=0, names=NAMES, terms=TERMS)
    repair = event(make, "b", "Divers close hole beneath Ashby reservoir", day=4, names=NAMES, terms=TERMS)
    return [*crack, *repair]


def test_stories_of_one_affair_are_a_thread(make_profile: MakeProfile) -> None:
    """Two events on different days, with the same names and terms, are one thread by the first one's id."""
    [found] = threads(*affair(make_profile))
    assert ("a0", ("a0", "b0")) == (found.id, found.stories)
    assert {"Ashby", "Ann Lee", "Water Board", "dam"} & set(found.shared)


def test_single_entry_goes_on_with_a_thread(make_profile: MakeProfile) -> None:
    """A later entry that is in no story can be the thread's end; an earlier one is not its beginning."""
    late = make_profile("c", "Ashby dam full again", "Reservoir full again.", day=12, names=NAMES, terms=TERMS)
    early = make_profile("0", "Ashby dam inspected", "Spillway inspected.", day=-8, names=NAMES, terms=TERMS)
    [found] = threads(early, *affair(make_profile), late)
    assert ("a0", "b0", "c") == found.stories


@pytest.mark.parametrize(
    ("day", "values"),
    [
        pytest.param(4, {"names": ["Joan Marsh"], "terms": OTHER}, id="another affair"),
        pytest.param(4, {"names": NAMES, "terms": OTHER}, id="the same people in another affair"),
        pytest.param(4, {"names": ["Joan Marsh"], "terms": TERMS}, id="the same kind of affair elsewhere"),
        pytest.param(40, {"names": NAMES, "terms": TERMS}, id="weeks later"),
        pytest.param(0.4, {"names": NAMES, "terms": TERMS}, id="the same day"),
    ],
)
def test_other_stories_are_no_thread(make_profile: MakeProfile, day: float, values: dict[str, object]) -> None:
    """Names alone, terms alone, a long pause or one day make no thread."""
    first = event(make_profile, "a", "Ashby dam spillway cracks", day=0, names=NAMES, terms=TERMS)
    second = event(make_profile, "b", "Divers reach harbour wall", day=day, **values)
    assert [] == threads(*first, *second)


def test_single_entries_are_no_thread(make_profile: MakeProfile) -> None:
    """A thread has at least one story that several entries tell."""
    headlines = ("Ashby dam inspected", "Divers swim in reservoir", "Spillway is painted red")
    found = cover(
        [make_profile(each, each, each, day=3 * day, names=NAMES, terms=TERMS) for day, each in enumerate(headlines)]
    )
    assert ((), ()) == (found.stories, found.threads)


def test_apart_is_in_no_thread(make_profile: MakeProfile) -> None:
    """What the editor keeps alone stays alone."""
    late = make_profile("c", "Ashby dam reservoir full again", day=12, names=NAMES, terms=TERMS, story="apart")
    [found] = threads(*affair(make_profile), late)
    assert "c" not in found.stories


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(make_profile: MakeProfile, random: Random) -> None:
    """Shuffled input, same output."""
    profiles = [
        *affair(make_profile),
        *event(make_profile, "c", "Harbour pilots strike", day=5, names=NAMES, terms=OTHER),
    ]
    expected = threads(*profiles)
    random.shuffle(profiles)
    assert expected == threads(*profiles)
