"""Measures what analysis costs: each stage on real articles, and all of them on texts of 10 KB to 5 MB.

    python benchmarks/analysing.py [FOLDER ...] [--words 250 420] [--largest BYTES] [--shape NAME ...]

First come the milliseconds of processor time an article takes (median and 95th percentile, the best of five runs each)
for the article files in the folders, of which those with so many words count; without folders, for the demo's. Then
come the microseconds a kilobyte for made-up texts of growing size: ordinary prose, and what makes rules slow. Ends with
1 where a larger text costs more than 1.5 times what the one of 10 KB does a kilobyte.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING

from digest.analysis.analyse import analyse
from digest.analysis.brief import choose
from digest.analysis.names.find import find_names
from digest.analysis.profiling import profile
from digest.analysis.quotes.find import find_quotes
from digest.analysis.split import split
from digest.analysis.terms import find_terms
from digest.analysis.weights import table, weigh
from digest.foundation.model import Block, BlockKind
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.foundation.model import Entry

DEMO = Path(__file__).parents[1] / "content"
SUFFIXES = (".txt", ".md")
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)  # bytes
FLAT = 1.5
RUNS = 5
NAMES = ("Ann Lee", "Bo Ek", "Oslo", "Norway", "Defense Secretary Cy Dahl", "NATO", "Lee", "Bergen", "Ministry of Fish")
AT = datetime(2022, 1, 24, tzinfo=UTC)


def best(run: Callable[[], object], runs: int = RUNS) -> float:
    """Return the seconds of processor time of the fastest of some runs."""
    found = []
    for _ in range(runs):
        started = time.process_time()
        run()
        found.append(time.process_time() - started)
    return min(found)


def stages(path: str, data: bytes) -> dict[str, float]:
    """Return the seconds each stage takes for an article file; empty where there is nothing to analyse."""
    entry = read_article(path, data, DEFAULT_SETTINGS).entry
    if entry is None:
        return {}
    body = split(entry.blocks, entry.language.value or "")
    headline = entry.headline.value or ""
    names, weighed, analysis = find_names(body, headline=headline), weigh(body), analyse(entry)
    found = {
        "reading": best(lambda: read_article(path, data, DEFAULT_SETTINGS)),
        "split": best(lambda: split(entry.blocks, entry.language.value or "")),
        "names": best(lambda: find_names(body, headline=headline)),
        "quotes": best(lambda: find_quotes(body, names)),
        "weighing": best(lambda: weigh(body)),
        "terms": best(lambda: find_terms(body, names, headline=headline, weighed=weighed)),
        "brief": best(lambda: choose(body, headline=headline, weighed=weighed)),
        "profile": best(lambda: profile(entry, analysis, id="a", at=AT, dated=True)),
        "analysis": best(lambda: analyse(entry)),
    }
    return found | {"reading and analysis": found["reading"] + found["analysis"]}


def report_stages(folders: Sequence[Path], least: int, most: int) -> None:
    """Print the milliseconds of each stage over all articles of a length."""
    rows = []
    for folder in folders:
        for file in sorted(each for each in folder.rglob("*") if each.suffix in SUFFIXES and each.is_file()):
            data = file.read_bytes()
            if least <= len(data.split()) <= most:
                rows.append(stages(file.name, data))
    rows = [row for row in rows if row]
    print(f"{len(rows)} articles of {least} to {most} words, milliseconds: median and 95th percentile")
    for stage in rows[0] if rows else ():
        values = sorted(row[stage] * 1_000 for row in rows)
        high = quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
        print(f"  {stage:<22}{median(values):>8.2f}{high:>8.2f}")


def _prose(random: Random, words: Sequence[str], end: str, opening: str = "") -> Callable[[int], str]:
    """Make texts of common words with a name here and there, their sentences ended by `end`."""

    def text(size: int) -> str:
        pieces: list[str] = []
        length = 0
        while length < size:
            chosen = [random.choice(words) for _ in range(random.randrange(8, 28))]
            chosen.insert(random.randrange(len(chosen)), random.choice(NAMES))
            sentence = opening + " ".join([chosen[0].capitalize(), *chosen[1:]]) + end
            pieces.append(sentence)
            length += len(sentence)
        return "".join(pieces)[:size]

    return text


def shapes() -> dict[str, Callable[[int], str]]:
    """Return makers of texts of a size, by name. The same texts on every machine."""
    random = Random(1)  # noqa: S311  (texts need no secrets)
    words = sorted(word for word, idf in table("en").items() if idf < 6 and word.isascii())
    plain = _prose(random, words, ". ")
    return {
        "paragraphs": _prose(random, words, ".\n\n"),
        "one paragraph": plain,
        "one sentence": _prose(random, words, ", "),
        "quotes": _prose(random, words, '," said Ann Lee. ', '"'),
        "unclosed quotes": _prose(random, words, ", said Ann Lee. ", '"'),
        "all capitals": lambda size: plain(size).upper(),
        "numbers only": lambda size: ("1,200 - 12.5% (2021)\n\n" * (size // 20))[:size],
    }


def costs(make: Callable[[int], str], entry: Entry, largest: int) -> list[float]:
    """Return the microseconds a kilobyte for each size."""
    found = []
    for size in (each for each in SIZES if each <= largest):
        parts = [part for part in make(size).split("\n\n") if part]
        blocks = tuple(Block(BlockKind.PARAGRAPH, part, 1, 0, len(part)) for part in parts)
        filled = replace(entry, blocks=blocks)
        found.append(best(partial(analyse, filled), 3 if size < 1_000_000 else 1) / size * 1e9)
    return found


def report_shapes(names: Sequence[str], largest: int) -> bool:
    """Print the cost of each shape, and tell whether all are flat."""
    entry = read_article("a.txt", b"Snow fell on Oslo.", replace(DEFAULT_SETTINGS, language="en")).entry
    if entry is None:
        return False
    flat = True
    print("microseconds a kilobyte".ljust(24) + "".join(f"{size // 1_000:>9} KB" for size in SIZES))
    for name, make in shapes().items():
        if names and name not in names:
            continue
        found = costs(make, entry, largest)
        steep = max(found) > FLAT * found[0]
        flat = flat and not steep
        print(
            f"  {name:<22}" + "".join(f"{each:>12.0f}" for each in found) + ("  not flat" if steep else ""), flush=True
        )
    return flat


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[DEMO])
    parser.add_argument("--words", nargs=2, type=int, default=(250, 420))
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--shape", action="append", default=[])
    chosen = parser.parse_args()
    report_stages(chosen.folders, *chosen.words)
    return 0 if report_shapes(chosen.shape, chosen.largest) else 1


if __name__ == "__main__":
    sys.exit(main())
