"""The command line of `digest show`."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest.cli.main import main

NOW = "1643009400"  # 2022-01-24 07:30 UTC
FERRY = """\
Ferry leaves the quay early
By Ann Lee
18 January 2022
Share this
The harbour master said on Monday that the ferry had left the quay before the storm came in.
He then wrote this to the council of the town:
“We had no choice, and nobody was hurt.”
Related
A second ferry
No comments:
Post a Comment
"""
TEXT = """\
world/ferry.txt
  headline   Ferry leaves the quay early  (extracted: the line above the text, line 1)
  published  2022-01-18  (extracted: a line of its own, line 3)
  authors    Ann Lee  (extracted: the byline, line 2)
  source     unknown  (nothing in the text says so)
  language   en  (inferred: recognised by its common words)
  section    world  (the folder it lies in)
"""
REMOVED = """\
  moved      lines that became metadata:
          1  Ferry leaves the quay early  became the headline
          2  By Ann Lee  became author or date
          3  18 January 2022  became author or date
  removed    5 lines that are not of the article:
          4  Share this  above the article: a label, a button or a credit
          8  Related  below the article: links to other articles
          9  A second ferry  below the article: links to other articles
         10  No comments:  below the article: comments, copyright
         11  Post a Comment  below the article: comments, copyright
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a project with an article, a faulty one, and one with a warning."""
    (tmp_path / "content" / "world").mkdir(parents=True)
    (tmp_path / "content" / "world" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "content" / "faulty.md").write_text("---\ntitle: [\n---\nText.\n")
    (tmp_path / "content" / "odd.md").write_text("---\ntitel: Ferry\n---\nThe ferry left the quay early on Monday.\n")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": NOW}).invoke(main, ["show", *(str(each) for each in arguments)])


def tree(folder: Path) -> dict[str, str]:
    """Return a hash of every file of a folder."""
    files = (each for each in sorted(folder.rglob("*")) if each.is_file())
    return {str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def test_people_see_every_field_and_every_removed_line(site: Path) -> None:
    """Each field with how it was found and the line it rests on; what was moved, and what was removed and why."""
    done = run("-C", site, "content/world/ferry.txt")
    assert (0, "") == (done.exit_code, done.stderr)
    assert TEXT == "".join(done.stdout.splitlines(keepends=True)[:7])
    assert REMOVED in done.stdout
    assert "\n  page       2022/01/ferry-leaves-the-quay-early.html  (not published yet)\n" in done.stdout
    assert "\x1b" not in done.stdout


def test_programs_get_one_json_object_a_line(site: Path) -> None:
    """In the order of the files, the faulty ones too; the standard error is empty."""
    done = run("-C", site, "--format", "json", "content/world/ferry.txt", "content/faulty.md", "nowhere.txt")
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["world/ferry.txt", "faulty.md", "nowhere.txt"] == [each["path"] for each in objects]
    assert [[], ["broken-front-matter"], ["unreadable-file"]] == [
        [fault["code"] for fault in each["diagnostics"]] for each in objects
    ]
    assert (1, "") == (done.exit_code, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["content/world/ferry.txt"], 0),
        (["content/odd.md"], 0),
        (["--strict", "content/odd.md"], 1),
        (["content/faulty.md"], 1),
        (["content/faulty.md", "content/world/ferry.txt"], 1),
        (["nowhere.txt"], 1),
        (["content"], 1),
        ([], 2),
        (["--format", "xml", "content/odd.md"], 2),
        (["--colour", "content/odd.md"], 2),
    ],
)
def test_exit_codes(site: Path, arguments: list[str], code: int) -> None:
    """0 fine, 1 a fault in a file (with --strict a warning too), 2 wrong usage."""
    assert code == run("-C", site, *arguments).exit_code


def test_a_faulty_file_does_not_hide_the_next(site: Path) -> None:
    """Its diagnostic goes to the standard error with its place and a hint."""
    done = run("-C", site, "content/faulty.md", "content/odd.md")
    assert "faulty.md\n  withheld: it could not be read, see the diagnostics\n" in done.stdout
    assert "\nodd.md\n" in done.stdout
    assert done.stderr.startswith("content/faulty.md:")
    assert "error[broken-front-matter]" in done.stderr
    assert "warning[misspelt-key]" in done.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_is_written(site: Path, form: str) -> None:
    """Neither beside the files nor anywhere else in the project: it is safe to try on any text."""
    before = tree(site)
    run("-C", site, "--format", form, "content/world/ferry.txt", "content/faulty.md", "content/odd.md")
    assert before == tree(site)


def test_what_was_published_is_told_as_it_was(site: Path) -> None:
    """Id, address and the instant of the first publication come from the ledger."""
    (site / "content" / "faulty.md").unlink()
    predicted = json.loads(run("-C", site, "--format", "json", "content/world/ferry.txt").stdout)
    built = CliRunner(env={"SOURCE_DATE_EPOCH": "1642600000"}).invoke(main, ["build", "-C", str(site)])
    assert 0 == built.exit_code
    known = json.loads(run("-C", site, "--format", "json", "content/world/ferry.txt").stdout)
    assert (predicted["id"], predicted["url"]) == (known["id"], known["url"])
    assert (None, "2022-01-19T13:46:40+00:00") == (predicted["added"], known["added"])
    assert "(first published 2022-01-19)" in run("-C", site, "content/world/ferry.txt").stdout


def test_a_broken_configuration_shows_nothing(site: Path) -> None:
    """The fault is named on the standard error."""
    (site / "digest.yaml").write_text("title: [\n")
    done = run("-C", site, "--format", "json", "content/world/ferry.txt")
    assert (1, "") == (done.exit_code, done.stdout)
    assert "error[broken-config]" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a file's name be any bytes")
def test_a_name_that_is_no_text_is_named(site: Path) -> None:
    """As a build does, in a terminal without UTF-8 too."""
    (site / os.fsdecode(b"f\xffrry.txt")).write_text(FERRY, encoding="utf-8")
    code = "from digest.cli.main import main\nmain()"
    source = str(Path(__file__).parents[2] / "src")
    for form in ("text", "json"):
        env = {**os.environ, "PYTHONPATH": source, "SOURCE_DATE_EPOCH": NOW, "PYTHONIOENCODING": "ascii"}
        command = [sys.executable, "-c", code, "show", "--format", form, b"f\xffrry.txt"]
        done = subprocess.run(command, cwd=site, env=env, capture_output=True, check=False)
        assert (1, True) == (done.returncode, b"the name is not valid UTF-8" in done.stdout + done.stderr)
        assert b"Traceback" not in done.stderr
