"""Which folders may be written, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.foundation.diagnostics import Diagnostic
from digest.publishing.claiming import claim
from digest.publishing.journal import Journal, Put, journal_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    Publish = Callable[..., Any]
    Tree = Callable[[Path], dict[str, str]]

MANIFEST = ".digest-manifest.json"
JOURNAL = ".digest-journal.json"


def test_foreign_folder_is_refused(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """A folder with other files and no manifest is not digest's to write into."""
    (tmp_path / "thesis.doc").write_text("years of work")
    before = tmp_path.stat().st_mtime_ns
    result = publish(tmp_path, {"index.html": "a"})
    assert ["foreign-output"] == result.codes
    assert "the output folder holds files that digest did not write: thesis.doc" == result.message
    assert {"thesis.doc": "years of work"} == tree(tmp_path)
    assert before == tmp_path.stat().st_mtime_ns


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [('{"digest-manifest": 99, "files": {}}', "was written by a newer digest"), ('{"digest-', "is damaged")],
)
def test_folder_whose_manifest_says_nothing_is_refused(
    manifest: str, reason: str, tmp_path: Path, publish: Publish, tree: Tree
) -> None:
    """Without a manifest that can be read, nobody knows which files are digest's."""
    publish(tmp_path, {"index.html": "a"})
    (tmp_path / MANIFEST).write_text(manifest)
    result = publish(tmp_path, {"index.html": "b"})
    assert ["foreign-output"] == result.codes
    assert f"index.html; its list of digest's own files ({MANIFEST}) {reason}" in result.message
    assert {"index.html": "a"} == tree(tmp_path)


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path, publish: Publish) -> None:
    """An output folder that is a file is said to be one."""
    (tmp_path / "site").write_text("x")
    result = publish(tmp_path / "site", {"index.html": "a"})
    assert (["foreign-output"], "the output folder is a file") == (result.codes, result.message)


def test_folder_that_cannot_be_made_is_a_diagnostic(tmp_path: Path, publish: Publish) -> None:
    """A file where a folder around the output folder should be is a fault, not a traceback."""
    (tmp_path / "public").write_text("x")
    assert ["output-fault"] == publish(tmp_path / "public" / "html", {"index.html": "a"}, project=tmp_path).codes


def test_second_build_is_refused_and_loses_nothing(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """While one build holds the project or the output folder, another one changes nothing, wherever it writes to."""
    publish(tmp_path / "site", {"index.html": "a"}, project=tmp_path)
    other = tmp_path / "other"
    with claim(tmp_path / "site", tmp_path) as held:
        assert not isinstance(held, Diagnostic)
        same_project = publish(tmp_path / "elsewhere", {"index.html": "b"}, project=tmp_path)
        same_output = publish(tmp_path / "site", {"index.html": "b"}, project=other)
        assert ["build-running", "build-running"] == [*same_project.codes, *same_output.codes]
        assert {"index.html": "a"} == tree(tmp_path / "site")
        assert not (tmp_path / "elsewhere").exists()
    assert publish(tmp_path / "site", {"index.html": "b"}, project=tmp_path).changes


def test_staging_of_a_killed_build_is_cleared(tmp_path: Path, publish: Publish) -> None:
    """What was staged and never written down is thrown away."""
    publish(tmp_path, {"index.html": "a"})
    (tmp_path / ".digest-staging").mkdir()
    (tmp_path / ".digest-staging" / "1").write_text("half")
    assert [] == publish(tmp_path, {"index.html": "a"}).codes
    assert {"index.html", MANIFEST} == {path.name for path in tmp_path.iterdir()}


def test_journal_of_a_killed_build_is_carried_out(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """The next build completes what was written down, even if it then has faults of its own."""
    begin(tmp_path, publish)
    with claim(tmp_path, tmp_path.parent) as claimed:
        assert not isinstance(claimed, Diagnostic)
        (note,) = claimed.diagnostics
        assert {"index.html": "B", "new.html": "n"} == tree(tmp_path)
        assert {"index.html", "new.html"} == set(claimed.manifest.files)
    expected = "the last build was ended while it put files in place; that is completed now"
    assert ("build-cut-off", expected) == (note.code, note.message)
    assert {"index.html", "new.html", MANIFEST} == {path.name for path in tmp_path.iterdir()}


def begin(folder: Path, publish: Publish) -> None:
    """Leave a folder as a build does that is killed right after its journal is written."""
    reference = folder.parent / "reference"
    publish(reference, {"index.html": "B", "new.html": "n"})
    publish(folder, {"index.html": "a", "old.html": "o"})
    staging = folder / ".digest-staging"
    staging.mkdir()
    (staging / "0").write_bytes((reference / MANIFEST).read_bytes())
    (staging / "1").write_text("B")
    (staging / "2").write_text("n")
    puts = [Put(n, path, digest(staging / str(n))) for n, path in enumerate((MANIFEST, "index.html", "new.html"))]
    journal = Journal((), (puts[2],), (puts[1],), ("old.html",), puts[0])
    (folder / JOURNAL).write_bytes(journal_bytes(journal))


def digest(file: Path) -> str:
    from digest.foundation.fingerprint import fingerprint  # noqa: PLC0415  (only here)

    return fingerprint(file.read_bytes())


@pytest.mark.parametrize("damage", ["emptied", "lost"])
def test_journal_whose_files_are_lost_is_void(damage: str, tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """Staged bytes are verified: after a power failure nothing half is put in place, and the next build does it all."""
    site = tmp_path / "site"
    begin(site, publish)
    if damage == "emptied":
        (site / ".digest-staging" / "2").write_text("")
    else:
        (site / ".digest-staging" / "2").unlink()
    with claim(site, tmp_path) as claimed:
        assert not isinstance(claimed, Diagnostic)
        assert {"index.html": "a", "old.html": "o"} == tree(site)
    result = publish(site, {"index.html": "B", "new.html": "n"})
    assert ("old.html",) == result.changes.removed
    assert {"index.html": "B", "new.html": "n"} == tree(site)


def test_files_of_a_void_journal_are_still_digests(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """What a killed build had put in place may be replaced and deleted, although no manifest names it."""
    site = tmp_path / "site"
    begin(site, publish)
    (site / ".digest-staging" / "2").rename(site / "new.html")
    (site / ".digest-staging" / "1").unlink()
    (site / "index.html").unlink()
    result = publish(site, {"index.html": "c"})
    assert ["build-cut-off"] == result.codes
    assert {"index.html": "c"} == tree(site)


def test_damaged_journal_is_passed_over(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """A journal that nobody can read does not stand in the way."""
    publish(tmp_path, {"index.html": "a"})
    (tmp_path / JOURNAL).write_text("{")
    result = publish(tmp_path, {"index.html": "b"})
    assert ["build-cut-off"] == result.codes
    assert {"index.html": "b"} == tree(tmp_path)
    assert not (tmp_path / JOURNAL).exists()


def test_journal_cannot_write_through_a_link(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """A journal is not carried out where a folder on the way has become a link since."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "old.html").write_text("precious")
    publish(site, {"index.html": "a"})
    (site / "x").symlink_to(elsewhere)
    staging = site / ".digest-staging"
    staging.mkdir()
    (staging / "0").write_bytes((site / MANIFEST).read_bytes())
    (site / JOURNAL).write_bytes(
        journal_bytes(Journal((), (), (), ("x/old.html",), Put(0, MANIFEST, digest(staging / "0"))))
    )
    assert ["build-cut-off"] == publish(site, {"index.html": "a"}).codes
    assert {"old.html": "precious"} == tree(elsewhere)
