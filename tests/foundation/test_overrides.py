"""names.yaml and topics.yaml: what an editor writes is understood, and what is wrong is told with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.overrides import (
    KINDS,
    LARGEST,
    NAMES,
    NO_OVERRIDES,
    TOPICS,
    NameOverrides,
    NameRule,
    TopicOverrides,
    TopicRule,
    fold,
    load_overrides,
    parse_names,
    parse_topics,
)

if TYPE_CHECKING:
    from digest.foundation.diagnostics import Diagnostic

PAGE = (Path(__file__).parents[2] / "docs" / "overrides.md").read_text(encoding="utf-8")


def said(faults: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", NameOverrides(), id="an empty file"),
        pytest.param("# nothing yet\n", NameOverrides(), id="a comment"),
        pytest.param("Ann Lee:\n", NameOverrides((NameRule("Ann Lee"),)), id="a name alone"),
        pytest.param("Ann Lee: Annie Lee", NameOverrides((NameRule("Ann Lee", ("Annie Lee",)),)), id="one alias"),
        pytest.param("Ann  Lee: [A, B]", NameOverrides((NameRule("Ann Lee", ("A", "B")),)), id="aliases"),
        pytest.param("NO: [010]", NameOverrides((NameRule("NO", ("010",)),)), id="nothing is guessed"),
        pytest.param("Ann Lee: {kind: Person}", NameOverrides((NameRule("Ann Lee", kind="person"),)), id="a kind"),
        pytest.param("Ann Lee: {role: }", NameOverrides((NameRule("Ann Lee", role=""),)), id="no role"),
        pytest.param("Ann Lee: {role: Mayor}", NameOverrides((NameRule("Ann Lee", role="Mayor"),)), id="a role"),
        pytest.param(
            'Ann Lee: {in: [sport/, "./a.txt", world\\b.txt]}',
            NameOverrides((NameRule("Ann Lee", within=("sport", "a.txt", "world/b.txt")),)),
            id="articles",
        ),
        pytest.param("block: [Big Ben, Oslo]", NameOverrides((), ("Big Ben", "Oslo")), id="blocked names"),
        pytest.param("block: Big Ben", NameOverrides((), ("Big Ben",)), id="one blocked name"),
        pytest.param("Block: [Square]", NameOverrides((NameRule("Block", ("Square",)),)), id="a name called Block"),
    ],
)
def test_names_are_read(text: str, expected: NameOverrides) -> None:
    """Every form that the documentation gives is understood."""
    assert (expected, ()) == parse_names(text)


def test_topics_are_read() -> None:
    """Topics have aliases, beside lists of what is blocked and allowed."""
    text = "NATO: [Atlantic alliance]\nclimate: {aliases: global warming}\nblock: weather\nallow: [ferries]\n"
    rules = (TopicRule("NATO", ("Atlantic alliance",)), TopicRule("climate", ("global warming",)))
    assert (TopicOverrides(rules, ("weather",), ("ferries",)), ()) == parse_topics(text)


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        pytest.param("Ann Lee: [A", [("broken-overrides", 1, 10)], "bracket|close", id="not YAML"),
        pytest.param("- Ann Lee", [("bad-override", 1, 1)], "", id="a list"),
        pytest.param("Ann Lee: {aliasses: [A]}", [("unknown-override", 1, 11)], "aliases", id="a misspelt key"),
        pytest.param("Ann Lee: {kind: place, rolle: x}", [("unknown-override", 1, 24)], '"role"', id="a misspelt role"),
        pytest.param("blok: [A]", [("unknown-override", 1, 1)], '"block"', id="a misspelt list"),
        pytest.param("Ann Lee: {kind: persn}", [("bad-override", 1, 17)], '"person"', id="a misspelt kind"),
        pytest.param("Ann Lee: {kind: [person]}", [("bad-override", 1, 17)], "", id="a list for a kind"),
        pytest.param("Ann Lee: {aliases: {a: b}}", [("bad-override", 1, 20)], "", id="keys for a list"),
        pytest.param("block: {Ann Lee: yes}", [("bad-override", 1, 8)], "", id="keys for names"),
        pytest.param("'': [A]", [("bad-override", 1, 1)], "", id="no name"),
        pytest.param("A: [C]\nB: [c]", [("override-conflict", 2, 5)], "line 1", id="two names' alias"),
        pytest.param("A: [B]\nB: [C]", [("override-conflict", 2, 1)], "line 1", id="an alias that is a name"),
        pytest.param("block: [A]\nA: [B]", [("override-conflict", 2, 1)], "line 1", id="a blocked name"),
        pytest.param("A: [B]\nA: [C]", [("duplicate-key", 2, 1)], "first", id="a name twice"),
        pytest.param(
            "A: {kind: x}\nB: {kind: y}", [("bad-override", 1, 11), ("bad-override", 2, 11)], "", id="all at once"
        ),
    ],
)
def test_faults_have_their_place(text: str, expected: list[tuple[str, int, int]], hint: str) -> None:
    """Each fault is told once, with line and column and what to do."""
    _, faults = parse_names(text)
    assert expected == said(faults)
    assert re.search(hint, faults[0].hint)


def test_one_alias_may_be_of_two_in_their_own_articles() -> None:
    """A name is split by articles without a conflict; in the same articles it is one."""
    assert () == parse_names("A (poet): {aliases: A, in: x}\nA (cook): {aliases: A, in: y}")[1]
    _, faults = parse_names("A (poet): {aliases: A, in: x}\nA (cook): {aliases: A, in: x}")
    assert [("override-conflict", 2, 21)] == said(faults)


def test_rest_of_a_faulty_file_counts() -> None:
    """What can be read is read, so that one run tells all faults."""
    rules, faults = parse_topics("NATO: {alias: [A]}\nEU: [European Union]\n")
    assert (TopicRule("NATO"), TopicRule("EU", ("European Union",))) == rules.rules
    assert ["unknown-override"] == [each.code for each in faults]


def test_too_large_a_file_is_refused() -> None:
    """A file beyond the limit is not read, and the hint says nothing of front matter."""
    _, [fault] = parse_names("block: [" + "A, " * (LARGEST // 3) + "B]")
    assert ("broken-overrides", "shorten it") == (fault.code, fault.hint)


def test_files_beside_the_configuration_are_read(tmp_path: Path) -> None:
    """Both are optional; a byte order mark and any line ends will do."""
    assert (NO_OVERRIDES, ()) == load_overrides(tmp_path)
    (tmp_path / NAMES).write_bytes("\ufeffAnn Lee:\r\n  role: Mayor\r\n".encode())
    (tmp_path / TOPICS).write_text("EU:\n")
    overrides, faults = load_overrides(tmp_path)
    assert () == faults
    assert (NameRule("Ann Lee", role="Mayor"),) == overrides.names.rules
    assert (TopicRule("EU"),) == overrides.topics.rules


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    """Another suffix, another encoding and a folder in a file's place are named, each for its own file."""
    (tmp_path / "names.yml").write_text("Ann Lee:\n")
    (tmp_path / TOPICS).write_bytes(b"EU:\n- Europ\xe4ische Union\n")
    overrides, faults = load_overrides(tmp_path)
    assert NO_OVERRIDES == overrides
    assert [("names.yml", 0), ("topics.yaml", 2)] == [(each.span.path, each.span.line) for each in faults]
    assert {"broken-overrides"} == {each.code for each in faults}
    (tmp_path / NAMES).mkdir()
    assert "names.yaml" == load_overrides(tmp_path)[1][0].span.path


