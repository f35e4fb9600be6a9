"""Near-copies: what other papers do to a text they take over is found, what only looks alike is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.copies import find_copies
from planted import EDITS, Article, plant

if TYPE_CHECKING:
    from digest.analysis.coverage import Profile

MakeProfile = Callable[..., "Profile"]
SYLLABLES = ("ba", "do", "fi", "gu", "ka", "le", "mo", "nu", "pa", "ri", "so", "ta", "ve", "wi")


def article(seed: int, sentences: int = 30) -> Article:
    """Return a text of its own, of about twelve words a sentence."""
    random = Random(seed)  # noqa: S311 - a text, no secret
    words = ["".join(random.choices(SYLLABLES, k=3)) for _ in range(200)]
    text = [" ".join(random.choices(words, k=12)).capitalize() + "." for _ in range(sentences)]
    return Article(" ".join(random.choices(words, k=6)), " ".join(text))


def groups(*profiles: Profile) -> list[tuple[str, ...]]:
    return [(each.lead, *each.others) for each in find_copies(profiles)]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_edit_leaves_a_copy(
    make_profile: MakeProfile, edit: Callable[[Article, Article, Random], Article]
) -> None:
    """A text that was cut, reworded here and there, or got another beginning, end, middle or headline is the same."""
    for seed in range(12):
        first, other = article(seed), article(seed + 100)
        second = edit(first, other, Random(seed))  # noqa: S311 - likewise
        one, two = make_profile("a", first.headline, first.text), make_profile("b", second.headline, second.text, day=1)
        assert [("a", "b")] == groups(one, two)


def test_nearly_all_planted_copies_are_found(make_profile: MakeProfile) -> None:
    """Of copies with one or two edits and a headline of their own at least 99 in 100 are found, and none is made up."""
    random = Random(7)  # noqa: S311 - likewise
    texts = [article(seed) for seed in range(100)]
    planted = [plant(text, texts[number - 1], random)[1] for number, text in enumerate(texts)]
    profiles = [make_profile(f"a{number}", each.headline, each.text) for number, each in enumerate(texts)]
    profiles += [make_profile(f"b{number}", each.headline, each.text, day=1) for number, each in enumerate(planted)]
    found = groups(*profiles)
    assert [] == [each for each in found if {name[1:] for name in each} != {each[0][1:]}]
    assert 0.99 * len(texts) <= len(found)


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        pytest.param(article(1).text, article(2).text, {}, id="another text"),
        pytest.param(article(1, 40).text, article(2, 12).text + article(1, 40).text[:900], {}, id="a long quotation"),
        pytest.param("Snow fell on Oslo.", "Snow fell on Oslo.", {}, id="one sentence"),
        pytest.param("", "", {}, id="no text"),
        pytest.param(article(1, 6).text, article(2, 90).text + article(1, 6).text, {}, id="a collection"),
        pytest.param(article(1).text, article(1).text, {"story": "apart"}, id="the editor sets it apart"),
    ],
)
def test_what_is_no_copy(make_profile: MakeProfile, first: str, second: str, values: dict[str, str]) -> None:
    """Texts that share a passage, a formula or a part, and those that the editor wants apart, stay two."""
    assert [] == groups(make_profile("a", text=first), make_profile("b", text=second, day=1, **values))


@pytest.mark.parametrize(
    ("values", "day", "expected"),
    [
        pytest.param({}, 1, [("a", "b")], id="another paper, a day later"),
        pytest.param({"source": "Echo"}, 1, [], id="the same paper: its own background"),
        pytest.param({}, 20, [], id="weeks later: background"),
    ],
)
def test_background_is_no_copy(
    make_profile: MakeProfile, values: dict[str, str], day: int, expected: list[tuple[str, ...]]
) -> None:
    """Where little more than half is the same, it counts who published it and when."""
    background = article(1, 40).text
    first = make_profile("a", text=article(2, 22).text + " " + background)
    second = make_profile("b", text=article(3, 22).text + " " + background, day=day)
    sourced = [replace(each, source=values.get("source", each.id)) for each in (first, second)]
    assert expected == groups(*sourced)


def test_lead_is_the_one_first_published(make_profile: MakeProfile) -> None:
    """The entry that was added first leads, whatever its date; of those added together the oldest, then the longest."""
    text = article(1).text
    late, old = make_profile("late", text=text, day=5), make_profile("old", text=text, day=-5)
    added = [replace(late, added=late.at), replace(old, added=late.at + timedelta(days=9))]
    assert [("late", "old")] == groups(*added)
    assert [("old", "late")] == groups(late, old)
    assert [("z", "a")] == groups(make_profile("z", text=text + " " + text[:400]), make_profile("a", text=text))


def test_lead_stays_when_copies_come(make_profile: MakeProfile) -> None:
    """What is published later changes no group that there is, but may add to it."""
    texts = [article(number // 3).text for number in range(12)]
    profiles = [make_profile(f"{number:02}", text=text, day=number) for number, text in enumerate(texts)]
    leads = [{each[0] for each in groups(*profiles[:count])} for count in range(1, 13)]
    assert all(before <= after for before, after in pairwise(leads))


def test_overlap_is_the_share_of_the_shorter_text(make_profile: MakeProfile) -> None:
    """A text that stands wholly in its lead overlaps by 1, one that shares half by about half."""
    text = article(1, 80).text
    half = text[: len(text) // 2]
    [found] = find_copies([make_profile("a", text=text), make_profile("b", text=half, day=1)])
    assert (1.0,) == found.overlap
    [found] = find_copies([make_profile("a", text=text), make_profile("b", text=half + article(2, 25).text, day=1)])
    assert 0.55 < found.overlap[0] < 0.75


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(make_profile: MakeProfile, random: Random) -> None:
    """Shuffled input, same output."""
    profiles = [make_profile(f"{number}", text=article(number % 3, 12).text, day=number % 2) for number in range(8)]
    expected = find_copies(profiles)
    random.shuffle(profiles)
    assert expected == find_copies(profiles)
