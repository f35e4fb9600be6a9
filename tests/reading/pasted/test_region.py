"""Where an article begins and ends among the lines of a page."""

from __future__ import annotations

import pytest

from digest.reading.pasted.boilerplate import load_boilerplate
from digest.reading.pasted.marks import mark_units
from digest.reading.pasted.region import Region, find_region
from digest.reading.pasted.units import Unit

P = "The harbour master said on Monday that the ferry had left the quay before the storm came, and nobody was hurt."
MENU = ["Home", "News", "Sport", "Search", "Log in"]
FOOTER = ["Share this", "Facebook", "Privacy Policy"]
TEASERS = [
    "Harbour Wants Second Ferry Before Winter Storms",
    "The harbour wants a second boat, and the town has to find a berth for it.",
    "Ann Lee",
]
ITSELF = (
    "The Harbour Post is where the coast reads about itself. It has told the stories of boats, of those who build them "
    "and of those who wait for them ever since the first mole was built, and it does so every day of the week with a "
    "staff of forty, two of whom have never been to sea in their lives and do not mean to go there."
)
LINKS = ["A second ferry for the town", "Winter timetable of the ferry"]


def region(*texts: str) -> Region:
    units = tuple(Unit(text, 0, len(text), 1, 0) for text in texts)
    return find_region(mark_units(units, load_boilerplate("en"), "en"))


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        ([P, P], 0, 2),
        ([*MENU, "Ferry leaves early", P, P, *FOOTER], 6, 8),
        ([*MENU, P, "Related articles", *LINKS, P, P, P, *FOOTER], 5, 12),
        ([*MENU, P, P, "Most read", *LINKS, *FOOTER], 5, 7),
        ([*MENU, "By Ann Lee", "It rained.", P, P, *FOOTER], 6, 9),
        ([*MENU, "By Ann Lee", P, "Related articles", *LINKS, P, P, *FOOTER], 6, 12),
        ([*MENU, P, P, "A boat", "A rope", *FOOTER[1:], "Share"], 5, 7),
        ([P, P, "A boat", "A rope"], 0, 4),
        ([P, P, "Post a Comment", P, P, P, P, P, P, P, P], 0, 2),
        (["Post a Comment", P, P], 1, 3),
        ([P, "Advertisement", P], 0, 3),
        ([*MENU, P, P, P, "More from the Post", *TEASERS * 4, ITSELF, *FOOTER], 5, 8),
        ([*MENU, P, P, P, "More from the Post", *TEASERS * 2, ITSELF, ITSELF, P, *FOOTER], 5, 18),
    ],
    ids=[
        "prose alone",
        "menu and footer",
        "links within",
        "links below",
        "a short sentence under the byline",
        "the lede under the byline, above links",
        "credits below, on a page",
        "a list below, in a clean text",
        "many comments",
        "a comment link above",
        "an advertisement within",
        "teasers, then the paper about itself",
        "teasers, then the article goes on",
    ],
)
def test_the_stretch_of_prose(texts: list[str], first: int, last: int) -> None:
    """From the first to the last paragraph of its own, across what stands within."""
    found = region(*texts)
    assert (first, last) == (found.first, found.last)


def test_nothing_has_an_empty_region() -> None:
    """An empty text has no article; one without prose is all article down to its first comment."""
    assert Region(0, 0, page=False) == region()
    assert Region(0, 2, page=False) == region("Oslo", "Bergen")
    assert Region(0, 1, page=False) == region("Oslo", "Post a Comment")
