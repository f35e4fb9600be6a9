"""Reads PNG (W3C, third edition) by its chunks: size comes out, texts, times and Exif stay behind.

Kept are the chunks that change what is seen, animation included, byte for byte; a chunk not on the list goes, for its
writer alone knows what it says. What follows the end chunk goes too.
"""

from __future__ import annotations

import struct
import zlib

from digest.reading.images.exif import UPRIGHT, lies_on_its_side, only_orientation, orientation
from digest.reading.images.image_parts import BrokenImageError, Bytes, Stripped

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV"}
    | {b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
)


def strip_png(data: bytes) -> Stripped:
    """Return a PNG without personal metadata."""
    source = Bytes(data, len(SIGNATURE))
    chunks: list[bytes] = []
    upright = UPRIGHT
    kind, header, pictured = b"", b"", False
    while kind != b"IEND":
        start = source.position
        length, kind = source.number(4), source.take(4)
        payload, check = source.take(length), source.number(4)
        if kind == b"eXIf":
            upright = orientation(payload)
        if not header and (kind != b"IHDR" or length != 13):
            raise BrokenImageError("it does not begin with its header")
        header = header or payload
        if kind not in KEPT:
            continue
        if check != zlib.crc32(kind + payload):
            raise BrokenImageError("a checksum in it is wrong")
        pictured = pictured or kind == b"IDAT"
        chunks.append(data[start : source.position])
    width, height = struct.unpack_from(">II", header)
    if not (width and height and pictured):
        raise BrokenImageError("it holds no picture")
    if upright != UPRIGHT:
        chunks.insert(1, _chunk(b"eXIf", only_orientation(upright)))
    if lies_on_its_side(upright):
        width, height = height, width
    return Stripped(width, height, SIGNATURE + b"".join(chunks))


def _chunk(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))
