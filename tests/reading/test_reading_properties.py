"""What holds for every article file, whatever its bytes, path and convention."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from digest.foundation.model import BlockKind, Provenance
from digest.foundation.positions import line_of
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.markup.allowlist import TAGS, allowed
from digest.reading.pasted.units import Convention, detect, split_lines
from digest.reading.read import Reading, read_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.foundation.model import Block, Entry, Evidence, Removed

FIELDS = (
    *("headline", "dek", "published", "updated", "authors", "source", "dateline", "language"),
    *("section", "topics", "slug", "id", "image"),
)

# What articles are made of. The sentences are plain on purpose: whatever is in them, they are prose.
SENTENCES = [
    "The harbour master said on Monday that the ferry had left the quay before the storm came in.",
    "Divers are to look at the hull in the morning, and a bus will run until the ship is back.",
    "The town has asked the ministry for a second boat, since the old one is often out of service.",
    "“We had no choice,” said Ann Lee, who had the watch that night with two of the men.",
    "Did nobody in the town see the light of the ship before it went down behind the rocks?",
    "It rained.",
    "U.S. officials met Mr. Ek on Jan. 18 in St. Louis, and nobody was told what it was about.",
    "Die Stadt will nun ein zweites Schiff kaufen, weil das alte im Winter oft nicht fahren kann.",
    "Le maître du port a dit que ce n'est pas la faute des hommes qui étaient sur le bateau.",
    "The minister then wrote this to the members of the town council:",
]
HEADLINES = [
    "Ferry leaves early",
    "WHY THE FERRY LEFT",
    "Did the ferry leave?",
    "Ferry",
    "Fähre fährt früher",
    "By the sea",
]
SMALL_PRINT = [
    *("By Ann Lee", "By Ann Lee and Bo Ek", "By Reuters", "Von Anna Lee", "By Election Day", "Ann Lee, Science Editor"),
    *("18 January 2022", "Updated: 19 January 2022 at 14:30 GMT", "Tuesday", "January 18", "05/04/2019", "2022-01-18"),
    *("Posted on January 18, 2022 by Ann Lee", "Published 17 January 2022 | Updated 18 January 2022", "5 min read"),
]
FURNITURE = [
    *("Share this", "Twitter", "Facebook", "Advertisement", "Home", "Search", "Log in", "Comments", "2 Comments"),
    *(
        "Related articles",
        "More from Oslo",
        "Most read",
        "Post a Comment",
        "No comments:",
        "Powered by Blogger.",
        "Tags: a, b",
    ),
    *("Posted by Ann Lee at 9:10 AM", "Newer Post Older Post Home", "© 2022 The Harbour News. All rights reserved."),
    *("Photo: Bo Ek", "Sign up for our daily newsletter", "Name *", "Reply", "Impressum", "Teilen", "Mehr zum Thema"),
    *(
        "A second ferry for the town",
        "Winter timetable",
        "Bo Ek said...",
        "Read more",
        "x",
        "...",
        "|",
        "News",
        "Sport",
    ),
]
LISTED = [
    "- a boat",
    "- a rope",
    "• a lamp",
    "* warm clothes",
    "1. a map",
    "2) a knife",
    "> we left early",
    "Oslo   12   30",
]
WIRE = [
    "OSLO, Norway, Jan. 18 (Reuters) - ",
    "EMDEN, 18 January 2022 (dpa) -- ",
    "NASA - ",
    "UPDATE - ",
    "Oslo (AP) — ",
]

prose = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
opened = st.tuples(st.sampled_from(["", *WIRE]), prose).map("".join)
strange = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda text: text.replace("\n", " "))
pieces = st.one_of(opened, prose, st.sampled_from(HEADLINES + SMALL_PRINT + FURNITURE + LISTED), strange)
conventions = st.sampled_from(["lines", "blocks", "wrapped", "indented"])
front = st.sampled_from(
    [
        "",
        "",
        "---\ntitle: Ferry leaves early\n---\n",
        "---\ntitle:\ndate:\nauthor:\n---\n",
        '---\ntitle: "A talk"\ndate: 2022-01-18T14:30:00+01:00\ncleanup: off\n---\n',
        "---\ncleanup:\n  keep: ['Share*']\n  remove: ['It rained.', 'Oslo*']\n---\n",
        '+++\ntitle = "Ferry"\ntags = ["sea"]\n+++\n',
        "Title: Ferry\nDate: 2022-01-18\n\n",
        "---\ntitle: [\n---\n",
        "---\ndate: yesterday\ncolour: blue\n---\n",
        "---\n",
    ]
)
names = st.sampled_from(
    ["a.txt", "a.txt", "a.md", "world/2022-01-18-ferry.txt", "2022/01/a.txt", "drafts/b.md", "é ü.txt"]
)


def compose(parts: Sequence[str], convention: str) -> str:
    """Write paragraphs in one of the conventions of pasted text."""
    if convention == "lines":
        return "\n".join(parts) + "\n"
    if convention == "blocks":
        return "\n\n".join(parts) + "\n"
    if convention == "wrapped":
        return "\n\n".join(fill(part, 70) or part for part in parts) + "\n"
    return "\n".join(fill(part, 70, initial_indent="    ") or part for part in parts) + "\n"


articles = st.builds(compose, st.lists(pieces, max_size=24), conventions)
files = st.builds("".join, st.tuples(front, articles))
contents = st.one_of(
    files.map(str.encode),
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    files.map(lambda text: text.encode("cp1252", "replace")),
    files.map(lambda text: text.replace("\n", "\r\n").encode("utf-8-sig")),
    files.map(lambda text: text.encode("utf-16")),
)
quick = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def read(text: str | bytes, path: str = "a.txt") -> Reading:
    return read_article(path, text if isinstance(text, bytes) else text.encode(), DEFAULT_SETTINGS)


def evidence_of(entry: Entry) -> list[Evidence]:
    return [field.evidence for name in FIELDS if (field := getattr(entry, name)).evidence]


class Tags(HTMLParser):
    """The text of a piece of HTML, and every tag and attribute that may not be published."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - as in HTMLParser
        self.faults += [] if tag in TAGS else [tag]
        self.faults += [f"{tag} {name}" for name, value in attrs if not allowed(tag, name, value or "")]

    def handle_data(self, data: str) -> None:  # noqa: D102 - as in HTMLParser
        self.text += data

    def handle_comment(self, data: str) -> None:  # noqa: D102 - as in HTMLParser
        self.faults.append(data)


