"""Fills in what the editor did not give, each value with the rule that found it and the text it rests on.

The order of trust: front matter, then the path, then what stands in the text. An empty value in the front matter means
"do not infer" and stays empty. Nothing is guessed: what no rule supports is unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.foundation.model import Evidence, Field, Moment, Precision, Provenance, Source, unknown
from digest.reading.dates.written_dates import find_dates
from digest.reading.pasted.dateline import Dateline, read_dateline
from digest.reading.pasted.headline import derive_headline
from digest.reading.pasted.marks import ends_sentence
from digest.reading.pasted.signature import is_agency, says_own_date
from digest.reading.pasted.tongue import function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.reading.dates.written_dates import FoundDate
    from digest.reading.pasted.clean import Article
    from digest.reading.pasted.units import Unit

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
SHORTEST_HEADLINE = 10  # characters before a date that was run together with it
LEDE_UNITS, LEDE_WORDS = 20, 8  # where a lede is looked for, and how long a sentence it is
LEAD_UNITS = 3  # a dateline stands in one of the first paragraphs, after captions at most


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text and its article: what the rules of this module look at."""

    text: str
    article: Article
    year: int | None  # of the path, for a dateline without one
    marked_up: bool = False  # units hold text without its markup

    @property
    def body_start(self) -> int:
        """Where the article's own text begins; behind everything where it has none."""
        return self.article.body[0].start if self.article.body else len(self.text)

    def evidence(self, unit: Unit, start: int = 0, end: int | None = None) -> Evidence:
        """Return the evidence for a piece of a unit, given by offsets in its folded text.

        Offsets are carried over to the file's own text, where white space is not folded.
        """
        end = len(unit.text) if end is None else end
        if self.marked_up:
            first, last = self._among_markup(unit, start, end)
            return Evidence(self.text[first:last], self.text.count("\n", 0, first) + 1, first, last)
        first = _unfold(self.text, unit, start)
        last = _unfold(self.text, unit, len(unit.text[:end].rstrip()) - 1) + 1 if end > start else first
        line = unit.line + self.text.count("\n", unit.start, first)
        return Evidence(self.text[first:last], line, first, last)

    def _among_markup(self, unit: Unit, start: int, end: int) -> tuple[int, int]:
        """The piece in the unit's source, or all of the unit where markup stands within the piece."""
        piece = unit.text[start:end].rstrip()
        at = self.text.find(piece, unit.start, unit.end)
        return (at, at + len(piece)) if at >= 0 else (unit.start, unit.end)

    def place(self, found: tuple[Unit, Dateline] | None) -> Field[str]:
        """Return the place of a dateline that was found."""
        if found is None:
            return unknown()
        unit, dateline = found
        return Field(dateline.place, Provenance.EXTRACTED, "dateline", self.evidence(unit, 0, dateline.end))


def _unfold(text: str, unit: Unit, offset: int) -> int:
    """Return where the character `offset` of a unit's folded text stands in the file.

    Counts characters that are not white space, since folding changes nothing else.
    """
    if not unit.text[offset : offset + 1].isspace() and text.startswith(unit.text, unit.start):
        return unit.start + offset  # nothing was folded
    wanted = sum(1 for character in unit.text[:offset] if not character.isspace())
    if offset == len(unit.text):
        return unit.end
    seen = 0
    for at in range(unit.start, unit.end):
        if not text[at].isspace():
            if seen == wanted:
                return at
            seen += 1
    return unit.end


def infer_headline(pasted: Pasted, language: str) -> Field[str]:
    """Return the headline that stands in the text, else one derived from the lede."""
    article = pasted.article
    if article.headline is not None:
        unit = article.headline
        date = _date_at_end(unit.text)
        if date:
            end = len(unit.text[: date.start].rstrip(" ,-–—|·"))
            return Field(unit.text[:end], Provenance.EXTRACTED, "headline-line", pasted.evidence(unit, 0, end))
        return Field(unit.text, Provenance.EXTRACTED, "headline-line", pasted.evidence(unit))
    for unit in _ledes(article.body):
        dateline = read_dateline(unit.text)
        skip = dateline.end if dateline else _leading_date_end(unit.text)
        piece = derive_headline(unit.text[skip:], language)
        if piece:
            start, end, cut = piece
            evidence = pasted.evidence(unit, skip + start, skip + end)
            rule = "lede-cut" if cut else "lede-clause"
            return Field(" ".join(evidence.text.split()), Provenance.INFERRED, rule, evidence)
    return unknown("no-sentence")


def _ledes(body: Sequence[Unit]) -> list[Unit]:
    """The units a headline can be taken from, the likeliest first: sentences before captions and labels."""
    top = body[:LEDE_UNITS]
    return sorted(top, key=lambda unit: not (ends_sentence(unit.text) and unit.words >= LEDE_WORDS))


def _leading_date_end(text: str) -> int:
    """Where the first sentence begins behind a date that was run together with it."""
    dates = find_dates(text[:60])
    if not dates or dates[0].start != 0:
        return 0
    rest = re.match(r"\s*[-–—:|]?\s*(?=[A-Z\"“„])", text[dates[0].end :])
    return dates[0].end + rest.end() if rest else 0


def _date_at_end(text: str) -> FoundDate | None:
    """The date that was run together with a headline ("Hundreds dead in stampede Thursday, January 12, 2006")."""
    dates = find_dates(text)
    if not dates or dates[-1].end != len(text) or dates[-1].start <= SHORTEST_HEADLINE:
        return None
    before = text[: dates[-1].start].rsplit(None, 1)[-1].strip().lower()
    belongs = any(before in words for words in function_words().values())  # "The storm of 4 March 2019"
    return None if belongs else dates[-1]


