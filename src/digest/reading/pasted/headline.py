"""Finds the headline among the lines above an article, or derives one from its first sentence.

A headline that stands in the text is recognised by what it is (few words, no full stop) and by where it stands (above
the small print, again in the page's title, with words that the article uses). Where there is none, the lede's first
clause is used verbatim and marked as inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.reading.pasted.boilerplate import SHIPPED, cleanup_data
from digest.reading.pasted.marks import Mark
from digest.reading.pasted.tongue import function_words, lower_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.reading.pasted.marks import Marked

MOST_WORDS = 24
SENTENCE_WORDS = 16  # of a headline that is a sentence with its full stop
LONGEST = 180  # characters
SHORTEST_DERIVED, LONGEST_DERIVED = 20, 140  # characters of a derived headline
SIGNATURE_BELOW = (0.0, 3.0, 2.8, 2.4, 2.0)  # by lines down to the small print: a dek may stand in between
SHORTEST_CLAUSE = 50  # characters: a shorter piece of a long sentence seldom has its verb
ACCEPT_ON_PAGE = 3.0  # where a page or small print shows that there must be one: "Emden" is a headline
ACCEPT = 4.0  # score from which a lone first line is a headline: 2223 of 2225 BBC, 16 false ones in as many without
_CREDIT = re.compile(r"\b(?:file|photo|photograph|reuters|afp|getty|epa|dpa|image)\b|[©/]|\.\w+ \w+ / ", re.IGNORECASE)
# Where a clause ends: a mark, or a comma before a word that opens another. A comma before a name, a number or a verb
# may as well stand within one ("Thomas Sam, 42, of Sydney, is on trial").
_OPENERS = (
    "a|an|the|in|on|at|by|for|to|into|over|under|before|after|since|until|because|while|when|where|as|with|without|amid|"
    "and|but|or|so|yet|though|although|despite|during|between|against|among|who|which|whose|including|according|saying|"
    "said|der|die|das|dass|weil|nachdem|während|obwohl|und|aber|oder|sondern|wie|wo|als|um|ohne|bei|mit|nach|vor"
)
_CLAUSE = re.compile(rf"[;—–]|:(?=\s)| - |, (?:{_OPENERS})\b")
_SENTENCE_STOP = re.compile(r"[.!?…][\"”’»)]*(?=\s+[\"“‘„«(]?[A-ZÀ-ÖØ-Þ0-9]|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Jr|Sr|Prof|No|vs|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|bzw|z\.B|d\.h|ca|Nr))\.$"
)


LONGEST_ABBREVIATION = 8  # characters: all that need be looked at before a full stop


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known about a candidate's place: how soon small print follows, and whether it stands twice."""

    lines_to_signature: int  # 1 for the very next line, 0 where none follows closely
    repeated: bool
    distance: int  # units that are no furniture between it and the article's first
    first: bool  # the text's first unit


def could_be_headline(each: Marked) -> bool:
    """Tell whether a unit has a headline's form at all."""
    text = each.unit.text
    if each.mark not in (Mark.LABEL, Mark.FRAGMENT, Mark.SENTENCE, Mark.PROSE, Mark.COLON, Mark.WORD):
        return False
    if each.words > MOST_WORDS or len(text) > LONGEST or text.endswith((":", ",", ";")):
        return False
    if each.mark is Mark.PROSE and each.words > SENTENCE_WORDS and text.endswith("."):
        return False
    return any(character.isalpha() for character in text) and not re.fullmatch(
        r"\S*(?:https?://|www\.|\.com|\.org)\S*", text
    )


def score_headline(each: Marked, around: Surroundings, body_words: frozenset[str]) -> float:
    """Return how much a unit looks like the headline of an article that uses `body_words`."""
    text = each.unit.text
    words = content_words(text)
    score = 0.0
    score += 2.0 if 2 <= each.words <= 22 else 0.0
    score += 2.0 if not re.search(r"[.,;:][\"”’)]*$", text) else -2.0
    score += 4.0 * len(words & body_words) / max(len(words), 4) if words & body_words else -2.0
    score += SIGNATURE_BELOW[around.lines_to_signature]
    score += 1.5 if around.repeated else 0.0
    score += 1.0 if around.first else 0.0
    score += 1.0 if len(words) >= 3 else 0.0
    score -= 3.0 if text[0].islower() else 0.0
    score -= 3.0 if _CREDIT.search(text) else 0.0
    return score - 0.1 * min(around.distance, 30)


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its subject, lower-case: no function words, none under three letters."""
    return frozenset([word for word in lower_words(text) if len(word) > 2]) - _common_words()


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    return function_words()["en"] | function_words()["de"]


def derive_headline(lede: str, language: str) -> tuple[int, int, bool] | None:
    """Return where in the lede a headline lies (start, end) and whether it was cut within a clause.

    The piece is verbatim, 20 to 140 characters; None where the lede has fewer than 20.
    """
    start = _skip_opening(lede, language)
    end = _first_sentence_end(lede, start)
    if end - start > LONGEST_DERIVED:
        end, cut = _cut(lede, start, end)
    else:
        cut = False
    while end > start and lede[end - 1] in " .,;:—–-":
        end -= 1
    if end - start < SHORTEST_DERIVED:
        longer = min(len(lede), start + LONGEST_DERIVED)
        if longer - start < SHORTEST_DERIVED:
            return None
        end, cut = _cut(lede, start, len(lede)) if len(lede) - start > LONGEST_DERIVED else (len(lede), False)
        end = start + len(lede[start:end].rstrip(" .,;:—–-"))
    return (start, end, cut) if end - start >= SHORTEST_DERIVED else None


def _skip_opening(lede: str, language: str) -> int:
    code = language if language in SHIPPED else "en"
    for opening in cleanup_data(code)["headline"]["strip"] if language in SHIPPED else ():
        match = re.match(rf"(?:{opening})\s+(?=\w)", lede, re.IGNORECASE)
        if match:
            return match.end()
    return 0


def _first_sentence_end(text: str, start: int) -> int:
    for match in _SENTENCE_STOP.finditer(text, start):
        if not _ABBREVIATION.search(text[max(start, match.start() - LONGEST_ABBREVIATION) : match.start() + 1]):
            return match.start() if text[match.start()] == "." and match.end() == match.start() + 1 else match.end()
    return len(text)


def _cut(text: str, start: int, end: int) -> tuple[int, bool]:
    """Cut at the last clause boundary within the limit, else at the last word."""
    limit = start + LONGEST_DERIVED
    clauses = [
        match.start()
        for match in _CLAUSE.finditer(text, start, min(end, limit + 1))
        if match.start() - start >= SHORTEST_CLAUSE
    ]
    if clauses:
        return clauses[-1], False
    space = text.rfind(" ", start, limit)
    return (_without_dangling(text, start, space) if space > start + SHORTEST_DERIVED else limit), True


def _without_dangling(text: str, start: int, end: int) -> int:
    """End before the articles, prepositions and conjunctions that a cut leaves hanging ("in a court over an")."""
    common = _common_words()
    least = start + LONGEST_DERIVED // 2
    while (space := text.rfind(" ", start, end)) > least and text[space + 1 : end].strip(" ,;:").lower() in common:
        end = space
    return end


def body_vocabulary(body: Sequence[Marked]) -> frozenset[str]:
    """Return the words of an article's first forty paragraphs, with which a headline's are compared."""
    return frozenset(lower_words("\n".join([each.unit.text for each in body[:40]])))
