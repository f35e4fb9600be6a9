"""What `digest stories`, `digest names` and `digest topics` have in common: their options, and how they answer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.clock import read_clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.console.lines import Line
    from digest.survey import Survey


def asking(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """Return a decorator that makes a command of a function with the parameters `folder` and `form`."""

    def decorate(function: Callable[..., None]) -> click.Command:
        command = click.command(name)(function)
        folder = click.Path(exists=True, file_okay=False, path_type=Path)
        command.params = [
            click.Option(
                ["-C", "folder"], metavar="DIR", type=folder, default=Path(), help="Work as if started in DIR."
            ),
            click.Option(["--format", "form"], type=click.Choice(["text", "json"]), default="text", show_default=True),
        ]
        return command

    return decorate


def answer(
    folder: Path, form: str, draw: Callable[[Survey], tuple[Line, ...]], flat: Callable[[Survey], dict[str, Any]]
) -> None:
    """Print what is known across the entries of a folder; ends with 1 where there is a fault."""
    from digest.console import faults  # noqa: PLC0415  (the libraries behind them take longer than help)
    from digest.console.terminal import write  # noqa: PLC0415  (likewise)
    from digest.foundation.diagnostics import has_faults  # noqa: PLC0415  (likewise)
    from digest.survey import survey  # noqa: PLC0415  (likewise)

    found, diagnostics = survey(folder, read_clock())
    write(faults.draw(diagnostics), sys.stderr)
    if found is not None and form == "json":
        click.echo(json.dumps(flat(found), ensure_ascii=False).encode("utf-8", "replace"))
    elif found is not None:
        write(draw(found), sys.stdout)
    sys.exit(1 if has_faults(diagnostics) else 0)
