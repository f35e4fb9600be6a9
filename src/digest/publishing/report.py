"""What a build did, as a value: for people, for JSON and for the exit code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digest.publishing.output import Changes

if TYPE_CHECKING:
    from digest.assembly.site import Held
    from digest.foundation.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The result of one build. Paths are article files', relative to the content folder; `seconds` pairs each stage
    with the wall time it took. With `published` False, nothing was written."""

    output: str
    published: bool
    read: int = 0
    entries: int = 0
    held: tuple[Held, ...] = ()
    unreadable: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()

    def flat(self) -> dict[str, Any]:
        """Return the JSON form, whose keys are documented in docs/build.md."""
        return {
            "output": self.output,
            "published": self.published,
            "read": self.read,
            "entries": self.entries,
            "held": [
                {"path": each.path, "reason": str(each.reason), "until": each.until.iso if each.until else None}
                for each in self.held
            ],
            "unreadable": list(self.unreadable),
            "undated": list(self.undated),
            "added": list(self.added),
            "created": list(self.changes.created),
            "updated": list(self.changes.updated),
            "unchanged": len(self.changes.unchanged),
            "removed": list(self.changes.removed),
            "seconds": {stage: round(taken, 3) for stage, taken in self.seconds},
            "diagnostics": [each.flat() for each in self.diagnostics],
        }
