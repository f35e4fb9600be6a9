"""What `digest stories`, `digest names` and `digest topics` tell of a content folder, and what they leave alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from digest import survey as surveys
from digest.cli.main import main

NOW = datetime(2022, 1, 24, 7, 30, tzinfo=UTC)
STORM = """\
Storm closes the harbour of Oslo

The harbour of Oslo was closed on Tuesday as a storm with winds of 120 kilometres an hour reached the fjord.

Harbour master Ingrid Dahl said the storm surge had torn two ferries from their moorings. No one was hurt.

"We have not seen such a storm surge in this fjord for thirty years," Dahl said.
"""
FERRIES = """\
Ferries sail again after the storm

The harbour of Oslo opened again on Wednesday, a day after a storm surge tore two ferries from their moorings.

Ingrid Dahl, the harbour master, said divers had found no damage to the quay. The ferries sail from noon.
"""
COURT = """\
---
title: Court in Lima hears the mayor
topics: [Courts]
---
The mayor of Lima, Ana Quispe, told a court on Wednesday that she had signed no contract for the new tram.
"""
DRAFT = """\
---
title: Ferries stay in port
draft: true
---
The ferries of Oslo, Ingrid Dahl said, would stay in the harbour of Oslo after the storm surge.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a story of two articles, another article, and a draft."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    content = tmp_path / "content"
    content.mkdir()
    (content / "2022-01-18-storm.txt").write_text(STORM)
    (content / "2022-01-19-ferries.txt").write_text(FERRIES)
    (content / "2022-01-19-court.md").write_text(COURT)
    (content / "2022-01-20-draft.md").write_text(DRAFT)
    return tmp_path


def ask(command: str, folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, "-C", str(folder), *arguments])


def answer(command: str, folder: Path) -> Any:
    result = ask(command, folder, "--format", "json")
    assert result.exit_code == 0
    return json.loads(result.stdout)


def keys(value: Any) -> set[str]:
    """Return all keys of an answer, down to the innermost."""
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in keys(each)}
    return {key for each in value for key in keys(each)} if isinstance(value, list) else set()


def test_story_is_told_with_its_reason(folder: Path) -> None:
    """Both articles stand in it, the oldest first, with what they share; a draft does not."""
    (story,) = answer("stories", folder)["stories"]
    assert ["2022-01-18-storm.txt", "2022-01-19-ferries.txt"] == story["entries"]
    assert "Ingrid Dahl" in story["reason"]
    assert ("2022-01-18", "2022-01-19") == (story["first"], story["last"])
    assert ["2022-01-18-storm.txt"] == [merge["like"] for merge in story["merges"]]


def test_copy_is_told_with_its_overlap(folder: Path) -> None:
    """A second copy of a text is no story but a copy; how much of it is the same is said."""
    body = " ".join(
        f"Sentence number {n} of the harbour report tells of quay {n * 7} and of ship {n * 3}." for n in range(30)
    )
    (folder / "content" / "2022-01-20-one.txt").write_text(f"Harbour report\n\n{body}\n")
    (folder / "content" / "2022-01-21-two.txt").write_text(f"The harbour's report\n\n{body} It ends here.\n")
    (copies,) = answer("stories", folder)["copies"]
    assert ("2022-01-20-one.txt", ["2022-01-21-two.txt"]) == (copies["lead"], copies["entries"])
    assert [1.0] == copies["overlap"]


def test_editor_separates_a_story(folder: Path) -> None:
    """`story: apart` in front matter wins over whatever is alike."""
    path = folder / "content" / "2022-01-19-ferries.txt"
    path.rename(path.with_suffix(".md")).write_text(f"---\nstory: apart\n---\n{FERRIES}")
    assert [] == answer("stories", folder)["stories"]
    assert "No two articles" in ask("stories", folder).stdout


def test_names_are_told_with_roles_and_articles(folder: Path) -> None:
    """A name in one article is told too: the editor sees what would come of a second one."""
    people = {each["name"]: each for each in answer("names", folder)["people"]}
    assert ["2022-01-18-storm.txt", "2022-01-19-ferries.txt"] == people["Ingrid Dahl"]["entries"]
    assert "harbour master" == people["Ingrid Dahl"]["role"].lower()


def test_names_file_is_obeyed(folder: Path) -> None:
    """The editor's block takes a name away from the answer."""
    (folder / "names.yaml").write_text("block: [Ingrid Dahl]\n")
    assert "Ingrid Dahl" not in [each["name"] for each in answer("names", folder)["people"]]


def test_topics_say_who_gave_them(folder: Path) -> None:
    """A topic of front matter is the editor's."""
    (topic,) = [each for each in answer("topics", folder)["topics"] if each["topic"] == "Courts"]
    assert (["2022-01-19-court.md"], "editor") == (topic["given"], topic["rule"])


@pytest.mark.parametrize("command", ["stories", "names", "topics"])
def test_faults_are_told_and_nothing_is_written(command: str, folder: Path) -> None:
    """A file that cannot be read costs itself and the exit code; no file comes or changes."""
    (folder / "content" / "broken.md").write_text("---\ntitle: [\n---\nText.\n")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = ask(command, folder)
    assert 1 == result.exit_code
    assert "content/broken.md" in result.stderr
    assert result.stdout
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_fault_in_configuration_leaves_nothing_to_tell(folder: Path) -> None:
    """Whoever cannot be told the site's settings is told why, and no guess."""
    (folder / "digest.yaml").write_text("titel: News\n")
    result = ask("stories", folder)
    assert (1, "") == (result.exit_code, result.stdout)
    assert "unknown-option" in result.stderr


@pytest.mark.parametrize("command", ["stories", "names", "topics"])
def test_every_key_is_documented(command: str, folder: Path) -> None:
    """Programs that read the answer find all of its keys explained."""
    body = " ".join(f"Sentence number {n} of the report tells of quay {n * 7} and of ship {n * 3}." for n in range(30))
    for day in (20, 21):
        (folder / "content" / f"2022-01-{day}-report.txt").write_text(f"Report\n\n{body}\n")
    found, _ = surveys.survey(folder, NOW)
    assert found
    told = getattr(surveys, command)(found)
    page = (Path(__file__).parents[2] / "docs" / f"{command}.md").read_text()
    assert set() == {key for key in keys(told) if f"`{key}`" not in page}
