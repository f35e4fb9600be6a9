"""Where the subject of a list is now whose address was another once: a name under a fuller form, a topic under the name
that the editor gave it, a story whose oldest article came late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.connections import subject_key
from digest.assembly.site import GroupKind
from digest.assembly.subjects import story_address
from digest.foundation.overrides import fold
from digest.foundation.urls import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.analysis.coverage import Coverage
    from digest.analysis.values import Analysis
    from digest.assembly.site import Group
    from digest.foundation.overrides import Overrides

HTML, XML = ".html", ".xml"


def successors(groups: Sequence[Group], coverage: Coverage, overrides: Overrides) -> dict[str, str]:
    """Return where the subject of each address that a list might have had is now; one that is there is not moved."""
    there = {group.url for group in groups}
    found: dict[str, str] = {}
    for old, new in _moves(groups, coverage, overrides):
        if old not in there:
            found.setdefault(old, new)
            found.setdefault(_feed(old), _feed(new))
    return found


def told_by(analyses: Iterable[Analysis]) -> frozenset[str]:
    """Return the addresses, without suffix, of lists that could have been made of some texts: of what they name and of
    what they are about."""
    stems: set[str] = set()
    for each in analyses:
        stems |= {f"names/{slugify(form)}" for name in each.names for form in (name.name, *name.forms)}
        stems |= {f"topics/{slugify(term.label)}" for term in each.terms}
        stems |= {f"topics/{slugify(form)}" for name in each.names for form in (name.name, *name.forms)}
    return frozenset(stems)


def _moves(groups: Sequence[Group], coverage: Coverage, overrides: Overrides) -> Iterator[tuple[str, str]]:
    """Give every address that a list could have had before, and the list's own."""
    by_key = {(group.kind, group.key): group.url for group in groups}
    for subject in coverage.subjects:
        url = by_key.get((GroupKind.NAME, subject_key(subject)))
        if url:
            yield from ((f"names/{slugify(form)}{HTML}", url) for form in subject.forms)
    for rule in overrides.topics.rules:
        url = by_key.get((GroupKind.TOPIC, fold(rule.label)))
        if url:
            yield from ((f"topics/{slugify(alias)}{HTML}", url) for alias in rule.aliases)
    for group in groups:
        if group.kind in (GroupKind.STORY, GroupKind.THREAD):
            yield from ((story_address(each, group.kind), group.url) for each in group.entries)


def _feed(url: str) -> str:
    return url.removesuffix(HTML) + XML
