"""`digest build`: reads the command line and the clock, builds, and shows what happened."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from digest.cli.clock import read_clock


@click.command("build")
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Work as if started in DIR.",
)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to write the site, seen from -C.  [default: site]",
)
@click.option("--strict", is_flag=True, help="Let warnings count as faults (exit 1).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors and warnings.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(*, folder: Path, output: Path | None, strict: bool, quiet: bool, form: str) -> None:
    """Read content/ and write the site."""
    from digest.build import build  # noqa: PLC0415  (the libraries behind it take longer to import than help to print)
    from digest.console import building, faults  # noqa: PLC0415  (likewise)
    from digest.console.terminal import Progress, write  # noqa: PLC0415  (likewise)
    from digest.foundation.diagnostics import Severity, has_faults  # noqa: PLC0415  (likewise)

    with Progress(sys.stderr, wanted=not quiet) as progress:
        report = build(folder, output, read_clock(), progress)
    if form == "json":
        click.echo(json.dumps(report.flat(), ensure_ascii=False))
    else:
        shown = [each for each in report.diagnostics if not (quiet and each.severity is Severity.NOTE)]
        write(faults.draw(shown), sys.stderr)
        if not quiet:
            write(building.draw(report), sys.stdout)
    sys.exit(1 if has_faults(report.diagnostics, strict=strict) or not report.published else 0)
