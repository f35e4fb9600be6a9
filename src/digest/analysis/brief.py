"""Chooses the sentences that stand for a text: verbatim, in the text's order, each with where it stands.

A sentence counts for what it shares with the whole text (cosine of TF-IDF vectors), for where it stands, and for what
it shares with the headline; then sentences are taken that say something the others do not (maximal marginal
relevance, Carbonell and Goldstein, 1998). News put what matters first, so position weighs much and the first sentence
is always there. A sentence that leans on the one before it ("He added ...") is taken only behind that one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from digest.analysis.split import WORD
from digest.analysis.values import BriefSentence
from digest.analysis.weights import stop_words, weigh, word_class
from digest.foundation.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.analysis.split import Sentence, Split
    from digest.analysis.weights import Weighed

SENTENCES = 3
FEWEST = 4  # sentences of a text that has a whole brief; one of three has its first, one of two none
LOOKED_AT = 300  # sentences: the news is near the top, and a book stays cheap
LONGEST = 600  # characters of a sentence that is brief
RELEVANCE = 0.7  # against being like what was taken, the lambda of maximal marginal relevance
POSITION, DECAY = 0.55, 0.5
HEADLINE = 0.25
SHORT, SHORT_COST = 6, 0.4  # words
LONG, LONG_COST = 45, 0.15
QUESTION_COST, QUOTED_COST, TORN_COST, LEANING_COST, VAGUE_COST = 0.3, 0.2, 0.4, 0.12, 0.12
MARKS = (".", "!", "?", "…", "。", "！", "？")  # a line without one is a caption or an entry of a menu
CLOSERS = "\"'”’»“«)]」』"
OPENERS = ("“", "„", "«", "»", '"', "'", "‘", "‚", "‹", "「", "『", "- ", "– ", "— ")
QUOTES = '"“”„«»'


class Candidate(NamedTuple):
    """A sentence that may stand in a brief: its content words and their vector's length. `leans` says that it is
    understood only behind the one before it."""

    place: int
    sentence: Sentence
    words: AbstractSet[str]
    length: float
    score: float
    leans: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """What sentences of one text are measured by: `share` is what a word adds to the likeness to the text, `square`
    what it adds to a sentence's own length, both of which are sums of squares."""

    stems: Mapping[str, str]
    share: Mapping[str, float]
    square: Mapping[str, float]
    length: float
    headline: AbstractSet[str]
    leaning: AbstractSet[str]
    persons: AbstractSet[str]
    vague: AbstractSet[str]
    stops: AbstractSet[str]


def choose(
    split: Split, *, headline: str = "", derived: bool = False, weighed: Weighed | None = None
) -> tuple[BriefSentence, ...]:
    """Return the brief: three sentences, fewer of a short text; none in a language whose words are not known.

    `headline` is the entry's; one that is `derived` from the text is not said again.
    """
    if not word_class(split.language, "leaning"):
        return ()
    every = list(islice(_running(split, headline if derived else ""), LOOKED_AT))
    first = next((place for place, each in enumerate(every) if each[1] is None or _is_lede(each[0])), len(every))
    every = every[first:]
    fit = sum(_may_stand(sentence) for sentence, _ in every)
    count = SENTENCES if fit >= FEWEST else fit - 2
    if count < 1:
        return ()
    gauge = _gauge(split.language, weighed or weigh(split), headline)
    said = _bare(headline)
    candidates = [
        _candidate(place, sentence, gauge, torn=torn, opens=not place + first)
        for place, (sentence, torn) in enumerate(every)
        if torn is not None and _may_stand(sentence) and _bare(sentence.text) != said
    ]
    shown = {place for place, (_, torn) in enumerate(every) if torn is None}
    chosen = sorted(_picked(candidates, gauge, count, shown), key=lambda each: each.place)
    return tuple(_brief_sentence(each) for each in chosen)


def _brief_sentence(chosen: Candidate) -> BriefSentence:
    sentence = chosen.sentence
    rule = "central-sentence" if chosen.place else "first-sentence"
    return BriefSentence(sentence.text, sentence.paragraph, sentence.start, sentence.end, rule)


def _running(split: Split, derived: str) -> Iterator[tuple[Sentence, bool | None]]:
    """Give the sentences of paragraphs, and whether a quotation is torn by their ends: neither list items, which may be
    menus, nor lead-ins of something that is lost. A sentence that the headline was derived from has None there."""
    sought = _bare(derived)
    for passage in split.passages:
        if passage.kind is not BlockKind.PARAGRAPH:
            continue
        begin = passage.text.find(sought) if sought else -1
        end = begin + len(sought)
        if begin >= 0:
            sought = ""
        last = passage.sentences[-1] if passage.lost_embed and passage.sentences else None
        marks = 0
        for sentence in passage.sentences:
            before = marks
            marks += sum(map(sentence.text.count, QUOTES))
            if sentence is not last:
                repeats = begin >= 0 and sentence.start < end and begin < sentence.end
                yield sentence, None if repeats else bool(before % 2 or marks % 2)


