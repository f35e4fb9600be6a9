"""Finds the article among the units of a pasted page: the stretch where prose outweighs furniture.

The stretch is the one with the greatest sum (Bentley's maximum subarray) when prose counts for its words and furniture
against it; so a list of links inside an article is crossed when enough prose follows, and comments below it are not,
since the lines that open a comment section are never crossed. The weights were set on the development texts, where the
result does not change when each is moved by a quarter.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.reading.headline import is_section_name
from digest.reading.marks import FURNITURE, Mark, Marked

PROSE_CAP = 60  # words of one paragraph that count
BURDEN = {
    Mark.SENTENCE: 2.0,
    Mark.COLON: -1.0,
    Mark.FRAGMENT: 0.0,
    Mark.LABEL: -3.0,
    Mark.WORD: -4.0,
    Mark.LINE: -3.0,
    Mark.LONG: -12.0,
    Mark.SIGNATURE: -14.0,
    Mark.FOOT: -14.0,
    Mark.LIST: -20.0,
    Mark.POINTER: -3.0,
}
ENDING = frozenset({Mark.TAIL, Mark.FOOT, Mark.LIST, Mark.LONG, Mark.SIGNATURE})
LABELS = frozenset({Mark.POINTER, Mark.LINE, Mark.WORD})
RUNNING = frozenset({Mark.PROSE, Mark.SENTENCE, Mark.COLON, Mark.FRAGMENT})
LOOK_AHEAD = 3  # units
SMALL_PRINT_ABOVE = 30  # units
TEASER_WORDS, TEASER_SHARE = 35, 0.2
SECTION_LABELS = 3  # units under the last paragraph of a page that may be credits or links
PAGE_FURNITURE = 3  # so many lines of furniture make a text a pasted page


@dataclass(frozen=True, slots=True)
class Region:
    """The article's first and last unit (`last` exclusive), and whether the text is a pasted page at all."""

    first: int
    last: int
    page: bool


def find_region(marked: tuple[Marked, ...]) -> Region:
    """Return where the article stands. Empty only for an empty text."""
    furniture = sum(1 for each in marked if each.mark in FURNITURE or each.mark is Mark.WORD)
    page = furniture >= PAGE_FURNITURE
    best = max(_stretches(marked), key=lambda each: (each[2], -each[0]), default=(0, len(marked), 0.0))
    if best[2] <= 0:
        return Region(0, _before_tail(marked), page)
    first, last, _ = best
    first = _from_signature(marked, first)
    end = _to_furniture(marked, last)
    return Region(first, _trim_labels(marked, last, end) if page else end, page)


def _stretches(marked: tuple[Marked, ...]) -> list[tuple[int, int, float]]:
    """The best stretch of each part between lines that open a comment section, as (first, last, weight)."""
    found: list[tuple[int, int, float]] = []
    start, total, best = 0, 0.0, (0, 0, 0.0)
    teasing = False
    for index, each in enumerate(marked):
        if each.mark is Mark.TAIL:
            found.append(best)
            start, total, best = index + 1, 0.0, (index + 1, index + 1, 0.0)
            teasing = False
            continue
        total += _weight(each, teasing=teasing)
        teasing = each.mark is Mark.LIST or (teasing and each.words < TEASER_WORDS)
        if total <= 0:
            start, total = index + 1, 0.0
        elif total > best[2]:
            best = (start, index + 1, total)
    found.append(best)
    return [each for each in found if each[1] > each[0]]


def _weight(each: Marked, *, teasing: bool) -> float:
    """What a unit counts for. Under a heading such as "Top stories" short paragraphs are teasers of other articles."""
    if each.mark is not Mark.PROSE:
        return BURDEN[each.mark]
    words = float(min(each.words, PROSE_CAP))
    return words * TEASER_SHARE if teasing and each.words < TEASER_WORDS else words


def _before_tail(marked: tuple[Marked, ...]) -> int:
    for index, each in enumerate(marked):
        if each.mark is Mark.TAIL and index:
            return index
    return len(marked)


def _from_signature(marked: tuple[Marked, ...], first: int) -> int:
    """Begin below the small print where only short paragraphs stand between it and the heaviest stretch."""
    for index in range(first - 1, max(-1, first - 1 - SMALL_PRINT_ABOVE), -1):
        if marked[index].mark is Mark.SIGNATURE:
            between = marked[index + 1 : first]
            running = sum(1 for each in between if each.mark in RUNNING)
            return index + 1 if running * 2 >= len(between) else first
        if marked[index].mark in FURNITURE:
            return first
    return first


def _to_furniture(marked: tuple[Marked, ...], last: int) -> int:
    """Extend the stretch over what follows until furniture begins: a closing list or a last short line is article.

    A single label of a page inside a list ("home page" under each item) does not end it where the text goes on.
    """
    for index in range(last, len(marked)):
        mark = marked[index].mark
        if mark in ENDING or (mark is Mark.LABEL and is_section_name(marked[index].unit.text)) or (mark in LABELS and not _goes_on(marked, index + 1)):
            return index
    return len(marked)


def _goes_on(marked: tuple[Marked, ...], start: int) -> bool:
    for each in marked[start : start + LOOK_AHEAD]:
        if each.mark in RUNNING:
            return True
        if each.mark in ENDING:
            return False
    return False


def _trim_labels(marked: tuple[Marked, ...], last: int, end: int) -> int:
    """Drop up to three labels between a page's last paragraph and its furniture: credits, or links without a heading."""
    labels = [index for index in range(last, end) if marked[index].mark in (Mark.LABEL, Mark.FRAGMENT)]
    few = labels and len(labels) <= SECTION_LABELS and labels == list(range(labels[0], end)) and end < len(marked)
    return labels[0] if few else end
