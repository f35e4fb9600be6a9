"""What the editor gave an article in its metadata block: the values, typed, each with its place.

For every attribute None means that the key is absent, and a field whose value is None with the provenance given means
that the editor left it empty: "do not infer". A value of a wrong form is a field of unknown provenance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.foundation.marked import Node
    from digest.foundation.model import Field, Moment, Rights, Source
    from digest.foundation.settings import Cleanup


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The metadata of one article as given. `extra` keeps the keys that mean nothing to digest, as written."""

    title: Field[str] | None = None
    date: Field[Moment] | None = None
    updated: Field[Moment] | None = None
    authors: Field[tuple[str, ...]] | None = None
    source: Field[Source] | None = None
    section: Field[str] | None = None
    topics: Field[tuple[str, ...]] | None = None
    summary: Field[str] | None = None
    language: Field[str] | None = None
    slug: Field[str] | None = None
    draft: Field[bool] | None = None
    expires: Field[Moment] | None = None
    pinned: Field[bool] | None = None
    image: Field[str] | None = None
    image_alt: Field[str] | None = None
    aliases: Field[tuple[str, ...]] | None = None
    story: Field[str] | None = None
    correction: Field[tuple[str, ...]] | None = None
    publish: Field[Rights] | None = None
    withdrawn: Field[str] | None = None
    id: Field[str] | None = None
    cleanup: Field[Cleanup] | None = None
    extra: tuple[tuple[str, Node], ...] = ()
