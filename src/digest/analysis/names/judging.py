"""Says what each capitalised span may name, by its own words and by what stands beside it; nothing here knows of the
rest of the text.

The rules for several words are tried in order; the first that knows the span decides, be it that it names nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.names import offices, persons
from digest.analysis.names.sighting import Sighting, is_located, is_within, only, sight, speaks, without
from digest.analysis.values import NameKind

if TYPE_CHECKING:
    from digest.analysis.names.lexicon import Lexicon
    from digest.analysis.names.spans import Span

Found = tuple[Sighting, ...]


def judge(span: Span, text: str, lexicon: Lexicon) -> Found:
    """Return what a span may name: a person after a role, and the place that the role begins with, are two."""
    known = _known(span, text, lexicon)
    if known is not None:
        return (known,)
    if len(span.words) == 1:
        return _single(span, text, lexicon)
    for rule in _RULES:
        found = rule(span, text, lexicon)
        if found is not None:
            return found
    return persons.person(span, text, lexicon)


def _known(span: Span, text: str, lexicon: Lexicon) -> Sighting | None:
    """Return a span that a list names. One that names people, too, or that only starts a sentence counts less."""
    name = span.words[0] if len(span.words) == 1 else " ".join(span.words)
    if name not in lexicon.named:
        name = name.title() if len(name) > 3 and name.isupper() else name
        if name not in lexicon.named:
            return None
    if name in lexicon.organisations and name.lower() not in lexicon.companies:
        return sight(span, NameKind.ORGANISATION, 3, "organisation-list")
    if name in lexicon.places:
        weight = 3
        if name in lexicon.surnames or name in lexicon.given:
            weight = 3 if is_located(span, text, lexicon) else 2
        if span.leads and len(span.words) == 1 and name.lower() in lexicon.common:
            weight = 3 if is_within(span, text, lexicon) else 1
        return sight(span, NameKind.PLACE, weight, "place-list")
    if is_located(span, text, lexicon):
        return sight(span, NameKind.PLACE, 3 if is_within(span, text, lexicon) else 2, "place-in-context")
    return None


def _single(span: Span, text: str, lexicon: Lexicon) -> Found:
    (word,) = span.words
    if word in lexicon.nationalities or len(word) < 2:
        return ()
    low = word.lower()
    common = low in lexicon.common
    start = span.start if common or word.isupper() else offices.before(text, span.start, lexicon)
    if start < span.start:
        role = text[start : span.start].rstrip()
        strong = role.rpartition(" ")[2] in lexicon.strong
        return (sight(span, NameKind.PERSON, 2 if strong else 1, "role-before", role),)
    if (common and span.leads) or low in lexicon.roles or low in lexicon.plain or low in lexicon.companies:
        return ()
    if word.isupper() and 3 <= len(word) <= 6 and word not in lexicon.things and not common:
        return (_acronym(span, text, lexicon),)
    return (sight(span, None, 1 if common else 1 + speaks(span, text, lexicon), "bare"),)


def _acronym(span: Span, text: str, lexicon: Lexicon) -> Sighting:
    """Return a word in capitals as an organisation, the likelier the more it is spoken of like one: "the FDP said",
    "told AFP"."""
    told = text[max(0, span.start - 5) : span.start].endswith(("told ", " the ", "The "))
    owns = text[span.end : span.end + 2] in {"'s", "’s"}
    return sight(span, NameKind.ORGANISATION, 1 + told + (owns or bool(speaks(span, text, lexicon))), "acronym")


def _office(span: Span, text: str, lexicon: Lexicon) -> Found | None:
    """The person after an office that ends in the span: "State John Kerry" after "Secretary of"."""
    skip, role = offices.of_office(text, span, lexicon)
    if not skip:
        return None
    rest = without(span, skip)
    polite = offices.inside(rest.words, lexicon)
    return (sight(without(rest, polite) if polite else rest, NameKind.PERSON, 3, "office-of", role),)


def _body(span: Span, text: str, lexicon: Lexicon) -> Found | None:
    """An organisation by its last word; a common word that starts the sentence is no part of it."""
    words = span.words
    last = words[-1].lower().rstrip(".")
    if last not in lexicon.ends:
        return None
    common = [each for each in words if each.lower() in lexicon.common]
    if all(each.isupper() and len(each) > 2 for each in words):
        return ()
    if len(words) == 2 and span.leads and words[0] in common and last not in lexicon.opening:
        return ()
    generic = len(words) == 2 and len(common) == 2
    if generic and last in lexicon.papers and text[max(0, span.start - 4) : span.start].lower() != "the ":
        return ()
    return (sight(span, NameKind.ORGANISATION, 2 if generic else 3, "organisation-noun"),)


def _titled(span: Span, text: str, lexicon: Lexicon) -> Found | None:
    skip = offices.inside(span.words, lexicon)
    return persons.titled(span, text, skip, lexicon) if skip else None


def _composed(span: Span, _: str, lexicon: Lexicon) -> Found | None:
    """An organisation of another: "University of Warwick"."""
    if "of" not in span.words and "for" not in span.words:
        return None
    known = any(each.lower() in lexicon.heads for each in span.words)
    return (sight(span, NameKind.ORGANISATION, 3, "organisation-of"),) if known else ()


def _landscape(span: Span, _: str, lexicon: Lexicon) -> Found | None:
    """A place by its first or last word: "Lake Geneva", "Hudson River", "South London"."""
    words = span.words
    first = words[0].lower().rstrip(".")
    if first in lexicon.directions and " ".join(words[1:]) in lexicon.places:
        return (sight(span, NameKind.PLACE, 3, "place-list"),)
    if words[-1].lower() not in lexicon.place_nouns and first not in lexicon.before_places:
        return None
    common = span.leads and len(words) == 2 and first in lexicon.common and first not in lexicon.before_places
    return () if common else (sight(span, NameKind.PLACE, 2, "place-noun"),)


def _after_title(span: Span, text: str, lexicon: Lexicon) -> Found | None:
    """Letters after a name: "Wayne Martin QC"."""
    if span.words[-1].lower().replace(".", "") not in lexicon.postnominals:
        return None
    return judge(only(span, len(span.words) - 1), text, lexicon)


def _foreword(span: Span, text: str, lexicon: Lexicon) -> Found | None:
    """A first word that is no part of the name: "American Michael Johnson", "NASA Bill Ingalls", "Critics John Doe"."""
    first, second = span.words[0], span.words[1]
    if first in lexicon.given:
        return None
    if first in lexicon.nationalities:
        return judge(without(span, 1), text, lexicon)
    if len(span.words) > 2 and first in lexicon.organisations and second in lexicon.given:
        agency = sight(only(span, 1), NameKind.ORGANISATION, 2, "organisation-list")
        return (agency, *judge(without(span, 1), text, lexicon))
    if span.leads and first.lower() in lexicon.common and first not in lexicon.surnames:
        return judge(without(span, 1), text, lexicon)
    return None


_RULES = (_office, _body, _titled, _composed, _landscape, _after_title, _foreword)
