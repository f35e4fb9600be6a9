"""docs/output.md tells every path of site/: each file that a build with every kind of page writes is in its table, and
each row of the table is a file of such a build.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.assembly.views import PageKind
from digest.build import RANKS
from digest.cli.main import main
from digest.foundation.switches import Cadence

ROOT = Path(__file__).parents[1]
NOW = 1643009400  # 2022-01-24 07:30 UTC
DAY = 86_400
PARTS = {
    "YYYY": r"\d{4}", "MM": r"\d\d", "DD": r"\d\d", "WW": r"\d\d", "SLUG": r"[\w-]+", "NAME": r"[\w-]+", "N": r"\d+",
    "HASH": r"[0-9a-z]{8,}", "EXT": r"[a-z0-9]+",
}  # fmt: skip
PAGES = 50  # entries on a list page are fewer than this
NOT_BUILT = {"sitemap-N.xml"}  # needs more than 50,000 pages; tests/assembly/test_plain_files.py has it
WORD = re.compile(r"YYYY|MM|DD|WW|SLUG|NAME|HASH|EXT|N")


def rows() -> dict[str, str]:
    """Return the table's paths, each with its switch."""
    table = re.findall(
        r"^\| `([^`]+)` \| .* \| ?(?:`([^`]+)` )?\|$", (ROOT / "docs/output.md").read_text(), re.MULTILINE
    )
    return {path: switch.strip() for path, switch in table}


def pattern(path: str) -> re.Pattern[str]:
    """Return what a path of the table stands for; list pages may be numbered."""
    parts = WORD.split(path)
    words = WORD.findall(path)
    text = "".join(
        re.escape(part) + (PARTS[word] if word else "") for part, word in zip(parts, [*words, ""], strict=True)
    )
    numbered = re.match(r"(sections|topics|sources|names|stories|archive)/.*\.html$", path)
    return re.compile(text.removesuffix(r"\.html") + r"(?:-\d+)?\.html" if numbered else text)


def build(project: Path, now: int, *options: str) -> None:
    done = CliRunner(env={"SOURCE_DATE_EPOCH": str(now)}).invoke(main, ["build", "-C", str(project), *options])
    assert 0 == done.exit_code, done.output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Return the paths of sites in which every kind of page and file has a place."""
    project = tmp_path_factory.mktemp("project")
    content = project / "content"
    (content / "world").mkdir(parents=True)
    settings = "url: https://news.example/\nedition: {}\nfeeds: {{names: on}}\n"
    for number in range(PAGES + 10):
        text = f"---\ntitle: Snow {number}\ntopics: [snow]\nsource: Example Times\ndate: 2022-01-18\n---\nIt fell.\n"
        (content / "world" / f"{number}.md").write_text(text)
    shutil.copytree(ROOT / "content/region", content / "region")  # the demo's: an event of several days, with names
    found: set[str] = set()
    for cadence in Cadence:
        (project / "digest.yaml").write_text(settings.format(cadence))
        (project / "ledger.jsonl").unlink(missing_ok=True)
        build(project, NOW, "--output", cadence)
        found |= files(project / cadence)
    moved = content / "world" / "0.md"
    moved.write_text(moved.read_text().replace("---\nIt fell", "aliases: [old/snow.html]\n---\nIt fell"))
    (content / "old.txt").write_text("Nobody knows when the ferry sank.\n")
    build(project, NOW + 40 * DAY, "--output", "monthly", "--archive")
    return frozenset(found | files(project / "monthly")) - {"old/snow.html"}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_file_is_in_the_table(built: frozenset[str]) -> None:
    """No build writes a file that the documentation does not tell of."""
    known = [pattern(path) for path in rows()]
    assert set() == {path for path in built if not any(each.fullmatch(path) for each in known)}


def test_every_row_of_the_table_is_built(built: frozenset[str]) -> None:
    """The documentation tells of no file that no build writes."""
    assert NOT_BUILT == {path for path in rows() if not any(pattern(path).fullmatch(each) for each in built)}


def test_every_switch_switches_its_rows_off(tmp_path: Path) -> None:
    """With all switches off, only the rows without one are left."""
    (tmp_path / "content").mkdir()
    text = "---\ntitle: Snow\ntopics: [snow]\nsource: Example Times\nsection: World\ndate: 2022-01-18\n---\nIt fell.\n"
    (tmp_path / "content/a.md").write_text(text)
    switches: dict[str, list[str]] = {}
    for switch in filter(None, set(rows().values())):
        group, _, name = switch.partition(": ")
        switches.setdefault(group, []).append(name)
    lines = [f"{group}:\n" + "".join(f"  {name}: off\n" for name in names) for group, names in switches.items()]
    (tmp_path / "digest.yaml").write_text("url: https://news.example/\n" + "".join(lines))
    build(tmp_path, NOW)
    always = [pattern(path) for path, switch in rows().items() if not switch]
    assert set() == {path for path in files(tmp_path / "site") if not any(each.fullmatch(path) for each in always)}


def test_every_kind_of_page_has_its_place_in_the_order() -> None:
    """Each kind is put in place before or after others on purpose."""
    assert set(PageKind) == set(RANKS)
