"""`digest init`: lays out a small site in a new folder and says what to do next."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from digest.cli.clock import read_clock


@click.command("init")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Work as if started in DIR.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(*, target: Path, folder: Path, quiet: bool, form: str) -> None:
    """Lay out a small site in a new or empty folder DIR."""
    from digest.console import beginning, faults  # noqa: PLC0415  (what it imports takes longer than help to print)
    from digest.console.terminal import write  # noqa: PLC0415  (likewise)
    from digest.foundation.diagnostics import Diagnostic  # noqa: PLC0415  (likewise)
    from digest.init import init  # noqa: PLC0415  (likewise)

    made = init(folder / target, read_clock().date())
    refusals = [made] if isinstance(made, Diagnostic) else []
    created = () if isinstance(made, Diagnostic) else made
    if form == "json":
        flat = {"folder": str(target), "created": list(created), "diagnostics": [each.flat() for each in refusals]}
        click.echo(json.dumps(flat, ensure_ascii=False))
    else:
        write(faults.draw(refusals), sys.stderr)
        if created and not quiet:
            write(beginning.draw(str(target), created), sys.stdout)
    sys.exit(1 if refusals else 0)
