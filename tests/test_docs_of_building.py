"""The documentation of templates and of the build report is complete."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import click

from digest.assembly import contents, feed_views, found_views, views
from digest.cli.build_command import command
from digest.foundation.languages import load
from digest.publishing.report import (
    DERIVED_HEADLINE,
    LOST_EMBED,
    UNKNOWN_DATE,
    UNKNOWN_SOURCE,
    BuildReport,
    NewEntry,
)
from digest.rendering.environment import Templates
from digest.rendering.theme import Theme
from digest.rendering.wording import Wording

ROOT = Path(__file__).parents[1]
NOT_SEEN = (views.Html, views.View, views.Page)  # what templates get no hold of
FEED_VIEWS = (feed_views.FeedItem, feed_views.EditionItem, feed_views.EditionLine)  # the feed templates see these alone


def words(name: str) -> set[str]:
    return set(re.findall(r"`([\w]+)`", (ROOT / "docs" / name).read_text()))


def test_every_field_of_every_view_is_documented() -> None:
    """Whoever writes a template finds all that it may use."""
    values = (*vars(views).values(), *vars(contents).values(), *vars(found_views).values(), *FEED_VIEWS)
    shown = [each for each in values if is_dataclass(each) and each not in NOT_SEEN]
    assert shown
    assert set() == {field.name for each in shown for field in fields(each)} - words("templates.md")


def test_every_filter_is_documented() -> None:
    """Filters of digest's own are in the documentation, and none that does not exist."""
    own = set(Templates(Theme((), ()), Wording("en")).filters)
    assert own == set(re.findall(r"\\\|(\w+)", (ROOT / "docs/templates.md").read_text()))


def test_every_key_of_the_report_is_documented() -> None:
    """Programs that read the report know what its keys mean."""
    flat = BuildReport(output="site", published=True).flat()
    assert set() == (set(flat) | set(flat["subscribers"]) | set(NewEntry("", "", None, "").flat())) - words("build.md")
    doubts = (DERIVED_HEADLINE, UNKNOWN_DATE, UNKNOWN_SOURCE, LOST_EMBED)
    assert set() == {each for each in doubts if f"`{each}`" not in (ROOT / "docs/build.md").read_text()}


def test_every_option_of_the_build_is_documented() -> None:
    """Each option is in the table, and none that does not exist."""
    options = {name for each in command.params if isinstance(each, click.Option) for name in each.opts}
    assert options == set(re.findall(r"`(--?[A-Za-z][\w-]*)", (ROOT / "docs/build.md").read_text()))


def test_templates_use_known_words_only() -> None:
    """Each phrase a template of the default theme asks for exists, and each phrase there is gets used."""
    words = set(load("en").tables["ui"])
    templates = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    asked = {word for text in templates for word in re.findall(r'"([\w-]+)"\|word|\|counted\("([\w-]+)"', text)}
    assert set() == {name for pair in asked for name in pair if name} - words
    texts = [*templates, *(path.read_text() for path in (ROOT / "src/digest/rendering").glob("*.py"))]
    assert set() == words - {word for text in texts for word in re.findall(r'"([\w-]+)"', text)}


def test_every_promise_to_subscribers_names_tests_that_exist() -> None:
    """Each row of the promises is shown by a test file."""
    text = (ROOT / "docs/subscribers.md").read_text()
    promises = re.findall(r"^\| .* \| .* \| (.*) \|$", text.split("\n## ")[0], re.MULTILINE)[2:]
    assert promises
    assert all(re.fullmatch(r"`tests/[\w/.]+`(, `tests/[\w/.]+`)*", each) for each in promises)
    assert [] == [path for path in re.findall(r"`(tests/[\w/.]+)`", text) if not (ROOT / path).is_file()]
