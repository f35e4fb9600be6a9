"""Finds the article among the units of a pasted page: the stretch where prose outweighs furniture.

The stretch is the one with the greatest sum (Bentley's maximum subarray) when prose counts for its words and furniture
against it; so a list of links inside an article is crossed when enough prose follows, and comments below it are not,
since the lines that open a comment section are never crossed. The weights were set on development texts; what each is
worth there is in docs/decisions.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.reading.pasted.marks import FURNITURE, Mark, Marked, is_page

PROSE_CAP = 60  # words of one paragraph that count
BURDEN = {
    Mark.SENTENCE: 2.0,
    Mark.COLON: -1.0,
    Mark.FRAGMENT: 0.0,
    Mark.SUBHEAD: 0.0,
    Mark.LABEL: -3.0,
    Mark.WORD: -10.0,
    Mark.LINE: -3.0,
    Mark.LONG: -12.0,
    Mark.SIGNATURE: -14.0,
    Mark.FOOT: -14.0,
    Mark.LIST: -20.0,
    Mark.POINTER: -3.0,
}
ENDING = frozenset({Mark.TAIL, Mark.FOOT, Mark.LIST, Mark.LONG, Mark.SIGNATURE})
LABELS = frozenset({Mark.POINTER, Mark.LINE, Mark.WORD})
RUNNING = frozenset({Mark.PROSE, Mark.SENTENCE, Mark.COLON, Mark.FRAGMENT, Mark.SUBHEAD})
LINKS = frozenset({Mark.LIST, Mark.POINTER})
SURE_WEIGHT = 40.0  # of a stretch that is an article whatever stands below the line that opens comments
COMMENTED_SHARE = 0.1
LOOK_AHEAD = 4  # units
SMALL_PRINT_ABOVE = 40  # units
LEDE_WORDS = 20  # a paragraph of so many below the small print opens an article, whatever lists follow
TEASER_WORDS, TEASER_SHARE = 35, 0.2
AFTER_TEASERS = 0.5  # the long paragraph below teasers may be the paper's about itself: 26 of 509 junk lines hung on it
FEW_LABELS = 3  # units under the last paragraph of a page that may be credits or links
FRAGMENT_LONG = 12  # words: a line that runs on so long is no link
LINK_RUN = 4  # so many in a row are links if at least half could be headlines
LINKLIKE = frozenset({Mark.LABEL, Mark.FRAGMENT, Mark.LINE, Mark.WORD, Mark.POINTER})


@dataclass(frozen=True, slots=True)
class Region:
    """The article's first and last unit (`last` exclusive), and whether the text is a pasted page at all."""

    first: int
    last: int
    page: bool


def find_region(marked: tuple[Marked, ...]) -> Region:
    """Return where the article stands. Empty only for an empty text."""
    page = is_page([each.mark for each in marked])
    stretches = _stretches(marked)
    best = max(stretches, key=lambda each: (each[2], -each[0]), default=(0, len(marked), 0.0))
    # Comments may be many times longer than what they are about.
    best = next((each for each in stretches if each[2] >= max(SURE_WEIGHT, COMMENTED_SHARE * best[2])), best)
    if best[2] <= 0:
        return Region(0, _before_tail(marked), page)
    first, last, _ = best
    first = _from_signature(marked, first)
    last = _above_closing(marked, first, last) if page else last
    end = _to_furniture(marked, first, last, page=page)
    return Region(first, _trim_end(marked, first, last, end) if page else end, page)


def _stretches(marked: tuple[Marked, ...]) -> list[tuple[int, int, float]]:
    """The best stretch of each part between lines that open a comment section, as (first, last, weight)."""
    found: list[tuple[int, int, float]] = []
    start, total, best = 0, 0.0, (0, 0, 0.0)
    teasing = ran = False
    for index, each in enumerate(marked):
        if each.mark is Mark.TAIL:
            found.append(best)
            start, total, best = index + 1, 0.0, (index + 1, index + 1, 0.0)
            teasing = ran = False
            continue
        teasing = teasing and not (ran and each.mark is Mark.PROSE)
        total += _weight(each, teasing=teasing)
        teasing = each.mark is Mark.LIST or (teasing and each.words < TEASER_WORDS)
        ran = each.mark is Mark.PROSE or (ran and each.mark is Mark.LINE)
        if total <= 0:
            start, total = index + 1, 0.0
        elif total > best[2]:
            best = (start, index + 1, total)
    found.append(best)
    return [each for each in found if each[1] > each[0]]


