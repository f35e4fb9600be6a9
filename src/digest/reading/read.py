"""Reads one article file: bytes and a path become an entry, or diagnostics that say why not.

The order is that of the file: decode, metadata block, body. What the editor gave always wins over what the path says,
and that over what the text says; an empty value means "do not infer". Pure: the same bytes, path and settings give the
same entry on any machine, so that it can be remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from posixpath import splitext
from typing import TYPE_CHECKING, TypeVar

from digest.foundation.codes import BAD_IMAGE
from digest.foundation.diagnostics import Span, report
from digest.foundation.fingerprint import fingerprint
from digest.foundation.model import Entry, Field, Moment, Precision, Provenance, Source, unknown
from digest.foundation.positions import span_at
from digest.reading.content import Body
from digest.reading.decoding.decode import decode
from digest.reading.markup.addresses import Goal, resolve_image
from digest.reading.markup.marked_up import read_marked_up
from digest.reading.metadata.fields import interpret
from digest.reading.metadata.frontmatter import split
from digest.reading.metadata.path_hints import read_path
from digest.reading.pasted.paste import read_paste
from digest.reading.pasted.tongue import detect_language

if TYPE_CHECKING:
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.settings import Cleanup, ReadingSettings
    from digest.reading.content import Content
    from digest.reading.metadata.frontmatter import FrontMatter
    from digest.reading.metadata.given import Given
    from digest.reading.metadata.path_hints import PathHints

T = TypeVar("T")
BAD_FIELD_RULE = "bad-field"
MARKDOWN = frozenset({".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a file: its entry (None where it is withheld), all there is to say about it, and its decoded
    text."""

    entry: Entry | None
    diagnostics: tuple[Diagnostic, ...]
    text: str = ""


def read_article(path: str, data: bytes, settings: ReadingSettings) -> Reading:
    """Return the reading of one file. `path` is relative to the content folder, with slashes."""
    decoded = decode(data, path, settings)
    if decoded.text is None:
        return Reading(None, decoded.diagnostics)
    text = decoded.text
    front = split(text, path, settings)
    if front.broken:
        return Reading(None, (*decoded.diagnostics, *front.diagnostics), text)
    given, faults = interpret(front, settings, path)
    hints = read_path(path, settings)
    said = _Said(given, hints, _language(given, text[front.body_start :], settings))
    content = _read_body(path, text, front, said, settings)
    image, image_faults = _image(given.image, path, text)
    entry = _entry(path, text, said, content, image, settings)
    diagnostics = (*decoded.diagnostics, *front.diagnostics, *faults, *image_faults, *content.diagnostics)
    return Reading(entry, tuple(sorted(diagnostics, key=lambda each: each.span.line)), text)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is known before the body is read."""

    given: Given
    hints: PathHints
    language: Field[str]


def _read_body(path: str, text: str, front: FrontMatter, said: _Said, settings: ReadingSettings) -> Content:
    source = said.given.source.value if said.given.source else None
    body = Body(
        text=text,
        path=path,
        start=front.body_start,
        line=front.body_line,
        language=said.language.value or "",
        cleanup=_overrides(said.given, settings),
        year=said.hints.year,
        title=_title(said.given.title),
        address=source.url if source else "",
        nesting=settings.limits.nesting,
    )
    return read_marked_up(body) if _is_markdown(path) else read_paste(body)


def _title(given: Field[str] | None) -> str | None:
    """The editor's headline; left empty on purpose it is empty, and no line of the text becomes one."""
    if given is None or given.provenance is not Provenance.GIVEN:
        return None
    return given.value or ""


def _is_markdown(path: str) -> bool:
    return splitext(path)[1].lower() in MARKDOWN


def _overrides(given: Given, settings: ReadingSettings) -> tuple[Cleanup, ...]:
    """The editor's clean-up for the site, the source and the entry."""
    found = [settings.cleanup]
    source = given.source.value if given.source else None
    rules = settings.source(source.name) if source else None
    if rules:
        found.append(rules.cleanup)
    if given.cleanup and given.cleanup.value:
        found.append(given.cleanup.value)
    return tuple(found)


