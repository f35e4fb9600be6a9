"""Stories: what is told of one event stands together, with the reason; in doubt it stays apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.copies import find_copies
from digest.analysis.likeness import card_of
from digest.analysis.stories import find_stories

if TYPE_CHECKING:
    from random import Random

    from digest.analysis.coverage import Profile, Story

MakeProfile = Callable[..., "Profile"]
DAM = (
    "Dam above Marrow Valley cracks, thousands told to leave",
    """Thousands of people were told to leave Marrow Valley on Monday after a crack opened in the spillway of the Ashby
    dam. Engineers lowered the reservoir through the night, said Ann Lee, who leads the water board.""",
)
DAM_TOO = (
    "Marrow Valley evacuated as Ashby dam spillway cracks",
    """The water board ordered the evacuation of Marrow Valley after the spillway of the Ashby dam cracked. Ann Lee of
    the board said the reservoir was being lowered and the crack was watched by engineers.""",
)
DAM_AFFAIR = (
    "Water to cost a tenth more from spring, committee decides",
    """Households will pay a tenth more for water from April, a committee of parliament decided by nine votes to six.
    The opposition called the rise a tax on thirst; shopkeepers fear for their customers. It is to pay for the wall at
    Ashby, where Ann Lee wants forty millions, and for pipes in the towns below Marrow Valley.""",
)
MATCH = (
    "Tolby beat Garth in cup final",
    "Tolby won the cup with two late goals against Garth, whose keeper Joan Marsh was sent off before half-time.",
)
NAMES = ("Marrow Valley@place", "Ann Lee", "Ashby@place")


def told(*profiles: Profile) -> tuple[Story, ...]:
    cards = {each.id: card_of(each) for each in profiles}
    return find_stories(profiles, find_copies(profiles), cards)


def together(*profiles: Profile) -> list[tuple[str, ...]]:
    return [each.entries for each in told(*profiles)]


def test_one_event_is_one_story_with_its_reason(make_profile: MakeProfile) -> None:
    """Two papers' accounts of one event are a story by the older one's id; the newer says what they share."""
    first = make_profile("b", *DAM, names=NAMES)
    second = make_profile("a", *DAM_TOO, day=0.5, names=NAMES)
    [story] = told(first, second, make_profile("c", *MATCH, names=["Joan Marsh", "Tolby@place"]))
    assert ("b", ("b", "a")) == (story.id, story.entries)
    [merge] = story.merges
    assert ("a", "b", "similar") == (merge.entry, merge.like, merge.rule)
    assert set(merge.names) == {"Marrow Valley", "Ann Lee", "Ashby"}
    assert "spillway" in merge.terms
    assert 0.3 < merge.similarity < 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param(MATCH, {"names": ["Joan Marsh"]}, id="another event"),
        pytest.param(DAM_AFFAIR, {"names": NAMES, "day": 2}, id="another event of the same affair"),
        pytest.param(MATCH, {"names": NAMES}, id="nothing in common but names"),
        pytest.param(DAM_TOO, {"names": NAMES, "day": 9}, id="long after"),
        pytest.param(DAM_TOO, {"names": NAMES, "story": "apart"}, id="the editor keeps it apart"),
    ],
)
def test_other_events_stay_apart(make_profile: MakeProfile, text: tuple[str, str], values: dict[str, object]) -> None:
    """What tells something else, or tells it long after, is no part of the story."""
    assert [] == together(make_profile("a", *DAM, names=NAMES), make_profile("b", *text, **values))


def test_number_of_a_word_does_not_matter(make_profile: MakeProfile) -> None:
    """A plural is as good as its singular, and the reason has the words as the newer entry writes them."""
    plural = ("Ferry pilots strike over pay", "Ferry pilots and deckhands began strikes at both harbours.")
    singular = ("Pilot of a ferry: why I strike", "A ferry pilot and a deckhand say why they strike in the harbour.")
    values = {"names": ["Bergen@place", "Ann Lee"]}
    [story] = told(make_profile("a", *plural, **values), make_profile("b", *singular, day=0.2, **values))
    [merge] = story.merges
    assert {"deckhand", "ferry", "harbour", "pilot", "strike"} >= set(merge.terms) >= {"deckhand", "pilot"}


def test_time_asks_for_more_likeness(make_profile: MakeProfile) -> None:
    """What is alike enough for the same day is not for the fourth day, nor where a date is not known."""
    first = make_profile("a", *DAM, names=NAMES)
    near = "Farmers of Marrow Valley count losses"
    text = """Farmers in the valley counted cows, tractors and spoilt seed on Tuesday. Some blamed the government,
        others the weather. Ann Lee, who came by helicopter from Ashby, promised a fund and a telephone number."""
    assert [("a", "b")] == together(first, make_profile("b", near, text, names=NAMES))
    assert [] == together(first, make_profile("b", near, text, day=4, names=NAMES))


def test_one_paper_tells_an_event_once(make_profile: MakeProfile) -> None:
    """Two articles of one paper must be more alike than those of two papers."""
    pairs = [("Echo", "Post"), ("Echo", "Echo")]
    first, text = "Crack in the Ashby dam", "Farmers in Marrow Valley were told of a crack in the Ashby dam by Ann Lee."
    second, more = "Ashby dam: what now?", "Ann Lee will meet the farmers of Marrow Valley on what the dam needs now."
    found = [
        together(
            make_profile("a", first, text, names=NAMES, source=_source(one)),
            make_profile("b", second, more, names=NAMES, source=_source(other)),
        )
        for one, other in pairs
    ]
    assert len(found[1]) <= len(found[0])


def test_editor_puts_together(make_profile: MakeProfile) -> None:
    """Entries with one label are one story however unlike and far apart, and two labels are never one."""
    one = make_profile("a", *DAM, names=NAMES, story="Ashby")
    two = make_profile("b", *MATCH, day=40, story="ashby ")
    three = make_profile("c", *DAM_TOO, day=0.5, names=NAMES, story="Marrow")
    [story] = told(one, two, three)
    assert ("a", "b") == story.entries
    assert [("b", "a", "editor", 1.0)] == [(each.entry, each.like, each.rule, each.similarity) for each in story.merges]


def test_label_does_not_shut_others_out(make_profile: MakeProfile) -> None:
    """An entry without a label joins the editor's story if it tells the same event."""
    profiles = (
        make_profile("a", *DAM, names=NAMES, story="ashby"),
        make_profile("b", *MATCH, day=0.2, story="ashby"),
        make_profile("c", *DAM_TOO, day=0.5, names=NAMES),
    )
    [story] = told(*profiles)
    assert ["editor", "similar"] == [each.rule for each in story.merges]


