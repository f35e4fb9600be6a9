"""Reads GIF (89a) by its blocks: size comes out, comments and XMP stay behind, loops and frames stay as they are."""

from __future__ import annotations

import struct

from digest.reading.images.image_parts import BrokenImageError, Bytes, Stripped

SIGNATURES = (b"GIF87a", b"GIF89a")
_EXTENSION, _FRAME, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
# How often an animation repeats, and the colour profile; other applications' blocks say nothing a page shows.
_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def strip_gif(data: bytes) -> Stripped:
    """Return a GIF without personal metadata."""
    source = Bytes(data, 6)
    width, height = struct.unpack("<HH", source.take(4))
    _skip_colours(source, source.number(1))
    kept = [data[: source.position]]
    pictured = False
    while True:
        start = source.position
        block = source.number(1)
        if block == _TRAILER:
            break
        if block == _EXTENSION:
            keep = _skip_extension(source)
        elif block == _FRAME:
            source.take(8)
            _skip_colours(source, source.number(1), between=0)
            source.take(1)
            _skip_blocks(source)
            keep = pictured = True
        else:
            raise BrokenImageError("its blocks are damaged")
        if keep:
            kept.append(data[start : source.position])
    if not (width and height and pictured):
        raise BrokenImageError("it holds no picture")
    return Stripped(width, height, b"".join([*kept, b";"]))


def _skip_colours(source: Bytes, flags: int, between: int = 2) -> None:
    """Skip a table of colours, if the flags say there is one, and the bytes between the two."""
    source.take(between + (3 * 2 ** (1 + (flags & 7)) if flags & 0x80 else 0))


def _skip_extension(source: Bytes) -> bool:
    """Skip an extension; tell whether it is to be kept."""
    label = source.number(1)
    first = source.take(source.number(1))
    if first:
        _skip_blocks(source)
    return label == _CONTROL or (label == _APPLICATION and first in _APPLICATIONS)


def _skip_blocks(source: Bytes) -> None:
    while length := source.number(1):
        source.take(length)
