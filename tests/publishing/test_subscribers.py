"""What subscribers notice of a build, told from two feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.publishing.subscribers import Subscribers, compare, items, read_feed

if TYPE_CHECKING:
    from pathlib import Path


def feed(**texts: str) -> bytes:
    body = "".join(
        f'<item><guid isPermaLink="false">urn:uuid:{name}</guid><title>{text}</title></item>'
        for name, text in texts.items()
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{body}</channel></rss>'.encode()


def told(
    old: bytes | None, new: bytes | None, *, known: str = "", gone: str = "", public: str = "abcdef"
) -> Subscribers:
    return compare(old, new, known=set(known), gone=set(gone), public=set(public))


def test_items_are_told_apart_by_their_guid() -> None:
    """The channel's own title is no item."""
    assert {"a", "b"} == set(items(feed(a="1", b="2")))


def test_nothing_is_noticed_of_the_same_feed() -> None:
    """Equal feeds, nothing to see; nor of a feed that is rendered anew in another order."""
    assert Subscribers() == told(feed(a="1", b="2"), feed(b="2", a="1"), known="ab")


def test_every_kind_of_difference_has_its_name() -> None:
    """New, edited, back again and withdrawn items; what fell off the end of the feed is none of them."""
    old, new = feed(a="1", b="2", c="3", d="gone", f="6"), feed(a="1", b="two", d="back", e="5", c="withdrawn")
    seen = told(old, new, known="abcdf", gone="d", public="abdef")
    assert Subscribers(new=("e",), updated=("b",), reappearing=("d",), withdrawn=("c",)) == seen


def test_known_item_that_was_not_in_the_feed_reappears() -> None:
    """A restored article is not new: readers know its guid."""
    assert Subscribers(reappearing=("a",)) == told(feed(), feed(a="1"), known="a")


def test_item_that_vanishes_with_its_article_is_withdrawn_once() -> None:
    """A deleted file's item is gone; a notice that stays, or goes in its turn, says nothing new."""
    assert Subscribers(withdrawn=("a",)) == told(feed(a="1"), feed(), known="a", public="")
    assert Subscribers() == told(feed(a="notice"), feed(), known="a", gone="a", public="")
    assert Subscribers() == told(feed(a="notice"), feed(a="other words"), known="a", gone="a", public="")


def test_without_an_old_feed_only_the_unknown_are_new() -> None:
    """In a fresh clone nobody can tell what subscribers have."""
    assert Subscribers(new=("b",)) == told(None, feed(a="1", b="2"), known="a")
    assert Subscribers() == told(None, None)


def test_damaged_feed_counts_as_one_without_items() -> None:
    """A hand-edited file is not trusted and not fatal."""
    assert Subscribers(new=("a",)) == told(b"<rss", feed(a="1"))


def test_ids_become_names() -> None:
    """People are told paths, in order."""
    assert Subscribers(new=("A", "B")) == Subscribers(new=("b", "a")).named(str.upper)


def test_feed_is_read_from_the_folder(tmp_path: Path) -> None:
    """A folder without one has none."""
    assert read_feed(tmp_path) is None
    (tmp_path / "feed.xml").write_bytes(b"x")
    assert b"x" == read_feed(tmp_path)
