"""One invalid case for each code of diagnostics: what goes in, and what `digest build` says of it.

A case is a folder `faults/<code>/` with at most six files: the project, and `expected.txt`, which is all of the
standard error; docs/diagnostics.md shows the same texts. What cannot lie in a repository (links out of it, pipes, very
large texts) is made here, in the copy that the test builds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli.main import main
from digest.foundation.codes import ALL
from digest.foundation.diagnostics import Severity
from digest.reading.markup.markdown import MOST_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.foundation.diagnostics import Code

FAULTS = Path(__file__).parent / "faults"
EXPECTED = "expected.txt"
MOST_FILES = 6
NOW = "1643009400"  # 2022-01-24 07:30 UTC


def lead_out(project: Path) -> None:
    """Put a link to a file outside the project into it, and one that leads nowhere."""
    (project.parent / "diary.txt").write_text("Not meant for anybody.\n")
    (project / "content/diary.txt").symlink_to(project.parent / "diary.txt")
    (project / "content/old.txt").symlink_to("nowhere.txt")


def lay_pipe(project: Path) -> None:
    """Put a named pipe, which nobody writes to, among the articles."""
    os.mkfifo(project / "content/queue.txt")


def write_much(project: Path) -> None:
    """Write an article with more marks than are read."""
    (project / "content").mkdir()
    (project / "content/stars.md").write_text("*" * (MOST_MARKS + 1) + "\n")


def point_back(project: Path) -> None:
    """Make the output folder a link to the content folder."""
    (project / "site").symlink_to("content")


def hold_output(project: Path) -> None:
    """Hold the output folder as another build does, until the tests end."""
    (project / "site").mkdir()
    fcntl.flock(os.open(project / "site", os.O_RDONLY), fcntl.LOCK_EX)


MADE: dict[str, Callable[[Path], None]] = {
    "refused-link": lead_out,
    "special-file": lay_pipe,
    "too-complex": write_much,
    "misplaced-output": point_back,
    "build-running": hold_output,
}
OPTIONS = {"locked-ledger": ["--locked"]}


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.name)
def test_fault_is_told_as_expected(code: Code, tmp_path: Path) -> None:
    """A build says exactly the expected text of each invalid case, and an error ends with exit code 1."""
    project = Path(shutil.copytree(FAULTS / code.name, tmp_path / "project"))
    expected = (project / EXPECTED).read_text()
    if code.name in MADE:
        MADE[code.name](project)
    done = CliRunner(env={"SOURCE_DATE_EPOCH": NOW}).invoke(
        main, ["build", "-C", str(project), *OPTIONS.get(code.name, [])]
    )
    assert expected == done.stderr
    assert f"{code.severity}[{code.name}]" in expected
    assert done.exit_code == ("error[" in expected)


def test_every_case_is_of_a_code() -> None:
    """No case outlives its code, and each is small enough to be taken in at a glance."""
    assert {code.name for code in ALL} == {path.name for path in FAULTS.iterdir()}
    files = {case.name: sum(path.is_file() for path in case.rglob("*")) for case in FAULTS.iterdir()}
    assert {} == {name: count for name, count in files.items() if count > MOST_FILES}


def test_only_errors_and_warnings_are_faults() -> None:
    """A note never has an error's weight: what an editor need not act on does not fail a build."""
    notes = [code.name for code in ALL if code.severity is Severity.NOTE]
    assert all("error[" not in (FAULTS / name / EXPECTED).read_text() for name in notes)
