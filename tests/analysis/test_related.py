"""Related entries: the closest few, with what they share; never the entry itself, its copies or its own story."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.across import cover
from digest.analysis.related import RELATED

if TYPE_CHECKING:
    from random import Random

    from digest.analysis.coverage import Profile

MakeProfile = Callable[..., "Profile"]
SUBJECTS = ("ferry", "vaccine", "orchard", "parliament", "glacier", "violin", "tunnel", "opera", "comet", "bakery")


def related(*profiles: Profile) -> dict[str, list[str]]:
    return {name: [each.entry for each in found] for name, found in cover(profiles).related.items()}


def test_what_shares_names_and_terms_is_related(make_profile: MakeProfile) -> None:
    """Both entries have each other, with the names and terms that make them most alike; a stranger has nobody."""
    fare = make_profile("a", "Ferry fares rise", names=["Ann Lee", "Bergen@place"], terms=["Ferry fares", "harbour"])
    pilots = make_profile(
        "b", "Pilots on strike", day=30, names=["Ann Lee"], terms=["ferry fares", "pilots", "harbour"]
    )
    snow = make_profile("c", "Violin found", "A violin was found.", names=["Joan Marsh"], terms=["violin"])
    found = cover([fare, pilots, snow]).related
    [relation] = found["a"]
    assert "b" == relation.entry
    assert {"Ferry fares", "Ann Lee", "harbour"} == set(relation.shared)
    assert 0 < relation.similarity <= 1
    assert (["a"], ()) == ([each.entry for each in found["b"]], found["c"])


def test_one_shared_name_is_too_little(make_profile: MakeProfile) -> None:
    """Two things must be shared."""
    one = make_profile("a", "Ferry", "Ferry.", names=["Ann Lee"], terms=["ferry"])
    other = make_profile("b", "Comet", "Comet.", day=30, names=["Ann Lee"], terms=["comet"])
    assert {"a": [], "b": []} == related(one, other)


def test_copies_are_nobodys_relation(make_profile: MakeProfile) -> None:
    """A copy has its lead's relations, is none itself, and its lead is not its relation."""
    text = " ".join(f"The {one} stood near the {two} in the {one}s' yard." for one in SUBJECTS for two in SUBJECTS)
    values = {"names": ["Ann Lee"], "terms": ["ferry fares", "pilots"]}
    lead, copy = make_profile("a", "Ferry fares", text, **values), make_profile("b", "Fares", text, day=1, **values)
    other = make_profile("c", "Ferry fares fall", "Fares fall.", day=30, **values)
    assert {"a": ["c"], "b": ["c"], "c": ["a"]} == related(lead, copy, other)


def test_own_story_is_not_repeated(make_profile: MakeProfile) -> None:
    """What tells the same event stands in the story, not among the related."""
    values = {"names": ["Ann Lee"], "terms": ["ferry fares"]}
    one, two = (make_profile(each, "Ferry fares rise in Bergen", "Ferry fares rise.", **values) for each in "ab")
    assert {"a": [], "b": []} == related(one, two)


def test_no_more_than_a_few(make_profile: MakeProfile) -> None:
    """However many entries share a subject, each has the closest few, of equals those with the lower ids."""
    profiles = [
        make_profile(
            f"{day:02}", f"{subject} {subject}s", subject, day=20 * day, names=["Ann Lee"], terms=["fares", "pilots"]
        )
        for day, subject in enumerate(SUBJECTS)
    ]
    found = related(*profiles)
    assert {RELATED} == {len(each) for each in found.values()}
    assert all(name not in each for name, each in found.items())


def test_many_entries_with_one_name_stay_affordable(make_profile: MakeProfile) -> None:
    """Of a name that everybody has only the nearest postings are read, and relations are found all the same."""
    crowd = [
        make_profile(f"{number:03}", f"x{number}", "y", day=number, names=["Ann Lee"], terms=[f"t{number // 2}"])
        for number in range(500)
    ]
    found = related(*crowd)
    assert ["001"] == found["000"]
    assert ["498"] == found["499"]


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(make_profile: MakeProfile, random: Random) -> None:
    """Shuffled input, same output."""
    profiles = [
        make_profile(
            f"{n}", SUBJECTS[n % 5], names=["Ann Lee", "Joan Marsh"][: n % 3], terms=SUBJECTS[n % 4 : n % 4 + 4]
        )
        for n in range(10)
    ]
    expected = cover(profiles).related
    random.shuffle(profiles)
    assert list(expected.items()) == list(cover(profiles).related.items())
