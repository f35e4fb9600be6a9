"""From a page to its bytes. The bytes depend on the page's view and on the theme, and on nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly.views import Page, View
from digest.foundation.diagnostics import Diagnostic
from digest.rendering.characters import encode
from digest.rendering.files import write_file

if TYPE_CHECKING:
    from digest.rendering.environment import Templates


def render(page: Page, templates: Templates) -> bytes | Diagnostic:
    """Return a page's bytes, or what is wrong with its template."""
    view = page.view
    if not isinstance(view, View):
        return write_file(page, templates)
    values = {"site": view.site, "page": view.page, str(page.kind): view.content}
    text = templates.fill(f"pages/{page.kind}.html", values)
    return text if isinstance(text, Diagnostic) else encode(text)
