"""The site in a real browser: it fits, it is accessible, it asks nobody for anything, and it needs no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.tools

WIDTHS = (360, 1280)
NARROWEST = {"width": 320, "height": 640}  # WCAG 2.2, 1.4.10 Reflow
SCHEMES = ("light", "dark")
# How far the page can be scrolled sideways, in pixels; what scrolls inside the page (a wide table) does not count.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Preloading would fetch style sheets by script, which the pages' own security policy refuses.
RUN_AXE = "axe.run(document, {resultTypes: ['violations'], preload: false})"
# Rules that raw HTML in an article may break, since digest passes it on as it stands.
AUTHORS_OWN = {"dlitem", "empty-heading", "list", "listitem"}


def pages(site: Path) -> Iterator[str]:
    """Give one page of each kind, as paths from the site's root."""
    yield from ("index.html", "404.html", "subscribe.html", "corrections.html", "about.html")
    yield from ("names/index.html", "topics/index.html", "stories/index.html")
    lists = ("editions/*.html", "sections/*.html", "topics/*.html", "sources/*.html", "archive/????-??.html")
    found_lists = ("names/*.html", "stories/*[!e].html", "stories/*-timeline.html")
    for pattern in ("[0-9]*/[0-9]*/*.html", *lists, *found_lists, "archive/????.html"):
        found = sorted(site.glob(pattern), key=lambda path: (-path.stat().st_size, path))
        assert found, pattern
        yield found[0].relative_to(site).as_posix()  # the largest has most in it


def every_page(site: Path) -> list[str]:
    """Return all pages but those that lead on at once."""
    found = (path for path in site.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text())
    return sorted(path.relative_to(site).as_posix() for path in found)


def violations(page: Page, axe: str) -> list[str]:
    """Return what axe-core has against a page: rule and element."""
    page.evaluate(axe)
    found = page.evaluate(RUN_AXE)["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_fit_and_are_accessible(
    demo: Path, demo_address: str, open_tab: Callable[..., Any], axe: str, scheme: str
) -> None:
    """At phone and desk width no page of any kind scrolls sideways, and axe-core finds no violation."""
    with open_tab(demo_address, color_scheme=scheme) as tab:
        faults = []
        for path in pages(demo):
            tab.page.goto(demo_address + path)
            for width in WIDTHS:
                tab.page.set_viewport_size({"width": width, "height": 900})
                faults += [f"{path} at {width}: {rule}" for rule in violations(tab.page, axe)]
                faults += [f"{path} at {width}: scrolls"] * (tab.page.evaluate(OVERFLOW) > 0)
        assert [] == faults
        assert [] == tab.faults


def test_every_page_fits_and_is_quiet(demo: Path, demo_address: str, open_tab: Callable[..., Any]) -> None:
    """No page of the demo scrolls sideways on a telephone, has console messages or asks another host."""
    with open_tab(demo_address, viewport=NARROWEST) as tab:
        assert [] == [path for path in every_page(demo) if overflows(tab.page, demo_address + path)]
        assert [] == tab.faults


def test_hostile_articles_fit_and_are_quiet(
    hostile: Path, hostile_address: str, open_tab: Callable[..., Any], axe: str
) -> None:
    """Long words, wide tables, raw HTML and scripts in articles neither break the layout nor run nor load. What is
    forgiven is forgiven no longer than it is needed."""
    with open_tab(hostile_address, viewport=NARROWEST) as tab:
        faults, broken = [], set()
        for path in every_page(hostile):
            faults += [f"{path}: scrolls"] * overflows(tab.page, hostile_address + path)
            found = violations(tab.page, axe)
            faults += [f"{path}: {rule}" for rule in found if rule.split(":")[0] not in AUTHORS_OWN]
            broken |= {rule.split(":")[0] for rule in found}
        assert [] == faults
        assert [] == tab.faults
        assert set() == AUTHORS_OWN - broken


