"""Finds the words and phrases that tell a text from others.

TF-IDF over one to three words that follow one another, by rules that keep a reader's eye: a term has no function word
at either end, it ends in what can be a noun, and it is no piece of a name, since names are told apart. What can be a
noun is told by word lists, in German by its capital. Languages without a frequency list have no terms.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from math import log
from typing import TYPE_CHECKING, TypeAlias

from digest.analysis import lists
from digest.analysis.split import WORD
from digest.analysis.values import NameKind, Term
from digest.analysis.weights import UNLISTED, singular, stop_words, table, weigh, word_class
from digest.foundation.languages import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.analysis.split import Sentence, Split
    from digest.analysis.values import Name
    from digest.analysis.weights import Weighed

MOST = 12  # terms of a text
SHORTLIST = 30  # candidates whose places are looked up
SENTENCES = 1500  # in which phrases are looked for: a book says early what it is about
TELLING = 4.0  # the least idf of a term that is one word: Zipf 4.8, "parliament"
PROPER = 6.0  # the least idf of one with a capital: nationalities and first names are below, "Brexit" above
COMMON = 1.8  # the greatest idf of an adjective that says nothing before a noun: "new", "big"
LIGHTEST = 9.0  # the least weight: a word that stands there twice, of idf 5.3, or three times, of 4.3
LIGHTEST_PHRASE = 8.0  # which says more than its words: "rule of law"
ADJECTIVE = 4.3  # the least idf of a German term's first word that has no capital: "sagte" is below, "atomar" above
SHARED = 2  # terms that may share a word
IN_HEADLINE = 1.3

Words: TypeAlias = tuple[str, ...]
Stemmed: TypeAlias = "tuple[Sentence, list[str | None]]"  # with what each of its words counts as; function words None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language says of words: which are function words, which may join the ends of a term ("rule of law"), and
    which are seldom nouns; `endings` are those of unlisted ones. `reporting` are nouns of the trade that say nothing by
    themselves ("spokesman"). `capitals` says that nouns are known by their capitals."""

    stops: frozenset[str]
    joining: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    endings: tuple[str, ...]
    reporting: frozenset[str]
    capitals: bool


@dataclass(slots=True)
class Found:
    """A candidate and where it stands: how often each of its forms as written, and its paragraphs."""

    words: Words
    count: int
    weight: float
    forms: dict[str, int]
    paragraphs: dict[int, None]


def find_terms(
    split: Split, names: Sequence[Name], *, headline: str = "", weighed: Weighed | None = None
) -> tuple[Term, ...]:
    """Return the terms of a text, at most twelve, the heaviest first. A `headline` that is no part of the text is
    counted in, and what it says weighs more."""
    if not table(split.language):
        return ()
    weighed = weighed or weigh(split)
    rules = rules_of(split.language)
    named = _words_of(names, weighed) | rules.joining
    persons = _words_of([each for each in names if each.kind is NameKind.PERSON], weighed)
    known = {**weighed.stems, **{word: word for word in rules.joining}}.get
    stemmed = [(sentence, [known(word) for word in sentence.words]) for sentence in split.sentences]
    above = [known(word) or known(singular(word, weighed.counts)) for word in WORD.findall(headline.casefold())]
    first = frozenset([stem for stem in above if stem])
    runs = [above, *(stems for _, stems in stemmed[:SENTENCES])]
    counts = {
        words: count
        for words, count in (_singles(weighed, rules, first) | _phrases(runs, weighed, rules)).items()
        if words[-1] not in persons and not named.issuperset(words)
    }
    found = _locate(_shortlist(counts, weighed, first), stemmed)
    worth = [
        each
        for each in found
        if each.count + first.issuperset(each.words) > 1 and _is_written_as_term(each, weighed.idf, rules)
    ]
    return tuple(
        Term(_key(each.words, split.language), _label(each), round(each.weight, 3), tuple(each.paragraphs), _rule(each))
        for each in _without_echoes(worth)
    )


def _words_of(names: Sequence[Name], weighed: Weighed) -> frozenset[str]:
    """Return the words that names are made of."""
    forms = " ".join([form for name in names for form in name.forms])
    words = WORD.findall(forms.casefold())
    return frozenset([*words, *(weighed.stems.get(word, word) for word in words)])


