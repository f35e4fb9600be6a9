"""The documentation of templates and of the build report is complete."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

from digest.assembly import views
from digest.foundation.languages import load
from digest.publishing.report import BuildReport
from digest.rendering.environment import Templates
from digest.rendering.theme import Theme
from digest.rendering.wording import Wording

ROOT = Path(__file__).parents[1]
NOT_SEEN = (views.Html, views.View, views.Page, views.Feed)  # what templates get no hold of


def words(name: str) -> set[str]:
    return set(re.findall(r"`([\w]+)`", (ROOT / "docs" / name).read_text()))


def test_every_field_of_every_view_is_documented() -> None:
    """Whoever writes a template finds all that it may use."""
    shown = [each for each in vars(views).values() if is_dataclass(each) and each not in NOT_SEEN]
    assert shown
    assert set() == {field.name for each in shown for field in fields(each)} - words("templates.md")


def test_every_filter_is_documented() -> None:
    """Filters of digest's own are in the documentation, and none that does not exist."""
    own = set(Templates(Theme((), ()), Wording("en")).filters)
    assert own == set(re.findall(r"\\\|(\w+)", (ROOT / "docs/templates.md").read_text()))


def test_every_key_of_the_report_is_documented() -> None:
    """Programs that read the report know what its keys mean."""
    assert set() == set(BuildReport(output="site", published=True).flat()) - words("build.md")


def test_templates_use_known_words_only() -> None:
    """Each phrase a template of the default theme asks for exists, and each phrase there is gets used."""
    texts = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    texts.append((ROOT / "src/digest/rendering/wording.py").read_text())
    used = {word for text in texts for word in re.findall(r'"([\w-]+)"', text)}
    assert set() == set(load("en").tables["ui"]) - used
