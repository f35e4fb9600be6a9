"""What pages show of an entry's text and of what entries have to do with each other: small frozen values.

Everything in here was inferred, and pages mark it as such. Every text is a verbatim piece of an article. Only what may
be published reaches these values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.assembly.views import Content

if TYPE_CHECKING:
    from datetime import date

    from digest.assembly.contents import Listing
    from digest.assembly.views import Attribution, Card, Dated, Link


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A sentence of the text, and where its paragraph is: a link on the entry's page, and the paragraph's number."""

    text: str
    href: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, in contiguous `pieces`, and where it stands: a link, and the paragraph's number.

    `speaker` is a full name, with the name's page if there is one; None where the text does not say whose words they
    are. `attribution` is the text's own clause for it, with its hedges; `role` is empty where that clause says it too.
    `entry` is the article, on pages of other things.
    """

    pieces: tuple[str, ...]
    href: str
    paragraph: int
    speaker: Link | None
    role: str
    attribution: str
    entry: Link | None = None


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name: its page, if it has one, what the text calls it, and how often it is mentioned (of entries on lists)."""

    label: str
    href: str
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Version:
    """Another copy of a text: `percent` of the shorter one stand in the one that is shown."""

    label: str
    href: str
    source: Attribution
    dated: Dated
    percent: int


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day of a story that goes on: a sentence of its leading article, and how many articles it has.

    `first` is None for articles whose day is not known, `current` marks the article one reads.
    """

    first: date | None
    text: str
    card: Card
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """Another article worth reading, and what it has in common with this one."""

    card: Card
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an entry's text and of what it has to do with others.

    `lead` is the version of this text that lists show instead of this one. `story` is the page of all articles on the
    event, `also` the first of its other articles that the timeline does not show. `thread` is the page of the affair
    that goes on over days.
    """

    brief: tuple[BriefLine, ...] = ()
    quotes: tuple[Said, ...] = ()
    people: tuple[Mentioned, ...] = ()
    places: tuple[Mentioned, ...] = ()
    organisations: tuple[Mentioned, ...] = ()
    lead: Link | None = None
    versions: tuple[Version, ...] = ()
    story: Link | None = None
    also: tuple[Card, ...] = ()
    thread: Link | None = None
    timeline: tuple[TimelineDay, ...] = ()
    related: tuple[RelatedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story: what it shares with the one it is most like, and the copies of it."""

    card: Card
    shared: tuple[str, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The articles of a story that are from one day (None: unknown)."""

    first: date | None
    anchor: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Story(Content):
    """All articles about one event. `lead` stands for them on the story's own page, `shared` are the names that most of
    them have in common, `sources` counts who reported; `list` says of which page of how many this is. `given` says that
    the editor put all of it together."""

    label: str
    lead: Member | None
    sources: int
    shared: tuple[Mentioned, ...]
    days: tuple[StoryDay, ...]
    thread: Link | None
    given: bool
    list: Listing


@dataclass(frozen=True, slots=True)
class Thread(Content):
    """An affair that goes on over days, a sentence a day, the newest first; `stories` are the pages of its events."""

    label: str
    shared: tuple[str, ...]
    days: tuple[TimelineDay, ...]
    stories: tuple[Link, ...]
    list: Listing


@dataclass(frozen=True, slots=True)
class Bar:
    """A month of a small chart: how many articles, and that next to the highest of them (0 to 100)."""

    month: date
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class Named(Content):
    """A person, place or organisation (`kind`): what texts call it, what it said, who is mentioned beside it, and the
    articles that mention it. `given` says that the editor named it."""

    label: str
    kind: str
    given: bool
    role: str
    forms: tuple[str, ...]
    quotes: tuple[Said, ...]
    beside: tuple[Mentioned, ...]
    activity: tuple[Bar, ...]
    list: Listing


@dataclass(frozen=True, slots=True)
class IndexPart:
    """Names or topics of one kind, by letter. `name` is "person", "place" or "organisation"; of topics "given" or
    "found"."""

    name: str
    lines: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class Index(Content):
    """All names, or all topics."""

    parts: tuple[IndexPart, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story or thread in the list of all: how many articles, from when to when, and the newest of them."""

    label: str
    href: str
    count: int
    first: date | None
    last: date | None
    newest: Card


@dataclass(frozen=True, slots=True)
class Stories(Content):
    """All stories, the one with the newest article first; before them those that go on over days."""

    threads: tuple[StoryLine, ...]
    stories: tuple[StoryLine, ...]
    left: int