@lru_cache(maxsize=16)
def rules_of(language: str) -> Rules:
    """Return what the data of a language tag say of its words."""
    code = load(language).code
    return Rules(
        stops=stop_words(language),
        joining=word_class(language, "joining"),
        verbs=lists.words(f"verbs.{code}.txt"),
        adjectives=lists.words(f"adjectives.{code}.txt") | _folded(lists.words(f"nationalities.{code}.txt")),
        endings=tuple(sorted(word_class(language, "verb-endings"))),
        reporting=word_class(language, "reporting"),
        capitals=bool(load(language).tables.get("analysis", {}).get("capital-nouns", False)),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _singles(weighed: Weighed, rules: Rules, first: AbstractSet[str]) -> dict[Words, int]:
    """Return the words that may be terms by themselves: twice in the text with its headline, and telling."""
    idf = weighed.idf
    return {
        (word,): count + (word in first)
        for word, count in weighed.counts.items()
        if count + (word in first) > 1
        and idf[word] >= TELLING
        and len(word) > 2
        and word not in rules.reporting
        and _may_be_noun(word, rules, idf)
    }


def _may_be_noun(word: str, rules: Rules, idf: Mapping[str, float]) -> bool:
    if word in rules.verbs or word in rules.adjectives or "." in word:
        return False
    return not (idf.get(word) == UNLISTED and word.endswith(rules.endings))


def _phrases(runs: Sequence[Sequence[str | None]], weighed: Weighed, rules: Rules) -> dict[Words, int]:
    """Return the runs of two and three words that stand in the text at least twice. Words of three are looked for only
    where two and two of them are."""
    pairs: list[list[Words]] = [[(one, other) for one, other in pairwise(stems) if one and other] for stems in runs]
    often = {pair: count for pair, count in Counter(chain.from_iterable(pairs)).items() if count > 1}
    triples: Counter[Words] = Counter()
    for stems, found_here in zip(runs, pairs, strict=True):
        if sum(map(often.__contains__, found_here)) < 2:
            continue
        hits = [place for place, pair in enumerate(pairwise(stems)) if pair in often]
        for one, other in pairwise(hits):
            if other == one + 1:
                triples[tuple(stem for stem in stems[one : one + 3] if stem)] += 1
    found = often | {run: count for run, count in triples.items() if count > 1}
    return {words: found[words] for words in sorted(found) if _may_be_phrase(words, rules, weighed.idf)}


def _may_be_phrase(words: Words, rules: Rules, idf: Mapping[str, float]) -> bool:
    first, last = words[0], words[-1]
    if first in rules.verbs or first in rules.joining or last in rules.joining or "." in first:
        return False
    if first in rules.adjectives and idf[first] < COMMON:
        return False
    if len(last) == 1 or not _may_be_noun(last, rules, idf):
        return False
    return len(words) == 2 or words[1] not in rules.verbs


def _shortlist(counts: Mapping[Words, int], weighed: Weighed, first: frozenset[str]) -> dict[Words, float]:
    """Return the heaviest candidates with their weights; a part that seldom stands outside a longer one is dropped."""
    parts: dict[Words, int] = {}
    for words, count in counts.items():
        for size in range(1, len(words)):
            for start in range(len(words) - size + 1):
                part = words[start : start + size]
                parts[part] = max(parts.get(part, 0), count)
    weights = {
        words: _weight(words, count, weighed.idf, first)
        for words, count in counts.items()
        if count >= 2 * parts.get(words, 0)
    }
    worth = [item for item in weights.items() if item[1] >= (LIGHTEST if len(item[0]) == 1 else LIGHTEST_PHRASE)]
    return dict(sorted(worth, key=lambda item: (-item[1], item[0]))[:SHORTLIST])


def _weight(words: Words, count: int, idf: Mapping[str, float], first: frozenset[str]) -> float:
    """A phrase tells what its most telling word does and half of what the others do."""
    telling = [idf.get(word, 0.0) for word in words]
    told = (max(telling) + sum(telling)) / 2
    return (1 + log(count)) * told * (IN_HEADLINE if first.issuperset(words) else 1)


def _locate(candidates: Mapping[Words, float], stemmed: Sequence[Stemmed]) -> list[Found]:
    """Return the candidates and where they stand in the text."""
    found = {words: Found(words, 0, weight, {}, {}) for words, weight in candidates.items()}
    heads: dict[str | None, list[Words]] = {}
    for words in candidates:
        heads.setdefault(words[0], []).append(words)
    for sentence, stems in stemmed:
        unbroken: dict[str, bool] = {}
        for place, stem in enumerate(stems):
            if stem in heads:
                for words in heads[stem]:
                    size = len(words)
                    if size == 1 or tuple(stems[place : place + size]) == words:
                        _note(found[words], sentence, place, unbroken)
    return list(found.values())


def _is_written_as_term(found: Found, idf: Mapping[str, float], rules: Rules) -> bool:
    """Tell by its capitals whether a candidate is a noun, in a language that writes nouns so; else whether one word
    with a capital is rare enough to tell something."""
    first, _, rest = _label(found).partition(" ")
    telling = idf.get(found.words[0], 0.0)
    if rules.capitals:
        last = rest.rpartition(" ")[2] or first
        return last[0].isupper() and (first[0].isupper() or telling >= ADJECTIVE)
    return bool(rest) or first[0].islower() or telling >= PROPER


def _note(found: Found, sentence: Sentence, place: int, unbroken: dict[str, bool]) -> None:
    """Count one place of a candidate, unless a comma or the like stands between its words; `unbroken` remembers that
    for each form in a sentence, which may be as long as a book. A form at the start of a sentence counts for less: its
    capital has no meaning."""
    size = len(found.words)
    form = " ".join(sentence.written[place : place + size])
    if size > 1:
        if form not in unbroken:
            unbroken[form] = form in sentence.text
        if not unbroken[form]:
            return
    found.count += 1
    found.paragraphs[sentence.paragraph] = None
    form = form.removesuffix("'s").removesuffix("’s")
    found.forms[form] = found.forms.get(form, 0) + (2 if place else 1)


def _key(words: Words, language: str) -> str:
    """Return what a term is known by in all texts: with its last word in the singular, if a list has that."""
    return " ".join((*words[:-1], singular(words[-1], table(language))))


def _label(found: Found) -> str:
    return max(found.forms.items(), key=lambda item: (item[1], item[0]))[0]


def _rule(found: Found) -> str:
    return "telling-phrase" if len(found.words) > 1 else "telling-word"


def _without_echoes(found: Iterable[Found]) -> list[Found]:
    """Return the terms, no word in more than two of them."""
    used: Counter[str] = Counter()
    kept = []
    for each in found:
        if all(used[word] < SHARED for word in each.words):
            used.update(each.words)
            kept.append(each)
        if len(kept) == MOST:
            break
    return kept
