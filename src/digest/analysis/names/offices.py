"""Reads what a person is called beside the name: the office or title before it, or the apposition after it.

Everything is a stretch of the paragraph: a role is given verbatim, from its first word to its last. What is no role
for certain is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.analysis.names.lexicon import Lexicon
    from digest.analysis.names.spans import Span

LEFT = 100
RIGHT = 140
_LAST = re.compile(r"[^\s,;:()\"“”]+$")
_ARTICLE = (
    r"(?:who (?:is|was) )?(?:(?:then|currently|now|formerly) )?(?:also )?(?:the|a|an|one of the|its|his|her|their) "
)
_AFTER = re.compile(
    rf"(?:, \d{{1,3}})?, (?:{_ARTICLE})?"
    r"(?P<role>(?:[^,;:.()\"“”?!—–]|(?<=\b[A-Z])\.){3,130})(?=[,;.—–)]|$)"
)
_INNER = re.compile(r"\b(?:of|for|and)(?: the)? $")
_WORD = re.compile(r"\S+")
_OF = re.compile(r"(?P<office>[^\W\d_]+) of (?:the )?$")


def inside(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words of a span are a title or office before a name ("Defense Secretary" of "Defense Secretary
    Ben Wallace"); 0 where it starts with the name."""
    for at in range(len(words) - 1, 0, -1):
        word = words[at - 1]
        low = word.lower().rstrip(".")
        known = low in lexicon.offices or ("-" in low and low.rpartition("-")[2] in lexicon.offices)
        if known and not word.islower() and not _named(words, at, lexicon):
            return at
    return 0


def _named(words: tuple[str, ...], at: int, lexicon: Lexicon) -> bool:
    """Tell whether the role's word is rather a name: "Dean Kamen", "Billie Jean King", "Martin Luther King Jr."."""
    if words[at].islower() or all(each.lower().rstrip(".") in lexicon.suffixes for each in words[at:]):
        return True
    word = words[at - 1]
    name = word in lexicon.given or word in lexicon.surnames or words[at].lower() in lexicon.particles
    low = word.lower().rstrip(".")
    if name and low not in lexicon.strong and low not in lexicon.honorifics and low not in lexicon.titles:
        return True
    return name and at > 1 and words[at - 2] in lexicon.given and words[at - 2] not in lexicon.places


def before(text: str, start: int, lexicon: Lexicon) -> int:
    """Return where a role that ends directly before an offset begins, or the offset itself where there is none:
    "Foreign Ministry spokesman " before "Lu Kang"."""
    if start < 3 or text[start - 1] not in " \u00a0" or not text[start - 2].islower():
        return start
    begin = text.rfind(" ", max(0, start - 30), start - 1) + 1
    if text[begin : start - 1] not in lexicon.roles:
        return start
    return widen(text, begin, lexicon)


def explained(text: str, span: Span, lexicon: Lexicon) -> str:
    """Return the office that a name between commas explains: "Romania's justice minister" before ", Ann Lee,"."""
    comma = span.start - 2
    if text[comma : span.start] != ", " or text[span.end : span.end + 1] != "," or comma < 1:
        return ""
    begin = text.rfind(" ", max(0, comma - 30), comma) + 1
    if text[begin:comma].lower() not in lexicon.roles:
        return ""
    start = widen(text, begin, lexicon)
    owned = (
        text[max(0, start - 4) : start].lower() == "the " or "'s " in text[start:begin] or "’s " in text[start:begin]
    )
    return text[start:comma] if owned else ""


def widen(text: str, start: int, lexicon: Lexicon) -> int:
    """Return where a role begins whose words begin at an offset, with its words before that: "former U.S. "."""
    low = max(0, start - LEFT)
    left = text[low:start]
    end = len(left)
    for _ in range(6):
        if not left[:end].endswith((" ", "\u00a0")):
            break
        found = _LAST.search(left, 0, end - 1)
        if not found or not _belongs(found.group(), lexicon):
            break
        end = found.start()
    if _INNER.search(left, max(0, end - 8), end):
        return _plainly(text, low + end, start)
    return low + end


def _plainly(text: str, start: int, end: int) -> int:
    """Return where the part of a role begins that is no end of another name: "director" of "(Lord of the) Rings
    director"."""
    for found in _WORD.finditer(text, start, end):
        if found.group()[0].islower():
            return found.start()
    return end


def _belongs(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word before an office belongs to it."""
    low = word.lower()
    if low in lexicon.plain and low not in lexicon.modifiers:
        return False
    if word[-1] in "!?…":
        return False
    if word[-1] == ".":
        return word[:-1].count(".") > 0
    return word[0].isupper() or low in lexicon.modifiers or low in lexicon.roles or low in lexicon.bodies


def of_office(text: str, span: Span, lexicon: Lexicon) -> tuple[int, str]:
    """Return how many words at the beginning of a span end an office that starts before it, and the office: 1 and
    "Secretary of State" for "State John Kerry"; 0 and nothing where there is none."""
    if text[span.start - 3 : span.start - 1] not in {"of", "he"}:
        return 0, ""
    found = _OF.search(text, max(0, span.start - 60), span.start)
    if not found or found["office"].lower() not in lexicon.roles:
        return 0, ""
    for skip in range(1, len(span.words) - 1):
        word = span.words[skip]
        if (word in lexicon.given and word not in lexicon.places) or " ".join(span.words[:skip]) in lexicon.places:
            start = widen(text, found.start(), lexicon)
            end = span.start + sum(map(len, span.words[:skip])) + skip - 1
            return skip, text[start:end]
    return 0, ""


def after(text: str, end: int, lexicon: Lexicon) -> str:
    """Return the role in an apposition after a name: "Russia's foreign minister" of ", Russia's foreign minister,"."""
    if text[end : end + 2] != ", ":
        return ""
    found = _AFTER.match(text, end, end + RIGHT)
    return _apposed(found["role"], lexicon) if found else ""


def _apposed(phrase: str, lexicon: Lexicon) -> str:
    """Return a phrase up to the clause that may follow in it, if one of its first words is an office; else nothing."""
    words = list(_WORD.finditer(phrase))
    lows = [each.group().lower() for each in words]
    clause = next((at for at, low in enumerate(lows) if low in lexicon.speech or low in lexicon.clauses), len(lows))
    if not lows or lows[0] in lexicon.plain or (clause == len(lows) > 14):
        return ""
    for at, low in enumerate(lows[:7]):
        if low in lexicon.roles and (at + 1 == len(lows) or lows[at + 1] in lexicon.continuing):
            last = clause - (lows[clause - 1] in {"and", "or"})
            return phrase[: words[last - 1].end()] if last > at else ""
    return ""
