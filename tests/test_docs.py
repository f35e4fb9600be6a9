"""The documentation is complete and true: what the program knows is in it, and what it shows is what the program says.

Templates and the build's report have tests of their own (`test_docs_of_building`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import digest
from digest.analysis.analyse import analyse
from digest.cli.main import main
from digest.foundation.codes import ALL
from digest.foundation.config import Config, parse_config
from digest.foundation.diagnostics import Diagnostic, Severity
from digest.foundation.languages import load
from digest.foundation.limits import Limits
from digest.foundation.model import BlockKind, LostEmbed, Precision, Provenance
from digest.foundation.settings import DEFAULT_SETTINGS, ReadingSettings
from digest.reading.metadata.keys import KEYS
from digest.reading.pasted.boilerplate import SHIPPED, cleanup_data
from digest.reading.read import read_article
from digest.show import Shown, as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.foundation.diagnostics import Code

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
PACKAGE = Path(digest.__file__).parent

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@lru_cache
def page(name: str) -> str:
    """Return a page of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


def codes_of(text: str) -> set[str]:
    """Return what stands between backticks in running text and tables."""
    return set(re.findall(r"`([^`\n]+)`", _BLOCK.sub("", text)))


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of any level."""
    return re.split(r"^#+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each table row."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            yield [cell.strip() for cell in re.split(r"\s\|(?=\s|$)", line[2:])[:-1]]


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of one language."""
    return [block[2] for block in _BLOCK.finditer(text) if block[1] == language]


def anchors(text: str) -> set[str]:
    """Return the fragments that a page's headings can be linked by, as the common hosts make them."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(_BLOCK.sub("", text)))
    return {each.strip().replace(" ", "-") for each in plain}


@pytest.mark.parametrize("file", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(file: Path) -> None:
    """Relative links of the documentation lead to files of the project, and their fragments to headings."""
    text = _CODE.sub("", _BLOCK.sub("", file.read_text(encoding="utf-8")))
    broken = []
    for link in _LINK.findall(text):
        path, _, fragment = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        if not target.exists() or (fragment and fragment not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert [] == broken


def commands() -> list[tuple[str, click.Command]]:
    """Return every command of the program with its name."""
    context = click.Context(main)
    return [
        (name, command)
        for name in main.list_commands(context)
        if (command := main.get_command(context, name)) is not None
    ]


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda each: each if isinstance(each, str) else "")
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    """A command has a page of its name, on which each of its options and arguments stands."""
    text = page(f"{name}.md")
    assert text.startswith(f"# digest {name}\n")
    options = [each for each in command.params if isinstance(each, click.Option)]
    told = {word for code in codes_of(text) for word in code.split()}
    assert set() == {spelling for each in options for spelling in each.opts if spelling != "--help"} - told
    arguments = [each.metavar for each in command.params if isinstance(each, click.Argument) and each.metavar]
    assert [] == [each for each in arguments if each not in text]


def test_options_of_the_program_itself_are_documented() -> None:
    """What can be asked before any command is named."""
    spellings = [f"digest {each.opts[0]}" for each in main.params if isinstance(each, click.Option)]
    told = set().union(*(codes_of(file.read_text(encoding="utf-8")) for file in PAGES))
    assert [] == [each for each in spellings if each not in told]


def test_every_option_of_the_configuration_is_documented() -> None:
    """Each key of digest.yaml and of its groups is in a table, with the default that holds, and no other is."""
    known = {each.name for each in (*fields(Config), *fields(ReadingSettings))} - {"reading"}
    table = list(rows(page("configuration.md").split("\n## ", 1)[0]))[1:]
    told = {cells[0].strip("`"): cells for cells in table}
    assert known == set(told)
    defaults = {name: getattr(Config(), name, getattr(DEFAULT_SETTINGS, name, "")) for name in known}
    simple = {name: value for name, value in defaults.items() if isinstance(value, str)}
    assert simple == {name: told[name][2].strip("`").replace("none", "") for name in simple}


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("limits", {each.name: str(each.default) for each in fields(Limits)}),
        ("defaults", dict.fromkeys(("author", "source", "language"), "none")),
    ],
)
def test_every_key_of_a_group_is_documented(heading: str, known: dict[str, str]) -> None:
    """Groups of keys have a table with their defaults."""
    table = list(rows(section(page("configuration.md"), heading)))
    column = table[0].index("default")
    assert known == {cells[0].strip("`"): cells[column].strip("`") for cells in table[1:]}


def test_every_key_of_sources_and_cleanup_is_documented() -> None:
    """Groups without a table name their keys in running text."""
    text = page("configuration.md")
    assert {"off", "keep", "remove"} <= codes_of(section(text, "cleanup"))
    assert {"url", "cleanup"} <= codes_of(section(text, "sources"))


def examples() -> list[str]:
    """Return the examples of the configuration's page: whole blocks, and the cells of the tables."""
    text = page("configuration.md")
    top = [cells[3].strip("`") for cells in rows(text.split("\n## ", 1)[0]) if cells[0] != "key"]
    grouped = [
        f"{heading}:\n  {cells[column].strip('`')}"
        for heading, column in (("limits", 2), ("defaults", 3))
        for cells in list(rows(section(text, heading)))[1:]
    ]
    return [*top, *grouped, *blocks(text, "yaml")]


