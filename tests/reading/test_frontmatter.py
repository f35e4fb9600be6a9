"""The metadata block is split from the body, in every notation, and prose is never taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.limits import Limits
from digest.foundation.marked import Mapping, Node, Scalar, Sequence
from digest.foundation.settings import ReadingSettings
from digest.reading.metadata.frontmatter import FrontKind, FrontMatter, split

SETTINGS = ReadingSettings()


def read(text: str, settings: ReadingSettings = SETTINGS) -> FrontMatter:
    return split(text, "a.md", settings)


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def values(front: FrontMatter) -> dict[str, object]:
    return {key.text: plain(value) for key, value in front.pairs}


@pytest.mark.parametrize(
    ("text", "kind", "expected", "body"),
    [
        ("---\ntitle: A\ntags: [x, y]\n---\nBody", "yaml", {"title": "A", "tags": ["x", "y"]}, "Body"),
        ("---\ntitle: A\n...\nBody", "yaml", {"title": "A"}, "Body"),
        ("\n\n---  \ntitle: A\n---  \n\nBody", "yaml", {"title": "A"}, "\nBody"),
        ("---\ntitle: A\n---", "yaml", {"title": "A"}, ""),
        ("---\n---\nBody", "yaml", {}, "Body"),
        ("---\n# nothing yet\n---\nBody", "yaml", {}, "Body"),
        ("---\nredirect: /x\n---\n", "yaml", {"redirect": "/x"}, ""),
        ("---\n\ntitle: A\n\ndate: 2022-01-18\n---\nBody", "yaml", {"title": "A", "date": "2022-01-18"}, "Body"),
        (
            '+++\ntitle = "A"\ndate = 2022-01-18\ndraft = true\n[extra]\nteam = "B"\n+++\nBody',
            "toml",
            {"title": "A", "date": "2022-01-18", "draft": "true", "extra": {"team": "B"}},
            "Body",
        ),
        (
            '{\n "title": "A",\n "tags": ["x"],\n "draft": false\n}\nBody',
            "json",
            {"title": "A", "tags": ["x"], "draft": "false"},
            "Body",
        ),
        (
            "Title: A: B\nDate: 2022-01-18\nTags: x, y\n\nBody",
            "lines",
            {"Title": "A: B", "Date": "2022-01-18", "Tags": "x, y"},
            "Body",
        ),
        ("title: A\n  and more\nauthor: B\n\n\nBody", "lines", {"title": "A\nand more", "author": "B"}, "Body"),
        ('Title: "A"\n\nBody', "lines", {"Title": "A"}, "Body"),
        ("Date: 18 January 2022\n\nBody", "lines", {"Date": "18 January 2022"}, "Body"),
        ("Title: A\nModified:\nX-Id: 7\n", "lines", {"Title": "A", "Modified": "", "X-Id": "7"}, ""),
    ],
)
def test_a_block_is_split_off(text: str, kind: str, expected: dict[str, object], body: str) -> None:
    """Values are texts, and the body begins behind the block."""
    front = read(text)
    assert (kind, expected, body) == (front.kind, values(front), text[front.body_start :])
    assert () == front.diagnostics
    assert front.body_line == text.count("\n", 0, front.body_start) + 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Plain text.",
        "---\n\nA paragraph between two breaks.\n\n---\n\nMore.",
        "---\n\nHe said this: nothing.\n\n---\n\nMore.",
        "---\n\nA letter.\n\nSource: Reuters\n\n---\n",
        "---\n\n---\n",
        "---\nA paragraph under a break that nothing closes.",
        "---\nNote: this was never metadata",
        "----\ntitle: A\n----\n",
        "    ---\n    title: A\n    ---\n",
        "+++\nBreaking news +++ more soon\n+++\n",
        "{% include x %}\nText",
        '{"a quote" said: he}',
        '{"title": "A"} is how it begins',
        "Washington: a city divided\n\nText",
        "Video: what happened in Oslo\n\nText",
        "Source: Reuters\n\nText",
        "Summary: The summit ended without a result.\n\nText",
        "Title: A story about titles\nThat goes on in prose.\n\nText",
        "Date: Tuesday\nPlace: Oslo\nTime: 10 am\n\nText",
        "Title: A\nOslo: " + "snow fell and fell " * 10 + "\n\nText",
        "Title: A\nOslo: snow\nRome: sun\nParis: rain\n\nText",
        "From: a@example.org\nSubject: News\nDate: 2022-01-18\n\nText",
        "Published: Nov. 19, 2019, 6:18 p.m.\n\nText",
        "Author: Why did you write it?\nSource: I had to.\n\nText",
    ],
)
def test_prose_is_no_metadata(text: str) -> None:
    """Thematic breaks, braces and colons of an article leave the text whole."""
    front = read(text)
    assert (FrontKind.NONE, 0, 1, ()) == (front.kind, front.body_start, front.body_line, front.diagnostics)


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        (
            "---\ntitle: Ukraine: what next\n---\nBody",
            2,
            15,
            "a colon stands inside a value that is not in quotes",
            'put the value in quotes: title: "Ukraine: what next"',
        ),
        (
            "\n---\ntags:\n\t- x\n---\nBody",
            4,
            1,
            "a tab stands where YAML allows spaces only",
            "indent with spaces, not with a tab",
        ),
        (
            "---\ntitle: A\n\nBody begins.",
            1,
            1,
            "the block that begins with --- is never closed",
            "end the block with a line that holds only ---",
        ),
        (
            "---\ntitle: A\n\nBody begins here.\n\n---\nMore",
            4,
            1,
            "the text begins before the block is closed",
            "end the block with a line that holds only ---, before the blank line",
        ),
        (
            "+++\ntitle: A\n+++\nBody",
            2,
            6,
            "TOML: Expected '=' after a key in a key/value pair",
            "TOML has an equals sign where YAML has a colon; between --- lines it would be YAML",
        ),
        ("+++\ntitle = A\n+++\n", 2, 9, "TOML: Invalid value", 'TOML puts texts in double quotes: title = "..."'),
        (
            "+++\ntitle = 'A'\n\nBody",
            1,
            1,
            "the block that begins with +++ is never closed",
            "end the block with a line that holds only +++",
        ),
        (
            '{\n "title": "A"\n "date": "B"\n}\nBody',
            3,
            2,
            "JSON: Expecting ',' delimiter",
            'JSON needs "key": "value" pairs with a comma between them and braces around all',
        ),
    ],
)
def test_a_broken_block_withholds_the_file(text: str, line: int, column: int, message: str, hint: str) -> None:
    """Nothing is recovered silently: the place is exact and the advice can be followed."""
    front = read(text)
    assert front.broken
    assert [("broken-front-matter", line, column, message, hint)] == [
        (each.code, each.span.line, each.span.column, each.message, each.hint) for each in front.diagnostics
    ]


def test_a_list_in_a_block_of_lines_is_named() -> None:
    """A block that was meant but holds no keys says what it needs."""
    front = read("---\n# title: later\ntitle\n---\nBody")
    assert FrontKind.NONE is front.kind
    front = read("---\ntitle:x\ndate: 2022-01-18\n---\nBody")
    assert front.broken


@pytest.mark.parametrize("text", ["---\ntitle: A\ntitle: B\n---\n", "Title: A\nDate: 2022-01-18\ntitle: B\n\nBody"])
def test_of_duplicate_keys_the_first_counts(text: str) -> None:
    """The second is an error that names the first, and the file is read."""
    front = read(text)
    assert not front.broken
    assert values(front).get("title", "A") == "A"
    (fault,) = front.diagnostics
    assert ("duplicate-key", 1) == (fault.code, len(fault.related))
    assert fault.related[0].line < fault.span.line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: A\nx: " + "y" * 3000 + "\n---\n", "the block has 3,013 bytes; the limit is 2,000"),
        ('+++\ntitle = "A"\nx = "' + "y" * 3000 + '"\n+++\n', "the block has 3,019 bytes; the limit is 2,000"),
        ('{"title": "' + "y" * 3000 + '"}\n', "the block has 3,013 bytes; the limit is 2,000"),
        ("Title: A\nTags: " + "y," * 1500 + "\n\n", "the header lines are over the limit"),
        ("---\ntitle: " + "[" * 6 + "]" * 6 + "\n---\n", "nested more than 5 levels deep"),
        ("+++\ntitle = " + "[" * 6 + "]" * 6 + "\n+++\n", "nested more than 5 levels deep"),
        ('{"title": ' + "[" * 6 + "]" * 6 + "}\n", "nested more than 5 levels deep"),
        ("+++\ntitle = " + "[" * 1990 + "\n+++\n", "nested more than 5 levels deep"),
    ],
)
def test_what_is_over_a_limit_withholds_the_file(text: str, message: str) -> None:
    """Size and depth are capped in every notation."""
    front = read(text, ReadingSettings(limits=Limits(front_matter_bytes=2_000, front_matter_depth=5)))
    assert front.broken
    assert [("front-matter-too-large", message)] == [(each.code, each.message) for each in front.diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('---\ntitle: "A b"\n---\n', '"A b"'),
        (
            (
                '\n+++\nx = [\n  "a",\n  # title = "no"\n  "b",\n]\ny = """\ntitle = "no"\n"""\ntitle = "A b"\n'
                '\n[extra]\ntitle = "no"\n+++\n'
            ),
            '"A b"',
        ),
        ('{"x": {"title": "no"}, "title": "A b", "y": "title"}\n', '"A b"'),
        ("Title:   A b  \n\nBody", "A b"),
    ],
)
def test_values_know_their_place(text: str, expected: str) -> None:
    """The offsets of a value are those of its source in the whole file."""
    front = read(text)
    title = next(value for key, value in front.pairs if key.text.lower() == "title")
    assert expected == text[title.start : title.end]
    assert front.source == text[: front.body_start]


def test_toml_lists_and_tables_know_their_place() -> None:
    """A list of several lines has them all; a value in a table has its own line."""
    text = '+++\naliases = [\n  "a",\n  "b", # two\n]\n# next\n[extra.more]\nteam = "C"\n+++\n'
    pairs = {key.text: value for key, value in read(text).pairs}
    assert '[\n  "a",\n  "b", # two\n]' == text[pairs["aliases"].start : pairs["aliases"].end]
    inner = pairs["extra"]
    assert isinstance(inner, Mapping)
    more = inner.pairs[0][1]
    assert isinstance(more, Mapping)
    team = more.pairs[0][1]
    assert '"C"' == text[team.start : team.end]


BLOCKS = st.text(alphabet="-+{}\"': =\ntiledaus[]#.,x1", max_size=60)


@given(
    BLOCKS,
    st.sampled_from(["", "---\n", "+++\n", "{", "title: ", "\n\n---\ntitle: "]),
    st.sampled_from(["", "\n---\n", "\n+++\n", "}\n"]),
)
def test_any_text_is_split_without_loss(inside: str, before: str, after: str) -> None:
    """Nothing raises; block and body are the text; places lie in the block; a broken block says why."""
    text = before + inside + after
    front = read(text)
    assert text == front.source + text[front.body_start :]
    assert front.body_start == len(front.source)
    assert not front.broken or front.diagnostics
    for key, value in front.pairs:
        assert 0 <= key.start <= key.end <= len(front.source)
        assert 0 <= value.start <= value.end <= len(front.source)
        if (
            isinstance(value, Scalar)
            and value.plain
            and front.kind is FrontKind.YAML
            and "\n" not in text[value.start : value.end]
        ):
            assert value.text == text[value.start : value.end]
