"""The levels of an article's headings: below the page's own, and without gaps.

The page's headline is its only h1, so the text's highest heading becomes h2; one that skips levels comes directly below
the heading before it, since screen readers and checkers take a gap for a missing heading.
"""

from __future__ import annotations

TOP_HEADING = 2  # the page's headline is the only h1
LOWEST_HEADING = 6


class Outline:
    """The headings of one article in their order. `demotion` is added to the levels as written."""

    def __init__(self, demotion: int) -> None:
        self._demotion = demotion
        self.level = TOP_HEADING - 1  # of the last heading; at first the page's own

    def enter(self, written: int) -> int:
        """Return the level (2 to 6) of the next heading, given the level (1 to 6) that its author wrote."""
        wanted = max(TOP_HEADING, written + self._demotion)
        self.level = min(LOWEST_HEADING, wanted, self.level + 1)
        return self.level
