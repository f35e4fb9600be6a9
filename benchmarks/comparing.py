"""What a comparison of two generators found, and the tables it is told in.

It knows nothing of how anything was measured.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from running import Run

MARKERS = ("<!-- figures: benchmarks/compare.py --markdown -->\n", "<!-- end of figures -->\n")
STAGES = re.compile(r"^[\d.]+ s \((.*)\)$", re.MULTILINE)  # the line of digest's report that tells them
STAGE = re.compile(r"([a-z ]+) ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A build of each generator, one right after the other."""

    digest: Run
    hugo: Run


@dataclass(slots=True)
class Comparison:
    """All that was measured of a configuration of digest and a number of articles: pairs of builds by scene; by
    generator the peak of memory in MiB and the pages by kind."""

    configuration: str
    count: int
    version: str  # of Hugo
    pairs: dict[str, list[Pair]] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """Return the tables as Markdown, which can be read as it is."""
        title = f"{self.configuration.capitalize()}, {self.count:,} articles"
        return ["", f"### {title}", "", *self._times(), "", *self._stages(), "", *self._pages()]

    def facts(self) -> dict[str, object]:
        """Return all of it as JSON has it: seconds and MiB, every single build."""
        return {
            "configuration": self.configuration,
            "articles": self.count,
            "hugo": self.version,
            "ratios": {
                scene: {"wall": ratio(pairs, "wall"), "cpu": ratio(pairs, "cpu"), "pairs": len(pairs)}
                for scene, pairs in self.pairs.items()
            },
            "seconds": {
                scene: [[each.digest.wall, each.digest.cpu, each.hugo.wall, each.hugo.cpu] for each in pairs]
                for scene, pairs in self.pairs.items()
            },
            "stages": {scene: stages(pairs) for scene, pairs in self.pairs.items()},
            "peak_mib": self.peaks,
            "pages": self.kinds,
        }

    def _times(self) -> Iterator[str]:
        yield "| build | digest, s: wall / CPU | Hugo, s: wall / CPU | ratio of wall | ratio of CPU | pairs |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: |"
        for scene, pairs in self.pairs.items():
            ours = [each.digest for each in pairs]
            theirs = [each.hugo for each in pairs]
            wall, cpu = ratio(pairs, "wall"), ratio(pairs, "cpu")
            yield f"| {scene} | {seconds(ours)} | {seconds(theirs)} | {short(wall)} | {short(cpu)} | {len(pairs)} |"
        ours_peak, theirs_peak = self.peaks["digest"], self.peaks["Hugo"]
        ratio_of_peaks = ours_peak / theirs_peak
        yield f"| memory of a cold build, MiB | {ours_peak:.0f} | {theirs_peak:.0f} | {short(ratio_of_peaks)} | | 1 |"

    def _stages(self) -> Iterator[str]:
        told = {scene: stages(pairs) for scene, pairs in self.pairs.items()}
        names = list(dict.fromkeys(name for each in told.values() for name in each))
        if not names:
            return
        yield f"| digest's stages, s | {' | '.join(names)} | the rest |"
        yield "| --- |" + " ---: |" * (len(names) + 1)
        for scene, each in told.items():
            rest = median(pair.digest.wall for pair in self.pairs[scene]) - sum(each.values())
            cells = [f"{each.get(name, 0):.2f}" for name in names]
            yield f"| {scene} | {' | '.join(cells)} | {max(rest, 0):.2f} |"

    def _pages(self) -> Iterator[str]:
        yield "| files | digest | Hugo |"
        yield "| --- | ---: | ---: |"
        ours, theirs = self.kinds["digest"], self.kinds["Hugo"]
        for kind in sorted(set(ours) | set(theirs)):
            yield f"| {kind} | {ours[kind]:,} | {theirs[kind]:,} |"


def ratio(pairs: Sequence[Pair], what: Literal["wall", "cpu"]) -> float:
    """Return the median of digest's share of Hugo's `wall` or `cpu` seconds, pair by pair."""
    if what == "wall":
        return median(each.digest.wall / each.hugo.wall for each in pairs)
    return median(each.digest.cpu / each.hugo.cpu for each in pairs)


def short(value: float) -> str:
    """Return a ratio with as many digits as mean something."""
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def seconds(runs: Iterable[Run]) -> str:
    """Return the median wall and processor time."""
    made = list(runs)
    return f"{median(each.wall for each in made):.2f} / {median(each.cpu for each in made):.2f}"


def stages(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the median seconds of each stage that digest's own report tells; empty if it tells none."""
    found: dict[str, list[float]] = {}
    for each in pairs:
        told = STAGES.search(each.digest.said)
        for name, value in STAGE.findall(told[1] if told else ""):
            found.setdefault(name.strip(), []).append(float(value))
    return {name: median(values) for name, values in found.items()}


def write_tables(page: Path, comparisons: Sequence[Comparison]) -> None:
    """Replace what stands between a page's markers by the tables."""
    before, between, after = page.read_text(encoding="utf-8").partition(MARKERS[0])
    _, end, after = after.partition(MARKERS[1])
    if not between or not end:
        sys.exit(f"{page} needs the lines {MARKERS[0].strip()} and {MARKERS[1].strip()}")
    python, hugo = platform.python_version(), comparisons[0].version
    setting = f"Python {python}, Hugo {hugo}, {os.cpu_count()} cores, {platform.system()}."
    lines = [line for each in comparisons for line in each.lines()]
    page.write_text("\n".join([f"{before}{between}", setting, *lines, "", f"{end}{after}"]), encoding="utf-8")
