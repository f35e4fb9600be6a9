"""Makes `frequency.en.txt` and `frequency.de.txt` of the word frequencies that the library wordfreq ships.

    pip download --no-deps wordfreq==3.1.1
    python scripts/word_lists/frequencies.py wordfreq-3.1.1-py3-none-any.whl

Its data are a wheel's `wordfreq/data/large_XX.msgpack.gz`: a list whose item number n holds the words with a frequency
of 10 ** (-n / 100). A line of the result is a Zipf value (log10 of the occurrences in a thousand million words, van
Heuven and others, 2014) and all words that have it, rounded to a tenth.
"""

from __future__ import annotations

import gzip
import re
import struct
import sys
import zipfile
from math import log10
from pathlib import Path
from typing import Any

LISTS = Path(__file__).parents[2] / "src" / "digest" / "languages" / "lists"
SIZES = {"en": 22_000, "de": 14_000}  # words; German needs fewer, its long compounds being rare anyway
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
HEADER = """\
# Words by frequency: a Zipf value (log10 of occurrences in 10^9 words), then the words that have it.
# From wordfreq 3.1.1 (Robyn Speer), CC BY-SA 4.0; trimmed by scripts/word_lists/frequencies.py. See SOURCES.md.
"""


def unpack(data: bytes) -> Any:
    """Return the value of a msgpack text, as far as the format is needed here: maps, lists, texts and small numbers."""
    value, rest = _value(data, 0)
    if rest != len(data):
        raise ValueError("more than one value")
    return value


def _value(data: bytes, at: int) -> tuple[Any, int]:
    mark, at = data[at], at + 1
    if mark < 0x80:
        return mark, at
    if mark == 0xCB:
        return struct.unpack_from(">d", data, at)[0], at + 8
    if mark & 0xE0 == 0xA0 or mark == 0xD9:
        return _text(data, at, mark & 0x1F) if mark != 0xD9 else _text(data, at + 1, data[at])
    if mark & 0xE0 == 0x80:  # a map or, with a fifth bit, a list of up to 15
        found, at = _items(data, at, (mark & 0x0F) * (1 if mark & 0x10 else 2))
        return (found if mark & 0x10 else dict(zip(found[::2], found[1::2], strict=True))), at
    size = {0xDC: 2, 0xDD: 4}.get(mark)
    if size is None:
        raise ValueError(f"a mark that was not expected: {mark:#x}")
    return _items(data, at + size, int.from_bytes(data[at : at + size], "big"))


def _text(data: bytes, at: int, size: int) -> tuple[str, int]:
    return data[at : at + size].decode("utf-8"), at + size


def _items(data: bytes, at: int, count: int) -> tuple[list[Any], int]:
    found = []
    for _ in range(count):
        value, at = _value(data, at)
        found.append(value)
    return found, at


def frequencies(wheel: Path, language: str) -> dict[str, float]:
    """Return the frequencies of a language's words, case-folded as digest compares them, the commonest first."""
    with zipfile.ZipFile(wheel) as archive:
        data = gzip.decompress(archive.read(f"wordfreq/data/large_{language}.msgpack.gz"))
    groups = unpack(data)[1:]  # the first item describes the format
    found: dict[str, float] = {}
    for number, words in enumerate(groups):
        for word in words:
            folded = word.casefold()
            if WORD.fullmatch(folded):
                found[folded] = found.get(folded, 0.0) + 10 ** (-number / 100)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def grouped(shares: dict[str, float], size: int) -> str:
    """Return the lines of the most frequent words."""
    lines: dict[str, list[str]] = {}
    for word in list(shares)[:size]:
        lines.setdefault(f"{log10(shares[word]) + 9:.1f}", []).append(word)
    return "".join(f"{zipf} {' '.join(sorted(words))}\n" for zipf, words in lines.items())


def main() -> None:
    """Write the list of each language."""
    wheel = Path(sys.argv[1])
    for language, size in SIZES.items():
        text = HEADER + grouped(frequencies(wheel, language), size)
        path = LISTS / f"frequency.{language}.txt"
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {size} words, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
