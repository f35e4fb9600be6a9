"""What may not be published is in nothing that leaves the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.assembling import assemble
from digest.assembly.ledger import Ledger
from digest.assembly.rights import EXCERPT, limit, rights_of
from digest.foundation.config import Config
from digest.foundation.model import Block, BlockKind, Evidence, Field, Provenance, Reference, Removed, Rights, Source
from digest.foundation.settings import ReadingSettings, SourceRules

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.assembly.site import Site
    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
RULES = (
    SourceRules("Reuters", "https://www.reuters.com/", publish=Rights.LINK),
    SourceRules("AP", "https://apnews.com/"),
    SourceRules("Post", publish=Rights.FULL),
)
CONFIG = Config(publish=Rights.EXCERPT, reading=ReadingSettings(sources=RULES))


@pytest.mark.parametrize(
    ("source", "own", "expected"),
    [
        (None, None, Rights.EXCERPT),
        (None, Rights.FULL, Rights.FULL),
        (Source("REUTERS"), None, Rights.LINK),
        (Source("Reuters"), Rights.FULL, Rights.FULL),
        (Source("Rueters", "https://reuters.com/x"), None, Rights.LINK),
        (Source("", "https://www.reuters.com/world/x"), None, Rights.LINK),
        (Source("AP", "https://apnews.com/x"), None, Rights.EXCERPT),
        (Source("Post"), None, Rights.FULL),
        (Source("Unknown"), None, Rights.EXCERPT),
    ],
)
def test_most_specific_rule_wins(make_entry: MakeEntry, source: Source | None, own: Rights, expected: Rights) -> None:
    """The entry's own word counts before its source's, known by name or host, and that before the site's."""
    values = {"source": source} if source else {}
    assert expected == rights_of(make_entry(publish=own, **values), CONFIG)


def test_full_text_is_left_alone(make_entry: MakeEntry) -> None:
    """Nothing is taken from an entry that may be published in full."""
    entry = make_entry(dek="A dek", image="a.jpg")
    assert entry is limit(entry, Rights.FULL)


def test_excerpt_is_the_beginning_as_plain_text(make_entry: MakeEntry) -> None:
    """Whole paragraphs up to the limit, without images, links or what was removed."""
    text = "Snow <fell> & stayed.\nOn Oslo.\n\n" + "x" * (EXCERPT - 40) + "\n\nThe very end."
    entry = make_entry(
        headline="Snow",
        text=text,
        image="sea.jpg",
        image_alt="The sea",
        images=(Reference("b.jpg", 1, 1),),
        links=(Reference("c.md", 1, 1),),
        removed=(Removed("Share", 9, 0, 5, "tail:share"),),
    )
    found = limit(entry, Rights.EXCERPT)
    assert ["Snow <fell> & stayed.\nOn Oslo.", "x" * (EXCERPT - 40)] == [block.text for block in found.blocks]
    assert found.html.startswith('<p id="p1">Snow &lt;fell&gt; &amp; stayed.<br>\nOn Oslo.</p>\n<p id="p2">xxx')
    assert ((), (), (), None, "") == (found.images, found.links, found.removed, found.image.value, found.image_alt)
    assert 7 == found.words


def test_long_first_paragraph_is_cut(make_entry: MakeEntry) -> None:
    """A text of one paragraph is cut at a sentence or a word."""
    found = limit(make_entry(text="Snow fell again. " * 40), Rights.EXCERPT)
    assert EXCERPT >= len(found.blocks[0].text) >= EXCERPT // 3
    assert found.blocks[0].text.endswith("again.")


def test_excerpt_ends_before_anything_but_paragraphs(make_entry: MakeEntry) -> None:
    """Headings before the text are passed over; lists, quotations and later headings end the excerpt."""
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.PARAGRAPH)
    blocks = tuple(Block(kind, f"Text {n}", n, 0, 0) for n, kind in enumerate(kinds))
    assert ["Text 1"] == [block.text for block in limit(make_entry(blocks=blocks), Rights.EXCERPT).blocks]


