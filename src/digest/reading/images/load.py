"""Makes a picture file fit to publish: knows it by its bytes, measures it, and takes out where, when and by whom it was
made, without touching a pixel.

PNG, JPEG, GIF and WebP are published. SVG is not: it is a document that can carry scripts and load from other hosts.
AVIF and HEIC are not: their metadata cannot be cut out without rewriting the file's table of contents. The same bytes
always give the same bytes. Where the file is published and under which name is for assembly to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.foundation import codes
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.reading.images.gif import SIGNATURES, strip_gif
from digest.reading.images.image_parts import BrokenImageError, Stripped
from digest.reading.images.jpeg import SIGNATURE as JPEG
from digest.reading.images.jpeg import strip_jpeg
from digest.reading.images.png import SIGNATURE as PNG
from digest.reading.images.png import strip_png
from digest.reading.images.webp import is_webp, strip_webp

if TYPE_CHECKING:
    from collections.abc import Callable

_SAVE_AS = "save it as JPEG, PNG or WebP"
_HEAD = 1024  # bytes in which an SVG names itself


@dataclass(frozen=True, slots=True)
class Image:
    """A picture fit to publish. `width` and `height` are pixels as shown, that is after turning it upright;
    `extension` is that of its true format, without a dot."""

    width: int
    height: int
    data: bytes
    extension: str
    media_type: str


def load(data: bytes, name: str) -> Image | Diagnostic:
    """Return the picture in a file's bytes, or what is wrong with it; `name` is its path in the content folder."""
    found = _reader(data)
    if found is None:
        message, hint = _refusal(data)
        return report(codes.BAD_IMAGE, f"{name} {message}", Span(name), hint=hint)
    strip, extension, media_type = found
    try:
        stripped = strip(data)
    except BrokenImageError as fault:
        message = f"{name} looks like a {media_type.removeprefix('image/').upper()} picture, but {fault}"
        return report(codes.BAD_IMAGE, message, Span(name), hint="copy or save the file again")
    return Image(stripped.width, stripped.height, stripped.data, extension, media_type)


def _reader(data: bytes) -> tuple[Callable[[bytes], Stripped], str, str] | None:
    if data.startswith(JPEG):
        return strip_jpeg, "jpg", "image/jpeg"
    if data.startswith(PNG):
        return strip_png, "png", "image/png"
    if data.startswith(SIGNATURES):
        return strip_gif, "gif", "image/gif"
    return (strip_webp, "webp", "image/webp") if is_webp(data) else None


def _refusal(data: bytes) -> tuple[str, str]:
    """Return what is wrong with bytes that are no picture digest publishes, and what to do."""
    head = data[:_HEAD].lower()
    if not data:
        return "is empty", "copy the file again"
    if b"<svg" in head:
        return "is an SVG drawing, which can carry scripts, so it is not published", "save it as PNG or WebP"
    if data[4:8] == b"ftyp":
        return "is an AVIF or HEIC picture, whose place and time digest cannot take out", _SAVE_AS
    return "is no picture that digest can publish", _SAVE_AS
