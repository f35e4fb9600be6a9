"""Takes an article out of a pasted text: what is body, what is metadata, and what was removed by which rule.

Every unit of the text ends up in exactly one of them, so nothing is lost silently: `digest show` prints all three.
Site and source overrides (`cleanup: {keep, remove}`) win over every rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.reading.pasted.boilerplate import is_section_name
from digest.reading.pasted.head import Head, Signed, read_head
from digest.reading.pasted.marks import FURNITURE, Mark, mark_units
from digest.reading.pasted.overrides import unite
from digest.reading.pasted.region import RUNNING, find_region
from digest.reading.pasted.signature import read_imprint, read_signature

if TYPE_CHECKING:
    from digest.foundation.settings import Cleanup
    from digest.reading.pasted.boilerplate import Boilerplate
    from digest.reading.pasted.marks import Marked
    from digest.reading.pasted.overrides import Overrides
    from digest.reading.pasted.region import Region
    from digest.reading.pasted.units import Unit

ROUNDS_MOST = 8  # more looks than any text needs
FURNITURE_RULES = ("before:", "inside:", "after:")
LINKS_MOST = 12  # links under one heading ("Most popular") within an article
POINTER_MOST = 3  # links under a bare "Related"
CREDIT_WORDS = 6
FOOT_LINES = 12  # units below an article in which its own small print may stand


@dataclass(frozen=True, slots=True)
class Taken:
    """A unit that is not body, and the rule that says so, such as `tail:comments` or `headline`."""

    unit: Unit
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text taken apart. `signed` are (unit, what it says), the article's own small print in order of trust.

    `page` tells whether the text came with a page around it; `emptied` that nothing would have been left, so that
    everything was kept.
    """

    headline: Unit | None
    dek: Unit | None
    signed: tuple[tuple[Unit, Signed], ...]
    body: tuple[Unit, ...]
    taken: tuple[Taken, ...]
    page: bool
    emptied: bool = False


def clean(
    units: tuple[Unit, ...],
    lists: Boilerplate,
    language: str,
    overrides: tuple[Cleanup, ...] = (),
    title: str | None = None,
) -> Article:
    """Return the article among `units`; at least one unit stays body if any was there.

    With a `title` of the editor's, a headline line that says something else stays in the body of a text that is no
    page. What is left is looked at again until nothing more is found, so that cleaning a clean text changes nothing.
    """
    reader = _Reader(lists, language, unite(overrides), {})
    article = _clean_once(units, reader, title)
    for _ in range(ROUNDS_MOST):
        if article.emptied or not article.taken:
            break
        found = title if title is not None or article.headline is None else article.headline.text
        more = _clean_once(_closed_up(units, article.body), reader, found)
        if more.emptied or not more.taken:
            break
        article = _united(article, more)
    return article


