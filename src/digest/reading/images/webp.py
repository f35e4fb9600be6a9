"""Reads WebP (RFC 9649) by its chunks: size comes out, Exif and XMP stay behind, and the header forgets them."""

from __future__ import annotations

import struct

from digest.reading.images.exif import UPRIGHT, lies_on_its_side, only_orientation, orientation
from digest.reading.images.image_parts import BrokenImageError, Bytes, Stripped

_KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_PICTURES = frozenset({b"VP8 ", b"VP8L", b"ANMF"})


def is_webp(data: bytes) -> bool:
    """Tell whether bytes begin as a WebP file does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def strip_webp(data: bytes) -> Stripped:
    """Return a WebP picture without personal metadata."""
    source = Bytes(data, 4)
    end = 8 + source.number(4, little=True)
    source.take(4)
    if end > len(data):
        raise BrokenImageError("it is cut off")
    chunks: list[tuple[bytes, bytes]] = []
    upright = UPRIGHT
    while source.position + 8 <= end:
        kind, length = source.take(4), source.number(4, little=True)
        payload = source.take(length)
        source.position += length % 2
        if kind == b"EXIF":
            upright = orientation(payload.removeprefix(b"Exif\0\0"))
        if kind in _KEPT:
            chunks.append((kind, payload))
    if not chunks or not any(kind in _PICTURES for kind, _ in chunks):
        raise BrokenImageError("it holds no picture")
    if chunks[0][0] != b"VP8X":
        upright = UPRIGHT  # without the extended header no viewer looks for an Exif block
    width, height = _size(*chunks[0])
    chunks = _with_orientation(chunks, upright)
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(payload)) + payload + b"\0" * (len(payload) % 2) for kind, payload in chunks
    )
    if lies_on_its_side(upright):
        width, height = height, width
    return Stripped(width, height, b"RIFF" + struct.pack("<I", len(body)) + body)


def _with_orientation(chunks: list[tuple[bytes, bytes]], upright: int) -> list[tuple[bytes, bytes]]:
    """Return the chunks with a header that says what is there: at most an Exif block with the orientation."""
    kind, header = chunks[0]
    if kind != b"VP8X":
        return chunks
    flags = header[0] & ~(_HAS_EXIF | _HAS_XMP)
    if upright == UPRIGHT:
        return [(kind, bytes((flags,)) + header[1:]), *chunks[1:]]
    exif = (b"EXIF", only_orientation(upright))
    return [(kind, bytes((flags | _HAS_EXIF,)) + header[1:]), *chunks[1:], exif]


def _size(kind: bytes, payload: bytes) -> tuple[int, int]:
    """Return width and height from the first chunk: the canvas, or the one frame's own header."""
    if kind == b"VP8X" and len(payload) >= 10:
        return 1 + int.from_bytes(payload[4:7], "little"), 1 + int.from_bytes(payload[7:10], "little")
    if kind == b"VP8L" and len(payload) >= 5 and payload[0] == 0x2F:
        bits = int.from_bytes(payload[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and len(payload) >= 10 and payload[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", payload, 6)
        if width & 0x3FFF and height & 0x3FFF:
            return width & 0x3FFF, height & 0x3FFF
    raise BrokenImageError("its header is damaged")
