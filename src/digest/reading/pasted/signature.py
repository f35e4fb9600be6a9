"""Reads the small print of an article: lines that say who wrote it and when.

A signature is a line of which nothing is left once names, dates and the words that stand beside them are taken away:
"By Ann Lee, AP - Updated 18 January 2022". A sentence that mentions a date is none, since words are left over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.reading.dates.written_dates import find_dates
from digest.reading.pasted.boilerplate import SHIPPED, cleanup_data

if TYPE_CHECKING:
    from digest.foundation.model import Moment

MOST_WORDS = 24  # a longer line is prose, whatever it names
ROLE_WORDS = 6
MOST_BARE = 10  # words of a line of nothing but names
MOST_LEFT = 4  # words that may be left over: a place, a section, a site's name
_PARTICLE = r"(?:de|da|di|del|della|der|den|van|von|zu|bin|ibn|al|el|la|le|du|dos|ter|ten|y|st\.|of)"
_GIVEN = r"(?:[^\W\d_a-z][\w’'.-]*|[A-Z]\.)"
_NICKNAME = r"(?:\s+[\"“‘'][^\"”’']{2,20}[\"”’'])?"
_NAME = rf"(?:{_GIVEN}{_NICKNAME}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_GIVEN}){{1,4}})"
_SEPARATOR = r"\s*(?:,\s*(?:and|und)\s+|,|;|&|\band\b|\bund\b|\bwith\b|\bmit\b)\s*"
_BARE_NAME = re.compile(rf"{_NAME}")
_OFFICE = r"(?:desk|team|staff|redaktion|editors|correspondents?)"
_DESK = rf"(?:(?:our|the|unsere[rm]?|der)\s+[\w ]{{3,30}}?{_OFFICE}|staff reports?\b)"
_HANDLE = r"[a-z][\w.-]{2,20}"
_DESK_NAME = re.compile(_DESK, re.IGNORECASE)
_NAMED = re.compile(rf"{_DESK}|{_NAME}")
_NAMED_OR_HANDLE = re.compile(rf"{_DESK}|{_NAME}|{_HANDLE}|{_GIVEN}")
_FOR = re.compile(r"\s+(?:FOR|VIA|IN|AT)\s+")  # BY ANN LEE FOR THE MORNING POST
_JOINT = re.compile(_SEPARATOR)
# The same without white space before it, with which a search would begin at every space.
_BETWEEN = re.compile(r"(?:,\s*(?:and|und)\s+|[,;&]|\b(?:and|und|with|mit)\b)\s*")
_TWO_DIGITS = re.compile(r"\d\d")  # no date is without
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s*(?:am|pm|uhr)\b|\b(?:[A-Z]{2,4}T|UTC|IST)\b|[+-]\d{4}\b", re.IGNORECASE
)
# Where two pieces of small print run into each other: on|28., 2019|28., 2019|Author, Author|Andreas, Kalt|4
_YEAR_BEFORE = r"(?<=(?:19|20)\d\d)"
_FUSED = re.compile(
    rf"(?<=[a-zäöü])(?=\d{{1,2}}[./ ])|{_YEAR_BEFORE}(?=\d{{1,2}}\.)|{_YEAR_BEFORE}(?=[A-Z])|(?<=[a-z])(?=[A-Z][a-z])"
)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a signature: offsets within the line, and whether the words before it say that it is a change's."""

    start: int
    end: int
    moment: Moment
    changed: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """Who and when, as a line says it. `names_at` is the region of the line that holds the names."""

    names: tuple[str, ...]
    names_at: tuple[int, int]
    dates: tuple[Dated, ...]
    bare: bool = False  # nothing but names: a byline only by where it stands


