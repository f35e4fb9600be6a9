"""What holds of names in every text: they are slices of it, of one kind each, and cost little."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from digest.analysis.values import Mention, NameKind

from digest.analysis.names.find import find_names
from digest.analysis.split import split
from digest.foundation.model import Block, BlockKind

PIECES = """the of and said President Mr. Dr King Ben Wallace John Smith London Reading Bank Corp. Ltd NATO U.S.
al-Assad van de Ministry for 34, (BWA) " ' — . , ; : I A. É ß İ Jr. minister former Russia's May
Lake ( ) O'Neill-Smith"""
WORDS = st.sampled_from(PIECES.split())
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


def blocks(*texts: str) -> list[Block]:
    """Return paragraphs."""
    return [Block(BlockKind.PARAGRAPH, text, 1, 0, len(text)) for text in texts]


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_every_name_is_a_slice(texts: list[str], headline: str) -> None:
    """Forms are what the mentions cut out, names are forms, roles stand in one paragraph; names come in order."""
    names = find_names(split(blocks(*texts), "en"), headline=headline)
    for name in names:
        cut = [texts[each.paragraph - 1][each.start : each.end].replace("\u00a0", " ") for each in name.mentions]
        assert set(cut) == set(name.forms)
        assert name.name in name.forms
        assert not name.role or any(name.role in text for text in texts)
    first = [(each.mentions[0].paragraph, each.mentions[0].start) for each in names]
    assert sorted(first) == first


@given(st.lists(TEXTS, max_size=3))
def test_a_form_has_one_kind(texts: list[str]) -> None:
    """No words are a person in one place and a city in another, and no place of the text is mentioned twice."""
    kinds: defaultdict[str, set[NameKind]] = defaultdict(set)
    spans: list[Mention] = []
    for name in find_names(split(blocks(*texts), "en")):
        spans.extend(name.mentions)
        for form in name.forms:
            if " " in form:
                kinds[form.casefold()].add(name.kind)
    assert all(len(each) == 1 for each in kinds.values())
    assert len(set(spans)) == len(spans)


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "Aa",
        "A.",
        "A-",
        "A'",
        "Aaaa ",
        "THE KING SAID ",
        "Bank of ",
        "John Smith, ",
        "al-A ",
        "president ",
        " ",
        "“A ",
        "Of The ",
    ],
)
def test_long_texts_of_one_piece(piece: str) -> None:
    """A hundred thousand characters without an end of sentence are read, and give what a few of them give at most."""
    text = piece * (100_000 // len(piece))
    assert len(find_names(split(blocks(text), "en"))) <= 2
