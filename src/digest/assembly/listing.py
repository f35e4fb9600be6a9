"""List pages: a section's, topic's, source's or month's entries under headings, numbered from the oldest.

A numbered page is full and holds the oldest entries, so it never changes when something new comes; the list's own page
holds the newest, between one and two pages' worth.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from digest.assembly.activity import activity
from digest.assembly.cards import Cards, first_day
from digest.assembly.contents import Listing, MonthLink, Part, Step
from digest.assembly.site import GroupKind
from digest.assembly.timing import shelf_month
from digest.foundation.model import Precision
from digest.foundation.urls import relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from digest.assembly.site import Group, Placed
    from digest.assembly.views import Card

T = TypeVar("T")
PAGE = 50  # entries on a numbered page
UNDATED = "archive/undated.html"
DAY_UNKNOWN, DATE_UNKNOWN = "day-unknown", "date-unknown"  # anchors on a month's page


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """A page of a list: where it is, its number (0 for the list's own page, which is at `home`) and its entries, or
    whatever it lists, the newest first."""

    url: str
    home: str
    number: int
    entries: tuple[T, ...]

    @property
    def heir(self) -> str:
        """Where the entries of a numbered page are to be found should the list become too short for it."""
        return self.home if self.number else ""


def divide(url: str, entries: Sequence[T], taken: frozenset[str]) -> tuple[ListPage[T], ...]:
    """Return the pages of a list, its own page first, then the numbered ones, the newest first.

    `taken` are the addresses of all lists: where another list's own ends in the number, a second hyphen sets it apart.
    """
    numbered = max(0, len(entries) // PAGE - 1)
    pages = [ListPage(url, url, 0, tuple(entries[: len(entries) - numbered * PAGE]))]
    for number in range(numbered, 0, -1):
        start = len(entries) - number * PAGE
        pages.append(ListPage(numbered_url(url, number, taken), url, number, tuple(entries[start : start + PAGE])))
    return tuple(pages)


def numbered_url(url: str, number: int, taken: frozenset[str]) -> str:
    """Return the address of a list's numbered page: `topics/nato-3.html`."""
    stem = url.removesuffix(".html")
    wanted = f"{stem}-{number}.html"
    return wanted if wanted not in taken else f"{stem}--{number}.html"


def list_pages(cards: Cards, group: Group) -> Iterator[tuple[ListPage[Placed], Listing]]:
    """Give each page of a group's list with its content."""
    pages = divide(group.url, group.entries, cards.taken)
    parts = _days if group.kind is GroupKind.MONTH else by_month
    for position, page in enumerate(pages):
        listing = replace(frame(pages, position, parts(cards, page)), label=group.label)
        if group.kind is GroupKind.TOPIC:
            bars = () if page.number else activity(cards, group)
            listing = replace(listing, inferred=cards.found.is_inferred(group), activity=bars)
        yield page, _with_month(cards, group, page, listing) if group.kind is GroupKind.MONTH else listing


def undated_pages(cards: Cards) -> Iterator[tuple[ListPage[Placed], Listing]]:
    """Give each page of the entries that were imported without a date and belong to no edition."""
    pages = divide(UNDATED, cards.site.undated, frozenset())
    for position, page in enumerate(pages):
        yield page, frame(pages, position, _heap(cards, page))


def day_anchor(day: date) -> str:
    """Return the id of a day's heading on its month's page."""
    return f"day-{day.day:02}"


def known_day(placed: Placed) -> date | None:
    """Return the day an entry is from, as far as that is known."""
    published = placed.entry.published.value
    return published.day if published and published.precision is not Precision.MONTH else None


def frame(pages: Sequence[ListPage[T]], position: int, parts: tuple[Part, ...] = ()) -> Listing:
    """Return what a page of a list says of itself and of the pages beside it."""
    page = pages[position]
    links = [relative(page.url, each.url) for each in pages]
    return Listing(
        label="",
        month=None,
        count=0 if page.number else sum(len(each.entries) for each in pages),
        number=page.number,
        parts=parts,
        steps=() if page.number else tuple(map(Step, (each.number for each in pages[1:]), links[1:])),
        older=links[position + 1] if position + 1 < len(pages) else "",
        newer=links[position - 1] if position else "",
        newest=links[0] if page.number else "",
        earlier=None,
        later=None,
        editions=(),
    )


def _with_month(cards: Cards, group: Group, page: ListPage[Placed], listing: Listing) -> Listing:
    """Return a month's listing with what lies beside the month and the editions that begin in it."""
    months = cards.months
    position = months.index(group)
    first = first_day(group)
    begun = [each for each in cards.site.editions if each.first.replace(day=1) == first and each.first != each.last]
    shown = begun if cards.site.config.pages.editions else []
    return replace(
        listing,
        month=first,
        earlier=_month_link(months[position + 1], page.url) if position + 1 < len(months) else None,
        later=_month_link(months[position - 1], page.url) if position else None,
        editions=tuple(cards.edition_link(each, page.url) for each in shown),
    )


def _month_link(group: Group, page: str) -> MonthLink:
    return MonthLink(first_day(group), relative(page, group.url))


def by_month(cards: Cards, page: ListPage[Placed]) -> tuple[Part, ...]:
    """Return the entries under the months of their addresses, with their summaries."""
    zone = cards.site.config.reading.zone
    found: dict[date, list[Card]] = {}
    for each in page.entries:
        month = shelf_month(each.entry.published.value, each.added, zone)
        card = cards.card(each, page.url)
        found.setdefault(month, []).append(replace(card, section="") if each.section == page.home else card)
    months = sorted(found, reverse=True)
    return tuple(Part(first, f"month-{first.isoformat()[:7]}", None, tuple(found[first])) for first in months)


def _days(cards: Cards, page: ListPage[Placed]) -> tuple[Part, ...]:
    """Return the entries under their days, one line each; those of an unknown day or date come at the end."""
    found: dict[date | str, list[Card]] = {}
    for each in page.entries:
        unknown = DAY_UNKNOWN if each.entry.published.value else DATE_UNKNOWN
        found.setdefault(known_day(each) or unknown, []).append(replace(cards.line(each, page.url), dated=None))
    days = sorted((day for day in found if not isinstance(day, str)), reverse=True)
    parts = (Part(day, day_anchor(day), cards.daily_edition(day, page.url), tuple(found[day])) for day in days)
    return (
        *parts,
        *(Part(None, name, None, tuple(found[name])) for name in (DAY_UNKNOWN, DATE_UNKNOWN) if name in found),
    )


def _heap(cards: Cards, page: ListPage[Placed]) -> tuple[Part, ...]:
    return (Part(None, "all", None, tuple(cards.card(each, page.url) for each in page.entries)),)
