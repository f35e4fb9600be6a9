"""What `digest show` knows of a file: how it was read, and where it would be published.

A peer of `build`: it calls the same rooms on the named files alone, needs no build, and writes nothing. The id and the
address of a file that was never published are predictions, as if it were published now and alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from digest.analysis.analyse import analyse
from digest.analysis.edited import edited
from digest.analysis.subjects import NameBook
from digest.analysis.values import NameKind
from digest.assembly.assembling import assemble
from digest.foundation.codes import UNREADABLE_FILE
from digest.foundation.config import load_config
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.model import Moment, Source
from digest.foundation.overrides import load_overrides
from digest.publishing.ledger_file import load_ledger
from digest.reading.read import Reading, read_article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.analysis.values import Analysis, BriefSentence, Name, Quote, Term
    from digest.assembly.ledger import Ledger
    from digest.foundation.config import Config
    from digest.foundation.model import Block, Entry, Field, Removed

DATES = frozenset({"published", "updated"})
FIELDS = (
    "headline",
    "dek",
    "published",
    "updated",
    "authors",
    "source",
    "dateline",
    "language",
    "section",
    "topics",
    "slug",
    "image",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One file. `analysis` is None where it could not be read, `added` where it was never published; `held` says why it
    would not be. `path` is relative to the content folder, or the file's name where it lies elsewhere."""

    path: str
    reading: Reading
    analysis: Analysis | None = None
    id: str | None = None
    url: str | None = None
    added: datetime | None = None
    held: str | None = None


def show(folder: Path, files: Sequence[Path], now: datetime) -> tuple[tuple[Shown, ...], tuple[Diagnostic, ...]]:
    """Return what is known of each file (named as seen from the folder), and the faults of configuration and ledger,
    for which nothing is shown."""
    config, faults = load_config(folder)
    if config is None:
        return (), faults
    ledger, ledger_faults = load_ledger(folder)
    if ledger is None:
        return (), (*faults, *ledger_faults)
    overrides, override_faults = load_overrides(folder)
    book = NameBook(overrides.names)
    content = folder / config.content
    shown = (_show(content, folder / file, str(file), config, ledger, now) for file in files)
    return tuple(_edited(each, book) for each in shown), (*faults, *ledger_faults, *override_faults)


def _edited(shown: Shown, book: NameBook) -> Shown:
    return replace(shown, analysis=edited(shown.analysis, book, shown.path)) if shown.analysis else shown


def _show(content: Path, file: Path, named: str, config: Config, ledger: Ledger, now: datetime) -> Shown:
    shown = named.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    path = _content_path(content, file)
    if shown != named:
        fault = report(UNREADABLE_FILE, "the name is not valid UTF-8", Span(shown), hint="rename it")
        return Shown(shown, Reading(None, (fault,)))
    try:
        regular = file.is_file() or not file.exists() or file.is_dir()
        data = file.read_bytes() if regular else None  # a pipe would be waited for
    except OSError as error:
        fault = report(UNREADABLE_FILE, f"cannot be read: {error.strerror or error}", Span(named))
        return Shown(path, Reading(None, (fault,)))
    if data is None:
        fault = report(UNREADABLE_FILE, "cannot be read: it is no file but a pipe, socket or device", Span(named))
        return Shown(path, Reading(None, (fault,)))
    reading = read_article(path, data, config.reading)
    told = tuple(replace(each, span=replace(each.span, path=named)) for each in reading.diagnostics)
    reading = replace(reading, diagnostics=told)
    if reading.entry is None:
        return Shown(path, reading)
    analysis = analyse(reading.entry, language=config.language, switches=config.analysis)
    return replace(_place(reading, reading.entry, content, config, ledger, now), analysis=analysis)


def _content_path(content: Path, file: Path) -> str:
    absolute, root = file.resolve(), content.resolve()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else file.name


def _place(reading: Reading, entry: Entry, content: Path, config: Config, ledger: Ledger, now: datetime) -> Shown:
    """Predict id and address by publishing the entry alone; a held-back one as if it were not."""
    present = frozenset(record.path for record in ledger.records if (content / record.path).exists())
    site = assemble([entry], ledger, config, now, present=present)
    held = site.held[0].reason if site.held else None
    if held:
        free = replace(entry, draft=False, expires=None, withdrawn=None)
        site = assemble([free], ledger, config, max(now, _after(entry, now)), present=present)
    placed = site.by_path.get(entry.path)
    if placed is None:
        return Shown(entry.path, reading, held=held)
    known = any(record.id == placed.id for record in ledger.records)
    added = placed.added if known else None
    return Shown(entry.path, reading, id=placed.id, url=placed.url, added=added, held=held)


