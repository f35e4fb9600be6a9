"""Finds the people, places and organisations that a text names.

The text is read once, span by span; each span is judged by its own words and its neighbours; then the whole text
votes. What is uncertain after that is dropped. In a language without word lists nothing is a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.names.judging import judge
from digest.analysis.names.lexicon import lexicon
from digest.analysis.names.linking import link
from digest.analysis.names.spans import spans
from digest.analysis.split import Passage
from digest.analysis.values import NameKind
from digest.foundation.model import BlockKind

if TYPE_CHECKING:
    from digest.analysis.names.lexicon import Lexicon
    from digest.analysis.names.sighting import Sighting
    from digest.analysis.split import Split
    from digest.analysis.values import Name


def find_names(split: Split, *, headline: str = "") -> tuple[Name, ...]:
    """Return the names of a text in the order of their first mention; none in a language without data.

    A full name that only the headline holds tells whom a bare surname in the text means; it is mentioned nowhere else.
    """
    words = lexicon(split.language)
    if words is None:
        return ()
    found = _of_headline(headline, words)
    for passage in split.passages:
        for span in spans(passage, words):
            found += judge(span, passage.text, words)
    return link(found, words)


def _of_headline(headline: str, words: Lexicon) -> list[Sighting]:
    """Return the people of a headline, as of paragraph 0; none where most words have capitals anyway."""
    parts = headline.split()
    if 2 * sum(each[:1].isupper() for each in parts) > len(parts):
        return []
    passage = Passage(0, BlockKind.HEADING, headline, (), lost_embed=False)
    found = (sighting for span in spans(passage, words) for sighting in judge(span, headline, words))
    return [each for each in found if each.kind is NameKind.PERSON and each.weight > 2 and len(each.words) > 1]
