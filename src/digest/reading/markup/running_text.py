"""Reads the running text of one Markdown paragraph: its links, images and raw tags become what may be published, and
what a reader will see is returned as plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.foundation import codes
from digest.reading.markup.addresses import Address, Goal, resolve_link
from digest.reading.markup.allowlist import BLOCKS, KNOWN, SWALLOWED
from digest.reading.markup.bare_links import find_addresses
from digest.reading.markup.raw_html import Instruction, Tag, Text, scan_tag
from digest.reading.markup.raw_tags import file_name
from digest.reading.markup.tokens import OFFSET, Token, closing, normalised, opening, single

if TYPE_CHECKING:
    from digest.reading.markup.findings import Findings
    from digest.reading.markup.places import Places
    from digest.reading.markup.raw_tags import RawTags

_MARKUP = re.compile(r"<[^>]*>")
_BREAKS = ("softbreak", "hardbreak")


@dataclass(frozen=True, slots=True)
class LateLink:
    """A link to a place in the text, which can only be judged once all ids are known. `place` is its body line and
    file offset."""

    start: Token
    end: Token
    fragment: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Running:
    """What was read: the plain text, and the image if the paragraph consists of nothing else."""

    text: str
    image: Token | None = None
    empty: bool = False


class RunningText:
    """Reads inline tokens for one article. `raw` tells whether HTML of the author's went into the result."""

    def __init__(self, findings: Findings, tags: RawTags) -> None:
        self._findings = findings
        self._tags = tags
        self.late: list[LateLink] = []
        self.raw = False

    def read(self, token: Token, places: Places) -> Running:
        """Rewrite the children of an inline token in place."""
        reader = _Reader(self, self._findings, self._tags, places)
        out = reader.read(token.children or [])
        ends = self._tags.ends()
        out += [single("html_inline", ends)] if ends else []
        token.children = out
        shown = [each for each in out if each.type != "text" or each.content.strip()]
        image = shown[0] if len(shown) == 1 and shown[0].type == "image" else None
        return Running(" ".join("".join(reader.plain).split()), image, not shown)


