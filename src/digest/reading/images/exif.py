"""The one thing in a photograph's Exif block that a page needs: which way is up.

Exif is a TIFF file within the picture (CIPA DC-008, 4.5): place, time, camera and owner stand in it. digest reads the
orientation and writes a block that holds nothing else. Nothing here raises: what cannot be read is upright.
"""

from __future__ import annotations

import struct

UPRIGHT = 1
_ORIENTATION = 0x0112
_SHORT = 3
_MOST_ENTRIES = 500  # of the first directory; cameras write about a dozen


def orientation(tiff: bytes) -> int:
    """Return the orientation, 1 to 8, from the TIFF structure of an Exif block; 1 if it has none or is broken."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return UPRIGHT
    (start,) = struct.unpack_from(order + "I", tiff, 4)
    if start + 2 > len(tiff):
        return UPRIGHT
    (count,) = struct.unpack_from(order + "H", tiff, start)
    for entry in range(min(count, _MOST_ENTRIES)):
        place = start + 2 + 12 * entry
        if place + 12 > len(tiff):
            break
        tag, kind, _, value = struct.unpack_from(order + "HHIH", tiff, place)
        if tag == _ORIENTATION and kind == _SHORT:
            return value if 1 <= value <= 8 else UPRIGHT
    return UPRIGHT


def only_orientation(value: int) -> bytes:
    """Return a TIFF structure of 26 bytes whose one entry is the orientation."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, value, 0, 0)


def lies_on_its_side(value: int) -> bool:
    """Tell whether a picture is shown with width and height exchanged."""
    return 5 <= value <= 8
