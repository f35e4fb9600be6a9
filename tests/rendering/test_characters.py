"""No document of the site holds a character that HTML or XML forbids."""

from __future__ import annotations

from xml.etree import ElementTree as ET

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


def test_tabs_and_line_ends_stay() -> None:
    """Only what is forbidden goes."""
    assert "a\tb\r\nc é 雪 😀" == legal("a\tb\r\nc\x00\x0b\x1b\x7f\x85\ufffe\ud800 é 雪 😀\U0001ffff")


def test_document_ends_with_one_line_feed() -> None:
    """Bytes are UTF-8 and end as text files do."""
    assert "é\n".encode() == encode("é\n\n\n")
