"""Real subscribers follow a site through the chances of editorial life: they see every new article exactly once.

`DIGEST_HISTORIES` sets how many histories are played (benchmarks/histories.py does) in place of the few that the suite
has time for; newsboat follows one in ten.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import actions
import pytest
from editorial import Desk
from followers import TOKEN, NewsboatFollower, ReaderFollower, serve

from digest.build import BuildOptions

if TYPE_CHECKING:
    from pathlib import Path

SHORT = 12
COUNT = int(os.environ.get("DIGEST_HISTORIES", str(SHORT)))
STEPS = 9 if COUNT == SHORT else 16
ALIKE = ("feed.xml", "atom.xml", "feed.json")  # the same items in three formats
EDITIONS = "editions.xml"


@pytest.mark.parametrize("seed", range(COUNT))
def test_subscribers_see_every_new_article_once(tmp_path: Path, seed: int) -> None:
    """Whatever the editor does: unread are exactly the new articles, none comes twice, none is lost, no date moves,
    and no word of what is not public is left anywhere."""
    desk = opened(tmp_path, seed)
    with serve() as server:
        server.site = desk.site
        feeds = [f"{server.address}/{name}" for name in ALIKE]
        follower = ReaderFollower((*feeds, f"{server.address}/{EDITIONS}"))
        for _ in range(STEPS):
            expected = sorted(desk.deliver())
            found = follower.look()
            for feed in feeds:
                assert expected == sorted(found[feed]), (feed, desk.log)
                assert sorted(desk.delivered) == sorted(follower.all(feed)), (feed, desk.log)
            check_files(desk)
            desk.publish(actions.step(desk))
            server.site = desk.site
        follower.close()


@pytest.mark.tools
@pytest.mark.parametrize("seed", range(max(1, COUNT // 10)))
def test_newsboat_counts_every_new_article_once(tmp_path: Path, seed: int) -> None:
    """newsboat, which nobody reads in, counts as unread exactly what was ever new; no guid twice, no date moved."""
    if shutil.which("newsboat") is None:
        lacking = pytest.fail if os.environ.get("DIGEST_REQUIRE_TOOLS") == "1" else pytest.skip
        lacking("newsboat is not here; .ci/run installs it")
    desk = opened(tmp_path, seed)
    with serve() as server:
        server.site = desk.site
        newsboat = NewsboatFollower(f"{server.address}/feed.xml", tmp_path / "newsboat")
        for _ in range(STEPS):
            desk.deliver()
            assert len(desk.delivered) == newsboat.look(), desk.log
            desk.publish(actions.step(desk))
            server.site = desk.site


def opened(folder: Path, seed: int) -> Desk:
    """Return a desk whose first articles are published."""
    desk = Desk(folder, seed)
    actions.begin(desk)
    desk.publish(BuildOptions())
    return desk


def check_files(desk: Desk) -> None:
    """No word of an article that is not public stands in any file, and what was withdrawn only says so in the feed."""
    public = {each.token for each in desk.articles if each.is_public(desk.now)}
    broken = {each.token for each in desk.articles if each.broken}
    for path in desk.site.rglob("*"):
        if path.suffix in (".html", ".xml", ".json", ".opml"):
            # The manifest names the files of what is but unavailable, and no others.
            named = broken if path.name == ".digest-manifest.json" else set()
            leaked = set(TOKEN.findall(path.read_text())) - public - named
            assert not leaked, (path, leaked, desk.log)
    for item in ET.parse(desk.site / "feed.xml").iter("item"):
        if item.findtext("title") == "Withdrawn":
            assert ["title", "link", "guid", "pubDate"] == [part.tag for part in item], desk.log
