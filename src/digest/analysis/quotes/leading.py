"""Reads the clause that leads to a quotation and says who will speak: N said: "...", N called it "...".

The last verb of speech before the quotation counts, and nothing but it: its subject speaks if it is a person's name,
and else nobody does. The verb must reach to the quotation, and that must be speech rather than a title or a single word
in marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.analysis.quotes import grammar
from digest.analysis.quotes.clauses import NO_NAME, Clause

if TYPE_CHECKING:
    from digest.analysis.quotes.clauses import Shape
    from digest.analysis.quotes.lettering import Line

FARTHEST = 40  # words between a verb and what it says
_NOUN = frozenset("wCNOgzbxo")  # after one or two words in marks they make them a noun's attribute


def clause_before(line: Line, number: int, shape: Shape) -> Clause | None:
    """Return the clause that leads to the quotation at a letter and attributes it."""
    letters = line.letters
    low = max(number - grammar.WINDOW, 0)
    low = max(letters.rfind("!", low, number) + 1, low)
    left = letters[low:number]
    if not left:
        return None
    verb = _last_verb(left)
    if verb < 0:
        return _without_verb(left, low, number, shape)
    speaker = _subject(left, verb)
    if speaker < 0 or not _reaches(left, verb, shape, letters[number + 1 : number + 2]):
        return Clause(low, number, number, low + verb, -1, NO_NAME)
    rule = "lead-in" if left[-1] in ":," else "within-clause"
    return Clause(low, number, number, low + verb, low + speaker, rule)


def _last_verb(left: str) -> int:
    """Return the place of the last verb of speech, or of a word that quotes; -1 where there is none."""
    for at in range(len(left) - 1, -1, -1):
        letter = left[at]
        if letter in "VTGKB":
            before = left[at - 1 : at]
            # "the reported", "his claims" are nouns; "report" is one but after "will", "did", "to", "not"
            if letter in "GK" or (
                before not in {"d", "'", "p"} if letter in "VT" else before in {"l", "h", "t", "m", "a"}
            ):
                return at
    return -1


def _subject(left: str, verb: int) -> int:
    """Return the place of the person who is the subject of a verb, or -1."""
    letter, before = left[verb], left[:verb]
    if letter in "VT":
        if before.endswith("e") or (letter == "T" and left[verb + 1 : verb + 2] == "s"):
            return -1  # "Smith was told", "Smith, described as"
        return _finite(left, before, letter)
    if letter == "G":
        return _participle(before)
    if letter == "B" and before[-1:] in {"l", "h", "a"} and "m" not in before[-3:]:
        return _first(before, *grammar.SUBJECTS)
    return -1


def _finite(left: str, before: str, letter: str) -> int:
    """Return the subject of "said"."""
    if not before and letter == "V" and (match := grammar.INVERTED.match(left)):
        return match.start(1)
    found = _first(before, *grammar.SUBJECTS, grammar.RELATIVE)
    if found < 0 and before.rstrip("a").endswith("c"):
        found = _first(before[: before.rfind("c")], grammar.MAIN)  # "N stood up and said"
    return found


def _participle(before: str) -> int:
    """Return the subject of "saying"."""
    last = before[-1:]
    if last == "s":
        return _first(before, grammar.SUBJECT_QUOTED)
    if last in {"e", "a"} and "e" in before[-3:]:
        return _first(before, grammar.SUBJECT_OF_BEING)
    if last not in {",", "y"}:
        return -1
    main = before[before.rfind("Q") + 1 : -1].lstrip(",-")
    found = _first(main, grammar.MAIN, grammar.MAIN_INVERTED)
    return found + len(before) - 1 - len(main) if found >= 0 else -1


def _first(text: str, *patterns: re.Pattern[str]) -> int:
    """Return where the speaker stands in the first pattern that is found, or -1."""
    for pattern in patterns:
        if (match := pattern.search(text)) is not None:
            return match.start(match.lastindex or 1)
    return -1


def _reaches(left: str, verb: int, shape: Shape, following: str) -> bool:
    """Tell whether a verb's clause reaches to the quotation that follows it, and the quotation is speech."""
    tail = left[verb + 1 :]
    if tail.startswith(",") and len(tail) > 1:
        tail = tail[1:]  # "Smith, Jones said, was"
    if len(tail) > FARTHEST or ";" in tail or _brings_a_title(tail, shape):
        return False
    if tail.endswith(":"):
        return ":" not in tail[:-1]
    if tail.endswith(",") and shape.capital:
        return "," not in tail[:-1] and not shape.title
    return _is_one_clause(tail) and _is_speech(left, verb, shape, following)


def _brings_a_title(tail: str, shape: Shape) -> bool:
    """Tell whether the words before a quotation say that it is a name, a title or what is written on something."""
    if grammar.NOT_SPEECH.search(tail):
        return True
    return (shape.capital or shape.words < 4) and grammar.TITLED.search(tail) is not None


def _is_one_clause(tail: str) -> bool:
    """Tell whether nothing between a verb and a quotation may begin what the subject does not say."""
    if re.search(r"[:(-]", tail) or ("Q" in tail and len(tail) - tail.rfind("Q") > 9):
        return False
    return tail.rfind(",") <= tail.rfind("H") or grammar.OPENED_THAT.match(tail) is not None


def _is_speech(left: str, verb: int, shape: Shape, following: str) -> bool:
    """Tell whether a quotation within a sentence is what somebody says: a few words may be a name in marks. After a
    participle, whose subject is farther away, more are asked for."""
    enough = 3 if left[verb] == "G" else 2
    tail = left[verb + 1 :]
    if tail in {"", "H"} and (shape.words > enough or enough == 2):
        return not shape.title or tail == "H"
    return not shape.title and (shape.words > enough or (enough == 2 and _is_predicate(left, verb, following)))


def _is_predicate(left: str, verb: int, following: str) -> bool:
    """Tell whether one or two quoted words are what somebody calls something: said it was "...", called it "..."."""
    last = left[-1]
    return following not in _NOUN and (last in "esrN" or (last in "wCOxbo" and left[verb] == "T"))


def _without_verb(left: str, low: int, number: int, shape: Shape) -> Clause | None:
    """Return the clause that names a source without a verb: "According to N, ...", "In the words of N:", "N: ..."."""
    if shape.title:
        return None
    for rule, pattern in grammar.SOURCES:
        match = pattern.search(left)
        if match is not None:
            tail = left[match.end() :]
            reaches = len(tail) < FARTHEST and not re.search(r"[;:(kRQ-]", tail) and not _brings_a_title(tail, shape)
            if not tail or (reaches and (shape.words > 2 or tail[-1] in ",es")):
                return Clause(low, number, number, low + match.start(), low + match.start(1), rule)
    return None
