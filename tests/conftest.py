"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from digest.foundation.fingerprint import fingerprint
from digest.foundation.model import Block, BlockKind, Entry, Field, Moment, Precision, Provenance, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    MakeEntry = Callable[..., Entry]

# A test that fails because the machine was busy says nothing; speed is measured in benchmarks/.
settings.register_profile("digest", deadline=None)
settings.load_profile("digest")

GIVEN = ("headline", "dek", "authors", "source", "dateline", "language", "section", "topics", "slug", "id", "image")


@pytest.fixture(scope="session")
def make_entry() -> MakeEntry:
    """Return a maker of entries: `make_entry("world/a.txt", headline="...", text="...", published=date(2022, 1, 18))`.

    Values are given by the editor, an absent headline is derived from the text, everything else absent is unknown.
    """
    return entry


def entry(path: str = "a.txt", *, text: str = "Snow fell on Oslo. Trains stopped.", **values: Any) -> Entry:
    paragraphs = text.split("\n\n")
    fields: dict[str, Any] = {
        name: Field(values.pop(name), Provenance.GIVEN, "front-matter") if name in values else unknown()
        for name in GIVEN
    }
    if fields["headline"].value is None and fields["headline"].provenance is Provenance.UNKNOWN and text:
        fields["headline"] = Field(paragraphs[0].split(". ")[0].rstrip("."), Provenance.INFERRED, "lede-clause")
    for name in ("published", "updated"):
        given = values.pop(name, None)
        fields[name] = unknown() if given is None else Field(moment(given), Provenance.GIVEN, "front-matter")
    settings: dict[str, Any] = {
        "format": "text",
        "text_hash": fingerprint(text.encode()),
        "image_alt": "",
        "expires": None,
        "draft": False,
        "pinned": False,
        "aliases": (),
        "blocks": tuple(Block(BlockKind.PARAGRAPH, each, 1, 0, len(each)) for each in paragraphs if each),
        "html": "".join(f'<p id="p{n}">{escape(each)}</p>\n' for n, each in enumerate(paragraphs, 1) if each),
        "links": (),
        "images": (),
        "removed": (),
        "words": len(text.split()),
    }
    return Entry(path=path, **fields, **(settings | values))


def moment(value: str | date | Moment) -> Moment:
    if isinstance(value, Moment):
        return value
    if isinstance(value, str):
        return Moment(date.fromisoformat(f"{value}-01"), Precision.MONTH)
    return Moment(value, Precision.MINUTE if isinstance(value, datetime) else Precision.DAY)
