"""Where the addresses in a text lead."""

from __future__ import annotations

import pytest

from digest.reading.markup.addresses import Address, Goal, resolve_image, resolve_link

HERE = "world/oslo.md"

LINKS = {
    "other.md": "entry:world/other.md",
    "./other.md": "entry:world/other.md",
    "../science/a%20b.txt": "entry:science/a%20b.txt",
    "../science/a b.txt": "entry:science/a%20b.txt",
    "/science/a.md": "entry:science/a.md",
    "Other.MD": "entry:world/Other.MD",
    "other.md?x=1#The-Talks": "entry:world/other.md#t-the-talks",
    "other.md#p3": "entry:world/other.md#p3",
    "übung.md": "entry:world/%C3%BCbung.md",
    "https://a.eu/b": "https://a.eu/b",
    "HTTPS://a.eu/b": "https://a.eu/b",
    "//a.eu/b": "https://a.eu/b",
    "mailto:a@b.eu": "mailto:a@b.eu",
    "tel:+4912": "tel:+4912",
    "java\nscript.md": "entry:world/javascript.md",
}
REFUSED = {
    "": (Goal.NOWHERE, "the link has no address"),
    "report.pdf": (Goal.NOWHERE, '"report.pdf" is no article file'),
    "/about/": (Goal.NOWHERE, '"/about/" is no article file'),
    "../../etc/passwd.txt": (Goal.NOWHERE, '"../../etc/passwd.txt" leads out of the content folder'),
    "%2e%2e/%2e%2e/a.md": (Goal.NOWHERE, '"%2e%2e/%2e%2e/a.md" leads out of the content folder'),
    "a%00.md": (Goal.NOWHERE, '"a%00.md" names no file'),
    "https://": (Goal.NOWHERE, '"https://" is no complete address'),
    "http://[::1": (Goal.NOWHERE, '"http://[::1" is no complete address'),
    "javascript:alert(1)": (Goal.FORBIDDEN, 'digest publishes no links that begin with "javascript:"'),
    " java\tscript:alert(1)": (Goal.FORBIDDEN, 'digest publishes no links that begin with "javascript:"'),
    "data:text/html,x": (Goal.FORBIDDEN, 'digest publishes no links that begin with "data:"'),
    "entry:a.md": (Goal.FORBIDDEN, 'digest publishes no links that begin with "entry:"'),
}


@pytest.mark.parametrize(("href", "expected"), LINKS.items())
def test_links_that_lead_somewhere(href: str, expected: str) -> None:
    """A link to an article file is relative to the file it stands in, `/` to the content folder; the web is the web."""
    assert expected == resolve_link(href, HERE).href


@pytest.mark.parametrize(("href", "expected"), REFUSED.items())
def test_links_that_lead_nowhere(href: str, expected: tuple[Goal, str]) -> None:
    """A link that would be dead or dangerous is none, and the reason is said."""
    address = resolve_link(href, HERE)
    assert expected == (address.goal, address.reason)


def test_a_place_in_the_text() -> None:
    """A fragment alone means a place in the same text."""
    assert Address(Goal.PLACE, "talks") == resolve_link("#talks", HERE)


def test_links_relative_to_the_first_publication() -> None:
    """With the article's first address, a relative link that means no article file leads where it did there."""
    base = "https://a.eu/2022/post.html"
    assert "https://a.eu/docs/" == resolve_link("/docs/", HERE, base).href
    assert "https://a.eu/2022/x.pdf" == resolve_link("x.pdf", HERE, base).href
    assert "entry:world/x.md" == resolve_link("x.md", HERE, base).href
    assert Goal.FORBIDDEN is resolve_link("javascript:x", HERE, base).goal
    assert Goal.NOWHERE is resolve_link("x.pdf", HERE, "file:///etc/").goal


IMAGES = {
    "a.png": "image:world/a.png",
    "../a b.png": "image:a%20b.png",
    "/img/a.png?v=2": "image:img/a.png",
    "//a.eu/b.png": "https://a.eu/b.png",
}
REFUSED_IMAGES = {
    "": (Goal.NOWHERE, "the image has no address"),
    "../../a.png": (Goal.NOWHERE, '"../../a.png" leads out of the content folder'),
    "data:image/png;base64,x": (Goal.FORBIDDEN, 'digest publishes no links that begin with "data:"'),
    "mailto:a@b.eu": (Goal.FORBIDDEN, '"mailto:a@b.eu" is no image'),
}


@pytest.mark.parametrize(("src", "expected"), IMAGES.items())
def test_images(src: str, expected: str) -> None:
    """An image lies beside its article, or on the web."""
    assert expected == resolve_image(src, HERE).href


@pytest.mark.parametrize(("src", "expected"), REFUSED_IMAGES.items())
def test_images_that_are_none(src: str, expected: tuple[Goal, str]) -> None:
    """An image that cannot be published is none, and the reason is said."""
    address = resolve_image(src, HERE)
    assert expected == (address.goal, address.reason)
