"""`digest show`: prints what was understood of the named files, for people or as JSON. Writes nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from digest.cli.clock import read_clock


@click.command("show")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Work as if started in DIR.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Let warnings count as faults (exit 1).")
def command(*, files: tuple[Path, ...], folder: Path, form: str, strict: bool) -> None:
    """Show what was understood of article files: every field and where it came from, every removed line and why."""
    from digest.console import faults, showing  # noqa: PLC0415  (the libraries behind them take longer than help)
    from digest.console.terminal import write  # noqa: PLC0415  (likewise)
    from digest.foundation.diagnostics import has_faults  # noqa: PLC0415  (likewise)
    from digest.show import as_json, show  # noqa: PLC0415  (likewise)

    shown, diagnostics = show(folder, files, read_clock())
    write(faults.draw(diagnostics), sys.stderr)
    every = [*diagnostics]
    for each in shown:
        every += each.reading.diagnostics
        if form == "json":
            click.echo(json.dumps(as_json(each), ensure_ascii=False).encode("utf-8", "replace"))  # as RFC 8259 asks
        else:
            write(showing.draw(each), sys.stdout)
            write(faults.draw(each.reading.diagnostics), sys.stderr)
    sys.exit(1 if has_faults(every, strict=strict) else 0)