@pytest.mark.parametrize("example", examples())
def test_examples_of_the_configuration_can_be_used(example: str) -> None:
    """What an editor copies from the page is understood, and says something else than the default."""
    config, faults = parse_config(example)
    assert () == faults
    assert config != Config()


def test_every_key_of_front_matter_is_documented() -> None:
    """Each name that digest understands is in the table beside the thing it means, and no other."""
    table = list(rows(section(page("front-matter.md"), "Keys")))[1:]
    told = {frozenset({cells[0].strip("`"), *re.findall(r"`([^`]+)`", cells[1])}) for cells in table}
    assert {frozenset(names) for names in KEYS.values()} == told


@pytest.mark.parametrize("example", blocks(page("front-matter.md"), "article"))
def test_examples_of_front_matter_can_be_used(example: str) -> None:
    """Each notation gives the same headline, date and topics, and nothing to complain about."""
    reading = read_article("oslo.md", example.encode(), DEFAULT_SETTINGS)
    assert reading.entry is not None
    assert () == reading.diagnostics
    assert "Oslo: a city under snow" == reading.entry.headline.value
    assert ("snow", "trains") == reading.entry.topics.value
    assert reading.entry.published.value is not None
    assert "2022-01-18" == reading.entry.published.value.day.isoformat()


def test_dates_of_the_front_matter_page_are_dates() -> None:
    """Every date that the page calls one is understood, and the one it calls ambiguous is refused."""
    text = section(page("front-matter.md"), "Dates")
    good, bad = text.split("`05/04/2022`")[0], "05/04/2022"
    for date in (code for code in codes_of(good) if any(each.isdigit() for each in code)):
        reading = read_article("a.md", f'---\ndate: "{date}"\n---\nText.\n'.encode(), DEFAULT_SETTINGS)
        assert (date, ()) == (date, reading.diagnostics)
    reading = read_article("a.md", f"---\ndate: {bad}\n---\nText.\n".encode(), DEFAULT_SETTINGS)
    assert ["bad-field"] == [each.code for each in reading.diagnostics]


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.name)
def test_every_code_is_documented_with_its_real_text(code: Code) -> None:
    """A code's section gives severity and meaning, shows what a real build says, and then what to do."""
    text = section(page("diagnostics.md"), code.name)
    expected = (ROOT / "tests/faults" / code.name / "expected.txt").read_text(encoding="utf-8")
    assert text.strip().startswith(str(code.severity).capitalize())
    assert code.meaning in text
    assert [expected] == blocks(text, "text")
    assert text.rsplit("```", 1)[1].strip()


def test_no_code_is_documented_that_does_not_exist() -> None:
    """The page has the codes of the program only; severities and exit codes are explained."""
    assert {code.name for code in ALL} == set(re.findall(r"^### (.+)$", page("diagnostics.md"), re.MULTILINE))
    assert {str(each) for each in Severity} <= {cells[0] for cells in rows(page("diagnostics.md"))}


def test_every_rule_is_documented() -> None:
    """The table of rules is that of the language data, phrase for phrase."""
    table = list(rows(section(page("show.md"), "Rules")))[1:]
    assert dict(load("en").tables["ui"]["rules"]) == {cells[0].strip("`"): cells[1] for cells in table}


