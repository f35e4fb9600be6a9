"""The real texts that the annotations speak of, by their ids, as bytes that digest reads: none is in this repository.

Ids: `raw/...` and `posts/...` are files of the corpus folder, `lee/lee.cor:12` is a line of the Lee corpus, `news:12`
the article of that number in NewsArticles.csv (Dai 2017).
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from counting import fold
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.foundation.model import Entry

DAMAGED_MARK = re.compile(r'"\?(?=\w)')  # what NewsArticles.csv made of a closing quotation mark and a space


@dataclass(frozen=True, slots=True)
class Article:
    """An article of NewsArticles.csv."""

    id: str
    day: date
    headline: str
    text: str
    sha256: str  # of its text as the file has it, white space folded

    @property
    def at(self) -> datetime:
        """Noon of its day, in UTC."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Library:
    """The folders that the texts lie in; a text of a folder that is not given is None."""

    corpus: Path
    news: Path | None = None
    lee: Path | None = None

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """All dated articles with a headline and 40 words, by id."""
        if self.news is None:
            return {}
        csv.field_size_limit(2**31 - 1)
        found = {}
        for row in csv.DictReader(io.StringIO(_unpacked(self.news))):
            day = _day(row["publish_date"])
            text = DAMAGED_MARK.sub('" ', row["text"])
            if day and row["title"].strip() and len(text.split()) >= 40:
                found[row["article_id"]] = Article(row["article_id"], day, fold(row["title"]), text, _hash(row["text"]))
        return found

    @cached_property
    def _lee(self) -> Mapping[str, str]:
        found = {}
        for name in ("lee.cor", "lee_background.cor") if self.lee else ():
            data = (self.lee / name).read_bytes() if self.lee else b""
            for number, line in enumerate(data.split(b"\n"), start=1):
                found[f"lee/{name}:{number}"] = line.decode("cp1252")
        return found

    def text(self, document: str) -> str | None:
        """Return a document's text, a news article's with its headline first."""
        if document.startswith("lee/"):
            return self._lee.get(document)
        if document.startswith("news:"):
            article = self.articles.get(document[5:])
            return f"{article.headline}\n\n{article.text}\n" if article else None
        file = self.corpus / document
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else None

    def entry(self, document: str) -> Entry | None:
        """Read a document as digest does."""
        text = self.text(document)
        name = re.sub(r"[^\w.]+", "-", document.rpartition("/")[2])
        name = name if name.endswith((".txt", ".md")) else f"{name}.txt"
        return None if text is None else read_article(name, text.encode("utf-8"), DEFAULT_SETTINGS).entry

    def differs(self, document: str, sha256: str) -> bool:
        """Tell whether a document is not the one that was annotated, or is not there: say so and leave it out."""
        article = self.articles.get(document.removeprefix("news:"))
        text = self.text(document)
        if text is None:
            return True
        wrong = (article.sha256 if article else _hash(text)) != sha256
        if wrong:
            print(f"{document} is not the text that was annotated", file=sys.stderr)
        return wrong


def _hash(text: str) -> str:
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]


def _unpacked(file: Path) -> str:
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            name = next(each for each in archive.namelist() if each.endswith("NewsArticles.csv"))
            return archive.read(name).decode("utf-8", "replace")
    return file.read_text(encoding="utf-8", errors="replace")


def _day(text: str) -> date | None:
    try:
        return date(*map(int, text.split("/")))
    except (TypeError, ValueError):
        return None