def test_copies_follow_their_lead(make_profile: MakeProfile) -> None:
    """A copy is in the story of its lead whatever it would be alike to by itself; two copies alone are a story."""
    text = " ".join([DAM[1], DAM_AFFAIR[1], MATCH[1]])
    lead = make_profile("a", DAM[0], text, names=NAMES)
    copy = make_profile("b", "Other headline", text, day=1)
    assert [("a", "b")] == together(lead, copy)
    [story] = told(lead, copy, make_profile("c", *DAM_TOO, day=1.5, names=NAMES))
    assert {"b": "copy", "c": "similar"} == {each.entry: each.rule for each in story.merges}
    assert ("a", "b", "c") == story.entries


def test_label_of_a_copy_counts(make_profile: MakeProfile) -> None:
    """The editor may write the label into either version of a text."""
    text = " ".join([DAM[1], DAM_TOO[1], DAM_AFFAIR[1]])
    profiles = [
        make_profile("a", text=text),
        make_profile("b", text=text, story="ashby"),
        make_profile("c", story="ashby"),
    ]
    assert [("a", "b", "c")] == together(*profiles)


def test_a_chain_of_likenesses_is_no_story(make_profile: MakeProfile) -> None:
    """Each entry must be like the whole story: a drift from event to event ends it."""
    subjects = [
        "cracked dam floods orchard cherries",
        "levy shocks farmers tractors motorway",
        "vote topples mayor recount ballots",
        "trial hears forged invoices bricklayer",
        "prison escape tunnel warden laundry",
        "museum reopens mammoth skeleton donation",
    ]
    profiles = [
        make_profile(f"{number}", one, f"{one} {other}", day=number / 10, names=NAMES[:2])
        for number, (one, other) in enumerate(pairwise(subjects))
    ]
    found = together(*profiles)
    assert found
    assert max(len(each) for each in found) < len(profiles)


def test_language_without_names_needs_more(make_profile: MakeProfile) -> None:
    """Where no names are known the words that two entries share must be as telling."""
    values = {"language": "de"}
    first = make_profile("a", "Damm bei Ascheberg gerissen", "Im Damm bei Ascheberg klafft ein Riss.", **values)
    second = make_profile("b", "Riss im Damm bei Ascheberg", "Ein Riss klafft im Damm bei Ascheberg.", **values)
    feast = "Am Sonntag feiert der Turnverein mit Musik und Tanz am See, der Bürgermeister von Ascheberg eröffnet."
    third = make_profile("c", "Turnverein lädt zum Sommerfest", feast, **values)
    assert [("a", "b")] == together(first, second, third)


def test_unknown_language_tells_nothing(make_profile: MakeProfile) -> None:
    """Without a frequency list and without names there are no stories."""
    profiles = [make_profile(each, "Pato e casa", "Pato e casa.", language="xx") for each in "ab"]
    assert [] == together(*profiles)


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(make_profile: MakeProfile, random: Random) -> None:
    """Shuffled input, same output."""
    texts: Sequence[tuple[str, str]] = (DAM, DAM_TOO, DAM_AFFAIR, MATCH)
    profiles = [make_profile(f"{n}", *texts[n % 4], day=n % 3, names=NAMES[: n % 4]) for n in range(12)]
    expected = told(*profiles)
    random.shuffle(profiles)
    assert expected == told(*profiles)


def _source(name: str) -> object:
    from digest.foundation.model import Source  # noqa: PLC0415 - only here

    return Source(name)
