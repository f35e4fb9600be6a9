"""Slugs are safe, short and stable; links between pages lead where they should."""

from __future__ import annotations

import unicodedata
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.urls import absolute, encode, is_web_address, relative, slugify


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia, Belarus begin drills", "russia-belarus-begin-drills"),
        ("It’s Ben Wallace's turn", "its-ben-wallaces-turn"),
        ("U.S. troops leave", "us-troops-leave"),
        ("Jekyll 3.4.2 Released", "jekyll-3-4-2-released"),
        ("Ångström & ĐÀ NẴNG", "ångström-đà-nẵng"),
        ("Новости дня", "новости-дня"),
        ("東京で地震", "東京で地震"),
        ("Zwi\u00adschen", "zwischen"),
        ("e\u0301", "é"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-page"),
        ("COM1", "com1-page"),
        ("x.txt", "x-txt"),
    ],
)
def test_a_slug_reads_like_its_text(text: str, expected: str) -> None:
    """Letters of all scripts stay, punctuation separates, apostrophes and initials do not."""
    assert expected == slugify(text)


def test_a_long_slug_ends_with_a_word() -> None:
    """Sixty characters at most, cut between words; a single endless word is cut anywhere."""
    slug = slugify("British Defense Secretary Ben Wallace has unveiled in a speech before parliament")
    assert slug == "british-defense-secretary-ben-wallace-has-unveiled-in-a"
    assert len(slugify("a" * 100)) == 60


def test_a_text_without_letters_gets_a_name() -> None:
    """The name depends on the text and on nothing else."""
    assert slugify("!!!") != slugify("???")
    assert slugify("") == slugify("")
    assert slugify("🎉").startswith("x-")


@given(st.text(max_size=120) | st.text(alphabet="İıßςΣ\u0345\u0301ǅA-. ,con", max_size=80))
def test_slugs_are_safe_and_stable(text: str) -> None:
    """Whatever the text, its slug fits a file name on any system, and a slug's slug is itself."""
    slug = slugify(text)
    assert slug == slugify(slug)
    assert slug
    assert slug == unicodedata.normalize("NFC", slug)
    assert len(slug) <= 65
    assert len(slug.encode()) <= 205
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert all(each == "-" or unicodedata.category(each)[0] in "LMN" for each in slug)


PATHS = st.lists(st.text(alphabet="abcé :%#?&'\"<", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=4)


@given(PATHS, PATHS)
def test_a_relative_link_leads_to_its_target(source: list[str], target: list[str]) -> None:
    """Resolved as a browser does, the link from one page gives the other; resolved as a path, too."""
    here, there = "/".join(source) + ".html", "/".join(target) + ".html"
    link = relative(here, there)
    assert "/" + there == unquote(urljoin("http://x/" + encode(here), link)[len("http://x") :])
    assert normpath(there) == normpath(join(dirname(here), unquote(link)))


def test_links_keep_fragments() -> None:
    """A fragment is encoded and comes last."""
    assert relative("2022/01/a.html", "topics/nato.html", "p 3") == "../../topics/nato.html#p%203"
    assert absolute("https://example.org/news/", "2022/é.html", "p1") == "https://example.org/news/2022/%C3%A9.html#p1"
    assert relative("index.html", "a:b.html") == "a%3Ab.html"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b=c", True),
        ("http://localhost:8000", True),
        ("javascript:alert(1)", False),
        ("ftp://example.org", False),
        ("//example.org", False),
        ("https://", False),
        ("https://exa mple.org", False),
        ("https://example.org:99999", False),
        ("https://[::1", False),
        ('https://example.org/"onload=', False),
    ],
)
def test_only_whole_web_addresses_are_taken(text: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    """Scheme and host are needed, and nothing that could break out of an attribute is let in."""
    assert expected is is_web_address(text)
