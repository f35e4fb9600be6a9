"""The values of what texts have to do with each other: what is compared, and what is found.

Entries go by their ids. Everything is ordered: entries by (date, id), the oldest first, names and topics by key; so
that the order of the files, workers and hashes never shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from digest.analysis.values import NameKind


@dataclass(frozen=True, slots=True)
class Feature:
    """A name or term of an entry as it is compared: `key` is case-folded, `kind` None for a term."""

    key: str
    label: str
    weight: float
    kind: NameKind | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of one published entry: a few hundred bytes, never its text.

    `at` (aware) is its feed date, by which entries are ordered; `dated` says whether its own date is known to the day.
    `headline` are the case-folded words of its headline, stop words left out. `shingles` are kept hashes of the whole
    text's five-word runs, sorted; `words` counts the text. `topics` are the editor's; `story` is what front matter
    says: a label that entries of one story share, "apart", or empty. `added` is when the entry was first published
    (None: with `at`), which says which of two copies was first; `infer_topics` is off where the editor gave an empty
    list of topics. `opening` is what headline and first sentences say, word by word (see `opening`); `source` who
    published it, as far as is known.
    """

    id: str
    path: str
    at: datetime
    dated: bool
    language: str
    headline: frozenset[str]
    names: tuple[Feature, ...]
    terms: tuple[Feature, ...]
    shingles: tuple[int, ...]
    words: int
    topics: tuple[str, ...] = ()
    story: str = ""
    added: datetime | None = None
    infer_topics: bool = True
    opening: tuple[tuple[str, float], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Copies:
    """Near-copies of one text: `lead` is the version that is shown, `others` are folded under it, `overlap` (0 to 1,
    one each) is the share of the shorter text that stands in the lead."""

    lead: str
    others: tuple[str, ...]
    overlap: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why an entry was put into a story: the entry it is most like, what they share, and how alike they are (0 to 1).
    `rule` is "similar", "editor" or "copy"."""

    entry: str
    like: str
    names: tuple[str, ...]
    terms: tuple[str, ...]
    similarity: float
    rule: str


@dataclass(frozen=True, slots=True)
class Story:
    """Two or more entries about one event. `id` is its oldest entry's; each further entry has its merge."""

    id: str
    entries: tuple[str, ...]
    merges: tuple[Merge, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """Two or more stories, or a story and single entries, that go on over days; the id of its first one is its own."""

    id: str
    stories: tuple[str, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Another entry worth reading after one: what they share (labels), and how alike they are."""

    entry: str
    shared: tuple[str, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class Subject:
    """A name that the site knows: one person, place or organisation, and the entries that mention it, the oldest first.
    `given` says that the editor named it in names.yaml. `role` is the one that most entries use."""

    key: str
    kind: NameKind
    name: str
    role: str
    forms: tuple[str, ...]
    entries: tuple[str, ...]
    given: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and its entries, the oldest first. `given` holds those entries whose topics the editor wrote; the others
    have it by inference."""

    key: str
    label: str
    entries: tuple[str, ...]
    given: frozenset[str] = frozenset()
    rule: str = "editor"


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that is known across entries. `related` gives each entry's relations, the closest first; copies that are not
    their lead are in stories and lists of names and topics only through it."""

    copies: tuple[Copies, ...] = ()
    stories: tuple[Story, ...] = ()
    threads: tuple[Thread, ...] = ()
    related: Mapping[str, tuple[Relation, ...]] = field(default_factory=lambda: MappingProxyType({}))
    subjects: tuple[Subject, ...] = ()
    topics: tuple[Topic, ...] = ()


NO_COVERAGE = Coverage()
