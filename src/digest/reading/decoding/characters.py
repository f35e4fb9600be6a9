"""Takes out of a text what a reader does not see and what no page or feed may hold.

Control characters and noncharacters are not allowed in XML 1.0 (section 2.2); soft hyphens, zero-width spaces and
word joiners come along with text copied from web pages and break words for search. What scripts need stays: joiners,
direction marks, and zero-width spaces between letters of scripts that write no spaces.
"""

from __future__ import annotations

import re

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LAST_OF_PLANES = "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ASTRAL_CONTROLS = re.compile(f"[{_LAST_OF_PLANES}]")  # apart, because looking for them is thirty times as slow
_HIDDEN = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffc\u202d\u202e]")  # ten times as quick to look for
_INVISIBLE = re.compile(
    "[\u00ad\u2060-\u2064\ufeff\ufff9-\ufffc\u202d\u202e]"  # the last two override direction, to deceive
    f"|(?<![{_SPACELESS}])\u200b|\u200b(?![{_SPACELESS}])"
)


def shows_all(text: str) -> bool:
    """Tell in one quick look that a text has nothing to take out: all its characters are printed, but for line feeds
    and tabs. A no-break space is not printed in this sense, nor is anything that the patterns above look for; of what
    is, only U+FFFC hinders."""
    return text.replace("\n", "").replace("\t", "").isprintable() and "\ufffc" not in text


def without_controls(text: str) -> tuple[str, int]:
    """Return a text without control characters, noncharacters and lone surrogates, and how many there were.

    Tabs and line feeds stay.
    """
    text, count = _CONTROLS.subn("", text)
    if _ASTRAL.search(text):
        text, more = _ASTRAL_CONTROLS.subn("", text)
        count += more
    return text, count


def without_invisible(text: str) -> str:
    """Return a text without characters that only hinder: soft hyphens, zero-width spaces, stray byte order marks."""
    return _INVISIBLE.sub("", text) if _HIDDEN.search(text) else text


def one_line(text: str) -> str:
    """Return a text as one line fit for a title: no controls, nothing invisible, white space folded."""
    return " ".join(without_invisible(without_controls(text.replace("\x0b", " ").replace("\x0c", " "))[0]).split())
