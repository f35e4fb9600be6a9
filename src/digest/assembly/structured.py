"""What an entry's page tells programs, as JSON-LD in the words of schema.org: only what is given or stands in the text.

A derived headline, a guessed language or an unknown date is left out. The site never claims to have written or
published an article first: `isBasedOn` names the original, and there is no `publisher`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from digest.assembly.cards import attribution
from digest.assembly.views import Html
from digest.foundation.model import Moment, Precision, Provenance, Rights
from digest.foundation.urls import absolute

if TYPE_CHECKING:
    from digest.assembly.cards import Cards
    from digest.assembly.site import Edition, Placed
    from digest.assembly.views import Picture
    from digest.foundation.model import Entry, Field

T = TypeVar("T")
# JSON inside a script element: nothing in it may look like markup (HTML, 4.12.1.3), nor end a line for JavaScript.
ESCAPES = str.maketrans({each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"})


def stated(field: Field[T]) -> T | None:
    """Return a field's value if the editor gave it or it stands in the text; None if digest derived it."""
    return field.value if field.provenance in (Provenance.GIVEN, Provenance.EXTRACTED) else None


def picture(cards: Cards, entry: Entry) -> Picture | None:
    """Return an entry's lead image with its full address; None while the site's address is unset."""
    url = cards.site.config.url
    return cards.picture(entry, lambda path: absolute(url, path)) if url else None


def news_article(cards: Cards, placed: Placed, edition: Edition | None) -> Html:
    """Return an entry's NewsArticle, ready to stand in a script element."""
    entry, config = placed.entry, cards.site.config
    image = picture(cards, entry)
    authors = stated(entry.authors)
    section = cards.group_link(placed.section, placed.url).label if placed.section and stated(entry.section) else ""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": absolute(config.url, placed.url) if config.url else "",
        "headline": stated(entry.headline) or "",
        "alternativeHeadline": stated(entry.dek) or "",
        "datePublished": _date(stated(entry.published)),
        "dateModified": _date(stated(entry.updated)),
        "inLanguage": stated(entry.language) or "",
        "author": [_author(entry, name) for name in authors or ()],
        "articleSection": section,
        "keywords": stated(entry.topics) or [],
        "locationCreated": _named("Place", stated(entry.dateline)),
        "image": image.src if image else "",
        "wordCount": entry.words if placed.rights is Rights.FULL else 0,
        "isBasedOn": _original(entry),
        "isPartOf": _issue(config.title, edition),
        "correction": [{"@type": "CorrectionComment", "text": note} for note in entry.corrections],
    }
    text = json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False)
    return Html(text.translate(ESCAPES))


def _date(moment: Moment | None) -> str:
    """Return a date for programs; one of which only the month is known is no date to schema.org."""
    return moment.iso if moment and moment.precision is not Precision.MONTH else ""


def _author(entry: Entry, name: str) -> dict[str, str]:
    """Return an author; one of the source's own name is an agency."""
    return _named("Organization" if name == attribution(entry).name else "Person", name)


def _named(kind: str, name: str | None) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _original(entry: Entry) -> dict[str, object]:
    """Return the article this one was taken from, as far as it is known."""
    source = attribution(entry)
    if stated(entry.source) is None or not (source.name or source.href):
        return {}
    publisher = _named("Organization", source.name)
    found = {"@type": "NewsArticle", "url": source.href, "publisher": publisher}
    return {key: value for key, value in found.items() if value}


def _issue(title: str, edition: Edition | None) -> dict[str, object]:
    if edition is None:
        return {}
    return {
        "@type": "PublicationIssue",
        "issueNumber": edition.number,
        "isPartOf": {"@type": "Periodical", "name": title},
    }
