"""A profile is what is compared of an entry, and its shingles are those of the ledger's sketches."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from digest.analysis.analyse import analyse
from digest.analysis.profiling import profile, shingles
from digest.assembly.sketches import MOST, numbers, sketch_of
from digest.foundation.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 24, 7, 30, tzinfo=UTC)
TEXT = (
    "British Defense Secretary Ben Wallace visited the harbour of Oslo on Monday. The harbour pier must not fall into "
    "the sea again, Wallace said. The harbour pier broke in 2021."
)


def test_a_profile_is_what_is_compared(make_entry: MakeEntry) -> None:
    """Features in the analysis' order; what the editor says goes with it."""
    entry = make_entry("world/a.txt", text=TEXT, headline="The Oslo pier", language="en", topics=("sea",), story="pier")
    analysis = analyse(entry)
    made = profile(entry, analysis, id="1", at=NOW, dated=True)
    assert ("1", "world/a.txt", NOW, True, "en") == (made.id, made.path, made.at, made.dated, made.language)
    assert frozenset({"oslo", "pier"}) == made.headline
    assert [each.name.casefold() for each in analysis.names] == [each.key for each in made.names]
    assert [each.role for each in analysis.names] == [each.role for each in made.names]
    assert [(each.key, each.weight) for each in analysis.terms] == [(each.key, each.weight) for each in made.terms]
    assert all(each.weight > 0 for each in made.names)
    assert (("sea",), "pier", entry.words) == (made.topics, made.story, made.words)
    assert (7, 9) == profile(entry, analysis, id="1", at=NOW, dated=True, text_shingles=(7, 9)).shingles


@given(
    st.lists(st.sampled_from(["snow", "Oslo", "Züge", "雪が", "é", "\ud800", "x_y", "don't", " ", "."]), max_size=200)
)
def test_a_sketch_is_made_of_a_texts_smallest_shingles(words: list[str]) -> None:
    """The ledger's sketches and the search for copies agree."""
    block = Block(BlockKind.PARAGRAPH, " ".join(words), 1, 0, 0)
    found = shingles([block])
    assert sorted(set(found)) == list(found)
    assert frozenset(found[:MOST]) == numbers(sketch_of([block]))
