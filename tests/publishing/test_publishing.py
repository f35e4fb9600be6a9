"""The output folder: only digest's own files change, all at once, and only if they must."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.publishing.claiming import Claim, claim
from digest.publishing.output import Changes, Copy, Output, Rank
from digest.publishing.staging import Staged, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Publish = Callable[..., Any]
    Tree = Callable[[Path], dict[str, str]]

MANIFEST = ".digest-manifest.json"
MEMORY = Path("/dev/shm")  # noqa: S108  (Linux keeps a file system in memory there)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in (folder, *folder.rglob("*"))}


def test_files_are_written_with_their_folders(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """A new site's folder is made, and nothing but the site and its manifest is left in it."""
    site = tmp_path / "site"
    assert Changes(created=("index.html", "x/y.html")) == publish(site, {"index.html": "a", "x/y.html": "b"}).changes
    assert {"index.html": "a", "x/y.html": "b"} == tree(site)
    assert {"index.html", "x", MANIFEST} == {path.name for path in site.iterdir()}
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_second_build_writes_nothing(tmp_path: Path, publish: Publish) -> None:
    """Equal bytes leave every file and folder as it is, down to times and inodes."""
    site, files = tmp_path / "site", {"index.html": "a", "x/y.html": "b"}
    publish(site, files, ledger="1")
    before = stamps(site)
    assert Changes(unchanged=("index.html", "x/y.html")) == publish(site, files, ledger="1").changes
    assert before == stamps(site)


