"""The lists that entries stand in: sections, topics, sources and months, with their labels and addresses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.assembly.addresses import distinct
from digest.assembly.site import Group, GroupKind
from digest.assembly.timing import shelf_month
from digest.foundation.urls import is_web_address, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import tzinfo

    from digest.assembly.site import Placed
    from digest.foundation.config import Config


def groups_of(entries: Sequence[Placed], config: Config) -> tuple[Group, ...]:
    """Return all lists of some entries, which stand in them in the order given."""
    sources = _sources(entries, config)
    return (*_sections(entries, config), *_topics(entries), *sources, *_months(entries, config.reading.zone))


def with_lists(entries: Iterable[Placed], groups: Iterable[Group]) -> tuple[Placed, ...]:
    """Return the entries with the addresses of the section, topics and source they stand in."""
    urls: dict[tuple[str, GroupKind], list[str]] = {}
    for group in groups:
        for each in group.entries:
            urls.setdefault((each.id, group.kind), []).append(group.url)

    def first(each: Placed, kind: GroupKind) -> str | None:
        return next(iter(urls.get((each.id, kind), ())), None)

    return tuple(
        replace(
            each,
            section=first(each, GroupKind.SECTION),
            topics=tuple(urls.get((each.id, GroupKind.TOPIC), ())),
            source=first(each, GroupKind.SOURCE),
        )
        for each in entries
    )


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
    taken: set[str] = set()
    return tuple(
        Group(GroupKind.SECTION, titles.get(slug, names[slug]), distinct(slug, "sections", taken), found[slug])
        for slug in order
    )


def _topics(entries: Sequence[Placed]) -> tuple[Group, ...]:
    """Return a group a topic. Topics that differ in case, spaces or hyphens are one, under their commonest form."""
    found = _grouped(entries, lambda each: list(dict.fromkeys(_key(one) for one in each.entry.topics.value or ())))
    forms = _forms((_key(topic), topic) for each in entries for topic in each.entry.topics.value or ())
    return _labelled(GroupKind.TOPIC, "topics", found, forms)


def _sources(entries: Sequence[Placed], config: Config) -> tuple[Group, ...]:
    """Return a group a source. One that only its address tells is known by its host, or by the name that digest.yaml
    gives that host."""
    hosts = {_host(each.url): each.name for each in config.reading.sources if _host(each.url)}
    named = {each.name.casefold(): each.name for each in config.reading.sources}

    def name(each: Placed) -> str:
        source = each.entry.source.value
        if source is None:
            return ""
        host = _host(source.url)
        return named.get(source.name.casefold(), source.name) or hosts.get(host, host)

    found = _grouped(entries, lambda each: [_key(name(each))] if name(each) else [])
    forms = _forms((_key(name(each)), name(each)) for each in entries if name(each))
    return _labelled(GroupKind.SOURCE, "sources", found, forms)


def _months(entries: Sequence[Placed], zone: tzinfo) -> tuple[Group, ...]:
    """Return a group a month, the newest first: of an entry's date, else of when it was added. Entries that an import
    brought without a date belong to none."""
    dated = [each for each in entries if not (each.archived and each.entry.published.value is None)]
    found = _grouped(dated, lambda each: [shelf_month(each.entry.published.value, each.added, zone).isoformat()[:7]])
    return tuple(Group(GroupKind.MONTH, key, f"archive/{key}.html", found[key]) for key in sorted(found, reverse=True))


def _labelled(
    kind: GroupKind, folder: str, found: Mapping[str, tuple[Placed, ...]], forms: Mapping[str, Counter[str]]
) -> tuple[Group, ...]:
    """Return groups by key, each under the commonest form of its name and an address of its own."""
    taken: set[str] = set()
    groups = []
    for key in sorted(found):
        label = min(forms[key], key=lambda form: (-forms[key][form], form))
        groups.append(Group(kind, label, distinct(label, folder, taken), found[key]))
    return tuple(groups)


def _forms(names: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    forms: dict[str, Counter[str]] = {}
    for key, name in names:
        forms.setdefault(key, Counter())[name] += 1
    return forms


def _grouped(entries: Sequence[Placed], keys: Callable[[Placed], list[str]]) -> dict[str, tuple[Placed, ...]]:
    found: dict[str, list[Placed]] = {}
    for each in entries:
        for key in keys(each):
            found.setdefault(key, []).append(each)
    return {key: tuple(members) for key, members in found.items()}


def _host(url: str) -> str:
    host = urlsplit(url).hostname if is_web_address(url) else None
    return (host or "").removeprefix("www.")


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def _as_title(name: str) -> str:
    """Return a folder's name as a label: `middle-east` is `Middle east`."""
    text = re.sub(r"[-_]+", " ", name).strip()
    return text[:1].upper() + text[1:]
