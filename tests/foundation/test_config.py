"""digest.yaml is read whole, and everything wrong with it is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.config import Config, load_config, parse_config
from digest.foundation.limits import Limits
from digest.foundation.model import Rights
from digest.foundation.settings import Cleanup, EntryDefaults, ReadingSettings, Section, SourceRules
from digest.foundation.switches import Analyses, Cadence, Feeds, Pages

if TYPE_CHECKING:
    from pathlib import Path

FULL = """
title: The Morning
tagline: News to the end
url: https://example.org/news
language: de_AT
timezone: Europe/Vienna
sections:
  world: World news
  uk:
cleanup:
  keep: [Related stories from our archive]
  remove: Follow us
sources:
  Reuters: {url: "https://www.reuters.com", cleanup: off, publish: link}
edition: Weekly
publish: excerpt
pages: {sources: off, about: no}
feeds:
  opml: off
  json:
analysis: {topics: off, brief: on}
defaults: {author: [A B, C D], source: Wire, language: en}
limits: {article_bytes: 2 MB, front_matter_bytes: 10 KB, topics: 20}
content: texts
templates: theme/pages
output: public
"""


def test_every_option_is_read() -> None:
    """All options of a full file arrive in the configuration."""
    config, faults = parse_config(FULL)
    reading = ReadingSettings(
        language="de-AT",
        timezone="Europe/Vienna",
        cleanup=Cleanup(("Related stories from our archive",), ("Follow us",)),
        sources=(SourceRules("Reuters", "https://www.reuters.com/", Cleanup(off=True), Rights.LINK),),
        sections=(Section("world", "World news"), Section("uk", "uk")),
        limits=Limits(article_bytes=2_000_000, front_matter_bytes=10_000, topics=20),
        defaults=EntryDefaults(("A B", "C D"), "Wire", "en"),
    )
    assert faults == ()
    assert config == Config(
        title="The Morning",
        tagline="News to the end",
        url="https://example.org/news/",
        language="de-AT",
        content="texts",
        templates="theme/pages",
        output="public",
        edition=Cadence.WEEKLY,
        publish=Rights.EXCERPT,
        pages=Pages(sources=False, about=False),
        feeds=Feeds(opml=False),
        analysis=Analyses(topics=False),
        reading=reading,
    )
    assert ZoneInfo("Europe/Vienna") == reading.zone


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title:\nsections: []\ncleanup:\nlimits:\n"])
def test_everything_is_optional(text: str) -> None:
    """An empty file and empty options are the defaults."""
    assert (Config(), ()) == parse_config(text)


def test_all_faults_are_shown_at_once_in_order() -> None:
    """One run shows every fault with its line, column and advice; nothing is built from such a file."""
    config, faults = parse_config(
        "titel: X\nurl: example.org\ntimezone: Europe/Berln\nlimits: {topics: -1}\ntitle: [a]\n"
    )
    assert config is None
    assert [(each.span.line, each.span.column, each.code, each.message, each.hint) for each in faults] == [
        (1, 1, "unknown-option", '"titel" is not an option', 'did you mean "title"?'),
        (2, 6, "bad-option", '"example.org" is no web address', "such as https://example.org/news/"),
        (3, 11, "bad-option", '"Europe/Berln" is no time zone', 'did you mean "Europe/Berlin"?'),
        (4, 18, "bad-option", '"limits.topics" needs a whole number above zero', "such as 100 or, for sizes, 5 MB"),
        (5, 8, "bad-option", '"title" is a list but needs a text', ""),
    ]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("title: a: b", "broken-config", "a colon stands inside a value that is not in quotes"),
        ("title: a\ntitle: b", "duplicate-key", 'the key "title" stands twice'),
        ("- a", "bad-option", '"the file" is a list but needs keys with values'),
        ("language: english!", "bad-option", '"english!" is no language code'),
        ("timezone: ../etc", "bad-option", '"../etc" is no time zone'),
        ("timezone: Europe", "bad-option", '"Europe" is no time zone'),
        ("url: https://example.org/?q=1", "bad-option", '"https://example.org/?q=1" is no web address'),
        ("sections: [World, world]", "bad-option", 'two sections have the name "world"'),
        ("cleanup: sometimes", "bad-option", '"cleanup" is a text'),
        ("edition: dayly", "bad-option", '"edition" cannot be "dayly"'),
        ("edition: [daily]", "bad-option", '"edition" is a list but needs a text'),
        ("sources: {A: {publish: all}}", "bad-option", '"sources.A.publish" cannot be "all"'),
        ("pages: {source: off}", "unknown-option", '"source" is not an option of "pages"'),
        ("feeds: {atom: perhaps}", "bad-option", '"feeds.atom" is neither yes nor no'),
        ("analysis: {quotes: few}", "bad-option", '"analysis.quotes" is neither yes nor no'),
        ("analysis: {people: off}", "unknown-option", '"people" is not an option of "analysis"'),
        ("feeds: off", "bad-option", '"feeds" is a text but needs keys with values'),
        ("cleanup: {kep: a}", "unknown-option", '"kep" is not an option of "cleanup"'),
        ("sources: {Reuters: {feed: x}}", "unknown-option", '"feed" is not an option of "sources.Reuters"'),
        ("content: /etc", "bad-option", '"content" must be a folder inside the project'),
        ("content: a/../../b", "bad-option", '"content" must be a folder inside the project'),
        ("output: content", "bad-option", '"output" and "content" must be folders apart'),
        ("output: templates/out", "bad-option", '"output" and "templates" must be folders apart'),
        ("limits: {nesting: many}", "bad-option", '"limits.nesting" needs a whole number above zero'),
    ],
)
def test_a_fault_is_named(text: str, code: str, message: str) -> None:
    """Each kind of fault has its code and says what is wrong."""
    config, faults = parse_config(text)
    assert config is None
    assert [(code, message)] == [(each.code, each.message) for each in faults]


def test_a_missing_file_is_the_default(tmp_path: Path) -> None:
    """A site needs no digest.yaml."""
    assert (Config(), ()) == load_config(tmp_path)


def test_a_file_of_the_other_name_is_pointed_out(tmp_path: Path) -> None:
    """digest.yml would be silently ignored, so it is an error."""
    (tmp_path / "digest.yml").write_text("title: X\n")
    config, faults = load_config(tmp_path)
    assert config is None
    assert [(each.code, each.hint) for each in faults] == [("broken-config", "rename it to digest.yaml")]


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    """The line of the first wrong byte is given."""
    (tmp_path / "digest.yaml").write_bytes("title: X\ntagline: über\n".encode("cp1252"))
    config, faults = load_config(tmp_path)
    assert config is None
    assert [(each.code, each.span.line, each.hint) for each in faults] == [
        ("broken-config", 2, "save the file as UTF-8")
    ]


def test_a_folder_in_its_place_is_an_error(tmp_path: Path) -> None:
    """What the operating system refuses is said, not raised."""
    (tmp_path / "digest.yaml").mkdir()
    config, faults = load_config(tmp_path)
    assert config is None
    assert [each.code for each in faults] == ["broken-config"]


def test_windows_files_are_read(tmp_path: Path) -> None:
    """A byte order mark and CRLF do not matter."""
    (tmp_path / "digest.yaml").write_bytes(b"\xef\xbb\xbftitle: A\r\ntagline: B\r\n")
    assert (Config(title="A", tagline="B"), ()) == load_config(tmp_path)


def test_a_section_is_found_by_slug_and_title_in_any_case() -> None:
    """Folders and front matter may write a section either way."""
    settings = ReadingSettings(sections=(Section("science", "Science & Technology"),))
    assert settings.sections[0] == settings.section("Science")
    assert settings.sections[0] == settings.section("science-technology")
    assert settings.section("sport") is None


def test_a_source_is_found_in_any_case() -> None:
    """Letter case of a source's name does not matter."""
    settings = ReadingSettings(sources=(SourceRules("Reuters"),))
    assert settings.sources[0] == settings.source("REUTERS")
    assert settings.source("AP") is None


@given(st.text(alphabet="abtile:[]{}-, \n'\"", max_size=80))
def test_any_text_gives_a_configuration_or_errors(text: str) -> None:
    """There is a configuration exactly where there is no error."""
    config, faults = parse_config(text)
    assert (config is None) == bool(faults)
