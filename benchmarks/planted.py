"""Plants near-copies: what other papers do to a text that they take over, drawn by a seed.

Used by the measurements of copies and by their tests. It knows texts and headlines only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Article:
    """A headline and its text, paragraphs apart by blank lines."""

    headline: str
    text: str


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, roughly."""
    return [each for each in _SENTENCE_END.split(text) if each]


def cut(article: Article, other: Article, random: Random) -> Article:
    """Keep the first 40 to 90 % of the sentences, as a paper with less room does."""
    del other
    found = sentences(article.text)
    return Article(article.headline, " ".join(found[: max(1, round(len(found) * random.uniform(0.4, 0.9)))]))


def shorten(article: Article, other: Article, random: Random) -> Article:
    """Leave out a sentence in five."""
    del other
    found = sentences(article.text)
    return Article(article.headline, " ".join(each for each in found if random.random() > 0.2) or article.text)


def change(article: Article, other: Article, random: Random) -> Article:
    """Put sentences of another text for a stretch of up to a quarter of this one."""
    found, foreign = sentences(article.text), sentences(other.text)
    length = max(1, round(len(found) * random.uniform(0.1, 0.25)))
    start = random.randrange(max(1, len(found) - length))
    return Article(article.headline, " ".join([*found[:start], *foreign[:length], *found[start + length :]]))


def lead(article: Article, other: Article, random: Random) -> Article:
    """Put a sentence or two of another text before it."""
    foreign = " ".join(sentences(other.text)[: random.randint(1, 2)]).split()
    return Article(article.headline, " ".join([*foreign[:60], article.text]))


def tail(article: Article, other: Article, random: Random) -> Article:
    """Put up to half as much of another text behind it, as background."""
    most = len(article.text.split()) // 2
    return Article(article.headline, " ".join([article.text, *other.text.split()[: random.randint(most // 4, most)]]))


def retitle(article: Article, other: Article, random: Random) -> Article:
    """Give it a headline of its own: other words, in another order."""
    words = article.headline.split()
    random.shuffle(words)
    kept = words[: max(1, len(words) // 2)]
    return Article(" ".join([*other.headline.split()[:3], *kept]), article.text)


def reword(article: Article, other: Article, random: Random) -> Article:
    """Put another word for one in thirty."""
    foreign = other.text.split() or ["said"]
    words = article.text.split()
    return Article(
        article.headline, " ".join(random.choice(foreign) if random.random() < 1 / 30 else each for each in words)
    )


EDITS: Sequence[Callable[[Article, Article, Random], Article]] = (cut, shorten, change, lead, tail, retitle, reword)


def plant(article: Article, other: Article, random: Random) -> tuple[str, Article]:
    """Return a near-copy of an article, and the edits that made it: one or two of them, a headline's not counted.

    `other` is an article on something else, whose words fill in.
    """
    chosen = random.sample([each for each in EDITS if each is not retitle], random.randint(1, 2))
    chosen += [retitle] if random.random() < 0.5 else []
    for edit in chosen:
        article = edit(article, other, random)
    return "+".join(each.__name__ for each in chosen), article
