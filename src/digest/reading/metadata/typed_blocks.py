"""Reads TOML and JSON blocks into marked nodes.

The standard library's parsers give values without places, so each value is looked up again in the source by its key. A
value whose key cannot be found that way has its parent's place.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from digest.foundation.marked import Composed, Fault, FaultKind, Mapping, Node, Scalar, Sequence
from digest.foundation.marked_yaml import TOO_LARGE
from digest.reading.metadata.keys import thing_of

if TYPE_CHECKING:
    from digest.foundation.limits import Limits

_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TOML_LINE = re.compile(
    r"[ \t]*(?:\[{1,2}(?P<table>[^\[\]\n]+)\]{1,2}|(?P<key>[\w-]+|\"[^\"\n]*\"|'[^'\n]*')(?:\s*\.[^=\n]+)?"
    r"[ \t]*=[ \t]*)"
)
_Places = dict[tuple[str, ...], tuple[int, int, int, int]]  # of key start, key end, value start, value end


def compose_toml(block: str, limits: Limits, *, offset: int) -> Composed:
    """Return a TOML block as nodes; what cannot be read comes back as a fault. Never raises."""
    too_large = _too_large(block, limits, offset)
    if too_large:
        return too_large
    try:
        data = tomllib.loads(block, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        return Composed(None, (_toml_fault(str(error), block, offset),))
    except (RecursionError, ValueError):  # a number of thousands of digits is a ValueError
        return _too_deep(offset, limits)
    return _composed(data, _toml_places(block), len(block), limits, offset)


def compose_json(text: str, start: int, limits: Limits) -> tuple[Composed, int] | None:
    """Return the JSON object at `start` and the offset after it, or None where the brace is the article's own.

    It is metadata only with a known key, and only if nothing follows it on its last line. What cannot be read was meant
    as metadata if its first key is a known one.
    """
    meant = re.compile(r"\{\s*\"([^\"\n]{1,40})\"\s*:").match(text, start)
    if not meant:
        return None
    try:
        data, end = json.JSONDecoder().raw_decode(text, start)
    except json.JSONDecodeError as error:
        if thing_of(meant[1]) is None:
            return None
        at = min(error.pos, len(text) - 1)
        hint = 'JSON needs "key": "value" pairs with a comma between them and braces around all'
        return Composed(None, (Fault(FaultKind.SYNTAX, f"JSON: {error.msg}", at, at + 1, hint),)), len(text)
    except (RecursionError, ValueError):
        return _too_deep(start, limits), len(text)
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[end:line_end].strip() or not any(thing_of(key) for key in data):
        return None
    block = text[start:end]
    composed = _too_large(block, limits, start) or _composed(data, _json_places(block), len(block), limits, start)
    return composed, min(line_end + 1, len(text))


def _too_large(block: str, limits: Limits, offset: int) -> Composed | None:
    size = len(block.encode())
    if size <= limits.front_matter_bytes:
        return None
    message = f"the block has {size:,} bytes; the limit is {limits.front_matter_bytes:,}"
    return Composed(None, (Fault(FaultKind.LIMIT, message, offset, offset + 1, TOO_LARGE),))


def _too_deep(offset: int, limits: Limits) -> Composed:
    message = f"nested more than {limits.front_matter_depth} levels deep"
    hint = "metadata is flat: a key and a value a line"
    return Composed(None, (Fault(FaultKind.LIMIT, message, offset, offset + 1, hint),))


def _toml_fault(message: str, block: str, offset: int) -> Fault:
    place = _TOML_PLACE.search(message)
    at = len(block.rstrip())
    if place and place[1]:
        lines = block.split("\n")
        at = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
    at = max(0, min(at, len(block) - 1))
    line = block[block.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    hint = 'TOML puts texts in double quotes: title = "..."'
    if re.match(r"\s*[\w-]+\s*:", line):
        hint = "TOML has an equals sign where YAML has a colon; between --- lines it would be YAML"
    return Fault(FaultKind.SYNTAX, f"TOML: {_TOML_PLACE.sub('', message)}", offset + at, offset + at + 1, hint)


def _composed(data: dict[str, Any], places: _Places, size: int, limits: Limits, offset: int) -> Composed:
    try:
        root = _node(data, (), places, (offset, offset + size), (offset, limits.front_matter_depth))
    except _TooDeepError:
        return _too_deep(offset, limits)
    return Composed(root)


class _TooDeepError(Exception):
    """Raised inside this module only, to leave the recursion."""


def _node(value: Any, path: tuple[str, ...], places: _Places, parent: tuple[int, int], room: tuple[int, int]) -> Node:
    """Return a parsed value as a node; `room` is the block's offset and how many more levels are allowed."""
    offset, levels = room
    if levels < 0:
        raise _TooDeepError
    below = (offset, levels - 1)
    if isinstance(value, dict):
        pairs = []
        for name, inner in value.items():
            place = places.get((*path, name))
            key_start, key_end, start, end = (each + offset for each in place) if place else (*parent, *parent)
            key = Scalar(name, key_start, key_end, plain=False)
            pairs.append((key, _node(inner, (*path, name), places, (start, end), below)))
        return Mapping(tuple(pairs), *parent)
    if isinstance(value, list):
        return Sequence(tuple(_node(each, path, places, parent, below) for each in value), *parent)
    return Scalar(_text(value), *parent, plain=not isinstance(value, str))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)


