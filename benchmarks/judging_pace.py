"""Measures processor time an article: reading and analysis apart, and both with topics, one article after another."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from digest.analysis.analyse import analyse
from digest.analysis.profiling import profile
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counting import Table
    from documents import Library

WORDS = range(280, 381)  # an article of about 330 words
MOST = 200
TIMES = 3  # each article is timed so often and its best time taken: other work shares the machine


def measure_pace(library: Library, table: Table) -> None:
    """Time articles of about 330 words; the target is 3 ms of CPU at the median, 15 ms at the 95th percentile."""
    chosen = [each for each in library.articles.values() if len(each.text.split()) in WORDS][:MOST]
    reading, analysing = [], []
    for article in chosen:
        data = f"{article.headline}\n\n{article.text}\n".encode()
        read, analysed = [], []
        for _ in range(TIMES + (article is chosen[0])):  # the first one loads the lists
            started = time.process_time()
            entry = read_article(f"{article.id}.txt", data, DEFAULT_SETTINGS).entry
            middle = time.process_time()
            if entry is not None:
                analysis = analyse(entry, language="en")
                profile(entry, analysis, id=article.id, at=article.at, dated=True)
            read.append(middle - started)
            analysed.append(time.process_time() - middle)
        reading.append(min(read))
        analysing.append(min(analysed))
    if not chosen:
        return
    both = [one + other for one, other in zip(reading, analysing, strict=True)]
    for name, seconds in (("reading", reading), ("analysis", analysing), ("both", both)):
        table.remarks.append(f"{len(chosen)} articles of about 330 words, {name}: {pace(seconds)}")
    median, late = (point(both, share) for share in (0.5, 0.95))
    table.row("CPU of an article of 330 words, reading and analysis: median at most 3 ms", 1.0).count(
        median <= 0.003, f"{median * 1000:.2f} ms"
    )
    table.row("CPU of an article of 330 words, reading and analysis: 95th percentile at most 15 ms", 1.0).count(
        late <= 0.015, f"{late * 1000:.2f} ms"
    )


def point(seconds: Sequence[float], share: float) -> float:
    """Return the time that this share of the texts does not exceed."""
    ordered = sorted(seconds)
    return statistics.median(ordered) if share == 0.5 else ordered[int(len(ordered) * share)]


def pace(seconds: Sequence[float]) -> str:
    """Say how long a text takes."""
    late = point(seconds, 0.95)
    return f"median {point(seconds, 0.5) * 1000:.1f} ms of CPU a text, 95th percentile {late * 1000:.1f} ms"