@quick
@given(contents, names)
def test_any_bytes_give_an_entry_or_a_reason(data: bytes, path: str) -> None:
    """There is never an exception; where nothing can be published, a diagnostic says why."""
    reading = read(data, path)
    assert reading.entry is not None or reading.diagnostics
    assert all(each.span.path == path and each.message for each in reading.diagnostics)


@quick
@given(contents, names)
def test_every_evidence_slices_back_to_its_source(data: bytes, path: str) -> None:
    """Evidence is exactly the file's text from start to end on its line, or, without a line, the path's."""
    reading = read(data, path)
    for each in evidence_of(reading.entry) if reading.entry else []:
        source = path if each.line is None else reading.text
        assert each.text == source[each.start : each.end]
        assert each.line in (None, line_of(source, each.start))


@quick
@given(contents, names)
def test_blocks_and_removed_lines_know_where_they_stand(data: bytes, path: str) -> None:
    """Their regions lie in the text in order without overlap, and their line numbers are right."""
    reading = read(data, path)
    if reading.entry is None:
        return
    groups: tuple[tuple[Block | Removed, ...], ...] = (reading.entry.blocks, reading.entry.removed)
    for group in groups:
        assert all(0 <= each.start < each.end <= len(reading.text) for each in group)
        assert all(line_of(reading.text, each.start) == each.line for each in group)
        assert all(one.start <= two.start for one, two in pairwise(group))
    assert all(each.text == reading.text[each.start : each.end] for each in reading.entry.removed)


@quick
@given(files)
def test_no_line_of_a_pasted_text_is_lost(text: str) -> None:
    """Every character of the body that is no white space is in exactly one block or removed line, in its order."""
    reading = read(text)
    if reading.entry is None:
        return
    taken: list[Block | Removed] = [*reading.entry.blocks, *reading.entry.removed]
    regions = sorted((each.start, each.end) for each in taken)
    assert all(one[1] <= two[0] for one, two in pairwise(regions))
    covered = "".join(reading.text[start:end] for start, end in regions)
    body = reading.text[regions[0][0] :] if regions else ""
    assert "".join(body.split()) == "".join(covered.split())


@quick
@given(files)
def test_a_block_says_what_its_region_says(text: str) -> None:
    """Prose is never repaired: a block's text is its source with white space folded and a list mark taken off."""
    reading = read(text)
    for block in reading.entry.blocks if reading.entry else ():
        source = "".join(reading.text[block.start : block.end].split())
        said = "".join(block.text.split())
        assert source.endswith(said) if block.kind is BlockKind.ITEM else source == said


