"""The editor's word on names wins in one entry too: on its page, in its quotations, and in what it is compared by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from digest.analysis.across import cover
from digest.analysis.edited import edited, edited_profile
from digest.analysis.subjects import NameBook
from digest.analysis.values import Analysis, Mention, Name, NameKind, Quote
from digest.foundation.overrides import Overrides, parse_names

if TYPE_CHECKING:
    from digest.analysis.coverage import Profile

MakeProfile = Callable[..., "Profile"]
RULES = """\
Ingrid Dahl Olsen: [Ingrid Dahl, Mrs Olsen]
Gannet Bank: {kind: place}
Jonas Berg: {role: }
block: [Pavel Orlov]
"""


def book(text: str = RULES) -> NameBook:
    names, faults = parse_names(text)
    assert () == faults
    return NameBook(names)


def name(label: str, kind: NameKind = NameKind.PERSON, *, role: str = "", at: int = 0) -> Name:
    return Name(kind, label, role, (label,), (Mention(1, at, at + len(label)),), "test")


def quote(speaker: str | None) -> Quote:
    return Quote("We go", 1, 1, 6, speaker, "minister", "said Dahl", 0, "speaker-verb")


def test_blocked_name_is_gone_and_speaks_no_more() -> None:
    """It is neither listed nor shown as a speaker; the quotation and the words that attribute it stay."""
    found = edited(Analysis("en", names=(name("Pavel Orlov"),), quotes=(quote("Pavel Orlov"),)), book(), "a.txt")
    assert () == found.names
    assert [("We go", None, "", "said Dahl")] == [
        (each.text, each.speaker, each.role, each.attribution) for each in found.quotes
    ]


def test_joined_names_are_one_under_the_editors_name() -> None:
    """Forms and mentions of both are kept, as they stand in the text."""
    names = (name("Mrs Olsen", at=40), name("Bo Ek", at=20), name("Ingrid Dahl", role="minister"))
    found = edited(Analysis("en", names=names, quotes=(quote("Ingrid Dahl"),)), book(), "a.txt")
    one, other = found.names
    assert ("Ingrid Dahl Olsen", "minister", ("Mrs Olsen", "Ingrid Dahl")) == (one.name, one.role, one.forms)
    assert [0, 40] == [each.start for each in one.mentions]
    assert "Bo Ek" == other.name
    assert ["Ingrid Dahl Olsen"] == [each.speaker for each in found.quotes]


def test_kind_and_role_are_the_editors() -> None:
    """An organisation that is a bank of sand becomes a place; a role without a value is none."""
    names = (name("Gannet Bank", NameKind.ORGANISATION), name("Jonas Berg", role="businessman"))
    found = edited(Analysis("en", names=names), book(), "a.txt")
    assert [(NameKind.PLACE, ""), (NameKind.PERSON, "")] == [(each.kind, each.role) for each in found.names]


def test_nothing_said_changes_nothing() -> None:
    """Names that no rule is about stay as they were found."""
    found = Analysis("en", names=(name("Bo Ek", role="pilot"),), quotes=(quote("Bo Ek"), quote(None)))
    assert found == edited(found, book(), "a.txt")


def test_entries_are_compared_by_the_editors_names(make_profile: MakeProfile) -> None:
    """Two forms that the editor joined are one shared name; a blocked one is shared by nobody."""
    one = make_profile("1", "Talks in Oslo", names=["Ingrid Dahl", "Pavel Orlov"])
    other = make_profile("2", "Talks in Oslo", names=["Mrs Olsen", "Pavel Orlov"])
    for each in (one, other):
        assert ["Ingrid Dahl Olsen"] == [feature.label for feature in edited_profile(each, book()).names]
    names, _ = parse_names(RULES)
    found = cover([one, other], Overrides(names))
    shared = {label for each in found.stories for merge in each.merges for label in merge.names}
    shared |= {label for relations in found.related.values() for each in relations for label in each.shared}
    assert shared
    assert "Pavel Orlov" not in shared
