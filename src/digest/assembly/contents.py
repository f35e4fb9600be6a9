"""What each kind of page shows: one small frozen value a kind, made of the parts in `views`.

A template knows it under the name of the page's kind. Lists hold cards, never entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.assembly.views import Content

if TYPE_CHECKING:
    from datetime import date

    from digest.assembly.found_views import Bar, Findings
    from digest.assembly.views import Attribution, Card, Dated, Html, Link, Picture, RunIn
    from digest.foundation.model import Moment


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month by its first day, and where its page is."""

    month: date
    href: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    """Another edition: its number within its year, its first and last day, and where it is."""

    number: int
    first: date
    last: date
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section's further entries in an edition. An empty label holds entries of no section; `href` may be empty."""

    label: str
    href: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Issue(Content):
    """An edition, on its own page or as the front page.

    `number` is 0 and both days are None on the front page of a site without editions, which shows the newest entries.
    `href` is the edition's own page; an `open` one can still grow. `opening` is how the lead's text goes on after what
    its card shows of it; `left` is how many entries the page does not show. `before` are the first lines of the
    `earlier` edition, on the front page only.
    """

    number: int
    first: date | None
    last: date | None
    open: bool
    href: str
    lead: Card | None
    opening: str
    seconds: tuple[Card, ...]
    shelves: tuple[Shelf, ...]
    count: int
    minutes: int
    left: int
    earlier: EditionLink | None
    later: EditionLink | None
    before: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a list under one heading: a day's or a month's entries.

    `first` is the day or the month's first day, `anchor` the heading's id. Without a day a month's page has the parts
    "day-unknown" and "date-unknown".
    """

    first: date | None
    anchor: str
    edition: EditionLink | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A page of a list that runs over several: its number, the oldest being 1, and where it is."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Listing(Content):
    """A list page of a section, topic, source or month, or of entries without a date.

    The newest entries are on the list's own page, whose `number` is 0; older ones on numbered pages, the oldest being
    1, which never change when something new comes. So `count`, of the whole list, is 0 on those, and `steps` to them
    are on the own page only. `newer` and `older` are the pages beside this one, `newest` the list's own page.
    `month` is the first day on a month's page, else None; `earlier` and `later` are the months beside it, `editions`
    those that begin in it and are longer than a day. A topic is `inferred` if no editor gave it to any entry; its
    `activity` are the last months, if there are several.
    """

    label: str
    month: date | None
    count: int
    number: int
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    older: str
    newer: str
    newest: str
    earlier: MonthLink | None
    later: MonthLink | None
    editions: tuple[EditionLink, ...]
    inferred: bool = False
    activity: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a calendar: how many entries it has, where they are, and how many that is next to other days, 0 to 4."""

    day: date
    count: int
    href: str
    level: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of a calendar. `weeks` begin on Monday; None stands for days of the months beside. `undated` counts the
    entries whose day is not known."""

    month: date
    href: str
    count: int
    undated: int
    weeks: tuple[tuple[CalendarDay | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Year(Content):
    """A year's calendar, of the months that have entries, and links to all years, the newest first. `undated` leads to
    the entries without a date, if there are any."""

    year: int
    count: int
    months: tuple[CalendarMonth, ...]
    years: tuple[Link, ...]
    undated: str


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """A feed to subscribe to: what it brings, its page (may be empty) and its full address, as a text too."""

    label: str
    page: str
    href: str
    address: str


@dataclass(frozen=True, slots=True)
class Subscribe(Content):
    """All feeds: the one to recommend, the same in other formats, an item an edition, and those of sections and topics.

    `outline` leads to the list of all in OPML. `placed` tells whether addresses are full ones: the site's is set.
    """

    main: FeedOffer
    formats: tuple[FeedOffer, ...]
    editions: FeedOffer | None
    sections: tuple[FeedOffer, ...]
    topics: tuple[FeedOffer, ...]
    outline: str
    placed: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """An entry's corrections, in the editor's words, the newest last."""

    card: Card
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrections(Content):
    """All corrected entries, the newest first."""

    corrected: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class About(Content):
    """What this site is: the editor's own text, and how often an edition appears ("daily", "weekly", "monthly")."""

    text: tuple[str, ...]
    edition: str
    sections: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """How digest came by one piece of metadata: `name` the field, `text` or `moment` its value (both empty when
    unknown), `certainty` "extracted", "inferred" or "unknown", `rule` the rule's name, `line` where it stands in the
    article file, if it does."""

    name: str
    text: str
    moment: Moment | None
    certainty: str
    rule: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Making:
    """How a page was made: what was not simply given, and how much was left out or lost."""

    facts: tuple[Fact, ...]
    removed: int
    lost: int


@dataclass(frozen=True, slots=True)
class EntryContent(Content):
    """An entry's own page. With `run_in`, `body` lacks the first paragraph: it is the run-in, with the id `anchor`.

    `rights` is "full", "excerpt" or "link"; `permalink` the page's full address, empty while the site's is unset;
    `corrections` are the editor's notes. `edition` is the one it appeared in; `previous` and `next` stand beside it
    there, in the order of its page. `origin` is the list of all entries of its source. `topics` are given, those in
    `inferred_topics` and all of `found` are not.
    """

    headline: str
    derived: bool
    run_in: RunIn | None
    anchor: str
    dek: str
    kicker: Link | None
    dated: Dated
    updated: Moment | None
    authors: tuple[str, ...]
    source: Attribution
    rights: str
    minutes: int
    words: int
    picture: Picture | None
    body: Html
    corrections: tuple[str, ...]
    topics: tuple[Link, ...]
    inferred_topics: tuple[Link, ...]
    origin: Link | None
    found: Findings
    making: Making
    permalink: str
    edition: EditionLink | None
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class Moved(Content):
    """A page at a former address: where its entry or its subject is now. `way` is "moved" for an entry, "list-moved"
    for a list that is elsewhere, "list-empty" for one that is nowhere."""

    href: str
    way: str = "moved"


@dataclass(frozen=True, slots=True)
class Gone(Content):
    """A page whose entry is not published any more. `reason` is the editor's, if the entry was `withdrawn`."""

    withdrawn: bool
    reason: str
