"""Puts the entries of one page together by event: one stands for each event, and of copies of one text only one is
there at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.assembly.subjects import leading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.assembly.connections import Connections
    from digest.assembly.site import Placed


@dataclass(frozen=True, slots=True)
class Cluster:
    """An event on a page: the entry that stands for it, the `others` (the newest first), and the copies that are folded
    under any of them. `story` is the address of the event's page, None where it has one entry only."""

    lead: Placed
    others: tuple[Placed, ...] = ()
    copies: tuple[Placed, ...] = ()
    story: str | None = None

    @property
    def coverage(self) -> int:
        """How many articles there are on the event, copies aside."""
        return 1 + len(self.others)

    @property
    def entries(self) -> tuple[Placed, ...]:
        """All entries, in the order of reading."""
        return (self.lead, *self.others, *self.copies)


def clusters(found: Connections, entries: Sequence[Placed]) -> tuple[Cluster, ...]:
    """Return the events of some entries (newest first), in the order of the newest entry of each."""
    shown, folded = _unfolded(found, entries)
    events: dict[str, list[Placed]] = {}
    for each in shown:
        events.setdefault(found.lead(each).story or each.url, []).append(each)
    made = []
    for key, members in events.items():
        lead = leading(members)
        others = tuple(each for each in members if each is not lead)
        copies = tuple(one for each in members for one in folded.get(each.id, ()))
        made.append(Cluster(lead, others, copies, key if found.group(key) else None))
    return tuple(made)


def _unfolded(found: Connections, entries: Iterable[Placed]) -> tuple[list[Placed], dict[str, list[Placed]]]:
    """Return the entries without copies of one another, and the copies by the id of the one that is left: that is the
    lead of all copies if it is there, else the first."""
    texts: dict[str, list[Placed]] = {}
    for each in entries:
        texts.setdefault(found.lead(each).id, []).append(each)
    shown, folded = [], {}
    for lead, members in texts.items():
        first = next((each for each in members if each.id == lead), members[0])
        shown.append(first)
        folded[first.id] = [each for each in members if each is not first]
    return shown, folded
