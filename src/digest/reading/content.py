"""What reading a body takes and gives, whatever its notation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.foundation.model import Field, unknown

if TYPE_CHECKING:
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.model import Block, Moment, Reference, Removed, Source
    from digest.foundation.settings import Cleanup


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body to be read: the file's whole decoded text, where in it the body begins, and what is known already.

    `line` is the line at offset `start`; `year` is the path's. `title` is the headline the editor gave (the same line
    in the text is then no part of the body), empty where it was left empty on purpose, None where nothing was said. Of
    several `cleanup` overrides each counts; `nesting` is the limit of lists and quotations.
    """

    text: str
    path: str
    start: int
    line: int
    language: str
    cleanup: tuple[Cleanup, ...] = ()
    year: int | None = None
    title: str | None = None
    address: str = ""  # where the article was first published, if the editor said
    nesting: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body, read. Fields are what was found in it; the front matter is not in here."""

    headline: Field[str]
    published: Field[Moment]
    authors: Field[tuple[str, ...]]
    dateline: Field[str]
    source: Field[Source]
    updated: Field[Moment]
    blocks: tuple[Block, ...]
    html: str
    dek: Field[str] = unknown()  # noqa: RUF009 - a frozen value
    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()
    removed: tuple[Removed, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
