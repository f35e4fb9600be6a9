"""The editor's word on clean-up: lines to keep whatever the rules say, lines to remove, or no clean-up at all.

A line of an override is compared with a line of the text, white space folded and letter case aside; `*` stands for any
text. What site, source and entry say is taken together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.foundation.settings import Cleanup


@dataclass(frozen=True, slots=True)
class Overrides:
    """All overrides that hold for a text. `off` stops every removal but those that the editor names."""

    off: bool
    kept: re.Pattern[str] | None
    removed: re.Pattern[str] | None

    @property
    def said(self) -> bool:
        """Whether there is any."""
        return self.off or self.kept is not None or self.removed is not None

    def keeps(self, text: str) -> bool:
        """Tell whether a line, its white space folded, stays whatever the rules say."""
        return bool(self.kept and self.kept.fullmatch(text))

    def removes(self, text: str) -> bool:
        """Tell whether a line goes; `keep` wins over `remove`."""
        return bool(self.removed and self.removed.fullmatch(text)) and not self.keeps(text)


def unite(cleanups: Iterable[Cleanup]) -> Overrides:
    """Return the overrides of a site, a source and an entry as one."""
    every = tuple(cleanups)
    return Overrides(
        off=any(each.off for each in every),
        kept=_pattern(line for each in every for line in each.keep),
        removed=_pattern(line for each in every for line in each.remove),
    )


def _pattern(lines: Iterable[str]) -> re.Pattern[str] | None:
    patterns = [".*".join(map(re.escape, " ".join(line.split()).split("*"))) for line in lines]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
