"""Gathers entries under topics: the editor's own, and what three or more entries of several stories are about.

An entry is about a name or term that it opens with. What is inferred never makes a second topic beside one of the
editor's that differs in case or number; topics.yaml has the last word: its aliases, what it blocks and what it allows.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from digest.analysis.coverage import Topic
from digest.analysis.lists import table as closed_classes
from digest.analysis.lists import words
from digest.analysis.subjects import by_use, name_key
from digest.analysis.values import NameKind
from digest.analysis.weights import UNLISTED, table
from digest.foundation.languages import load
from digest.foundation.overrides import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from digest.analysis.coverage import Copies, Feature, Profile, Story
    from digest.foundation.overrides import TopicOverrides

ENTRIES = 3  # that make an inferred topic
STORIES = 2  # that they must tell: what is one story is no topic, unless the editor has it
TERMS = 8  # of an entry, the heaviest
NAMES = 8
TELLING = 5.0  # idf from which on a single word can be a topic: "incident" is below it, "terrorism" above
RULE = "editor"
_NO_WORD = re.compile(r"[\d'’]")


@dataclass(slots=True)
class _Gathered:
    """A topic while entries are gathered: who has it, who was given it, how they write it, and how many stories."""

    entries: dict[str, None] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    stories: set[str] = field(default_factory=set)
    rule: str = RULE


class _Knowledge:
    """What is known before entries are looked at one by one: what the editor says of topics, looked up by form, the
    words of people's names, and the sources."""

    def __init__(self, profiles: Sequence[Profile], overrides: TopicOverrides) -> None:
        self.blocked = frozenset(number_key(each) for each in overrides.block)
        self.allowed = frozenset(number_key(each) for each in overrides.allow)
        self.listed = {fold(form): rule.label for rule in overrides.rules for form in (rule.label, *rule.aliases)}
        own = (self.listed.get(fold(topic), topic) for each in profiles for topic in each.topics)
        self._known: dict[str, str] = {}
        for label in (*self.listed.values(), *own, *overrides.allow):
            self._known.setdefault(number_key(label), label)
        for form, label in self.listed.items():
            self._known.setdefault(number_key(form), label)
        self.sources = frozenset(fold(each.source) for each in profiles)
        people = {each.key for one in profiles for each in one.names if each.kind is NameKind.PERSON}
        self.people = frozenset(word for key in people for word in key.split()[1:])

    def given(self, topic: str) -> str:
        """Return the label of a topic that front matter gives."""
        return self.listed.get(fold(topic), topic)

    def label(self, form: str) -> str | None:
        """Return the editor's label for a term or name, or None where the editor has no such topic."""
        return self._known.get(number_key(form)) if self._known else None


def find_topics(
    profiles: Sequence[Profile], copies: Sequence[Copies], stories: Sequence[Story], overrides: TopicOverrides
) -> tuple[Topic, ...]:
    """Return all topics by key. A copy has those that its front matter gives, and else its lead speaks for it; the
    order of the profiles does not matter."""
    order = sorted(profiles, key=lambda each: (each.at, each.id))
    rank = {each.id: number for number, each in enumerate(order)}
    known = _Knowledge(order, overrides)
    found: dict[str, _Gathered] = {}
    for each in order:
        for topic in each.topics:
            label = known.given(topic)
            gathered = found.setdefault(fold(label), _Gathered())
            gathered.labels[label] += 1
            gathered.entries[each.id] = None
            gathered.given.add(each.id)
    folded = {other for group in copies for other in group.others}
    told = {entry: story.id for story in stories for entry in story.entries}
    inferred: dict[str, _Gathered] = {}
    for each in order:
        if each.infer_topics and each.id not in folded:
            _infer(each, told.get(each.id, each.id), known, inferred)
    for key, gathered in inferred.items():
        _unite(found, key, gathered, known)
    return tuple(
        Topic(
            key,
            by_use(found[key].labels)[0],
            tuple(sorted(found[key].entries, key=rank.__getitem__)),
            frozenset(found[key].given),
            found[key].rule,
        )
        for key in sorted(found)
        if number_key(key) not in known.blocked
    )


