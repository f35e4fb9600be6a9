"""How a pasted text shows its paragraphs, and what becomes of its lines."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.pasted.units import Convention, Unit, detect, join_units, split_lines

ONE = "The harbour master said on Monday that the ferry had left the quay before the storm came in."
TWO = "Divers are to look at the hull in the morning, and a bus will run until the ship is back."
THREE = "The town has asked the ministry for a second boat, since the old one is often out of service."


def units_of(text: str) -> tuple[Unit, ...]:
    lines = split_lines(text)
    return join_units(lines, detect(lines))


def texts_of(text: str) -> list[str]:
    return [unit.text for unit in units_of(text)]


def wrapped(*paragraphs: str, indent: str = "", between: str = "\n", width: int = 66) -> str:
    return between.join(fill(each, width, initial_indent=indent) for each in paragraphs) + "\n"


def test_lines_know_where_they_stand() -> None:
    """A line has its text without outer white space, its offsets, number, indent and the blank lines above it."""
    first, second = split_lines("  one\n\n\n\ttwo  \n")
    assert ("one", 2, 5, 1, 2, 0) == (first.text, first.start, first.end, first.number, first.indent, first.gap)
    assert ("two", 9, 12, 4, 1, 2) == (second.text, second.start, second.end, second.number, second.indent, second.gap)


def test_lines_are_counted_from_where_the_body_begins() -> None:
    """Behind front matter, offsets and numbers are still those of the file."""
    text = "title: x\n\nbody"
    (line,) = split_lines(text, 10, 3)
    assert ("body", 10, 3) == (text[line.start : line.end], line.start, line.number)


@given(st.text(alphabet="ab \t\x0c\n.-é\u3000"))
def test_every_line_slices_back_to_the_text(text: str) -> None:
    """Offsets are those of the text, and no line that holds a character is passed over."""
    lines = split_lines(text)
    assert all(line.text == text[line.start : line.end] for line in lines)
    assert [each.strip() for each in text.split("\n") if each.strip()] == [line.text for line in lines]


@given(st.lists(st.text(alphabet="aB -.*\t", max_size=80), max_size=12))
def test_every_line_is_in_exactly_one_unit(raw: list[str]) -> None:
    """No convention loses, doubles or reorders a character."""
    lines = split_lines("\n".join(raw))
    for convention in Convention:
        units = join_units(lines, convention)
        assert len(lines) == sum(unit.joined for unit in units)
        assert "".join("".join(unit.text for unit in units).split()) == "".join("".join(raw).split())


@pytest.mark.parametrize(
    ("text", "convention"),
    [
        (f"{ONE}\n{TWO}\n{THREE}\n", Convention.LINES),
        (f"{ONE}\n\n{TWO}\n\n{THREE}\n", Convention.BLOCKS),
        (wrapped(ONE, TWO, THREE, between="\n\n"), Convention.WRAPPED),
        (wrapped(ONE, TWO, THREE, indent="    "), Convention.WRAPPED),
        (wrapped(f"{ONE} {TWO}", f"{TWO} {THREE}", width=78), Convention.WRAPPED),
        ("One line.\nAnother.\n", Convention.LINES),
        ("", Convention.LINES),
        (ONE, Convention.LINES),
        ("The boats come home\nacross the bay,\nthe light is low\nand no one speaks.\n", Convention.LINES),
        ("Flour\nButter\nEggs\nPlums\n", Convention.LINES),
        (f"{ONE}\n\n{TWO} {THREE}\n{THREE} {ONE}\n\n{TWO}\n", Convention.LINES),
    ],
    ids=[
        "one paragraph a line",
        "blank lines",
        "wrapped, blank lines",
        "wrapped, indents",
        "wrapped, neither",
        "two short lines",
        "nothing",
        "one line",
        "a poem",
        "a list",
        "blocks of several paragraphs",
    ],
)
def test_the_convention_of_a_text(text: str, convention: Convention) -> None:
    """Lines broken near one column are hard-wrapped; lines as long as they happen to be are not."""
    assert convention is detect(split_lines(text))


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_paragraphs_are_put_together(indent: str, between: str) -> None:
    """A new paragraph is known by a blank line, by an indent, or by the room its predecessor's last line had."""
    paragraphs = [f"{ONE} {TWO}", f"{TWO} {ONE}", f"{ONE} {THREE} {TWO}"]
    text = wrapped(*paragraphs, indent=indent, between=between, width=70)
    assert paragraphs == texts_of(text)


