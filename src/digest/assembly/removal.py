"""What becomes of addresses that were public: redirects for entries that moved, tombstones for those that are gone, a
word for those whose file cannot be read just now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.assembly.ledger import Gone, second
from digest.assembly.site import Held, Reason, Redirect, Tombstone, Unavailable
from digest.foundation.codes import BAD_ALIAS
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.urls import is_site_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from digest.assembly.ledger import Record
    from digest.assembly.site import Placed
    from digest.foundation.model import Entry

REMOVED = "removed"
# What the site itself has or may come to have at its root, in small letters: no former address can be there.
RESERVED = frozenset({
    "index.html", "404.html", "about.html", "corrections.html", "search.html", "subscribe.html", "feed.xml", "atom.xml",
    "feed.json", "feeds.opml", "editions.xml", "sitemap.xml", "news-sitemap.xml", "robots.txt", "_headers",
    "_redirects", "cname", "archive", "assets", "editions", "names", "sections", "sources", "stories", "topics",
})  # fmt: skip


def note_absences(
    records: Iterable[Record], held: Mapping[str, tuple[Held, Entry]], present: frozenset[str], now: datetime | None
) -> tuple[Record, ...]:
    """Return the records of entries that are not published, with why and since when.

    `held` are the entries that are held back, by path; without `now`, which a build that keeps no notes must not use,
    an absence counts from the entry's own date. A record whose file is there but could not be read stays as it
    is. A withdrawal outlasts its file.
    """
    noted = []
    for record in records:
        gone = record.gone
        since = second(now or record.date or record.added)
        if record.path in held:
            gone = _why(*held[record.path], since)
        elif record.path not in present and not (gone and gone.withdrawn):
            gone = Gone(REMOVED, since)
        noted.append(replace(record, gone=_since_then(record.gone, gone)))
    return tuple(noted)


def answers(records: Iterable[Record], live: Iterable[str]) -> tuple[tuple[Tombstone, ...], tuple[Unavailable, ...]]:
    """Return what stands at the addresses of entries that are not published: a tombstone, or without a known absence a
    word that the file cannot be read now. `live` are the addresses of entries, which go before any other claim."""
    tombstones, unavailable = [], []
    used = {each.casefold() for each in live}
    for record in sorted(records, key=lambda each: (each.added, each.id)):
        claimed = dict.fromkeys(each for each in (record.url, *record.past, *record.aliases) if each)
        url, *past = [each for each in claimed if each.casefold() not in used] or [""]
        if not url:
            continue  # a ledger of the first digest kept no addresses; merged ones may hold one twice
        used |= {each.casefold() for each in (url, *past)}
        if record.gone:
            tombstones.append(_tombstone(record, record.gone, url, tuple(past)))
        else:
            unavailable.append(Unavailable(record.id, url, tuple(past)))
    return tuple(tombstones), tuple(unavailable)


def alias_paths(entry: Entry, base: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Return the files that must stand at an entry's former addresses, and a warning for each that cannot.

    `/posts/old/` and `/posts/old` are `posts/old/index.html`; of a web address the path counts, without the folder that
    the site's own address (`base`, may be empty) names.
    """
    paths: dict[str, None] = {}
    diagnostics = []
    for alias in entry.aliases:
        path = _alias_path(alias, base)
        if isinstance(path, Diagnostic):
            diagnostics.append(replace(path, span=Span(entry.path)))
        else:
            paths[path] = None
    return tuple(paths), tuple(diagnostics)


def redirects(
    entries: Sequence[Placed], aliases: Mapping[str, tuple[str, ...]], taken: Iterable[str]
) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    """Return one redirect from each former address to where the entry is now.

    `aliases` are the entries' former addresses elsewhere, by id, `taken` the other addresses that answer already. A
    live address is never redirected; of two entries with one alias the older keeps it.
    """
    live = {each.url.casefold(): each for each in entries}
    found = [Redirect(old, each.url) for each in entries for old in each.past if old.casefold() not in live]
    used = _Used([*live, *(each.old for each in found), *taken])
    diagnostics = []
    for each in sorted(entries, key=lambda one: (one.added, one.id)):
        for old in aliases.get(each.id, ()):
            if old in each.past or old == each.url:
                continue
            if not used.take(old):
                message = f'the former address "{old}" is taken by another page'
                diagnostics.append(report(BAD_ALIAS, message, Span(each.entry.path), hint="remove it from aliases:"))
                continue
            found.append(Redirect(old, each.url))
    return tuple(sorted(found, key=lambda each: each.old)), tuple(diagnostics)


def _tombstone(record: Record, gone: Gone, url: str, past: tuple[str, ...]) -> Tombstone:
    return Tombstone(
        id=record.id,
        url=url,
        added=record.added,
        feed_date=record.date or record.added,
        reason=gone.reason,
        past=past,
        withdrawn=gone.withdrawn,
        updated=gone.since,
        archived=record.archived,
        folded=record.folded,
    )


def _why(held: Held, entry: Entry, since: datetime) -> Gone:
    if held.reason is Reason.WITHDRAWN:
        return Gone(entry.withdrawn or "", since, withdrawn=True)
    return Gone(str(held.reason), since)


def _since_then(before: Gone | None, gone: Gone | None) -> Gone | None:
    """Return an absence with the instant it was first noted."""
    known = before and gone and before.withdrawn == gone.withdrawn
    return replace(gone, since=before.since) if before and gone and known else gone


def _alias_path(alias: str, base: str) -> str | Diagnostic:
    try:
        parts = urlsplit(alias)
    except ValueError:
        return report(BAD_ALIAS, f'the former address "{alias}" cannot be read', Span(""))
    if parts.query and not parts.path.strip("/"):
        message = f'the former address "{alias}" is told apart by its query, which plain files cannot answer'
        return report(BAD_ALIAS, message, Span(""), hint="let your host redirect it")
    folder = urlsplit(base).path.strip("/")
    path = unquote(parts.path).strip("/")
    if folder and (path + "/").startswith(folder + "/"):
        path = path[len(folder) :].strip("/")
    if not path.lower().endswith((".html", ".htm")):
        path = f"{path}/index.html".lstrip("/")
    if not is_site_path(path):
        return report(BAD_ALIAS, f'the former address "{alias}" is no address inside the site', Span(""))
    if path.casefold().split("/")[0] in RESERVED:
        return report(BAD_ALIAS, f'the former address "{alias}" is reserved for the site itself', Span(""))
    return path


class _Used:
    """Files that are there already, and the folders they need."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for path in paths:
            self._note(path.casefold())

    def take(self, path: str) -> bool:
        """Note another file and tell whether it can be there: it is no known file or folder and lies below no file."""
        key = path.casefold()
        if key in self._files or key in self._folders or not self._files.isdisjoint(_above(key)):
            return False
        self._note(key)
        return True

    def _note(self, key: str) -> None:
        self._files.add(key)
        self._folders.update(_above(key))


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]