def _toml_places(block: str) -> _Places:
    """Find every key at the beginning of a line, outside of texts and lists of several lines."""
    found: list[tuple[tuple[str, ...], int, int, int]] = []
    table: tuple[str, ...] = ()
    position = 0
    inside: list[str] = []  # brackets and triple quotes that are open
    for line in block.split("\n"):
        match = None if inside else _TOML_LINE.match(line)
        if match and match["table"]:
            table = tuple(part.strip().strip("\"'") for part in match["table"].split("."))
            found.append((table, position + match.start("table"), position + match.end("table"), position + len(line)))
        elif match:
            name = (*table, match["key"].strip("\"'"))
            found.append((name, position + match.start("key"), position + match.end("key"), position + match.end()))
        if not (match and match["table"]):
            _track(line[match.end() :] if match else line, inside)
        position += len(line) + 1
    ends = [*(key_start for _, key_start, _, _ in found[1:]), len(block)][: len(found)]
    places: _Places = {}
    for (name, key_start, key_end, start), end in zip(found, ends, strict=True):
        places.setdefault(name, (key_start, key_end, start, start + len(_value(block[start:end]))))
    return places


def _value(region: str) -> str:
    """Return a value's source without what follows it: the next table's bracket, blank lines, comment lines."""
    lines = region.rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip(" \t[") or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return "\n".join(lines).rstrip()


def _track(line: str, inside: list[str]) -> None:
    """Follow triple quotes and brackets through a line, so that keys inside them are not taken for keys."""
    for token in re.finditer(r"'''|\"\"\"|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|[\[\]{}]|#.*|\\.", line):
        text = token[0]
        if inside and inside[-1] in ("'''", '"""'):
            if text == inside[-1]:
                inside.pop()
        elif text in ("'''", '"""', "[", "{"):
            inside.append(text)
        elif text in "]}" and inside:
            inside.pop()
        elif text.startswith("#"):
            return


def _json_places(block: str) -> _Places:
    """Find the keys of the outermost object only; values inside others have their parent's place."""
    places: _Places = {}
    depth, previous = 0, -1
    tokens = list(re.finditer(r"\"(?:\\.|[^\"\\])*\"|[\[\]{},]|:", block))
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth == 1 and following and following[0] == ":" and token[0].startswith('"'):
            name = (json.loads(token[0]),)
            start = following.end() + len(block[following.end() :]) - len(block[following.end() :].lstrip())
            places[name] = (token.start(), token.end(), start, len(block))
        if token[0] == "," and depth == 1:
            previous = token.start()
            _close(places, previous)
    _close(places, len(block) - 1)
    return places


def _close(places: _Places, end: int) -> None:
    """Let the last key's value end here, unless it has ended before."""
    if places:
        name, (key_start, key_end, start, open_end) = next(reversed(places.items()))
        places[name] = (key_start, key_end, start, min(open_end, max(start + 1, end)))
