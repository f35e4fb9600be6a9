"""What the operating system refuses is a diagnostic, the old site stays whole, and what was staged is taken away.

Each case runs in a process of its own with a real disk that is full, a limit on the size of files, or a folder that may
not be written. `test_cut_off` tries every single step with a disk that is handed in.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Builds the site given as JSON into the folder given, and prints the codes and the messages of what was said.
BUILD = """
import json, resource, sys
from pathlib import Path
from digest.foundation.diagnostics import Diagnostic
from digest.publishing.claiming import claim
from digest.publishing.committing import commit
from digest.publishing.output import Changes, Output, Rank
from digest.publishing.staging import Staged, stage

site, files, largest = Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
if largest:
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

def build():
    with claim(site, site.parent) as claimed:
        if isinstance(claimed, Diagnostic):
            return [claimed]
        outputs = [Output(path, text.encode() * times, Rank.LEAF) for path, (text, times) in files.items()]
        staged = stage(claimed, outputs)
        if not isinstance(staged, Staged):
            return staged
        done = commit(staged)
        return staged.diagnostics if isinstance(done, Changes) else [done]

print(json.dumps([each.flat() for each in build()]))
"""
OLD = {"index.html": ("old\n", 1), "x/a.html": ("a\n", 1)}


def run(site: Path, files: dict[str, tuple[str, int]], *, largest: int = 0, before: list[str] | None = None) -> Any:
    command = [*(before or []), sys.executable, "-c", BUILD, str(site), json.dumps(files), str(largest)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "" == done.stderr
    return json.loads(done.stdout)


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_file_that_is_too_large_to_write(tmp_path: Path) -> None:
    """A file that the system refuses halfway stops the build before anything visible happens."""
    site = tmp_path / "site"
    run(site, OLD)
    before = tree(site)
    (said,) = run(site, {"index.html": ("new\n", 1), "big.html": ("big\n", 5000)}, largest=4096)
    assert ("output-fault", "the output folder cannot be written: File too large") == (said["code"], said["message"])
    assert before == tree(site)
    assert [] == run(site, {"index.html": ("new\n", 1)})


def test_manifest_that_is_too_large_to_write(tmp_path: Path) -> None:
    """So does a manifest that cannot be written, when all pages could: it is staged with them."""
    site = tmp_path / "site"
    run(site, OLD)
    before = tree(site)
    (said,) = run(site, {f"{n}.html": ("x", 1) for n in range(50)}, largest=2048)
    assert "output-fault" == said["code"]
    assert before == tree(site)
    assert {"site"} == {path.name for path in tmp_path.iterdir()}


@pytest.fixture
def unprivileged() -> list[str]:
    """Return what a command needs before it so that permissions hold for it, even if the tests run as root."""
    if os.geteuid() != 0:
        return []
    command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    if not shutil.which("setpriv") or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("run by the superuser, who may write anywhere, without setpriv to give that up")
    return command


@pytest.mark.parametrize("closed", ["site", "site/x"])
def test_folder_that_may_not_be_written(closed: str, tmp_path: Path, unprivileged: list[str]) -> None:
    """A folder without permission, outermost or within, is found before the first file is put in place."""
    site = tmp_path / "site"
    run(site, OLD)
    before = tree(site)
    (tmp_path / closed).chmod(0o500)
    (said,) = run(site, {"index.html": ("new\n", 1), "x/b.html": ("b\n", 1)}, before=unprivileged)
    (tmp_path / closed).chmod(0o700)
    assert ("output-fault", "the output folder cannot be written: Permission denied") == (said["code"], said["message"])
    assert said["path"].startswith(str(tmp_path / closed))
    assert before == tree(site)


def test_file_that_may_not_be_deleted(tmp_path: Path, unprivileged: list[str]) -> None:
    """The same holds for a folder in which something would only be deleted."""
    site = tmp_path / "site"
    run(site, OLD)
    before = tree(site)
    (site / "x").chmod(0o500)
    (said,) = run(site, {"index.html": ("new\n", 1)}, before=unprivileged)
    (site / "x").chmod(0o700)
    assert ("output-fault", str(site / "x")) == (said["code"], said["path"])
    assert before == tree(site)


def test_file_that_may_not_be_read(tmp_path: Path, unprivileged: list[str]) -> None:
    """A page that was taken out of reach cannot be compared, so nothing is written."""
    site = tmp_path / "site"
    run(site, OLD)
    (site / "x" / "a.html").chmod(0)
    (said,) = run(site, {"index.html": ("new\n", 1), "x/a.html": ("A\n", 1)}, before=unprivileged)
    (site / "x" / "a.html").chmod(0o600)
    assert ("output-fault", str(site / "x" / "a.html")) == (said["code"], said["path"])
    assert "old\n" == (site / "index.html").read_text()


def test_output_folder_that_may_not_be_made(tmp_path: Path, unprivileged: list[str]) -> None:
    """A new output folder in a closed one is a fault, and a project that is read-only is none by itself."""
    tmp_path.chmod(0o500)
    (said,) = run(tmp_path / "site", OLD, before=unprivileged)
    tmp_path.chmod(0o700)
    assert ("output-fault", str(tmp_path / "site")) == (said["code"], said["path"])
    (tmp_path / "site").mkdir()
    tmp_path.chmod(0o500)
    assert [] == run(tmp_path / "site", OLD, before=unprivileged)
    tmp_path.chmod(0o700)
    assert "old\n" == (tmp_path / "site" / "index.html").read_text()


@pytest.fixture
def mounting() -> list[str]:
    """Return what a command needs before it so that it may mount a disk which nobody else sees."""
    command = ["unshare", "--mount", "--map-root-user"]
    trial = [*command, "mount", "-t", "tmpfs", "tmpfs", "/tmp"]  # noqa: S108  (a name space of its own)
    if not shutil.which("unshare") or subprocess.run(trial, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not allowed here")
    return command


@pytest.mark.parametrize("size", [120, 140, 160, 180, 200, 220, 240, 260, 300, 340])
def test_full_disk(size: int, tmp_path: Path, mounting: list[str]) -> None:
    """On a disk of some KB on which the new site fits, or fits only in part, one of both is whole afterwards."""
    site = tmp_path / "disk" / "site"
    new = {"index.html": ("new\n", 1)} | {f"y{n}/{n}.html": ("text " * 10, 100) for n in range(20)}
    script = f"""
mkdir {tmp_path}/disk && mount -t tmpfs -o size={size}k tmpfs {tmp_path}/disk || exit 9
"$@" '{json.dumps(OLD)}' 0 > /dev/null && cp -r {site} {tmp_path}/before
"$@" '{json.dumps(new)}' 0 && cp -r {site} {tmp_path}/after && df --output=iused {tmp_path}/disk >&2
"""
    command = [*mounting, "sh", "-c", script, "sh", sys.executable, "-c", BUILD, str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    said = json.loads(done.stdout)
    run(tmp_path / "fresh", new)
    expected = tmp_path / ("before" if said else "fresh")
    assert [("output-fault", "the output folder cannot be written: No space left on device")][: len(said)] == [
        (each["code"], each["message"]) for each in said
    ]
    assert tree(expected) == tree(tmp_path / "after")
    assert bool(said) == (size < 190)
