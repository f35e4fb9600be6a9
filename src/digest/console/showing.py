"""Draws what was understood of a file: every field with where it came from, what was removed and why, what was lost,
and what was found in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.analysis.values import NameKind
from digest.console.lines import Line, Tone, line
from digest.foundation.languages import load
from digest.foundation.model import Field, Moment, Provenance, Source
from digest.show import FIELDS, Shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.analysis.values import Analysis, Name, Quote
    from digest.foundation.model import Block, Entry, Removed

LABELS = 11  # columns of a field's name
VALUES = 72  # characters of a value or a line that are shown
TONES = {
    Provenance.GIVEN: Tone.GOOD,
    Provenance.EXTRACTED: Tone.PLAIN,
    Provenance.INFERRED: Tone.NOTE,
    Provenance.UNKNOWN: Tone.QUIET,
}
NAMES = {"people": NameKind.PERSON, "places": NameKind.PLACE, "organisations": NameKind.ORGANISATION}
KINDS = {
    "before": "above the article",
    "inside": "inside the article",
    "after": "below the article",
    "override": "cleanup override",
}


def draw(shown: Shown) -> tuple[Line, ...]:
    """Return the lines of one file; its diagnostics are drawn apart."""
    entry = shown.reading.entry
    drawn = [line((shown.path, Tone.STRONG))]
    if entry is None:
        return (*drawn, line(("  withheld: it could not be read, see the diagnostics", Tone.ERROR)), line())
    drawn += [_field(name, getattr(entry, name)) for name in FIELDS if _is_worth(name, getattr(entry, name))]
    drawn += _place(shown)
    drawn += _body(entry)
    drawn += _taken(entry)
    drawn += _found(shown.analysis, entry) if shown.analysis else []
    return (*drawn, line())


def _is_worth(name: str, field: Field[Any]) -> bool:
    """Fields that an editor seldom gives are shown only where they say something."""
    return name not in {"slug", "image", "updated", "dek", "topics", "dateline"} or field.rule not in {
        "not-given",
        "nothing-found",
    }


def _field(name: str, field: Field[Any]) -> Line:
    value = _text(field.value) if field.value is not None else "unknown"
    if field.value is None and field.provenance is Provenance.GIVEN:
        value = "left empty: not inferred"
    return line(
        (f"  {name:<{LABELS}}", Tone.QUIET),
        (_cut(value), TONES[field.provenance]),
        (f"  {_reason(field)}", Tone.QUIET),
    )


def _reason(field: Field[Any]) -> str:
    meaning = _rules().get(field.rule, field.rule)
    where = f", line {field.evidence.line}" if field.evidence and field.evidence.line else ""
    if field.provenance in (Provenance.UNKNOWN, Provenance.GIVEN):
        return f"({meaning}{where})"
    return f"({field.provenance}: {meaning}{where})"


def _rules() -> Mapping[str, str]:
    rules: Mapping[str, str] = load("en").tables["ui"]["rules"]
    return rules


def _text(value: object) -> str:
    if isinstance(value, Moment):
        return value.iso
    if isinstance(value, Source):
        return " ".join(part for part in (value.name, value.url) if part)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _place(shown: Shown) -> list[Line]:
    state = f"first published {shown.added:%Y-%m-%d}" if shown.added else "not published yet"
    if shown.held:
        state = f"held back: {shown.held}"
    return [
        line((f"  {'page':<{LABELS}}", Tone.QUIET), shown.url or "none", (f"  ({state})", Tone.QUIET)),
        line((f"  {'id':<{LABELS}}", Tone.QUIET), (shown.id or "none", Tone.QUIET)),
    ]


def _body(entry: Entry) -> list[Line]:
    count = len(entry.blocks)
    summary = f"{count} paragraph{'' if count == 1 else 's'}, {entry.words} words, {entry.format}"
    drawn = [line((f"  {'text':<{LABELS}}", Tone.QUIET), summary)]
    drawn += [_opening(block) for block in (entry.blocks[:1] + entry.blocks[-1:] if count > 1 else entry.blocks)]
    lost = [block for block in entry.blocks if block.lost_embed]
    if lost:
        drawn.append(line((f"  {'lost':<{LABELS}}", Tone.QUIET), "something stood below these lines and is gone:"))
        drawn += [_numbered(block.line, block.text, f"{block.lost_embed}", Tone.WARNING) for block in lost]
    return drawn


def _opening(block: Block) -> Line:
    return _numbered(block.line, block.text, "", Tone.PLAIN)


def _taken(entry: Entry) -> list[Line]:
    metadata = [each for each in entry.removed if ":" not in each.rule]
    furniture = [each for each in entry.removed if ":" in each.rule]
    drawn: list[Line] = []
    if metadata:
        drawn.append(line((f"  {'moved':<{LABELS}}", Tone.QUIET), "lines that became metadata:"))
        drawn += [_removed(each) for each in metadata]
    if furniture:
        count = len(furniture)
        what = f"{count} line{' that is' if count == 1 else 's that are'} not of the article:"
        drawn.append(line((f"  {'removed':<{LABELS}}", Tone.QUIET), what))
        drawn += [_removed(each) for each in furniture]
    return drawn


def _found(analysis: Analysis, entry: Entry) -> list[Line]:
    """What analysis found, each with the line of its paragraph."""
    places = [block.line for block in entry.blocks]
    drawn = _rows("brief", [(places[each.paragraph - 1], each.text, _meaning(each.rule)) for each in analysis.brief])
    drawn += _rows(
        "quotes", [(places[each.paragraph - 1], _quoted(each), _meaning(each.rule)) for each in analysis.quotes]
    )
    for label, kind in NAMES.items():
        names = analysis.of_kind(kind)
        drawn += _rows(label, [(places[each.paragraphs[0] - 1], _named(each), _meaning(each.rule)) for each in names])
    if analysis.terms:
        drawn.append(line((f"  {'terms':<{LABELS}}", Tone.QUIET), ", ".join(each.label for each in analysis.terms)))
    return drawn


def _rows(label: str, rows: Sequence[tuple[int, str, str]]) -> list[Line]:
    if not rows:
        return []
    head = line(
        (f"  {label:<{LABELS}}", Tone.QUIET), f"{'' if len(label) < LABELS else ' '}{len(rows)} found in the text:"
    )
    return [head, *(_numbered(*row, Tone.PLAIN) for row in rows)]


def _quoted(quote: Quote) -> str:
    """The speaker first, since a long quotation is cut."""
    return f"{quote.speaker or 'speaker not named'}: “{quote.text}”"


def _named(name: Name) -> str:
    role = f", {name.role}" if name.role else ""
    return f"{name.name}{role} ({name.count})"


def _meaning(rule: str) -> str:
    return _rules().get(rule, rule)


def _removed(removed: Removed) -> Line:
    place, _, kind = removed.rule.partition(":")
    meaning = _rules().get(kind, kind)
    reason = f"{KINDS[place]}: {meaning}" if place in KINDS else _rules().get(removed.rule, removed.rule)
    return _numbered(removed.line, removed.text, reason, Tone.QUIET)


def _numbered(number: int, text: str, reason: str, tone: Tone) -> Line:
    why = f"  {reason}" if reason else ""
    return line((f"  {number:>{LABELS - 2}}  ", Tone.QUIET), (_cut(text), tone), (why, Tone.NOTE))


def _cut(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= VALUES else folded[: VALUES - 1].rstrip() + "…"
