"""The body of a pasted text: its paragraphs, subheadings, lists and lost embeds."""

from __future__ import annotations

import pytest

from digest.foundation.model import BlockKind, LostEmbed
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import Reading, read_article

P = "The harbour master said on Monday that the ferry had left the quay before the storm came, and nobody was hurt."
Q = "Divers are to look at the hull in the morning, and the company has promised to run a bus until the ship is back."
LEAD = "The minister of the ports then wrote this to the council:"


def read(text: str) -> Reading:
    return read_article("a.txt", f"---\ntitle: Storm\n---\n{text}".encode(), DEFAULT_SETTINGS)


def kinds(text: str) -> list[tuple[str, str]]:
    entry = read(text).entry
    assert entry is not None
    return [(str(each.kind), each.text) for each in entry.blocks]


def test_paragraphs() -> None:
    """One a line; whitespace folded; nothing is markup."""
    assert [("paragraph", P), ("paragraph", "*Not* <b>bold</b> & _plain_.")] == kinds(
        f"{P}\n*Not*  <b>bold</b> &\t_plain_.\n"
    )
    entry = read("*Not* <b>bold</b>.").entry
    assert entry is not None
    assert '<p id="p1">*Not* &lt;b&gt;bold&lt;/b&gt;.</p>\n' == entry.html


@pytest.mark.parametrize("line", ["What comes next", "THE STORM", "1962: a ship is built", "Who pays?"])
def test_a_short_line_between_paragraphs_is_a_subheading(line: str) -> None:
    """It begins with a capital or a digit and has no full stop."""
    expected = "paragraph" if line[0].isdigit() else "heading"
    assert [("paragraph", P), (expected, line), ("paragraph", Q)] == kinds(f"{P}\n\n{line}\n\n{Q}\n")


@pytest.mark.parametrize(
    "line", ["It rained.", "and so on", "“We left”", "Oslo, Bergen,", "What is needed:", "Really!", "Ann Lee –"]
)
def test_other_short_lines_are_paragraphs(line: str) -> None:
    """Sentences, quotations, fragments and lead-ins head nothing."""
    assert ("paragraph", line) == kinds(f"{P}\n\n{line}\n\n{Q}\n")[1]


def test_nothing_is_a_subheading_of_nothing() -> None:
    """Neither the first line nor the last is one, nor one of several short lines."""
    assert [("paragraph", "The storm"), ("paragraph", P)] == kinds(f"The storm\n\n{P}\n")
    assert [("paragraph", P), ("paragraph", "The storm")] == kinds(f"{P}\n\nThe storm\n")
    assert {"paragraph"} == {kind for kind, _ in kinds(f"{P}\n\nA boat\n\nA rope\n\n{Q}\n")}


@pytest.mark.parametrize("mark", ["-", "*", "•", "–"])
def test_lines_with_the_same_mark_are_a_list(mark: str) -> None:
    """The mark is taken off; the list is one."""
    assert [("paragraph", P), ("item", "a boat"), ("item", "a rope")] == kinds(f"{P}\n\n{mark} a boat\n{mark} a rope\n")
    entry = read(f"{P}\n{mark} a boat\n{mark} a rope\n").entry
    assert entry is not None
    assert 1 == entry.html.count("<ul>")


@pytest.mark.parametrize("line", ["- Ann Lee", "– Ann Lee", "* a note", "1. a boat", "-30 degrees", "*bold*"])
def test_a_lone_mark_is_text(line: str) -> None:
    """A dash before a name attributes a quotation; numbers keep their mark."""
    assert [("paragraph", P), ("paragraph", line)] == kinds(f"{P}\n\n{line}\n")


def test_a_bullet_is_a_list_mark_even_alone() -> None:
    """It stands for nothing else."""
    assert [("paragraph", P), ("item", "a boat")] == kinds(f"{P}\n\n• a boat\n")


@pytest.mark.parametrize(
    ("after", "loss"),
    [
        ("", LostEmbed.CERTAIN),
        ("And the mayor wrote this to the minister:", LostEmbed.CERTAIN),
        (P, LostEmbed.POSSIBLE),
        (f"“{P}”", None),
        ("- a boat\n- a rope", None),
        ("A boat\nA rope", None),
    ],
    ids=["the end", "another lead-in", "prose", "a quotation", "a list", "short lines"],
)
def test_lost_embeds_are_noted_and_left_alone(after: str, loss: LostEmbed | None) -> None:
    """The note points at the colon; the text stays as it is."""
    reading = read(f"{Q}\n{LEAD}\n{after}\n")
    assert reading.entry is not None
    assert (LEAD, loss) == (reading.entry.blocks[1].text, reading.entry.blocks[1].lost_embed)
    notes = [(each.span.line, each.span.column) for each in reading.diagnostics if each.code == "lost-embed"]
    assert [(5, len(LEAD))][: bool(loss)] == notes[:1]


def test_a_body_of_furniture_is_kept_with_a_warning() -> None:
    """The warning points at its first line."""
    reading = read("Home\nSearch\nShare this\n")
    assert reading.entry is not None
    assert [("no-text-left", 4)] == [(each.code, each.span.line) for each in reading.diagnostics]
    assert 3 == len(reading.entry.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "\t\tThe ferry left.\n",
        "The ferry left.\x0c\n",
        "\n\n\n   The ferry left.\n\n\n",
        "The ferry left.",
        "The ferry left.\r\n",
    ],
)
def test_white_space_around_a_text_does_not_matter(text: str) -> None:
    """Tabs, form feeds, blank lines and line ends of any system."""
    assert [("paragraph", "The ferry left.")] == kinds(text)


def test_every_kind_of_pasted_block_has_its_html() -> None:
    """Headings are below the page's own, which is the only h1."""
    entry = read(f"{P}\n\nThe storm\n\n{Q}\n\n• a boat\n• a rope\n").entry
    assert entry is not None
    assert {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM} == {each.kind for each in entry.blocks}
    assert ["<h2", "<ul", "</ul"] == [tag for tag in ("<h1", "<h2", "<ul", "</ul") if tag in entry.html]
