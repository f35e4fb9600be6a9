"""Reads metadata values by their form: texts, lists, numbers, mappings with known keys.

Every fault is noted with its place and reading goes on without the value, so that one run shows all of them. Which keys
there are is the business of `config` for digest.yaml and of the reading room for front matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from digest.foundation.codes import BAD_OPTION, UNKNOWN_OPTION
from digest.foundation.diagnostics import Code, Diagnostic, report
from digest.foundation.marked import Mapping, Node, Scalar, Sequence
from digest.foundation.positions import span_at
from digest.foundation.spelling import nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Mapping as Table

Readers: TypeAlias = "Table[str, Callable[[Node, str], Any]]"
_SIZE = re.compile(r"(\d[\d_]{0,15})\s*(?:(k|m)i?b|bytes)?", re.IGNORECASE)
_WORDS = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}


def truth(text: str) -> bool | None:
    """Return what true, yes, on, 1 and their opposites mean, letter case aside; None for any other word."""
    return _WORDS.get(text.strip().lower())


def outline(node: Node) -> str:
    """Return in a word what a value is, for messages."""
    return "a list" if isinstance(node, Sequence) else "a group of keys" if isinstance(node, Mapping) else "a text"


@dataclass(slots=True)
class Options:
    """Reads nodes of one file, whose text is `source`, and collects what is wrong with them in `faults`."""

    path: str
    source: str
    bad_code: Code = BAD_OPTION
    unknown_code: Code = UNKNOWN_OPTION
    faults: list[Diagnostic] = field(default_factory=list)

    def bad(self, node: Node, message: str, hint: str = "") -> None:
        """Note that a value is not of the form its key needs."""
        self.faults.append(
            report(self.bad_code, message, span_at(self.path, self.source, node.start, node.end), hint=hint)
        )

    def unknown(self, key: Scalar, known: Iterable[str], where: str = "") -> None:
        """Note a key that digest does not know."""
        message = f'"{key.text}" is not an option{where}'
        span = span_at(self.path, self.source, key.start, key.end)
        self.faults.append(report(self.unknown_code, message, span, hint=suggest(key.text, known)))

    def pairs(self, node: Node, name: str) -> Iterator[tuple[Scalar, Node]]:
        """Give the keys and values of a mapping; an empty value has none, any other form is a fault."""
        if isinstance(node, Mapping):
            yield from node.pairs
        elif not (isinstance(node, Scalar) and node.empty):
            self.bad(node, f'"{name}" is {outline(node)} but needs keys with values')

    def group(self, node: Node, name: str, readers: Readers) -> dict[str, Any]:
        """Return what the readers of a mapping's keys give, by key. A reader gives None for what counts as not said."""
        prefix = f"{name}." if name else ""
        values = {}
        for key, value in self.pairs(node, name or "the file"):
            reader = readers.get(key.text)
            if reader is None:
                self.unknown(key, readers, f' of "{name}"' if name else "")
            else:
                values[key.text] = reader(value, prefix + key.text)
        return {key: value for key, value in values.items() if value is not None}

    def string(self, node: Node, name: str) -> str | None:
        """Return a text with its white space folded, or None where there is none."""
        if not isinstance(node, Scalar):
            self.bad(node, f'"{name}" is {outline(node)} but needs a text')
            return None
        return None if node.empty else " ".join(node.text.split())

    def strings(self, node: Node, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        if isinstance(node, Sequence):
            return tuple(text for text in (self.string(item, name) for item in node.items) if text)
        text = self.string(node, name)
        return (text,) if text else ()

    def choice(self, node: Node, name: str, known: Iterable[str]) -> str | None:
        """Return one of some words, letter case aside."""
        text = self.string(node, name)
        words = [str(each) for each in known]
        if text is None or text.lower() in words:
            return text and text.lower()
        near = nearest(text, words)
        hint = f'did you mean "{near}"?' if near else f"write {', '.join(words[:-1])} or {words[-1]}"
        self.bad(node, f'"{name}" cannot be "{text}"', hint)
        return None

    def switch(self, node: Node, name: str) -> bool | None:
        """Return what yes, no and the like mean."""
        if isinstance(node, Scalar) and node.empty:
            return None
        value = truth(node.text) if isinstance(node, Scalar) else None
        if value is None:
            self.bad(node, f'"{name}" is neither yes nor no', "write on or off")
        return value

    def number(self, node: Node, name: str) -> int | None:
        """Return a whole number above zero; `5 MB` and `64 KB` (thousands) are understood."""
        size = _SIZE.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
        value = int(size[1].replace("_", "")) if size else 0
        if size and value:
            return value * {"k": 1_000, "m": 1_000_000}.get((size[2] or "").lower(), 1)
        self.bad(node, f'"{name}" needs a whole number above zero', "such as 100 or, for sizes, 5 MB")
        return None
