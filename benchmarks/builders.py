"""The two generators that are compared: where each has its site and templates, and how it is started.

Both build the same article files, in `FOLDER/digest/content`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import page_kinds
from running import Run, run

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
THEME = HERE.parent / "templates"
NOW = "1900000000"  # seconds since 1970: digest's clock, later than any article of a corpus
DEFAULT = "title: The Benchmark\nurl: https://news.example/\n"
CONFIGURATIONS = {
    "default": DEFAULT,
    "like for like": DEFAULT
    + """pages: {sections: off, sources: off, names: off, stories: off, subscribe: off, corrections: off, about: off}
feeds: {atom: off, json: off, topics: off, names: off, sections: off, editions: off, opml: off}
analysis: {brief: off, quotes: off, names: off, topics: off, stories: off}
""",
}


@dataclass(frozen=True, slots=True)
class Builder:
    """A generator with a project. `made` is all that its builds leave, `template` the one of article pages, which ends
    with `closing`; `days` is the folder of the pages of a day."""

    name: str
    project: Path
    command: tuple[str, ...]
    site: Path
    made: tuple[Path, ...]
    template: Path
    closing: str
    days: str
    kinds: Mapping[str, str]

    def build(self, *, memory: bool = False) -> Run:
        """Build the site and measure it."""
        return run(self.command, self.project, {**os.environ, "SOURCE_DATE_EPOCH": NOW}, memory=memory)

    def wipe(self) -> None:
        """Remove all that builds have left."""
        for each in self.made:
            if each.is_dir():
                shutil.rmtree(each)
            else:
                each.unlink(missing_ok=True)


def digest(folder: Path) -> Builder:
    """Return digest with a project in a folder that has `digest/content`."""
    project = folder / "digest"
    template = project / "templates/pages/entry.html"
    template.parent.mkdir(parents=True)
    shutil.copy(THEME / "pages/entry.html", template)
    return Builder(
        name="digest",
        project=project,
        command=(sys.executable, "-m", "digest", "build"),
        site=project / "site",
        made=(project / "site", project / ".digest", project / "ledger.jsonl"),
        template=template,
        closing="{% endblock %}",
        days="editions",
        kinds=page_kinds.DIGEST,
    )


def hugo(folder: Path, program: Path) -> Builder:
    """Return Hugo with a project that builds the articles of the one beside it."""
    project = folder / "hugo"
    shutil.copytree(HERE / "hugo", project)
    return Builder(
        name="Hugo",
        project=project,
        command=(str(program), "--contentDir", str(folder / "digest/content")),
        site=project / "public",
        made=(project / "public", project / "resources", project / ".hugo_build.lock"),
        template=project / "layouts/page.html",
        closing="{{ end }}",
        days="days",
        kinds=page_kinds.HUGO,
    )


def configure(digest: Builder, configuration: str) -> None:
    """Give digest one of the configurations."""
    (digest.project / "digest.yaml").write_text(CONFIGURATIONS[configuration])


def find_hugo(asked: Path | None) -> Path | None:
    """Return the program itself, not the Python script that starts it: as asked for (it, or an environment that has the
    package `hugo`), else that of this environment, else what is on the path."""
    if asked:
        places = [asked] if asked.is_file() else sorted(asked.rglob("binaries/hugo*"))
    else:
        on_path = shutil.which("hugo")
        places = [*_packaged(), *([Path(on_path)] if on_path else [])]
    return next((each for each in places if each.is_file() and os.access(each, os.X_OK)), None)


def _packaged() -> list[Path]:
    """Return what the package `hugo` of this environment has in its folder of programs."""
    try:
        package = distribution("hugo")
    except PackageNotFoundError:
        return []
    return [Path(str(package.locate_file(each))) for each in package.files or [] if "binaries" in each.parts]


def hugo_version(program: Path) -> str:
    """Return Hugo's version number."""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d[\d.]*)", said)
    return found[1] if found else said.strip()
