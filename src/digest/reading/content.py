"""What reading a body gives, whatever its notation: the blocks, the HTML, and what the text says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.foundation.model import Field, unknown

if TYPE_CHECKING:
    from digest.foundation.diagnostics import Diagnostic
    from digest.foundation.model import Block, Moment, Reference, Removed, Source


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
