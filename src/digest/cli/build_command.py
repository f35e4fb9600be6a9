"""`digest build`: reads the command line and the clock, builds, and shows what happened."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.clock import parse_instant, read_clock
from digest.foundation.urls import site_address

if TYPE_CHECKING:
    from datetime import datetime


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Return the site's address as digest.yaml would give it."""
    address = site_address(value) if value is not None else None
    if value is not None and address is None:
        raise click.BadParameter(f"{value!r} is no web address, such as https://example.org/news/")
    return address


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
@click.option("--drafts", is_flag=True, help="Show drafts too: a preview, in a folder of its own (--output).")
@click.option("--future", is_flag=True, help="Show articles of the future too: a preview, like --drafts.")
@click.option("--archive", is_flag=True, help="Put new articles into past editions by their dates, and in no feed.")
@click.option(
    "--as-of",
    metavar="DATE",
    callback=parse_instant,
    help="Build as if it were then: an ISO date, or date and time.",
)
@click.option(
    "--base-url", metavar="URL", callback=_address, help="Where the site will stand, instead of url: in digest.yaml."
)
@click.option("--locked", is_flag=True, help="Fail instead of writing ledger.jsonl (for automatic builds).")
@click.option("--strict", is_flag=True, help="Let warnings count as faults (exit 1).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors and warnings.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(  # noqa: PLR0913  (an option each)
    *,
    folder: Path,
    output: Path | None,
    drafts: bool,
    future: bool,
    archive: bool,
    as_of: datetime | None,
    base_url: str | None,
    locked: bool,
    strict: bool,
    quiet: bool,
    form: str,
) -> None:
    """Read content/ and write the site."""
    if (drafts or future) and output is None:
        raise click.UsageError("--drafts and --future make a preview, with a folder of its own: add --output DIR")
    if (drafts or future) and locked:
        raise click.UsageError("--locked builds what the public sees; leave --drafts and --future out")
    now = as_of or read_clock()
    from digest.build import BuildOptions, build  # noqa: PLC0415  (what it imports takes longer than help to print)
    from digest.console import building, faults  # noqa: PLC0415  (likewise)
    from digest.console.terminal import Progress, write  # noqa: PLC0415  (likewise)
    from digest.foundation.diagnostics import Severity, has_faults  # noqa: PLC0415  (likewise)

    options = BuildOptions(drafts=drafts, future=future, archive=archive, base_url=base_url, locked=locked)
    with Progress(sys.stderr, wanted=not quiet) as progress:
        report = build(folder, output, now, progress, options)
    if form == "json":
        click.echo(json.dumps(report.flat(), ensure_ascii=False))
    else:
        shown = [each for each in report.diagnostics if not (quiet and each.severity is Severity.NOTE)]
        write(faults.draw(shown), sys.stderr)
        if not quiet:
            write(building.draw(report), sys.stdout)
    sys.exit(1 if has_faults(report.diagnostics, strict=strict) or not report.published else 0)