def infer_dek(pasted: Pasted) -> Field[str]:
    """Return the line that stands between headline and small print."""
    unit = pasted.article.dek
    if unit is None:
        return unknown()
    return Field(unit.text, Provenance.EXTRACTED, "line-under-headline", pasted.evidence(unit))


def find_dateline(pasted: Pasted) -> tuple[Unit, Dateline] | None:
    """Return the dateline and the paragraph it opens."""
    for unit in pasted.article.body[:LEAD_UNITS]:
        dateline = read_dateline(unit.text)
        if dateline:
            return unit, dateline
    return None


def infer_published(pasted: Pasted) -> Field[Moment]:
    """Return the date that the text states, best evidence first."""
    found = find_dateline(pasted)
    if found:
        unit, dateline = found
        evidence = pasted.evidence(unit, 0, dateline.end)
        dated = dateline_date(dateline, pasted.year, evidence)
        if dated:
            return dated
    stated = _stated(pasted, changed=False)
    if stated:
        return Field(stated[0], Provenance.EXTRACTED, "date-line", stated[1])
    beside = _run_together(pasted)
    if beside:
        return Field(beside[0], Provenance.EXTRACTED, "date-run-together", beside[1])
    if found and found[1].day:
        unit, dateline = found
        return Field(None, Provenance.UNKNOWN, "dateline-without-year", pasted.evidence(unit, 0, dateline.end))
    changed = _stated(pasted, changed=True)
    if changed:
        return Field(changed[0], Provenance.INFERRED, "updated-line", changed[1])
    return unknown()


def _run_together(pasted: Pasted) -> tuple[Moment, Evidence] | None:
    """A date at the end of the headline's line, or before the first sentence in its line."""
    unit = pasted.article.headline
    date = _date_at_end(unit.text) if unit else None
    if unit and date:
        return date.moment, pasted.evidence(unit, date.start, date.end)
    first = next(iter(pasted.article.body), None)
    if first and _leading_date_end(first.text):
        date = find_dates(first.text[:60])[0]
        return date.moment, pasted.evidence(first, 0, date.end)
    return None


def dateline_date(dateline: Dateline, year: int | None, evidence: Evidence) -> Field[Moment] | None:
    """Return the date of a dateline, whose year may be the path's; a day without any year is no date."""
    if dateline.moment:
        return Field(dateline.moment, Provenance.EXTRACTED, "dateline", evidence)
    if not dateline.day or year is None:
        return None
    try:
        moment = Moment(date(year, *dateline.day), Precision.DAY)
    except ValueError:
        return Field(None, Provenance.UNKNOWN, "impossible-date", evidence)
    return Field(moment, Provenance.EXTRACTED, "dateline-with-year-of-path", evidence)


def infer_updated(pasted: Pasted) -> Field[Moment]:
    """Return the date of the last change that the small print states."""
    found = _stated(pasted, changed=True)
    return Field(found[0], Provenance.EXTRACTED, "updated-line", found[1]) if found else unknown()


def _stated(pasted: Pasted, *, changed: bool) -> tuple[Moment, Evidence] | None:
    """The first date of the small print; below the article only one that says it is the article's own."""
    for unit, signed in pasted.article.signed:
        below = unit.start > pasted.body_start and not pasted.marked_up
        if below and (changed or not says_own_date(unit.text)):
            continue  # down there a date is the article's only where it says so, and a change's may be the page's
        for dated in signed.signature.dates:
            if dated.changed is changed:
                return dated.moment, pasted.evidence(unit, dated.start, dated.end)
    return None


def infer_authors(pasted: Pasted) -> Field[tuple[str, ...]]:
    """Return the names of the byline; an agency is a source, not an author."""
    for unit, signed in pasted.article.signed:
        names = tuple(name for name in signed.signature.names if not is_agency(name))
        if names:
            start, end = signed.signature.names_at
            return Field(names, Provenance.EXTRACTED, "byline", pasted.evidence(unit, start, end))
    return unknown()


def infer_source(pasted: Pasted) -> Field[Source]:
    """Return who published the text first: the agency of its dateline or byline, or the page's own address."""
    found = find_dateline(pasted)
    if found and found[1].agency:
        unit, dateline = found
        start = unit.text.rindex(dateline.agency, 0, dateline.end)
        evidence = pasted.evidence(unit, start, start + len(dateline.agency))
        return Field(Source(dateline.agency), Provenance.EXTRACTED, "dateline-agency", evidence)
    for unit, signed in pasted.article.signed:
        agencies = [name for name in signed.signature.names if is_agency(name)]
        if agencies:
            start, end = signed.signature.names_at
            return Field(Source(agencies[0]), Provenance.EXTRACTED, "byline-agency", pasted.evidence(unit, start, end))
    return _address(pasted, [each.unit for each in pasted.article.taken])


def _address(pasted: Pasted, taken: Sequence[Unit]) -> Field[Source]:
    """A line above the article that is nothing but a web address with a path is the page's own."""
    for unit in taken:
        if unit.start < pasted.body_start and _ADDRESS.fullmatch(unit.text) and urlsplit(unit.text).path.strip("/"):
            host = urlsplit(unit.text).netloc.removeprefix("www.")
            return Field(Source(host, unit.text), Provenance.EXTRACTED, "address-line", pasted.evidence(unit))
    return unknown()
