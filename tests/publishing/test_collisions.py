"""Files that cannot stand side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publishing.collisions import Places

letters = st.sampled_from(["a", "A", "b", "é", "e\u0301", "É", "ß", "SS"])
paths = st.lists(letters, min_size=1, max_size=3).map("/".join)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("about.html", "about.html", "static/about.html and the page want the same address, about.html"),
        ("Feed.xml", "feed.xml", "static/Feed.xml and the page differ only in letter case"),
        ("\u00e9.html", "e\u0301.html", "differ only in letter case"),
        ("Topics/a.txt", "topics/b.html", "the folders of static/Topics/a.txt and the page differ only in letter case"),
        ("topics", "topics/b.html", "static/topics is a file, and the page needs a folder of that name"),
        ("Topics", "topics/b/c.html", "static/Topics is a file, and the page needs a folder of that name"),
        ("topics/b.html", "topics", "the page is a file, and static/topics/b.html needs a folder of that name"),
    ],
)
def test_both_files_are_named(first: str, second: str, clash: str) -> None:
    """A collision says which two files it is between, and why they cannot both be."""
    places = Places()
    assert not places.take(first, f"static/{first}")
    found = places.take(second, "the page")
    assert found is not None
    assert clash in found.message
    assert f"static/{first}" == found.other


def test_files_beside_each_other_do_not_collide() -> None:
    """Names that only begin alike are different."""
    places = Places()
    assert [None, None, None, None] == [places.take(path, path) for path in ("a", "a.html", "b/a", "b/a.html")]
    assert places.has("b/a")
    assert not places.has("B/a")
    assert not places.has("b")


@given(st.lists(paths, unique=True, max_size=6))
def test_files_that_do_not_collide_stand_side_by_side_on_any_disk(wanted: list[str]) -> None:
    """What is taken has distinct names when letter case is lost, and no file is also a folder."""
    places = Places()
    taken = [path for path in wanted if not places.take(path, path)]
    lost = [path.replace("e\u0301", "é").casefold() for path in taken]
    folders = {"/".join(path.split("/")[:n]) for path in lost for n in range(1, path.count("/") + 1)}
    assert len(lost) == len(set(lost))
    assert not folders.intersection(lost)
