"""Topics: the editor's, and what several entries are about; generic words and what the editor blocks are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.copies import find_copies
from digest.analysis.coverage import Story, Topic
from digest.analysis.topics import find_topics, number_key
from digest.foundation.overrides import TopicOverrides, parse_topics

if TYPE_CHECKING:
    from random import Random

    from digest.analysis.coverage import Profile

MakeProfile = Callable[..., "Profile"]


def overrides(text: str) -> TopicOverrides:
    found, faults = parse_topics(text)
    assert () == faults
    return found


def topics(*profiles: Profile, said: str = "", stories: tuple[Story, ...] = ()) -> dict[str, Topic]:
    found = find_topics(profiles, find_copies(profiles), stories, overrides(said))
    return {each.label: each for each in found}


def about(make: MakeProfile, term: str, count: int = 3, **values: object) -> list[Profile]:
    """Return entries whose headline and terms are a term."""
    return [make(f"{term}-{number}", term, day=number, terms=[term], **values) for number in range(count)]


def test_what_three_entries_are_about_is_a_topic(make_profile: MakeProfile) -> None:
    """A term that three entries open with is one, marked as inferred; two entries make none."""
    found = topics(*about(make_profile, "ferry strike"), *about(make_profile, "opera", 2))
    assert {"ferry strike"} == set(found)
    one = found["ferry strike"]
    assert (frozenset(), "term", 3) == (one.given, one.rule, len(one.entries))


def test_names_can_be_topics(make_profile: MakeProfile) -> None:
    """A full name in the opening of three entries, a place in their headlines; a surname or a dateline is none."""
    entries = [
        make_profile(
            str(number),
            f"Ann Lee talks about Tonga {number}",
            "GENEVA - Lee of UNICEF spoke.",
            names=["Ann Lee", "Lee", "Tonga@place", "Geneva@place", "UNICEF@organisation"],
        )
        for number in range(3)
    ]
    found = topics(*entries)
    assert {"Ann Lee", "Tonga", "UNICEF"} == set(found)
    assert {"name"} == {each.rule for each in found.values()}


@pytest.mark.parametrize(
    ("term", "values"),
    [
        pytest.param("incident", {}, id="a common word"),
        pytest.param("stance", {}, id="a generic word"),
        pytest.param("prosecutors", {}, id="an office"),
        pytest.param("foreign minister", {}, id="an office of two words"),
        pytest.param("Syrian army", {}, id="a people's adjective"),
        pytest.param("Lee campaign", {"names": ["Ann Lee"]}, id="a phrase about a person"),
        pytest.param("2017 vote", {}, id="a number"),
        pytest.param("ferry strike", {"text": "Snow fell.", "headline": "Snow"}, id="not what it opens with"),
    ],
)
def test_what_is_no_topic(make_profile: MakeProfile, term: str, values: dict[str, str]) -> None:
    """Words that fit every subject, and what an entry only mentions, make no topic."""
    entries = [
        make_profile(str(number), **({"headline": term} | values), day=number, terms=[term]) for number in range(3)
    ]
    assert {} == {name: each for name, each in topics(*entries).items() if each.rule == "term"}


def test_one_story_is_no_topic(make_profile: MakeProfile) -> None:
    """Three accounts of one event are a story; with a fourth entry on another they are a topic."""
    entries = about(make_profile, "ferry strike", 4)
    ids = tuple(each.id for each in entries)
    assert {} == topics(*entries, stories=(Story(ids[0], ids, ()),))
    assert {"ferry strike"} == set(topics(*entries, stories=(Story(ids[0], ids[:3], ()),)))


def test_source_is_no_topic(make_profile: MakeProfile) -> None:
    """A paper that names itself in its articles is not what they are about."""
    from digest.foundation.model import Source  # noqa: PLC0415 - only here

    values = {"names": ["Echo News@organisation"], "source": Source("Echo News")}
    assert {} == topics(*(make_profile(each, "Echo News asks", **values) for each in "abc"))


def test_agency_is_no_topic(make_profile: MakeProfile) -> None:
    """Agencies stand in openings as where the news comes from; the editor may have one as a topic all the same."""
    entries = [
        make_profile(str(number), f"AFP and NATO {number}", names=["AFP@organisation", "NATO@organisation"])
        for number in range(3)
    ]
    assert {"NATO"} == set(topics(*entries))
    assert {"AFP", "NATO"} == set(topics(*entries, said="allow: [AFP]"))


def test_copies_count_once(make_profile: MakeProfile) -> None:
    """A text and its copies are one entry, though a copy keeps what its own front matter says."""
    text = " ".join(f"word{number} stands here by word{number + 7}." for number in range(60))
    copies = [make_profile(each, "ferry strike", text, terms=["ferry strike"]) for each in "abc"]
    marked = make_profile("d", "ferry strike", text, terms=["ferry strike"], topics=("Travel",))
    found = topics(*copies, marked)
    assert {"Travel": ("d",)} == {name: each.entries for name, each in found.items()}


def test_inferred_topic_joins_the_editors(make_profile: MakeProfile) -> None:
    """A term that is an editor's topic in other case or number is that topic; who was given it stays known."""
    given_one = make_profile("a", "Marches", topics=("Protest",))
    found = topics(given_one, *about(make_profile, "protests", 2))
    assert ["Protest"] == list(found)
    assert (("a", "protests-0", "protests-1"), frozenset({"a"}), "editor") == (
        found["Protest"].entries,
        found["Protest"].given,
        found["Protest"].rule,
    )