@pytest.mark.parametrize(
    ("path", "expected"),
    [("sport/cup.txt", True), ("world/a.txt", True), ("sports/cup.txt", False), ("world/b.txt", False)],
)
def test_articles_are_named_by_path_or_folder(path: str, expected: bool) -> None:  # noqa: FBT001 - a case holds or not
    """A folder stands for all below it, a path for one file."""
    assert expected is NameRule("A", within=("sport", "world/a.txt")).covers(path)


@pytest.mark.parametrize(
    ("one", "other"),
    [("the Hague", "The  Hague"), ("Kim Jong-un", "kim jong un"), ("O’Neill", "O'Neill"), ("Ｎｏ", "no")],
)
def test_forms_that_are_one(one: str, other: str) -> None:
    """Letter case, white space, hyphens, apostrophes, wide letters and a "the" are put aside."""
    assert fold(one) == fold(other)


@given(st.text(max_size=300))
def test_any_text_is_read_or_told(text: str) -> None:
    """No text makes it fail; what is wrong is within the text."""
    for parse in (parse_names, parse_topics):
        _, faults = parse(text)
        assert all(1 <= each.span.line <= text.count("\n") + 1 for each in faults)


@pytest.mark.parametrize("example", re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
def test_examples_of_the_documentation_can_be_used(example: str) -> None:
    """What an editor copies from the page is understood by one of the two files, and says something."""
    found = [parse(example) for parse in (parse_names, parse_topics)]
    assert any(faults == () and value not in {NameOverrides(), TopicOverrides()} for value, faults in found)


def test_keys_and_kinds_are_documented() -> None:
    """Each key and kind stands on the page."""
    told = set(re.findall(r"`([^`\n]+)`", PAGE))
    assert set() == {"aliases", "kind", "role", "in", "block", "allow", *KINDS} - told
