"""What is changed between two builds: one body, one headline, a template; each with a mark that the pages must then
show, and each undone.

It knows how an article file of `corpus.py` is written, and nothing of how a site is built.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builders import Builder


NEIGHBOUR = re.compile(r'rel="(?:prev|next)" href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Change:
    """Files with their text before and after, and the pages of each site that then show the mark; so do those that the
    pages in `linked` (a site and a path in it) name as the next and the previous ones."""

    before: dict[Path, str]
    after: dict[Path, str]
    mark: str
    pages: tuple[Path, ...]
    linked: tuple[tuple[Path, str], ...] = ()

    def apply(self) -> None:
        """Write the changed files."""
        _write(self.after)

    def undo(self) -> None:
        """Write the files as they were."""
        _write(self.before)

    def stale(self, *, shown: bool) -> list[str]:
        """Return the pages that lack the mark although it should be shown, or have it although it should not."""
        pages = [*self.pages, *(beside for site, path in self.linked for beside in neighbours(site, path))]
        return [str(page) for page in pages if (self.mark in page.read_text(encoding="utf-8")) is not shown]


def body(builders: Sequence[Builder], content: Path, count: int, turn: int) -> Change:
    """Add a paragraph to the article in the middle."""
    number = _middle(count)
    mark = f"counted {turn} boats"
    text = corpus.article(number).text
    pages = tuple(each.site / _page(number) for each in builders)
    return _one(
        content / corpus.article(number).path, text, f"{text}\nA clerk on the quay {mark} that day.\n", mark, pages
    )


def headline(builders: Sequence[Builder], content: Path, count: int, turn: int) -> Change:
    """Change the headline of the article in the middle, which its neighbours and lists show, too."""
    number = _middle(count)
    mark = f"Boat {turn} and more: "
    text = corpus.article(number).text
    changed = re.sub(r'(?m)^title: "', f'title: "{mark}', text, count=1)
    day = f"{corpus.published(number):%Y-%m-%d}.html"
    pages = tuple(each.site / path for each in builders for path in (_page(number), f"{each.days}/{day}"))
    change = _one(content / corpus.article(number).path, text, changed, mark, pages)
    return replace(change, linked=tuple((each.site, _page(number)) for each in builders))


def template(builders: Sequence[Builder], _content: Path, count: int, turn: int) -> Change:
    """Add a line to the template of article pages."""
    mark = f"Template number {turn}."
    before = {each.template: each.template.read_text(encoding="utf-8") for each in builders}
    after = {}
    for each in builders:
        head, closing, tail = before[each.template].rpartition(each.closing)
        after[each.template] = f"{head}<p>{mark}</p>\n{closing}{tail}"
    pages = tuple(each.site / _page(number) for each in builders for number in (0, _middle(count), count - 1))
    return Change(before, after, mark, pages)


EDITS = {"one body edited": body, "one headline edited": headline, "a template edited": template}


def neighbours(site: Path, path: str) -> list[Path]:
    """Return the pages that an article page names as the next and the previous one."""
    links = NEIGHBOUR.findall((site / path).read_text(encoding="utf-8"))
    return [site / posixpath.join("/", posixpath.dirname(path), link)[1:] for link in links]


def _one(path: Path, before: str, after: str, mark: str, pages: tuple[Path, ...]) -> Change:
    return Change({path: before}, {path: after}, mark, pages)


def _write(files: dict[Path, str]) -> None:
    for path, text in files.items():
        path.write_bytes(text.encode())


def _middle(count: int) -> int:
    """Return the sixth article of a day in the middle: it is no copy of another, and has neighbours on both sides."""
    return count // 2 // corpus.A_DAY * corpus.A_DAY + 5


def _page(number: int) -> str:
    return corpus.article(number).path.removesuffix(".md") + ".html"
