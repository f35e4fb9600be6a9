"""The manifest of what digest wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publishing.manifest import Manifest, is_safe, manifest_bytes, parse_manifest

paths = st.text(min_size=1).filter(is_safe)


@given(st.dictionaries(paths, st.text()), st.none() | st.text())
def test_manifest_survives_a_trip_through_its_file(files: dict[str, str], ledger: str | None) -> None:
    """What is written is read back, with the copy of the ledger."""
    assert Manifest(files, ledger) == parse_manifest(manifest_bytes(Manifest(files, ledger)))


@given(st.binary())
def test_any_bytes_give_a_manifest_or_a_reason(data: bytes) -> None:
    """Bytes that are no manifest are said to be damaged."""
    assert "is damaged" == parse_manifest(data)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "[" * 100_000,
        '"digest-manifest"',
        '{"digest-manifest": 1}',
        '{"digest-manifest": 1, "files": []}',
        '{"digest-manifest": 0, "files": {}}',
        '{"digest-manifest": 1, "files": {}, "ledger": 7}',
    ],
)
def test_json_that_is_no_manifest_is_damaged(text: str) -> None:
    """So is JSON of another form."""
    assert "is damaged" == parse_manifest(text.encode())


def test_manifest_of_a_newer_digest_is_told_from_a_damaged_one() -> None:
    """Its files may mean something else, so nothing is made of it."""
    assert "was written by a newer digest" == parse_manifest(b'{"digest-manifest": 2, "files": {}}')


def test_paths_in_a_manifest_are_not_trusted() -> None:
    """A path that leads out is passed over, the others count."""
    assert Manifest({"a.html": "0"}) == parse_manifest(
        b'{"digest-manifest": 1, "files": {"../b.html": "0", "/etc/x": "0", ".git/config": "0", "a.html": "0"}}'
    )


def test_unsafe_paths_are_told() -> None:
    """Paths that leave the folder, repositories and digest's own control files are not to be touched."""
    unsafe = ["", "/x", "../x", "a/../../x", "a\\b", ".git/config", "a/.GIT/x", "c:/x", "a//b", "a/", "./a", "a\0"]
    unsafe += [".digest-manifest.json", ".digest-staging/1", ".Digest-journal.json", "x/.digest-new-a", "\ud800"]
    assert [] == [path for path in unsafe if is_safe(path)]
    safe = ["2022/01/ångström.html", ".nojekyll", ".well-known/security.txt", ".htaccess", "ab:c", "..a", ".digest"]
    assert safe == [path for path in safe if is_safe(path)]
