"""Names of the site: one key for all forms of a name, and the editor's word on each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.copies import find_copies
from digest.analysis.subjects import Known, NameBook, find_subjects, name_key
from digest.analysis.values import NameKind
from digest.foundation.overrides import NameOverrides, parse_names

if TYPE_CHECKING:
    from random import Random

    from digest.analysis.coverage import Profile, Subject

MakeProfile = Callable[..., "Profile"]
PERSON = NameKind.PERSON


def overrides(text: str) -> NameOverrides:
    found, faults = parse_names(text)
    assert () == faults
    return found


def subjects(*profiles: Profile, said: str = "") -> dict[str, Subject]:
    return {each.name: each for each in find_subjects(profiles, find_copies(profiles), overrides(said))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald J. Trump", "Donald Trump"),
        ("George H. W. Bush", "George Bush"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Nicolás Maduro", "Nicolas Maduro"),
        ("Sinéad O’Connor", "Sinéad O'Connor"),
        ("the United Nations", "United Nations"),
        ("U.S.", "US"),
        ("BEN WALLACE", "Ben  Wallace"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    """Case, white space, hyphens, accents, apostrophes, articles, full stops and middle initials make no other name."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ben Wallace", "George Wallace"),
        ("Ben Wallace", "Wallace"),
        ("J. Smith", "K. Smith"),
        ("Vitamin C", "Vitamin D"),
        ("Malcolm X", "Malcolm"),
        ("Plan B Films", "Plan Films Berlin"),
        ("Łódź", "Oslo"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    """A first name, a first initial and a last letter do make another name."""
    assert name_key(one) != name_key(other)


@given(st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    """No text but white space is without a key, and white space around it changes nothing."""
    assert bool(name_key(text)) == bool(text.split())
    assert name_key(text) == name_key(f" {text}\n")


def test_name_of_two_entries_is_known(make_profile: MakeProfile) -> None:
    """It is called as most entries call it, has the role that most give, and its entries are the oldest first."""
    found = subjects(
        make_profile("a", day=2, names=["Ben Wallace|Defence Secretary", "Ann Lee"]),
        make_profile("b", day=1, names=["BEN WALLACE|British Defence Secretary"]),
        make_profile("c", day=3, names=["Ben Wallace|Defence Secretary"]),
    )
    assert ["Ben Wallace"] == list(found)
    one = found["Ben Wallace"]
    assert ("ben wallace", PERSON, "Defence Secretary", ("b", "a", "c")) == (one.key, one.kind, one.role, one.entries)
    assert (("Ben Wallace", "BEN WALLACE"), False) == (one.forms, one.given)


def test_surname_alone_is_nobody(make_profile: MakeProfile) -> None:
    """A surname has many bearers; a place or an organisation may be one word."""
    profiles = [make_profile(each, names=["Wallace", "Oslo@place", "NATO@organisation"]) for each in "ab"]
    assert ["NATO", "Oslo"] == list(subjects(*profiles))


def test_most_entries_say_what_it_is(make_profile: MakeProfile) -> None:
    """One name is one subject, of the kind that most entries take it for."""
    kinds = ("organisation", "place", "place")
    profiles = [make_profile(str(number), names=[f"Red Cross@{kind}"]) for number, kind in enumerate(kinds)]
    assert NameKind.PLACE is subjects(*profiles)["Red Cross"].kind


def test_copies_mention_nothing(make_profile: MakeProfile) -> None:
    """A name that only one text mentions is not of two entries because the text was copied."""
    text = " ".join(f"word{number} stands here by word{number + 7}." for number in range(60))
    profiles = [make_profile(each, text=text, names=["Ben Wallace"]) for each in "ab"]
    assert {} == subjects(*profiles)


def test_editor_merges_and_renames(make_profile: MakeProfile) -> None:
    """Aliases are the name they stand under, which needs to stand in no text; its kind and role are the editor's."""
    said = "Alyaksandr Lukashenka: {aliases: [Alexander Lukashenko, Lukashenko], kind: person, role: ruler of Belarus}"
    profiles = [
        make_profile("a", names=["Alexander Lukashenko|President"]),
        make_profile("b", names=["Lukashenko@organisation"]),
    ]
    [one] = subjects(*profiles, said=said).values()
    assert ("Alyaksandr Lukashenka", PERSON, "ruler of Belarus") == (one.name, one.kind, one.role)
    assert (("a", "b"), True, "alyaksandr lukashenka") == (one.entries, one.given, one.key)
    assert {"Alexander Lukashenko", "Lukashenko"} == set(one.forms)


def test_editor_splits(make_profile: MakeProfile) -> None:
    """Two bearers of one name are told apart by their articles; an article in neither keeps the name."""
    said = """
John Smith (footballer): {aliases: [John Smith], in: sport}
John Smith (minister): {aliases: [John Smith], in: [world/vote.txt]}
"""
    paths = ("sport/a.txt", "sport/b.txt", "world/vote.txt", "world/war.txt", "sports/c.txt")
    found = subjects(*(make_profile(path, path=path, names=["John Smith"]) for path in paths), said=said)
    assert {
        "John Smith": ("sports/c.txt", "world/war.txt"),
        "John Smith (footballer)": ("sport/a.txt", "sport/b.txt"),
        "John Smith (minister)": ("world/vote.txt",),
    } == {name: each.entries for name, each in found.items()}


def test_editor_blocks(make_profile: MakeProfile) -> None:
    """A blocked name is none, in whatever form it is written; others stay."""
    profiles = [make_profile(each, names=["The Big-Ben@place", "Oslo@place"]) for each in "ab"]
    assert ["Oslo"] == list(subjects(*profiles, said="block: [big ben]"))


def test_editor_takes_a_role_away(make_profile: MakeProfile) -> None:
    """An empty role is none; a role that is not spoken of is that of the texts."""
    profiles = [make_profile(each, names=["Ann Lee|Mayor"]) for each in "ab"]
    assert ["", "Mayor"] == [
        subjects(*profiles, said=said)["Ann Lee"].role for said in ("Ann Lee: {role: }", "Ann Lee: {kind: person}")
    ]


def test_book_tells_of_names_in_one_article() -> None:
    """What a list of an article's names needs: how a name is shown, and that it is not."""
    book = NameBook(overrides("Ann Lee: [Annie Lee]\nblock: [Big Ben]"))
    assert Known("ann lee", "Ann Lee", PERSON, None, given=True) == book.find("ANNIE LEE", PERSON, "a.txt")
    assert Known("joan marsh", "Joan Marsh", PERSON) == book.find("Joan Marsh", PERSON, "a.txt")
    assert None is book.find("Big Ben", NameKind.PLACE, "a.txt")


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(make_profile: MakeProfile, random: Random) -> None:
    """Shuffled input, same output."""
    names = ("Ann Lee|Mayor", "ANN LEE|Poet", "Ann B. Lee", "Oslo@place", "Oslo@organisation")
    profiles = [make_profile(str(number), day=number % 3, names=names[number % 4 :]) for number in range(9)]
    expected = find_subjects(profiles, (), NameOverrides())
    random.shuffle(profiles)
    assert expected == find_subjects(profiles, (), NameOverrides())
