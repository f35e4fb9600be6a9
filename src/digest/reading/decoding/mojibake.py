"""Repairs text whose UTF-8 bytes were once read as Windows-1252 or Latin-1: `â€™` is `’`, `Ã©` is `é`.

A run is repaired only if its characters, taken back to bytes, are valid UTF-8 as a whole, and only if no honest text
looks like it: an `É` before a closing `»` is valid UTF-8 by accident. Text that is right stays as it is.
"""

from __future__ import annotations

import re

ROUNDS = 3  # text that was misread again and again


def _byte_table() -> dict[int, int]:
    """Return, for every character a misread byte can have become, the byte."""
    table = {byte: byte for byte in range(0x80, 0x100)}  # Latin-1, and what Windows-1252 leaves undefined
    for byte in range(0x80, 0xA0):
        character = bytes([byte]).decode("cp1252", errors="ignore")
        if character:
            table[ord(character)] = byte
    return table


_BYTES = _byte_table()
_TAIL = "[" + "".join(re.escape(chr(code)) for code, byte in sorted(_BYTES.items()) if 0x80 <= byte < 0xC0) + "]"
# The lead bytes of what news is written in: Latin, Greek, Cyrillic, Hebrew, Arabic; then three and four bytes.
_SEQUENCE = f"(?:[ÂÃÄÅÎÏÐÑ×ØÙ]{_TAIL}|[à-ï]{_TAIL}{{2}}|ð{_TAIL}{{3}})"
_RUN = re.compile(f"(?:{_SEQUENCE})+")
_LEADS = re.compile(f"[ÂÃÄÅÎÏÐÑ×ØÙà-ð]{_TAIL}")
# Marks that follow a capital in honest text: closing quotes, dashes, brackets and the space French puts before them.
_TYPOGRAPHY = frozenset("\u00a0«»‘’“”‚„‹›–—…•®™©°")
_ODD = frozenset(chr(code) for code, byte in _BYTES.items() if 0x80 <= byte < 0xC0) - _TYPOGRAPHY


def repair(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text with its misread runs repaired, and where the first round's runs were in `text`."""
    places: tuple[int, ...] = ()
    for _ in range(ROUNDS):
        if text.isascii() or not _LEADS.search(text):
            break
        repaired, found = _once(text)
        if not found:
            break
        places = places or found
        text = repaired
    return text, places


def _once(text: str) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    found: list[int] = []
    reached = 0
    for run in _RUN.finditer(text):
        decoded = _decoded(run[0])
        if decoded is not None and _is_sure(run[0], decoded, text[run.start() - 1 : run.start()]):
            pieces += (text[reached : run.start()], decoded)
            found.append(run.start())
            reached = run.end()
    return "".join((*pieces, text[reached:])), tuple(found)


def _decoded(run: str) -> str | None:
    try:
        return bytes(_BYTES[ord(character)] for character in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_sure(run: str, decoded: str, before: str) -> bool:
    """Tell whether a run can be nothing but misread text."""
    if len(decoded) > 1:
        return any(each in _ODD for each in run)
    if len(run) == 4:
        return True
    if len(run) == 3:
        # "â€" is in no language; one alone of the others may be an accented word before quotation marks.
        return run[0] == "â" and "\u2010" <= decoded <= "\u2bff"
    tail = run[1]
    if run[0] in "ÂÃ":
        return not before.isupper() if tail in _TYPOGRAPHY else True
    return run[0] in "ÄÅ" and tail not in _TYPOGRAPHY
