"""Checks the text that digest was thought up for: its people, quotations, tail, and that nothing is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.analyse import analyse
from digest.analysis.values import NameKind
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

if TYPE_CHECKING:
    from pathlib import Path

    from counting import Table

PEOPLE = {  # with a word of the role
    "Ben Wallace": "Secretary",
    "Annalena Baerbock": "Minister",
    "Sergei Lavrov": "counterpart",
    "Alexander Fomin": "Minister",
}
SAID = {"We have taken the decision": "Ben Wallace", "Let me be clear": "Ben Wallace"}
UNSAID = (
    "columns of military vehicles",
    "provocation",
    "defend its borders",
    "guarantee Ukraine",
    "a small number",
    "thwarting external aggression",
)
PARAGRAPHS = 12
TAIL = ("No comments:", "Post a Comment")


def measure_seed(file: Path, table: Table) -> None:
    """Count every promise about the seed text."""
    entry = read_article("seed.txt", file.read_bytes(), DEFAULT_SETTINGS).entry
    if entry is None:
        table.row("seed: read", 1.0).count(False, "withheld")
        return
    analysis = analyse(entry, language="en")
    people = {each.name: each.role for each in analysis.of_kind(NameKind.PERSON)}
    for name, word in PEOPLE.items():
        table.row("seed: people with their roles", 1.0).count(word in people.get(name, ""), f"{name}: {people}")
    strangers = sorted(set(people) - set(PEOPLE) - {"Lukashenko"})
    table.row("seed: other people", 0.0, at_most=True).count(bool(strangers), ", ".join(strangers))
    for start, speaker in SAID.items():
        shown = [each.speaker for each in analysis.quotes if each.text.startswith(start)]
        table.row("seed: named quotes", 1.0).count(shown == [speaker], f"{start}: {shown}")
    for piece in UNSAID:
        shown = [each.speaker for each in analysis.quotes if piece in each.text and each.speaker]
        row = table.row("seed: descriptions and scare quotes with a speaker", 0.0, at_most=True)
        row.count(bool(shown), f"{piece}: {shown}")
    table.row("seed: date made up", 0.0, at_most=True).count(entry.published.value is not None, str(entry.published))
    removed = [each.text.strip() for each in entry.removed]
    for line in TAIL:
        table.row("seed: tail lines gone", 1.0).count(line in removed, line)
    table.row("seed: 12 paragraphs", 1.0).count(len(entry.blocks) == PARAGRAPHS, str(len(entry.blocks)))
