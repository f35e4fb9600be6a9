"""Decides what the site consists of: which entries are published, in which order, and in which lists they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.assembly.addresses import address, distinct
from digest.assembly.ledger import register
from digest.assembly.resolving import broken_links
from digest.assembly.site import Group, GroupKind, Held, Placed, Reason, Site
from digest.assembly.timing import feed_date, is_expired, is_future, shelf_month
from digest.foundation.urls import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime, tzinfo

    from digest.assembly.ledger import Ledger
    from digest.foundation.config import Config
    from digest.foundation.model import Entry


def assemble(
    entries: Sequence[Entry], ledger: Ledger, config: Config, now: datetime, *, present: frozenset[str]
) -> Site:
    """Return the site of some entries at an instant (aware); `present` are the paths of all article files, readable or
    not. The order of the entries does not matter."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    held = tuple(each for each in (_held(entry, now, config.reading.zone) for entry in ordered) if each)
    hidden = {each.path for each in held}
    public = [entry for entry in ordered if entry.path not in hidden]
    registration = register(ledger, public, now, present=present)
    placed = []
    for entry in public:
        record = registration.by_path[entry.path]
        date = feed_date(entry.published.value, record.added, config.reading.zone)
        placed.append(Placed(entry, record.id, "", record.added, date))
    addressed, collisions = address(placed, config.reading.zone)
    newest = _newest_first(addressed)
    groups = (*_sections(newest, config), *_topics(newest), *_months(newest, config.reading.zone))
    by_path = {each.entry.path: each for each in _with_lists(newest, groups)}
    broken = broken_links(by_path, {each.path: each for each in held})
    diagnostics = (*registration.diagnostics, *collisions, *broken)
    groups = tuple(replace(each, entries=tuple(by_path[one.entry.path] for one in each.entries)) for each in groups)
    return Site(config, tuple(by_path.values()), held, groups, registration.ledger, diagnostics, by_path)


def _held(entry: Entry, now: datetime, zone: tzinfo) -> Held | None:
    """Return why an entry is held back, or None if it is public."""
    if entry.draft:
        return Held(entry.path, Reason.DRAFT)
    if entry.expires and is_expired(entry.expires, now, zone):
        return Held(entry.path, Reason.EXPIRED)
    if entry.published.value and is_future(entry.published.value, now):
        return Held(entry.path, Reason.FUTURE, entry.published.value)
    return None


def _newest_first(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """Return entries by feed date, the newest first; at the same instant the later added, then the longer."""
    by_path = sorted(placed, key=lambda each: each.entry.path)
    return tuple(sorted(by_path, key=lambda each: (each.feed_date, each.added, each.entry.words), reverse=True))


def _sections(entries: Sequence[Placed], config: Config) -> tuple[Group, ...]:
    """Return the sections that have entries: in the configuration's order, then the others by name."""
    listed = config.reading.sections
    titles = {each.slug: _as_title(each.title) if each.title == each.slug else each.title for each in listed}
    found = _grouped(entries, lambda each: [slugify(each.entry.section.value)] if each.entry.section.value else [])
    names: dict[str, str] = {}
    for each in sorted(entries, key=lambda one: one.entry.path):
        if each.entry.section.value:
            names.setdefault(slugify(each.entry.section.value), _as_title(each.entry.section.value))
    order = [slug for slug in (*titles, *sorted(found.keys() - titles.keys())) if slug in found]
    return tuple(
        Group(GroupKind.SECTION, titles.get(slug, names[slug]), f"sections/{slug}.html", found[slug]) for slug in order
    )


def _topics(entries: Sequence[Placed]) -> tuple[Group, ...]:
    """Return a group a topic. Topics that differ in case, spaces or hyphens are one, under their commonest form."""
    forms: dict[str, Counter[str]] = {}
    for each in entries:
        for topic in each.entry.topics.value or ():
            forms.setdefault(_key(topic), Counter())[topic] += 1
    found = _grouped(entries, lambda each: list(dict.fromkeys(_key(one) for one in each.entry.topics.value or ())))
    taken: set[str] = set()
    groups = []
    for key in sorted(found):
        label = min(forms[key], key=lambda form: (-forms[key][form], form))
        groups.append(Group(GroupKind.TOPIC, label, distinct(label, "topics", taken), found[key]))
    return tuple(groups)


def _months(entries: Sequence[Placed], zone: tzinfo) -> tuple[Group, ...]:
    """Return a group a month, the newest first. The month is the one in the entries' addresses."""
    found = _grouped(entries, lambda each: [shelf_month(each.entry.published.value, each.added, zone).isoformat()[:7]])
    return tuple(Group(GroupKind.MONTH, key, f"archive/{key}.html", found[key]) for key in sorted(found, reverse=True))


def _grouped(entries: Sequence[Placed], keys: Callable[[Placed], list[str]]) -> dict[str, tuple[Placed, ...]]:
    found: dict[str, list[Placed]] = {}
    for each in entries:
        for key in keys(each):
            found.setdefault(key, []).append(each)
    return {key: tuple(members) for key, members in found.items()}


def _with_lists(entries: Sequence[Placed], groups: Iterable[Group]) -> tuple[Placed, ...]:
    """Return the entries with the addresses of the section and topics they stand in."""
    section: dict[str, str] = {}
    topics: dict[str, list[str]] = {}
    for group in groups:
        for each in group.entries:
            if group.kind is GroupKind.SECTION:
                section[each.entry.path] = group.url
            elif group.kind is GroupKind.TOPIC:
                topics.setdefault(each.entry.path, []).append(group.url)
    return tuple(
        replace(each, section=section.get(each.entry.path), topics=tuple(topics.get(each.entry.path, ())))
        for each in entries
    )


def _key(topic: str) -> str:
    return re.sub(r"[\s_-]+", " ", topic).strip().casefold()


def _as_title(name: str) -> str:
    """Return a folder's name as a label: `middle-east` is `Middle east`."""
    text = re.sub(r"[-_]+", " ", name).strip()
    return text[:1].upper() + text[1:]
