"""Asks analysis what the published entries have to do with each other, and makes lists of the answer.

Analysis gets entries as they are published: of one that is not published in full only hashes of the whole text are
compared, which tell no more than that it is a copy. Which of two copies has the feed item is settled here too, once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.analysis.across import cover
from digest.analysis.analyse import analyse
from digest.analysis.coverage import NO_COVERAGE, Coverage
from digest.analysis.edited import edited
from digest.analysis.profiling import profile, shingles
from digest.analysis.subjects import NameBook
from digest.analysis.values import NOTHING, Analysis
from digest.assembly.grouping import commonest_forms, form_key
from digest.assembly.rights import limit, rights_of
from digest.foundation.model import Precision, Provenance
from digest.foundation.overrides import NO_OVERRIDES, Overrides

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from digest.analysis.coverage import Profile, Story
    from digest.assembly.ledger import Record
    from digest.assembly.settling import Settled
    from digest.foundation.config import Config
    from digest.foundation.model import Entry
    from digest.foundation.switches import Analyses


@dataclass(frozen=True, slots=True)
class Understood:
    """What analysis found in each entry (by path; limited to what may be published), and the editor's word on names and
    topics. An entry without an analysis is compared with no other."""

    analyses: Mapping[str, Analysis] = field(default_factory=lambda: MappingProxyType({}))
    overrides: Overrides = NO_OVERRIDES


NOTHING_UNDERSTOOD = Understood()


@dataclass(frozen=True, slots=True)
class Insight:
    """What is known of the entries of a site: of each, and across them."""

    understood: Understood
    coverage: Coverage

    def of(self, entry: Entry) -> Analysis:
        """Return what was found in an entry."""
        return self.understood.analyses.get(entry.path, NOTHING)


def understand(entry: Entry, config: Config) -> Analysis:
    """Return what stands in an entry, or rather in what may be published of it."""
    return analyse(limit(entry, rights_of(entry, config)), language=config.language, switches=config.analysis)


def cover_entries(
    public: Sequence[Entry], settled: Settled, understood: Understood | None, switches: Analyses
) -> Insight:
    """Return what the published entries have to do with each other; nothing, if nothing is understood of them."""
    if understood is None:
        return Insight(NOTHING_UNDERSTOOD, NO_COVERAGE)
    forms = commonest_forms(topic for each in public for topic in each.topics.value or ())
    profiles = [
        _profile(each, settled, understood.analyses.get(each.path, NOTHING), forms, switches) for each in public
    ]
    coverage = _wanted(cover(profiles, understood.overrides), switches)
    if understood.overrides.names != NO_OVERRIDES.names:
        book = NameBook(understood.overrides.names)
        analyses = {path: edited(found, book, path) for path, found in understood.analyses.items()}
        understood = replace(understood, analyses=analyses)
    return Insight(understood, coverage)


def fold_new(settled: Settled, coverage: Coverage, new: frozenset[str]) -> Settled:
    """Return the records with those marked that are copies on the day they come, of an entry with a feed item.

    Of copies that come together the lead has the item. What was public before stays as it is, whatever leads now.
    """
    records = {each.id: each for each in settled.records.values()}
    folded: set[str] = set()
    for copies in coverage.copies:
        members = [records[each] for each in (copies.lead, *copies.others)]
        folded |= _without_item(members, new)
    return replace(
        settled,
        records={
            path: replace(each, folded=True) if each.id in folded else each for path, each in settled.records.items()
        },
    )


def _without_item(members: Sequence[Record], new: Collection[str]) -> set[str]:
    """Return the ids of copies that get no feed item."""
    coming = [each.id for each in members if each.id in new]
    told = any(each.id not in new and not each.folded and not each.archived for each in members)
    return set(coming if told else coming[1:])


def _profile(
    entry: Entry, settled: Settled, analysis: Analysis, forms: Mapping[str, str], switches: Analyses
) -> Profile:
    """Return how an entry is compared: by what is published of it, but for the hashes of its whole text."""
    record, limited = settled.records[entry.path], settled.entries[entry.path]
    moment = limited.published.value
    found = profile(
        limited,
        analysis,
        id=record.id,
        at=record.date or record.added,
        dated=moment is not None and moment.precision is not Precision.MONTH,
        text_shingles=shingles(entry.blocks, fine=True) if switches.stories else (),
    )
    topics = entry.topics
    return replace(
        found,
        words=entry.words,
        topics=tuple(forms[form_key(each)] for each in topics.value or ()),
        added=record.added,
        infer_topics=bool(topics.value) or topics.provenance is not Provenance.GIVEN,
    )


def _wanted(coverage: Coverage, switches: Analyses) -> Coverage:
    """Return what is found without what is switched off. What the editor said of stories and topics stays."""
    if not switches.topics:
        given = (replace(each, entries=_only(each.entries, each.given)) for each in coverage.topics)
        coverage = replace(coverage, topics=tuple(each for each in given if each.entries))
    if not switches.stories:
        told = tuple(each for each in map(_told, coverage.stories) if each.merges)
        coverage = replace(coverage, stories=told, threads=(), related={})
    return coverage


def _told(story: Story) -> Story:
    """Return a story with those entries that the editor put together."""
    merges = tuple(each for each in story.merges if each.rule == "editor")
    together = {name for each in merges for name in (each.entry, each.like)}
    return replace(story, entries=_only(story.entries, together), merges=merges)


def _only(entries: Sequence[str], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(each for each in entries if each in kept)
