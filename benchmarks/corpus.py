"""Writes a made-up newspaper archive to build sites of: the same bytes on every machine.

    python benchmarks/corpus.py FOLDER N [--seed TEXT]

Makes N article files `FOLDER/content/YYYY/MM/slug.md` of 2 to 4 KB, twenty a day from 1 January 2008 on. Article i is
the same whatever N is, so a corpus of 1,000 is the first thousand articles of one of 10,000. Of the twenty of a day one
or two are near-copies of another one of that day in another newspaper, and one or two go on with a story of the days
before, so that analysis has stories to find. `days`, `months` and `years` in the front matter are for a generator that
has no editions and no archive of its own; digest passes over them.

It knows nothing of who builds a site of it.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

import inventions as made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
FIRST = datetime(2008, 1, 1, 4, tzinfo=UTC)
A_DAY = 20  # articles
COPIES = {
    16: 0.5,
    17: 1.0,
}  # how often the article of that place in its day is a near-copy of an earlier one of the day
FOLLOWING = {18: 0.5, 19: 1.0}  # how often it goes on with a story of the last days
BYTES = (1_750, 3_000)  # of a body, at least; the last paragraph may go beyond
CAST = 150  # people who are in the news all the time


@dataclass(frozen=True, slots=True)
class Happening:
    """What an article tells of: a subject in a place, with its people. Articles of one happening share it."""

    section: str
    topics: tuple[str, ...]
    thing: str
    work: str
    place: str
    elsewhere: str
    body: str
    national: str
    people: tuple[str, ...]
    role: str
    total: str
    cause: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article before it is written as a file: its happening, headline, summary and paragraphs."""

    happening: Happening
    headline: str
    summary: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article file: `path` below the content folder, and its text."""

    path: str
    text: str


class Draw:
    """Chance that is the same on every machine and in every version of Python: all of it is `Random.random`."""

    def __init__(self, *seed: object) -> None:
        self._random = Random(":".join(map(str, seed)))  # noqa: S311  (no secret)

    def chance(self, share: float) -> bool:
        """Tell whether what happens so often happens now; `share` is from 0 to 1."""
        return self._random.random() < share

    def number(self, least: int, most: int) -> int:
        """Draw a whole number between the two, both included."""
        return least + int(self._random.random() * (most - least + 1))

    def one(self, values: Sequence[T]) -> T:
        """Draw a value; all are as likely."""
        return values[int(self._random.random() * len(values))]

    def front(self, values: Sequence[T]) -> T:
        """Draw a value, the sooner the more likely, as topics and people in the news are."""
        return values[int(self._random.random() ** 3 * len(values))]


def articles(count: int, seed: str = "1") -> Iterator[Article]:
    """Yield the first articles of the corpus."""
    return (article(number, seed) for number in range(count))


def article(number: int, seed: str = "1") -> Article:
    """Return an article file by its number, from 0."""
    draw = Draw(seed, number, "file")
    text = text_of(number, seed)
    at = published(number)
    source = draw.one(made.SOURCES)
    slug = f"{_slug(text.headline)}-{number}"
    host = f"{_slug(source).replace('-', '')}.example"
    head = [
        f"title: {_quoted(text.headline)}",
        f"date: {at:%Y-%m-%dT%H:%M:%SZ}",
        f"slug: {slug}",
        f"author: {_person(draw)}",
        f"source: {source}",
        f"source_url: https://{host}/{at:%Y/%m/%d}/{slug}",
        f"section: {text.happening.section}",
        f"topics: [{', '.join(text.happening.topics)}]",
        f"summary: {_quoted(text.summary)}",
        f"days: [{_quoted(f'{at:%Y-%m-%d}')}]",
        f"months: [{_quoted(f'{at:%Y-%m}')}]",
        f"years: [{_quoted(f'{at:%Y}')}]",
    ]
    body = "\n\n".join(text.paragraphs)
    return Article(f"{at:%Y/%m}/{slug}.md", "\n".join(["---", *head, "---", "", body, ""]))


def published(number: int) -> datetime:
    """Return when an article was published: the twenty of a day are an hour apart at most."""
    day, place = divmod(number, A_DAY)
    return FIRST + timedelta(days=day, minutes=place * 55)


def write(folder: Path, count: int, seed: str = "1") -> None:
    """Write the corpus below a folder, which need not exist."""
    for each in articles(count, seed):
        path = folder / "content" / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.text.encode())


@lru_cache(maxsize=400)
def text_of(number: int, seed: str) -> Text:
    """Return an article's text. Only those of the first places of a day are copied or followed, none in a chain."""
    draw = Draw(seed, number)
    day, place = divmod(number, A_DAY)
    if draw.chance(COPIES.get(place, 0)):
        return _copied(draw, text_of(day * A_DAY + draw.number(0, min(COPIES) - 1), seed))
    if day and draw.chance(FOLLOWING.get(place, 0)):
        before = max(0, day - draw.number(1, 3)) * A_DAY + draw.number(0, min(COPIES) - 1)
        happening = text_of(before, seed).happening
        happening = replace(happening, people=(*happening.people, _person(draw)), cause=draw.one(made.CAUSES))
        return _written(draw, happening, made.FOLLOW_UPS, made.FOLLOWED)
    return _written(draw, _happening(draw), made.HEADLINES, made.LEDES)