def test_only_what_differs_is_replaced(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """Created, updated, unchanged and removed files are told apart; empty folders go."""
    publish(tmp_path, {"same": "a", "other": "b", "x/y/gone": "c"})
    changes = publish(tmp_path, {"same": "a", "other": "B", "new": "d"}).changes
    assert Changes(("new",), ("other",), ("same",), ("x/y/gone",)) == changes
    assert {"same": "a", "other": "B", "new": "d"} == tree(tmp_path)
    assert not (tmp_path / "x").exists()


def test_ledger_copy_is_kept_with_the_site(tmp_path: Path, publish: Publish) -> None:
    """The manifest has the ledger as it was when the site was last put in place; a build without one keeps it."""
    publish(tmp_path, {"a": "1"}, ledger="first\n")
    publish(tmp_path, {"a": "2"})
    with claim(tmp_path, tmp_path.parent) as claimed:
        assert isinstance(claimed, Claim)
        assert "first\n" == claimed.manifest.ledger
    assert Changes(unchanged=("a",)) == publish(tmp_path, {"a": "2"}, ledger="second\n").changes
    with claim(tmp_path, tmp_path.parent) as claimed:
        assert isinstance(claimed, Claim)
        assert "second\n" == claimed.manifest.ledger


def test_file_that_was_deleted_by_hand_is_written_again(tmp_path: Path, publish: Publish) -> None:
    """The folder is compared with the site, not the manifest."""
    publish(tmp_path, {"index.html": "a"})
    (tmp_path / "index.html").unlink()
    assert Changes(created=("index.html",)) == publish(tmp_path, {"index.html": "a"}).changes


def test_file_that_was_edited_by_hand_is_put_right(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """One note names the files that no longer were as digest wrote them, also those that are removed."""
    site = {f"{name}.html": name for name in "abcdef"}
    publish(tmp_path, site)
    for name in "abde":
        (tmp_path / f"{name}.html").write_text("by hand")
    result = publish(tmp_path, {path: text for path, text in site.items() if path != "b.html"})
    assert ["edited-output"] == result.codes
    assert "changed by hand since the last build, and put right: a.html, b.html, d.html and 1 more" == result.message
    assert {path: text for path, text in site.items() if path != "b.html"} == tree(tmp_path)
    assert () == publish(tmp_path, {"a.html": "new"}).diagnostics


def test_files_of_others_are_left_alone(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """A placeholder, a host's files and whatever was put there later survive every build."""
    (tmp_path / ".gitkeep").write_text("")
    (tmp_path / "CNAME").write_text("example.org")
    (tmp_path / ".well-known").mkdir()
    publish(tmp_path, {"index.html": "a", "x/y.html": "b"})
    (tmp_path / "x" / "own.html").write_text("mine")
    publish(tmp_path, {"index.html": "a"})
    assert {".gitkeep": "", "CNAME": "example.org", "index.html": "a", "x/own.html": "mine"} == tree(tmp_path)


def test_file_in_the_way_is_not_overwritten(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """Files that digest did not write stop the build before anything changes, and all of them are named."""
    publish(tmp_path, {"index.html": "a"})
    (tmp_path / "new.html").write_text("mine")
    (tmp_path / "x").write_text("mine")
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "z").write_text("mine")
    (tmp_path / "w").mkdir()
    result = publish(tmp_path, {"index.html": "A", "new.html": "b", "x/x.html": "c", "y": "d", "w": "e"})
    assert [
        "new.html was not written by digest and would be overwritten",
        "y/z was not written by digest and is in the way of y",
        "the folder w was not written by digest and is in the way of w",
        "x was not written by digest and is in the way of the folder x/",
    ] == [each.message for each in result.diagnostics]
    assert {"index.html": "a", "new.html": "mine", "x": "mine", "y/z": "mine"} == tree(tmp_path)


def test_file_becomes_a_folder_and_back(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """Digest's own old files are out of the way of new ones, whichever is the file and whichever the folder."""
    publish(tmp_path, {"a": "1", "b/c/d": "2", "e": "3"})
    assert publish(tmp_path, {"a/x/y": "4", "b": "5", "e": "3"}).changes
    assert {"a/x/y": "4", "b": "5", "e": "3"} == tree(tmp_path)


def test_folder_that_is_a_link_is_not_written_through(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """What lies behind a link that somebody put into the site is neither written nor deleted."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    publish(site, {"x/a.html": "a", "index.html": "b"})
    (site / "x").rename(elsewhere)
    (site / "x").symlink_to(elsewhere)
    for files in ({"index.html": "B"}, {"x/a.html": "A", "index.html": "B"}):
        result = publish(site, files)
        assert "the folder x is a symbolic link, and what lies behind it is not digest's" == result.message
    assert {"a.html": "a"} == tree(elsewhere)
    assert "b" == (site / "index.html").read_text()


def test_output_folder_may_be_a_link(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """The folder itself may lie elsewhere, such as where a web server looks."""
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "www")
    publish(tmp_path / "site", {"x/a.html": "a"})
    assert {"x/a.html": "a"} == tree(tmp_path / "www")


def test_staging_changes_nothing_visible(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """Until the site is committed, the old one stands; what is left staged goes, even if the build ends in a fault."""
    publish(tmp_path, {"index.html": "a"})
    with suppress(ZeroDivisionError), claim(tmp_path, tmp_path.parent) as claimed:
        assert isinstance(claimed, Claim)
        assert isinstance(stage(claimed, [Output("new.html", b"b", Rank.LEAF)]), Staged)
        assert 0o700 == (tmp_path / ".digest-staging").stat().st_mode & 0o777
        raise ZeroDivisionError
    assert {"index.html": "a"} == tree(tmp_path)


def test_manifest_cannot_lead_out_of_the_folder(tmp_path: Path, publish: Publish) -> None:
    """A manifest that names files elsewhere deletes nothing there."""
    (tmp_path / "precious.html").write_text("x")
    site = tmp_path / "site"
    publish(site, {"index.html": "a"})
    files = '{"../precious.html": "", "index.html": "", "/etc/passwd": "", "a/../../precious.html": ""}'
    (site / MANIFEST).write_text(f'{{"digest-manifest": 1, "files": {files}}}')
    assert () == publish(site, {"index.html": "a"}).changes.removed
    assert "x" == (tmp_path / "precious.html").read_text()


def test_page_outside_the_folder_is_a_bug(tmp_path: Path, publish: Publish) -> None:
    """No address of a page can lead out of the site."""
    with pytest.raises(ValueError, match="may not stand"):
        publish(tmp_path, {"../a.html": ""})


def test_two_files_for_one_address_are_an_error(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """Both are named, all such pairs at once, and nothing is published."""
    publish(tmp_path, {"index.html": "old"})
    static = [Copy(name, tmp_path / "index.html", f"static/{name}") for name in ("About.html", "feed.xml")]
    pages = [Output(name, b"x", Rank.LEAF) for name in ("about.html", "feed.xml", "index.html")]
    result = publish(tmp_path, [*static, *pages])
    assert ["output-collision", "output-collision"] == result.codes
    assert [
        "static/About.html and about.html differ only in letter case, so some disks and hosts take them for one",
        "static/feed.xml and feed.xml want the same address, feed.xml",
    ] == [each.message for each in result.diagnostics]
    assert ["static/About.html", "static/feed.xml"] == [each.span.path for each in result.diagnostics]
    assert {"index.html": "old"} == tree(tmp_path)


def test_some_files_give_way_to_the_editors_own(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """A robots.txt in static/ stands for digest's; without one, digest's is written."""
    site, own = tmp_path / "site", tmp_path / "robots.txt"
    own.write_text("mine")
    robots = Output("robots.txt", b"digest's", Rank.LEAF, yields=True)
    assert ("robots.txt",) == publish(site, [Copy("robots.txt", own, "static/robots.txt"), robots]).changes.created
    assert {"robots.txt": "mine"} == tree(site)
    publish(site, [robots])
    assert {"robots.txt": "digest's"} == tree(site)


def test_copy_that_cannot_be_read_costs_only_itself(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """What was published of a file stays while it cannot be read, also below a folder that cannot; others go on."""
    site, page = tmp_path / "site", Output("index.html", b"b", Rank.FRONT)
    publish(site, {"a.png": "1", "x/b.png": "2", "x/c.png": "3", "xy.png": "4"})
    result = publish(site, [Copy("a.png", tmp_path, "static/a.png"), page], keep=["x"])
    assert ["unreadable-file"] == result.codes
    assert "static/a.png" == result.diagnostics[0].span.path
    assert {"a.png": "1", "x/b.png": "2", "x/c.png": "3", "index.html": "b"} == tree(site)
    assert ("a.png", "x/b.png", "x/c.png") == publish(site, [page]).changes.removed


def test_files_have_the_usual_permissions(tmp_path: Path, publish: Publish) -> None:
    """A web server may read what was written."""
    publish(tmp_path / "site", {"x/index.html": "a"})
    (tmp_path / "plain").write_text("")
    (tmp_path / "folder").mkdir()
    assert (tmp_path / "plain").stat().st_mode == (tmp_path / "site" / "x" / "index.html").stat().st_mode
    assert (tmp_path / "folder").stat().st_mode == (tmp_path / "site" / "x").stat().st_mode


def test_read_only_site_that_is_right_is_no_fault(tmp_path: Path, publish: Publish) -> None:
    """A build that has nothing to write needs no permission to."""
    publish(tmp_path / "site", {"index.html": "a"})
    (tmp_path / "site").chmod(0o500)
    result = publish(tmp_path / "site", {"index.html": "a"})
    (tmp_path / "site").chmod(0o700)
    assert (Changes(unchanged=("index.html",)), ()) == (result.changes, result.diagnostics)


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
def test_folder_on_another_file_system(tmp_path: Path, publish: Publish, tree: Tree) -> None:
    """Staging lies in the output folder, so it never matters where that is."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as other:
        assert Path(other).stat().st_dev != tmp_path.stat().st_dev
        publish(Path(other) / "site", {"index.html": "a", "x/y": "b"}, project=tmp_path)
        publish(Path(other) / "site", {"index.html": "A"}, project=tmp_path)
        assert {"index.html": "A"} == tree(Path(other) / "site")