def _weight(each: Marked, *, teasing: bool) -> float:
    """What a unit counts for. Under a heading such as "Top stories" short paragraphs are teasers of other articles,
    and a long one counts for less than elsewhere."""
    if each.mark is not Mark.PROSE:
        return BURDEN[each.mark]
    words = float(min(each.words, PROSE_CAP))
    if not teasing:
        return words
    return words * (TEASER_SHARE if each.words < TEASER_WORDS else AFTER_TEASERS)


def _before_tail(marked: tuple[Marked, ...]) -> int:
    for index, each in enumerate(marked):
        if each.mark is Mark.TAIL and index:
            return index
    return len(marked)


def _from_signature(marked: tuple[Marked, ...], first: int) -> int:
    """Begin below the small print where only short paragraphs stand between it and the heaviest stretch."""
    listed = False
    for index in range(first - 1, max(-1, first - 1 - SMALL_PRINT_ABOVE), -1):
        if marked[index].mark is Mark.SIGNATURE:
            between = marked[index + 1 : first]
            running = sum(1 for each in between if each.mark in RUNNING)
            ledes = between[:1] if listed else between
            opened = any(each.mark is Mark.PROSE and each.words >= LEDE_WORDS for each in ledes)
            return index + 1 if opened or (running * 2 >= len(between) and not listed) else first
        if marked[index].mark in FURNITURE - LINKS:
            return first
        listed = listed or marked[index].mark in LINKS
    return first


def _to_furniture(marked: tuple[Marked, ...], first: int, last: int, *, page: bool) -> int:
    """Extend the stretch over what follows until furniture begins: a closing list or a last short line is article.

    A label of the page inside a list ("Buy now" under each item) does not end it where the text goes on, or where the
    same label stood within the article before.
    """
    within = {each.unit.text for each in marked[first:last] if each.mark in LABELS}
    for index in range(last, len(marked)):
        mark, text = marked[index].mark, marked[index].unit.text
        if mark is Mark.SIGNATURE and not page and _goes_on(marked, index + 1):
            continue
        if mark in ENDING or (page and mark is Mark.WORD):
            return index
        if mark in LABELS:
            if text not in within and not _goes_on(marked, index + 1):
                return index
            within.add(text)
    return len(marked)


def _goes_on(marked: tuple[Marked, ...], start: int) -> bool:
    for each in marked[start : start + LOOK_AHEAD]:
        if each.mark in RUNNING:
            return True
        if each.mark in ENDING:
            return False
    return False


def _above_closing(marked: tuple[Marked, ...], first: int, last: int) -> int:
    """End above paragraphs that close an article, such as who its author is, and above what stands between them."""
    at, found = last, False
    while at > first + 1 and (marked[at - 1].closing or marked[at - 1].mark not in RUNNING):
        at -= 1
        found = found or marked[at].closing
    return at if found else last


def _trim_end(marked: tuple[Marked, ...], first: int, last: int, end: int) -> int:
    """Drop what stands between a page's last paragraph and its furniture: credits, and links without a heading."""
    labels = [index for index in range(last, end) if marked[index].mark in LINKLIKE]
    labels = [
        index for index in labels if marked[index].mark is not Mark.FRAGMENT or marked[index].words < FRAGMENT_LONG
    ]
    if labels and labels == list(range(labels[0], end)):
        few = len(labels) <= FEW_LABELS and end < len(marked)
        titles = sum(1 for index in labels if _is_title(marked[index]))
        if few or (labels[0] == last and len(labels) >= LINK_RUN and titles * 2 >= len(labels)):
            end = labels[0]
    while end > first + 1 and marked[end - 1].closing:
        end -= 1
    return end


def _is_title(each: Marked) -> bool:
    """Tell whether a label could be another article's headline."""
    return each.words >= 4 and not each.unit.text[0].islower()
