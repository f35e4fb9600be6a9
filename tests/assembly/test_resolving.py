"""Links between articles and local images lead somewhere on every page, or become text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.resolving import Illustration, illustration, resolve

URLS = {"world/oslo.md": "2022/01/oslo.html", "ö & b.txt": "2022/01/ö.html"}
PICTURES = {"img/sea.jpg": Illustration("assets/sea-00.jpg", 800, 600)}


def done(html: str) -> str:
    return resolve(html, URLS, PICTURES, lambda url: f"../../{url}")


def test_link_to_a_published_entry_is_filled_in() -> None:
    """The address is the page's, the fragment stays."""
    html = '<p>See <a href="entry:world/oslo.md#p2" title="x > y">Oslo</a>.</p>'
    assert '<p>See <a href="../../2022/01/oslo.html#p2" title="x > y">Oslo</a>.</p>' == done(html)


def test_percent_encoded_path_is_understood() -> None:
    """Reading encodes the path of an article file with spaces and letters beyond ASCII."""
    assert '<a href="../../2022/01/ö.html">x</a>' == done('<a href="entry:%C3%B6%20%26%20b.txt">x</a>')


def test_link_to_an_unpublished_entry_becomes_its_text() -> None:
    """Only the link goes; what it says, markup and images included, stays."""
    html = '<p><a class="x" href="entry:draft.md"><em>the</em> <img src="image:img/sea.jpg" alt="sea"></a> end</p>'
    image = '<img src="../../assets/sea-00.jpg" alt="sea" width="800" height="600" loading="lazy">'
    expected = f"<p><em>the</em> {image} end</p>"
    assert expected == done(html)


def test_missing_image_becomes_its_description() -> None:
    """An image that cannot be published leaves its words."""
    assert "<p>a &lt;boat&gt;</p>" == done('<p><img src="image:gone.png" alt="a &lt;boat&gt;"></p>')


@given(st.text(st.sampled_from('<>"=&;#:/ aeimgryntrhsc'), max_size=60))
def test_text_is_never_changed(text: str) -> None:
    """What is no tag of the two kinds stays as it is, even where the text speaks of such tags."""
    escaped = re.sub("<", "&lt;", re.sub("&", "&amp;", text))
    assert f"<p>{escaped}</p>" == done(f"<p>{escaped}</p>")


def test_image_name_is_safe_and_tells_what_it_was() -> None:
    """A published image is named by its old name's letters and a hash of its bytes."""
    assert Illustration("assets/m-ller-1-abc.jpg", 3, 4) == illustration("x/Müller (1).JPG", "abc", 3, 4, ".jpg")
