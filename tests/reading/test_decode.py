"""Any bytes become text or a diagnostic that says why not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.limits import Limits
from digest.foundation.settings import ReadingSettings
from digest.reading.decoding.characters import one_line, shows_all, without_controls, without_invisible
from digest.reading.decoding.decode import decode

SETTINGS = ReadingSettings()
TEXT = "Grüße: “Café” — €5…\n"


def read(data: bytes) -> str | None:
    return decode(data, "a.txt", SETTINGS).text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_an_encoding_is_told(data: bytes, encoding: str) -> None:
    """A byte order mark decides, else UTF-8, else Windows-1252."""
    decoded = decode(data, "a.txt", SETTINGS)
    assert (TEXT, encoding, ()) == (decoded.text, decoded.encoding, decoded.diagnostics)


def test_a_stray_byte_spoils_only_itself() -> None:
    """A UTF-8 file patched with Windows-1252 characters keeps its own."""
    assert "Grüße, “Café”" == read("Grüße, ".encode() + b"\x93" + "Café".encode() + b"\x94")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\u0085", "\x0b"])
def test_every_line_end_becomes_one(end: str) -> None:
    """Windows, old Mac, Unicode and word processors end lines differently."""
    assert "a\nb\n" == read(f"a{end}b{end}".encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so\u00adft ze\u200bro wo\u2060rd \ufeffx \ufffcy", "soft zero word x y"),
        ("ไทย\u200bไทย", "ไทย\u200bไทย"),
        ("نمی\u200cشود 👩\u200d🚀", "نمی\u200cشود 👩\u200d🚀"),
        ("10\u00a0000 km\u00a0\n\u00a0\u00a0x", "10\u00a0000 km \n  x"),
        ("one\n\f\ntwo\fthree", "one\n\ntwo\n\nthree"),
        ("cafe\u0301", "café"),
        ("tab\tstays", "tab\tstays"),
        ("evil\u202etxt", "eviltxt"),
    ],
)
def test_a_reader_gets_what_can_be_seen(text: str, expected: str) -> None:
    """Invisible hindrances go, what a script needs stays, composed letters are one character."""
    decoded = decode(text.encode(), "a.txt", SETTINGS)
    assert (expected, ()) == (decoded.text, decoded.diagnostics)


def test_control_characters_are_counted() -> None:
    """A note says how many were taken out."""
    decoded = decode(b"News\x07 of \x1bthe day\x7f", "a.txt", SETTINGS)
    assert "News of the day" == decoded.text
    assert [("control-characters", "note", "3 control characters taken out", 0)] == [
        (each.code, each.severity, each.message, each.span.line) for each in decoded.diagnostics
    ]


def test_undefined_windows_bytes_are_controls() -> None:
    """The five bytes Windows-1252 leaves undefined do not stop the rest."""
    decoded = decode(b"caf\xe9 \x81\x8d\x8f\x90\x9d", "a.txt", SETTINGS)
    assert ("café ", "cp1252") == (decoded.text, decoded.encoding)
    assert ["control-characters"] == [each.code for each in decoded.diagnostics]


def test_misread_text_is_noted() -> None:
    """The note has the line of the first repair."""
    decoded = decode("One.\nItâ€™s cafÃ©.\n".encode(), "a.txt", SETTINGS)
    assert "One.\nIt’s café.\n" == decoded.text
    assert [("misread-text", 2, "2 garbled characters such as â€™ for ’ put right")] == [
        (each.code, each.span.line, each.message) for each in decoded.diagnostics
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.4\nText", "this is a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "this is an image"),
        (b"PK\x03\x04docx", "this is a ZIP archive or a word processor's document"),
        (b"{\\rtf1 Text}", "this is a rich text document"),
        (b"M\x00Z\x00\x90\x01" * 20, "this is no text"),
        (bytes(range(256)) * 4, "this is no text"),
        (b"\xff\xfea", "this is no text"),
    ],
)
def test_what_is_no_text_is_withheld(data: bytes, message: str) -> None:
    """Known types are named, and a hint says what to do."""
    decoded = decode(data, "a.txt", SETTINGS)
    assert decoded.text is None
    assert [("not-text", "error", message, "save the article as plain text in UTF-8")] == [
        (each.code, each.severity, each.message, each.hint) for each in decoded.diagnostics
    ]


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf", "\u00a0\u200b\n".encode()])
def test_an_empty_file_is_named(data: bytes) -> None:
    """White space alone is no text."""
    decoded = decode(data, "a.txt", SETTINGS)
    assert decoded.text is None
    assert [("empty-file", "the file holds no text")] == [(each.code, each.message) for each in decoded.diagnostics]


def test_a_file_over_the_limit_is_withheld() -> None:
    """The message has both sizes."""
    decoded = decode(b"x" * 2001, "a.txt", ReadingSettings(limits=Limits(article_bytes=2000)))
    assert decoded.text is None
    assert [("file-too-large", "2,001 bytes; the limit is 2,000")] == [
        (each.code, each.message) for each in decoded.diagnostics
    ]


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_clean_text_or_a_reason(data: bytes) -> None:
    """Nothing raises; a text is NFC, holds no control but tab and line feed, and decodes to itself."""
    decoded = decode(data, "a.txt", SETTINGS)
    if decoded.text is None:
        assert decoded.diagnostics
        return
    assert unicodedata.is_normalized("NFC", decoded.text)
    assert all(each in "\t\n" or unicodedata.category(each) not in ("Cc", "Cs") for each in decoded.text)


@given(st.text(alphabet="ab é“”’«»\u00a0\u00ad\u200b\f\r\n\t…Ä中", max_size=60))
def test_decoding_is_finished_when_it_ends(text: str) -> None:
    """The text of a text's bytes is itself."""
    once = read(text.encode())
    assert once is None or once == read(once.encode())


def test_one_line_is_fit_for_a_title() -> None:
    """Line ends fold, controls vanish."""
    assert "A b c" == one_line(" A\n b\x00\u00ad\tc\x0b")


def test_the_quick_look_passes_only_what_the_patterns_leave() -> None:
    """Of all characters there are, those that are said to show are none that is taken out or replaced."""
    shown = "".join(each for each in map(chr, range(0x110000)) if shows_all(each))
    assert (shown, 0) == without_controls(shown)
    assert shown == without_invisible(shown)
    assert set(shown).isdisjoint("\r\x0b\x0c\x85\u2028\u2029\u00a0\u202f\u2007")
    assert set("\n\t aß€’語😀").issubset(shown)
