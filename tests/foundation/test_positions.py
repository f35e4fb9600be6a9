"""Lines and columns as people count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.diagnostics import Span
from digest.foundation.positions import evidence_at, line_of, span_at


def test_a_span_names_line_column_and_source() -> None:
    """Line and column begin at one, and the width ends with the line."""
    assert Span("a.md", 2, 3, "second", 2) == span_at("a.md", "first\nsecond\nthird", 8, 10)
    assert Span("a.md", 2, 3, "second", 4) == span_at("a.md", "first\nsecond\nthird", 8, 17)


@given(st.text(alphabet="ab\n", max_size=40), st.integers(-5, 50), st.integers(-5, 50))
def test_any_offsets_give_a_span(text: str, start: int, end: int) -> None:
    """Offsets outside the text are brought into it, and the source line is one line of the text."""
    span = span_at("a", text, start, end)
    assert span.source == text.split("\n")[span.line - 1]
    assert span.width >= 1


@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_evidence_slices_to_its_text(text: str, data: st.DataObject) -> None:
    """The text of evidence is what stands between its offsets."""
    start = data.draw(st.integers(0, len(text)))
    evidence = evidence_at(text, start, data.draw(st.integers(start, len(text))))
    assert text[evidence.start : evidence.end] == evidence.text
    assert line_of(text, start) == evidence.line
