"""Applies the editor's word on names (names.yaml) to what was found in one entry.

Blocked names are gone, and nobody speaks under one; a renamed or joined name is shown as the editor writes it, with the
forms that stand in the text. The quotations' own words, and the clauses that attribute them, stay as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.analysis.values import NameKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.analysis.coverage import Feature, Profile
    from digest.analysis.subjects import Known, NameBook
    from digest.analysis.values import Analysis, Name, Quote


def edited(analysis: Analysis, book: NameBook, path: str) -> Analysis:
    """Return an analysis of the article file of a path as the editor has its names."""
    names = _names(analysis.names, book, path)
    return replace(analysis, names=names, quotes=tuple(_quote(each, book, path) for each in analysis.quotes))


def edited_profile(profile: Profile, book: NameBook) -> Profile:
    """Return a profile without blocked names, and with the others under the names that the editor gave them."""
    names: dict[tuple[str, NameKind], Feature] = {}
    for each in profile.names:
        known = book.find(each.label, each.kind, profile.path) if each.kind else None
        if known is not None:
            label = known.name
            names.setdefault((label, known.kind), replace(each, key=label.casefold(), label=label, kind=known.kind))
    return replace(profile, names=tuple(names.values()))


def _names(names: Sequence[Name], book: NameBook, path: str) -> tuple[Name, ...]:
    """Return the names that are left, those of one key as one, at the place of the first."""
    found: dict[tuple[str, NameKind], Name] = {}
    for each in names:
        known = book.find(each.name, each.kind, path)
        if known is not None:
            first = found.get((known.key, known.kind))
            found[known.key, known.kind] = _shown(each, known) if first is None else _joined(first, each)
    return tuple(found.values())


def _shown(name: Name, known: Known) -> Name:
    role = name.role if known.role is None else known.role
    return replace(name, kind=known.kind, name=known.name, role=role)


def _joined(one: Name, other: Name) -> Name:
    places = sorted((*one.mentions, *other.mentions), key=lambda each: (each.paragraph, each.start))
    return replace(
        one,
        role=one.role or other.role,
        forms=tuple(dict.fromkeys((*one.forms, *other.forms))),
        mentions=tuple(dict.fromkeys(places)),
    )


def _quote(quote: Quote, book: NameBook, path: str) -> Quote:
    if quote.speaker is None:
        return quote
    known = book.find(quote.speaker, NameKind.PERSON, path)
    if known is None:
        return replace(quote, speaker=None, role="", rule="blocked")
    return replace(quote, speaker=known.name, role=quote.role if known.role is None else known.role)
