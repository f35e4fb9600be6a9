"""The editor's word on names and topics: names.yaml and topics.yaml, beside digest.yaml, as frozen values.

Both files are optional. They are as strict as digest.yaml: a fault is told with its place, a misspelt key with the
nearest known one. This module does no more I/O than reading the two files, and knows nothing of how names are found.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from digest.foundation.codes import (
    BAD_OVERRIDE,
    BROKEN_OVERRIDES,
    DUPLICATE_KEY,
    OVERRIDE_CONFLICT,
    UNKNOWN_OVERRIDE,
)
from digest.foundation.diagnostics import Code, Diagnostic, Span, report
from digest.foundation.limits import Limits
from digest.foundation.marked import FaultKind, Mapping, Node, Scalar, Sequence
from digest.foundation.marked_yaml import TOO_LARGE, compose
from digest.foundation.options import Options, Readers
from digest.foundation.positions import span_at
from digest.foundation.spelling import nearest

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "names.yaml"
TOPICS = "topics.yaml"
KINDS = ("person", "place", "organisation")
LARGEST = 1_000_000  # bytes of either file: some ten thousand names
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", **dict.fromkeys("-‐‑–_", " ")})


@lru_cache(maxsize=1 << 16)  # the same names are compared again and again
def fold(text: str) -> str:
    """Return the form by which names and topics are compared: letter case, white space, hyphens, kinds of apostrophe,
    compatibility forms (NFKC) and a "the" before it put aside."""
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().split())
    return plain.removeprefix("the ") or plain or text.strip()


@dataclass(frozen=True, slots=True)
class NameRule:
    """What the editor says of one name: how it is shown, what else stands for it, its kind (one of KINDS, or empty) and
    its role (None: what the texts say; empty: none is shown). `within` limits it to articles of these paths or in these
    folders."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    role: str | None = None
    within: tuple[str, ...] = ()

    def covers(self, path: str) -> bool:
        """Tell whether it holds for the article file of a path, which is relative to the content folder."""
        return not self.within or any(path == each or path.startswith(f"{each}/") for each in self.within)


@dataclass(frozen=True, slots=True)
class NameOverrides:
    """All of names.yaml. `block` are names that are no names, or are not to be shown."""

    rules: tuple[NameRule, ...] = ()
    block: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRule:
    """A topic of the editor's, and the words that mean the same."""

    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicOverrides:
    """All of topics.yaml. `block` never become topics; `allow` do wherever an entry is about them, generic or not."""

    rules: tuple[TopicRule, ...] = ()
    block: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """The editor's word on what digest infers across entries."""

    names: NameOverrides = NameOverrides()
    topics: TopicOverrides = TopicOverrides()


NO_OVERRIDES = Overrides()


def load_overrides(folder: Path) -> tuple[Overrides, tuple[Diagnostic, ...]]:
    """Return what names.yaml and topics.yaml in `folder` say, and all that is wrong with them. A missing file says
    nothing; of a faulty one the rest counts, so whoever asks decides whether errors end the build."""
    names, first = _load(folder, NAMES)
    topics, second = _load(folder, TOPICS)
    name_values, first_said = parse_names(names) if names else (NameOverrides(), ())
    topic_values, second_said = parse_topics(topics) if topics else (TopicOverrides(), ())
    return Overrides(name_values, topic_values), (*first, *first_said, *second, *second_said)


def parse_names(text: str) -> tuple[NameOverrides, tuple[Diagnostic, ...]]:
    """Return what a text of names.yaml says, and what is wrong with it, in the order of its lines."""
    reader = _Reader(NAMES, text, BAD_OVERRIDE, UNKNOWN_OVERRIDE)
    lists, entries = reader.entries(("block",))
    rules = [rule for key, value in entries if (rule := reader.name_rule(key, value))]
    return NameOverrides(tuple(rules), lists["block"]), reader.said()


def parse_topics(text: str) -> tuple[TopicOverrides, tuple[Diagnostic, ...]]:
    """Return what a text of topics.yaml says, and what is wrong with it, in the order of its lines."""
    reader = _Reader(TOPICS, text, BAD_OVERRIDE, UNKNOWN_OVERRIDE)
    lists, entries = reader.entries(("block", "allow"))
    rules = [reader.topic_rule(key, value) for key, value in entries]
    return TopicOverrides(tuple(rules), lists["block"], lists["allow"]), reader.said()