def read_signature(text: str, language: str) -> Signature | None:
    """Return what a line of small print says, or None where the line is anything else."""
    if len(text.split()) > MOST_WORDS:
        return None
    dates = _dates(text, language)
    if not dates and _TWO_DIGITS.search(text) and (fused := _read_fused(text, language)):
        return fused
    names, names_at = _names(_blank(text, dates), dated=bool(dates))
    if not names and not dates:
        return None
    left = _left_over(text, dates, names_at)
    if left and not names and not _spelt_out(text, dates) and not says_own_date(text):
        return None  # beside other words a date of digits needs a cue
    one_handle = len(left) == 1 and bool(dates) and dates[0].start == 0  # "4 March 2019 alee Leave a comment"
    if not names and _reads_on(left) and not one_handle and not says_own_date(text):
        return None  # "Storm of 4 March 2019" is a headline, "Oslo, 4 March 2019" is not
    allowed = MOST_LEFT if dates else MOST_LEFT - 1
    if names and opens_with_byline(text) and text[-1] not in ".!?":
        allowed = 2 * MOST_LEFT  # "By Ann Lee | The Morning Post for morningpost.com"
    return Signature(names, names_at, dates) if len(left) <= allowed else None


def _reads_on(left: list[str]) -> bool:
    """Tell whether the words beside a date are more than names of places, sections and sites."""
    return any(word.islower() for word in left)


def _spelt_out(text: str, dates: tuple[Dated, ...]) -> bool:
    return any(character.isalpha() for each in dates for character in text[each.start : each.end])


def _read_fused(text: str, language: str) -> Signature | None:
    """Read a line whose pieces lost their spaces when it was copied ("Posted on28. Juli 2019AuthorAnn Lee")."""
    spread = _FUSED.sub(" ", text)
    if spread == text or not _dates(spread, language):
        return None  # "By Leo McAdam" is not fused
    signature = read_signature(spread, language)
    if signature is None:
        return None

    def back(offset: int) -> int:
        return offset - len(_FUSED.findall(text[:offset])) if offset else 0

    at = (back(signature.names_at[0]), back(signature.names_at[1]))
    dates = tuple(replace(each, start=back(each.start), end=back(each.end)) for each in signature.dates)
    return Signature(signature.names, at, dates)


def opens_with_byline(text: str) -> bool:
    """Tell whether a line begins as a byline does: "By", and a capital after it."""
    match = _vocabulary()["lead"].match(text)
    return bool(match) and text[match.end() : match.end() + 1].isupper() if match else False


def read_bare_names(text: str) -> tuple[str, ...]:
    """Return the names of a line that is nothing but names ("Ann Lee and Bo Ek"), else none."""
    if len(text.split()) > MOST_BARE:
        return ()
    pieces = [bare for piece in _BETWEEN.split(text.strip()) if (bare := piece.rstrip())]
    return tuple(pieces) if all(_is_bare_name(piece) for piece in pieces) else ()


def _is_bare_name(piece: str) -> bool:
    words = piece.lower().split()
    article = words[0] in ("the", "a", "an", "der", "die", "das")
    return (
        2 <= len(words) <= 4
        and not article
        and not piece.isupper()
        and "by" not in words
        and bool(_BARE_NAME.fullmatch(piece))
    )


def _dates(text: str, language: str) -> tuple[Dated, ...]:
    changed = _vocabulary()["changed"]
    found: list[Dated] = []
    behind = 0
    for date in find_dates(text, language):
        lead = text[behind : date.start]
        found.append(Dated(date.start, date.end, date.moment, bool(changed.search(lead))))
        behind = date.end
    return tuple(found)


def _blank(text: str, dates: tuple[Dated, ...]) -> str:
    """Put bars where the dates stand, so that no name runs on into a month."""
    for each in dates:
        text = text[: each.start] + "|" * (each.end - each.start) + text[each.end :]
    return text


def _names(text: str, *, dated: bool) -> tuple[tuple[str, ...], tuple[int, int]]:
    lead = _vocabulary()["lead"]
    leads = lead.finditer(text) if dated else filter(None, [lead.match(text)])  # "a film by Ann Lee" is no byline
    for match in leads:
        run = _name_run(text, match.end(), handles=dated)
        if run:
            return run
    return (), (0, 0)