@quick
@given(st.builds("".join, st.tuples(st.sampled_from(["", "---\ntitle: Ferry leaves early\n---\n"]), articles)))
def test_cleaning_a_clean_text_removes_nothing(text: str) -> None:
    """What was kept, one paragraph a line, with the headline that was found as its title, is kept as a whole.

    Blank lines stay where they were. A derived headline is derived again: given as a title, the line that it is made of
    would be the title's repetition, as one is that begins with the title and a bar. Not held are texts that happen to
    look hard-wrapped once their lines are fewer.
    """
    first = read(text)
    if first.entry is None or any(each.code == "no-text-left" for each in first.diagnostics):
        return
    body, end = "", 0
    for block in first.entry.blocks:
        gap = re.search(r"\n\s*\n", first.text[end : block.start])
        body += ("\n\n" if gap else "\n") + " ".join(first.text[block.start : block.end].split())
        end = block.end
    assume(detect(split_lines(body)) is not Convention.WRAPPED)
    fields: dict[str, object] = {"language": first.entry.language.value}
    if first.entry.headline.rule == "headline-line" or first.entry.headline.provenance is Provenance.GIVEN:
        fields["title"] = first.entry.headline.value or ""
        # "Ferry leaves | The Harbour News" under that title is the name of the page, and so the title's repetition.
        assume(not any(each.text.startswith(f"{fields['title']} |") for each in first.entry.blocks))
    header = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    again = read(f"---\n{header}---\n{body}\n")
    assert again.entry is not None
    assert [] == [each.text for each in again.entry.removed]


@quick
@given(files, names)
def test_a_derived_headline_stands_in_the_source(text: str, path: str) -> None:
    """It is contiguous source text, white space folded, of 20 to 140 characters."""
    reading = read(text, path)
    if reading.entry is None or reading.entry.headline.provenance is not Provenance.INFERRED:
        return
    value = reading.entry.headline.value or ""
    assert 20 <= len(value) <= 140
    assert value in " ".join(reading.text.split())


@quick
@given(st.lists(st.tuples(names, contents), min_size=2, max_size=4))
def test_reading_depends_on_no_other_file(batch: list[tuple[str, bytes]]) -> None:
    """The same file gives the same entry, whatever was read before it."""
    forwards = [read(data, path) for path, data in batch]
    backwards = [read(data, path) for path, data in reversed(batch)]
    assert forwards == backwards[::-1]


@quick
@given(articles)
def test_no_date_is_invented(text: str) -> None:
    """Without a year of four digits in path or text there is no date."""
    reading = read(re.sub(r"\d{4,}|['’]\d\d", "", text))
    if reading.entry is None or re.search(r"\d{4}|[/.-]\s?\d\d\b", reading.text):
        return
    assert reading.entry.published.value is None
    assert reading.entry.updated.value is None


@quick
@given(files, names)
def test_a_date_is_one_that_its_evidence_states(text: str, path: str) -> None:
    """The year of an extracted date stands in its evidence, or in the path."""
    reading = read(text, path)
    field = reading.entry.published if reading.entry else None
    if field is None or field.value is None or field.evidence is None:
        return
    assert str(field.value.day.year)[2:] in field.evidence.text + path


@quick
@given(contents, names)
def test_html_holds_only_what_the_list_allows(data: bytes, path: str) -> None:
    """Whatever the bytes, every tag and attribute is on the allow-list."""
    reading = read(data, path)
    assert [] == (Tags(reading.entry.html).faults if reading.entry else [])


@quick
@given(files)
def test_a_pasted_text_holds_no_markup(text: str) -> None:
    """What a reader sees of a .txt file is its own characters: no tag, entity or asterisk means anything."""
    reading = read(text)
    if reading.entry is None:
        return
    seen = Tags(reading.entry.html).text
    assert "".join(seen.split()) == "".join("".join(each.text for each in reading.entry.blocks).split())


@quick
@given(files)
def test_the_editors_word_wins(text: str) -> None:
    """With `cleanup: off` nothing is taken out of the body but what became metadata."""
    body = read(text).text if text.startswith(("---", "+++", "Title:")) else text
    reading = read(f"---\ncleanup: off\n---\n{body}") if not body.startswith(("---", "+++", "Title:")) else None
    if reading is None or reading.entry is None:
        return
    assert {"headline", "dek", "small-print"} >= {each.rule for each in reading.entry.removed}


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_an_empty_body_is_an_entry_without_text(path: str) -> None:
    """A file of metadata alone is no fault of the text's; it has no paragraph."""
    reading = read("---\ntitle: Ferry\n---\n", path)
    assert reading.entry is not None
    assert ("Ferry", ()) == (reading.entry.headline.value, reading.entry.blocks)
