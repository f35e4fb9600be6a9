"""Counts quotations and their speakers against annotations made by reading.

Every quotation of an annotated document is annotated: place and length in the document's text (white space folded), the
speaker's full name where the text names one in attributing it, and how: `named` in the same sentence, `continued` from
a neighbouring sentence, through a `pronoun` or a `description` ("the minister said"), by an `organisation`, or `none`;
`title or term` is no quotation at all. `meant` is whom a reader takes for the speaker where nothing names him.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from counting import fold, lines
from digest.analysis.analyse import analyse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from counting import Table
    from digest.analysis.values import Quote
    from documents import Library

WORD = re.compile(r"[^\W_]+")


def measure_quotes(annotations: Path, library: Library, half: str, table: Table) -> None:
    """Count the quotations of one half of the annotations."""
    by_document = defaultdict(list)
    for fact in lines(annotations):
        by_document[fact["document"]].append(fact)
    for document, facts in by_document.items():
        entry = library.entry(document)
        if entry is None or library.differs(document, facts[0]["sha256"]):
            continue
        quotes = analyse(entry, language="en").quotes
        found = match(facts, quotes, fold(library.text(document) or ""))
        for fact in facts:
            _count(fact, found.get(fact["ordinal"]), half, table)
        _count_strangers(document, [each for each in quotes if each not in found.values()], half, table)


def match(facts: Sequence[dict[str, Any]], quotes: Sequence[Quote], text: str) -> dict[int, Quote]:
    """Pair annotated quotations, by ordinal, with found ones: by what they say, else where they overlap most."""
    hashes = {(hashlib.sha256(_core(each.text).encode()).hexdigest()[:12], _core(each.text)): each for each in quotes}
    found: dict[int, Quote] = {}
    for fact in facts:
        own = _core(text[fact["start"] : fact["start"] + fact["length"]])
        exact = next((each for (_, core), each in hashes.items() if core == own and each not in found.values()), None)
        exact = exact or next((each for (_, core), each in hashes.items() if core == own), None)
        if exact is not None:
            found[fact["ordinal"]] = exact
    for fact in facts:
        if fact["ordinal"] not in found:
            overlapping = max(quotes, key=lambda each: _overlap(fact, each, text), default=None)
            if overlapping is not None and _overlap(fact, overlapping, text) > 0.5:
                found[fact["ordinal"]] = overlapping
    return found


def _core(text: str) -> str:
    return " ".join(WORD.findall(text)).casefold()


def _overlap(fact: dict[str, Any], quote: Quote, text: str) -> float:
    """Return the share of the shorter of two stretches that stands in the other."""
    own = fold(quote.text)
    start = text.find(own)
    if start < 0 or not own:
        return 0.0
    first, length = int(fact["start"]), int(fact["length"])
    return (min(start + len(own), first + length) - max(start, first)) / min(len(own), length)


def same_person(found: str, true: str) -> bool:
    """Tell whether two names are one person's: the same surname, and no first name that speaks against it."""
    one, other = (WORD.findall(each.casefold()) for each in (found, true))
    return bool(one and other) and one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))


def _count(fact: dict[str, Any], quote: Quote | None, half: str, table: Table) -> None:
    speaker = quote.speaker if quote else None
    true = fact["speaker"] or fact.get("meant")
    right = bool(speaker and true and same_person(speaker, true))
    where = f"{fact['document']} #{fact['ordinal']} ({fact['how']}): {speaker!r}, is {true!r}"
    kind = fact["how"]
    if speaker:
        table.row(f"quotes shown with a name: speaker right, {half}", 0.98).count(right, where)
    row = table.row(f"quotes through a pronoun or description shown with a name, {half}", 0.0, at_most=True)
    if kind in ("pronoun", "description"):
        row.count(speaker is not None, where)
    row = table.row(f"quotes of nobody named shown with a name, {half}", 0.0, at_most=True)
    if kind in ("none", "title or term"):
        row.count(speaker is not None, where)
    if kind in ("named", "continued"):
        place = "named in the same sentence" if kind == "named" else "continued after its speaker was named"
        table.row(f"quotes {place}: shown with him, {half}", None).count(right, where)
    if kind != "title or term":
        table.row(f"quotes found, {half}", None).count(quote is not None, where)


def _count_strangers(document: str, quotes: Sequence[Quote], half: str, table: Table) -> None:
    """Count what is shown as said by somebody and is not even a quotation to the annotator."""
    for quote in quotes:
        row = table.row(f"quotes shown with a name that the annotator does not know, {half}", None, at_most=True)
        row.count(quote.speaker is not None, f"{document}: {quote.speaker!r} {quote.text[:60]!r}")


def measure_shown(verdicts: Path, library: Library, half: str, table: Table) -> None:
    """Count, in news articles drawn at random, how many of the speakers shown a reader called right."""
    judged: defaultdict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for each in lines(verdicts):
        judged[each["document"]][each["quote"], each["speaker"]] = each["right"]
    for document, verdict in judged.items():
        entry = library.entry(document)
        for quote in analyse(entry, language="en").quotes if entry else ():
            right = verdict.get((digest_of(quote), quote.speaker or ""))
            tell = f"{document}: {quote.speaker!r} {quote.text[:60]!r}"
            if quote.speaker and right is not None:
                table.row(f"quotes shown in news drawn: speaker right, {half}", 0.98).count(right, tell)
            if quote.speaker:
                row = table.row(f"quotes shown in news drawn, judged by nobody, {half}", None, at_most=True)
                row.count(right is None, tell)


def digest_of(quote: Quote) -> str:
    """Return what a found quotation is called in the verdicts."""
    return hashlib.sha256(fold(quote.text).encode()).hexdigest()[:12]
