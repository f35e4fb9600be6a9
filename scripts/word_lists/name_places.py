"""Makes the lists of places: those that stand for themselves, those that need a context, and their other names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import name_sources as read
from name_words import nationalities

if TYPE_CHECKING:
    from name_words import Sources

ENGLISH = ("US", "GB", "IE", "CA", "AU", "NZ")


def places(sources: Sources) -> tuple[set[str], set[str]]:
    """Return the names of places that stand for themselves, and those that need a context since they are also
    something else: a common word, a given name or a surname."""
    countries = read.geonames(sources.folder, "countries").values()
    capitals = {each["capital"] for each in countries if each["capital"]}
    states = {each["name"] for each in read.geonames(sources.folder, "us_states").values()}
    sure = {each["name"].removeprefix("The ") for each in countries} | states
    sizes: dict[str, int] = {}
    for city in read.geonames(sources.folder, "cities15000").values():
        least = 40_000 if city["countrycode"] in ENGLISH else 100_000
        if city["population"] >= least or city["name"] in capitals:
            for name in {city["name"], _plain(city["name"])}:
                sizes[name] = max(city["population"], sizes.get(name, 0))
    known = _known_places(sources)
    people = _bearers(sources)
    doubtful = {name for name in sizes.keys() | known if name.lower() in sources.used or name in people}
    doubtful -= {
        name
        for name in doubtful
        if name.lower() not in sources.used and people.get(name, 0) < 0.01 and sizes.get(name, 0) >= 100_000
    }
    doubtful -= {name for name in doubtful if name.lower() not in sources.used and sizes.get(name, 0) >= 400_000}
    doubtful -= sure | capitals | (_countries(sources) - sources.used)
    known -= nationalities(sources)
    heroes = {lemma for each in sources.nouns.values() if each.file == read.PERSON for lemma in each.lemmas}
    for name in (sizes.keys() & heroes) - known - capitals:
        if sizes[name] < 1_000_000:
            del sizes[name]
    found = {name for name in sure | sizes.keys() | known if name[0].isupper() and len(name) > 2}
    found = {
        name for name in found if sources.ranks.get(name.lower(), 10**9) > 1_000 or name in sure | capitals | known
    }
    found |= {"UK", "US"}  # too common as a word to pass
    return found - doubtful, found & doubtful


def _bearers(sources: Sources) -> dict[str, float]:
    """Return what part of a hundred people bears a given name or surname."""
    shares = dict.fromkeys(sources.given, 0.0)
    for name in ("dist.male.first", "dist.female.first", "dist.all.last"):
        for word, share in read.census(sources.folder, name):
            if word in sources.given or (name == "dist.all.last" and share >= 0.002):
                shares[word] = max(share, shares.get(word, 0))
    return shares


def _plain(text: str) -> str:
    """Return a name without accents, as English texts often write it."""
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _countries(sources: Sources) -> set[str]:
    """Return WordNet's names of countries and continents, the short and the full ones."""
    kinds = read.descendants(
        sources.nouns,
        read.keys(sources.nouns, "country/15", "continent/17", "national capital/15", "state/15", "principality/15"),
    )
    return {lemma for each in sources.nouns.values() if kinds & set(each.classes) for lemma in each.lemmas}


def _known_places(sources: Sources) -> set[str]:
    """Return WordNet's names of single places, those of the sky and abbreviations of states left out."""
    sky = read.keys(
        sources.nouns, "celestial body/17", "sign of the zodiac/15", "constellation/17", "boundary/15", "line/15"
    )
    above = read.descendants(sources.nouns, sky)
    found: set[str] = set()
    for each in sources.nouns.values():
        if each.file in {read.PLACE, read.OBJECT} and each.classes and not above & set(each.classes):
            found.update(each.lemmas)
    short = {name for name in found if len(name) == 2 and name not in {"UK", "US"}}
    return {name for name in found - short if name[0].isupper() and sources.ranks.get(name.lower(), 10**9) > 100}


def synonyms(sources: Sources) -> set[str]:
    """Return countries with more than one name, the names of each joined by bars, the commonest in lists first."""
    kinds = read.descendants(sources.nouns, read.keys(sources.nouns, "country/15"))
    found: set[str] = set()
    for each in sources.nouns.values():
        names = [name for name in each.lemmas if name[0].isupper() and (len(name) > 2 or name in {"US", "UK"})]
        if kinds & set(each.classes) and len(names) > 1:
            found.add("|".join(names))
    return found
