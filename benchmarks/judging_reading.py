"""Counts how well digest reads: headlines, dates, bodies and the metadata of posts, against a corpus' own gold."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counting import fold, lines
from digest.foundation.model import Precision
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

if TYPE_CHECKING:
    from counting import Table
    from digest.foundation.model import Entry


LONG_PARAGRAPH = 12  # words
LONG_LINE = 12  # characters from which a junk line counts inside a longer paragraph too


def measure_texts(corpus: Path, table: Table) -> list[float]:
    """Read every text of gold.jsonl and count; return the seconds of CPU that each took."""
    seconds = []
    for gold in lines(corpus / "gold.jsonl"):
        data = (corpus / gold["file"]).read_bytes()
        name = Path(gold["file"]).name
        started = time.process_time()
        reading = read_article(name, data, DEFAULT_SETTINGS)
        seconds.append(time.process_time() - started)
        entry = reading.entry
        table.row("texts read", 1.0).count(entry is not None, name)
        if entry is None:
            continue
        flavour = "pages" if gold["flavour"].startswith("full") else str(gold["flavour"]).split()[0]
        measure_headline(entry, gold, flavour, table)
        measure_date(entry, gold, flavour, table)
        measure_body(entry, gold, flavour, table)
    return seconds


def measure_headline(entry: Entry, gold: dict[str, Any], flavour: str, table: Table) -> None:
    """Count the headline where the text holds it, and headlines taken from furniture or small print anywhere."""
    headline = fold(entry.headline.value or "")
    if gold["title_in_text"] and gold["title"]:
        row = table.row(f"headline found, {flavour}", 0.8 if flavour == "pages" else 0.98)
        row.count(
            headline.casefold() == fold(gold["title"]).casefold(), f"{entry.path}: {headline!r}, is {gold['title']!r}"
        )
    junk = {fold(each).casefold() for each in gold.get("must_not") or []}
    junk |= {fold(f"by {name}").casefold() for name in gold.get("authors") or []}
    row = table.row("headline is furniture or small print", 0.0, at_most=True)
    row.count(headline.casefold() in junk, f"{entry.path}: {headline!r}")
    if entry.headline.provenance == "inferred":
        row = table.row("derived headline is 20 to 140 characters", 1.0)
        row.count(20 <= len(headline) <= 140, f"{entry.path}: {len(headline)}")


def measure_date(entry: Entry, gold: dict[str, Any], flavour: str, table: Table) -> None:
    """Count the date where the text holds it, and dates made up where it does not."""
    moment = entry.published.value
    found = moment.day.isoformat() if moment and moment.precision is not Precision.MONTH else None
    if gold["date"] and gold["date_in_text"]:
        table.row("date found", 0.95).count(found == gold["date"], f"{entry.path}: {found}, is {gold['date']}")
    elif gold["date"] or flavour == "wire":
        evidence = entry.published.evidence
        stated = evidence is not None and moment is not None and str(moment.day.year) in evidence.text
        row = table.row("date made up (not stated in the text)", 0.0, at_most=True)
        row.count(found is not None and not stated, f"{entry.path}: {found}")


def measure_body(entry: Entry, gold: dict[str, Any], flavour: str, table: Table) -> None:
    """Count article text lost and junk left."""
    blocks = [fold(block.text) for block in entry.blocks]
    body = "\n".join(blocks)
    have = [fold(each) for each in gold.get("must_have") or []]
    for piece in have:
        table.row("article text lost", 0.01, at_most=True).count(piece not in body, f"{entry.path}: {piece[:80]}")
    removed = [fold(each.text) for each in entry.removed]
    for text in removed:
        if len(text.split()) >= LONG_PARAGRAPH and have:
            ours = any(piece in text for piece in have)
            row = table.row("removed paragraphs of 12 words that are article", 0.0, at_most=True)
            row.count(ours, f"{entry.path}: {text[:80]}")
    junk = [fold(each) for each in gold.get("must_not") or [] if fold(each)]
    for piece in junk:
        row = table.row(f"junk left, {flavour}", 0.12 if flavour == "pages" else 0.05, at_most=True)
        row.count(piece in body, f"{entry.path}: {piece[:80]}")
    visible = [
        piece for piece in junk if any(piece == each or (len(piece) >= LONG_LINE and piece in each) for each in blocks)
    ]
    limit = {"window": 0.15, "pages": 1.0}.get(flavour, 0.0)
    if junk or flavour in ("clean", "wire"):
        row = table.row(f"entries with a junk line visible, {flavour}", limit, at_most=True)
        row.count(bool(visible), f"{entry.path}: {'; '.join(each[:40] for each in visible)}")


def measure_posts(corpus: Path, table: Table) -> None:
    """Count titles, dates, authors and tags of posts with front matter of their own."""
    for gold in lines(corpus / "posts.jsonl"):
        file = corpus / gold["file"]
        reading = read_article(file.name, file.read_bytes(), DEFAULT_SETTINGS)
        entry = reading.entry
        if gold.get("error"):
            named = entry is None and any(each.span.line == gold["error_line"] for each in reading.diagnostics)
            table.row("posts: faulty block withheld and its line named", 1.0).count(
                named, f"{file.name}: {gold['error']}"
            )
            continue
        table.row("posts read", 1.0).count(entry is not None, file.name)
        if entry is not None:
            measure_post(entry, gold, table)


def measure_post(entry: Entry, gold: dict[str, Any], table: Table) -> None:
    """Count what one post's metadata say."""
    title = gold.get("title") or gold.get("h1")
    if title:
        row = table.row("posts: title", 1.0)
        row.count(
            fold(entry.headline.value or "") == fold(title), f"{entry.path}: {entry.headline.value!r}, is {title!r}"
        )
    if gold.get("date") and gold.get("date_raw"):
        found = entry.published.value.day.isoformat() if entry.published.value else None
        table.row("posts: date", 1.0).count(found == gold["date"], f"{entry.path}: {found}, is {gold['date']}")
    for key, value in (("authors", entry.authors.value), ("tags", entry.topics.value)):
        if gold.get(key):
            wanted, got = {fold(each) for each in gold[key]}, {fold(each) for each in value or ()}
            table.row(f"posts: {key}", 1.0).count(wanted <= got, f"{entry.path}: {sorted(got)}, are {sorted(wanted)}")
