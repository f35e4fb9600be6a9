"""Analyses one entry: splits its text once, and has each rule of the room look at it.

Pure: the same entry, language and switches give the same analysis on any machine, so that it can be remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.brief import choose
from digest.analysis.names.find import find_names
from digest.analysis.quotes.find import find_quotes
from digest.analysis.split import split
from digest.analysis.terms import find_terms
from digest.analysis.values import Analysis
from digest.analysis.weights import weigh
from digest.foundation.model import Provenance
from digest.foundation.switches import ALL_ANALYSES, Analyses

if TYPE_CHECKING:
    from digest.foundation.model import Entry

NONE = Analyses(brief=False, quotes=False, names=False, topics=False, stories=False)


def analyse(entry: Entry, *, language: str = "", switches: Analyses = ALL_ANALYSES) -> Analysis:
    """Return what is known of an entry's text. `language` is assumed where the entry's own is not known.

    Terms are looked for where topics or stories are wanted, and names for them and for quotations too, whose speakers
    they are; what is switched off is left out of the result.
    """
    tongue = entry.language.value or language
    if switches == NONE:
        return Analysis(tongue)
    body = split(entry.blocks, tongue)
    headline = entry.headline.value or ""
    derived = entry.headline.provenance is Provenance.INFERRED
    own = "" if derived else headline
    terms = switches.topics or switches.stories
    needed = switches.names or switches.quotes or terms
    names = find_names(body, headline=own) if needed else ()
    weighed = weigh(body)
    return Analysis(
        language=tongue,
        brief=choose(body, headline=headline, derived=derived, weighed=weighed) if switches.brief else (),
        quotes=find_quotes(body, names) if switches.quotes else (),
        names=names if switches.names else (),
        terms=find_terms(body, names, headline=own, weighed=weighed) if terms else (),
    )
