"""Counts what makes a brief bad without a reader: no lede, sentences that hang in the air, lines that announce.

A sentence dangles when it begins with a word that points back and the sentence before it is not in the brief.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from digest.analysis.analyse import analyse
from digest.analysis.split import split
from digest.foundation.model import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counting import Table
    from digest.foundation.model import Entry

POINTING = re.compile(
    r"(?:he|she|it|they|him|her|them|his|its|their|this|that|these|those|but|and|or|so|yet|however|also|then|there|such"
    r"|meanwhile|moreover|furthermore|nevertheless|therefore|thus|instead|otherwise)\b",
    re.IGNORECASE,
)
ENDED = re.compile(r"[.!?…][\"'”’)]*$")  # a caption or heading has no full stop
SHARE = 8  # one news article in so many, drawn by a hash of its id


def drawn(ids: Iterable[str]) -> list[str]:
    """Return the news articles whose briefs are counted, whatever else changes."""
    return [each for each in ids if int(hashlib.sha256(each.encode()).hexdigest(), 16) % SHARE == 0]


def measure_brief(entry: Entry, name: str, where: str, table: Table) -> None:
    """Count one entry's brief. A headline that was cut from the lede must not be repeated, so it asks for none."""
    brief = analyse(entry, language="en").brief
    sentences = [
        sentence
        for passage in split(entry.blocks, "en").passages
        for sentence in passage.sentences
        if len(sentence.words) > 5 and ENDED.search(sentence.text)
    ]
    if not brief or not sentences:
        return
    lede = sentences[0]
    if entry.headline.provenance is not Provenance.INFERRED:
        row = table.row(f"brief keeps the lede, {where}", 0.98)
        row.count(fits(brief[0].text, lede.text), f"{name}: {brief[0].text[:60]!r}, lede {lede.text[:60]!r}")
    kept = {(each.paragraph, each.end) for each in brief}
    for each in brief:
        before = [other for other in sentences if (other.paragraph, other.end) < (each.paragraph, each.start)]
        start = each.text.strip("\"'“”‘’([")
        dangling = (
            bool(before) and POINTING.match(start) is not None and (before[-1].paragraph, before[-1].end) not in kept
        )
        table.row(f"brief: sentences that dangle, {where}", 0.02, at_most=True).count(
            dangling, f"{name}: {each.text[:80]!r}"
        )
        colon = each.text.rstrip().endswith(":")
        table.row(f"brief: lines that end with a colon, {where}", 0.0, at_most=True).count(colon, name)


def fits(one: str, other: str) -> bool:
    """Tell whether one of two sentences holds the other: they may be cut at different places."""
    return one in other or other in one
