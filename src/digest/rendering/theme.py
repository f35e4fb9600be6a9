"""Where templates and assets come from: the site's own `templates/` folder, before digest's default theme.

Top-level `templates/` of the project is the only copy of the default theme. In a checkout (installed as editable, too)
it is used from there, so that a change is seen at once; a wheel carries it as `digest/templates`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import digest
from digest.foundation.codes import TEMPLATE_ERROR
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.foundation.fingerprint import short

FOLDER = "templates"
ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that templates refer to, such as the style sheet. `url` holds a hash of its bytes, so that hosts may
    cache it for ever; it is relative to the site's root."""

    name: str
    url: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """The folders templates are looked for in, the first one first, and the assets that are published with them."""

    folders: tuple[Path, ...]
    assets: tuple[Asset, ...]


def load_theme(own: Path, package: Path | None = None) -> Theme:
    """Return the theme of a site; a file in its `own` folder, if there is one, stands for the default one of its name.

    Raises OSError if an asset cannot be read. `package` is where digest is installed.
    """
    folders = [own, default_folder(package or Path(digest.__file__).parent)]
    distinct = tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))
    files: dict[str, Path] = {}
    for folder in reversed(distinct):
        assets = folder / ASSETS
        files |= {path.relative_to(assets).as_posix(): path for path in assets.rglob("*") if path.is_file()}
    return Theme(distinct, tuple(_asset(name, path) for name, path in sorted(files.items()) if _is_public(name)))


def open_theme(own: Path) -> Theme | Diagnostic:
    """Return the theme of a site, or what is wrong with its files."""
    try:
        return load_theme(own)
    except OSError as error:
        message = f"an asset of the theme cannot be read: {error.strerror or error}"
        return report(TEMPLATE_ERROR, message, Span(str(error.filename or own)), hint="check the file's permissions")


def default_folder(package: Path) -> Path:
    """Return the default theme's folder: the checkout's if the package lies in one's `src/`, else the wheel's copy."""
    checkout = package.parent.parent
    if package.parent.name == "src" and (checkout / "pyproject.toml").is_file() and (checkout / FOLDER).is_dir():
        return checkout / FOLDER
    return package / FOLDER


def _is_public(name: str) -> bool:
    return not any(part.startswith(".") for part in PurePosixPath(name).parts)


def _asset(name: str, path: Path) -> Asset:
    data = path.read_bytes()
    stem, dot, extension = PurePosixPath(name).name.rpartition(".")
    hashed = f"{stem}-{short(data)}.{extension}" if dot else f"{extension}-{short(data)}"
    return Asset(name, (PurePosixPath(ASSETS) / PurePosixPath(name).with_name(hashed)).as_posix(), data)