def test_every_rule_of_the_demo_is_known() -> None:
    """No field and no removed line of the demo has a rule without a phrase."""
    phrases = load("en").tables["ui"]["rules"]
    used = set()
    for file in sorted((ROOT / "content").rglob("*.*")):
        if file.suffix not in (".txt", ".md"):
            continue
        path = file.relative_to(ROOT / "content").as_posix()
        told = as_json(Shown(path, read_article(path, file.read_bytes(), DEFAULT_SETTINGS)))
        used |= {value["rule"] for value in told.values() if isinstance(value, dict)}
        rules = {each["rule"] for each in told["removed"]}
        used |= {rule if rule in phrases else rule.partition(":")[2] for rule in rules}
    assert len(used) > 12
    assert set() == used - set(phrases)


TOLD = """\
Snow falls

By Ann Lee

British Defense Secretary Ben Wallace said on Monday that NATO had seen the snow in Oslo. The snow stayed.

"The snow plough is on its way," Wallace said. A snow plough came.

It snowed:
"""


def test_every_key_of_show_is_documented() -> None:
    """Programs that read `digest show --format json` find all of its keys explained, down to the innermost."""
    reading = read_article("a.txt", TOLD.encode(), DEFAULT_SETTINGS)
    assert reading.entry
    told = as_json(Shown("a.txt", reading, analyse(reading.entry)))
    assert told["removed"]
    assert told["diagnostics"]
    found = [told[key] for key in ("brief", "quotes", "people", "places", "organisations", "terms")]
    assert all(found)
    inner = [*told["removed"], *told["diagnostics"], *told["paragraphs"], *(each for group in found for each in group)]
    inner += [value for value in told.values() if isinstance(value, dict)]
    keys = set(told) | {key for each in inner for key in each} | {"name", "text", "line"}
    words = codes_of(section(page("show.md"), "JSON"))
    assert set() == keys - words
    kinds = {*BlockKind, *LostEmbed, *Precision, *Provenance}
    assert set() == {str(each) for each in kinds} - words


def test_keys_of_the_language_data_are_documented() -> None:
    """Whoever adds a language finds every table and key explained."""
    words = codes_of(section(page("reading.md"), "Languages"))
    for code in ("en", "de"):
        data = tomllib.loads(files("digest.languages").joinpath(f"{code}.toml").read_text(encoding="utf-8"))
        assert set() == (data["dates"].keys() | data["analysis"].keys()) - words
    for code in SHIPPED:
        named = {
            f"{key}.{inner}" if isinstance(value, dict) else key
            for key, value in cleanup_data(code).items()
            for inner in (value if isinstance(value, dict) else [""])
        }
        assert set() == named - words


def test_architecture_names_the_rooms_as_they_are() -> None:
    """Every room and every room within a room is in the picture, and every function that it names exists."""
    text = page("architecture.md")
    words = codes_of(text)
    rooms = {path.parent.relative_to(PACKAGE).name for path in PACKAGE.rglob("__init__.py")} - {""}
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    assert set() == (rooms | modules) - words
    named = [word for word in words if word.startswith("digest.") and word != "digest.yaml"]
    assert named
    for name in named:
        module, _, function = name.rpartition(".")
        assert callable(getattr(import_module(module), function))
    assert len(text.splitlines()) < 110  # two screens


def test_decisions_are_numbered_and_complete() -> None:
    """Each decision gives its context and its evidence, under the next number."""
    files_ = sorted((DOCS / "decisions").glob("*.md"))
    assert [f"{number:03}" for number in range(1, len(files_) + 1)] == [file.name[:3] for file in files_]
    for file in files_:
        text = file.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(file.name[:3])}. ")
        assert ["Context", "Decision", "Evidence"] == re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE)


def test_sessions_in_the_documentation_are_real() -> None:
    """What a page shows as a session in a terminal is part of a transcript that the tests run."""
    transcripts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests/transcripts").glob("*.txt")]
    shown = [block for file in PAGES for block in blocks(file.read_text(encoding="utf-8"), "console")]
    assert shown
    assert [] == [block for block in shown if not any(block in each for each in transcripts)]


def test_a_diagnostic_has_the_documented_keys() -> None:
    """The JSON form of diagnostics is explained where diagnostics are."""
    keys = {each.name for each in fields(Diagnostic)} - {"span", "related"} | {"path", "line", "column"}
    assert set() == keys - codes_of(page("diagnostics.md"))
