"""Which part of running text is a web address."""

from __future__ import annotations

import pytest

from digest.reading.markup.bare_links import find_addresses

CASES = {
    "Go to https://a.eu/b?c=d#e now": ["https://a.eu/b?c=d#e"],
    "End at https://a.eu/b.": ["https://a.eu/b"],
    "Really https://a.eu/b?!": ["https://a.eu/b"],
    "(https://a.eu/b)": ["https://a.eu/b"],
    "https://a.eu/b_(c)": ["https://a.eu/b_(c)"],
    "“https://a.eu/b”": ["https://a.eu/b"],
    "https://a.eu:8080/x and HTTP://B.eu": ["https://a.eu:8080/x", "HTTP://B.eu"],
    "https://bücher.example/ä": ["https://bücher.example/ä"],
    "no host https:// or https://localhost": [],
    "a mail x@https.eu, a path www.a.eu, a file ftp://a.eu": [],
    "view-source:https://a.eu": ["https://a.eu"],
    "ahttps://a.eu": [],
    "https://a.eu/" + ")" * 9: ["https://a.eu/"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_addresses(text: str, expected: list[str]) -> None:
    """An address ends before the marks of the sentence around it."""
    assert expected == [text[start:end] for start, end in find_addresses(text)]
