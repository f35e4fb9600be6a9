"""Fills in the two kinds of address in an entry's HTML that only the whole site knows: other entries and images.

Reading leaves `href="entry:PATH#fragment"` and `src="image:PATH"` behind, PATH percent-encoded. The HTML comes from
digest's own renderer and sanitiser, where every attribute stands in double quotes and every `<` of the text is escaped,
so that its tags can be told by a pattern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.foundation.codes import BROKEN_LINK
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.assembly.site import Held, Placed

_ATTRIBUTES = r'(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*\s*/?>'
TAG = re.compile(rf'<a(?=(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*\s+href="entry:){_ATTRIBUTES}|'
                 rf'<img(?=(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*\s+src="image:){_ATTRIBUTES}')  # fmt: skip
HREF = re.compile(r'\shref="entry:([^"#]*)((?:#[^"]*)?)"')
SRC = re.compile(r'\ssrc="image:([^"]*)"')
ALT = re.compile(r'\salt="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Illustration:
    """An image of the content folder under its published address, relative to the site's root; size in pixels."""

    url: str
    width: int
    height: int


def illustration(path: str, name: str, width: int, height: int, extension: str) -> Illustration:
    """Return where an image is published: `name` is its bytes' short hash, so that hosts may cache it for ever."""
    stem = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(path).stem.lower()).strip("-")[:40] or "image"
    return Illustration(f"assets/{stem}-{name}.{extension.lstrip('.')}", width, height)


def resolve(
    html: str, urls: Mapping[str, str], pictures: Mapping[str, Illustration], address: Callable[[str], str]
) -> str:
    """Return HTML in which every link and image leads somewhere.

    `urls` and `pictures` give the root-relative address of each published entry and image by its path in the content
    folder; `address` makes of it what the page at hand must say. A link to anything else becomes its text, and an
    image that is not there its description.
    """
    pieces: list[str] = []
    position = 0
    for tag in TAG.finditer(html):
        if tag.start() < position:
            continue
        pieces.append(html[position : tag.start()])
        position = tag.end()
        if tag[0].startswith("<img"):
            pieces.append(_image(tag[0], pictures, address))
            continue
        link = _link(tag[0], urls, address)
        if link:
            pieces.append(link)
            continue
        end = html.find("</a>", position)
        pieces.append(resolve(html[position:end], urls, pictures, address))
        position = end + len("</a>")
    return "".join((*pieces, html[position:]))


def broken_links(entries: Mapping[str, Placed], held: Mapping[str, Held]) -> tuple[Diagnostic, ...]:
    """Return a warning for each link of a published entry to an article file that is not published."""
    found = []
    for path, placed in entries.items():
        for reference in placed.entry.links:
            target = reference.target.split("#", 1)[0]
            if target in entries:
                continue
            why = f"is held back ({held[target].reason})" if target in held else "is no article that is published"
            message = f"the link to {target} leads nowhere: it {why}; only its text is shown"
            hint = "" if target in held else "paths are relative to the article's own folder"
            found.append(report(BROKEN_LINK, message, Span(path, reference.line, reference.column), hint=hint))
    return tuple(found)


def _link(tag: str, urls: Mapping[str, str], address: Callable[[str], str]) -> str | None:
    href = HREF.search(tag)
    target = urls.get(unquote(unescape(href[1]))) if href else None
    if href is None or target is None:
        return None
    return f'{tag[: href.start()]} href="{escape(address(target))}{href[2]}"{tag[href.end() :]}'


def _image(tag: str, pictures: Mapping[str, Illustration], address: Callable[[str], str]) -> str:
    src = SRC.search(tag)
    picture = pictures.get(unquote(unescape(src[1]))) if src else None
    alt = ALT.search(tag)
    if src is None or picture is None:
        return alt[1] if alt else ""
    size = f'width="{picture.width}" height="{picture.height}" loading="lazy"'
    title = re.search(r'\stitle="[^"]*"', tag)
    return f'<img src="{escape(address(picture.url))}" alt="{alt[1] if alt else ""}" {size}{title[0] if title else ""}>'
