"""Draws what `digest init` laid out, and what to do next."""

from __future__ import annotations

import shlex

from digest.console.lines import Line, Tone, line


def draw(folder: str, created: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines for a new site in a folder, as it was named on the command line."""
    drawn = [line(f"Made a new site in {folder}:")]
    drawn += [line((f"  {path}", Tone.QUIET)) for path in created]
    here = folder in ("", ".")
    command = "digest build" if here else f"cd {shlex.quote(folder)} && digest build"
    return (*drawn, line("Next: ", (command, Tone.STRONG)))
