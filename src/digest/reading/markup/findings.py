"""What comes to light while one Markdown text is rendered: blocks, links, images, ids and diagnostics.

The one mutable object of the renderer. It is made for one text and ends as the tuples of a `Rendered`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.foundation import codes
from digest.foundation.diagnostics import Code, Diagnostic, report
from digest.foundation.model import Block, BlockKind, Reference
from digest.reading.markup.addresses import Address, Goal, resolve_image, resolve_link
from digest.reading.markup.anchors import NUMBERED, Anchors, paragraph_id

if TYPE_CHECKING:
    from digest.reading.markup.places import Places, SourceMap

MOST_OF_A_KIND = 50  # diagnostics of one code a text: more help nobody, and hostile text could make a million


class Findings:
    """Collects in the order of the text."""

    def __init__(self, source: SourceMap, base: str = "") -> None:
        self.source = source
        self._base = base
        self.anchors = Anchors()
        self.blocks: list[Block] = []
        self.links: list[Reference] = []
        self.images: list[Reference] = []
        self.diagnostics: list[Diagnostic] = []
        self.made: set[str] = set()
        self._told: Counter[str] = Counter()
        self._paragraphs = 0

    @property
    def next_id(self) -> str:
        """The id that the next numbered block will have."""
        return paragraph_id(self._paragraphs + 1)

    def add(self, kind: BlockKind, text: str, region: tuple[int, int, int], level: int = 0) -> None:
        """Add a block; `region` is its first body line and its file offsets."""
        line, start, end = region
        self.blocks.append(Block(kind, text, self.source.number(line), start, max(start, end), level))
        self._paragraphs += kind in NUMBERED

    def tell(self, code: Code, message: str, place: tuple[int, int], *, width: int = 1, hint: str = "") -> None:
        """Add a diagnostic at a body line and file offset."""
        self._told[code.name] += 1
        if self._told[code.name] > MOST_OF_A_KIND:
            return
        if self._told[code.name] == MOST_OF_A_KIND:
            message = f"{message}; further cases in this file are not listed"
        self.diagnostics.append(report(code, message, self.source.span(*place, width), hint=hint))

    def link(self, href: str, places: Places, offset: int) -> Address | None:
        """Return where a link leads, or None (and a diagnostic) if its text should stand alone."""
        address = resolve_link(href, self.source.path, self._base)
        place = places.at(offset)
        if address.goal is Goal.FORBIDDEN:
            self.tell(codes.UNSAFE_LINK, f"the link was taken off: {address.reason}", place)
            return None
        if address.goal is Goal.NOWHERE:
            self.tell(
                codes.BROKEN_LINK,
                f"the link was taken off: {address.reason}",
                place,
                hint="link to a .txt or .md file in the content folder or to a full address (https://...); with "
                "source_url in the front matter, other links lead to where the article was first published",
            )
            return None
        if address.goal is Goal.ENTRY:
            self.links.append(self._reference(address, place))
            self.made.add(address.href)
        return address

    def no_place(self, fragment: str, place: tuple[int, int]) -> None:
        """Say that a link leads to a place in this text that is not there."""
        self.tell(
            codes.BROKEN_LINK,
            f'the link was taken off: nothing in this text is called "#{fragment[:60]}"',
            place,
            hint="a heading is called by its words in lower case with hyphens between them",
        )

    def image(self, src: str, places: Places, offset: int) -> Address | None:
        """Return where an image lies: in the content folder or on the web; None (and a diagnostic) if it cannot be
        published."""
        address = resolve_image(src, self.source.path)
        place = places.at(offset)
        if address.goal is Goal.FORBIDDEN:
            self.tell(
                codes.UNSAFE_LINK,
                f"the image was left out: {address.reason}",
                place,
                hint="put the image as a file beside the article",
            )
            return None
        if address.goal is Goal.NOWHERE:
            self.tell(
                codes.MISSING_IMAGE,
                f"the image was left out: {address.reason}",
                place,
                hint="put the image in the content folder",
            )
            return None
        if address.goal is Goal.IMAGE:
            self.images.append(self._reference(address, place))
            self.made.add(address.href)
        return address

    def _reference(self, address: Address, place: tuple[int, int]) -> Reference:
        line, offset = place
        return Reference(address.target, self.source.number(line), self.source.column(offset))