def _happening(draw: Draw) -> Happening:
    section, topic, thing, work = draw.one(made.SUBJECTS)
    place = draw.one(made.PLACES)
    return Happening(
        section=section,
        topics=tuple(dict.fromkeys([topic, *(draw.front(made.TOPICS) for _ in range(draw.number(1, 3)))])),
        thing=thing,
        work=work,
        place=place,
        elsewhere=draw.one([each for each in made.PLACES if each != place]),
        body=f"{place} {draw.one(made.BODIES)}",
        national=draw.front(made.NATIONAL),
        people=tuple(_person(draw) for _ in range(draw.number(2, 4))),
        role=draw.one(made.ROLES),
        total=f"{draw.number(2, 900)}.{draw.number(1, 9)} million crowns",
        cause=draw.one(made.CAUSES),
    )


def _person(draw: Draw) -> str:
    """Draw a name: one of those in the news all the time, or somebody who may never be heard of again."""
    if draw.chance(0.3):
        draw = Draw("cast", draw.front(range(CAST)))
    return f"{draw.one(made.FORENAMES)} {draw.one(made.SURNAME_STARTS)}{draw.one(made.SURNAME_ENDS)}"


def _written(draw: Draw, happening: Happening, headlines: Sequence[str], ledes: Sequence[str]) -> Text:
    """Write an article about a happening, paragraph by paragraph until it is long enough."""
    length = draw.number(*BYTES)
    summary = _filled(draw, happening, draw.one(made.LEDES))
    paragraphs = [_filled(draw, happening, draw.one(ledes))]
    unused: list[str] = []
    while sum(map(len, paragraphs)) < length:
        if len(paragraphs) % 4 == 3 and draw.chance(0.5):
            paragraphs.append(f"## {draw.one(made.SUBHEADS)}")
        paragraphs.append(_paragraph(draw, happening, unused))
    if draw.chance(0.2):
        lines = [f"- {_filled(draw, happening, '{Thing}: {effect}')}" for _ in range(draw.number(3, 5))]
        paragraphs.append("\n".join(lines))
    if draw.chance(0.2):
        paragraphs.append(_filled(draw, happening, "> {words}.\n>\n> {other}, {role}"))
    return Text(happening, _filled(draw, happening, draw.one(headlines)), summary, tuple(paragraphs))


def _paragraph(draw: Draw, happening: Happening, unused: list[str]) -> str:
    """Write a few sentences, of no shape a second time before all have been `unused` once."""
    sentences = []
    for _ in range(draw.number(2, 5)):
        unused[:] = unused or made.SENTENCES
        sentences.append(unused.pop(draw.number(0, len(unused) - 1)))
    if draw.chance(0.15):
        sentences.append(draw.one(made.MARKED))
    return " ".join(_filled(draw, happening, each) for each in sentences)


def _copied(draw: Draw, text: Text) -> Text:
    """Return a text as another newspaper prints it: another headline, its end cut off, a sentence added."""
    happening = text.happening
    kept = text.paragraphs[: max(3, len(text.paragraphs) * 4 // 5)]
    added = _filled(draw, happening, draw.one(made.SENTENCES))
    return replace(text, headline=_filled(draw, happening, draw.one(made.HEADLINES)), paragraphs=(*kept, added))


def _filled(draw: Draw, happening: Happening, shape: str) -> str:
    """Put words into the slots of a sentence; a slot with a capital gets its words with one."""
    person, other = draw.one(happening.people), draw.one(happening.people)
    words = {
        "person": person,
        "other": other,
        "surname": person.split()[-1],
        "role": happening.role,
        "place": happening.place,
        "elsewhere": happening.elsewhere,
        "body": happening.body,
        "national": happening.national,
        "thing": happening.thing,
        "work": happening.work,
        "sum": happening.total,
        "number": str(draw.number(3, 96)),
        "day": draw.one(made.DAYS),
        "cause": happening.cause if draw.chance(0.6) else draw.one(made.CAUSES),
        "effect": draw.one(made.EFFECTS),
        "words": draw.one(made.QUOTES),
        "host": f"{_slug(happening.place).replace('-', '')}.example",
    }
    capitals = {name.capitalize(): value[:1].upper() + value[1:] for name, value in words.items()}
    filled = shape.format_map(words | capitals)
    return filled[:1].upper() + filled[1:]


def _slug(text: str) -> str:
    """Return an address of at most 40 characters; a number that comes after it makes it unique."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")[:40].rstrip("-")


def _quoted(text: str) -> str:
    """Return a text as YAML in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, metavar="N", help="how many articles")
    parser.add_argument("--seed", default="1")
    chosen = parser.parse_args(arguments)
    write(chosen.folder, chosen.count, chosen.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
