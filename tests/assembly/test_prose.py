"""Short texts are pieces of the article's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.prose import continuation, cut, description, minutes, run_in, shortened, title_of
from digest.assembly.views import RunIn
from digest.foundation.model import Field, Provenance

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]


@given(st.text(), st.integers(1, 60))
def test_cut_text_is_a_beginning_and_short_enough(text: str, limit: int) -> None:
    """A cut text is the text's beginning, perhaps with an ellipsis, and at most `limit` characters."""
    short = cut(text, limit)
    assert len(short) <= limit
    assert text.startswith((short, short.removesuffix("…")))


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Snow fell on Oslo. Trains stopped there for hours.", 30, "Snow fell on Oslo."),
        ("Snow fell on the whole of Oslo and the country around it.", 30, "Snow fell on the whole of…"),
        ("The U.S. Navy said so. It then went on and on and on.", 30, "The U.S. Navy said so."),
        ("Said Gen. Mark Milley to the members of the press.", 20, "Said Gen. Mark…"),
        ("雪が降った。電車が止まった。駅は閉まっていた。", 15, "雪が降った。電車が止まった。"),
        ("Short.", 30, "Short."),
    ],
)
def test_cut_prefers_whole_sentences(text: str, limit: int, expected: str) -> None:
    """A text is cut at the end of a sentence if that keeps a third, else between words."""
    assert expected == cut(text, limit)


def test_entry_with_a_headline_has_no_run_in(make_entry: MakeEntry) -> None:
    """A headline that was given stands above the text."""
    assert run_in(make_entry(headline="Snow")) is None


def test_derived_headline_is_found_in_the_first_paragraph(make_entry: MakeEntry) -> None:
    """The parts of a run-in are the paragraph, whole."""
    headline = Field("two developments which threaten peace…", Provenance.INFERRED, "lede")
    text = "There have been two developments which threaten peace in the north. More."
    split = run_in(replace(make_entry(text=text), headline=headline))
    assert RunIn("There have been ", "two developments which threaten peace", " in the north. More.") == split


def test_shortened_run_in_keeps_its_beginning() -> None:
    """Only the end of a run-in is cut."""
    split = RunIn("There have been ", "two developments", " in the north. " + "More. " * 80)
    assert RunIn("There have been ", "two developments", " in the north.") == shortened(split, 48)


def test_description_does_not_repeat_a_derived_headline(make_entry: MakeEntry) -> None:
    """The description of an entry without a headline of its own starts after the sentence the headline is of."""
    entry = make_entry(text="Snow fell on Oslo. Trains stopped there.\n\nBuses ran.")
    assert "Trains stopped there." == description(entry)
    assert "Buses ran." == description(make_entry(text="Snow fell on Oslo.\n\nBuses ran."))


def test_written_dek_is_the_description(make_entry: MakeEntry) -> None:
    """What the editor wrote goes before anything taken from the text."""
    assert "No trains." == description(make_entry(dek="No trains."))


def test_lead_goes_on_where_its_summary_ends(make_entry: MakeEntry) -> None:
    """Under a dek stands the first paragraph, under the first paragraph the second, and nothing after a cut one."""
    text = "Snow fell on Oslo.\n\nBuses ran."
    entries = (make_entry(headline="A", dek="B", text=text), make_entry(headline="A", text=text), make_entry(text=text))
    assert ["Snow fell on Oslo.", "Buses ran.", "Buses ran."] == [continuation(each, 99) for each in entries]
    assert "" == continuation(make_entry(headline="A", text=f"{'Snow fell. ' * 40}\n\nBuses ran."), 99)


def test_title_is_never_empty(make_entry: MakeEntry) -> None:
    """An entry without headline and text is called by its file's name."""
    assert "empty" == title_of(make_entry("world/empty.txt", text=""))


def test_reading_takes_at_least_a_minute() -> None:
    """Times are whole minutes at 230 words each."""
    assert (1, 1, 2) == (minutes(0), minutes(230), minutes(460))
