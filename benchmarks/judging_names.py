"""Counts people, places and organisations against two kinds of truth.

GUM's gold (Wikinews) names what has a Wikipedia article and some more: good for recall; what it does not list may still
be right, so precision needs readers. The annotated documents list every name, exhaustively; and for names that were
found elsewhere a reader's verdicts (right or wrong) are kept, by document, kind and name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from counting import lines
from digest.analysis.analyse import analyse
from digest.analysis.values import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from counting import Table
    from digest.analysis.values import Name
    from documents import Library

WORD = re.compile(r"[^\W_]+")
PLURALS = {NameKind.PERSON: "people", NameKind.PLACE: "places", NameKind.ORGANISATION: "organisations"}
PRECISION = {NameKind.PERSON: 0.92, NameKind.PLACE: 0.92, NameKind.ORGANISATION: 0.85}
RECALL = {NameKind.PERSON: 0.75}
OF = re.compile(r" (?:of|from) .*")  # gold such as "Lee Cheuk-yan of the Labour Party"


def measure_annotated(annotations: Path, library: Library, half: str, table: Table) -> None:
    """Count names of the exhaustively annotated documents: both what is wrong and what is missing."""
    for fact in lines(annotations):
        document = fact["document"]
        entry = library.entry(document)
        if entry is None or library.differs(document, fact["sha256"]):
            continue
        found = analyse(entry, language="en").names
        for name in found:
            kinds = {each["kind"] for each in fact["names"] if known(name, each["forms"])}
            if "any" in kinds and name.kind.value not in kinds:
                continue
            row = table.row(f"{PLURALS[name.kind]}: precision, annotated, {half}", PRECISION[name.kind])
            row.count(name.kind.value in kinds, f"{document}: {name.name!r} is {'/'.join(sorted(kinds)) or 'no name'}")
        _count_recall(f"annotated, {half}", document, fact["names"], found, table)
        for truth in fact["names"]:
            own = next((each for each in found if each.kind is NameKind.PERSON and known(each, truth["forms"])), None)
            if truth["kind"] == "person" and truth["role"] and own:
                row = table.row(f"people: role found, {half}", None)
                wanted = set(_words(truth["role"].split(" of ")[0]))
                tell = f"{document}: {own.name}: {own.role!r}, is {truth['role']!r}"
                row.count(set(_words(own.role)) >= wanted, tell)


def measure_gold(gold: Iterable[Mapping[str, Any]], library: Library, verdicts: Path, table: Table) -> None:
    """Count what of GUM's gold is found, and of all that is found, what gold or a reader calls right.

    A reader's verdict goes before gold; gold that he calls wrong ("State Department" among people) asks for nothing.
    """
    judged = {(each["document"], each["kind"], each["name"]): each["right"] for each in _lines(verdicts)}
    for text in gold:
        file, entry = text["file"], library.entry(text["file"])
        if text["set"] != "gum-wikinews" or entry is None:
            continue
        found = analyse(entry, language="en").names
        truths = [
            {"kind": kind, "forms": _forms(each), "name": each["name"]}
            for kind, key in (("person", "people"), ("place", "places"), ("organisation", "orgs"))
            for each in text[key]
            if judged.get((file, kind, each["name"])) is not False
        ]
        _count_recall("GUM", file, truths, found, table)
        for name in found:
            kinds = {each["kind"] for each in truths if known(name, each["forms"])}
            key = (file, name.kind.value, name.name)
            by_gold = True if name.kind.value in kinds else False if kinds else None
            right = judged.get(key, by_gold)
            tell = f"{file}: {name.name!r} is {'/'.join(sorted(kinds)) or 'none to gold'}"
            _count_precision(name, right, "GUM and a reader", tell, table, judged=key in judged or right is not None)


def measure_judged(verdicts: Path, library: Library, half: str, table: Table) -> None:
    """Count, in news articles drawn at random, how many of the names found a reader called right."""
    judged: defaultdict[str, dict[tuple[str, str], bool | None]] = defaultdict(dict)
    for each in _lines(verdicts):
        if each["document"].startswith("news:"):
            judged[each["document"]][each["kind"], each["name"]] = each["right"]
    for document, verdict in judged.items():
        entry = library.entry(document)
        for name in analyse(entry, language="en").names if entry else ():
            key = (name.kind.value, name.name)
            tell = f"{document}: {name.name!r}"
            _count_precision(name, verdict.get(key), f"news and a reader, {half}", tell, table, judged=key in verdict)


def _count_precision(name: Name, right: bool | None, where: str, tell: str, table: Table, *, judged: bool) -> None:  # noqa: FBT001
    """Count a found name. A verdict of None leaves it out: the text itself is damaged there."""
    if right is not None:
        table.row(f"{PLURALS[name.kind]}: precision, {where}", PRECISION[name.kind]).count(right, tell)
    if right is not None or not judged:
        row = table.row(f"{PLURALS[name.kind]}: found and judged by nobody, {where}", None, at_most=True)
        row.count(not judged, tell)


def _count_recall(
    where: str, document: str, truths: Sequence[Mapping[str, Any]], found: Sequence[Name], table: Table
) -> None:
    for truth in truths:
        if truth["kind"] == "any":
            continue
        kind = NameKind(truth["kind"])
        own = [each for each in found if each.kind is kind and known(each, truth["forms"])]
        row = table.row(f"{PLURALS[kind]}: recall, {where}", RECALL.get(kind))
        row.count(bool(own), f"{document}: {truth['name']!r} missing")


def known(name: Name, forms: Iterable[str]) -> bool:
    """Tell whether a found name is the one of these forms. People may have more or fewer given names or titles, an
    organisation more or fewer words; a place is written as it is."""
    own = [_words(each) for each in (name.name, *name.forms)]
    for form in forms:
        true = _words(form)
        if true in own:
            return True
        if name.kind is NameKind.PERSON and any(
            each and true and each[-1] == true[-1] and (set(each) <= set(true) or set(true) <= set(each))
            for each in own[:1]
        ):
            return True
        if name.kind is NameKind.ORGANISATION and any(_within(each, true) or _within(true, each) for each in own[:1]):
            return True
    return False


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    size = len(short)
    return size > 1 and any(list(long[at : at + size]) == list(short) for at in range(len(long) - size + 1))


def _words(text: str) -> list[str]:
    words = WORD.findall(text.casefold().replace(".", "").replace("'s ", " ").replace("’s ", " "))
    return words[1:] if words[:1] == ["the"] else words


def _forms(gold: Mapping[str, Any]) -> list[str]:
    name = gold["name"].partition(" (")[0]
    return [name, *gold["forms"], *(OF.sub("", each) for each in gold["forms"]), name.partition(",")[0]]


def _lines(file: Path) -> Iterable[dict[str, Any]]:
    return lines(file) if file.exists() else ()