def _load(folder: Path, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text of a file, empty where there is none, and why it cannot be read."""
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError:
        other = name.replace(".yaml", ".yml")
        if not (folder / other).exists():
            return "", ()
        return "", (report(BROKEN_OVERRIDES, "this file is not read", Span(other), hint=f"rename it to {name}"),)
    except OSError as error:
        return "", (report(BROKEN_OVERRIDES, f"cannot be read: {error.strerror}", Span(name)),)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = report(BROKEN_OVERRIDES, "not UTF-8 from this line on", Span(name, line, 1), hint="save it as UTF-8")
        return "", (said,)


@dataclass(slots=True)
class _Reader(Options):
    """Reads a file whose keys are names or topics, except the reserved words, which hold lists."""

    claims: dict[tuple[str, tuple[str, ...]], Scalar] = field(default_factory=dict)

    def entries(self, reserved: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], list[tuple[Scalar, Node]]]:
        """Return the reserved lists, and the names or topics with what is said of each."""
        composed = compose(self.source, Limits(front_matter_bytes=LARGEST))
        for fault in composed.faults:
            code = DUPLICATE_KEY if fault.kind is FaultKind.DUPLICATE else BROKEN_OVERRIDES
            hint = "shorten it" if fault.hint == TOO_LARGE else fault.hint
            self.note(code, fault.message, fault.start, fault.end, hint)
        lists: dict[str, tuple[str, ...]] = dict.fromkeys(reserved, ())
        found = []
        for key, value in self.pairs(composed.root, self.path) if composed.root else ():
            if key.text in reserved:
                lists[key.text] = tuple(self.claim(item, ()) for item in self.texts(value, key.text))
            elif near := nearest(key.text, reserved) if key.text.islower() else None:
                hint = f'did you mean "{near}"? if it is a name or topic, begin it with a capital letter'
                self.note(UNKNOWN_OVERRIDE, f'"{key.text}" is not an option', key.start, key.end, hint)
            elif not any(map(str.isalnum, key.text)):
                self.bad(key, "a name or topic needs at least one letter")
            else:
                found.append((key, value))
        return lists, found

    def name_rule(self, key: Scalar, node: Node) -> NameRule | None:
        """Return what is said of one name: a group of keys, or its other forms."""
        readers: Readers = {
            "aliases": self.texts,
            "kind": lambda value, name: self.choice(value, name, KINDS),
            "role": lambda value, name: "" if isinstance(value, Scalar) and value.empty else self.string(value, name),
            "in": self.paths,
        }
        said: dict[str, Any] = {"aliases": self.texts(node, key.text)} if not isinstance(node, Mapping) else {}
        values = said or self.group(node, key.text, readers)
        within = values.get("in", ())
        name = self.claim(key, within)
        aliases = tuple(self.claim(item, within) for item in values.get("aliases", ()))
        return NameRule(name, aliases, values.get("kind", ""), values.get("role"), within)

    def topic_rule(self, key: Scalar, node: Node) -> TopicRule:
        """Return what is said of one topic: a group of keys, or its other forms."""
        if isinstance(node, Mapping):
            items = self.group(node, key.text, {"aliases": self.texts}).get("aliases", ())
        else:
            items = self.texts(node, key.text)
        return TopicRule(self.claim(key, ()), tuple(self.claim(item, ()) for item in items))

    def texts(self, node: Node, name: str) -> tuple[Scalar, ...]:
        """Return the texts of a list, with their places; a single text is a list of one, an empty value none."""
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(item for item in items if self.string(item, name) and isinstance(item, Scalar))

    def paths(self, node: Node, name: str) -> tuple[str, ...]:
        """Return article files and folders, relative to the content folder and without slashes at their ends."""
        texts = (text.text.replace("\\", "/").strip().removeprefix("./").strip("/") for text in self.texts(node, name))
        return tuple(text for text in texts if text)

    def claim(self, scalar: Scalar, within: tuple[str, ...]) -> str:
        """Return the text of a name or topic, and note it where the same one has been said before."""
        text = " ".join(scalar.text.split())
        first = self.claims.setdefault((fold(text), within), scalar)
        if first is not scalar:
            line = self.source.count("\n", 0, first.start) + 1
            hint = f"the other one is on line {line}; remove one of the two"
            hint += ', or say with "in" which articles each is for' if self.path == NAMES else ""
            self.note(OVERRIDE_CONFLICT, f'"{text}" is spoken of twice', scalar.start, scalar.end, hint)
        return text

    def note(self, code: Code, message: str, start: int, end: int, hint: str) -> None:
        """Note a fault of a stretch of the file."""
        self.faults.append(report(code, message, span_at(self.path, self.source, start, end), hint=hint))

    def said(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong, in the order of the lines."""
        return tuple(sorted(self.faults, key=lambda each: (each.span.line, each.span.column)))
