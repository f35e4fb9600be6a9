"""Which URL each entry gets: the month of its date and its slug, with collisions settled so that they stay settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.assembly.prose import title_of
from digest.assembly.timing import shelf_month
from digest.foundation.codes import SLUG_TAKEN
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.urls import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from digest.assembly.site import Placed


def address(placed: Iterable[Placed], zone: tzinfo) -> tuple[tuple[Placed, ...], tuple[Diagnostic, ...]]:
    """Return the entries with their URLs. Of two that want the same, the one added earlier (then the older, then the
    first by path) keeps it, the other gets a number behind its slug, and an error if it had asked for the slug.
    """
    owners: dict[str, str] = {}
    done: list[Placed] = []
    diagnostics: list[Diagnostic] = []
    for each in sorted(placed, key=lambda one: (one.added, one.feed_date, one.entry.path)):
        entry = each.entry
        month = shelf_month(entry.published.value, each.added, zone)
        wanted = slugify(entry.slug.value or title_of(entry))
        stem = f"{month.year:04}/{month.month:02}/{wanted}"
        url, number = f"{stem}.html", 1
        while url.casefold() in owners:  # some file systems do not tell A from a
            number += 1
            url = f"{stem}-{number}.html"
        if number > 1 and entry.slug.value:
            diagnostics.append(_taken(each, wanted, owners[f"{stem}.html".casefold()], url))
        owners[url.casefold()] = entry.path
        done.append(replace(each, url=url))
    return tuple(done), tuple(diagnostics)


def distinct(label: str, folder: str, taken: set[str]) -> str:
    """Return the URL of a list page in a folder, with a number if the slug is taken, and take it."""
    stem = f"{folder}/{slugify(label)}"
    url, number = f"{stem}.html", 1
    while url.casefold() in taken:
        number += 1
        url = f"{stem}-{number}.html"
    taken.add(url.casefold())
    return url


def _taken(placed: Placed, wanted: str, owner: str, url: str) -> Diagnostic:
    evidence = placed.entry.slug.evidence
    line = (evidence.line if evidence else None) or 0
    message = f'the slug "{wanted}" already belongs to {owner}; this article is at {url}'
    span = Span(placed.entry.path, line)
    return report(SLUG_TAKEN, message, span, hint="choose another slug", related=(Span(owner),))