def _may_stand(sentence: Sentence) -> bool:
    text = sentence.text
    return len(text) <= LONGEST and text.rstrip(CLOSERS).endswith(MARKS)


def _is_lede(sentence: Sentence) -> bool:
    """Tell whether a sentence may be the first one: no caption, and no place with a date, which reading may leave in a
    text."""
    return _may_stand(sentence) and (len(sentence.words) >= SHORT or any(map(str.islower, sentence.written)))


def _bare(text: str) -> str:
    return text.strip(" .…!?")


def _gauge(language: str, weighed: Weighed, headline: str) -> Gauge:
    idf, counts = weighed.idf, weighed.counts
    square = {word: value * value for word, value in idf.items()}
    share = {word: value * counts[word] for word, value in square.items()}
    length = sqrt(sum([value * counts[word] for word, value in share.items()]))
    stems = weighed.stems
    stops = stop_words(language)
    words = frozenset(stems.get(word, word) for word in WORD.findall(headline.casefold())) - stops
    leaning, persons, vague = (word_class(language, name) for name in ("leaning", "persons", "vague"))
    return Gauge(stems, share, square, length or 1.0, words, leaning, persons, vague, stops)


def _candidate(place: int, sentence: Sentence, gauge: Gauge, *, torn: bool, opens: bool) -> Candidate:
    """Measure a sentence; one that `opens` the text leans on nothing."""
    stems = gauge.stems
    words = frozenset(filter(None, map(stems.get, sentence.words)))
    norm = sqrt(sum(map(gauge.square.__getitem__, words))) or 1.0
    likeness = sum(map(gauge.share.__getitem__, words)) / (norm * gauge.length)
    overlap = len(words & gauge.headline) / len(gauge.headline) if gauge.headline else 0.0
    leans = not opens and _leans(sentence, gauge)
    score = likeness + POSITION / (1 + DECAY * place) + HEADLINE * overlap - _cost(sentence, gauge, torn=torn)
    return Candidate(place, sentence, words, norm, score - LEANING_COST * leans, leans)


def _cost(sentence: Sentence, gauge: Gauge, *, torn: bool) -> float:
    """What makes a sentence unfit to stand by itself."""
    text, length = sentence.text, len(sentence.words)
    return (
        SHORT_COST * (length < SHORT)
        + LONG_COST * (length > LONG)
        + QUESTION_COST * text.rstrip(CLOSERS).endswith("?")
        + QUOTED_COST * text.startswith(OPENERS)
        + TORN_COST * torn
        + VAGUE_COST * (not gauge.vague.isdisjoint(sentence.words[1:2]))
    )


def _leans(sentence: Sentence, gauge: Gauge) -> bool:
    """Tell whether a sentence begins with a word that needs the one before it, or has a pronoun for a person whom
    nothing in front of it can be: "In a statement he said", `"No," she said`."""
    words = sentence.words
    if not words or sentence.text.partition(" ")[0].casefold() in gauge.leaning:
        return True
    if words[0].replace("’", "'").partition("'")[0] in gauge.leaning:  # "It's" as well as "It"
        return True
    if gauge.persons.isdisjoint(words):
        return False
    text = sentence.text
    if not (text.startswith(OPENERS) or words[0] in gauge.stops):
        return False
    place = next(number for number, word in enumerate(words) if word in gauge.persons)
    return not any(word[0].isupper() for word in sentence.written[1:place])


def _picked(candidates: Sequence[Candidate], gauge: Gauge, count: int, shown: AbstractSet[int]) -> list[Candidate]:
    """Return the chosen ones, the best first; of equals the earlier. `shown` are the places of sentences that readers
    see anyway, as the headline."""
    left = list(candidates)
    chosen = [left.pop(0)] if left and not left[0].place and not left[0].leans else []
    likeness = [_likeness(each, chosen[0], gauge) if chosen else 0.0 for each in left]
    while left and len(chosen) < count:
        places = {each.place for each in chosen} | shown
        values = [
            RELEVANCE * each.score - (1 - RELEVANCE) * like
            if not each.leans or each.place - 1 in places
            else float("-inf")
            for each, like in zip(left, likeness, strict=True)
        ]
        best = max(range(len(left)), key=lambda number: (values[number], -number))
        if values[best] == float("-inf"):
            break
        taken = left.pop(best)
        likeness.pop(best)
        chosen.append(taken)
        if len(chosen) == count:
            break
        likeness = [max(like, _likeness(each, taken, gauge)) for each, like in zip(left, likeness, strict=True)]
    return chosen


def _likeness(one: Candidate, other: Candidate, gauge: Gauge) -> float:
    """The cosine of two sentences' vectors."""
    return sum(map(gauge.square.__getitem__, one.words & other.words)) / (one.length * other.length)
