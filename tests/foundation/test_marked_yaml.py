"""YAML becomes marked texts, and faults say where and what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.limits import Limits
from digest.foundation.marked import FaultKind, Mapping, Node, Scalar, Sequence
from digest.foundation.marked_yaml import compose


def plain(node: Node | None) -> object:
    """Return a node as ordinary values."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Mapping):
        return [each for key, value in node.pairs for each in (key, *scalars(value))]
    if isinstance(node, Sequence):
        return [each for item in node.items for each in scalars(item)]
    return [node] if node else []


@pytest.mark.parametrize("text", ["NO", "12:30", "010", "1_000", "2022-01-18", "yes", "1e3", "0x1F", ".5"])
def test_a_scalar_stays_what_was_written(text: str) -> None:
    """None of YAML's guesses is made."""
    assert {"key": text} == plain(compose(f"key: {text}").root)


def test_empty_is_not_missing() -> None:
    """An empty value, a tilde, null and empty quotes are empty; quoted null is a text."""
    root = compose("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: x").root
    assert isinstance(root, Mapping)
    empty = {key.text: isinstance(value, Scalar) and value.empty for key, value in root.pairs}
    assert empty == {"a": True, "b": True, "c": True, "d": True, "e": False, "f": False}


def test_places_count_characters_of_the_whole_file() -> None:
    """Marks are offsets in characters, not bytes, and the caller's offset is added."""
    text = "é😀: ü\nlist: [x, “y”]\n"
    for each in scalars(compose(text, offset=0).root):
        assert text[each.start : each.end] == each.text
    shifted = scalars(compose(text, offset=100).root)
    assert [each.start + 100 for each in scalars(compose(text).root)] == [each.start for each in shifted]


def test_blocks_end_with_their_text() -> None:
    """A folded block's place does not take in the blank lines behind it."""
    text = "a: >\n  x\n  y\n\n\nb: 1"
    folded = scalars(compose(text).root)[1]
    assert (folded.text, text[folded.start : folded.end]) == ("x y\n", ">\n  x\n  y")


def test_of_duplicate_keys_the_first_counts_and_both_are_named() -> None:
    """A duplicate key is reported with the place of the first, and breaks nothing."""
    composed = compose("a: 1\nb: 2\na: 3", offset=10)
    assert plain(composed.root) == {"a": "1", "b": "2"}
    assert [(each.kind, each.start, each.related) for each in composed.faults] == [(FaultKind.DUPLICATE, 20, 10)]
    assert not composed.broken


def test_merge_keys_fill_what_is_absent() -> None:
    """`<<` is YAML's way to share pairs."""
    assert plain(compose("a: &n {x: 1}\nb:\n  <<: [*n]\n  x: 2\n  y: 3").root) == {
        "a": {"x": "1"},
        "b": {"x": "2", "y": "3"},
    }


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        (
            "title: Ukraine: what next",
            14,
            "a colon stands inside a value that is not in quotes",
            'put the value in quotes: title: "Ukraine: what next"',
        ),
        ("a:\n\tb: c", 3, "a tab stands where YAML allows spaces only", "indent with spaces, not with a tab"),
        (
            "title: 'It's here'\nb: c",
            11,
            "the value goes on after its closing quotation mark",
            'put the value in quotes: title: "It\'s here"',
        ),
        (
            'title: "Peace" at last',
            15,
            "the value goes on after its closing quotation mark",
            "put the value in quotes: title: '\"Peace\" at last'",
        ),
        (
            "title: [Live] News",
            14,
            "the value goes on after its closing bracket",
            'put the value in quotes: title: "[Live] News"',
        ),
        (
            "by: @name",
            4,
            'a value cannot begin with "@" unless it is in quotes',
            'put the value in quotes: by: "@name"',
        ),
        ("by: *x*", 6, 'a value cannot begin with "*" unless it is in quotes', 'put the value in quotes: by: "*x*"'),
        ("by: *x y", 4, '"*x" refers to nothing in this block', 'put the value in quotes: by: "*x y"'),
        ("by: !x y", 4, "a word after an exclamation mark is a YAML tag", 'put the value in quotes: by: "!x y"'),
        (
            "a: 1\nprose here\nb: 2",
            5,
            "this line is not of the form key: value",
            "write key: value, or indent the line if it continues the one above",
        ),
        (
            'title: "Foo\nb: c',
            7,
            "the quotation mark that opens here is never closed",
            "close it, or put other quotation marks around the value",
        ),
        ("t: {{ x }}", 8, "a key must be a word", 'put the value in quotes: t: "{{ x }}"'),
        (
            'p: "C:\\dir"',
            6,
            "a backslash between double quotes begins an escape code",
            "write the backslash twice, or use single quotes",
        ),
        (
            "a: [1, 2\nb: 3",
            3,
            "the bracket that opens here is not closed as a list is",
            "close it, or put the value in quotes",
        ),
        (
            "a: 1\n  b: 2",
            8,
            "this key does not fit the line above it",
            "check the indentation: the lines of one level begin in the same column",
        ),
        ("a: 1\n---\nb: 2", 5, "a second YAML document begins here", "keep one block only"),
        ("a: \x07x", 3, "a character that YAML does not allow (U+0007)", "delete it"),
    ],
)
def test_a_fault_says_where_and_what_to_do(text: str, at: int, message: str, hint: str) -> None:
    """Each common slip has its own words, and the advice quotes the editor's line."""
    composed = compose(text)
    assert composed.root is None
    assert [(FaultKind.SYNTAX, at, message, hint)] == [
        (each.kind, each.start, each.message, each.hint) for each in composed.faults
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "the block has 100,000 bytes; the limit is 64,000"),
        ("[" * 30, "nested more than 20 levels deep"),
        ("a: &a x\nb: [" + ", ".join(["*a"] * 101) + "]", "more than 100 aliases"),
        (
            "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)),
            "more than 50,000 values once aliases are followed",
        ),
    ],
)
def test_bombs_are_refused(text: str, message: str) -> None:
    """Size, depth, aliases and what aliases expand to are capped."""
    composed = compose(text)
    assert composed.root is None
    assert [(FaultKind.LIMIT, message)] == [(each.kind, each.message) for each in composed.faults]


def test_deep_but_honest_blocks_are_not_counted_twice() -> None:
    """Nesting does not use up the allowance for values: 30,000 of them may lie 15 levels deep."""
    text = "[" * 15 + ",".join(["x"] * 30_000) + "]" * 15
    assert compose(text).faults == ()


def test_the_limits_can_be_raised() -> None:
    """The caller's limits count, not the defaults."""
    assert not compose("[" * 30 + "]" * 30, Limits(front_matter_depth=30)).broken


@given(st.text(max_size=200) | st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,? \n\t\\", max_size=60))
def test_any_text_gives_nodes_or_faults(text: str) -> None:
    """Nothing raises, a broken block has no root, and every place lies in the text."""
    composed = compose(text)
    assert not (composed.broken and composed.root)
    places = [(each.start, each.end) for each in composed.faults]
    places += [(each.start, each.end) for each in scalars(composed.root)]
    for start, end in places:
        assert 0 <= start <= end <= len(text) + 1