@lru_cache(maxsize=1 << 16)
def number_key(text: str) -> str:
    """Return the form by which topics are compared with inferred ones: folded, the last word without a plural's ending
    where English or German would have one."""
    plain = name_key(text)
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    return (
        plain[:-1]
        if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is", "news"))
        else plain
    )


def _infer(profile: Profile, story: str, known: _Knowledge, inferred: dict[str, _Gathered]) -> None:
    """Note what one entry is about."""
    for feature in _about(profile, known):
        label = known.label(feature.label)
        key = fold(label) if label else number_key(feature.label)
        gathered = inferred.get(key)
        if gathered is None:
            gathered = inferred[key] = _Gathered()
        gathered.entries[profile.id] = None
        gathered.stories.add(story)
        gathered.labels[label or feature.label] += 1
        gathered.rule = "name" if feature.kind else "term"


def _about(profile: Profile, known: _Knowledge) -> Iterator[Feature]:
    """Give the names and terms that an entry is about and that can be a topic, or that the editor has as one."""
    opening = {word for word, _ in profile.opening}
    names = sorted(profile.names, key=lambda each: (-each.weight, each.key))
    for each in (*islice(profile.terms, TERMS), *islice(names, NAMES)):
        if known.label(each.label):
            if not opening or _stands_in(each, opening):
                yield each
            continue
        place = each.kind is NameKind.PLACE  # datelines make texts open with places
        beginning = profile.headline if place else opening or profile.headline
        if _stands_in(each, beginning) and _is_fit(each, profile, known):
            yield each


def _stands_in(feature: Feature, beginning: Container[str]) -> bool:
    """Tell whether the last word of a name or term, in either number, stands in the beginning of a text."""
    word = feature.key.split()[-1]
    return word in beginning or f"{word}s" in beginning or word.removesuffix("s") in beginning


def _is_fit(feature: Feature, profile: Profile, known: _Knowledge) -> bool:
    """Tell whether a name or term can be a topic: no surname alone, no source or agency, no generic word, no office, no
    people's adjective, and no phrase about a person, who is a topic as a name."""
    code = load(profile.language).code
    if feature.kind:
        full = feature.kind is not NameKind.PERSON or " " in feature.key
        return full and fold(feature.label) not in known.sources and feature.label not in _agencies(code)
    parts = feature.key.split()
    if not _is_word(feature.key) or known.people.intersection(parts) or parts[0] in _nationalities(code):
        return False
    last = number_key(parts[-1])
    if last in _offices(code):
        return False
    return len(parts) > 1 or (
        table(profile.language).get(feature.key, UNLISTED) >= TELLING and last not in _generic(code)
    )


def _is_word(text: str) -> bool:
    return text.isalpha() or _NO_WORD.search(text) is None


@lru_cache(maxsize=8)
def _agencies(code: str) -> frozenset[str]:
    return frozenset(closed_classes(f"names.{code}.toml").get("agencies", ()))


@lru_cache(maxsize=8)
def _generic(code: str) -> frozenset[str]:
    return frozenset(number_key(each) for each in words(f"generic-nouns.{code}.txt"))


@lru_cache(maxsize=8)
def _offices(code: str) -> frozenset[str]:
    return frozenset(number_key(each) for each in words(f"roles.{code}.txt"))


@lru_cache(maxsize=8)
def _nationalities(code: str) -> frozenset[str]:
    return frozenset(each.casefold() for each in words(f"nationalities.{code}.txt"))


def _unite(found: dict[str, _Gathered], key: str, gathered: _Gathered, known: _Knowledge) -> None:
    """Add an inferred topic to the editor's of the same key, or to all where there is enough of it."""
    mine = found.get(key)
    if number_key(key) not in known.allowed:
        if len({*gathered.entries, *(mine.entries if mine else ())}) < ENTRIES:
            return
        if known.label(key) is None and len(gathered.stories) < STORIES:
            return
    if mine is None:
        found[key] = gathered
    else:
        mine.entries |= gathered.entries
