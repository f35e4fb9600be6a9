"""Marks where a video, a post or a picture was lost when a page was copied.

A paragraph that ends with a colon leads in to something. If neither a quotation nor a list follows, that something is
gone: certainly where the next paragraph leads in to something else or nothing follows, else possibly. Marked, never
repaired.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.foundation.model import BlockKind, LostEmbed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.foundation.model import Block

_QUOTES = "\"“”„«»‘’'‚‹>"
_LISTED = frozenset({BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CODE, BlockKind.TABLE, BlockKind.OTHER})
SHORT_ANSWER = 80  # characters: several lines no longer than this after a colon are a list without marks


def mark_lost_embeds(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those that lead in to something lost marked so."""
    judged = (_judge(blocks, index) for index in range(len(blocks)))
    return tuple(
        block if block.lost_embed is lost else replace(block, lost_embed=lost)
        for block, lost in zip(blocks, judged, strict=True)
    )


def mark_surely_lost_embeds(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those that certainly lead in to something lost marked so: an author who writes Markdown often
    lets a paragraph follow a colon, and on purpose."""
    return tuple(
        block if block.lost_embed is LostEmbed.CERTAIN else replace(block, lost_embed=None)
        for block in mark_lost_embeds(blocks)
    )


def _judge(blocks: Sequence[Block], index: int) -> LostEmbed | None:
    block = blocks[index]
    if block.kind is not BlockKind.PARAGRAPH or not block.text.endswith(":"):
        return None
    following = blocks[index + 1 : index + 3]
    if not following:
        return LostEmbed.CERTAIN
    after = following[0]
    if after.kind in _LISTED or after.text[:1] in _QUOTES:
        return None
    if after.kind is BlockKind.HEADING or after.text.endswith(":"):
        return LostEmbed.CERTAIN
    if len(after.text) <= SHORT_ANSWER:
        return None  # a list, a line of code or a verse that lost its marks
    return LostEmbed.POSSIBLE
