"""Measures how well digest reads and understands, on real texts whose truth is known.

    python benchmarks/quality.py CORPUS_DIR [--news NewsArticles.csv|zip] [--lee DIR] [--seed FILE]
        [--details] [--json] [--markdown FILE] [--half dev|held] [--only WORD]

CORPUS_DIR holds `gold.jsonl` (a line a text: file, flavour, title, date, title_in_text, date_in_text, must_have,
must_not, and of Wikinews people, places and orgs) and optionally `posts.jsonl`. `--news`, `--lee` and `--seed` are
texts that `benchmarks/annotations` speaks of; its README.md says where they come from. Every row says how many cases it
counts. Nothing of the texts is copied anywhere; `--markdown docs/quality.md` puts the figures alone there, between the
two markers. Ends with 1 where a row misses its target.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counting import Table, lines
from documents import Library
from judging_brief import drawn, measure_brief
from judging_names import measure_annotated, measure_gold, measure_judged
from judging_pace import measure_pace, pace
from judging_quotes import measure_quotes, measure_shown
from judging_reading import measure_posts, measure_texts
from judging_seed import measure_seed
from judging_stories import measure_copies, measure_stories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counting import Row

MARKERS = ("<!-- figures: benchmarks/quality.py --markdown -->\n", "<!-- end of figures -->\n")
ANNOTATIONS = Path(__file__).parent / "annotations"
MEASURES = {  # by the files they read, a half a file
    "names": measure_annotated,
    "names-judged": measure_judged,
    "quotes": measure_quotes,
    "quotes-judged": measure_shown,
    "stories": measure_stories,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a target is missed."""
    options = arguments_of(arguments)
    table = Table()
    wanted = options.only or ""
    if wanted in "reading":
        seconds = measure_texts(options.corpus, table)
        table.remarks.append(f"{len(seconds)} texts of the corpus, of all lengths, reading: {pace(seconds)}")
        if (options.corpus / "posts.jsonl").exists():
            measure_posts(options.corpus, table)
    measure_analysis(options, wanted, table)
    rows = list(table.rows.values())
    if options.markdown:
        write_table(options.markdown, rows, table.remarks)
    if options.json:
        print(json.dumps([fact_of(each) for each in rows]))
    else:
        show(rows, table.remarks, details=options.details)
    return 0 if all(row.met for row in rows) else 1


def arguments_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with gold.jsonl and the texts it names")
    parser.add_argument("--news", type=Path, metavar="FILE", help="NewsArticles.csv, or the zip file that holds it")
    parser.add_argument("--lee", type=Path, metavar="DIR", help="folder with lee.cor and lee_background.cor")
    parser.add_argument("--seed", type=Path, metavar="FILE", help="the text digest was thought up for")
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS, metavar="DIR", help="what readers noted")
    parser.add_argument("--half", choices=("dev", "held"), help="only this half of the annotations")
    parser.add_argument("--only", choices=("reading", "names", "quotes", "brief", "copies", "stories", "seed", "pace"))
    parser.add_argument("--details", action="store_true", help="name every fault")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="put the table between the markers of a page")
    return parser.parse_args(arguments)


def measure_analysis(options: argparse.Namespace, wanted: str, table: Table) -> None:
    """Count all that analysis finds, in the halves and on the texts that are there."""
    library = Library(options.corpus, options.news, options.lee)
    halves = [options.half] if options.half else ["dev", "held"]
    for kind, measure in MEASURES.items():
        for half in halves:
            file = options.annotations / f"{kind}-{half}.jsonl"
            if file.exists() and kind.startswith(wanted):
                measure(file, library, half, table)
    if wanted in "names":
        verdicts = options.annotations / "names-judged-dev.jsonl"
        measure_gold(lines(options.corpus / "gold.jsonl"), library, verdicts, table)
    if wanted in "brief":
        measure_briefs(library, table)
    if wanted in "copies" and library.articles:
        measure_copies(library, table)
    if options.seed and wanted in "seed":
        measure_seed(options.seed, table)
    if wanted in "pace":
        measure_pace(library, table)


def measure_briefs(library: Library, table: Table) -> None:
    """Count the briefs of articles without anything around them, and of news articles drawn."""
    for text in lines(library.corpus / "gold.jsonl"):
        entry = library.entry(text["file"])
        if entry and text["flavour"].split()[0] in ("clean", "wire") and "interview" not in text["file"]:
            measure_brief(entry, text["file"], "Wikinews and wire", table)
    for article in drawn(library.articles):
        entry = library.entry(f"news:{article}")
        if entry:
            measure_brief(entry, f"news:{article}", "news", table)


def fact_of(row: Row) -> dict[str, object]:
    """Return a row as it is printed as JSON."""
    return {"row": row.name, "hits": round(row.hits, 3), "cases": row.cases, "target": row.target, "met": row.met}


def show(rows: Sequence[Row], remarks: Sequence[str], *, details: bool) -> None:
    """Print the table for people."""
    for row in rows:
        state = "" if row.met else "  MISSED"
        print(f"{row.name:72} {row.counted:>14}  {row.share:6.1%}  {row.promise}{state}")
        for fault in row.faults if details else ():
            print(f"    {fault}")
    for remark in remarks:
        print(remark)


def write_table(page: Path, rows: Sequence[Row], remarks: Sequence[str]) -> None:
    """Replace what stands between a page's markers by the table, sorted by name, and the remarks."""
    before, between, after = page.read_text(encoding="utf-8").partition(MARKERS[0])
    _, end, after = after.partition(MARKERS[1])
    if not between or not end:
        sys.exit(f"{page} needs the lines {MARKERS[0].strip()} and {MARKERS[1].strip()}")
    table = ["| measured | counted | share | target | met |", "| --- | ---: | ---: | ---: | --- |"]
    for row in sorted(rows, key=lambda each: each.name):
        met = "" if row.target is None else "yes" if row.met else "**no**"
        table.append(f"| {row.name} | {row.counted} | {row.share:.1%} | {row.promise} | {met} |")
    table += ["", *(f"- {each}" for each in remarks)]
    page.write_text("\n".join([f"{before}{between}", *table, "", f"{end}{after}"]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