def _after(entry: Entry, now: datetime) -> datetime:
    """An instant at which the entry's own date is past."""
    moment = entry.published.value
    return now.replace(year=max(now.year, moment.day.year + 1), month=1, day=3) if moment else now


def as_json(shown: Shown) -> dict[str, Any]:
    """Return the object that `digest show --format json` prints for a file; docs/show.md describes its keys."""
    entry = shown.reading.entry
    flat: dict[str, Any] = {"path": shown.path, "id": shown.id, "url": shown.url, "added": _instant(shown.added)}
    flat |= {"held": shown.held, "format": entry.format if entry else None}
    flat |= {name: _field(name, getattr(entry, name)) if entry else None for name in FIELDS}
    if entry:
        flat |= {
            "draft": entry.draft,
            "pinned": entry.pinned,
            "expires": entry.expires.iso if entry.expires else None,
            "aliases": list(entry.aliases),
            "publish": entry.publish and str(entry.publish),
            "withdrawn": entry.withdrawn,
            "corrections": list(entry.corrections),
            "story": entry.story or None,
            "words": entry.words,
            "paragraphs": [_block(number, block) for number, block in enumerate(entry.blocks, start=1)],
            "text": "\n\n".join(block.text for block in entry.blocks),
            "html": entry.html,
            "links": [each.target for each in entry.links],
            "images": [each.target for each in entry.images],
            "removed": [_removed(each) for each in entry.removed],
        }
    flat |= _analysis(shown.analysis) if shown.analysis else {}
    flat["diagnostics"] = [each.flat() for each in shown.reading.diagnostics]
    return flat


def _field(name: str, field: Field[Any]) -> dict[str, Any]:
    evidence = field.evidence
    flat: dict[str, Any] = {
        "value": _value(field.value),
        "provenance": str(field.provenance),
        "rule": field.rule,
        "evidence": {"text": evidence.text, "line": evidence.line} if evidence else None,
    }
    if name in DATES:
        moment: Moment | None = field.value
        flat |= {
            "precision": str(moment.precision) if moment else "unknown",
            "kind": str(moment.kind) if moment else None,
        }
    return flat


def _value(value: object) -> object:
    if isinstance(value, Moment):
        return value.iso
    if isinstance(value, Source):
        return {"name": value.name, "url": value.url or None}
    return list(value) if isinstance(value, tuple) else value


def _block(number: int, block: Block) -> dict[str, Any]:
    return {
        "paragraph": number,
        "kind": str(block.kind),
        "text": block.text,
        "line": block.line,
        "level": block.level,
        "lost_embed": str(block.lost_embed) if block.lost_embed else None,
    }


def _removed(removed: Removed) -> dict[str, Any]:
    return {"text": removed.text, "line": removed.line, "rule": removed.rule}


def _analysis(analysis: Analysis) -> dict[str, Any]:
    kinds = (("people", NameKind.PERSON), ("places", NameKind.PLACE), ("organisations", NameKind.ORGANISATION))
    return {
        "brief": [_brief(each) for each in analysis.brief],
        "quotes": [_quote(each) for each in analysis.quotes],
        **{key: [_name(each) for each in analysis.of_kind(kind)] for key, kind in kinds},
        "terms": [_term(each) for each in analysis.terms],
    }


def _brief(sentence: BriefSentence) -> dict[str, Any]:
    return {"text": sentence.text, "paragraph": sentence.paragraph, "rule": sentence.rule}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "role": quote.role or None,
        "attribution": quote.attribution,
        "paragraph": quote.paragraph,
        "group": quote.group,
        "rule": quote.rule,
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "name": name.name,
        "role": name.role or None,
        "forms": list(name.forms),
        "count": name.count,
        "paragraphs": list(name.paragraphs),
        "rule": name.rule,
    }


def _term(term: Term) -> dict[str, Any]:
    return {"term": term.label, "weight": term.weight, "paragraphs": list(term.paragraphs), "rule": term.rule}


def _instant(instant: datetime | None) -> str | None:
    return instant.isoformat(timespec="seconds") if instant else None