class _Reader:
    """Reads the children of one inline token."""

    def __init__(self, article: RunningText, findings: Findings, tags: RawTags, places: Places) -> None:
        self._article = article
        self._findings = findings
        self._tags = tags
        self._places = places
        self._out: list[Token] = []
        self.plain: list[str] = []
        self._endless: set[str] = set()  # tags whose end was looked for in vain
        # One row a link that is open: its start tag (None if taken off), where it leads, how much text there was.
        self._links: list[tuple[Token | None, Address | None, int, tuple[int, int]]] = []

    def read(self, children: list[Token]) -> list[Token]:
        index = 0
        while index < len(children):
            child = children[index]
            index += 1
            if child.type in ("text", "text_special"):
                first = index - 1
                while index < len(children) and children[index].type in ("text", "text_special"):
                    index += 1
                self._text("".join(each.content for each in children[first:index]))
            elif child.type == "link_open" and child.markup == "autolink":
                index = self._autolink(child, children, index)
            elif child.type == "link_open":
                self._open(child)
            elif child.type == "link_close":
                self._close(child)
            elif child.type == "image":
                self._image(child)
            elif child.type == "html_inline":
                index = self._html(child, children, index)
            else:
                self.plain.append(" " if child.type in _BREAKS else child.content)
                self._out.append(child)
        return self._out

    def _text(self, text: str) -> None:
        self.plain.append(text)
        self._out.extend([single("text", text)] if self._links else linked(text))

    def _autolink(self, child: Token, children: list[Token], index: int) -> int:
        """`<https://...>` is a link; `<std::string>` only looks like one and is shown as it stands."""
        href = str(child.attrs.get("href", ""))
        if resolve_link(href, self._findings.source.path).goal is Goal.WEB and not self._links:
            self._open(child)
            return index
        label = children[index].content if index < len(children) else href
        self._text(f"<{label}>")
        return index + 2

    def _open(self, child: Token) -> None:
        place = self._places.at(child.meta.get(OFFSET, 0))
        address = self._findings.link(str(child.attrs.get("href", "")), self._places, child.meta.get(OFFSET, 0))
        if address is None:
            self._links.append((None, None, 0, place))
            return
        child.attrs["href"] = f"#{address.target}" if address.goal is Goal.PLACE else address.href
        self._links.append((child, address, len(self._out), place))
        self._out.append(child)

    def _close(self, child: Token) -> None:
        start, address, before, place = self._links.pop() if self._links else (None, None, 0, (0, 0))
        if start is None or address is None:
            return
        if len(self._out) == before + 1:  # a link with no words: its address is better than nothing to click on
            self.plain.append(address.target)
            self._out.append(single("text", address.target))
        if address.goal is Goal.PLACE:
            self._article.late.append(LateLink(start, child, address.target, place))
        self._out.append(child)

    def _image(self, child: Token) -> None:
        alt = " ".join(_alternative(child.children or []).split())
        address = self._findings.image(str(child.attrs.get("src", "")), self._places, child.meta.get(OFFSET, 0))
        if address is None:
            self._text(alt)
        elif address.goal is Goal.IMAGE:
            child.attrs["src"] = address.href
            child.children = [single("text", alt)] if alt else None
            self._out.append(child)
        elif any(start for start, *_ in self._links):
            self._text(alt or file_name(address.href))
        else:
            self.plain.append(alt or file_name(address.href))
            self._out += link_tokens(address.href, alt or file_name(address.href))

    def _html(self, child: Token, children: list[Token], index: int) -> int:
        """Write a raw tag anew; return where to read on, which is behind a script's end."""
        offset = child.meta.get(OFFSET, 0)
        piece = scan_tag(child.content)
        if isinstance(piece, Instruction):
            place = self._places.at(offset)
            self._findings.tell(codes.DROPPED_HTML, "a processing instruction (<? ... ?>) was taken out", place)
        if isinstance(piece, Text):
            self._text(piece.text)
        if not isinstance(piece, Tag):
            return index
        if piece.name not in KNOWN and "-" not in piece.name and ":" not in piece.name:
            self._text(piece.source)
            return index
        written = self._tags.written(replace(piece, offset=offset, cut=False), self._places)
        if written:
            self._article.raw = True
            self._out.append(single("html_inline", written))
            gap = " " if piece.name in BLOCKS else ""
            self.plain.append(html.unescape(_MARKUP.sub(gap, written)))
        if piece.closing or piece.name in self._endless or piece.name not in SWALLOWED | {"iframe"}:
            return index
        ends = (later for later in range(index, len(children)) if _ends(children[later], piece.name))
        end = next(ends, None)
        if end is None:
            self._endless.add(piece.name)
        return index if end is None else end + 1


def linked(text: str) -> list[Token]:
    """Return the tokens of plain text with its bare web addresses made links."""
    tokens: list[Token] = []
    position = 0
    for start, end in find_addresses(text):
        tokens += [single("text", text[position:start])] if start > position else []
        tokens += link_tokens(normalised(text[start:end]), text[start:end])
        position = end
    if position < len(text):
        tokens.append(single("text", text[position:]))
    return tokens


def link_tokens(href: str, label: str) -> list[Token]:
    """Return the tokens of a link with a plain label."""
    return [opening("a", block=False, href=href), single("text", label), closing("a", block=False)]


def _ends(child: Token, name: str) -> bool:
    return child.type == "html_inline" and child.content.lower().startswith(f"</{name}")


def _alternative(children: list[Token]) -> str:
    """Return an image's alternative text: its words without markup."""
    parts = []
    for child in children:
        if child.type == "image":
            parts.append(_alternative(child.children or []))
        elif child.type in _BREAKS:
            parts.append(" ")
        elif child.type != "html_inline":
            parts.append(child.content)
    return "".join(parts)
