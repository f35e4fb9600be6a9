"""Nothing that does not parse back is published."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from digest.rendering.xml_files import finish

FEED = "<rss><channel><item><guid>a</guid></item><item><guid>b</guid></item></channel></rss>"


def test_declaration_and_stylesheet_stand_first() -> None:
    """Whatever declaration the text came with, the file has the same one, then the stylesheet."""
    data = finish("<?xml version='1.0' encoding='ascii'?>\n<a/>", 'x"&.css')
    assert (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href=\'x"&amp;.css\'?>\n<a/>\n'
        == data
    )


def test_whole_feed_passes() -> None:
    """A feed that holds the items it promised is published as it is."""
    assert ["a", "b"] == [each.text for each in ET.fromstring(finish(FEED, guids=("a", "b"))).iter("guid")]


@pytest.mark.parametrize("guids", [(), ("a",), ("b", "a"), ("a", "b", "c")])
def test_lost_or_foreign_item_is_a_bug(guids: tuple[str, ...]) -> None:
    """Neither fewer nor more nor other items, nor another order."""
    with pytest.raises(ValueError, match="does not parse back"):
        finish(FEED, guids=guids)


def test_broken_file_is_a_bug() -> None:
    """What is no XML raises."""
    with pytest.raises(ET.ParseError):
        finish("<a><b></a>")
