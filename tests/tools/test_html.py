"""Every page is valid HTML, by the Nu HTML checker, the one the W3C runs."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.tools

TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"

# What the checker says of raw HTML in an article that digest passes on as it stands, and why that is right.
AUTHORS_OWN = {
    r"Table columns? .* have no cells beginning in": "a colspan wider than its table costs nothing",
    r"Text not allowed in element “ul”": "text between items is shown between them",
    r"Element “(li|dt)” not allowed as child of element “div”": "an item without its list is shown as an item",
    r"Bad value .* for attribute “datetime”": "only programs read it, and they leave it alone",
}


def check(java: str, vnu: Path, site: Path, subtypes: tuple[str | None, ...] = (None,)) -> list[str]:
    """Return the errors the checker finds in all pages of a site, as lines; with subtype "warning" these too."""
    pages = sorted(str(path) for path in site.rglob("*.html"))
    assert pages
    command = [java, "-Xss1m", "-jar", str(vnu), "--format", "json", "--stdout", "--exit-zero-always", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{each['url'].rpartition('/')[2]}:{each.get('lastLine')}: {each['type']}: {each['message']}"
        for each in json.loads(done.stdout)["messages"]
        if each["type"] != "info" or each.get("subType") in subtypes
    ]


def test_pages_of_the_demo_are_valid(java: str, vnu: Path, demo: Path) -> None:
    """The checker has neither an error nor a warning for any page of the demo.

    Two warnings are the checker's own: it takes pages as files, for whose addresses the security policy's 'self' means
    nothing to it, and it takes inline JSON-LD, which no browser runs, for a script. That browsers load all that the
    policy allows, and complain of nothing, is shown in test_browser.py.
    """
    said = check(java, vnu, demo, (None, "warning"))
    mistaken = re.compile(r"(Resource|Inline script) violates Content Security Policy")
    assert [] == [line for line in said if not mistaken.search(line)]


def test_pages_of_hostile_articles_are_valid(java: str, vnu: Path, hostile: Path) -> None:
    """Whatever stands in an article, the page around it and what digest made of it are valid.

    What is forgiven is forgiven for a reason, and no longer than it is needed.
    """
    said = check(java, vnu, hostile)
    assert [] == [line for line in said if not any(re.search(pattern, line) for pattern in AUTHORS_OWN)]
    assert [] == [pattern for pattern in AUTHORS_OWN if not any(re.search(pattern, line) for line in said)]


def test_pages_of_every_kind_are_valid(java: str, vnu: Path, every_kind: Any) -> None:
    """One site has every kind of page there is, with redirects, tombstones and numbered pages, and all are valid."""
    templates = {path.stem for path in TEMPLATES.glob("*.html")}
    assert templates == set(every_kind.pages)
    assert [] == check(java, vnu, every_kind.site)


def test_checker_finds_faults(java: str, vnu: Path, tmp_path: Path) -> None:
    """The checker runs, and a page with a fault does not pass."""
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><h1>A</h1><p>a <b>b</p>")
    assert any("“b”" in line for line in check(java, vnu, tmp_path))
