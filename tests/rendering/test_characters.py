"""No document of the site holds a character that HTML or XML forbids."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.rendering.characters import encode, legal

ANY = st.text(st.characters())


@given(ANY)
def test_legal_text_can_stand_in_xml(text: str) -> None:
    """Whatever is left parses, and says what was written."""
    escaped = legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    assert legal(text) == (ET.fromstring(f"<x>{escaped}</x>").text or "")


@given(ANY)
def test_legal_text_stays_as_it_is(text: str) -> None:
    """Filtering twice changes nothing more."""
    assert legal(text) == legal(legal(text))


def is_forbidden(point: int) -> bool:
    """Tell what HTML (13.2.3.5, and Infra's noncharacters), XML 1.0 (2.2) and the feed profile forbid."""
    control = point < 0x20 and point not in (0x9, 0xA, 0xD)
    return (
        control
        or 0x7F <= point <= 0x9F
        or 0xD800 <= point <= 0xDFFF
        or 0xFDD0 <= point <= 0xFDEF
        or (point & 0xFFFE == 0xFFFE)
    )


@pytest.mark.parametrize("beside", ["", "é", "😀"])
def test_exactly_what_is_forbidden_goes(beside: str) -> None:
    """Every code point there is, alone and beside others that take other ways through the filter."""
    for first in range(0, 0x110000, 0x1000):
        points = range(first, first + 0x1000)
        text = "".join(map(chr, points)) + beside
        assert "".join(chr(each) for each in points if not is_forbidden(each)) + beside == legal(text)
    assert all(not legal(chr(each)) for each in range(0x80) if is_forbidden(each))


def test_tabs_and_line_ends_stay() -> None:
    """Only what is forbidden goes."""
    assert "a\tb\r\nc é 雪 😀" == legal("a\tb\r\nc\x00\x0b\x1b\x7f\x85\ufffe\ud800 é 雪 😀\U0001ffff")


def test_document_ends_with_one_line_feed() -> None:
    """Bytes are UTF-8 and end as text files do."""
    assert "é\n".encode() == encode("é\n\n\n")