def _language(given: Given, body: str, settings: ReadingSettings) -> Field[str]:
    if given.language is not None and given.language.provenance is Provenance.GIVEN:
        return given.language
    if settings.defaults.language:
        return Field(settings.defaults.language, Provenance.GIVEN, "site-defaults")
    found = detect_language(body)
    if found:
        return Field(found, Provenance.INFERRED, "function-words")
    return Field(settings.language, Provenance.INFERRED, "site-language")


def _entry(path: str, text: str, said: _Said, content: Content, image: Field[str], settings: ReadingSettings) -> Entry:
    given, hints = said.given, said.hints
    return Entry(
        path=path,
        format="markdown" if _is_markdown(path) else "text",
        text_hash=fingerprint(text.encode()),
        headline=_first(given.title, content.headline),
        dek=_first(given.summary, content.dek),
        published=_first(given.date, _published(hints.date, content.published)),
        updated=_first(given.updated, content.updated),
        authors=_first(given.authors, content.authors, _default(settings.defaults.authors)),
        source=_with_address(_first(given.source, content.source, _default_source(settings)), settings),
        dateline=content.dateline,
        language=said.language,
        section=_first(given.section, hints.section),
        topics=_first(given.topics),
        slug=_first(given.slug),
        id=_first(given.id),
        image=image,
        image_alt=_value(given.image_alt, ""),
        expires=given.expires.value if given.expires else None,
        draft=_value(given.draft, default=hints.draft),
        pinned=_value(given.pinned, default=False),
        aliases=_value(given.aliases, ()),
        blocks=content.blocks,
        html=content.html,
        links=content.links,
        images=content.images,
        removed=content.removed,
        publish=given.publish.value if given.publish else None,
        withdrawn=given.withdrawn.value if given.withdrawn else None,
        corrections=_value(given.correction, ()),
        story=_value(given.story, ""),
        words=sum(len(block.text.split()) for block in content.blocks),
    )


def _image(given: Field[str] | None, path: str, text: str) -> tuple[Field[str], tuple[Diagnostic, ...]]:
    """Return the lead image as a path relative to the content folder; one from elsewhere cannot be shown."""
    if given is None or given.value is None:
        return _first(given), ()
    address = resolve_image(given.value, path)
    if address.goal is Goal.IMAGE:
        return replace(given, value=address.target), ()
    evidence = given.evidence
    span = span_at(path, text, evidence.start, evidence.end) if evidence else Span(path)
    message = address.reason or "an image from another site is not shown, since readers' browsers would fetch it there"
    fault = report(BAD_IMAGE, message, span, hint="save the image beside the article and give its file name")
    return Field(None, Provenance.UNKNOWN, "bad-field", evidence), (fault,)


def _first(*fields: Field[T] | None) -> Field[T]:
    """The first field with a word to say: one with a value, one the editor left empty on purpose, or one the editor
    meant but wrote wrongly, which nothing guessed may stand in for."""
    said = [field for field in fields if field is not None]
    for field in said:
        if field.value is not None or field.provenance is Provenance.GIVEN or field.rule == BAD_FIELD_RULE:
            return field
    return said[0] if said else unknown("not-given")


def _value(field: Field[T] | None, default: T) -> T:
    return default if field is None or field.value is None else field.value


def _published(hint: Field[Moment] | None, stated: Field[Moment]) -> Field[Moment]:
    """The path's date, unless the path knows only the month and the text states a day in it."""
    if hint is None or hint.value is None:
        return stated
    if hint.value.precision is Precision.MONTH and stated.value is not None:
        same = stated.value.day.replace(day=1) == hint.value.day.replace(day=1)
        return stated if same else hint
    return hint


def _default(value: T) -> Field[T] | None:
    return Field(value, Provenance.GIVEN, "site-defaults") if value else None


def _default_source(settings: ReadingSettings) -> Field[Source] | None:
    return _default(Source(settings.defaults.source)) if settings.defaults.source else None


def _with_address(field: Field[Source], settings: ReadingSettings) -> Field[Source]:
    """Add the address that digest.yaml knows for a source named without one."""
    rules = settings.source(field.value.name) if field.value and not field.value.url else None
    if field.value is None or rules is None or not rules.url:
        return field
    return Field(Source(rules.name, rules.url), field.provenance, field.rule, field.evidence)
