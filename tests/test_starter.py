"""`digest init`: the site it lays out builds at once, and shows every option there is."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from click.testing import CliRunner, Result

from digest.cli.main import main
from digest.foundation.config import Config, parse_config
from digest.foundation.limits import Limits
from digest.foundation.settings import Cleanup, EntryDefaults, ReadingSettings, SourceRules
from digest.foundation.switches import Feeds, Pages
from digest.init import FILES, STARTER

if TYPE_CHECKING:
    from pathlib import Path

NOW = "1643009400"  # 2022-01-24 07:30 UTC
OPTION = re.compile(
    r"^#(?=(?:| {2,})[a-zA-Z][\w ]*:)", re.MULTILINE
)  # an option once the # is gone; prose has one space
SPELLED = {"authors": "author"}  # fields whose option has another name


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": NOW}).invoke(main, [str(each) for each in arguments])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site as `digest init` lays it out."""
    assert 0 == run("init", tmp_path / "morning").exit_code
    return tmp_path / "morning"


class Links(HTMLParser):
    """Collects the addresses and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (its signature)
        """Note one tag."""
        found = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := found.get(name)) is not None]
        self.ids.add(found.get("id") or "")


def test_new_site_builds_without_a_fault(site: Path) -> None:
    """The first build says nothing but that the address is to be set; the second one changes nothing."""
    first = run("build", "-C", site)
    assert 0 == first.exit_code, first.output
    assert ["digest.yaml: warning[url-not-set]"] == re.findall(r"^\S+: \w+\[[\w-]+\]", first.stderr, re.MULTILINE)
    assert "published 1, 1 of them new" in first.stdout
    assert "derived" not in first.stdout
    assert "Nothing changed" in run("build", "-C", site).stdout


def test_address_is_all_that_strict_asks_for(site: Path) -> None:
    """With an address there is not even a warning."""
    done = run("build", "-C", site, "--strict", "--base-url", "https://news.example/")
    assert (0, "") == (done.exit_code, done.stderr)


def test_every_link_of_the_new_site_leads_somewhere(site: Path) -> None:
    """Opened from disk, each page finds what it links to."""
    run("build", "-C", site)
    pages = {path: Links(path.read_text()) for path in (site / "site").rglob("*.html")}
    assert len(pages) > 3
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto") or (path.name == "404.html" and link.startswith("/")):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            lost = bool(parts.fragment) and target in pages and unquote(parts.fragment) not in pages[target].ids
            if not target.is_file() or lost:
                broken.append((path.name, link))
    assert [] == broken


def test_article_has_the_day_of_its_making(site: Path) -> None:
    """Its date is stated, not guessed."""
    assert "\ndate: 2022-01-24\n" in (site / "content/welcome.md").read_text()


def test_last_line_says_what_to_do_next(tmp_path: Path) -> None:
    """It can be pasted into a shell, whatever the folder's name."""
    assert "Next: cd 'my news' && digest build" == run("init", "-C", tmp_path, "my news").stdout.splitlines()[-1]
    (tmp_path / "here").mkdir()
    assert "Next: digest build" == run("init", "-C", tmp_path / "here", ".").stdout.splitlines()[-1]


def test_repository_that_is_empty_but_for_git_is_taken(tmp_path: Path) -> None:
    """`git init` first is as good."""
    (tmp_path / ".git").mkdir()
    assert 0 == run("init", tmp_path).exit_code


def test_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    """The refusal names what is there, and nothing is written."""
    for name in ("thesis.odt", "b", "c", "d", "e", "f"):
        (tmp_path / name).write_text("mine")
    done = run("init", tmp_path)
    assert 1 == done.exit_code
    assert (
        "error[foreign-output] a new site needs an empty folder; this one holds b, c, d, e, f and 1 more" in done.stderr
    )
    assert 6 == len(list(tmp_path.rglob("*")))


def test_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A file is no folder."""
    (tmp_path / "news").write_text("mine")
    done = run("init", tmp_path / "news")
    assert 1 == done.exit_code
    assert "this is a file, not a folder" in done.stderr


def test_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where the operating system refuses, one line says so."""
    (tmp_path / "file").write_text("")
    done = run("init", tmp_path / "file" / "news")
    assert 1 == done.exit_code
    assert "error[output-fault] the new site cannot be written" in done.stderr


def test_json_names_what_was_made(tmp_path: Path) -> None:
    """--format json prints one object, --quiet nothing."""
    told = json.loads(run("init", tmp_path / "a", "--format", "json").stdout)
    assert {"folder": str(tmp_path / "a"), "created": list(FILES), "diagnostics": []} == told
    assert "" == run("init", tmp_path / "b", "--quiet").output


def test_every_option_is_shown() -> None:
    """Each option of digest.yaml stands in the starter's file, and no other: the file with all options on is valid."""
    text = (STARTER / "digest.yaml").read_text()
    config, faults = parse_config(OPTION.sub("", text))
    assert () == faults
    assert config is not None
    keys = set(re.findall(r"^ *([a-z_]+):", OPTION.sub("", text), re.MULTILINE))
    kinds = (Config, ReadingSettings, Limits, EntryDefaults, SourceRules, Cleanup, Pages, Feeds)
    wanted = {each.name for kind in kinds for each in fields(kind)}
    derived = {"reading", "name", "off"}  # what no option of its own gives
    assert set() == {SPELLED.get(each, each) for each in wanted - derived} - keys


def test_shown_options_are_the_defaults() -> None:
    """Taking the # off every line changes nothing but the example of a source."""
    text = (STARTER / "digest.yaml").read_text()
    shown, _ = parse_config(OPTION.sub("", text))
    plain, _ = parse_config(text)
    assert shown is not None
    assert plain is not None
    assert ("Example Times",) == tuple(each.name for each in shown.reading.sources)
    assert plain == replace(shown, reading=replace(shown.reading, sources=()))


def test_workflow_builds_with_the_ledger_locked(site: Path) -> None:
    """The workflow is valid YAML, installs digest from the repository and from nowhere else, and publishes what
    `digest build --locked` wrote."""
    workflow = yaml.safe_load((site / ".github/workflows/publish.yml").read_text())
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    commands = "\n".join(step.get("run", "") for step in steps)
    assert ["python -m pip install tools/newsdigest-*.whl"] == re.findall(r".*\bpip install\b.*", commands)
    assert "digest build --locked" in commands
    assert ["site"] == [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")]
    assert [".digest"] == [step["with"]["path"] for step in steps if "actions/cache" in step.get("uses", "")]


def test_site_of_the_workflow_is_locked_once_it_was_built(site: Path) -> None:
    """After a build of one's own, the workflow's command succeeds in a fresh clone and writes no ledger."""
    run("build", "-C", site)
    ledger = (site / "ledger.jsonl").read_bytes()
    clone = run("build", "-C", site, "--output", "elsewhere", "--locked", "--base-url", "https://a.example/news")
    assert 0 == clone.exit_code, clone.output
    assert ledger == (site / "ledger.jsonl").read_bytes()


def test_nothing_that_can_be_made_again_is_committed(site: Path) -> None:
    """Git passes over the site and the traces, never over the ledger; merges keep both sides' lines."""
    ignored = (site / ".gitignore").read_text().splitlines()
    assert {"/site/", "/.digest/"} <= set(ignored)
    assert "ledger.jsonl merge=union" in (site / ".gitattributes").read_text()
