"""Lets the whole text vote: one kind a name, bare surnames to the full name, acronyms to what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.names.people import tell_apart
from digest.analysis.values import Mention, Name, NameKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.analysis.names.lexicon import Lexicon
    from digest.analysis.names.people import People
    from digest.analysis.names.sighting import Sighting

ENOUGH = 2


def link(sightings: Sequence[Sighting], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the names that the sightings of a text, in its order, amount to."""
    keys = [" ".join(each.words).casefold() for each in sightings]
    kinds = _vote(sightings, keys)
    whole = {key: None for key, kind in kinds.items() if kind is NameKind.PERSON and " " in key}
    people = tell_apart((tuple(key.split(" ")) for key in whole), lexicon.suffixes)
    aliases = _aliases(sightings, keys, kinds, lexicon)
    located = {
        key for each, key in zip(sightings, keys, strict=True) if each.weight > ENOUGH and each.kind is NameKind.PLACE
    }
    groups: dict[str, list[Sighting]] = {}
    for each, key in zip(sightings, keys, strict=True):
        name = _person(key, kinds, people, located) or aliases.get(key, key)
        kind = kinds.get(name)
        if kind is not None:
            groups.setdefault(lexicon.synonyms.get(name, name) if kind is NameKind.PLACE else name, []).append(each)
    names = []
    for key, found in groups.items():
        in_text = [each for each in found if each.paragraph]
        if in_text:
            names.append(_name(kinds.get(key, NameKind.PLACE), in_text))
    return tuple(sorted(names, key=lambda name: (name.mentions[0].paragraph, name.mentions[0].start)))


def _vote(sightings: Sequence[Sighting], keys: Sequence[str]) -> dict[str, NameKind]:
    """Return the kind of each key that is certain enough, in the order of the text; a full name is made likelier by its
    bare surname, an acronym by being spoken of twice."""
    votes: dict[str, list[Sighting]] = {}
    bare: dict[str, int] = {}
    for each, key in zip(sightings, keys, strict=True):
        if each.kind is None:
            bare[key] = max(bare.get(key, 0), each.weight)
        elif key in votes:
            votes[key].append(each)
        else:
            votes[key] = [each]
    kinds = {}
    for key, found in votes.items():
        kind, weight = found[0].kind, found[0].weight
        if len(found) > 1:
            kind = kind if all(each.kind is kind for each in found) else _heaviest(found)
            weight = max([each.weight for each in found if each.kind is kind])
        if weight < ENOUGH and kind is NameKind.PERSON and " " in key:
            half = found[0].rule == "given-name"
            weight += _support(bare.get(key.rpartition(" ")[2], 0), half=half)
        elif weight < ENOUGH and kind is NameKind.ORGANISATION:
            weight = sum(each.weight for each in found if each.kind is kind) - 1
        if kind is not None and weight >= ENOUGH:
            kinds[key] = kind
    return kinds


def _heaviest(found: Sequence[Sighting]) -> NameKind | None:
    """Return the kind with the weightiest sighting, of equals the one with most in all."""
    best: dict[NameKind | None, tuple[int, int]] = {}
    for each in found:
        most, total = best.get(each.kind, (0, 0))
        best[each.kind] = (max(most, each.weight), total + each.weight)
    return max(best, key=lambda kind: (best[kind], str(kind)))


def _support(bare: int, *, half: bool) -> int:
    """Return what a bare surname adds to a full name: much if it speaks, a little if the given name is known."""
    return 2 if bare > 1 else int(bare > 0 and half)


def _aliases(
    sightings: Sequence[Sighting], keys: Sequence[str], kinds: dict[str, NameKind], lexicon: Lexicon
) -> Mapping[str, str]:
    """Return which key stands for which: an acronym in brackets for the name before it, a company without its legal
    form for the one with it. What an acronym stands for is an organisation."""
    aliases: dict[str, str] = {}
    for at, (each, key) in enumerate(zip(sightings, keys, strict=True)):
        word = each.words[-1]
        if at and len(each.words) == 1 and word.isupper() and len(word) > 1 and len(sightings[at - 1].words) > 1:
            before = sightings[at - 1]
            near = before.paragraph == each.paragraph and each.start - before.end == len(" (")
            if (
                near
                and _initials(before) in {word, word.removesuffix("S")}
                and kinds.get(keys[at - 1]) is not NameKind.PLACE
            ):
                kinds[keys[at - 1]] = NameKind.ORGANISATION
                aliases[key] = keys[at - 1]
        elif len(each.words) > 1 and word.lower().rstrip(".") in lexicon.companies:
            for brief in (" ".join(each.words[:-1]).casefold(), each.words[0].casefold()):
                if kinds.get(brief) in {None, NameKind.ORGANISATION} and brief not in lexicon.common:
                    aliases.setdefault(brief, key)
    return aliases


def _initials(sighting: Sighting) -> str:
    return "".join(word[0] for word in sighting.words if word[0].isupper())


def _person(key: str, kinds: Mapping[str, NameKind], people: People, located: set[str]) -> str:
    """Return the key of the person whom a sighting means, or nothing. A city in its place is no person."""
    if key in people.person:
        return people.person[key]
    kind = kinds.get(key)
    if kind is NameKind.ORGANISATION or (" " in key and not key[0].islower()):
        return ""
    if kind is NameKind.PLACE:
        return "" if key in located else people.bearer(key)
    return people.meant(key)


def _name(kind: NameKind, found: list[Sighting]) -> Name:
    forms = tuple(dict.fromkeys([" ".join(each.words) for each in found]))
    best = max(found, key=lambda each: each.weight)
    name = forms[0]
    if len(forms) > 1:
        name = max(forms, key=lambda form: (not form.isupper() or len(form) < 6, form.count(" "), len(form)))
    role = _role(found) if kind is NameKind.PERSON else ""
    mentions = tuple([Mention(each.paragraph, each.start, each.end) for each in found])
    return Name(kind, name, role, forms, mentions, best.rule)


def _role(found: list[Sighting]) -> str:
    """Return what the text calls a person: beside the full name rather than the surname, in more than a word."""
    roles = [(len(each.words) > 1, " " in each.role, -at, each.role) for at, each in enumerate(found) if each.role]
    return max(roles)[-1] if roles else ""
