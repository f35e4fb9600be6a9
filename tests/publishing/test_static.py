"""static/ is published as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from digest.publishing.static import Static, find_static

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


def test_all_that_hosts_ask_for_is_published(tmp_path: Path, publish: Callable[..., Any]) -> None:
    """Any file at any depth, dotfiles too; what systems and editors leave behind is not."""
    wanted = [".htaccess", ".nojekyll", ".well-known/security.txt", "CNAME", "favicon.ico", "img/a b/ö.png"]
    put(
        tmp_path / "static",
        *wanted,
        ".DS_Store",
        ".git/config",
        ".gitkeep",
        "Thumbs.db",
        "a.txt~",
        ".digest-manifest.json",
    )
    found = find_static(tmp_path)
    assert wanted == [each.path for each in found.files]
    assert "static/img/a b/ö.png" == found.files[-1].origin
    assert ((), ()) == (found.unread, found.diagnostics)
    assert tuple(wanted) == publish(tmp_path / "site", found.files).changes.created
    assert "CNAME" == (tmp_path / "site" / "CNAME").read_text()


def test_missing_folder_is_an_empty_one(tmp_path: Path) -> None:
    """A site needs no static files."""
    assert Static() == find_static(tmp_path)


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    """A link out of static/, to nowhere or in a circle is refused and named; one inside is its target's copy."""
    put(tmp_path, "secret.txt", "static/a/b.txt")
    static = tmp_path / "static"
    (static / "copy.txt").symlink_to(static / "a" / "b.txt")
    (static / "folder").symlink_to(static / "a")
    (static / "out.txt").symlink_to(tmp_path / "secret.txt")
    (static / "up").symlink_to(tmp_path)
    (static / "nowhere").symlink_to("missing")
    (static / "a" / "circle").symlink_to(static)
    found = find_static(tmp_path)
    assert ["a/b.txt", "copy.txt", "folder/b.txt"] == [each.path for each in found.files]
    assert [
        ("refused-link", "static/a/circle", "the link leads in a circle"),
        ("refused-link", "static/folder/circle", "the link leads in a circle"),
        ("refused-link", "static/nowhere", "the link leads nowhere"),
        ("refused-link", "static/out.txt", "the link leads out of static/"),
        ("refused-link", "static/up", "the link leads out of static/"),
    ] == [(each.code, each.span.path, each.message) for each in found.diagnostics]


def test_link_to_a_folder_around_it_is_a_circle(tmp_path: Path) -> None:
    """A folder does not hold itself."""
    put(tmp_path / "static", "a/b/c.txt")
    (tmp_path / "static" / "a" / "b" / "again").symlink_to(tmp_path / "static" / "a")
    found = find_static(tmp_path)
    assert ["a/b/c.txt"] == [each.path for each in found.files]
    assert ["the link leads in a circle"] == [each.message for each in found.diagnostics]


def test_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """An editor may keep static/ elsewhere."""
    put(tmp_path / "shared", "a.txt")
    (tmp_path / "static").symlink_to(tmp_path / "shared")
    assert ["a.txt"] == [each.path for each in find_static(tmp_path).files]


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    """A pipe and a name that no address may hold are passed over with a word."""
    put(tmp_path / "static", "a.txt", "b\\c.txt")
    os.mkfifo(tmp_path / "static" / "pipe")
    found = find_static(tmp_path)
    assert ["a.txt"] == [each.path for each in found.files]
    assert ["unreadable-file", "special-file"] == [each.code for each in found.diagnostics]


def test_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    """What cannot be read is an error, and whatever was published of it is kept."""
    (tmp_path / "static").write_text("x")
    found = find_static(tmp_path)
    assert ("",) == found.unread
    assert ["static"] == [each.span.path for each in found.diagnostics]
