"""A faulty template is a diagnostic with its file and line, whatever is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.foundation.diagnostics import Diagnostic
from digest.rendering.environment import Templates
from digest.rendering.theme import Theme
from digest.rendering.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "line", "source", "message"),
    [
        ("\n{% if %}\n", 2, "{% if %}", "Expected an expression, got 'end of statement block'"),
        ("a\n  {{ nothing }}", 2, "  {{ nothing }}", "'nothing' is undefined"),
        ("a\n\n{{ 1 / 0 }}", 3, "{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ('{% include "gone.html" %}', 1, '{% include "gone.html" %}', 'there is no template "gone.html"'),
        ('\n{{ "x"|word }}', 2, '{{ "x"|word }}', 'digest has no words for "x"'),
        ("\n{{ 1|nofilter }}", 2, "{{ 1|nofilter }}", "No filter named 'nofilter'."),
    ],
)
def test_fault_names_template_and_line(tmp_path: Path, text: str, line: int, source: str, message: str) -> None:
    """Syntax, unknown names, failing expressions, missing templates and words are all told the same way."""
    folder = tmp_path / "templates"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "a.html").write_text(text)
    fault = Templates(Theme((folder,), ()), Wording("en")).fill("pages/a.html", {})
    assert isinstance(fault, Diagnostic)
    assert ("template-error", "templates/pages/a.html", line, source, message) == (
        fault.code,
        fault.span.path,
        fault.span.line,
        fault.span.source,
        fault.message,
    )


def test_fault_in_a_component_names_the_component(tmp_path: Path) -> None:
    """The innermost template is the one to mend."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html").write_text('{% from "b.html" import b %}\n{{ b(none) }}')
    (folder / "b.html").write_text("{% macro b(x) %}\n{{ x.y }}\n{% endmacro %}")
    fault = Templates(Theme((folder,), ()), Wording("en")).fill("a.html", {})
    assert isinstance(fault, Diagnostic)
    assert ("templates/b.html", 2) == (fault.span.path, fault.span.line)


def test_missing_page_template_is_a_fault(tmp_path: Path) -> None:
    """A theme without a page's template says which one is missing."""
    fault = Templates(Theme((tmp_path,), ()), Wording("en")).fill("pages/front.html", {})
    assert isinstance(fault, Diagnostic)
    assert 'there is no template "pages/front.html"' == fault.message
