"""Reads front matter values by what they mean: dates, names, topics, addresses. One method a form.

A method gives None where the value is not of its form, after it has noted the fault with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.foundation.codes import TOO_MANY_TOPICS, UNKNOWN_SECTION
from digest.foundation.config import LANGUAGE, read_cleanup
from digest.foundation.diagnostics import report
from digest.foundation.marked import Mapping, Node, Scalar, Sequence
from digest.foundation.model import Rights, Source
from digest.foundation.options import Options, outline, truth
from digest.foundation.positions import span_at
from digest.foundation.settings import DEFAULT_SETTINGS, ReadingSettings
from digest.foundation.spelling import suggest
from digest.foundation.urls import is_web_address, slugify
from digest.reading.dates.stated_dates import parse_stated
from digest.reading.decoding.characters import one_line
from digest.reading.metadata.keys import normalise

if TYPE_CHECKING:
    from digest.foundation.model import Moment
    from digest.foundation.settings import Cleanup

_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_WIKI_LINK = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")  # Obsidian's, as its clipper writes authors
LONGEST_ID = 200


@dataclass(slots=True)
class Values(Options):
    """The forms of front matter values."""

    settings: ReadingSettings = DEFAULT_SETTINGS

    def line(self, node: Node, name: str) -> str | None:
        """A text on one line."""
        return one_line(self.string(node, name) or "") or None

    def moment(self, node: Node, name: str) -> Moment | None:
        """A date, or a date with a time, which is in the site's zone where it names none."""
        text = self.line(node, name)
        if text is None:
            return None
        moment = parse_stated(text, self.settings.zone, self.settings.language)
        if moment is None:
            self.bad(
                node, f'"{text}" is no date digest can be sure of', "write 2022-01-18 or 2022-01-18T14:30:00+01:00"
            )
        return moment

    def flag(self, node: Node, name: str) -> bool | None:
        """Yes or no in the usual words."""
        value = truth(node.text) if isinstance(node, Scalar) else None
        if value is None:
            self.bad(node, f'"{name}" is neither yes nor no', "write true or false")
        return value

    def draft(self, node: Node, name: str) -> bool:
        """Like `flag`, but what cannot be understood is a draft: nothing leaks."""
        return self.flag(node, name) is not False

    def names(self, node: Node, name: str) -> tuple[str, ...] | None:
        """Persons: a text, a list, or groups with a `name`. Only `authors` is split at commas: "King, Jr." is one."""
        mark = ";" if isinstance(node, Scalar) and ";" in node.text else ","
        split = isinstance(node, Scalar) and (mark == ";" or normalise(name) == "authors")
        texts = self._several(node, name, mark if split else "")
        return texts and tuple(_BY.sub("", text, count=1) if normalise(name) == "byline" else text for text in texts)

    def topics(self, node: Node, name: str) -> tuple[str, ...] | None:
        """Topics: a list, or a text with commas."""
        mark = ";" if isinstance(node, Scalar) and ";" in node.text else ","
        texts = self._several(node, name, mark)
        return texts and tuple(text.lstrip("#").strip() or text for text in texts)

    def limited(self, topics: tuple[str, ...], node: Node) -> tuple[str, ...]:
        """The topics without repetitions, as many as the limit allows."""
        kept = {topic.casefold(): topic for topic in reversed(topics)}
        unique = tuple(kept[folded] for folded in dict.fromkeys(topic.casefold() for topic in topics))
        most = self.settings.limits.topics
        if len(unique) > most:
            message = f"{len(unique)} topics; the limit is {most}"
            span = span_at(self.path, self.source, node.start, node.end)
            self.faults.append(report(TOO_MANY_TOPICS, message, span, hint="the first ones count"))
        return unique[:most]

    def list(self, node: Node, name: str) -> tuple[str, ...] | None:
        """Texts that are not split."""
        return self._several(node, name, "")

    def _several(self, node: Node, name: str, mark: str) -> tuple[str, ...] | None:
        items = node.items if isinstance(node, Sequence) else (node,)
        texts: list[str] = []
        for item in items:
            named = _named(item)
            if named is None:
                self.bad(item, f'"{name}" holds {outline(item)} without a name')
                continue
            text = self.line(named, name) or ""
            parts = text.split(mark) if mark and not isinstance(node, Sequence) else [text]
            texts += [_WIKI_LINK.sub(lambda link: link[2] or link[1], part).strip() for part in parts]
        return tuple(filter(None, texts)) or None

    def section(self, node: Node, name: str) -> str | None:
        """A section: if digest.yaml lists sections, the slug of one of them."""
        text = self.line(node, name)
        if text is None or not self.settings.sections:
            return text
        section = self.settings.section(text)
        if section:
            return section.slug
        span = span_at(self.path, self.source, node.start, node.end)
        hint = suggest(text, (each.slug for each in self.settings.sections))
        self.faults.append(report(UNKNOWN_SECTION, f'section "{text}" is not in digest.yaml', span, hint=hint))
        return None

    def language(self, node: Node, name: str) -> str | None:
        """A language code, `en_US` as `en-US`."""
        text = self.line(node, name)
        if text is None or LANGUAGE.fullmatch(text):
            return text and text.replace("_", "-")
        self.bad(node, f'"{text}" is no language code', "such as en, de or pt-BR")
        return None

    def slug(self, node: Node, name: str) -> str | None:
        """The last part of the address, made safe."""
        text = self.line(node, name)
        return text and slugify(text)

    def rights(self, node: Node, name: str) -> Rights | None:
        """How much may be published."""
        text = self.choice(node, name, tuple(Rights))
        return Rights(text) if text else None

    def withdrawal(self, node: Node, name: str) -> str | None:
        """The reason of a withdrawal; a plain yes gives an empty one, a plain no none at all."""
        text = self.line(node, name)
        switch = truth(text or "")
        return text if switch is None else "" if switch else None

    def identity(self, node: Node, name: str) -> str | None:
        """An id: any text of reasonable length."""
        text = self.line(node, name)
        if text and len(text) > LONGEST_ID:
            self.bad(node, f'"{name}" is longer than {LONGEST_ID} characters')
            return None
        return text

    def address(self, node: Node, name: str) -> str | None:
        """A web address."""
        text = self.line(node, name)
        if text is None or is_web_address(text):
            return text
        self.bad(node, f'"{text}" is no web address', "such as https://example.org/article")
        return None

    def source_of(self, node: Node, name: str) -> Source | None:
        """A source: its name, its address, or a group with both."""
        if isinstance(node, Mapping):
            parts = {normalise(key.text): value for key, value in node.pairs}
            title = parts.get("name") or parts.get("title")
            link = parts.get("url") or parts.get("link")
            title_text = self.line(title, name) if title else None
            url = self.address(link, name) if link else None
            return Source(title_text or "", url or "") if title_text or url else None
        text = self.line(node, name)
        if text is None:
            return None
        return Source("", text) if is_web_address(text) else Source(text)

    def picture(self, node: Node, name: str) -> str | None:
        """The path of an image: of several the first; `false` means none."""
        node = node.items[0] if isinstance(node, Sequence) and node.items else node
        if isinstance(node, Mapping):
            parts = {normalise(key.text): value for key, value in node.pairs}
            found = next((parts[key] for key in ("src", "url", "path", "image", "file") if key in parts), None)
            if found is None:
                self.bad(node, f'"{name}" is a group of keys without a path', "write the path of the image")
                return None
            node = found
        text = self.line(node, name)
        return None if text and truth(text) is not None else text

    def picture_text(self, node: Node, name: str) -> str | None:
        """The text that stands for an image, where the image is a group with `alt`."""
        node = node.items[0] if isinstance(node, Sequence) and node.items else node
        parts = {normalise(key.text): value for key, value in node.pairs} if isinstance(node, Mapping) else {}
        return self.line(parts["alt"], name) if "alt" in parts else None

    def cleanup(self, node: Node, name: str) -> Cleanup:
        """Clean-up overrides."""
        return read_cleanup(node, name, self)


def _named(node: Node) -> Scalar | None:
    """Return a text, or the `name` of a group of keys."""
    if isinstance(node, Mapping):
        parts = {normalise(key.text): value for key, value in node.pairs}
        node = parts.get("name") or parts.get("title") or node
    return node if isinstance(node, Scalar) else None
