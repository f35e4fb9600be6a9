"""Recognises metadata written as `Key: value` lines at the top of a file, as Pelican and MultiMarkdown have it.

Articles, too, begin with lines that hold a colon ("Washington: a city divided", "Date: Tuesday" in a list of events),
so this module believes only what no article does: see `_is_metadata`.
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from digest.foundation.marked import Composed, Fault, FaultKind, Mapping, Scalar, duplicate
from digest.foundation.marked_yaml import TOO_LARGE
from digest.reading.dates.stated_dates import parse_stated
from digest.reading.metadata.keys import normalise, thing_of

if TYPE_CHECKING:
    from digest.foundation.limits import Limits

_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?)[ \t]*:(?:[ \t]+(?P<value>\S.*))?")
_CONTINUED = re.compile(r"[ \t]{2,}\S|\t\S")
LONGEST_UNKNOWN = 80  # characters of an unknown key's value; beyond, it is a sentence of the article


def compose_lines(text: str, start: int, limits: Limits) -> tuple[Composed, int] | None:
    """Return the header that begins at `start` and the offset of the body, or None where the lines are article text."""
    first = _LINE.fullmatch(text[start : start + 500].split("\n", 1)[0].rstrip())
    if not first or thing_of(first["key"]) is None:
        return None
    pairs: list[tuple[Scalar, Scalar]] = []
    position = start
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        if not line.strip() or position - start > limits.front_matter_bytes:
            break
        if not _take(line, position, pairs):
            return None
        position = end + 1
    position = min(position, len(text))
    if not _is_metadata(pairs):
        return None
    while position < len(text) and text[position] == "\n":
        position += 1
    if len(text[start:position].encode()) > limits.front_matter_bytes:
        fault = Fault(FaultKind.LIMIT, "the header lines are over the limit", start, start + 1, TOO_LARGE)
        return Composed(None, (fault,)), position
    return _united(pairs, start, position), position


def _take(line: str, position: int, pairs: list[tuple[Scalar, Scalar]]) -> bool:
    """Add one line to the pairs; False where it is neither a pair nor the continuation of one."""
    if pairs and _CONTINUED.match(line):
        key, value = pairs[-1]
        end = position + len(line.rstrip())
        pairs[-1] = (key, Scalar(f"{value.text}\n{line.strip()}".strip(), value.start, end))
        return True
    match = _LINE.fullmatch(line.rstrip())
    if not match:
        return False
    begin = position + (match.start("value") if match["value"] else match.end())
    value = _unquoted(match["value"] or "", begin)
    pairs.append((Scalar(match["key"], position, position + len(match["key"])), value))
    return True


def _unquoted(value: str, begin: int) -> Scalar:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" and value[0] not in value[1:-1]:
        return Scalar(value[1:-1], begin, begin + len(value), plain=False)
    return Scalar(value, begin, begin + len(value))


def _is_metadata(pairs: list[tuple[Scalar, Scalar]]) -> bool:
    """Tell a header from an article's first paragraph.

    A header has a `title` with a value, or a `date` that is one; at least half of its keys are known, and no unknown
    key has a value as long as a sentence. With neither title nor date nothing is a header: a lone "Source: Reuters" or
    "Summary: ..." is how articles begin.
    """
    unknown = [value for key, value in pairs if thing_of(key.text) is None]
    if len(unknown) * 2 > len(pairs) or any(len(each.text) > LONGEST_UNKNOWN for each in unknown):
        return False
    for key, value in pairs:
        name = normalise(key.text)
        if name == "title" and value.text:
            return True
        if name == "date" and parse_stated(value.text, UTC):
            return True
    return False


def _united(pairs: list[tuple[Scalar, Scalar]], start: int, end: int) -> Composed:
    kept: dict[str, tuple[Scalar, Scalar]] = {}
    faults: list[Fault] = []
    for key, value in pairs:
        first = kept.setdefault(normalise(key.text), (key, value))
        if first[0] is not key:
            faults.append(duplicate(key, first[0]))
    return Composed(Mapping(tuple(kept.values()), start, end), tuple(faults))
