"""Gathers entries under the people, places and organisations that they mention: the names that the site knows.

One name is one key, however its forms differ in case, hyphens, accents or a middle initial; a person is known by the
full name only, since one surname has many bearers. What the editor says in names.yaml wins over all of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.analysis.coverage import Subject
from digest.analysis.values import NameKind
from digest.foundation.overrides import NO_OVERRIDES, NameRule, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.analysis.coverage import Copies, Profile
    from digest.foundation.overrides import NameOverrides

_INITIALS = re.compile(r"(?<=\S )(?:[^\W\d_]\.? )+(?=\S{2})")
_KINDS = tuple(NameKind)


@dataclass(frozen=True, slots=True)
class Known:
    """What a name that stands in a text is on this site. `key` is the same for all its forms; `name` is how the editor
    wants it shown, else the form itself; `role` is None where the editor says nothing of it."""

    key: str
    name: str
    kind: NameKind
    role: str | None = None
    given: bool = False


class NameBook:
    """The editor's word on names, looked up by form and article."""

    def __init__(self, overrides: NameOverrides = NO_OVERRIDES.names) -> None:
        self._rules: dict[str, list[NameRule]] = {}
        for rule in sorted(overrides.rules, key=lambda each: not each.within):  # what is said of some articles first
            for form in (rule.name, *rule.aliases):
                self._rules.setdefault(name_key(form), []).append(rule)
        self._blocked = frozenset(name_key(each) for each in overrides.block)
        self._found: dict[tuple[str, NameKind], Known | None] = {}

    def find(self, form: str, kind: NameKind, path: str) -> Known | None:
        """Return what a name in the article file of a path is, or None where it is not to be shown as a name."""
        if (form, kind) in self._found:
            return self._found[form, kind]
        rules = self._rules.get(name_key(form), ())
        known = self._judged(form, kind, next((each for each in rules if each.covers(path)), None))
        if not any(each.within for each in rules):  # the same in any article
            self._found[form, kind] = known
        return known

    def _judged(self, form: str, kind: NameKind, rule: NameRule | None) -> Known | None:
        key = name_key(rule.name if rule else form)
        if key in self._blocked:
            return None
        if rule is None:
            return Known(key, form, kind)
        return Known(key, rule.name, NameKind(rule.kind) if rule.kind else kind, rule.role, given=True)


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Return what the forms of one name have in common: "Donald J. Trump" is "Donald Trump", "Kim Jong-un" is "Kim Jong
    Un", "Nicolás Maduro" is "Nicolas Maduro", "the U.S." is "US"."""
    plain = fold(name)
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(each for each in apart if not unicodedata.combining(each))
    return _INITIALS.sub("", plain).replace(".", "").strip() or fold(name)


@dataclass(slots=True)
class _Gathered:
    """What the entries say of one name: each counter counts entries."""

    kinds: Counter[NameKind] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    entries: dict[str, None] = field(default_factory=dict)
    known: Known | None = None


def find_subjects(
    profiles: Sequence[Profile], copies: Sequence[Copies], overrides: NameOverrides
) -> tuple[Subject, ...]:
    """Return the names that two or more entries mention, and those that the editor listed and one does, by key. Copies
    mention nothing of their own; the order of the profiles does not matter."""
    book = NameBook(overrides)
    folded = {other for group in copies for other in group.others}
    found: dict[str, _Gathered] = {}
    for each in sorted(profiles, key=lambda profile: (profile.at, profile.id)):
        if each.id in folded:
            continue
        for name in each.names:
            known = book.find(name.label, name.kind, each.path) if name.kind else None
            if known is None or not (known.given or _is_full(known)):
                continue
            gathered = found.get(known.key)
            if gathered is None:
                gathered = found[known.key] = _Gathered()
            gathered.kinds[known.kind] += 1
            gathered.forms[name.label] += 1
            gathered.entries[each.id] = None
            if name.role:
                gathered.roles[name.role] += 1
            if known.given:
                gathered.known = known
    return tuple(
        _subject(key, gathered)
        for key, gathered in sorted(found.items())
        if gathered.known or len(gathered.entries) > 1
    )


def _is_full(known: Known) -> bool:
    return known.kind is not NameKind.PERSON or " " in known.key


def _subject(key: str, gathered: _Gathered) -> Subject:
    given = gathered.known
    forms = tuple(by_use(gathered.forms))
    role = next(iter(by_use(gathered.roles)), "")
    return Subject(
        key=key,
        kind=given.kind if given else min(gathered.kinds, key=lambda each: (-gathered.kinds[each], _KINDS.index(each))),
        name=given.name if given else forms[0],
        role=given.role if given and given.role is not None else role,
        forms=forms,
        entries=tuple(gathered.entries),
        given=given is not None,
    )


def by_use(counted: Counter[str]) -> list[str]:
    """Return what most entries use first, datelines' capitals last; of equals the longer, then by letter."""
    return sorted(counted, key=lambda each: (each.isupper() and len(each) > 5, -counted[each], -len(each), each))
