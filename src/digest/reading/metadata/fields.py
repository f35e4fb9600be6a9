"""Gives the values of a metadata block their meaning, whichever generator's names they have.

Faults cost the field, never the article. Keys that mean nothing here are kept without a word, except those that look
like a known key misspelt. What an article's text says is not looked at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from digest.foundation.codes import BAD_FIELD, MISSPELT_KEY
from digest.foundation.diagnostics import Severity, report
from digest.foundation.marked import Mapping, Node, Scalar, Sequence
from digest.foundation.model import Field, Provenance, Rights, Source
from digest.foundation.options import truth
from digest.foundation.positions import evidence_at, span_at
from digest.foundation.urls import is_web_address
from digest.reading.metadata.given import Given
from digest.reading.metadata.keys import misspelt, normalise, rank_of, thing_of
from digest.reading.metadata.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.settings import ReadingSettings
    from digest.reading.metadata.frontmatter import FrontMatter

T = TypeVar("T")
RULE = "front-matter"
NESTED_RANK = 100  # a key under `extra` counts only where none stands at the top
UNPUBLISHED = frozenset(
    {"draft", "hidden", "private", "pending", "skip", "unlisted"}
)  # Pelican's and WordPress's words
TURNED = frozenset({"published", "publish"})  # no means draft
_Found = tuple[int, Scalar, Node]  # rank, key, value


def interpret(front: FrontMatter, settings: ReadingSettings, path: str) -> tuple[Given, tuple[Diagnostic, ...]]:
    """Return what a metadata block gives, and what is wrong with its values, in the order of the file."""
    if not front.pairs:
        return Given(), ()
    reader = _Fields(front, settings, path)
    given = reader.given()
    return given, tuple(sorted(reader.values.faults, key=lambda each: (each.span.line, each.span.column)))


class _Fields:
    """One reading of one block: the values found for each thing, and the faults met."""

    def __init__(self, front: FrontMatter, settings: ReadingSettings, path: str) -> None:
        self.source = front.source
        self.values = Values(path, front.source, BAD_FIELD, BAD_FIELD, settings=settings)
        self.extra: list[tuple[str, Node]] = []
        self.found: dict[str, list[_Found]] = {}
        self._sort(front.pairs, top=True)
        for each in self.found.values():
            each.sort(key=lambda found: found[0])

    def _sort(self, pairs: Iterable[tuple[Scalar, Node]], *, top: bool) -> None:
        for key, value in pairs:
            thing = thing_of(key.text)
            if thing in ("nested", "taxonomies") and isinstance(value, Mapping) and top:
                self._sort(value.pairs, top=False)
            elif thing is None or thing in ("nested", "taxonomies"):
                self._keep(key, value, top=top)
            elif normalise(key.text) in TURNED and isinstance(value, Scalar) and truth(value.text) is not None:
                self._add("draft", key, value, top=top)  # Jekyll's and Obsidian Publish's switches
            else:
                self._add(thing, key, value, top=top)

    def _add(self, thing: str, key: Scalar, value: Node, *, top: bool) -> None:
        rank = rank_of(key.text) + (0 if top else NESTED_RANK)
        self.found.setdefault(thing, []).append((rank, key, value))

    def _keep(self, key: Scalar, value: Node, *, top: bool) -> None:
        self.extra.append((key.text, value))
        near = misspelt(key.text) if top else None
        if near:
            span = span_at(self.values.path, self.source, key.start, key.end)
            message = f'"{key.text}" is not a key digest knows'
            self.values.faults.append(report(MISSPELT_KEY, message, span, hint=f'did you mean "{near}"?'))

    def given(self) -> Given:
        values = self.values
        image = self._field("image", values.picture)
        return Given(
            title=self._field("title", values.line),
            date=self._field("date", values.moment),
            updated=self._field("updated", values.moment),
            authors=self._field("authors", values.names),
            source=self._source(),
            section=self._field("section", values.section),
            topics=self._topics(),
            summary=self._field("summary", values.line),
            language=self._field("language", values.language),
            slug=self._field("slug", values.slug),
            draft=self._draft(),
            expires=self._field("expires", values.moment),
            pinned=self._field("pinned", values.flag),
            image=image,
            image_alt=self._field("image_alt", values.line) or self._alt(image),
            aliases=self._aliases(),
            story=self._field("story", values.line),
            correction=self._field("correction", values.list),
            publish=self._strictest("publish", values.rights, Rights.LINK),
            withdrawn=self._strictest("withdrawn", values.withdrawal, ""),
            id=self._field("id", values.identity),
            cleanup=self._field("cleanup", values.cleanup),
            extra=tuple(self.extra),
        )

    def _field(self, thing: str, read: Callable[[Node, str], T | None]) -> Field[T] | None:
        """Return the field of the first key for a thing; see `Given` for what None means where."""
        if thing not in self.found:
            return None
        _, key, node = self.found[thing][0]
        return self._read(key, node, read)

    def _read(self, key: Scalar, node: Node, read: Callable[[Node, str], T | None]) -> Field[T]:
        evidence = evidence_at(self.source, node.start, node.end)
        if _is_empty(node):
            return Field(None, Provenance.GIVEN, RULE, evidence)
        before = self._errors()
        value = read(node, key.text)
        if self._errors() > before:
            return Field(None, Provenance.UNKNOWN, "bad-field", evidence)
        return Field(value, Provenance.GIVEN, RULE, evidence)

    def _strictest(self, thing: str, read: Callable[[Node, str], T | None], strict: T) -> Field[T] | None:
        """Like `_field`, but nothing leaks: what cannot be understood says the strictest."""
        field = self._field(thing, read)
        return replace(field, value=strict) if field and field.provenance is Provenance.UNKNOWN else field

    def _errors(self) -> int:
        return sum(1 for each in self.values.faults if each.severity is Severity.ERROR)

    def _topics(self) -> Field[tuple[str, ...]] | None:
        """Tags, categories and topics are one thing here: all are united, in the order written."""
        found = sorted(self.found.get("topics", ()), key=lambda each: each[1].start)
        fields = [self._read(key, node, self.values.topics) for _, key, node in found]
        topics = tuple(topic for field in fields for topic in field.value or ())
        if not topics:
            return fields[0] if fields else None
        first = next(field for field in fields if field.value)
        return Field(self.values.limited(topics, found[0][2]), Provenance.GIVEN, RULE, first.evidence)

    def _draft(self) -> Field[bool] | None:
        """A draft is what any key says is one: `draft: true`, `published: false`, `status: draft`."""
        fields: list[Field[bool]] = []
        for _, key, node in self.found.get("draft", ()):
            switch = self._read(key, node, self.values.flag)
            turned = normalise(key.text) in TURNED and switch.value is not None
            value = not switch.value if turned else switch.value
            if switch.provenance is Provenance.UNKNOWN:
                value = True  # nothing leaks: what cannot be understood is a draft
            fields.append(Field(value, Provenance.GIVEN, RULE, switch.evidence))
        for _, _, node in self.found.get("status", ()):
            if isinstance(node, Scalar) and node.text.strip().lower() in UNPUBLISHED:
                fields.append(Field(True, Provenance.GIVEN, RULE, evidence_at(self.source, node.start, node.end)))
        return next((field for field in fields if field.value), fields[0] if fields else None)

    def _source(self) -> Field[Source] | None:
        """The name from `source`, the address from `source_url`, else from a `url` that is a web address."""
        named = self._field("source", self.values.source_of)
        linked = self._field("source_url", self.values.address)
        if linked is None and not (named and named.value and named.value.url):
            linked = self._web_address()
        stated = named if named is not None else linked
        if stated is None:
            return None
        name = named.value.name if named and named.value else ""
        url = (linked.value if linked else None) or (named.value.url if named and named.value else "")
        if not name and not url:
            return Field(None, stated.provenance, stated.rule, stated.evidence)
        evidence = linked.evidence if linked and not (named and named.value) else stated.evidence
        return Field(Source(name, url), Provenance.GIVEN, RULE, evidence)

    def _web_address(self) -> Field[str] | None:
        for _, key, node in self.found.get("address", ()):
            if isinstance(node, Scalar) and is_web_address(node.text.strip()):
                return self._read(key, node, self.values.address)
        return None

    def _aliases(self) -> Field[tuple[str, ...]] | None:
        """Former addresses: those listed, and the path a page had under another generator."""
        listed = self._field("aliases", self.values.list)
        paths = [
            (node.text.strip(), node)
            for _, key, node in self.found.get("address", ())
            if isinstance(node, Scalar) and normalise(key.text) != "link" and _is_path(node.text.strip())
        ]
        if not paths or (listed and listed.provenance is Provenance.UNKNOWN):
            return listed
        everything = dict.fromkeys([*((listed and listed.value) or ()), *(path for path, _ in paths)])
        evidence = listed.evidence if listed else evidence_at(self.source, paths[0][1].start, paths[0][1].end)
        return Field(tuple(everything), Provenance.GIVEN, RULE, evidence)

    def _alt(self, image: Field[str] | None) -> Field[str] | None:
        """The text for an image that is a group of keys."""
        if image is None or image.value is None:
            return None
        alt = self._field("image", self.values.picture_text)
        return alt if alt and alt.value else None


def _is_empty(node: Node) -> bool:
    return node.empty if isinstance(node, Scalar) else not (node.items if isinstance(node, Sequence) else node.pairs)


def _is_path(text: str) -> bool:
    """Tell a page's own path from patterns (`/:year/:title/`) and words (`pretty`) in the same key."""
    return text.strip("/") != "" and "/" in text and not any(each in text for each in (":", " ", "\\", "..", "?"))
