"""Lays out a new site that builds at once. A peer of `build`: it copies the package's `starter/`.

The starter's files have names without dots there, so that no tool takes them for the package's own settings.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digest.foundation.codes import FOREIGN_OUTPUT, OUTPUT_FAULT
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from datetime import date

STARTER = Path(__file__).parent / "starter"
FILES = {
    "digest.yaml": "digest.yaml",
    "content/welcome.md": "welcome.md",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".github/workflows/publish.yml": "publish.yml",
}
UNREMARKABLE = frozenset({".git"})  # a repository that was just made is as good as an empty folder


def init(folder: Path, today: date) -> tuple[str, ...] | Diagnostic:
    """Write a small site into a new or empty folder and return the files' paths in it, or why nothing was written.

    `today` becomes the date of the site's one article.
    """
    written: list[Path] = []
    try:
        taken = sorted({each.name for each in folder.iterdir()} - UNREMARKABLE) if folder.is_dir() else []
        if taken or (folder.exists() and not folder.is_dir()):
            return _refusal(folder, taken)
        for path, name in FILES.items():
            text = (STARTER / name).read_text(encoding="utf-8")
            text = text.replace("DIGEST_TODAY", today.isoformat())
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            written.append(target)
            target.write_bytes(text.encode())
    except OSError as error:
        for target in written:
            target.unlink(missing_ok=True)
        message = f"the new site cannot be written: {error.strerror or error}"
        hint = "check the folder's owner, its permissions and the space left"
        return report(OUTPUT_FAULT, message, Span(str(error.filename or folder)), hint=hint)
    return tuple(FILES)


def _refusal(folder: Path, taken: list[str]) -> Diagnostic:
    if not taken:
        return report(FOREIGN_OUTPUT, "this is a file, not a folder", Span(str(folder)), hint="name a new folder")
    named = ", ".join(taken[:5]) + (f" and {len(taken) - 5} more" if len(taken) > 5 else "")
    message = f"a new site needs an empty folder; this one holds {named}"
    return report(FOREIGN_OUTPUT, message, Span(str(folder)), hint="name a new folder; nothing was touched")
