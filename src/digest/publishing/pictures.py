"""Fetches the images that published entries use, and no others: a draft's picture is not published either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.assembly.resolving import Illustration, illustration
from digest.foundation.codes import MISSING_IMAGE, UNREADABLE_FILE
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.fingerprint import short
from digest.publishing.output import Output, Rank
from digest.reading.images.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.assembly.site import Site
    from digest.foundation.model import Entry
    from digest.reading.discover import ImageFile


@dataclass(frozen=True, slots=True)
class Gallery:
    """The published images by their path in the content folder, their files, and what is wrong with the others."""

    pictures: Mapping[str, Illustration]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def gather(site: Site, files: Iterable[ImageFile]) -> Gallery:
    """Return the images of a site's entries, without location data and under names that hosts may cache."""
    found = {file.path: file for file in files}
    pictures: dict[str, Illustration] = {}
    outputs: dict[str, Output] = {}
    diagnostics: list[Diagnostic] = []
    tried: set[str] = set()
    for path, place in _uses(site):
        if path not in found:
            message = f"there is no image {path} in the content folder"
            hint = "paths are relative to the article's own folder; letter case counts"
            diagnostics.append(report(MISSING_IMAGE, message, place, hint=hint))
        elif path not in tried:
            tried.add(path)
            made = _load(found[path])
            if isinstance(made, Diagnostic):
                diagnostics.append(made)
                continue
            pictures[path], output = made
            outputs[output.path] = output
    return Gallery(pictures, tuple(outputs.values()), tuple(diagnostics))


def _uses(site: Site) -> Iterator[tuple[str, Span]]:
    """Give each image that an entry uses and the place where it does."""
    for placed in site.entries:
        entry = placed.entry
        if entry.image.value:
            yield entry.image.value, Span(entry.path, _line(entry))
        for reference in entry.images:
            yield reference.target, Span(entry.path, reference.line, reference.column)


def _line(entry: Entry) -> int:
    return (entry.image.evidence.line if entry.image.evidence else None) or 0


def _load(file: ImageFile) -> tuple[Illustration, Output] | Diagnostic:
    try:
        data = file.absolute.read_bytes()
    except OSError as error:
        message = f"the image cannot be read: {error.strerror or error}"
        return report(UNREADABLE_FILE, message, Span(file.path), hint="look at the file's permissions")
    image = load(data, file.path)
    if isinstance(image, Diagnostic):
        return image
    made = illustration(file.path, short(image.data), image.width, image.height, image.extension)
    return made, Output(made.url, image.data, Rank.ASSET)
