"""What an article's path says: the folder is its section, and folders or the file's name may hold its date.

Evidence of a path has no line; its offsets count characters of the path. Nothing here looks at the file itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from digest.foundation.model import DateKind, Evidence, Field, Moment, Precision, Provenance

if TYPE_CHECKING:
    from digest.foundation.settings import ReadingSettings

_YEAR = r"(?:19|20)\d\d"
_NAME = re.compile(
    rf"^(?P<year>{_YEAR})(?P<mark>[-_.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?=$|[-_. T])"
    rf"|(?:^|[-_. ])(?P<year2>{_YEAR})(?P<mark2>[-_.]?)(?P<month2>\d\d)(?P=mark2)(?P<day2>\d\d)$"
)
_FOLDER_DAY = re.compile(rf"(?P<year>{_YEAR})(?P<mark>[-_.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)")
_FOLDER_MONTH = re.compile(rf"(?P<year>{_YEAR})[-_.](?P<month>\d\d)")
_FOLDER_YEAR = re.compile(_YEAR)
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class PathHints:
    """The hints of one path; None where it gives none. `year` is known even where no date is."""

    section: Field[str] | None = None
    date: Field[Moment] | None = None
    year: int | None = None
    draft: bool = False  # it lies in a folder `_drafts`, as Jekyll has it


@dataclass(frozen=True, slots=True)
class _FolderDate:
    """The date that a run of folders spells, which may be but a year, and its place in the path."""

    year: int
    month: int | None
    day: int | None
    start: int
    end: int


def read_path(path: str, settings: ReadingSettings) -> PathHints:
    """Return what a content-relative path with slashes says. A date in the file's name outweighs one in folders."""
    *folders, name = path.split("/")
    starts = [0]
    for folder in folders:
        starts.append(starts[-1] + len(folder) + 1)
    dated, used = _folder_date(folders, starts)
    named = (index for index, folder in enumerate(folders) if index not in used and not _is_technical(folder))
    section = next(named, None)
    found = _name_date(name, starts[-1], path) or (dated and _moment(dated, path)) or None
    year = found.value.day.year if found and found.value else dated.year if dated else None
    return PathHints(
        None if section is None else _section(folders[section], starts[section], settings),
        found,
        year,
        any(folder.lower() == "_drafts" for folder in folders),
    )


def _is_technical(folder: str) -> bool:
    """Tell folders that name no section: numbers, and other generators' own, such as `_posts`."""
    return folder.isdigit() or folder.startswith("_")


def _section(folder: str, start: int, settings: ReadingSettings) -> Field[str]:
    listed = settings.section(folder)
    evidence = Evidence(folder, None, start, start + len(folder))
    return Field(listed.slug if listed else folder, Provenance.GIVEN, "folder", evidence)


def _name_date(name: str, offset: int, path: str) -> Field[Moment] | None:
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    match = _NAME.search(stem)
    if not match:
        return None
    part = "year" if match["year"] else "year2"
    last = part.replace("year", "day")
    try:
        day = date(int(match[part]), int(match[part.replace("year", "month")]), int(match[last]))
    except ValueError:  # a number that only looks like a date
        return None
    return _field(
        Moment(day, Precision.DAY, DateKind.FILE_NAME),
        "file-name-date",
        path,
        offset + match.start(part),
        offset + match.end(last),
    )


def _folder_date(folders: list[str], starts: list[int]) -> tuple[_FolderDate | None, set[int]]:
    """Return the first date that folders spell and which folders spell it: `2022/01/18`, `2022-01-18`, `2022/01`."""
    for index, folder in enumerate(folders):
        start, end = starts[index], starts[index] + len(folder)
        whole = _FOLDER_DAY.fullmatch(folder)
        if whole and _is_day(int(whole["year"]), int(whole["month"]), int(whole["day"])):
            return _FolderDate(int(whole["year"]), int(whole["month"]), int(whole["day"]), start, end), {index}
        month = _FOLDER_MONTH.fullmatch(folder)
        if month and 1 <= int(month["month"]) <= 12:
            return _with_day(int(month["year"]), int(month["month"]), folders, starts, (index, index))
        if _FOLDER_YEAR.fullmatch(folder):
            below = folders[index + 1] if index + 1 < len(folders) else ""
            if _NUMBER.fullmatch(below) and 1 <= int(below) <= 12:
                return _with_day(int(folder), int(below), folders, starts, (index, index + 1))
            return _FolderDate(int(folder), None, None, start, end), {index}
    return None, set()


def _with_day(
    year: int, month: int, folders: list[str], starts: list[int], span: tuple[int, int]
) -> tuple[_FolderDate, set[int]]:
    first, last = span
    below = folders[last + 1] if last + 1 < len(folders) else ""
    day = int(below) if _NUMBER.fullmatch(below) and _is_day(year, month, int(below)) else None
    last += 1 if day else 0
    end = starts[last] + len(folders[last])
    return _FolderDate(year, month, day, starts[first], end), set(range(first, last + 1))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day) is not None
    except ValueError:
        return False


def _moment(dated: _FolderDate, path: str) -> Field[Moment] | None:
    if dated.month is None:
        return None
    precision = Precision.DAY if dated.day else Precision.MONTH
    moment = Moment(date(dated.year, dated.month, dated.day or 1), precision, DateKind.FILE_NAME)
    return _field(moment, "folder-date", path, dated.start, dated.end)


def _field(moment: Moment, rule: str, path: str, start: int, end: int) -> Field[Moment]:
    return Field(moment, Provenance.EXTRACTED, rule, Evidence(path[start:end], None, start, end))
