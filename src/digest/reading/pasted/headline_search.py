"""Finds the headline among the lines above an article: by its score, its place, and what stands above it.

In a pasted page it is one line among a hundred, in a clean text the first line or none. What a line scores is decided
in `headline`; what is small print, in `head`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.reading.pasted.boilerplate import is_section_name
from digest.reading.pasted.headline import (
    ACCEPT,
    ACCEPT_ON_PAGE,
    LONGEST,
    Surroundings,
    could_be_headline,
    score_headline,
)
from digest.reading.pasted.marks import FURNITURE, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.reading.pasted.marks import Marked

_BAR = re.compile(r"[|\-–—·»:]")
FAR = 200  # units above the article beyond which no headline is looked for
SMALL_PRINT = 4  # units below a headline within which its small print begins
LABELS_ABOVE = 2  # a site's name and a section's above the headline of a text that is no page
DEK_LEAD = 2.0  # points by which a dek may beat the headline right above it
DEK_LENGTH = 1.5  # times a headline's words
FEW_PARAGRAPHS = 2  # in so few a headline may share no word with the text


def find_headline(
    marked: tuple[Marked, ...], first: int, signed: frozenset[int], body: frozenset[str], *, page: bool
) -> int | None:
    """Return the best-scored unit above the article (`first` is the article's own first), else the text's first line
    where its form alone makes it one, else None.

    `signed` are the units of small print, `body` the article's vocabulary, `page` whether a page stands around it.
    """
    texts = [each.unit.text for each in marked]
    times = Counter(texts)
    candidates = [
        index
        for index in range(max(0, first - FAR), first)
        if index not in signed and could_be_headline(marked[index]) and not is_section_name(texts[index])
    ]
    if not page and not signed:
        candidates = [index for index in candidates if _may_open(marked[:index])]
    titled, distances = _titled(texts[: candidates[-1]]) if candidates else {}, _distances(marked, first)
    scored = []
    for index in candidates:
        around = Surroundings(
            lines_to_signature=_lines_down(marked, index, signed),
            repeated=times[texts[index]] > 1 or titled.get(texts[index], index) < index,
            distance=distances[index],
            first=index == 0,
        )
        scored.append((score_headline(marked[index], around, body), -index))
    score, negative = max(scored, default=(0.0, 0))
    enough = ACCEPT_ON_PAGE if page or signed else ACCEPT
    if score >= enough:
        scores = {-each: points for points, each in scored}
        return _above_dek(marked, -negative, scores, max(enough, score - DEK_LEAD))
    return None if page or signed else _lone_headline(marked)


def _above_dek(marked: tuple[Marked, ...], best: int, scores: dict[int, float], least: float) -> int:
    """A dek is nearer the small print than its headline and shares more words with the article, being longer."""
    longer = marked[best].words >= DEK_LENGTH * marked[best - 1].words if best else False
    headline = longer and marked[best - 1].words >= 4 and scores.get(best - 1, 0.0) >= least
    return best - 1 if headline else best


def _may_open(above: Sequence[Marked]) -> bool:
    """Tell whether what stands above a line of a clean text can be a page's rest: above a headline nothing is told, and
    there are no lists."""
    labels = sum(1 for each in above if each.mark is Mark.LABEL)
    return labels <= LABELS_ABOVE and all(each.mark in FURNITURE | {Mark.WORD, Mark.LABEL} for each in above)


def _lines_down(marked: tuple[Marked, ...], index: int, signed: frozenset[int]) -> int:
    """How many lines below a unit its small print begins, buttons not counted; 0 where it is not near."""
    lines = 0
    for below in range(index + 1, min(index + 1 + 2 * SMALL_PRINT, len(marked))):
        lines += marked[below].mark not in FURNITURE
        if below in signed:
            return lines if lines <= SMALL_PRINT else 0
    return 0


def _titled(texts: Sequence[str]) -> dict[str, int]:
    """Return what stands before a bar in lines that may be the page's title (the headline, a bar, and the site's name),
    with the first line each stands in."""
    found: dict[str, int] = {}
    for index, text in enumerate(texts):
        for bar in _BAR.finditer(text, 0, LONGEST + 2):
            found.setdefault(text[: bar.start()].rstrip(), index)
    return found


def _distances(marked: tuple[Marked, ...], first: int) -> dict[int, int]:
    """Return for each of the last units above the article how many units that are no furniture stand in between."""
    distances: dict[int, int] = {}
    count = 0
    for index in range(first - 1, max(-1, first - FAR - 1), -1):
        distances[index] = count
        count += marked[index].mark in (Mark.LABEL, Mark.FRAGMENT, Mark.PROSE)
    return distances


def _lone_headline(marked: tuple[Marked, ...]) -> int | None:
    """Judge the very first line of a text by its form alone: a short text, a poem or a list says no more.

    In a longer one, a first line with no word of the article in it is not its headline.
    """
    prose = sum(1 for each in marked if each.mark is Mark.PROSE)
    if len(marked) < 2 or prose > FEW_PARAGRAPHS or not could_be_headline(marked[0]):
        return None
    each, below = marked[0], marked[1]
    if is_section_name(each.unit.text) or each.unit.text[0].islower():
        return None
    score = 0.0
    score += 2.0 if 2 <= each.words <= 14 else 0.0
    score += 2.0 if each.mark in (Mark.LABEL, Mark.FRAGMENT) else 0.0
    score += 1.0 if below.unit.gap else 0.0
    score += 1.0 if below.words > 1.5 * each.words else 0.0
    score += 1.0 if _is_title_case(each.unit.text) else 0.0
    listed = below.mark is Mark.LABEL and not (below.unit.gap and len(marked) > 2 and not marked[2].unit.gap)
    return 0 if score >= ACCEPT and not listed else None


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and sum(1 for word in words if word[0].isupper()) >= 0.7 * len(words)