def _closed_up(units: tuple[Unit, ...], body: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the body as if the other lines had been taken out of the file: a blank line above them is above it."""
    kept = {unit.start for unit in body}
    closed: list[Unit] = []
    gap = 0
    for unit in units:
        gap = max(gap, unit.gap)
        if unit.start in kept:
            closed.append(unit if unit.gap == gap else replace(unit, gap=gap))
            gap = 0
    return tuple(closed)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What stays the same from look to look; `known` are the marks of texts that were looked at before."""

    lists: Boilerplate
    language: str
    overrides: Overrides
    known: dict[str, Mark]


def _united(article: Article, more: Article) -> Article:
    """What a second look takes away is gone; what the first one found stands."""
    return replace(
        article,
        headline=article.headline or more.headline,
        dek=article.dek or more.dek,
        signed=(*article.signed, *more.signed),
        body=more.body,
        taken=tuple(sorted((*article.taken, *more.taken), key=lambda each: each.unit.start)),
    )


def _clean_once(units: tuple[Unit, ...], reader: _Reader, title: str | None) -> Article:
    language = reader.language
    marked = mark_units(units, reader.lists, language, reader.known)
    region = find_region(marked)
    head = read_head(marked, region, language)
    if (
        title is not None
        and head.headline is not None
        and not region.page
        and _differ(units[head.headline].text, title)
    ):
        head = replace(head, headline=None, dek=None)
    rules: dict[int, str] = {}
    _rule_head(marked, head, region, rules)
    _rule_body(marked, head, region, rules)
    _rule_rest(marked, region, rules)
    _keep_dates_within(head, rules)
    _override(units, reader.overrides, rules)
    signed = [(units[each.index], each) for each in head.signed if each.index in rules]
    signed += _signed_below(marked, region, language)
    body = tuple(unit for index, unit in enumerate(units) if index not in rules)
    if not body:
        return Article(None, None, (), units, (), page=region.page, emptied=bool(units))
    return Article(
        headline=_unit(units, head.headline, rules),
        dek=_unit(units, head.dek, rules),
        signed=tuple(signed),
        body=body,
        taken=tuple(Taken(units[index], rule) for index, rule in sorted(rules.items())),
        page=region.page,
    )


def _unit(units: tuple[Unit, ...], index: int | None, rules: dict[int, str]) -> Unit | None:
    """The unit that became metadata; one that an override keeps in the body did not."""
    return units[index] if index is not None and index in rules else None


def _differ(line: str, title: str) -> bool:
    """Tell whether a line says something else than the editor's title, case and punctuation aside."""
    return re.findall(r"\w+", line.casefold()) != re.findall(r"\w+", title.casefold())


def _override(units: tuple[Unit, ...], overrides: Overrides, rules: dict[int, str]) -> None:
    """Apply the editor's word over the rules'."""
    if not overrides.said:
        return
    for index, unit in enumerate(units):
        if overrides.removes(unit.text):
            rules[index] = "override:remove"
        elif overrides.keeps(unit.text) or (overrides.off and rules.get(index, "").startswith(FURNITURE_RULES)):
            rules.pop(index, None)


def _rule_head(marked: tuple[Marked, ...], head: Head, region: Region, rules: dict[int, str]) -> None:
    """Give every unit above the article its rule. In a text that is no page, a line of unknown kind stays body."""
    small = {each.index for each in head.signed}
    start = head.headline if head.headline is not None else -1
    for index in range(head.first):
        mark = marked[index].mark
        if index == head.headline:
            rules[index] = "headline"
        elif head.headline is not None and marked[index].unit.text == marked[head.headline].unit.text:
            rules[index] = "inside:repeated-headline" if index > start else "before:repeated-headline"
        elif index == head.dek:
            rules[index] = "dek"
        elif index in small:
            rules[index] = "small-print"
        elif mark in FURNITURE:
            rules[index] = f"before:{mark}"
        elif region.page or index < start or mark is Mark.WORD:
            rules[index] = "before:page"
        elif index < start + 2 and is_section_name(marked[index].unit.text):
            rules[index] = "before:section"


def _rule_body(marked: tuple[Marked, ...], head: Head, region: Region, rules: dict[int, str]) -> None:
    """Take furniture out of the article's own stretch: buttons, advertisements, lists of links to other articles."""
    names = frozenset(name for each in head.signed for name in each.signature.names)
    index = head.first
    while index < region.last:
        each = marked[index]
        if each.mark is Mark.LIST or (each.mark is Mark.POINTER and each.words <= 3):
            most = LINKS_MOST if each.mark is Mark.LIST else POINTER_MOST
            end = _end_of_links(marked, index + 1, region.last, most)
            for linked in range(index, end):
                rules[linked] = f"inside:{each.mark}"
            index = end
            continue
        if each.mark in FURNITURE or (each.mark is Mark.WORD and region.page):
            rules[index] = f"inside:{each.mark}"
        elif _names_author(each, names):
            rules[index] = "inside:byline-again"
        elif head.headline is not None and each.unit.text == marked[head.headline].unit.text:
            rules[index] = "inside:repeated-headline"
        index += 1


def _names_author(each: Marked, names: frozenset[str]) -> bool:
    """A short line within an article that names its author is a credit or a second byline."""
    return each.mark is Mark.LABEL and each.words <= CREDIT_WORDS and any(name in each.unit.text for name in names)


def _end_of_links(marked: tuple[Marked, ...], start: int, last: int, most: int) -> int:
    """The links under a heading end where a sentence begins, or where they are too many to be links."""
    for index in range(start, min(start + most, last)):
        if marked[index].mark in RUNNING - {Mark.FRAGMENT}:
            return index
    return start if start + most < last else last


def _keep_dates_within(head: Head, rules: dict[int, str]) -> None:
    """Leave a date that stands below a paragraph of the body where it is: it may be the date of anything."""
    top = next((index for index in range(head.first) if index not in rules), head.first)
    for each in head.signed:
        if each.index > top and not each.signature.names and rules.get(each.index) == "small-print":
            del rules[each.index]


def _rule_rest(marked: tuple[Marked, ...], region: Region, rules: dict[int, str]) -> None:
    """What follows the article is removed; the rule is that of the line that ended it."""
    ender = ""
    for index in range(region.last, len(marked)):
        mark = marked[index].mark
        if mark in FURNITURE or mark in (Mark.WORD, Mark.SIGNATURE):
            ender = str(mark)
        rules[index] = f"after:{ender or 'page'}"


def _signed_below(marked: tuple[Marked, ...], region: Region, language: str) -> list[tuple[Unit, Signed]]:
    """Small print under the article ("Posted by Ann at 9:10 on 18 January 2022")."""
    found = []
    for index in range(region.last, min(region.last + FOOT_LINES, len(marked))):
        text = marked[index].unit.text
        signature = read_signature(text, language) or read_imprint(text, language)
        if signature:
            found.append((marked[index].unit, Signed(index, signature)))
    return found
