"""Gives each quotation of a paragraph the clause that attributes it, from before it or after it.

Where both sides attribute it to different people, it is given to nobody. Pieces of one utterance are joined elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.analysis.quotes.clauses import Clause, Shape, clause_after
from digest.analysis.quotes.leading import clause_before
from digest.analysis.quotes.lettering import lay_out
from digest.analysis.quotes.marks import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.analysis.quotes.lettering import Line
    from digest.analysis.quotes.surnames import People
    from digest.analysis.split import Passage

UNATTRIBUTED = "no-attribution"
LONGEST = 400  # characters of an attribution; what is longer is no clause
LONGEST_TITLE = 120  # characters; words beyond need not be counted either
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_EDGES = " \t\n\u00a0,;:–—-"
_SMALL = 4  # letters up to which a word of a title may be written small


@dataclass(slots=True)
class Said:
    """A piece with what attributes it: `person` is an index among the names or -1, `form` how the clause calls them.
    `follows` says that it goes on what the piece before it began; `group` is filled in when utterances are joined."""

    piece: Piece
    person: int
    form: str
    attribution: str
    rule: str
    follows: bool = False
    group: int = -1

    @property
    def rule_names(self) -> bool:
        """Whether the rule is one that names a speaker."""
        return self.person >= 0


def attribute(
    passages: Sequence[Passage], index: int, pieces: Sequence[Piece], people: People, known: Mapping[str, str]
) -> list[Said]:
    """Return the pieces of a paragraph with who says each."""
    passage = passages[index]
    line = lay_out(passage, pieces, people, known)
    shapes = [_shape(passage.text[each.start : each.end]) for each in pieces]
    afters = [clause_after(line, at, shape) for at, shape in zip(line.pieces, shapes, strict=True)]
    befores = [clause_before(line, at, shape) for at, shape in zip(line.pieces, shapes, strict=True)]
    found: list[Said] = []
    for number, piece in enumerate(pieces):
        if number and _continues(
            line, line.pieces[number - 1 : number + 1], afters[number - 1 : number + 1], shapes[number]
        ):
            last = found[-1]
            found.append(Said(piece, last.person, last.form, last.attribution, last.rule, follows=True))
            continue
        clause = _choose(line, line.pieces[number], afters[number], befores[number])
        after = clause is afters[number]
        begin, end = _bounds(line, number, clause, befores, after=after) if clause else (0, 0)
        said = _said(passage, piece, line, clause, (begin, end))
        if (
            clause is not None
            and not after
            and number
            and said.attribution
            and said.attribution == found[-1].attribution
        ):
            said.follows = said.person == found[-1].person >= 0
        found.append(said)
    if pieces and found[0].rule == UNATTRIBUTED and index and not passage.text[: pieces[0].opened].strip():
        _introduce(passages, index, found[0], shapes[0], people, known)
    return found


def _shape(text: str) -> Shape:
    words = _WORD.findall(text[:LONGEST_TITLE])
    last = text[-1:]
    capitals = (
        text[:1].isupper()
        and len(text) <= LONGEST_TITLE
        and all(not word[0].islower() or len(word) <= _SMALL for word in words)
    )
    named = capitals and len(words) > 1 and not words[-1][0].islower()
    title = (named and last not in ",?!") or (capitals and len(words) == 1 and last not in ",.?!")
    return Shape(len(words), text[:1].isupper(), title, named, last)


def _choose(line: Line, at: int, after: Clause | None, before: Clause | None) -> Clause | None:
    """Return the clause that counts. One that follows wins unless what comes before says otherwise."""
    if after is None or before is None:
        return after or before
    if after.speaker < 0 or (before.speaker >= 0 and line.persons[before.speaker] == line.persons[after.speaker]):
        return after
    # a verb before it that is the quotation's own leaves two that may have said it
    own = before.verb > line.letters.rfind("Q", 0, at)
    return (
        Clause(after.start, after.end, after.core, after.verb, -1, "two-clauses")
        if own or before.speaker >= 0
        else after
    )


def _continues(line: Line, places: Sequence[int], afters: Sequence[Clause | None], shape: Shape) -> bool:
    """Tell whether a piece goes on what the one before it began: "...," N said, "..." or "...," N said. "..."."""
    clause, own = afters
    if clause is None or clause.speaker < 0 or own is not None:
        return False
    first, second = places
    between = line.letters[first + 1 : second]
    if between.lstrip("!").count("!") == 0 and between[-1:] in {",", "-", ":"}:
        return not re.search(r"[VTGKR]", line.letters[clause.core : second])
    ended = between.endswith("!") and clause.end == second - 1
    return ended and shape.capital and shape.words > 2 and line.letters[second + 1 : second + 2] in {"", "!"}


def _bounds(
    line: Line, number: int, clause: Clause, befores: Sequence[Clause | None], *, after: bool
) -> tuple[int, int]:
    """Return from which letter to which the attribution runs."""
    at, letters = line.pieces[number], line.letters
    if after:
        following = befores[number + 1] if number + 1 < len(befores) else None
        end = clause.end
        if following is not None and clause.core <= following.verb < end:
            cut = max(letters.rfind(each, clause.core, following.verb) for each in ",;:")
            end = cut if cut > clause.core - 1 else end
        return clause.start, end
    earlier = letters.rfind("Q", clause.start, at)
    if earlier < 0:
        return clause.start, at
    if clause.verb > earlier:
        return (clause.start if 0 <= clause.speaker < earlier else earlier + 1), at
    end = letters.find("Q", clause.verb, at)
    begin = letters.rfind("Q", clause.start, clause.verb)
    return (clause.start if 0 <= clause.speaker < begin or begin < 0 else begin + 1), end


def _said(passage: Passage, piece: Piece, line: Line, clause: Clause | None, bounds: tuple[int, int]) -> Said:
    if clause is None or bounds[0] >= bounds[1]:
        return Said(piece, -1, "", "", UNATTRIBUTED)
    begin, end = bounds
    attribution = passage.text[line.starts[begin] : line.ends[end - 1]].strip(_EDGES)
    if clause.speaker < 0:
        return Said(piece, -1, "", attribution if len(attribution) <= LONGEST else "", clause.rule)
    form = passage.text[line.starts[clause.speaker] : line.ends[clause.speaker]]
    person = line.persons[clause.speaker] if len(attribution) <= LONGEST else -1
    return Said(piece, person, form, attribution if person >= 0 else "", clause.rule)


def _introduce(
    passages: Sequence[Passage], index: int, said: Said, shape: Shape, people: People, known: Mapping[str, str]
) -> None:
    """Give the quotation that starts a paragraph to who will speak by the paragraph before it, which ends "N said:"."""
    before = passages[index - 1]
    text = before.text.rstrip()
    if not text.endswith(":") or before.number + 1 != passages[index].number or before.lost_embed:
        return
    nothing = Piece(len(text), len(text), len(text), len(text))
    line = lay_out(before, (nothing,), people, known)
    clause = clause_before(line, line.pieces[0], shape)
    if clause is not None and clause.speaker >= 0:
        found = _said(before, said.piece, line, clause, (clause.start, line.pieces[0]))
        said.person, said.form, said.attribution, said.rule = found.person, found.form, found.attribution, "lead-in"