def _name_run(text: str, start: int, *, handles: bool) -> tuple[tuple[str, ...], tuple[int, int]] | None:
    """Read names joined by commas and "and" from `start` on."""
    one = _NAMED_OR_HANDLE if handles else _NAMED
    vocabulary = _vocabulary()
    role = vocabulary["role"]
    names: list[str] = []
    at, end = start, start
    while True:
        match = vocabulary["agency"].match(text, at) or _DESK_NAME.match(text, at) or one.match(text, at)
        if not match:
            break
        name = _FOR.split(match.group(), maxsplit=1)[0]
        name = name.strip(" .,-") if not name.endswith("Jr.") else name
        if not _could_be_name(name):
            break
        if is_agency(name) or not (names and role.fullmatch(name)):
            names.append(name)
        end = match.end()
        joint = _JOINT.match(text, end)
        if not joint:
            break
        at = joint.end()
    first = start
    return (tuple(names), (first, end)) if names else None


def _could_be_name(name: str) -> bool:
    """Tell names from what else has capitals after "By": "By Election Day", "Von Haus zu Haus"."""
    words = name.lower().split()
    return len(words) == 1 or (words[0] != words[-1] and _never().isdisjoint(words)) or bool(_DESK_NAME.fullmatch(name))


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    return frozenset(word for code in SHIPPED for word in cleanup_data(code)["byline"]["never"])


def is_role(text: str) -> bool:
    """Tell whether a short line below a byline says what its author is, or for whom."""
    short = len(text.split()) <= ROLE_WORDS and not text.lower().startswith(("the ", "for "))
    return short and (bool(_vocabulary()["role"].fullmatch(text)) or is_agency(text))


def _left_over(text: str, dates: tuple[Dated, ...], names_at: tuple[int, int]) -> list[str]:
    """The words that are neither date, time, name, nor among those that stand beside them."""
    kept = list(text)
    for start, end in [(each.start, each.end) for each in dates] + [names_at]:
        kept[start:end] = " " * (end - start)
    rest = _TIME.sub(" ", "".join(kept))
    rest = _vocabulary()["title"].sub(" ", _vocabulary()["beside"].sub(" ", rest))
    return [word for word in _WORD.findall(rest) if not word.isdigit()]


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, re.Pattern[str]]:
    """The words of all shipped languages: a German paste often has an English date line."""
    tables = [cleanup_data(each) for each in SHIPPED]

    def words(table: str, key: str, *, closed: bool = False) -> str:
        every = [each for data in tables for each in sorted(data[table][key], key=len, reverse=True)]
        return "|".join(f"(?:{each})" for each in every if not (closed and ".+" in each))

    beside = rf"{words('date', 'beside')}|{words('byline', 'lead')}"
    return {
        "lead": re.compile(rf"(?<!\w)(?:{words('byline', 'lead')})\s*:?\s+", re.IGNORECASE),
        "role": re.compile(rf"(?<!\w)(?:{words('byline', 'role')})(?!\w)", re.IGNORECASE),
        "title": re.compile(rf"(?<!\w)(?:{words('byline', 'role', closed=True)})(?!\w)", re.IGNORECASE),
        "beside": re.compile(rf"(?<!\w)(?:{beside})(?!\w)", re.IGNORECASE),
        "changed": re.compile(rf"(?<!\w)(?:{words('date', 'changed')})(?!\w)", re.IGNORECASE),
        "agency": re.compile(
            rf"(?:{'|'.join(map(re.escape, _agencies()))})(?=\s*(?:$|[|,;/&(–—·•]|-\s|(?:and|und)\b))", re.IGNORECASE
        ),
        "own": re.compile(rf"(?<!\w)(?:{words('date', 'own')})(?!\w)", re.IGNORECASE),
    }


def read_imprint(text: str, language: str) -> Signature | None:
    """Return the date of a line under an article that says of itself when the article was posted, whatever follows."""
    match = _vocabulary()["own"].search(text)
    if match is None or match.start() > 20:
        return None
    dates = tuple(each for each in _dates(text, language) if each.start > match.start())
    return Signature((), (0, 0), dates[:1]) if dates else None


def says_own_date(text: str) -> bool:
    """Tell whether a line says of itself that its date is the article's ("Posted on ...")."""
    return bool(_vocabulary()["own"].search(text))


def is_agency(name: str) -> bool:
    """Tell whether a byline's name is a news agency's."""
    return name.lower().strip(" .") in _agencies()


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(name for code in SHIPPED for name in cleanup_data(code)["byline"]["agencies"])
