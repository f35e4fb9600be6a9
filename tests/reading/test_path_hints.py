"""Section and date from an article's path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.model import DateKind
from digest.foundation.settings import ReadingSettings, Section
from digest.reading.metadata.path_hints import read_path

SETTINGS = ReadingSettings()


@pytest.mark.parametrize(
    ("path", "section", "iso", "evidence", "rule"),
    [
        ("x.txt", None, None, None, None),
        ("world/x.txt", "world", None, None, None),
        ("world/europe/x.txt", "world", None, None, None),
        ("2022-01-18-x.md", None, "2022-01-18", "2022-01-18", "file-name-date"),
        ("2022-01-18.txt", None, "2022-01-18", "2022-01-18", "file-name-date"),
        ("2022_01_18 Storm.txt", None, "2022-01-18", "2022_01_18", "file-name-date"),
        ("20220118-x.txt", None, "2022-01-18", "20220118", "file-name-date"),
        ("storm-2022-01-18.txt", None, "2022-01-18", "2022-01-18", "file-name-date"),
        ("world/2022/01/18/x.txt", "world", "2022-01-18", "2022/01/18", "folder-date"),
        ("2022/1/x.txt", None, "2022-01", "2022/1", "folder-date"),
        ("2022-01/18/x.txt", None, "2022-01-18", "2022-01/18", "folder-date"),
        ("2022-01-18/world/x.txt", "world", "2022-01-18", "2022-01-18", "folder-date"),
        ("2021/12/2022-01-18-x.txt", None, "2022-01-18", "2022-01-18", "file-name-date"),
        ("_posts/2022-01-18-x.md", None, "2022-01-18", "2022-01-18", "file-name-date"),
        ("20229918-x.txt", None, None, None, None),
        ("2022-02-30-x.txt", None, None, None, None),
        ("2022011812-x.txt", None, None, None, None),
        ("2022-10-things.txt", None, None, None, None),
    ],
)
def test_a_path_gives_section_and_date(
    path: str, section: str | None, iso: str | None, evidence: str | None, rule: str | None
) -> None:
    """The first folder that is no date is the section; a date in the name outweighs folders."""
    hints = read_path(path, SETTINGS)
    assert section == (hints.section and hints.section.value)
    if hints.date is None:
        assert iso is None
        return
    assert hints.date.value
    assert hints.date.evidence
    assert (iso, DateKind.FILE_NAME) == (hints.date.value.iso, hints.date.value.kind)
    assert (rule, evidence, None) == (hints.date.rule, hints.date.evidence.text, hints.date.evidence.line)


@pytest.mark.parametrize(
    ("path", "year"), [("2021/x.txt", 2021), ("a/2021/b/x.txt", 2021), ("2022-01-18-x.txt", 2022), ("x.txt", None)]
)
def test_the_year_alone_is_a_hint(path: str, year: int | None) -> None:
    """A year helps a dateline without one."""
    assert year == read_path(path, SETTINGS).year


def test_a_listed_section_has_its_slug() -> None:
    """The folder may be named by the section's title."""
    settings = ReadingSettings(sections=(Section("science", "Science & Technology"),))
    hints = read_path("Science and more/x.txt", settings), read_path("SCIENCE/x.txt", settings)
    assert [each.section and each.section.value for each in hints] == ["Science and more", "science"]


def test_a_drafts_folder_is_known() -> None:
    """Jekyll's folder for drafts holds drafts here, too."""
    assert read_path("_drafts/x.md", SETTINGS).draft
    assert not read_path("drafts-we-liked/x.md", SETTINGS).draft


@given(st.lists(st.sampled_from(["2022", "01", "18", "2022-01-18", "world", "ü", "_x", "99"]), min_size=1, max_size=5))
def test_evidence_slices_the_path(parts: list[str]) -> None:
    """Offsets count characters of the path."""
    path = "/".join(parts) + ".txt"
    hints = read_path(path, SETTINGS)
    for field in (hints.section, hints.date):
        if field and field.evidence:
            assert path[field.evidence.start : field.evidence.end] == field.evidence.text
