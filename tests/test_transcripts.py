"""Whole sessions in a terminal, as an editor would have them: each transcript is run and must come out word for word.

A transcript begins with a line that says what it shows. Then come commands behind `$ ` (`> ` continues one), each with
all it prints; `[1]` at the end is an exit code other than 0. Commands run in an empty folder, in a plain shell, at the
same instant. What differs from run to run and from version to version is written `… s` and `VERSION`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import digest

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
NOW = "1643009400"  # 2022-01-24 07:30 UTC
_COMMAND = re.compile(r"^\$ (.*(?:\n>(?: .*)?$)*)\n", re.MULTILINE)
_CONTINUED = re.compile(r"\n> ?")
_TIMES = re.compile(r"^\d+\.\d\d s(?: \(.*\))?$", re.MULTILINE)
_SECONDS = re.compile(r'"seconds": \{[^}]*\}')


@pytest.fixture
def shell(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Return an empty folder and an environment in which `digest` is this very program."""
    tools = tmp_path / "tools"
    tools.mkdir()
    program = tools / "digest"
    program.write_text(f"#!{sys.executable}\nfrom digest.cli.main import main\n\nmain()\n")
    program.chmod(0o755)
    folder = tmp_path / "morning"
    folder.mkdir()
    source = str(Path(__file__).parents[1] / "src")
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    environment = {
        **kept,
        "PATH": f"{tools}{os.pathsep}{kept.get('PATH', '')}",
        "PYTHONPATH": source,
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",  # so that both streams come in the order in which they were written
        "SOURCE_DATE_EPOCH": NOW,
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
    }
    return folder, environment


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    """Return what a command prints, both streams as they come, and its exit code if that is not 0."""
    done = subprocess.run(
        ["sh", "-c", _CONTINUED.sub("\n", command)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    told = done.stdout.decode()
    told = _SECONDS.sub('"seconds": {… s}', _TIMES.sub("… s", told))
    told = told.replace(f"digest {digest.__version__}", "digest VERSION")
    return told + (f"[{done.returncode}]\n" if done.returncode else "")


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_session_runs_as_written(transcript: Path, shell: tuple[Path, dict[str, str]]) -> None:
    """Each command of a transcript prints what stands below it and ends with the exit code that is named."""
    expected = transcript.read_text()
    title, _, session = expected.partition("\n")
    parts = _COMMAND.split(session)
    assert title.startswith("# ")
    assert "" == parts[0].strip()
    commands = parts[1::2]
    folder, environment = shell
    told = [f"$ {command}\n{run(command, folder, environment)}" for command in commands]
    assert expected == f"{title}\n" + "".join(told)