def test_link_is_headline_and_source(make_entry: MakeEntry) -> None:
    """Of an entry that may only be linked to, no word of the text or its summary is left."""
    source = Source("Reuters", "https://www.reuters.com/x")
    found = limit(make_entry(headline="Snow", dek="A dek", source=source, authors=("Ann Lee",)), Rights.LINK)
    assert ("Snow", None, source, ("Ann Lee",)) == (
        found.headline.value,
        found.dek.value,
        found.source.value,
        found.authors.value,
    )
    assert ((), "", 0) == (found.blocks, found.html, found.words)


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("world/2022-01-18-snow-in-oslo.txt", None, "Snow in oslo"),
        ("12.txt", Source("Reuters"), "Reuters"),
        ("12.txt", None, "12"),
    ],
)
def test_derived_headline_does_not_reveal_a_hidden_text(
    make_entry: MakeEntry, path: str, source: Source | None, expected: str
) -> None:
    """A headline made of the text gives way to the file's name, then to the source's."""
    values = {"source": source} if source else {}
    found = limit(make_entry(path, text="Secret words of the text.", **values), Rights.LINK)
    assert (expected, "file-name") == (found.headline.value, found.headline.rule)


def test_headline_from_behind_the_excerpt_is_dropped(make_entry: MakeEntry) -> None:
    """A derived headline stays only if its words are in the excerpt."""
    text = "Snow fell. " * 30 + "\n\nThe minister resigned."
    hidden: Field[str] = Field("The minister resigned", Provenance.INFERRED, "lede-clause")
    shown: Field[str] = Field("Snow fell", Provenance.INFERRED, "lede-clause")
    for field, expected in ((hidden, None), (shown, "Snow fell")):
        entry = replace(make_entry(text=text), headline=field)
        assert expected == limit(entry, Rights.EXCERPT).headline.value


def test_evidence_says_where_but_not_what(make_entry: MakeEntry) -> None:
    """The source text that a value rests on is not carried along."""
    evidence = Evidence("SECRET line", 3, 10, 21)
    entry = replace(make_entry(), published=Field(None, Provenance.EXTRACTED, "date-line", evidence))
    assert Evidence("", 3, 0, 0) == limit(entry, Rights.EXCERPT).published.evidence


def test_link_without_an_address_is_a_warning(make_entry: MakeEntry) -> None:
    """The editor learns that readers have nowhere to go."""
    site = made([make_entry(headline="Snow", publish=Rights.LINK, source=Source("Reuters"))])
    assert ["link-without-source"] == [each.code for each in site.diagnostics]
    linked = make_entry(headline="Snow", publish=Rights.LINK, source=Source("", "https://reuters.com/x"))
    assert () == made([linked]).diagnostics


def made(entries: list[Entry]) -> Site:
    present = frozenset(each.path for each in entries)
    return assemble(entries, Ledger(), Config(), NOW, present=present)


@given(
    rights=st.sampled_from([Rights.EXCERPT, Rights.LINK]),
    shown=st.integers(0, 8),
    headed=st.booleans(),
    withheld=st.sampled_from(["", "draft", "withdrawn"]),
)
def test_marker_behind_the_excerpt_is_nowhere_in_the_site(
    make_entry: MakeEntry, *, rights: Rights, shown: int, headed: bool, withheld: str
) -> None:
    """No value of the site holds a word that may not be published: not an address, a list, a field or its evidence."""
    text = "Snow fell on Oslo and stayed. " * shown + "\n\n" + "MARKER " * 90
    values = {"headline": "A headline"} if headed else {}
    values |= {"dek": "MARKER"} if rights is Rights.LINK else {}
    entry = make_entry(
        "a.txt",
        text=text,
        publish=rights,
        image="MARKER.jpg",
        image_alt="MARKER",
        links=(Reference("MARKER.md", 1, 1),),
        images=(Reference("MARKER.jpg", 1, 1),),
        removed=(Removed("MARKER", 1, 0, 6, "x"),),
        published=date(2022, 1, 18),
        draft=withheld == "draft",
        withdrawn="Wrong" if withheld == "withdrawn" else None,
        **values,
    )
    site = made([entry, make_entry("b.txt", text="Public.")])
    found = repr((site.entries, site.groups, site.editions, site.redirects, site.tombstones, site.ledger))
    first_is_marker = shown == 0 and rights is Rights.EXCERPT and not withheld
    assert first_is_marker or "marker" not in found.lower()
