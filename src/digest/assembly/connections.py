"""Looks up what analysis found across entries, by entry and by list. Made once a site; it knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.site import GroupKind

if TYPE_CHECKING:
    from digest.analysis.coverage import Merge, Subject
    from digest.analysis.values import NameKind
    from digest.assembly.site import Group, Placed, Site


class Connections:
    """The copies, stories, names and relations of a site's entries."""

    def __init__(self, site: Site) -> None:
        coverage = site.coverage
        self._placed = {each.id: each for each in site.entries}
        self._lead = {other: each.lead for each in coverage.copies for other in each.others}
        self._copies = {each.lead: tuple(zip(each.others, each.overlap, strict=True)) for each in coverage.copies}
        self._groups = {group.url: group for group in site.groups}
        self._merges = {merge.entry: merge for story in coverage.stories for merge in story.merges}
        self._related = coverage.related
        self._inferred = {each.key for each in coverage.topics if not each.given}
        subjects = {subject_key(each): each for each in coverage.subjects}
        self.subjects = {
            group.url: subjects[group.key] for group in site.of_kind(GroupKind.NAME) if group.key in subjects
        }
        self._forms = {
            (form.casefold(), each.kind): url
            for url, each in self.subjects.items()
            for form in (each.name, *each.forms)
        }

    def is_copy(self, placed: Placed) -> bool:
        """Tell whether lists show another version of an entry's text instead of it."""
        return placed.id in self._lead

    def lead(self, placed: Placed) -> Placed:
        """Return the version of an entry's text that lists show: itself, unless it is a copy of another."""
        return self._placed[self._lead.get(placed.id, placed.id)]

    def copies(self, placed: Placed) -> tuple[tuple[Placed, float], ...]:
        """Return the other copies of the text that an entry leads, each with the share that stands in it (0 to 1)."""
        return tuple((self._placed[one], share) for one, share in self._copies.get(placed.id, ()))

    def group(self, url: str | None) -> Group | None:
        """Return the list at an address."""
        return self._groups.get(url) if url else None

    def is_inferred(self, topic: Group) -> bool:
        """Tell whether no editor gave a topic to any entry."""
        return topic.key in self._inferred

    def merge(self, placed: Placed) -> Merge | None:
        """Return why an entry is in its story; the oldest one is in it without a reason."""
        return self._merges.get(placed.id)

    def related(self, placed: Placed) -> tuple[tuple[Placed, tuple[str, ...]], ...]:
        """Return other entries worth reading, the closest first, each with what they share."""
        return tuple((self._placed[each.entry], each.shared) for each in self._related.get(placed.id, ()))

    def name_page(self, name: str, kind: NameKind, placed: Placed | None = None) -> str:
        """Return the address of a name's list, or an empty text; with an entry, only if the list has that entry."""
        url = self._forms.get((name.casefold(), kind), "")
        lists = (self.lead(placed).names if placed else None) or ()
        return url if url and (placed is None or url in lists) else ""


def subject_key(subject: Subject) -> str:
    """Return what tells a name from all others: two of one spelling can be of different kinds."""
    return f"{subject.kind}:{subject.key}"
