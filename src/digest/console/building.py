"""Draws a build report: what was read, what is published and what is not, what changed, and what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.assembly.site import Held, Reason
from digest.console.faults import count
from digest.console.lines import Line, Tone, line
from digest.publishing.report import DERIVED_HEADLINE, LOST_EMBED

if TYPE_CHECKING:
    from digest.publishing.report import BuildReport, NewEntry

LISTED = 12  # names of a kind that are shown; --format json has all
LONGEST = 72  # characters of a headline that are shown
REASONS = {Reason.DRAFT: "draft", Reason.EXPIRED: "expired", Reason.WITHDRAWN: "withdrawn"}


def draw(report: BuildReport) -> tuple[Line, ...]:
    """Return the lines of a report. The last one says what to do next."""
    if not report.published:
        faults = count(report.diagnostics) or "the faults"
        return (line(("Nothing was published. ", Tone.ERROR), f"Fix {faults} above and build again."),)
    drawn = [_counts(report)]
    drawn += _new(report)
    drawn += _names("Held back", [_held(each) for each in report.held])
    drawn += _names("Withheld, could not be read", list(report.unreadable), Tone.ERROR)
    drawn += _names("Date unknown", _known_undated(report))
    drawn += _subscribers(report)
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
    if report.new:
        parts.append(f", {len(report.new)} of them new")
    return line(*parts, ".")


def _new(report: BuildReport) -> list[Line]:
    if not report.new:
        return []
    drawn = [line((f"New ({len(report.new)}):", Tone.GOOD))]
    for each in report.new[:LISTED]:
        drawn.append(line(f"  {each.path}: ", (_cut(each.headline) or "no headline", Tone.STRONG)))
        drawn.append(line("    ", *_facts(each)))
        doubts = _doubts(each)
        if doubts:
            drawn.append(line("    ", (f"look at: {', '.join(doubts)}", Tone.WARNING)))
    return drawn + _rest(len(report.new))


def _facts(new: NewEntry) -> list[tuple[str, Tone]]:
    """Return the date, the source and how much was removed, each in a word or two."""
    date = (new.date.iso, Tone.QUIET) if new.date else ("date unknown", Tone.WARNING)
    facts = [new.source or "source unknown"]
    if new.removed:
        numbers = ", ".join(str(each.line) for each in new.removed[:LISTED])
        more = ", …" if len(new.removed) > LISTED else ""
        facts.append(f"{_some(len(new.removed), 'line')} removed ({numbers}{more})")
    return [date, (f", {', '.join(facts)}", Tone.QUIET)]


def _doubts(new: NewEntry) -> list[str]:
    """Return what an editor should check besides date and source, whose absence is said among the facts."""
    found = Counter(new.doubts)
    said = {
        DERIVED_HEADLINE: "the headline is derived from the text",
        LOST_EMBED: f"{_some(found[LOST_EMBED], 'embed')} lost",
    }
    return [text for doubt, text in said.items() if found[doubt]]


def _known_undated(report: BuildReport) -> list[str]:
    """Return the undated entries that are not new: of the new ones it has been said."""
    new = {each.path for each in report.new}
    return [path for path in report.undated if path not in new]


def _names(label: str, names: list[str], tone: Tone = Tone.QUIET) -> list[Line]:
    if not names:
        return []
    drawn = [line((f"{label} ({len(names)}):", tone))]
    drawn += [line(f"  {name}") for name in names[:LISTED]]
    return drawn + _rest(len(names))


def _rest(number: int) -> list[Line]:
    return [line((f"  and {number - LISTED} more", Tone.QUIET))] if number > LISTED else []


def _held(held: Held) -> str:
    if held.reason is Reason.FUTURE and held.until:
        return f"{held.path} (dated {held.until.iso}, published from then on)"
    return f"{held.path} ({REASONS.get(held.reason, held.reason)})"


def _subscribers(report: BuildReport) -> list[Line]:
    if report.preview or not report.changes.any:
        return []
    seen = report.subscribers
    parts = [_some(len(seen.new), "new item")] if seen.new else []
    kinds = {"updated": seen.updated, "reappearing": seen.reappearing, "withdrawn": seen.withdrawn}
    parts += [f"{len(ids)} {name}" for name, ids in kinds.items() if ids]
    return [line(f"Subscribers will see {', '.join(parts) or 'no difference'}.")]


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
    front = (f"{report.output}/index.html", Tone.STRONG)
    if report.preview:
        return line("Next: open ", front, ". It is a preview: do not publish it.")
    if not report.entries:
        return line("Next: put an article into content/ and build again.")
    if report.ledger:
        return line("Next: open ", front, ", then commit ledger.jsonl with your articles.")
    return line("Next: open ", front)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
