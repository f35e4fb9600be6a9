"""Reads JPEG (ITU-T T.81) by its segments: size and orientation come out, personal metadata stays behind.

Kept are the segments that make the picture: tables, frames, scans with their data as it is, the colour profile (APP2
ICC_PROFILE) and Adobe's colour transform (APP14). All other APP segments and comments go, with them Exif, XMP and IPTC;
so does everything after the end marker, where phones put films and second pictures with their own metadata.
"""

from __future__ import annotations

import struct

from digest.reading.images.exif import UPRIGHT, lies_on_its_side, only_orientation, orientation
from digest.reading.images.image_parts import BrokenImageError, Bytes, Stripped

SIGNATURE = b"\xff\xd8\xff"
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_APPS = range(0xE0, 0xF0)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_DATA = frozenset({0x00, 0xFF, *range(0xD0, 0xD8)})  # what may follow FF within a scan
_JFIF = 14  # bytes of JFIF's own segment without its thumbnail


def strip_jpeg(data: bytes) -> Stripped:
    """Return a JPEG without personal metadata; the picture's data is the same, byte for byte."""
    source = Bytes(data, 2)
    head: list[bytes] = []
    body: list[bytes] = []
    size: tuple[int, int] | None = None
    upright = UPRIGHT
    scanned = False
    while (marker := _marker(source)) != _END:
        if marker in _ALONE:
            body.append(bytes((0xFF, marker)))
            continue
        payload = source.take(max(0, source.number(2) - 2))
        if marker == _APP1 and payload.startswith(b"Exif\0\0") and upright == UPRIGHT:
            upright = orientation(payload[6:])
        if marker in _FRAMES and size is None and len(payload) >= 5:
            size = int.from_bytes(payload[3:5], "big"), int.from_bytes(payload[1:3], "big")
        kept = _kept(marker, payload)
        if kept is not None:
            (head if marker == _APP0 else body).append(_segment(marker, kept))
        if marker == _SCAN:
            scanned = True
            body.append(_scan_data(source))
    if size is None or not all(size) or not scanned:
        raise BrokenImageError("it holds no picture")
    exif = [] if upright == UPRIGHT else [_segment(_APP1, b"Exif\0\0" + only_orientation(upright))]
    width, height = reversed(size) if lies_on_its_side(upright) else size
    return Stripped(width, height, b"".join([b"\xff\xd8", *head, *exif, *body, b"\xff\xd9"]))


def _marker(source: Bytes) -> int:
    """Return the next marker's code. Any number of FF may stand before it (B.1.1.2)."""
    if source.take(1) != b"\xff":
        raise BrokenImageError("its segments are damaged")
    code = 0xFF
    while code == 0xFF:
        code = source.number(1)
    return code


def _kept(marker: int, payload: bytes) -> bytes | None:
    """Return what is kept of a segment, or None. JFIF stays without its thumbnail, an older picture perhaps."""
    if marker == _APP0:
        return payload[: _JFIF - 2] + b"\0\0" if payload.startswith(b"JFIF\0") and len(payload) >= _JFIF else None
    if marker == _APP2:
        return payload if payload.startswith(b"ICC_PROFILE\0") else None
    if marker == _APP14:
        return payload if payload.startswith(b"Adobe") else None
    return None if marker in _APPS or marker == _COMMENT else payload


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _scan_data(source: Bytes) -> bytes:
    """Return the coded data up to the next marker; FF00 is data, and restart markers belong to it."""
    start = position = source.position
    while True:
        position = source.data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(source.data):
            raise BrokenImageError("it is cut off")
        code = source.data[position + 1]
        if code not in _DATA:
            break
        position += 1 if code == 0xFF else 2
    source.position = position
    return source.data[start:position]
