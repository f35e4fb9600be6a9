"""`digest topics`: prints what was found across all articles, for the editor to check. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cli.asking import answer, asking

if TYPE_CHECKING:
    from pathlib import Path


@asking("topics")
def command(*, folder: Path, form: str) -> None:
    """Show the topics of all articles and how each came about."""
    from digest.console.surveying import draw_topics  # noqa: PLC0415  (the libraries behind them take longer than help)
    from digest.survey import topics  # noqa: PLC0415  (likewise)

    answer(folder, form, draw_topics, topics)
