"""Draws what was put together across entries, for an editor to check: stories and copies, names, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.analysis.values import NameKind
from digest.console.lines import Line, Tone, line
from digest.survey import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.analysis.coverage import Copies, Merge, Story, Subject, Thread, Topic
    from digest.survey import Survey

HEADINGS = {NameKind.PERSON: "People", NameKind.PLACE: "Places", NameKind.ORGANISATION: "Organisations"}
NAMES = 32  # columns of a name
FILES = 4  # files shown of a long list


def draw_stories(found: Survey) -> tuple[Line, ...]:
    """Return stories with the reason of each merge, then threads, then copies and how much of them is alike."""
    drawn = [each for story in found.coverage.stories for each in _story(found, story)]
    by_id = {story.id: story for story in found.coverage.stories}
    drawn += [each for thread in found.coverage.threads for each in _thread(found, thread, by_id)]
    drawn += [each for copies in found.coverage.copies for each in _copies(found, copies)]
    if not drawn:
        return (line(("No two articles tell of the same event.", Tone.QUIET)),)
    return (*drawn, _hint("an article's front matter may say story: NAME to put together, story: apart to keep alone"))


def draw_names(found: Survey) -> tuple[Line, ...]:
    """Return people with roles, places and organisations, those in most articles first."""
    drawn: list[Line] = []
    for kind, heading in HEADINGS.items():
        subjects = [each for each in found.coverage.subjects if each.kind is kind]
        if subjects:
            drawn += [line((heading, Tone.STRONG)), *(_subject(found, each) for each in _by_size(subjects)), line()]
    if not drawn:
        return (line(("No names were found.", Tone.QUIET)),)
    return (*drawn, _hint("names.yaml joins, splits, renames and blocks names"))


def draw_topics(found: Survey) -> tuple[Line, ...]:
    """Return the topics, those of most articles first, with how each came about."""
    topics = sorted(found.coverage.topics, key=lambda each: (-len(each.entries), each.key))
    if not topics:
        return (line(("No topics: no article names one, and no name or term stands in enough of them.", Tone.QUIET)),)
    return (*(_topic(found, each) for each in topics), line(), _hint("topics.yaml renames, joins, allows and blocks"))


def _story(found: Survey, story: Story) -> Iterator[Line]:
    yield line((found.headline(story), Tone.STRONG))
    yield line(("  " + reason(story.merges), Tone.NOTE))
    yield line("  ", found.path(story.entries[0]))
    merges = {each.entry: each for each in story.merges}
    for entry in story.entries[1:]:
        yield line("  ", found.path(entry), (f"  {_why(found, merges[entry])}" if entry in merges else "", Tone.QUIET))
    yield line()


def _why(found: Survey, merge: Merge) -> str:
    if merge.rule == "editor":
        return "(the editor's word)"
    if merge.rule == "copy":
        return f"(a copy of {found.path(merge.like)})"
    return f"(like {found.path(merge.like)}, {merge.similarity:.2f}: {', '.join((*merge.names, *merge.terms)[:5])})"


def _thread(found: Survey, thread: Thread, stories: dict[str, Story]) -> Iterator[Line]:
    yield line((f"Over days: {', '.join(thread.shared)}", Tone.STRONG))
    for each in thread.stories:
        entries = stories[each].entries if each in stories else (each,)
        day = found.entries[entries[0]].feed_date.date().isoformat()
        yield line(("  " + day + "  ", Tone.QUIET), found.path(entries[0]), (_more(len(entries)), Tone.QUIET))
    yield line()


def _copies(found: Survey, copies: Copies) -> Iterator[Line]:
    yield line((f"Copies of {found.path(copies.lead)}", Tone.STRONG))
    for entry, share in zip(copies.others, copies.overlap, strict=True):
        yield line("  ", found.path(entry), (f"  ({share:.0%} of the shorter text is the same)", Tone.QUIET))
    yield line()


def _subject(found: Survey, subject: Subject) -> Line:
    role = f"  {subject.role}" if subject.role else ""
    given = "  (names.yaml)" if subject.given else ""
    files = _files(found, subject.entries)
    return line(f"  {subject.name:<{NAMES}}", (role, Tone.NOTE), (f"  {files}{given}", Tone.QUIET))


def _topic(found: Survey, topic: Topic) -> Line:
    if topic.rule == "editor":
        how = "given"
    else:
        how = f"inferred: {topic.rule}" + (f", given in {len(topic.given)}" if topic.given else "")
    return line(f"  {topic.label:<{NAMES}}", (f"  {how}", Tone.NOTE), (f"  {_files(found, topic.entries)}", Tone.QUIET))


def _files(found: Survey, entries: tuple[str, ...]) -> str:
    shown = ", ".join(found.path(each) for each in entries[:FILES])
    return shown + (f" and {len(entries) - FILES} more" if len(entries) > FILES else "")


def _more(count: int) -> str:
    return f"  and {count - 1} more" if count > 1 else ""


def _by_size(subjects: list[Subject]) -> list[Subject]:
    return sorted(subjects, key=lambda each: (-len(each.entries), each.key))


def _hint(text: str) -> Line:
    return line(("Next: ", Tone.QUIET), (text + ".", Tone.QUIET))
