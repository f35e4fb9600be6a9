"""What `digest show` knows of a file, as values and as JSON."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.show import DATES, FIELDS, Shown, as_json, show

NOW = datetime(2022, 1, 24, 7, 30, tzinfo=UTC)
ALWAYS = ["path", "id", "url", "added", "held", "format", *FIELDS]
READ = [
    *("draft", "pinned", "expires", "aliases", "publish", "withdrawn", "corrections", "story"),
    *("words", "paragraphs", "text", "html", "links", "images", "removed"),
    *("brief", "quotes", "people", "places", "organisations", "terms"),
]
ARTICLE = """\
---
title: Ferry leaves early
date: 2022-01-18T14:30:00+01:00
authors: [Ann Lee, Bo Ek]
source: {name: The Harbour News, url: "https://example.org/ferry"}
topics: [sea]
---
The harbour master said on Monday that the ferry had left the quay before the storm came in.

He then wrote this:

Share this
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a project with one article in a section's folder."""
    (tmp_path / "content" / "world").mkdir(parents=True)
    (tmp_path / "content" / "world" / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def shown(folder: Path, *names: str, now: datetime = NOW) -> list[Shown]:
    found, _ = show(folder, [folder / name for name in names], now)
    return list(found)


def told(folder: Path, name: str = "content/world/ferry.txt", now: datetime = NOW) -> dict[str, Any]:
    (one,) = shown(folder, name, now=now)
    flat = as_json(one)
    assert flat == json.loads(json.dumps(flat))
    return flat


def write(folder: Path, text: str, name: str = "content/a.txt") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_json_has_the_documented_keys_in_their_order(site: Path) -> None:
    """One object a file; of a withheld one the keys of its body are absent."""
    assert [*ALWAYS, *READ, "diagnostics"] == list(told(site))
    assert [*ALWAYS, "diagnostics"] == list(told(site, write(site, "---\ntitle: [\n---\nText.\n")))


def test_a_field_has_value_provenance_rule_and_evidence(site: Path) -> None:
    """Dates have their precision and kind as well; evidence is the source's text and line."""
    flat = told(site)
    for name in FIELDS:
        extra = ["precision", "kind"] if name in DATES else []
        assert ["value", "provenance", "rule", "evidence", *extra] == list(flat[name])
    title = {"text": "Ferry leaves early", "line": 2}
    assert {"value": "Ferry leaves early", "provenance": "given", "rule": "front-matter", "evidence": title} == flat[
        "headline"
    ]
    assert ["Ann Lee", "Bo Ek"] == flat["authors"]["value"]
    assert {"name": "The Harbour News", "url": "https://example.org/ferry"} == flat["source"]["value"]
    assert ("world", "folder", None) == (
        flat["section"]["value"],
        flat["section"]["rule"],
        flat["section"]["evidence"]["line"],
    )


@pytest.mark.parametrize(
    ("date", "value", "precision"),
    [
        ("2022-01-18T14:30:00+01:00", "2022-01-18T14:30:00+01:00", "minute"),
        ("2022-01-18 14:30", "2022-01-18T14:30:00+00:00", "minute"),
        ("2022-01-18", "2022-01-18", "day"),
        ("2022-01", "2022-01", "month"),
        ("", None, "unknown"),
        ("yesterday", None, "unknown"),
    ],
)
def test_dates_are_iso_in_their_own_offset(site: Path, date: str, value: str | None, precision: str) -> None:
    """An unknown date is null, whatever the editor wrote."""
    flat = told(site, write(site, f"---\ndate: {date}\n---\nThe ferry left the quay early on Monday.\n"))
    assert (value, precision) == (flat["published"]["value"], flat["published"]["precision"])
    assert flat["published"]["kind"] == ("stated" if value else None)


def test_a_date_of_the_path_says_so(site: Path) -> None:
    """Its kind is the file name, and its evidence has no line."""
    published = told(site, write(site, "The ferry left the quay early.\n", "content/2022-01-18-ferry.txt"))["published"]
    assert ("2022-01-18", "file name") == (published["value"], published["kind"])
    assert {"text": "2022-01-18", "line": None} == published["evidence"]


def test_the_body_is_told_block_by_block(site: Path) -> None:
    """Every block with its line; what was lost and what was removed."""
    flat = told(site)
    assert [(1, "paragraph", 8, None), (2, "paragraph", 10, "certain")] == [
        (each["paragraph"], each["kind"], each["line"], each["lost_embed"]) for each in flat["paragraphs"]
    ]
    assert "\n\n".join(each["text"] for each in flat["paragraphs"]) == flat["text"]
    assert len(flat["text"].split()) == flat["words"]
    assert [{"text": "Share this", "line": 12, "rule": "after:line"}] == flat["removed"]
    assert flat["html"].startswith('<p id="p1">')


FOUND = """\
---
title: A visit to Oslo
---
British Defense Secretary Ben Wallace visited the harbour of Oslo on Monday. The harbour pier is closed.

"The harbour pier must not fall into the sea again," Wallace said in a speech. A baker sold cakes.
"""


def test_what_was_found_in_the_text_is_told(site: Path) -> None:
    """Each with its paragraph and the rule that found it."""
    flat = told(site, write(site, FOUND))
    assert ["text", "paragraph", "rule"] == list(flat["brief"][0])
    assert ["text", "speaker", "role", "attribution", "paragraph", "group", "rule"] == list(flat["quotes"][0])
    assert ["name", "role", "forms", "count", "paragraphs", "rule"] == list(flat["people"][0])
    assert ["term", "weight", "paragraphs", "rule"] == list(flat["terms"][0])
    assert ("Ben Wallace", ["Ben Wallace", "Wallace"], 2, [1, 2]) == tuple(
        flat["people"][0][key] for key in ("name", "forms", "count", "paragraphs")
    )
    assert ["Oslo"] == [each["name"] for each in flat["places"]]
    assert all(each["text"] in flat["paragraphs"][each["paragraph"] - 1]["text"] for each in flat["brief"])
    assert all(each["rule"] for key in ("brief", "quotes", "people", "places", "terms") for each in flat[key])


def test_what_is_switched_off_is_not_looked_for(site: Path) -> None:
    """The keys are there, and empty."""
    (site / "digest.yaml").write_text("analysis: {brief: off, names: off}\n")
    flat = told(site, write(site, FOUND))
    assert ([], [], []) == (flat["brief"], flat["people"], flat["places"])
    assert flat["quotes"]
    assert flat["terms"]


def test_id_and_address_are_predicted_for_a_new_article(site: Path) -> None:
    """As if it were published now and alone; when it was added is not known."""
    flat = told(site)
    assert ("2022/01/ferry-leaves-early.html", None, None) == (flat["url"], flat["added"], flat["held"])
    assert flat["id"] == told(site)["id"]
    assert 36 == len(flat["id"])


@pytest.mark.parametrize(
    ("header", "held"),
    [("draft: true", "draft"), ("date: 2030-01-01", "future"), ("expires: 2021-01-01", "expired"), ("title: x", None)],
)
def test_an_article_that_would_be_held_back_says_why(site: Path, header: str, held: str | None) -> None:
    """Its address is still predicted."""
    flat = told(site, write(site, f"---\n{header}\n---\nThe ferry left the quay early on Monday.\n"))
    assert held == flat["held"]
    assert flat["url"]
    assert flat["added"] is None


def test_a_faulty_file_has_its_line_with_the_reason(site: Path) -> None:
    """All fields are null, and the diagnostic is in the object."""
    flat = told(site, write(site, "---\ntitle: [\n---\nText.\n"))
    assert {None} == {flat[name] for name in ("id", "url", "added", "held", "format", *FIELDS)}
    assert ["broken-front-matter"] == [each["code"] for each in flat["diagnostics"]]
    assert ["code", "severity", "message", "path", "line", "column", "hint"] == list(flat["diagnostics"][0])


@pytest.mark.parametrize("name", ["nowhere.txt", "content"], ids=["missing", "a folder"])
def test_what_cannot_be_read_is_named(site: Path, name: str) -> None:
    """A missing file or a folder is a diagnostic, not an error of the program."""
    (found,), _ = show(site, [Path(name)], NOW)
    assert [("unreadable-file", name)] == [(each.code, each.span.path) for each in found.reading.diagnostics]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(site: Path) -> None:
    """Reading it might never end."""
    os.mkfifo(site / "content" / "pipe.txt")
    (found,) = shown(site, "content/pipe.txt")
    assert ["unreadable-file"] == [each.code for each in found.reading.diagnostics]


def test_a_file_outside_the_content_folder_is_read_as_well(site: Path) -> None:
    """By its name alone: where it lies says nothing."""
    flat = told(site, write(site, ARTICLE, "2022-01-17-pasted.txt"))
    assert ("2022-01-17-pasted.txt", None) == (flat["path"], flat["section"]["value"])


def test_files_are_shown_in_the_order_they_were_named(site: Path) -> None:
    """One after the other, the same one twice if asked."""
    write(site, "The ferry left.\n")
    names = ["content/world/ferry.txt", "content/a.txt", "content/world/ferry.txt"]
    assert ["world/ferry.txt", "a.txt", "world/ferry.txt"] == [each.path for each in shown(site, *names)]


@pytest.mark.parametrize(("name", "text"), [("digest.yaml", "title: ["), ("ledger.jsonl", "no ledger\n")])
def test_a_broken_configuration_or_ledger_shows_nothing(site: Path, name: str, text: str) -> None:
    """What would be published cannot be known then."""
    (site / name).write_text(text)
    found, diagnostics = show(site, [site / "content" / "world" / "ferry.txt"], NOW)
    assert ((), "error") == (found, diagnostics[0].severity)


def test_names_file_is_obeyed(tmp_path: Path) -> None:
    """What names.yaml blocks is no name here either; a fault in it is told."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text(
        'Ferry leaves\n\nThe harbour master, Ann Lee, spoke to Bo Ek on Monday. "We leave at nine," Ann Lee said.\n'
    )
    (tmp_path / "names.yaml").write_text("Anna Lee: [Ann Lee]\nblock: [Bo Ek]\ncolour: [\n")
    (_, faults) = show(tmp_path, [Path("content/a.txt")], NOW)
    assert ["broken-overrides"] == [each.code for each in faults]
    (tmp_path / "names.yaml").write_text("Anna Lee: [Ann Lee]\nblock: [Bo Ek]\n")
    ((shown,), faults) = show(tmp_path, [Path("content/a.txt")], NOW)
    assert () == faults
    flat = as_json(shown)
    assert ["Anna Lee"] == [each["name"] for each in flat["people"]]
    assert ["Anna Lee"] == [each["speaker"] for each in flat["quotes"]]
