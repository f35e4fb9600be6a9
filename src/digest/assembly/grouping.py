"""The lists that entries stand in: sections, sources and months, with their labels and addresses; and all at once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.assembly import subjects
from digest.assembly.addresses import distinct
from digest.assembly.site import Group, GroupKind
from digest.assembly.timing import shelf_month
from digest.foundation.urls import is_web_address, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import tzinfo

    from digest.analysis.coverage import Coverage
    from digest.assembly.site import Placed
    from digest.foundation.config import Config


def groups_of(entries: Sequence[Placed], config: Config, coverage: Coverage) -> tuple[Group, ...]:
    """Return all lists of some entries, which stand in them in the order given."""
    topics = subjects.topics(entries, coverage) if coverage.topics else _topics(entries)
    return (
        *_sections(entries, config),
        *topics,
        *_sources(entries, config),
        *_months(entries, config.reading.zone),
        *subjects.stories(entries, coverage),
        *subjects.names(entries, coverage),
    )


def with_lists(entries: Iterable[Placed], groups: Iterable[Group], coverage: Coverage) -> tuple[Placed, ...]:
    """Return the entries with the addresses of all lists they stand in but the months."""
    given = {each.key: each.given for each in coverage.topics}
    urls: dict[tuple[str, GroupKind], list[str]] = {}
    found: dict[str, list[str]] = {}
    for group in groups:
        inferred = group.kind is GroupKind.TOPIC and group.key in given
        for each in group.entries:
            if inferred and each.id not in given[group.key]:
                found.setdefault(each.id, []).append(group.url)
            else:
                urls.setdefault((each.id, group.kind), []).append(group.url)

    def first(each: Placed, kind: GroupKind) -> str | None:
        return next(iter(urls.get((each.id, kind), ())), None)

    return tuple(
        replace(
            each,
            section=first(each, GroupKind.SECTION),
            topics=tuple(urls.get((each.id, GroupKind.TOPIC), ())),
            source=first(each, GroupKind.SOURCE),
            found=tuple(found.get(each.id, ())),
            names=tuple(urls.get((each.id, GroupKind.NAME), ())),
            story=first(each, GroupKind.STORY),
            thread=first(each, GroupKind.THREAD),
        )
        for each in entries
    )


def commonest_forms(names: Iterable[str]) -> dict[str, str]:
    """Return the form that most use of each name, by what its forms have in common."""
    forms = _forms((form_key(each), each) for each in names)
    return {key: _commonest(counted) for key, counted in forms.items()}


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
    found = _grouped(entries, lambda each: list(dict.fromkeys(form_key(one) for one in each.entry.topics.value or ())))
    forms = _forms((form_key(topic), topic) for each in entries for topic in each.entry.topics.value or ())
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

    found = _grouped(entries, lambda each: [form_key(name(each))] if name(each) else [])
    forms = _forms((form_key(name(each)), name(each)) for each in entries if name(each))
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
        label = _commonest(forms[key])
        groups.append(Group(kind, label, distinct(label, folder, taken), found[key]))
    return tuple(groups)


def _forms(names: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    forms: dict[str, Counter[str]] = {}
    for key, name in names:
        forms.setdefault(key, Counter())[name] += 1
    return forms


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _grouped(entries: Sequence[Placed], keys: Callable[[Placed], list[str]]) -> dict[str, tuple[Placed, ...]]:
    found: dict[str, list[Placed]] = {}
    for each in entries:
        for key in keys(each):
            found.setdefault(key, []).append(each)
    return {key: tuple(members) for key, members in found.items()}


def _host(url: str) -> str:
    host = urlsplit(url).hostname if is_web_address(url) else None
    return (host or "").removeprefix("www.")


def form_key(name: str) -> str:
    """Return what the forms of one name have in common: they differ in case, spaces and hyphens."""
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def _as_title(name: str) -> str:
    """Return a folder's name as a label: `middle-east` is `Middle east`."""
    text = re.sub(r"[-_]+", " ", name).strip()
    return text[:1].upper() + text[1:]
