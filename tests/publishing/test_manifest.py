"""The manifest of what digest wrote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.publishing.manifest import is_safe, manifest_bytes, parse_manifest

paths = st.text(min_size=1).filter(is_safe)


@given(st.dictionaries(paths, st.text()))
def test_manifest_survives_a_trip_through_its_file(files: dict[str, str]) -> None:
    """What is written is read back."""
    assert files == parse_manifest(manifest_bytes(files))


@given(st.binary())
def test_any_bytes_give_a_manifest_or_none(data: bytes) -> None:
    """Bytes that are no manifest are none."""
    found = parse_manifest(data)
    assert found is None or all(is_safe(path) for path in found)


def test_unsafe_paths_are_told() -> None:
    """Paths that leave the folder, hidden files and the manifest itself are not to be touched."""
    unsafe = ["", "/x", "../x", "a/../../x", "a\\b", ".git/config", "a/.htaccess", ".digest-manifest.json"]
    assert [] == [path for path in unsafe if is_safe(path)]
    assert is_safe("2022/01/ångström.html")
