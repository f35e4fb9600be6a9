"""Joins the pieces of one utterance: those of a split quotation, and paragraphs that continue one another.

A quotation that is not closed at a paragraph's end goes on in the next, which opens it again; the clause at either end
says whose it is. Where the two ends name different people, the first was just left open: it is dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.analysis.quotes.speaking import Said


def join(said: Sequence[Sequence[Said]]) -> list[list[Said]]:
    """Return the pieces of each paragraph with their groups numbered from 0, in order."""
    chains = _chains(said)
    dropped: set[int] = set()
    for chain in chains:
        dropped |= _share(chain)
    group = -1
    joined: set[int] = {id(each) for chain in chains for each in chain[1:] if id(chain[0]) not in dropped}
    result = []
    for found in said:
        kept = [each for each in found if id(each) not in dropped]
        for each in kept:
            group += not (each.follows or id(each) in joined)
            each.group = max(group, 0)
        result.append(kept)
    return result


def _chains(said: Sequence[Sequence[Said]]) -> list[list[Said]]:
    """Return the runs of pieces that go on over paragraphs."""
    chains: list[list[Said]] = []
    open_chain: list[Said] | None = None
    for found in said:
        if open_chain is not None and found:
            open_chain.append(found[0])
        if not found or not found[-1].piece.goes_on:
            open_chain = None
        elif open_chain is None or len(found) > 1:
            open_chain = [found[-1]]
            chains.append(open_chain)
    return chains


def _share(chain: list[Said]) -> set[int]:
    """Give the pieces of a chain their common speaker; return those to drop."""
    stated = [each for each in chain if each.attribution]
    people = {each.person for each in stated}
    if len(chain) < 2 or len(people) > 1:
        return {id(each) for each in chain if each.piece.goes_on}
    if stated:
        for each in chain:
            if not each.attribution:
                first = stated[0]
                each.person, each.form, each.attribution, each.rule = (
                    first.person,
                    first.form,
                    first.attribution,
                    first.rule,
                )
    return set()
