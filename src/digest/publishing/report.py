"""What a build did, as a value: for people, for JSON and for the exit code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digest.publishing.output import Changes
from digest.publishing.subscribers import Subscribers

if TYPE_CHECKING:
    from digest.assembly.site import Held
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.model import Moment, Removed

DERIVED_HEADLINE = "derived-headline"
UNKNOWN_DATE = "unknown-date"
UNKNOWN_SOURCE = "unknown-source"
LOST_EMBED = "lost-embed"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that this build publishes for the first time, with what an editor should look at.

    `path` is relative to the content folder; `removed` are the lines that are not of the article; `doubts` are of
    `derived-headline`, `unknown-date`, `unknown-source` and, once an embed, `lost-embed`.
    """

    path: str
    headline: str
    date: Moment | None
    source: str
    removed: tuple[Removed, ...] = ()
    doubts: tuple[str, ...] = ()

    def flat(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "path": self.path,
            "headline": self.headline,
            "date": self.date.iso if self.date else None,
            "source": self.source or None,
            "removed": [{"line": each.line, "text": each.text, "rule": each.rule} for each in self.removed],
            "doubts": list(self.doubts),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The result of one build. Paths are article files', relative to the content folder; `seconds` pairs each stage
    with the wall time it took. With `published` False, nothing was written. `ledger` tells whether ledger.jsonl was
    written."""

    output: str
    published: bool
    preview: bool = False
    read: int = 0
    entries: int = 0
    held: tuple[Held, ...] = ()
    unreadable: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    new: tuple[NewEntry, ...] = ()
    subscribers: Subscribers = field(default_factory=Subscribers)
    changes: Changes = field(default_factory=Changes)
    ledger: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()

    def flat(self) -> dict[str, Any]:
        """Return the JSON form, whose keys are documented in docs/build.md."""
        return {
            "output": self.output,
            "published": self.published,
            "preview": self.preview,
            "read": self.read,
            "entries": self.entries,
            "held": [
                {"path": each.path, "reason": str(each.reason), "until": each.until.iso if each.until else None}
                for each in self.held
            ],
            "unreadable": list(self.unreadable),
            "undated": list(self.undated),
            "new": [each.flat() for each in self.new],
            "subscribers": self.subscribers.flat(),
            "created": list(self.changes.created),
            "updated": list(self.changes.updated),
            "unchanged": len(self.changes.unchanged),
            "removed": list(self.changes.removed),
            "ledger": self.ledger,
            "seconds": {stage: round(taken, 3) for stage, taken in self.seconds},
            "diagnostics": [each.flat() for each in self.diagnostics],
        }
