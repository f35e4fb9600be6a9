"""Splits an article file into its metadata block and its body, and never takes one for the other.

A block is YAML between `---`, TOML between `+++`, a JSON object, or `Key: value` lines, always at the very top. Where a
fence may as well be a thematic break, the text stays text; where a block was clearly meant and cannot be read, the file
is withheld with the place of the fault: nothing is recovered silently. What the values mean is decided in `fields`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from digest.foundation.codes import BROKEN_FRONT_MATTER, DUPLICATE_KEY, FRONT_MATTER_TOO_LARGE
from digest.foundation.diagnostics import Diagnostic, report
from digest.foundation.marked import Composed, Fault, FaultKind, Mapping, Node, Scalar
from digest.foundation.marked_yaml import compose
from digest.foundation.positions import line_of, span_at
from digest.reading.metadata.header_lines import compose_lines
from digest.reading.metadata.keys import thing_of
from digest.reading.metadata.typed_blocks import compose_json, compose_toml

if TYPE_CHECKING:
    from digest.foundation.limits import Limits
    from digest.foundation.settings import ReadingSettings

_KEY = re.compile(r"[ \t]*[\"']?(?P<key>[A-Za-z_][\w .-]{0,40}?)[\"']?\s*(?::(?=\s|$)|=)")
_CODES = {
    FaultKind.SYNTAX: BROKEN_FRONT_MATTER,
    FaultKind.LIMIT: FRONT_MATTER_TOO_LARGE,
    FaultKind.DUPLICATE: DUPLICATE_KEY,
}


class FrontKind(StrEnum):
    """The notation of a metadata block."""

    NONE = "none"
    YAML = "yaml"
    TOML = "toml"
    JSON = "json"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The metadata of a file and where its body begins.

    Places in `pairs` are offsets in the file's text, of which `source` is all before the body. A broken block means the
    file is withheld; `diagnostics` say why.
    """

    kind: FrontKind
    source: str
    body_start: int
    body_line: int
    pairs: tuple[tuple[Scalar, Node], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """A block that was found: what it was read as, and where the body begins."""

    kind: FrontKind
    composed: Composed
    body_start: int


def split(text: str, path: str, settings: ReadingSettings) -> FrontMatter:
    """Return the metadata block of a decoded text. A file without one has the kind none and no pairs."""
    start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    block = _find(text, start, settings.limits)
    if block is None:
        return FrontMatter(FrontKind.NONE, "", 0, 1)
    root, faults = block.composed.root, block.composed.faults
    if isinstance(root, (Mapping, type(None))):
        pairs = root.pairs if root else ()
    else:
        pairs = ()
        hint = "write one key: value a line"
        faults = (*faults, Fault(FaultKind.SYNTAX, "the block holds no keys with values", root.start, root.end, hint))
    return FrontMatter(
        block.kind,
        text[: block.body_start],
        block.body_start,
        line_of(text, block.body_start),
        pairs,
        tuple(_diagnostic(fault, path, text) for fault in faults),
        any(fault.kind is not FaultKind.DUPLICATE for fault in faults),
    )


def _diagnostic(fault: Fault, path: str, text: str) -> Diagnostic:
    related = () if fault.related is None else (span_at(path, text, fault.related),)
    span = span_at(path, text, fault.start, fault.end)
    return report(_CODES[fault.kind], fault.message, span, hint=fault.hint, related=related)


def _find(text: str, start: int, limits: Limits) -> _Block | None:
    first = text[start : _line_end(text, start)].rstrip()
    if first == "---":
        return _fenced(text, start, FrontKind.YAML, limits)
    if first == "+++":
        return _fenced(text, start, FrontKind.TOML, limits)
    if first.startswith("{"):
        found = compose_json(text, start, limits)
        return _Block(FrontKind.JSON, *found) if found else None
    lines = compose_lines(text, start, limits)
    return _Block(FrontKind.LINES, *lines) if lines else None


def _fenced(text: str, start: int, kind: FrontKind, limits: Limits) -> _Block | None:
    """Return the block that a fence opens, or None where the fence is a thematic break of the text."""
    inside = _line_end(text, start) + 1
    fence = text[start : start + 3]
    closing = re.compile(
        rf"^(?:{re.escape(fence)}|\.\.\.)[ \t]*$" if fence == "---" else r"^\+\+\+[ \t]*$", re.MULTILINE
    )
    close = closing.search(text, inside)
    block = text[inside : close.start() if close else len(text)]
    if close is None:
        return _unclosed(text, start, block, kind)
    body = min(_line_end(text, close.start()) + 1, len(text))
    if not block.strip():
        return _Block(kind, Composed(None), body) if "\n\n" not in "\n" + block else None
    compose_block = compose if kind is FrontKind.YAML else compose_toml
    composed = compose_block(block, limits, offset=inside)
    if composed.broken or not isinstance(composed.root, (Mapping, type(None))):
        if not _looks_meant(block):
            return None
        composed = _explain_missing_fence(composed, block, inside, fence)
    elif isinstance(composed.root, Mapping) and not _has_known_key(composed.root) and not _tidy(composed.root, block):
        return None
    return _Block(kind, composed, body)


def _unclosed(text: str, start: int, block: str, kind: FrontKind) -> _Block | None:
    """An opening fence without a closing one was meant as a block if a known key stands directly below it."""
    key = _KEY.match(block)
    if not key or thing_of(key["key"]) is None:
        return None
    fence = text[start : start + 3]
    hint = f"end the block with a line that holds only {fence}"
    fault = Fault(FaultKind.SYNTAX, f"the block that begins with {fence} is never closed", start, start + 3, hint)
    return _Block(kind, Composed(None, (fault,)), len(text))


def _looks_meant(block: str) -> bool:
    """Tell whether a block that cannot be read was meant as metadata, by its lines before the first blank one.

    Prose between two thematic breaks begins after a blank line; it counts only if a known key opens it.
    """
    lines = [line for line in block.strip("\n").split("\n\n")[0].split("\n") if not line.lstrip().startswith("#")]
    keys = [_KEY.match(line) for line in lines]
    if block.startswith("\n"):
        keys = keys[:1]
    one_word = keys and keys[0] and " " not in keys[0]["key"] and not block.startswith("\n")
    return bool(one_word) or any(key and thing_of(key["key"]) for key in keys)


def _has_known_key(root: Mapping) -> bool:
    return any(thing_of(key.text) for key, _ in root.pairs)


def _tidy(root: Mapping, block: str) -> bool:
    """Tell metadata without any known key from prose with a colon between two thematic breaks."""
    return not block.startswith("\n") and all(re.fullmatch(r"[\w.-]+", key.text) for key, _ in root.pairs)


def _explain_missing_fence(composed: Composed, block: str, offset: int, fence: str) -> Composed:
    """Where a blank line is followed by prose, the closing fence was forgotten and a later line was taken for it."""
    gap = re.search(r"\n[ \t]*\n(?=\S)", block)
    fault = composed.faults[0] if composed.faults else None
    if not gap or _KEY.match(block, gap.end()) or (fault and fault.start < offset + gap.start()):
        return composed
    hint = f"end the block with a line that holds only {fence}, before the blank line"
    message = "the text begins before the block is closed"
    at = offset + gap.end()
    return Composed(None, (Fault(FaultKind.SYNTAX, message, at, at + 1, hint),))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
