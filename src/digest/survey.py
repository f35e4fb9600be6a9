"""What `digest stories`, `digest names` and `digest topics` tell: what was put together across entries, and why.

A peer of `build`: it calls the same rooms on the whole content folder and writes nothing. What is held back is not in
it, so that the editor checks what the site would say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.covering import Understood, understand
from digest.assembly.prose import title_of
from digest.assembly.subjects import leading
from digest.foundation.config import load_config
from digest.foundation.diagnostics import Diagnostic
from digest.foundation.overrides import load_overrides
from digest.publishing.ledger_file import load_ledger
from digest.publishing.viewpoint import from_content
from digest.reading.discover import discover, read_bytes
from digest.reading.read import Reading, read_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from digest.analysis.coverage import Coverage, Merge, Story, Subject, Topic
    from digest.assembly.site import Placed
    from digest.foundation.settings import ReadingSettings
    from digest.reading.discover import Discovery


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known across entries, and the published entries by their ids."""

    coverage: Coverage
    entries: Mapping[str, Placed]

    def path(self, entry: str) -> str:
        """Return an entry's file, relative to the content folder."""
        return self.entries[entry].entry.path

    def headline(self, story: Story) -> str:
        """Return a story's headline: that of the entry which leads its page, as the site has it."""
        folded = {other for copies in self.coverage.copies for other in copies.others}
        shown = [self.entries[each] for each in reversed(story.entries) if each not in folded]
        return title_of(leading(shown or [self.entries[story.entries[0]]]).entry)


def survey(folder: Path, now: datetime) -> tuple[Survey | None, tuple[Diagnostic, ...]]:
    """Return what is known across the entries that would be published now, and every fault that was met. Where the
    configuration, the ledger or the content folder cannot be read there is nothing to tell."""
    config, faults = load_config(folder)
    if config is None:
        return None, faults
    overrides, more = load_overrides(folder)
    ledger, unread = load_ledger(folder)
    faults = (*faults, *more, *unread)
    if ledger is None:
        return None, faults
    discovery = discover(folder / config.content, config.reading)
    readings = tuple(_read(discovery, config.reading))
    entries = [each.entry for each in readings if each.entry]
    now = now if now.tzinfo else now.replace(tzinfo=config.reading.zone)
    site = assemble(
        entries,
        ledger,
        config,
        now,
        present=frozenset(file.path for file in discovery.files),
        options=AssembleOptions(locked=True),
        understood=Understood({each.path: understand(each, config) for each in entries}, overrides),
    )
    said = (*discovery.diagnostics, *(each for reading in readings for each in reading.diagnostics))
    texts = {each.entry.path: each.text for each in readings if each.entry}
    return (
        Survey(site.coverage, {each.id: each for each in site.entries}),
        (*faults, *from_content(config.content, said, texts)),
    )


def _read(discovery: Discovery, settings: ReadingSettings) -> Iterator[Reading]:
    for file in discovery.files:
        data = read_bytes(file)
        yield Reading(None, (data,)) if isinstance(data, Diagnostic) else read_article(file.path, data, settings)


def stories(found: Survey) -> dict[str, Any]:
    """Return the object that `digest stories --format json` prints; docs/across.md describes its keys."""
    coverage = found.coverage
    return {
        "stories": [_story(found, each) for each in coverage.stories],
        "copies": [
            {
                "lead": found.path(each.lead),
                "entries": [found.path(other) for other in each.others],
                "overlap": [round(share, 3) for share in each.overlap],
            }
            for each in coverage.copies
        ],
        "threads": [{"id": each.id, "stories": list(each.stories)} for each in coverage.threads],
    }


def names(found: Survey) -> dict[str, Any]:
    """Return the object that `digest names --format json` prints."""
    listed: dict[str, Any] = {"people": [], "places": [], "organisations": []}
    lists = {"person": "people", "place": "places", "organisation": "organisations"}
    for each in found.coverage.subjects:
        listed[lists[each.kind]].append(_subject(found, each))
    return listed


def topics(found: Survey) -> dict[str, Any]:
    """Return the object that `digest topics --format json` prints."""
    return {"topics": [_topic(found, each) for each in found.coverage.topics]}


def reason(merges: tuple[Merge, ...]) -> str:
    """Return why a story's entries stand together, in a few words."""
    if not merges:
        return ""
    if all(each.rule == "editor" for each in merges):
        return "the editor put them together"
    shared = list(dict.fromkeys(label for each in merges for label in (*each.names, *each.terms)))
    alike = min(each.similarity for each in merges)
    return f"share {', '.join(shared[:6]) or 'most of their text'} (alike by {alike:.2f} or more)"


def _story(found: Survey, story: Story) -> dict[str, Any]:
    days = sorted(found.entries[each].feed_date.date().isoformat() for each in story.entries)
    return {
        "id": story.id,
        "headline": found.headline(story),
        "entries": [found.path(each) for each in story.entries],
        "reason": reason(story.merges),
        "first": days[0],
        "last": days[-1],
        "merges": [
            {
                "entry": found.path(each.entry),
                "like": found.path(each.like),
                "names": list(each.names),
                "terms": list(each.terms),
                "similarity": round(each.similarity, 3),
                "rule": each.rule,
            }
            for each in story.merges
        ],
    }


def _subject(found: Survey, subject: Subject) -> dict[str, Any]:
    return {
        "name": subject.name,
        "role": subject.role or None,
        "forms": list(subject.forms),
        "entries": [found.path(each) for each in subject.entries],
        "given": subject.given,
    }


def _topic(found: Survey, topic: Topic) -> dict[str, Any]:
    return {
        "topic": topic.label,
        "entries": [found.path(each) for each in topic.entries],
        "given": [found.path(each) for each in topic.entries if each in topic.given],
        "rule": topic.rule,
    }
