"""digest as it is installed: what a wheel carries, and that a wheel and a checkout use templates as promised."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from digest import __version__

ROOT = Path(__file__).parents[1]
OWN_PAGE = '{% extends "layouts/base.html" %}\n{% block main %}<p>set by hand</p>{% endblock %}\n'


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of this checkout, made by the build backend itself: no network, no isolated environment."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert 0 == done.returncode, done.stdout
    [path] = folder.iterdir()
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for PYTHONPATH in which the wheel lies unpacked, which is all an installer does with it."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a project with one article."""
    article = tmp_path / "site" / "content" / "world" / "2022-01-17-snow.txt"
    article.parent.mkdir(parents=True)
    article.write_text("Snow fell on Oslo through the night. No train was running by the morning.\n")
    return tmp_path / "site"


def digest(path: Path, *arguments: str | Path) -> str:
    """Return what the digest in a folder prints; it runs outside of this checkout."""
    environment = {**os.environ, "PYTHONPATH": str(path), "SOURCE_DATE_EPOCH": "1643009400"}
    command = [sys.executable, "-m", "digest", *map(str, arguments)]
    done = subprocess.run(command, cwd=path, env=environment, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    return done.stdout


def data_files(folder: Path) -> set[str]:
    kept = {path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    return {path.relative_to(folder).as_posix() for path in kept}


def test_wheel_carries_templates_and_languages(installed: Path) -> None:
    """All of src/digest and of top-level templates/ is in the wheel, and nothing else beside its metadata."""
    package = data_files(installed / "digest")
    theme = {f"templates/{name}" for name in data_files(ROOT / "templates")}
    assert "templates/pages/front.html" in package
    assert "languages/en.toml" in package
    assert data_files(ROOT / "src" / "digest") | theme == package
    assert {"digest", f"newsdigest-{__version__}.dist-info"} == {path.name for path in installed.iterdir()}


def test_installed_digest_tells_its_version(installed: Path) -> None:
    """`python -m digest --version` works."""
    assert f"digest {__version__}\n" == digest(installed, "--version")


def test_installed_digest_builds_with_an_edited_template(installed: Path, site: Path) -> None:
    """A template in the site's own folder stands for the wheel's of its name; the others stay the wheel's."""
    own = site / "templates" / "pages" / "missing.html"
    own.parent.mkdir(parents=True)
    own.write_text(OWN_PAGE)
    digest(installed, "build", "-C", site)
    page = (site / "site" / "404.html").read_text()
    assert "<p>set by hand</p>" in page
    assert "<!doctype html>" in page
    assert "Snow fell on Oslo" in (site / "site" / "index.html").read_text()


def test_checkout_builds_with_an_edited_template(tmp_path: Path, site: Path) -> None:
    """In a checkout an edited file of top-level templates/ takes effect at once."""
    checkout = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", checkout / "src", ignore=ignored)
    shutil.copytree(ROOT / "templates", checkout / "templates")
    shutil.copy(ROOT / "pyproject.toml", checkout)
    (checkout / "templates" / "pages" / "missing.html").write_text(OWN_PAGE)
    digest(checkout / "src", "build", "-C", site)
    assert "<p>set by hand</p>" in (site / "site" / "404.html").read_text()
