"""The project keeps its own rules: rooms, style, types, sizes, and a README that tells the truth."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BUILD = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/digest build"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"
EVENING = "1643061600"  # 2022-01-24 22:00 UTC
LONGEST_MODULE = 300  # lines
LONGEST_FUNCTION = 50
IMPORT_NAMES = {"markdown-it-py": "markdown_it", "pyyaml": "yaml"}  # where they differ from the distribution's
UNIMPORTED = {"tzdata"}  # zoneinfo finds it by itself


def source(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def run(*command: str | Path) -> tuple[int, str]:
    """Return a command's exit code and all it prints, run at the top of the checkout by this Python's programs."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]],
    ids=["ruff", "format", "mypy"],
)
def test_checkers_have_nothing_to_say(arguments: list[str]) -> None:
    """All code passes ruff, its formatter, and mypy in strict mode, with the settings of pyproject.toml."""
    code, said = run(sys.executable, "-m", *arguments)
    assert 0 == code, said


def test_rooms_import_as_agreed() -> None:
    """Rooms import only those below them, and each third-party library has one importer (import-linter's contracts)."""
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program
    code, said = run(program, "--no-logo")
    assert 0 == code, said
    assert "2 kept, 0 broken" in said


def test_dependencies_are_those_that_are_imported() -> None:
    """No library is imported that pyproject.toml does not name, none is named in vain, and each has its contract."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {re.split("[<>=~]", each)[0] for each in project["project"]["dependencies"]}
    imported = {name for path in source("src") for name in imports(ast.parse(path.read_text(encoding="utf-8")))}
    third_party = imported - sys.stdlib_module_names - {"digest"}
    assert {IMPORT_NAMES.get(name, name) for name in named - UNIMPORTED} == third_party
    [contract] = [each for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "forbidden"]
    assert set() == third_party - set(contract["forbidden_modules"])


def imports(tree: ast.Module) -> Iterator[str]:
    """Give the top-level names of all that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_every_module_says_why_it_exists() -> None:
    """Each module of the program, its tests and benchmarks starts with a docstring."""
    paths = [path for folder in ("src", "tests", "benchmarks") for path in source(folder)]
    silent = [path for path in paths if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert [] == silent


def test_modules_and_functions_are_short() -> None:
    """A module of more than 300 lines, or a function of more than 50, holds two ideas."""
    long = []
    for path in source("src"):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_MODULE:
            long.append(path.name)
        long += [f"{path.name}: {name}" for name, lines in functions(ast.parse(text)) if lines > LONGEST_FUNCTION]
    assert [] == long


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Give the name and length in lines of each function, its docstring and decorators not counted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            documented = ast.get_docstring(node, clean=False)
            yield node.name, node.end_lineno - node.lineno + 1 - (documented.count("\n") + 1 if documented else 0)


@pytest.mark.parametrize("command", [BUILD, TEST, "uv run digest build", "uv run pytest"])
def test_readme_gives_each_command_on_a_line_of_its_own(command: str) -> None:
    """What builds the demo and what runs the tests can be copied as one line."""
    assert 1 == [line.strip() for line in README.splitlines()].count(command)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """`.ci/run` finds one test command in README.md, the one above, and has none of its own."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    found = re.search(r"grep -E '([^']*)' README\.md", script)
    assert found
    pattern = found[1].replace("[[:space:]]", r"\s")
    assert [TEST] == [line.strip() for line in README.splitlines() if re.search(pattern, line)]
    assert "bin/pytest" not in script


def test_readme_shows_what_the_program_prints(tmp_path: Path) -> None:
    """The example of `digest show` is what digest prints for the text above it."""
    example = re.search(r"```console\n\$ cat (\S+)\n(.*?)\n\$ digest show \1\n(.*?)```", README, re.DOTALL)
    assert example
    name, text, expected = example.groups()
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(text + "\n", encoding="utf-8")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EVENING, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "digest", "show", name]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    assert expected == done.stdout.rstrip("\n") + "\n"


def test_links_of_the_documents_lead_somewhere() -> None:
    """Each relative link and picture of README.md, CHANGELOG.md and docs/ is a file of the project."""
    documents = (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md"))
    links = [(path, target) for path in documents for target in targets(path.read_text(encoding="utf-8"))]
    broken = [(path.name, target) for path, target in links if not (path.parent / target).exists()]
    assert ("README.md", "docs/images/front.png") in [(path.name, target) for path, target in links]
    assert [] == broken


def targets(text: str) -> Iterator[str]:
    """Give the files that a Markdown text links to, or shows."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    yield from (each for each in re.findall(r"\]\(([^)\s#]+)[^)]*\)", prose) if not re.match(r"[a-z]+:", each))
