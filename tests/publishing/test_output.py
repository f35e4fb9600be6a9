"""The output folder: only digest's own files change, all at once, and only if they must."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from digest.foundation.diagnostics import Diagnostic
from digest.publishing.output import Changes, Output, Rank, Staged, commit, discard, stage

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = ".digest-manifest.json"


def publish(folder: Path, **files: str) -> Changes:
    staged = stage(folder, outputs(**files))
    assert isinstance(staged, Staged)
    changes = commit(staged)
    assert isinstance(changes, Changes)
    return changes


def outputs(**files: str) -> list[Output]:
    return [Output(name.replace("__", "/") + ".html", text.encode(), Rank.LEAF) for name, text in files.items()]


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in (folder, *folder.rglob("*"))}


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    """A new site's folder is made, and nothing but the site and its manifest is left in it."""
    site = tmp_path / "site"
    changes = publish(site, index="a", x__y="b")
    assert Changes(created=("index.html", "x/y.html")) == changes
    assert {"index.html": "a", "x/y.html": "b"} == tree(site)
    assert {"index.html", "x", MANIFEST} == {path.name for path in site.iterdir()}


def test_second_build_writes_nothing(tmp_path: Path) -> None:
    """Equal bytes leave every file and folder as it is, down to times and inodes."""
    publish(tmp_path, index="a", x__y="b")
    before = stamps(tmp_path)
    assert Changes(unchanged=("index.html", "x/y.html")) == publish(tmp_path, index="a", x__y="b")
    assert before == stamps(tmp_path)


def test_only_what_differs_is_replaced(tmp_path: Path) -> None:
    """Created, updated, unchanged and removed files are told apart; empty folders go."""
    publish(tmp_path, same="a", other="b", x__y__gone="c")
    changes = publish(tmp_path, same="a", other="B", new="d")
    assert Changes(("new.html",), ("other.html",), ("same.html",), ("x/y/gone.html",)) == changes
    assert {"same.html": "a", "other.html": "B", "new.html": "d"} == tree(tmp_path)
    assert not (tmp_path / "x").exists()


def test_file_that_was_deleted_by_hand_is_written_again(tmp_path: Path) -> None:
    """The folder is compared with the site, not the manifest."""
    publish(tmp_path, index="a")
    (tmp_path / "index.html").unlink()
    assert Changes(created=("index.html",)) == publish(tmp_path, index="a")


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    """A placeholder, a host's files and whatever was put there later survive every build."""
    (tmp_path / ".gitkeep").write_text("")
    (tmp_path / "CNAME").write_text("example.org")
    (tmp_path / ".well-known").mkdir()
    publish(tmp_path, index="a", x__y="b")
    (tmp_path / "x" / "own.html").write_text("mine")
    publish(tmp_path, index="a")
    assert {".gitkeep": "", "CNAME": "example.org", "index.html": "a", "x/own.html": "mine"} == tree(tmp_path)


def test_foreign_folder_is_refused(tmp_path: Path) -> None:
    """A folder with other files and no manifest is not digest's to write into."""
    (tmp_path / "thesis.doc").write_text("years of work")
    refused = stage(tmp_path, outputs(index="a"))
    assert isinstance(refused, Diagnostic)
    assert ("foreign-output", "the output folder holds files that digest did not write: thesis.doc") == (
        refused.code,
        refused.message,
    )
    assert {"thesis.doc": "years of work"} == tree(tmp_path)


def test_file_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    """A file that digest did not write stops the build before anything changes."""
    publish(tmp_path, index="a")
    (tmp_path / "new.html").write_text("mine")
    refused = stage(tmp_path, outputs(index="A", new="b"))
    assert isinstance(refused, Diagnostic)
    assert "new.html was not written by digest and would be overwritten" == refused.message
    assert {"index.html": "a", "new.html": "mine"} == tree(tmp_path)


def test_staging_changes_nothing_visible(tmp_path: Path) -> None:
    """Until the site is committed, the old one stands; a discarded one leaves no trace."""
    publish(tmp_path, index="a")
    assert isinstance(stage(tmp_path, outputs(index="b", new="c")), Staged)
    assert "a" == (tmp_path / "index.html").read_text()
    discard(tmp_path)
    assert {"index.html": "a"} == tree(tmp_path)


def test_build_that_was_killed_is_completed_by_the_next(tmp_path: Path) -> None:
    """Files that were renamed before a kill are known as digest's, and a forgotten staging area is cleared."""
    staged = stage(tmp_path, outputs(a="1", b="2"))
    assert isinstance(staged, Staged)
    (tmp_path / MANIFEST).write_text('{"digest-manifest": 1, "files": {"a.html": "", "b.html": ""}}')
    (tmp_path / ".digest-staging" / "a.html").rename(tmp_path / "a.html")
    assert Changes(("b.html",), ("a.html",)) == publish(tmp_path, a="3", b="2")
    assert {"a.html": "3", "b.html": "2"} == tree(tmp_path)


def test_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A manifest that names files elsewhere deletes nothing there."""
    (tmp_path / "precious.html").write_text("x")
    site = tmp_path / "site"
    publish(site, index="a")
    files = '{"../precious.html": "", "index.html": "", "/etc/passwd": "", "a/../../precious.html": ""}'
    (site / MANIFEST).write_text(f'{{"digest-manifest": 1, "files": {files}}}')
    assert () == publish(site, index="a").removed
    assert "x" == (tmp_path / "precious.html").read_text()


def test_page_outside_the_folder_is_a_bug(tmp_path: Path) -> None:
    """No address of a page can lead out of the site."""
    with pytest.raises(ValueError, match="may not stand"):
        stage(tmp_path, [Output("../a.html", b"", Rank.LEAF)])


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """An output folder that is a file is said to be one."""
    (tmp_path / "site").write_text("x")
    refused = stage(tmp_path / "site", outputs(index="a"))
    assert isinstance(refused, Diagnostic)
    assert "foreign-output" == refused.code


def test_folder_in_place_of_a_page_is_a_diagnostic(tmp_path: Path) -> None:
    """What the system refuses is reported, and the old site stands."""
    publish(tmp_path, index="a")
    (tmp_path / "new.html").mkdir()
    refused = stage(tmp_path, outputs(index="b", new="c"))
    assert isinstance(refused, Diagnostic)
    assert "output-fault" == refused.code
    assert {"index.html": "a"} == tree(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_folder_without_permission_is_a_diagnostic(tmp_path: Path) -> None:
    """A folder that cannot be written costs the build, not a traceback."""
    tmp_path.chmod(0o500)
    refused = stage(tmp_path / "site", outputs(index="a"))
    tmp_path.chmod(0o700)
    assert isinstance(refused, Diagnostic)
    assert "output-fault" == refused.code


def test_files_are_put_in_place_in_order(tmp_path: Path) -> None:
    """What is linked to comes before what links to it."""
    ranked = [Output(f"{rank.name}.html", b"x", rank) for rank in reversed(Rank)]
    staged = stage(tmp_path, ranked)
    assert isinstance(staged, Staged)
    assert list(Rank) == [rank for rank, _ in sorted(staged.waiting)]
    discard(tmp_path)


def test_files_have_the_usual_permissions(tmp_path: Path) -> None:
    """A web server may read what was written."""
    publish(tmp_path, index="a")
    (tmp_path / "plain").write_text("")
    assert (tmp_path / "plain").stat().st_mode == (tmp_path / "index.html").stat().st_mode
