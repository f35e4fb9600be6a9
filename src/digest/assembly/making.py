"""The account on each entry's page of what digest found out by itself. Removed lines are counted, never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.analysis.values import NameKind
from digest.assembly.contents import Fact, Making
from digest.assembly.findings import brief
from digest.assembly.prose import cut, title_of
from digest.foundation.model import Field, Moment, Provenance, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.assembly.cards import Cards
    from digest.assembly.site import Placed

ALWAYS = frozenset({"published", "source", "authors"})  # a reader asks for these: it is said when they are unknown

FOUND = 120  # characters of names and the like
KINDS = {NameKind.PERSON: "people", NameKind.PLACE: "places", NameKind.ORGANISATION: "organisations"}
VALUE = 40  # characters of a value: a derived headline already stands on the page in full


def account(cards: Cards, placed: Placed) -> Making:
    """Return every field that the editor did not give, its value, the rule and how sure it is; then what was found in
    the text, and among the others."""
    entry = placed.entry
    fields: dict[str, Field[Any]] = {
        "headline": entry.headline,
        "dek": entry.dek,
        "published": entry.published,
        "updated": entry.updated,
        "authors": entry.authors,
        "source": entry.source,
        "dateline": entry.dateline,
        "language": entry.language,
        "section": entry.section,
        "topics": entry.topics,
    }
    facts = tuple(_fact(name, field) for name, field in fields.items() if _is_telling(name, field))
    lost = sum(block.lost_embed is not None for block in entry.blocks)
    return Making((*facts, *_found(cards, placed)), len(entry.removed), lost)


def _found(cards: Cards, placed: Placed) -> Iterator[Fact]:
    """Give what the page shows of what analysis found; all of it is inferred."""
    entry, analysis = placed.entry, placed.analysis
    sentences = brief(entry, analysis.brief)
    if sentences:
        yield _inferred("brief", str(len(sentences)), "sentences-chosen")
    speakers = dict.fromkeys(each.speaker for each in analysis.quotes if each.speaker)
    if speakers:
        yield _inferred("speakers", ", ".join(speakers), "words-beside-quotation")
    for kind, name in KINDS.items():
        found = [each.name for each in analysis.of_kind(kind)]
        if found:
            yield _inferred(name, ", ".join(found), "words-around-names")
    if placed.found:
        labels = (group.label for url in placed.found if (group := cards.found.group(url)))
        yield _inferred("inferred-topics", ", ".join(labels), "several-articles")
    lead = cards.found.lead(placed)
    if lead is not placed:
        yield _inferred("version", title_of(lead.entry), "same-words")
    merge = cards.found.merge(lead)
    if merge and merge.rule == "similar":
        yield _inferred("story", ", ".join((*merge.names, *merge.terms)), "same-names")


def _inferred(name: str, text: str, rule: str) -> Fact:
    return Fact(name, cut(text, FOUND), None, str(Provenance.INFERRED), rule, None)


def _is_telling(name: str, field: Field[Any]) -> bool:
    if field.provenance is Provenance.GIVEN:
        return False
    return field.provenance is not Provenance.UNKNOWN or name in ALWAYS


def _fact(name: str, field: Field[Any]) -> Fact:
    unknown = field.provenance is Provenance.UNKNOWN
    value = field.value
    moment = value if isinstance(value, Moment) else None
    line = field.evidence.line if field.evidence else None
    text = "" if moment or value is None else _text(value)
    return Fact(name, text, moment, str(field.provenance), "" if unknown else field.rule, line)


def _text(value: object) -> str:
    if isinstance(value, Source):
        return value.name or value.url
    return cut(", ".join(value) if isinstance(value, tuple) else str(value), VALUE)
