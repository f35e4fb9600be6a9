"""The command line of `digest build` and of the group around it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest import __version__
from digest.cli.main import main

HEAVY = ("jinja2", "markdown_it", "yaml", "feedgen", "rich", "lxml", "nh3")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a project with one article."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "2022-01-17-snow.md").write_text("# Snow falls on Oslo\n\nThe city woke up white.\n")
    return tmp_path


def run(*arguments: str | Path, now: str = "1643009400") -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": now}).invoke(main, [str(each) for each in arguments])


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_imports_no_large_library(arguments: list[str]) -> None:
    """Help is printed before anything slow is imported."""
    code = (
        "import sys\nfrom digest.cli.main import main\n"
        f"try: main({arguments!r})\nexcept SystemExit as end: assert not end.code\n"
        f"found = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "print(found, file=sys.stderr)"
    )
    source = str(Path(__file__).parents[2] / "src")
    env = {**os.environ, "PYTHONPATH": source}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert "[]\n" == done.stderr
    assert done.stdout


def test_version_is_told() -> None:
    """One line with the name and the version."""
    assert f"digest {__version__}\n" == run("--version").output


def test_build_says_what_it_did_and_what_is_next(site: Path) -> None:
    """The report goes to the standard output, diagnostics to the standard error; exit 0."""
    done = run("build", "-C", site)
    assert 0 == done.exit_code
    assert done.stdout.startswith("Read 1 article, published 1, 1 of them new.\n")
    assert done.stdout.endswith("Next: open site/index.html, then commit ledger.jsonl with your articles.\n")
    assert "digest.yaml: warning[url-not-set]" in done.stderr
    assert (site / "site" / "index.html").is_file()


def test_second_build_says_that_nothing_changed(site: Path) -> None:
    """The second build prints so."""
    run("build", "-C", site)
    assert "Nothing changed in site" in run("build", "-C", site).stdout


def test_quiet_build_only_warns(site: Path) -> None:
    """With --quiet nothing is written to the standard output."""
    done = run("build", "-C", site, "--quiet")
    assert (0, "") == (done.exit_code, done.stdout)


def test_json_is_one_object(site: Path) -> None:
    """--format json prints the report for programs."""
    report = json.loads(run("build", "-C", site, "--format", "json").stdout)
    (new,) = report["new"]
    assert (True, 1, True) == (report["published"], report["entries"], report["ledger"])
    assert ("2022-01-17-snow.md", "Snow falls on Oslo", "2022-01-17") == (new["path"], new["headline"], new["date"])
    assert ["2022-01-17-snow.md"] == report["subscribers"]["new"]
    assert {"code", "severity", "message", "path", "line", "column", "hint"} == set(report["diagnostics"][0])


def test_output_is_seen_from_the_project(site: Path) -> None:
    """Like git's -C, DIR is where --output starts from."""
    run("build", "-C", site, "--output", "public/html")
    assert (site / "public" / "html" / "index.html").is_file()


def test_warnings_are_faults_when_strict(site: Path) -> None:
    """--strict makes a warning exit 1, and still publishes."""
    assert 1 == run("build", "-C", site, "--strict").exit_code
    assert (site / "site" / "index.html").is_file()


def test_bad_article_ends_with_one(site: Path) -> None:
    """An error in an article publishes the others and exits 1."""
    (site / "content" / "bad.md").write_text("---\ntitle: [\n---\nText.\n")
    done = run("build", "-C", site)
    assert 1 == done.exit_code
    assert "content/bad.md:3:1: error[broken-front-matter]" in done.stderr
    assert "Withheld, could not be read (1):\n  bad.md\n" in done.stdout