def test_rare_pages_fit_and_are_accessible(
    every_kind: Any, every_kind_address: str, open_tab: Callable[..., Any], axe: str
) -> None:
    """So do pages that the demo lacks: tombstones, unavailable articles, undated ones, corrections, numbered lists."""
    with open_tab(every_kind_address, viewport=NARROWEST) as tab:
        faults = []
        for path in every_kind.rare:
            faults += [f"{path}: scrolls"] * overflows(tab.page, every_kind_address + path)
            faults += [f"{path}: {rule}" for rule in violations(tab.page, axe)]
        assert [] == faults
        assert [] == tab.faults


def overflows(page: Page, address: str) -> bool:
    page.goto(address)
    return bool(page.evaluate(OVERFLOW) > 0)


def test_site_works_from_disk(demo: Path, open_tab: Callable[..., Any]) -> None:
    """Opened as files, pages of every kind but 404.html, which only hosts show, have their style and read no more."""
    with open_tab(demo.as_uri()) as tab:
        for path in set(pages(demo)) - {"404.html"}:
            tab.page.goto(f"{demo.as_uri()}/{path}")
            assert styled(tab.page), path
        assert [] == tab.faults


def test_unknown_address_shows_a_whole_page(demo_address: str, open_tab: Callable[..., Any]) -> None:
    """404.html has its style at any depth, and its link to the front page works from there."""
    with open_tab(demo_address) as tab:
        answer = tab.page.goto(f"{demo_address}2019/no/such/page.html")
        assert answer is not None
        assert 404 == answer.status
        assert styled(tab.page)
        tab.page.locator("main a").first.click()
        assert demo_address in {tab.page.url, tab.page.url.removesuffix("index.html")}


def styled(page: Page) -> bool:
    """Tell whether a style sheet is at work: without one, browsers set a margin of 8 pixels around a page."""
    return bool(page.evaluate("getComputedStyle(document.body).marginTop !== '8px'"))


def test_pages_read_the_same_without_javascript(demo: Path, demo_address: str, open_tab: Callable[..., Any]) -> None:
    """With JavaScript off a reader sees every word that is there with it on."""
    texts = []
    for enabled in (True, False):
        with open_tab(demo_address, java_script_enabled=enabled) as tab:
            texts.append({path: shown(tab.page, demo_address + path) for path in pages(demo)})
            assert [] == tab.faults
    assert texts[0] == texts[1]
    assert all(texts[1].values())


def shown(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("main").inner_text()


def test_keyboard_reaches_the_text_first(demo_address: str, open_tab: Callable[..., Any]) -> None:
    """The first press of Tab shows the link past the navigation, and following it leads to the text."""
    with open_tab(demo_address) as tab:
        tab.page.goto(demo_address)
        tab.page.keyboard.press("Tab")
        link = tab.page.locator(":focus")
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0 <= box["y"]
        assert "#text" == link.get_attribute("href")
        tab.page.keyboard.press("Enter")
        assert tab.page.url.endswith("#text")


def test_outside_request_would_be_noticed(tmp_path: Path, open_tab: Callable[..., Any], axe: str) -> None:
    """The guards of these tests see a request to another host, a console message, a lost style sheet, a bad image."""
    page = tmp_path / "bad.html"
    page.write_text(
        '<title>x</title><link rel="stylesheet" href="none.css"><img src="http://127.0.0.1:9/x.png">'
        '<script>console.log("hello")</script><p style="width: 5000px">wide</p>'
    )
    with open_tab(page.as_uri()) as tab:
        tab.page.goto(page.as_uri())
        assert "outside: http://127.0.0.1:9/x.png" in tab.faults
        assert "console: log: hello" in tab.faults
        assert not styled(tab.page)
        assert tab.page.evaluate(OVERFLOW) > 0
        assert any(rule.startswith("image-alt") for rule in violations(tab.page, axe))
