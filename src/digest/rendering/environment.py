"""The only module that knows Jinja: it fills templates and turns their faults into diagnostics.

Templates are the editor's own code and are trusted; what they print is not, so everything is escaped unless reading
made it safe (`views.Html`), and an unknown name is a fault instead of a hole in the page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from digest.foundation.codes import TEMPLATE_ERROR
from digest.foundation.diagnostics import Diagnostic, Span, report
from digest.rendering.wording import direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from digest.foundation.model import Moment
    from digest.rendering.theme import Theme
    from digest.rendering.wording import Wording


class Templates:
    """The templates of one theme, in the words of one language."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        self._folders = theme.folders
        self._wording = wording
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(theme.folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.filters |= self.filters

    @property
    def words(self) -> Wording:
        """The words of the templates' language, for text that no template makes."""
        return self._wording

    @property
    def filters(self) -> Mapping[str, Callable[..., str]]:
        """The filters of digest's own, by the names that templates use."""
        wording = self._wording
        return {
            "word": wording.word,
            "counted": wording.counted,
            "label": wording.label,
            "day": wording.day,
            "weekday": wording.weekday,
            "weekday_name": wording.weekday_name,
            "weekday_short": wording.weekday_short,
            "month": wording.month,
            "period": wording.period,
            "end_of": wording.end_of,
            "moment": wording.moment,
            "dated": wording.dated,
            "dated_briefly": wording.dated_briefly,
            "machine_date": _machine_date,
            "direction": direction,
        }

    def fill(self, name: str, values: Mapping[str, object]) -> str | Diagnostic:
        """Return the text a template makes of the values, or what is wrong with it: the template's file and line."""
        try:
            return self._environment.get_template(name).render(values)
        except jinja2.TemplateSyntaxError as error:
            return self._fault(error.message or "syntax error", Path(error.filename or name), error.lineno)
        except Exception as error:
            place = self._place(error.__traceback__)
            if place is None and not isinstance(error, jinja2.TemplateNotFound):
                raise
            return self._fault(_reason(error), *(place or (Path("templates") / name, 0)))

    def _place(self, traceback: TracebackType | None) -> tuple[Path, int] | None:
        """Return the innermost template and line that a failed run went through."""
        place = None
        while traceback is not None:
            file = Path(traceback.tb_frame.f_code.co_filename)
            if any(file.is_relative_to(folder) for folder in self._folders):
                place = file, traceback.tb_lineno
            traceback = traceback.tb_next
        return place

    def _fault(self, reason: str, file: Path, line: int) -> Diagnostic:
        shown = next((file.relative_to(each.parent) for each in self._folders if file.is_relative_to(each)), file)
        source = ""
        if file.is_file() and line:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            source = lines[line - 1] if line <= len(lines) else ""
        indent = len(source) - len(source.lstrip())
        span = Span(shown.as_posix(), line, indent + 1 if source else 0, source, max(1, len(source.strip())))
        hint = "nothing was published; docs/templates.md lists what a template can use"
        return report(TEMPLATE_ERROR, reason, span, hint=hint)


def _machine_date(value: Moment) -> str:
    """Return a moment for `<time datetime>`: exactly as far as it is known."""
    return value.iso


def _without_internals(message: str) -> str:
    """Return Jinja's words about an unknown field with the view's name instead of its class's."""
    return re.sub(r"'digest\.[\w.]+\.(\w+) object' has no attribute '(\w+)'", r'\1 has no field "\2"', message)


def _reason(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f'there is no template "{error.name}"'
    if isinstance(error, jinja2.UndefinedError):
        return _without_internals(str(error.message))
    if isinstance(error, KeyError):
        return f'digest has no words for "{error.args[0]}"'
    return f"{type(error).__name__}: {error}"
