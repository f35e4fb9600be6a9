"""The last check: each case is HTML that should never get this far, and what is left of it."""

from __future__ import annotations

import pytest

from digest.reading.markup.sanitise import sanitise

MADE = frozenset({"entry:a.md", "image:a.png"})

CASES = {
    "fine": ('<p id="p1">a <b>b</b></p>', '<p id="p1">a <b>b</b></p>'),
    "a script": ("<p>a<script>b</script></p>", "<p>a</p>"),
    "a style": ('<p style="x">a</p><style>b</style>', "<p>a</p>"),
    "a handler": ('<p onclick="x">a</p>', "<p>a</p>"),
    "a frame": ('<iframe src="https://a.eu"></iframe>', ""),
    "a comment": ("a<!-- b -->", "a"),
    "a script as an address": ('<a href="javascript:x">a</a>', "<a>a</a>"),
    "an unknown id": ('<p id="top">a</p>', "<p>a</p>"),
    "an unknown class": ('<p class="top">a</p>', "<p>a</p>"),
    "addresses digest made": (
        '<a href="entry:a.md"></a><img src="image:a.png">',
        '<a href="entry:a.md"></a><img src="image:a.png">',
    ),
    "addresses it did not make": ('<a href="entry:b.md"></a><img src="image:b.png">', "<a></a><img>"),
    "in other letters": ('<a href="ENTRY:a.md"></a>', "<a></a>"),
    "an image on the web": ('<img src="https://a.eu/b.png">', "<img>"),
    "a relative address": ('<a href="b.html">a</a>', "<a>a</a>"),
    "a place that is there": ('<a href="#x">a</a>', '<a href="#t-x">a</a>'),
    "a place that is not": ('<a href="#y">a</a>', "<a>a</a>"),
    "unbalanced": ("<div><p>a", "<div><p>a</p></div>"),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_left(html: str, expected: str) -> None:
    """Only what is on the list, with addresses that are known, is left."""
    assert expected == sanitise(html, MADE, {"x": "t-x"}.get)
