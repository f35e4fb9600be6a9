"""The word lists by which names are told, as sets of one language.

A language without data has no lexicon, and then nothing is taken for a name: less is better than wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.analysis.lists import lines, table, words
from digest.foundation.languages import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a language's names are told by. Names are written as in texts, all other words lower-case; `plain`
    words are no names though they may be capitalised, `dull` ones are none at the start of a sentence."""

    given: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    doubtful: frozenset[str]
    nationalities: frozenset[str]
    organisations: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    heads: frozenset[str]
    opening: frozenset[str]
    common: frozenset[str]
    speech: frozenset[str]
    calendar: frozenset[str]
    plain: frozenset[str]
    dull: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    strong: frozenset[str]
    suffixes: frozenset[str]
    postnominals: frozenset[str]
    modifiers: frozenset[str]
    companies: frozenset[str]
    papers: frozenset[str]
    place_nouns: frozenset[str]
    before_places: frozenset[str]
    directions: frozenset[str]
    locating: frozenset[str]
    things: frozenset[str]
    tails: frozenset[str]
    named: frozenset[str]
    cutting: frozenset[str]
    offices: frozenset[str]
    ends: frozenset[str]
    clauses: frozenset[str]
    continuing: frozenset[str]
    synonyms: Mapping[str, str]
    particles: tuple[str, ...]
    prefixes: tuple[str, ...]


def lexicon(language: str) -> Lexicon | None:
    """Return the lexicon of a language tag such as `en-GB`; None where there is no data."""
    return _lexicon(load(language).code)


# The tables of names.xx.toml that are fields as they stand.
AS_WRITTEN = (
    "clauses", "companies", "continuing", "directions", "heads", "honorifics", "locating", "modifiers", "opening",
    "papers", "postnominals", "suffixes", "tails", "titles",
)  # fmt: skip


@lru_cache(maxsize=4)
def _lexicon(code: str) -> Lexicon | None:
    closed = table(f"names.{code}.toml")
    if not closed:
        return None
    dates = load(code).dates
    calendar = frozenset(dates.months) | frozenset(dates.weekdays)
    common = words(f"common-words.{code}.txt")
    media = _set(closed["media"] + closed["agencies"])
    named = media.union(*(words(f"{name}.{code}.txt") for name in ("places", "places-in-context", "organisations")))
    roles = words(f"roles.{code}.txt") | _set(closed["strong"]) | _set(closed["roles"])
    bodies = (words(f"organisation-nouns.{code}.txt") | _set(closed["bodies"])) - _set(closed["no-bodies"])
    return Lexicon(
        given=words("given-names.txt"),
        surnames=words("surnames.txt"),
        places=words(f"places.{code}.txt"),
        doubtful=words(f"places-in-context.{code}.txt"),
        nationalities=words(f"nationalities.{code}.txt"),
        organisations=words(f"organisations.{code}.txt") | media,
        roles=roles,
        bodies=bodies,
        common=common,
        dull=common - {name.lower() for name in named} - _set(closed["heads"]),
        speech=_set(form for line in lines(f"speech-verbs.{code}.txt") for form in line.split(" ")[1:3]),
        calendar=calendar,
        plain=_set(closed["function"]) | calendar | _set(closed["capitalised"]),
        strong=_set(closed["strong"]) | _set(closed["titles"]),
        place_nouns=_set(closed["places"]),
        before_places=_set(closed["before-places"]),
        named=named,
        cutting=_set(closed["function"] + closed["capitalised"])
        | calendar
        | {form for each in closed["companies"] for form in (each, f"{each}.")},
        offices=roles | _set(closed["honorifics"]) | _set(closed["titles"]),
        ends=bodies | _set(closed["companies"]) | _set(closed["papers"]),
        things=words(f"things.{code}.txt"),
        synonyms=_synonyms(f"place-synonyms.{code}.txt"),
        **{name: _set(closed[name]) for name in AS_WRITTEN},
        particles=tuple(closed["particles"]),
        prefixes=tuple(closed["prefixes"]),
    )


def _synonyms(name: str) -> Mapping[str, str]:
    """Return the case-folded first name of a place by each of its names."""
    rows = (line.casefold().split("|") for line in lines(name))
    return MappingProxyType({other: first for first, *others in rows for other in others})


def _set(items: Iterable[str]) -> frozenset[str]:
    return frozenset(items)
