"""Diagnostics as people see them."""

from __future__ import annotations

from digest.console.faults import count, draw
from digest.console.lines import plain
from digest.foundation.codes import BAD_FIELD, FOREIGN_FILE, UNKNOWN_SECTION
from digest.foundation.diagnostics import Diagnostic, Span, report


def shown(*diagnostics: Diagnostic) -> str:
    return plain(draw(diagnostics))


def test_fault_is_shown_with_its_place_source_and_hint() -> None:
    """Place, kind and message; the source line underlined; what to do."""
    span = Span("content/world/oslo.md", 4, 10, "section: wrold", 5)
    found = shown(report(UNKNOWN_SECTION, 'section "wrold" is not in digest.yaml', span, hint='did you mean "world"?'))
    assert found == (
        'content/world/oslo.md:4:10: error[unknown-section] section "wrold" is not in digest.yaml\n'
        "    section: wrold\n"
        "             ^^^^^\n"
        '  hint: did you mean "world"?\n'
    )


def test_fault_of_a_whole_file_has_no_line() -> None:
    """Line 0 is the file."""
    assert "a.pdf: note[foreign-file] is no text\n" == shown(report(FOREIGN_FILE, "is no text", Span("a.pdf")))


def test_related_places_are_named() -> None:
    """A clash names the other file, too."""
    found = shown(report(FOREIGN_FILE, "x", Span("b"), related=(Span("a", 3), Span("c"))))
    assert "b: note[foreign-file] x\n  see: a:3\n  see: c\n" == found


def test_long_line_is_cut_around_the_place() -> None:
    """A pasted paragraph is one line of thousands of characters: what matters is shown."""
    source = "a" * 500 + "WRONG" + "b" * 500
    _, excerpt, carets, _ = shown(report(BAD_FIELD, "x", Span("f", 1, 501, source, 5))).split("\n")
    start = carets.index("^")
    assert "WRONG" == excerpt[start : start + 5]
    assert "^^^^^" == carets.strip()
    assert len(excerpt) <= 102


def test_wide_letters_are_underlined_in_full() -> None:
    """East Asian letters take two columns."""
    _, _, carets, _ = shown(report(BAD_FIELD, "x", Span("f", 1, 3, "日本語", 1))).split("\n")
    assert "        ^^" == carets


def test_nothing_commands_the_terminal() -> None:
    """Escape sequences and direction marks of a text are shown as replacements."""
    found = shown(report(BAD_FIELD, "\x1b[2J\u202ex", Span("f\x07", 1, 1, "\x9b31m", 1)))
    assert not set(found) & set("\x1b\x07\x9b\u202e")


def test_faults_are_counted_in_words() -> None:
    """Notes are not counted: there is nothing to fix."""
    diagnostics = [report(each, "x", Span("f")) for each in (BAD_FIELD, BAD_FIELD, FOREIGN_FILE)]
    assert "2 errors" == count(diagnostics)
    assert "" == count(diagnostics[2:])
