"""`digest stories`: prints what was found across all articles, for the editor to check. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cli.asking import answer, asking

if TYPE_CHECKING:
    from pathlib import Path


@asking("stories")
def command(*, folder: Path, form: str) -> None:
    """Show which articles tell one story, which are copies, and why."""
    from digest.console.surveying import draw_stories  # noqa: PLC0415  (the libraries behind them take longer than help)
    from digest.survey import stories  # noqa: PLC0415  (likewise)

    answer(folder, form, draw_stories, stories)
