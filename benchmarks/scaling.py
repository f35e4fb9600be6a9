"""Measures whether reading takes time in proportion to a text's size, whatever its shape.

    python benchmarks/scaling.py [--largest BYTES] [--shape NAME ...]

Prints the milliseconds a kilobyte for texts of 2 KB to 5 MB (the limit of an article file): ordinary texts in every
convention, and the shapes that make regular expressions slow, such as long runs of one character. A row is flat where
reading is linear. Ends with 1 where the largest text of a shape costs more than three times its 20 KB one a kilobyte.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (2_000, 20_000, 200_000, 1_000_000, 5_000_000)  # bytes
FLAT = 3.0  # times the cost a kilobyte of the 20 KB text
REPEAT_BELOW = 0.2  # seconds: a shorter reading is measured three times, and the best counts
SENTENCE = "The harbour master said on Monday that the ferry had left the quay before the storm came in. "
LINK = "Harbour council votes on new quay\n"
FURNITURE = "Share this\nPost a Comment\nRelated articles\nPosted by Ann Lee at 9:10 AM\nHome\n18 January 2022\n"


def _filled(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _wrapped(size: int) -> str:
    words, lines, line = (SENTENCE * (size // len(SENTENCE) + 1)).split(), [], ""
    for number, word in enumerate(words):
        if len(line) + len(word) > 70:
            lines.append(line)
            line = "     " if number % 50 < 12 else ""
        line += word + " "
    return "\n".join(lines)[:size]


SHAPES: dict[str, Callable[[int], str]] = {
    "prose, a paragraph a line": _filled(SENTENCE * 3 + "\n"),
    "prose between blank lines": _filled(SENTENCE * 3 + "\n\n"),
    "hard-wrapped prose": _wrapped,
    "prose on a single line": _filled(SENTENCE),
    "a single word": _filled("a"),
    "short lines": _filled("oslo\n"),
    "headlines": _filled(LINK),
    "different headlines": lambda size: "".join(f"Council {n} votes on quay {n * 7}\n" for n in range(size // 30 + 1))[
        :size
    ],
    "furniture": _filled(FURNITURE),
    "furniture, then prose": lambda size: _filled(FURNITURE)(size // 2) + _filled(SENTENCE * 3 + "\n")(size // 2),
    "headlines, then prose": lambda size: _filled(LINK)(size // 2) + _filled(SENTENCE * 3 + "\n")(size // 2),
    "titles with bars": _filled("Quay | Harbour - News | Home | Quay\n"),
    "bullets": _filled("* a point of order\n"),
    "paragraphs that lead in": _filled("The minister then said this to the members of the council:\n"),
    "datelines": _filled("OSLO, Norway, Jan. 18 (Reuters) - " + SENTENCE + "\n"),
    "bylines": _filled("By Ann Lee, Bo Ek and Cy Dahl, 18 January 2022\n"),
    "names without end": _filled("By Ann Lee and Bo Ek and "),
    "dates without end": _filled("18 January 2022, "),
    "years without end": _filled("2022 "),
    "digits": _filled("7"),
    "blank lines": _filled("\n"),
    "blank lines, then text": lambda size: "Oslo\n" + "\n" * (size - 10) + "Oslo\n",
    "spaces": lambda size: "a" + " " * (size - 2) + "b",
    "tabs and form feeds": _filled("\t\f a"),
    "dots": _filled("."),
    "dots after a word": lambda size: "The end" + "." * (size - 7),
    "capital letters": _filled("A"),
    "capitals apart": _filled("A. "),
    "capitalised words": _filled("Ab "),
    "bars": _filled("|"),
    "bars apart": _filled("a | "),
    "guillemets": _filled("»"),
    "quotes": _filled('"'),
    "quotes apart": _filled('"a" '),
    "opening brackets": _filled("("),
    "colons": _filled("a: "),
    "hashes": _filled("#a "),
    "dashes": _filled("- "),
    "commas": _filled("and, "),
    "addresses": _filled("https://example.org/a "),
    "letters fused with digits": _filled("Posted on28. Juli 2019AuthorAnn"),
    "hyphens at line ends": _filled(
        "the harbour master said that the ferry had been over-\nloaded, and that it was long-\n"
    ),
    "letters with marks": _filled("é"),
    "garbled letters": _filled("â€™"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a shape is not linear."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1], metavar="BYTES", help="leave larger texts out")
    parser.add_argument("--shape", nargs="*", default=(), help="only shapes whose name holds one of these words")
    options = parser.parse_args(arguments)
    sizes = [size for size in SIZES if size <= options.largest]
    print(f"{'ms a kilobyte':28}" + "".join(f"{_name(size):>10}" for size in sizes))
    _measure(SENTENCE)  # compiles the patterns
    steep = [name for name in SHAPES if _wanted(name, options.shape) and not _show(name, sizes)]
    if steep:
        print(f"not linear: {', '.join(steep)}")
    return 1 if steep else 0


def _wanted(name: str, words: Sequence[str]) -> bool:
    return not words or any(word in name for word in words)


def _show(name: str, sizes: Sequence[int]) -> bool:
    """Measure one shape and print its row as it comes; tell whether it is flat."""
    print(f"{name:28}", end="", flush=True)
    costs = []
    for size in sizes:
        costs.append(_measure(SHAPES[name](size)) * 1000 / (size / 1000))
        print(f"{costs[-1]:10.3f}", end="", flush=True)
    flat = len(costs) < 3 or costs[-1] <= FLAT * costs[1]
    print("" if flat else "   STEEP")
    return flat


def _measure(text: str) -> float:
    data = text.encode()[: DEFAULT_SETTINGS.limits.article_bytes]
    best = None
    for _ in range(3):
        started = time.process_time()
        read_article("a.txt", data, DEFAULT_SETTINGS)
        took = time.process_time() - started
        best = took if best is None else min(best, took)
        if best > REPEAT_BELOW:
            break
    return best or 0.0


def _name(size: int) -> str:
    return f"{size // 1000} KB" if size < 1_000_000 else f"{size // 1_000_000} MB"


if __name__ == "__main__":
    sys.exit(main())
