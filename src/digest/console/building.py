"""Draws a build report: what was read, what is published and what is not, what changed, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.site import Held, Reason
from digest.console.faults import count
from digest.console.lines import Line, Tone, line

if TYPE_CHECKING:
    from digest.publishing.report import BuildReport

LISTED = 12  # names of a kind that are shown; --format json has all
REASONS = {Reason.DRAFT: "draft", Reason.EXPIRED: "expired"}


def draw(report: BuildReport) -> tuple[Line, ...]:
    """Return the lines of a report. The last one says what to do next."""
    if not report.published:
        faults = count(report.diagnostics) or "the faults"
        return (line(("Nothing was published. ", Tone.ERROR), f"Fix {faults} above and build again."),)
    drawn = [_counts(report)]
    drawn += _names("Held back", [_held(each) for each in report.held])
    drawn += _names("Withheld, could not be read", list(report.unreadable), Tone.ERROR)
    drawn += _names("Date unknown", list(report.undated))
    drawn.append(_files(report))
    drawn.append(_times(report))
    faults = count(report.diagnostics)
    if faults:
        drawn.append(line((f"{faults}, see above; ", Tone.WARNING), "everything that could be published is."))
    drawn.append(_next(report))
    return tuple(drawn)


def _counts(report: BuildReport) -> Line:
    articles = _some(report.read, "article")
    parts: list[str | tuple[str, Tone]] = [f"Read {articles}, ", (f"published {report.entries}", Tone.STRONG)]
    if report.added:
        parts.append(f", {len(report.added)} of them new")
    return line(*parts, ".")


def _names(label: str, names: list[str], tone: Tone = Tone.QUIET) -> list[Line]:
    if not names:
        return []
    rest = len(names) - LISTED
    drawn = [line((f"{label} ({len(names)}):", tone))]
    drawn += [line(f"  {name}") for name in names[:LISTED]]
    return [*drawn, line((f"  and {rest} more", Tone.QUIET))] if rest > 0 else drawn


def _held(held: Held) -> str:
    if held.reason is Reason.FUTURE and held.until:
        return f"{held.path} (dated {held.until.iso}, published from then on)"
    return f"{held.path} ({REASONS.get(held.reason, held.reason)})"


def _files(report: BuildReport) -> Line:
    changes = report.changes
    if not changes.any:
        return line(("Nothing changed", Tone.GOOD), f" in {report.output}: {_some(len(changes.unchanged), 'file')}.")
    kinds = {"created": changes.created, "updated": changes.updated, "removed": changes.removed}
    parts = [f"{len(paths)} {name}" for name, paths in kinds.items() if paths]
    parts.append(f"{len(changes.unchanged)} unchanged")
    return line(f"Files in {report.output}: {', '.join(parts)}.")


def _times(report: BuildReport) -> Line:
    total = sum(taken for _, taken in report.seconds)
    stages = ", ".join(f"{stage} {taken:.2f}" for stage, taken in report.seconds if taken >= 0.005)
    return line((f"{total:.2f} s" + (f" ({stages})" if stages else ""), Tone.QUIET))


def _next(report: BuildReport) -> Line:
    if not report.entries:
        return line("Put an article into content/ and build again.")
    return line("Next: open ", (f"{report.output}/index.html", Tone.STRONG))


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
