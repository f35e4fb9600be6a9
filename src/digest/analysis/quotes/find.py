"""Finds what stands between quotation marks and, where the text names them in the same clause, who says it.

Nothing is taken over from a pronoun: a speaker's surname always stands in the quotation or in its attribution clause.
In a language without verbs of speech nothing is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.quotes.marks import find_pieces
from digest.analysis.quotes.speaking import Said, attribute
from digest.analysis.quotes.speech import speech
from digest.analysis.quotes.surnames import People
from digest.analysis.quotes.utterances import join
from digest.analysis.values import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.analysis.split import Split
    from digest.analysis.values import Name


def find_quotes(split: Split, names: Sequence[Name]) -> tuple[Quote, ...]:
    """Return the quotations of a text in order, an object for each contiguous piece; pieces of one utterance share a
    group. `names` are those that `find_names` found in it: a speaker is one of their persons."""
    known = speech(split.language)
    if known is None:
        return ()
    passages = split.passages
    pieces = find_pieces([each.text for each in passages], known.marks)
    if not any(pieces):
        return ()
    people = People(names)
    said: list[list[Said]] = [
        attribute(passages, index, each, people, known.letters) if each else [] for index, each in enumerate(pieces)
    ]
    quotes: list[Quote] = []
    for passage, found in zip(passages, join(said), strict=True):
        for each in found:
            speaker = people.speaker(each.person, each.form, each.attribution)
            quotes.append(
                Quote(
                    text=passage.text[each.piece.start : each.piece.end],
                    paragraph=passage.number,
                    start=each.piece.start,
                    end=each.piece.end,
                    speaker=speaker.name if speaker else None,
                    role=speaker.role if speaker else "",
                    attribution=each.attribution,
                    group=each.group,
                    rule=each.rule if speaker or not each.rule_names else "no-name",
                )
            )
    return tuple(quotes)
