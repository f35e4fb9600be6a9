"""What metadata means, by whichever generator's names, and what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.limits import Limits
from digest.foundation.model import Field, Provenance, Rights, Source
from digest.foundation.settings import Cleanup, ReadingSettings, Section
from digest.reading.metadata.fields import interpret
from digest.reading.metadata.frontmatter import split
from digest.reading.metadata.given import Given
from digest.reading.metadata.keys import KEYS, misspelt, thing_of

SETTINGS = ReadingSettings(timezone="Europe/Berlin", limits=Limits(topics=3))


def read(block: str, settings: ReadingSettings = SETTINGS) -> tuple[Given, list[tuple[str, int, int, str, str]]]:
    """Return what a YAML block gives, and its faults as code, line, column, message, hint."""
    front = split(f"---\n{block}\n---\nBody\n", "a.md", settings)
    assert not front.broken
    found, faults = interpret(front, settings, "a.md")
    return found, [(each.code, each.span.line, each.span.column, each.message, each.hint) for each in faults]


def value(block: str, name: str) -> Any:
    found, faults = read(block)
    assert [] == faults
    field = getattr(found, name)
    assert isinstance(field, Field)
    assert (Provenance.GIVEN, "front-matter") == (field.provenance, field.rule)
    return getattr(field.value, "iso", field.value)


@pytest.mark.parametrize(
    ("block", "name", "expected"),
    [
        ("title: A", "title", "A"),
        ("title: >\n  A\n  b", "title", "A b"),
        ("Headline: A", "title", "A"),
        ('title: "A\\u0000\\u00adb"', "title", "Ab"),
        ("date: 2022-01-18", "date", "2022-01-18"),
        ("pubDate: Tue, 18 Jan 2022 10:00:00 +0000", "date", "2022-01-18T10:00:00+00:00"),
        ("publishDate: 2022-01-18 10:00", "date", "2022-01-18T10:00:00+01:00"),
        ("created: 2022-01-20\npublished: 2022-01-18", "date", "2022-01-18"),
        ("lastmod: 2022-01-19", "updated", "2022-01-19"),
        ("last_modified_at: 2022-01-19", "updated", "2022-01-19"),
        ("author: A B", "authors", ("A B",)),
        ("author: King, Jr.", "authors", ("King, Jr.",)),
        ("authors: A B, C D", "authors", ("A B", "C D")),
        ("author: A B; C D", "authors", ("A B", "C D")),
        ("authors: [A B, {name: C D, email: x}]", "authors", ("A B", "C D")),
        ("author: {name: A B}", "authors", ("A B",)),
        ("by:\n- A B, for the team", "authors", ("A B, for the team",)),
        ("byline: By A B", "authors", ("A B",)),
        ("author: '[[A B]]'", "authors", ("A B",)),
        ("source: Reuters", "source", Source("Reuters")),
        ("source: https://example.org/a", "source", Source("", "https://example.org/a")),
        ("source: Reuters\nsource-url: https://example.org/a", "source", Source("Reuters", "https://example.org/a")),
        ("source: {name: AP, url: 'https://example.org'}", "source", Source("AP", "https://example.org")),
        ("canonical_url: https://example.org/a", "source", Source("", "https://example.org/a")),
        ("url: https://example.org/a\nsource: AP", "source", Source("AP", "https://example.org/a")),
        ("section: World", "section", "World"),
        ("tags: a, b c", "topics", ("a", "b c")),
        ("tags: [a]\ncategories: [B, A]", "topics", ("a", "B")),
        ("category: release", "topics", ("release",)),
        ("taxonomies: {tags: [a], categories: b}", "topics", ("a", "b")),
        ("keywords: '#a; b'", "topics", ("a", "b")),
        ("description: D\nsummary: S", "summary", "S"),
        ("excerpt: |\n  E\n  f", "summary", "E f"),
        ("lang: en_US", "language", "en-US"),
        ("lang: NO", "language", "NO"),
        ("slug: My Slug/2", "slug", "my-slug-2"),
        ("draft: yes", "draft", True),
        ("draft: 0", "draft", False),
        ("published: false", "draft", True),
        ("published: true", "draft", False),
        ("status: draft", "draft", True),
        ("draft: false\nstatus: hidden", "draft", True),
        ("expiryDate: 2022-02-01", "expires", "2022-02-01"),
        ("sticky: on", "pinned", True),
        ("cover: a/b.png", "image", "a/b.png"),
        ("images: [a.png, b.png]", "image", "a.png"),
        ("image: {path: a.png, alt: A hill}", "image", "a.png"),
        ("image: {path: a.png, alt: A hill}", "image_alt", "A hill"),
        ("image: false", "image", None),
        ("redirect_from: /old", "aliases", ("/old",)),
        ("aliases: [/a]\nurl: /b/c.html", "aliases", ("/a", "/b/c.html")),
        ("story: together", "story", "together"),
        ("correction: A year was wrong.", "correction", ("A year was wrong.",)),
        ("id: 6ba7b810", "id", "6ba7b810"),
        ("cleanup: {keep: [Share], remove: Follow us}", "cleanup", Cleanup(("Share",), ("Follow us",))),
        ("cleanup: off", "cleanup", Cleanup(off=True)),
        ("publish: Excerpt", "publish", Rights.EXCERPT),
        ("publish:", "publish", None),
        ("publish: no", "draft", True),
        ("publish: true", "draft", False),
        ("withdrawn: A source was wrong", "withdrawn", "A source was wrong"),
        ("retracted: yes", "withdrawn", ""),
        ("withdrawn: no", "withdrawn", None),
        ("corrections: [One, Two]", "correction", ("One", "Two")),
        ("extra: {author: A, team: B}", "authors", ("A",)),
        ("params: {author: A}\nauthor: B", "authors", ("B",)),
        ("title:", "title", None),
        ("date: ''", "date", None),
        ("tags: []", "topics", None),
        ("source: ~", "source", None),
    ],
)
def test_a_key_is_understood(block: str, name: str, expected: object) -> None:
    """Every usual name and form gives the value; an empty value says that nothing is to be inferred."""
    assert expected == value(block, name)


def test_an_absent_key_gives_nothing() -> None:
    """Only what the editor wrote is given."""
    assert (Given(), []) == read("# nothing")


@pytest.mark.parametrize(
    ("block", "name", "fault"),
    [
        (
            "date: soon",
            "date",
            (
                "bad-field",
                2,
                7,
                '"soon" is no date digest can be sure of',
                "write 2022-01-18 or 2022-01-18T14:30:00+01:00",
            ),
        ),
        (
            "date: 05/04/2022",
            "date",
            (
                "bad-field",
                2,
                7,
                '"05/04/2022" is no date digest can be sure of',
                "write 2022-01-18 or 2022-01-18T14:30:00+01:00",
            ),
        ),
        ("title: [a]", "title", ("bad-field", 2, 8, '"title" is a list but needs a text', "")),
        ("pinned: perhaps", "pinned", ("bad-field", 2, 9, '"pinned" is neither yes nor no', "write true or false")),
        ("lang: english", "language", ("bad-field", 2, 7, '"english" is no language code', "such as en, de or pt-BR")),
        (
            "source_url: javascript:alert(1)",
            "source",
            ("bad-field", 2, 13, '"javascript:alert(1)" is no web address', "such as https://example.org/article"),
        ),
        ("authors: [{x: y}]", "authors", ("bad-field", 2, 11, '"authors" holds a group of keys without a name', "")),
        ("tags: [[a]]", "topics", ("bad-field", 2, 8, '"tags" holds a list without a name', "")),
        (
            "image: {alt: x}",
            "image",
            ("bad-field", 2, 8, '"image" is a group of keys without a path', "write the path of the image"),
        ),
        ("id: " + "x" * 201, "id", ("bad-field", 2, 5, '"id" is longer than 200 characters', "")),
        (
            "cleanup: {kep: x}",
            "cleanup",
            ("bad-field", 2, 11, '"kep" is not an option of "cleanup"', 'did you mean "keep"? known: keep, remove'),
        ),
    ],
)
def test_a_value_of_a_wrong_form_is_unknown(block: str, name: str, fault: tuple[str, int, int, str, str]) -> None:
    """The fault has its place, and the field counts as unknown."""
    found, faults = read(block)
    field = getattr(found, name)
    assert (None, Provenance.UNKNOWN, "bad-field") == (field.value, field.provenance, field.rule)
    assert [fault] == faults


def test_a_draft_that_cannot_be_understood_stays_a_draft() -> None:
    """Nothing leaks through a slip of the pen."""
    found, faults = read("draft: mayby")
    assert found.draft
    assert found.draft.value is True
    assert [("bad-field", 2, 8, '"draft" is neither yes nor no', "write true or false")] == faults


def test_rights_and_withdrawals_that_cannot_be_understood_are_the_strictest() -> None:
    """Nothing leaks through a slip of the pen: only a link stays, or nothing."""
    found, faults = read("publish: exerpt\nwithdrawn: [a]")
    assert found.publish
    assert found.withdrawn
    assert (Rights.LINK, "") == (found.publish.value, found.withdrawn.value)
    assert [
        ("bad-field", 2, 10, '"publish" cannot be "exerpt"', 'did you mean "excerpt"?'),
        ("bad-field", 3, 12, '"withdrawn" is a list but needs a text', ""),
    ] == faults


def test_a_misspelt_key_is_pointed_out() -> None:
    """A near miss is a warning; other unknown keys are kept without a word."""
    found, faults = read("titel: A\nlayout: post\ncustom: x\nresources: []\nweight: 3")
    assert [("misspelt-key", 2, 1, '"titel" is not a key digest knows', 'did you mean "title"?')] == faults
    assert ["titel", "layout", "custom", "resources", "weight"] == [key for key, _ in found.extra]


def test_too_many_topics_are_cut() -> None:
    """The first ones count, and repetitions do not."""
    found, faults = read("tags: [a, A, b, c, d]")
    assert found.topics
    assert ("a", "b", "c") == found.topics.value
    assert [("too-many-topics", 2, 7, "4 topics; the limit is 3", "the first ones count")] == faults


def test_a_section_must_be_listed_where_sections_are() -> None:
    """The nearest listed section is offered; a listed one may be written by its title."""
    settings = ReadingSettings(sections=(Section("world", "World news"), Section("sport", "Sport")))
    found, faults = read("section: wrold", settings)
    assert found.section
    assert (None, Provenance.UNKNOWN) == (found.section.value, found.section.provenance)
    hint = 'did you mean "world"? known: world, sport'
    assert [("unknown-section", 2, 10, 'section "wrold" is not in digest.yaml', hint)] == faults
    listed, none = read("section: WORLD NEWS", settings)
    assert listed.section
    assert ("world", []) == (listed.section.value, none)


def test_faults_come_in_the_order_of_the_file() -> None:
    """All faults are shown, the first line first."""
    _, faults = read("lang: english\ntitel: x\ndate: soon\ntitle: [a]")
    assert [2, 3, 4, 5] == [line for _, line, *_ in faults]


def test_evidence_is_the_source_of_the_value() -> None:
    """Evidence is what the editor typed, with its line."""
    found, _ = read('title: "A b"\ndate: 2022-01-18')
    assert found.title
    assert found.title.evidence
    assert ('"A b"', 2, 11, 16) == (
        found.title.evidence.text,
        found.title.evidence.line,
        found.title.evidence.start,
        found.title.evidence.end,
    )


def test_no_name_stands_for_two_things() -> None:
    """Every name of the table leads back to its thing."""
    assert {name: thing for thing, names in KEYS.items() for name in names} == {
        name: thing_of(name) for names in KEYS.values() for name in names
    }


@pytest.mark.parametrize(
    ("key", "expected"), [("auther", "author"), ("sumary", "summary"), ("data", None), ("toc", None), ("x", None)]
)
def test_misspelt_keys_are_told_from_others(key: str, expected: str | None) -> None:
    """Only a near miss is offered."""
    assert expected == misspelt(key)


NAMES = st.sampled_from([name for names in KEYS.values() for name in names])
VALUES = st.sampled_from(
    [
        "",
        "a",
        "[a, b]",
        "{name: a, url: b}",
        "2022-01-18",
        "yes",
        "[[]]",
        "{a: [b]}",
        "'\\'",
        "https://x.org",
        "/a/b",
        "[{}]",
    ]
)


@given(st.dictionaries(NAMES, VALUES, max_size=6))
def test_any_values_give_fields_or_faults(pairs: dict[str, str]) -> None:
    """Nothing raises, unknown fields come with a fault, and evidence slices to its text."""
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs.items()) + "---\n"
    front = split(text, "a.md", SETTINGS)
    if front.broken:
        return
    found, faults = interpret(front, SETTINGS, "a.md")
    for name in Given.__dataclass_fields__:
        field = getattr(found, name)
        if isinstance(field, Field):
            assert field.provenance is not Provenance.UNKNOWN or faults
            if field.evidence:
                assert text[field.evidence.start : field.evidence.end] == field.evidence.text
