"""Pictures: known by their bytes, measured, and published without the place and time they were taken at.

The pictures are made here byte by byte, so that what must go and what must stay is known.
"""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.diagnostics import Diagnostic
from digest.reading.images.exif import only_orientation, orientation
from digest.reading.images.load import Image, load

SECRET = b"48.8584N 2.2945E, owner Jane"
SCAN = b"\x00\x12\xff\x00\x34\xff\xd0\x56\xff\x00"  # stuffed FF and a restart marker within
PIXELS = zlib.compress(b"\x00\x01\x02\x03" * 2)


def tiff(upright: int, order: str = ">") -> bytes:
    """Return a camera's Exif: an orientation and a place."""
    start = b"MM\0*" if order == ">" else b"II*\0"
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, upright, 0) + struct.pack(order + "HHII", 0x8825, 4, 1, 38)
    return start + struct.pack(order + "IH", 8, 2) + entries + struct.pack(order + "I", 0) + SECRET


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def jpeg(upright: int | None = None, width: int = 30, height: int = 20) -> bytes:
    exif = b"" if upright is None else segment(0xE1, b"Exif\0\0" + tiff(upright))
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01" + SECRET[:3]),
            exif,
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
            segment(0xE2, b"ICC_PROFILE\0\x01\x01colours"),
            segment(0xE2, b"MPF\0" + SECRET),
            segment(0xED, b"Photoshop 3.0\0" + SECRET),
            segment(0xFE, SECRET),
            segment(0xDB, b"\0" + bytes(64)),
            b"\xff" + segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"),
            segment(0xDA, b"\x01\x01\0\0\x3f\0") + SCAN,
            b"\xff\xd9" + SECRET,
        )
    )


def chunk(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


def png(*extra: bytes, width: int = 3, height: int = 2) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + chunk(b"IDAT", PIXELS) + chunk(b"IEND", b"") + SECRET


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(payload)) + payload + b"\0" * (len(payload) % 2) for kind, payload in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def canvas(flags: int, width: int = 30, height: int = 20) -> tuple[bytes, bytes]:
    return b"VP8X", bytes((flags, 0, 0, 0)) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


LOSSY = (b"VP8 ", b"\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", 30, 20) + b"data!")
LOSSLESS = (b"VP8L", b"\x2f" + struct.pack("<I", 29 | 19 << 14) + b"data")


def gif(*extra: bytes) -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", 30, 20, 0x80, 0, 0) + bytes(6)
    frame = b"\x21\xf9\x04\0\0\0\0\0" + b"\x2c" + struct.pack("<HHHHB", 0, 0, 30, 20, 0) + b"\x02\x03abc\0"
    return head + b"".join(extra) + frame + b";" + SECRET


def loaded(data: bytes) -> Image:
    image = load(data, "a.bin")
    assert isinstance(image, Image)
    return image


@pytest.mark.parametrize(
    ("data", "size", "extension"),
    [
        (jpeg(), (30, 20), "jpg"),
        (png(), (3, 2), "png"),
        (webp(LOSSY), (30, 20), "webp"),
        (webp(LOSSLESS), (30, 20), "webp"),
        (webp(canvas(0x10), (b"ALPH", b"alpha"), LOSSY), (30, 20), "webp"),
        (gif(), (30, 20), "gif"),
    ],
    ids=["jpeg", "png", "lossy webp", "lossless webp", "extended webp", "gif"],
)
def test_a_picture_is_known_by_its_bytes(data: bytes, size: tuple[int, int], extension: str) -> None:
    """The format and size come from the content, whatever the file is called; what follows the picture goes."""
    image = loaded(data)
    assert (*size, extension) == (image.width, image.height, image.extension)
    assert SECRET not in image.data
    assert image == loaded(image.data)


def test_a_photograph_loses_its_place_and_keeps_its_pixels() -> None:
    """Of a JPEG only tables, frame, scan and colour profile stay."""
    image = loaded(jpeg(upright=1))
    assert SECRET[:3] not in image.data
    assert b"Exif" not in image.data
    assert segment(0xE2, b"ICC_PROFILE\0\x01\x01colours") in image.data
    assert segment(0xDA, b"\x01\x01\0\0\x3f\0") + SCAN + b"\xff\xd9" == image.data[-len(SCAN) - 12 :]


@pytest.mark.parametrize("upright", range(2, 9))
def test_a_turned_photograph_stays_turned(upright: int) -> None:
    """The orientation is kept, alone; turned by a quarter, width and height are exchanged."""
    image = loaded(jpeg(upright))
    assert ((20, 30) if upright > 4 else (30, 20)) == (image.width, image.height)
    assert segment(0xE1, b"Exif\0\0" + only_orientation(upright)) in image.data
    assert SECRET not in image.data
    assert upright == orientation(only_orientation(upright))


def test_a_drawing_loses_its_texts_and_keeps_its_pixels() -> None:
    """Of a PNG the texts, the time, Exif and private chunks go; what changes its look stays."""
    dropped = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"caBX", b"vpAg")
    data = png(chunk(b"gAMA", b"\0\0\xb1\x8f"), *(chunk(kind, SECRET) for kind in dropped), chunk(b"eXIf", tiff(1)))
    assert png(chunk(b"gAMA", b"\0\0\xb1\x8f")).removesuffix(SECRET) == loaded(data).data


