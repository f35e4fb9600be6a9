"""Everything in the content folder is listed in order, or named once with the reason."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from digest.foundation.limits import Limits
from digest.foundation.settings import ReadingSettings
from digest.reading.discover import Discovery, discover, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = ReadingSettings()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An empty content folder."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def write(folder: Path, *paths: str, text: str = "Text") -> None:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def faults(discovery: Discovery) -> list[tuple[str, str, str]]:
    return [(each.code, each.span.path, each.message) for each in discovery.diagnostics]


def test_articles_and_images_are_listed_in_order(content: Path) -> None:
    """Any depth, any case of the suffix, sorted by path."""
    write(content, "b.txt", "a/z.MD", "a/b/c.markdown", "B.text", "_drafts/d.md", "a/pic.JPG", "logo.svg")
    discovery = discover(content, SETTINGS)
    assert ["B.text", "_drafts/d.md", "a/b/c.markdown", "a/z.MD", "b.txt"] == [each.path for each in discovery.files]
    assert ["a/pic.JPG", "logo.svg"] == [each.path for each in discovery.images]
    assert [] == faults(discovery)
    assert (content / "a" / "b" / "c.markdown", 4) == (discovery.files[2].absolute, discovery.files[2].size)
    assert b"Text" == read_bytes(discovery.files[0])


def test_what_is_left_behind_is_passed_over_in_silence(content: Path) -> None:
    """Dotfiles, backups, swap files, lock files and what systems leave are nobody's articles."""
    write(content, ".hidden.txt", ".git/x.txt", "a.txt~", "a.txt.bak", "#a.txt#", ".a.txt.swp", "Thumbs.db", "~$a.docx")
    write(content, "__MACOSX/x.txt", "desktop.ini")
    assert Discovery((), (), ()) == discover(content, SETTINGS)


def test_files_of_other_types_are_named_once(content: Path) -> None:
    """The hint says how to make them readable."""
    write(content, "page.html", "notes.docx", "README", "data.csv")
    discovery = discover(content, SETTINGS)
    assert [
        ("foreign-file", "README", "files without a suffix are neither read nor published"),
        ("foreign-file", "data.csv", ".csv files are neither read nor published"),
        ("foreign-file", "notes.docx", ".docx files are neither read nor published"),
        ("foreign-file", "page.html", ".html files are neither read nor published"),
    ] == faults(discovery)
    assert "save it as plain text (.txt)" == discovery.diagnostics[2].hint


def test_empty_and_large_files_are_named(content: Path) -> None:
    """Neither is opened."""
    write(content, "empty.txt", text="")
    write(content, "large.txt", text="x" * 101)
    discovery = discover(content, ReadingSettings(limits=Limits(article_bytes=100)))
    assert [
        ("empty-file", "empty.txt", "the file holds no text"),
        ("file-too-large", "large.txt", "101 bytes; the limit is 100"),
    ] == faults(discovery)
    assert () == discovery.files


def test_links_are_followed_only_inside(content: Path, tmp_path: Path) -> None:
    """A link out, a link in a circle and a link to nothing are refused, files and folders alike."""
    write(content, "a/x.txt")
    write(tmp_path, "outside/secret.txt", "content-2/near.txt")
    (content / "inside.txt").symlink_to(content / "a" / "x.txt")
    (content / "again").symlink_to(content / "a")
    (content / "out.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (content / "out").symlink_to(tmp_path / "outside")
    (content / "near").symlink_to(tmp_path / "content-2")
    (content / "nothing.txt").symlink_to(tmp_path / "gone.txt")
    (content / "a" / "circle").symlink_to(content)
    (content / "loop.txt").symlink_to(content / "loop.txt")
    discovery = discover(content, SETTINGS)
    assert ["a/x.txt", "again/x.txt", "inside.txt"] == [each.path for each in discovery.files]
    assert [
        ("refused-link", "a/circle", "the link leads in a circle"),
        ("refused-link", "again/circle", "the link leads in a circle"),
        ("refused-link", "loop.txt", "the link leads nowhere"),
        ("refused-link", "near", "the link leads out of the content folder"),
        ("refused-link", "nothing.txt", "the link leads nowhere"),
        ("refused-link", "out", "the link leads out of the content folder"),
        ("refused-link", "out.txt", "the link leads out of the content folder"),
    ] == faults(discovery)


def test_folders_that_link_to_each_other_end(content: Path) -> None:
    """Two links that lead into each other's folder are followed once."""
    write(content, "a/x.txt", "b/y.txt")
    (content / "a" / "to-b").symlink_to(content / "b")
    (content / "b" / "to-a").symlink_to(content / "a")
    discovery = discover(content, SETTINGS)
    assert ["a/to-b/y.txt", "a/x.txt", "b/to-a/x.txt", "b/y.txt"] == [each.path for each in discovery.files]


def test_special_files_are_named(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe or a socket is never opened: reading one would wait for ever."""
    os.mkfifo(content / "pipe.txt")
    monkeypatch.chdir(content)  # a socket's path may have but a hundred characters
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        message = "not a file but a socket, pipe or device"
        assert [("special-file", "pipe.txt", message), ("special-file", "socket.txt", message)] == faults(
            discover(content, SETTINGS)
        )


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system refuses such names")
def test_a_name_that_is_not_utf8_does_not_stop_the_rest(content: Path) -> None:
    """The file is named with its bytes escaped."""
    write(content, "a.txt")
    (content / os.fsdecode(b"caf\xe9.txt")).write_text("Text")
    discovery = discover(content, SETTINGS)
    assert ["a.txt"] == [each.path for each in discovery.files]
    assert [("unreadable-file", "caf\\xe9.txt", "the name is not valid UTF-8")] == faults(discovery)


def test_a_decomposed_name_has_one_path(content: Path) -> None:
    """A file from a Mac has the path it has elsewhere; where both forms exist, both are kept."""
    write(content, "cafe\u0301.txt")
    assert ["caf\u00e9.txt"] == [each.path for each in discover(content, SETTINGS).files]
    write(content, "caf\u00e9.txt")
    assert 2 == len({each.path for each in discover(content, SETTINGS).files})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(content: Path) -> None:
    """A folder or file without permission costs only itself."""
    write(content, "a.txt", "closed/x.txt", "closed.txt")
    (content / "closed").chmod(0)
    (content / "closed.txt").chmod(0)
    discovery = discover(content, SETTINGS)
    (content / "closed").chmod(0o755)
    assert [("unreadable-file", "closed", "cannot be read: Permission denied")] == faults(discovery)
    assert not isinstance(read_bytes(discovery.files[1]), bytes)


def test_a_file_that_vanished_is_named(content: Path) -> None:
    """Between finding and reading a file may go."""
    write(content, "a.txt")
    (file,) = discover(content, SETTINGS).files
    file.absolute.unlink()
    fault = read_bytes(file)
    assert not isinstance(fault, bytes)
    assert ("unreadable-file", "a.txt") == (fault.code, fault.span.path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The first thing that goes wrong for a new user has a hint."""
    discovery = discover(tmp_path / "content", SETTINGS)
    assert [("unreadable-file", "content", "there is no folder of this name")] == faults(discovery)
    assert "make it and put article texts into it" == discovery.diagnostics[0].hint


def test_deep_folders_are_walked(content: Path) -> None:
    """No depth of folders ends the walk."""
    folder = content
    for _ in range(300):
        folder = folder / "d"
    write(folder, "x.txt")
    assert ["d/" * 300 + "x.txt"] == [each.path for each in discover(content, SETTINGS).files]