def test_refused_build_ends_with_one(site: Path) -> None:
    """A fault in the configuration publishes nothing and exits 1."""
    (site / "digest.yaml").write_text("titel: x\n")
    done = run("build", "-C", site)
    assert 1 == done.exit_code
    assert done.stdout.startswith("Nothing was published.")
    assert not (site / "site").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "-C", "nowhere"],
        ["build", "--format", "xml"],
        ["bild"],
        ["build", "x"],
        ["build", "--as-of", "yesterday"],
        ["build", "--as-of", "2022-13-01"],
        ["build", "--as-of", "0001-01-01"],
        ["build", "--as-of", "9999-12-31"],
        ["build", "--base-url", "news.example"],
        ["build", "--base-url", "https://news.example/?page=1"],
        ["build", "--drafts"],
        ["build", "--future"],
        ["build", "--drafts", "--output", "preview", "--locked"],
        ["init"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    """A folder that is not there, an unknown value or command, one word too many."""
    assert 2 == run(*arguments).exit_code


@pytest.mark.parametrize("now", ["yesterday", "-1", "253402300799", "999999999999999"])
def test_broken_clock_is_wrong_usage(site: Path, now: str) -> None:
    """SOURCE_DATE_EPOCH that is no number, or beyond what dates can hold, is told, not guessed around."""
    done = run("build", "-C", site, now=now)
    assert 2 == done.exit_code
    assert f"{now!r}" in done.stderr
    assert "SOURCE_DATE_EPOCH is " in done.stderr


@pytest.mark.parametrize(
    ("given", "zone", "added"),
    [
        ("2022-01-23T08:15:00+01:00", "UTC", "2022-01-23T07:15:00Z"),
        ("2022-01-23T08:15", "Asia/Tokyo", "2022-01-22T23:15:00Z"),
        ("2022-01-23", "UTC", "2022-01-23T23:59:59Z"),
        ("2022-01-23", "America/New_York", "2022-01-24T04:59:59Z"),
    ],
)
def test_as_of_stands_for_the_clock(site: Path, given: str, zone: str, added: str) -> None:
    """An instant, a time in the site's zone, or the last second of a day there; it wins over SOURCE_DATE_EPOCH."""
    (site / "digest.yaml").write_text(f"timezone: {zone}\n")
    assert 0 == run("build", "-C", site, "--as-of", given).exit_code
    assert f'"added": "{added}"' in (site / "ledger.jsonl").read_text()


def test_base_url_stands_for_the_configured_one(site: Path) -> None:
    """It needs no slash at its end, is in every feed, and is not remembered."""
    (site / "digest.yaml").write_text("url: https://news.example/\n")
    run("build", "-C", site, "--base-url", "https://else.example/news")
    assert "https://else.example/news/2022/01/" in (site / "site/feed.xml").read_text()
    assert "news.example" not in (site / "site/feed.xml").read_text()
    run("build", "-C", site)
    assert "else.example" not in (site / "site/feed.xml").read_text()


def test_report_says_what_subscribers_will_see(site: Path) -> None:
    """A new item, an edited one, a withdrawn one and one that is back are each counted."""
    (site / "digest.yaml").write_text("url: https://news.example/\n")
    article = site / "content" / "2022-01-17-snow.md"
    text = article.read_text()
    assert "Subscribers will see 1 new item.\n" in run("build", "-C", site).stdout
    article.write_text(f"{text}Trams ran.\n")
    assert "Subscribers will see 1 updated.\n" in run("build", "-C", site).stdout
    article.write_text(f"---\nwithdrawn: It was wrong.\n---\n{text}")
    assert "Subscribers will see 1 withdrawn.\n" in run("build", "-C", site).stdout
    article.write_text(text)
    assert "Subscribers will see 1 reappearing.\n" in run("build", "-C", site).stdout
    assert "Subscribers" not in run("build", "-C", site).stdout


def test_clock_comes_from_the_environment(site: Path) -> None:
    """The same SOURCE_DATE_EPOCH gives the same `added`."""
    run("build", "-C", site, now="1643009400")
    assert '"added": "2022-01-24T07:30:00Z"' in (site / "ledger.jsonl").read_text()
