"""Reads YAML into marked nodes: the only module that imports yaml.

YAML's own typing is not used (`NO` would be False, `12:30` 750, `010` 8): scalars stay texts with their places.
The tree is built from parser events with a stack of its own, because the library's composer recurses, forgets duplicate
keys and hides its aliases. It serves front matter and digest.yaml and knows neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from digest.foundation.limits import DEFAULT_LIMITS, Limits
from digest.foundation.marked import Composed, Fault, FaultKind, Mapping, Node, Scalar, Sequence, duplicate
from digest.foundation.yaml_hints import explain, in_quotes

TOO_LARGE = "shorten it, or raise limits: front_matter_bytes in digest.yaml"  # a hint
EXPANDED = 50_000  # nodes once aliases are followed: ten times what 64 KB of honest metadata hold
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is eight times quicker
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # YAML 1.1, 5.1


def compose(text: str, limits: Limits = DEFAULT_LIMITS, *, offset: int = 0) -> Composed:
    """Return the one document in `text` as nodes whose places are `offset` characters further on.

    Never raises: what cannot be read comes back as faults, all that are found before the parser has to give up.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > limits.front_matter_bytes:
        message = f"the block has {size:,} bytes; the limit is {limits.front_matter_bytes:,}"
        return Composed(None, (Fault(FaultKind.LIMIT, message, offset, offset + 1, TOO_LARGE),))
    strange = _UNPRINTABLE.search(text)
    if strange:
        at = offset + strange.start()
        message = f"a character that YAML does not allow (U+{ord(strange[0]):04X})"
        return Composed(None, (Fault(FaultKind.SYNTAX, message, at, at + 1, "delete it"),))
    builder = _Builder(text, limits, offset)
    loader = _LOADER(text)
    try:
        while builder.going and loader.check_event():
            builder.take(loader.get_event())
    except yaml.YAMLError as error:
        builder.faults.append(_fault(error, text, offset))
    finally:
        loader.dispose()
    composed = Composed(builder.root, tuple(builder.faults))
    return Composed(None, composed.faults) if composed.broken else composed


def _fault(error: yaml.YAMLError, text: str, offset: int) -> Fault:
    problem, context = str(getattr(error, "problem", "") or error), str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None)
    if ("quoted scalar" in context and "escape" not in problem) or "expected ':'" in problem or "flow" in context:
        mark = getattr(error, "context_mark", None) or mark  # the reader wants to see where it began
    at = min(mark.index if mark else 0, len(text))
    first = text.rfind("\n", 0, at) + 1
    message, hint = explain(problem, context, text[first:].split("\n", 1)[0], text[at : at + 1])
    return Fault(FaultKind.SYNTAX, message, offset + at, offset + at + 1, hint)


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open; `children` of a mapping are keys and values in turn."""

    mapping: bool
    start: int
    anchor: str | None
    children: list[Node] = field(default_factory=list)
    weight: int = 1


@dataclass(slots=True)
class _Builder:
    """Takes events in order; `root` is there once the document has ended without a fault."""

    text: str
    limits: Limits
    offset: int
    root: Node | None = None
    going: bool = True
    faults: list[Fault] = field(default_factory=list)
    _stack: list[_Frame] = field(default_factory=list)
    _anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    _documents: int = 0
    _aliases: int = 0
    _total: int = 0

    def take(self, event: Any) -> None:
        """Add one event to the tree."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self._open(event)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(FaultKind.SYNTAX, "a second YAML document begins here", event, "keep one block only")

    def _scalar(self, event: Any) -> None:
        if event.tag and not event.tag.startswith("tag:yaml.org,2002:"):
            self._stop(FaultKind.SYNTAX, "a word after an exclamation mark is a YAML tag", event, self._requote(event))
            return
        start, end = self._place(event)
        node = Scalar(event.value, start, end, plain=not event.style)
        self._add(node, 1, event)
        if event.anchor:
            self._anchors[event.anchor] = (node, 1)

    def _alias(self, event: Any) -> None:
        self._aliases += 1
        known = self._anchors.get(event.anchor)
        if known is None:
            message = f'"*{event.anchor}" refers to nothing in this block'
            self._stop(FaultKind.SYNTAX, message, event, self._requote(event))
        elif self._aliases > self.limits.front_matter_aliases:
            message = f"more than {self.limits.front_matter_aliases} aliases"
            self._stop(FaultKind.LIMIT, message, event, "write the values out")
        else:
            self._add(*known, event)

    def _open(self, event: Any) -> None:
        if len(self._stack) >= self.limits.front_matter_depth:
            message = f"nested more than {self.limits.front_matter_depth} levels deep"
            self._stop(FaultKind.LIMIT, message, event, "metadata is flat: a key and a value a line")
            return
        mapping = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(_Frame(mapping, event.start_mark.index + self.offset, event.anchor))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        end = frame.start + len(self.text[frame.start - self.offset : event.end_mark.index].rstrip())
        if not frame.mapping:
            node: Node = Sequence(tuple(frame.children), frame.start, end)
        else:
            node = Mapping(self._pairs(frame.children), frame.start, end)
        self._total -= frame.weight - 1  # its children are counted already
        self._add(node, frame.weight, event)
        if frame.anchor:
            self._anchors[frame.anchor] = (node, frame.weight)

    def _add(self, node: Node, weight: int, event: Any) -> None:
        self._total += weight
        if self._total > EXPANDED:
            self._stop(FaultKind.LIMIT, f"more than {EXPANDED:,} values once aliases are followed", event, "")
        elif not self._stack:
            self.root = node
        else:
            frame = self._stack[-1]
            if frame.mapping and len(frame.children) % 2 == 0 and not isinstance(node, Scalar):
                self._stop(FaultKind.SYNTAX, "a key must be a word", event, self._requote(event))
            frame.children.append(node)
            frame.weight += weight

    def _pairs(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        merged: list[Mapping] = []
        for key, value in zip(children[::2], children[1::2], strict=False):
            if not isinstance(key, Scalar):
                continue  # reported when it was added
            if key.plain and key.text == "<<" and not isinstance(value, Scalar):
                sources = value.items if isinstance(value, Sequence) else (value,)
                merged.extend(each for each in sources if isinstance(each, Mapping))
            elif key.text in pairs:
                self.faults.append(duplicate(key, pairs[key.text][0]))
            else:
                pairs[key.text] = (key, value)
        for source in merged:
            for key, value in source.pairs:
                pairs.setdefault(key.text, (key, value))
        return tuple(pairs.values())

    def _place(self, event: Any) -> tuple[int, int]:
        start, end = event.start_mark.index, event.end_mark.index
        return start + self.offset, start + self.offset + len(self.text[start:end].rstrip())

    def _requote(self, event: Any) -> str:
        at = event.start_mark.index
        first = self.text.rfind("\n", 0, at) + 1
        return in_quotes(self.text[first:].split("\n", 1)[0])

    def _stop(self, kind: FaultKind, message: str, event: Any, hint: str) -> None:
        start, end = self._place(event)
        self.faults.append(Fault(kind, message, start, max(end, start + 1), hint))
        self.going = False
