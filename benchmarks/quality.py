"""Measures how well digest reads, on a folder of real texts whose truth is known.

    python benchmarks/quality.py CORPUS_DIR [--details] [--json] [--markdown FILE]

CORPUS_DIR holds `gold.jsonl` (a line a text: file, flavour, title, date, title_in_text, date_in_text, must_have,
must_not) and optionally `posts.jsonl` (title, date, tags and the rest of each post's metadata). Every row says how
many cases it counts. Nothing of the corpus is copied anywhere; `--markdown docs/quality.md` puts the figures alone
there, between the two markers. Ends with 1 where a row misses its target.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.foundation.model import Precision
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.foundation.model import Entry

LONG_PARAGRAPH = 12  # words
LONG_LINE = 12  # characters from which a junk line counts inside a longer paragraph too
MARKERS = ("<!-- figures: benchmarks/quality.py --markdown -->\n", "<!-- end of figures -->\n")


@dataclass
class Row:
    """One line of the table: hits among cases, the target, and what was wrong."""

    name: str
    target: float
    at_most: bool = False
    hits: int = 0
    cases: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, hit: bool, fault: str = "") -> None:  # noqa: FBT001 - a case is a hit or not
        """Count one case; `fault` describes it where it speaks against digest."""
        self.cases += 1
        self.hits += hit
        if hit is self.at_most and fault:
            self.faults.append(fault)

    @property
    def share(self) -> float:
        """Hits over cases, 0 to 1; an empty row has none."""
        return self.hits / self.cases if self.cases else 0.0

    @property
    def met(self) -> bool:
        """Whether the target is met; an empty row meets any."""
        return not self.cases or (self.share <= self.target if self.at_most else self.share >= self.target)


class Table:
    """The rows, made when first asked for, in that order."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}

    def row(self, name: str, target: float, *, at_most: bool = False) -> Row:
        """Return the row of that name."""
        return self.rows.setdefault(name, Row(name, target, at_most))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with gold.jsonl and the texts it names")
    parser.add_argument("--details", action="store_true", help="name every fault")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="put the table between the markers of a page")
    options = parser.parse_args(arguments)
    table = Table()
    seconds = measure_texts(options.corpus, table)
    if (options.corpus / "posts.jsonl").exists():
        measure_posts(options.corpus, table)
    rows = list(table.rows.values())
    if options.markdown:
        write_table(options.markdown, rows, seconds)
    if options.json:
        print(
            json.dumps(
                [{"row": r.name, "hits": r.hits, "cases": r.cases, "target": r.target, "met": r.met} for r in rows]
            )
        )
    else:
        show(rows, seconds, details=options.details)
    return 0 if all(row.met for row in rows) else 1


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


def lines(file: Path) -> Iterable[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def fold(text: str) -> str:
    """Fold white space, so that reflowed text compares with its source."""
    return " ".join(text.split())


def show(rows: Sequence[Row], seconds: Sequence[float], *, details: bool) -> None:
    """Print the table for people."""
    for row in rows:
        sign = "<=" if row.at_most else ">="
        state = "" if row.met else "  MISSED"
        print(f"{row.name:52} {row.hits:5} of {row.cases:5}  {row.share:6.1%}  {sign} {row.target:.0%}{state}")
        for fault in row.faults if details else ():
            print(f"    {fault}")
    if seconds:
        print(f"reading: {pace(seconds)}")


def pace(seconds: Sequence[float]) -> str:
    """Say how long a text takes."""
    ordered = sorted(seconds)
    late = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered) * 1000:.1f} ms of CPU a text, 95th percentile {late * 1000:.1f} ms"


def write_table(page: Path, rows: Sequence[Row], seconds: Sequence[float]) -> None:
    """Replace what stands between a page's markers by the table, sorted by name, and the pace."""
    before, between, after = page.read_text(encoding="utf-8").partition(MARKERS[0])
    _, end, after = after.partition(MARKERS[1])
    if not between or not end:
        sys.exit(f"{page} needs the lines {MARKERS[0].strip()} and {MARKERS[1].strip()}")
    table = ["| measured | counted | share | target | met |", "| --- | ---: | ---: | ---: | --- |"]
    for row in sorted(rows, key=lambda each: each.name):
        target = f"{'at most' if row.at_most else 'at least'} {row.target:.0%}"
        met = "yes" if row.met else "**no**"
        table.append(f"| {row.name} | {row.hits} of {row.cases} | {row.share:.1%} | {target} | {met} |")
    lines = "\n".join(table) + (f"\n\nReading takes a {pace(seconds)}, on one core.\n" if seconds else "\n")
    page.write_text(f"{before}{between}\n{lines}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