def test_a_wrapped_list_keeps_its_items_apart() -> None:
    """A list mark begins a unit, though the line above it was full."""
    items = [f"{ONE} {TWO} {THREE} {TWO}", f"- {ONE}", f"- {TWO}", f"2) {THREE}", "(3) A rope."]
    assert items == texts_of("\n".join(fill(each, 64) for each in items))
    hanging = [fill(items[0], 64), *(fill(each, 64, subsequent_indent="  ") for each in items[1:])]
    assert items == texts_of("\n".join(hanging))


def test_a_number_within_a_sentence_begins_no_item() -> None:
    """Only a number with a mark behind it does: "40 boats" at a line's beginning is prose."""
    text = fill(f"{ONE} Some 40 boats were out, and nearly 60 men. {TWO} {THREE}", 66)
    assert [" ".join(text.split())] == texts_of(text)


def test_a_headline_over_wrapped_text_stands_alone() -> None:
    """A short line that does not end like a sentence has room to spare and begins no paragraph."""
    text = "Ferry leaves early\n" + wrapped(f"{ONE} {TWO}", f"{TWO} {THREE}")
    assert ["Ferry leaves early", f"{ONE} {TWO}", f"{TWO} {THREE}"] == texts_of(text)


FULL = "words of one long line that is quite full and that does not end"


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        (
            "in the end all of the men agreed to the terms of the new cease-",
            "fire that was to begin",
            "new cease-fire that",
        ),
        (
            "in the end all of the men agreed to a plan that gives them two-",
            "and three-year terms",
            "them two- and three",
        ),
        ("am Ende stritten alle Leute in der Stadt nur noch über die Vor-", "und Nachteile davon", "die Vor- und Nach"),
        (
            "in the end all of the men agreed to the terms of the new plan --",
            "even those who had",
            "plan -- even those",
        ),
        ("in the end all of the men agreed to meet in the port of Oslo-", "Bergen was too far", "of Oslo- Bergen was"),
    ],
)
def test_a_word_broken_at_a_hyphen(upper: str, lower: str, joined: str) -> None:
    """The gap after a hyphen is closed; the hyphen stays. One that stands for a word to come keeps its space."""
    assert joined in texts_of(f"{FULL}\n{FULL}\n{upper}\n{lower}")[0]


def test_only_the_broken_word_is_closed() -> None:
    """The same letters in the middle of a line stay as they are."""
    broken = ["the post- war years were long, and the men of them spoke of the post-", "war years often"]
    (text,) = texts_of("\n".join([FULL, FULL, *broken]))
    assert "the post- war years were long, and the men of them spoke of the post-war years often" in text


@pytest.mark.parametrize(
    "lines",
    [
        [ONE, TWO, THREE],
        ["Home from the deep the weary boats return,", "And on the quay the yellow lanterns burn,"] * 4,
        [f"Boat {number}: the ferry called at the northern quay." for number in range(6)],
    ],
    ids=["paragraphs of like length", "verse", "a log"],
)
def test_lines_of_like_length_that_end_with_a_mark_are_not_joined(lines: list[str]) -> None:
    """A hard-wrapped line ends where the column ends, hardly ever with its sentence."""
    assert lines == texts_of("\n".join(lines))


def test_white_space_is_folded() -> None:
    """Tabs, form feeds and runs of spaces within a line become one space."""
    assert ["a b c d"] == texts_of("a\tb\x0cc   d")


def test_a_very_long_line_is_one_unit() -> None:
    """A text on a single line stays one paragraph."""
    assert [(ONE + " ") * 2000] == [each + " " for each in texts_of((ONE + " ") * 2000)]


def test_a_unit_covers_its_lines() -> None:
    """The region of a joined unit runs from its first character to its last."""
    text = wrapped(f"{ONE} {TWO}", THREE, between="\n\n")
    first, second = units_of(text)
    assert (ONE[:9], "back.", 1) == (text[first.start :][:9], text[: first.end][-5:], first.line)
    assert (1, THREE[:8]) == (second.gap, text[second.start :][:8])
    assert text.count("\n", 0, second.start) + 1 == second.line