def test_a_turned_png_stays_turned() -> None:
    """Browsers turn a PNG by its Exif too."""
    image = loaded(png(chunk(b"eXIf", tiff(6, "<"))))
    assert (2, 3) == (image.width, image.height)
    assert chunk(b"eXIf", only_orientation(6)) in image.data
    assert SECRET not in image.data


def test_a_webp_forgets_its_metadata() -> None:
    """Exif and XMP go and the header no longer speaks of them; profile, transparency and data stay."""
    profile, alpha = (b"ICCP", b"colours"), (b"ALPH", b"alpha!")
    data = webp(canvas(0x3C), profile, alpha, LOSSY, (b"EXIF", tiff(1)), (b"XMP ", SECRET), (b"xxxx", SECRET))
    assert webp(canvas(0x30), profile, alpha, LOSSY) == loaded(data).data


def test_a_turned_webp_stays_turned() -> None:
    """A WebP with an orientation keeps it, alone."""
    image = loaded(webp(canvas(0x08), LOSSY, (b"EXIF", b"Exif\0\0" + tiff(8))))
    assert webp(canvas(0x08), LOSSY, (b"EXIF", only_orientation(8))) == image.data
    assert (20, 30) == (image.width, image.height)


def test_an_animation_keeps_its_loop_and_loses_its_comment() -> None:
    """Of a GIF comments, plain text and other applications' blocks go."""
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    secret = bytes((len(SECRET),)) + SECRET + b"\0"
    data = gif(loop, b"\x21\xfe" + secret, b"\x21\xff\x0bXMP DataXMP" + secret, b"\x21\xfe\0")
    assert gif(loop).removesuffix(SECRET) == loaded(data).data


REFUSED = {
    b"": "a.bin is empty",
    b"hello": "a.bin is no picture that digest can publish",
    b"<?xml?>\n<svg/>": "a.bin is an SVG drawing, which can carry scripts, so it is not published",
    b"\0\0\0\x20ftypavif" + bytes(9): "a.bin is an AVIF or HEIC picture, whose place and time digest cannot take out",
    jpeg()[:90]: "a.bin looks like a JPEG picture, but it is cut off",
    jpeg().removesuffix(b"\xff\xd9" + SECRET): "a.bin looks like a JPEG picture, but it is cut off",
    b"\xff\xd8\xff\xd9": "a.bin looks like a JPEG picture, but it holds no picture",
    b"\xff\xd8\xff\xe0\0\x02x": "a.bin looks like a JPEG picture, but its segments are damaged",
    jpeg(height=0): "a.bin looks like a JPEG picture, but it holds no picture",
    png()[:60]: "a.bin looks like a PNG picture, but it is cut off",
    png().replace(PIXELS[2:5], b"xxx"): "a.bin looks like a PNG picture, but a checksum in it is wrong",
    png(width=0): "a.bin looks like a PNG picture, but it holds no picture",
    b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b""): "a.bin looks like a PNG picture, but it does not begin with its header",
    webp(): "a.bin looks like a WEBP picture, but it holds no picture",
    webp(LOSSY)[:-4]: "a.bin looks like a WEBP picture, but it is cut off",
    webp((b"VP8 ", b"x")): "a.bin looks like a WEBP picture, but its header is damaged",
    gif()[:30]: "a.bin looks like a GIF picture, but it is cut off",
    gif(b"x"): "a.bin looks like a GIF picture, but its blocks are damaged",
}


@pytest.mark.parametrize(("data", "message"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_cannot_be_published(data: bytes, message: str) -> None:
    """Bytes that are no sound picture are refused in one sentence, with what to do."""
    fault = load(data, "a.bin")
    assert isinstance(fault, Diagnostic)
    assert ("bad-image", "a.bin", message) == (fault.code, fault.span.path, fault.message)
    assert fault.hint


SOUND = [jpeg(6), png(chunk(b"eXIf", tiff(6))), webp(canvas(0x0C), LOSSY, (b"EXIF", tiff(6))), gif(b"\x21\xfe\x01x\0")]


@given(st.sampled_from(SOUND), st.integers(0, 300), st.binary(max_size=4), st.integers(0, 300))
def test_damaged_pictures_never_raise(data: bytes, at: int, patch: bytes, length: int) -> None:
    """Whatever is cut off or overwritten, the answer is a picture that reads back the same, or one diagnostic."""
    answer = load((data[:at] + patch + data[at + len(patch) :])[: max(length, at)], "a.bin")
    if isinstance(answer, Image):
        assert answer.width > 0
        assert answer.height > 0
        assert answer == load(answer.data, "a.bin")
    else:
        assert answer.code == "bad-image"


@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x40\0\0\0WEBP", b""]), st.binary())
def test_random_bytes_never_raise(start: bytes, rest: bytes) -> None:
    """Bytes that only begin like a picture are refused, not tripped over."""
    assert isinstance(load(start + rest, "a.bin"), Image | Diagnostic)


@given(st.binary(max_size=80))
def test_random_exif_never_raises(data: bytes) -> None:
    """An Exif block that cannot be read is upright."""
    assert 1 <= orientation(b"II*\0\x08\0\0\0" + data) <= 8
    assert 1 <= orientation(data) <= 8