def test_too_few_entries_stay_the_editors(make_profile: MakeProfile) -> None:
    """With fewer than three entries nothing is inferred to an editor's topic."""
    found = topics(make_profile("a", "Marches", topics=("Protest",)), *about(make_profile, "protests", 1))
    assert ("a",) == found["Protest"].entries


def test_empty_topics_infer_nothing(make_profile: MakeProfile) -> None:
    """An entry whose front matter says `topics: []` is in no inferred topic."""
    entries = [
        *about(make_profile, "ferry strike"),
        make_profile("x", "ferry strike", terms=["ferry strike"], topics=()),
    ]
    assert "x" not in topics(*entries)["ferry strike"].entries


def test_aliases_are_the_topic(make_profile: MakeProfile) -> None:
    """What topics.yaml lists as the same is the same, in front matter and in the text."""
    entries = [
        make_profile("a", topics=("Global warming",)),
        make_profile("b", "Climate change hits", terms=["climate change"]),
        make_profile("c", "Global warming hits", terms=["global warming"]),
    ]
    found = topics(*entries, said="Climate: [climate change, global warming]")
    assert [("Climate", ("a", "b", "c"), frozenset({"a"}))] == [
        (name, each.entries, each.given) for name, each in found.items()
    ]


def test_blocked_topics_are_none(make_profile: MakeProfile) -> None:
    """Blocking wins over the text and over front matter, in any case and number."""
    entries = [*about(make_profile, "ferry strikes"), make_profile("a", topics=("Weather", "Snow"))]
    assert ["Snow"] == list(topics(*entries, said="block: [Ferry Strike, weather]"))


def test_allowed_topics_are_topics(make_profile: MakeProfile) -> None:
    """An allowed word is a topic from its first entry on, however generic."""
    found = topics(*about(make_profile, "incident", 1), said="allow: [Incident]")
    assert {"Incident": ("incident-0",)} == {name: each.entries for name, each in found.items()}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Protest", "protests", True),
        ("ferry strike", "Ferry Strikes", True),
        ("city", "cities", True),
        ("climate-change", "Climate Change", True),
        ("news", "new", False),
        ("crisis", "crisi", False),
        ("glass", "glas", False),
        ("virus", "viru", False),
        ("gas", "ga", False),
        ("NATO", "NASA", False),
    ],
)
def test_number_and_case(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a case is the same or not
    """Topics are compared without case, hyphens and a plural's ending, which not every s is."""
    assert same is (number_key(one) == number_key(other))


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(make_profile: MakeProfile, random: Random) -> None:
    """Shuffled input, same output."""
    terms = ("ferry strike", "Ferry Strikes", "opera", "operas", "glaciers")
    profiles = [make_profile(str(n), terms[n % 5], day=n % 3, terms=[terms[n % 5]]) for n in range(15)]
    expected = find_topics(profiles, (), (), TopicOverrides())
    random.shuffle(profiles)
    assert expected == find_topics(profiles, (), (), TopicOverrides())
