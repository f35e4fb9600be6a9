"""The account on each entry's page of what digest found out by itself. Removed lines are counted, never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.assembly.contents import Fact, Making
from digest.assembly.prose import cut
from digest.foundation.model import Field, Moment, Provenance, Source

if TYPE_CHECKING:
    from digest.foundation.model import Entry

ALWAYS = frozenset({"published", "source", "authors"})  # a reader asks for these: it is said when they are unknown

VALUE = 40  # characters of a value: a derived headline already stands on the page in full


def account(entry: Entry) -> Making:
    """Return every field that the editor did not give, its value, the rule and how sure it is."""
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
    return Making(facts, len(entry.removed), lost)


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
