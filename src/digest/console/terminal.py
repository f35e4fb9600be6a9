"""The only module that knows rich, and only where there is a terminal: anything else gets plain text.

rich is imported when a terminal is first written to, because importing it takes longer than an unchanged build should.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any, Self, TextIO

from digest.console.lines import Line, Tone, plain

if TYPE_CHECKING:
    from types import TracebackType

    from rich.text import Text

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.QUIET: "dim",
    Tone.GOOD: "green",
    Tone.ERROR: "bold red",
    Tone.WARNING: "bold yellow",
    Tone.NOTE: "bold cyan",
}
PATIENCE = 1.0  # seconds of work before a progress bar appears


def write(lines: tuple[Line, ...], stream: TextIO) -> None:
    """Write lines: coloured on a terminal (unless NO_COLOR is set, https://no-color.org), else as plain text."""
    if not lines:
        return
    if not is_terminal(stream) or os.environ.get("NO_COLOR"):
        encoding = stream.encoding or "utf-8"
        stream.write(plain(lines).encode(encoding, "replace").decode(encoding))
        return
    from rich.console import Console  # noqa: PLC0415  (see the module's docstring)

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for each in lines:
        console.print(_styled(each))


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody is looking: the stream is a terminal that can do more than print letters."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Progress:
    """A bar for long work, called with (stage, done, total). It shows itself only on a terminal, only after a second,
    and is gone when the work is done."""

    def __init__(self, stream: TextIO, *, wanted: bool = True) -> None:
        self._stream = stream
        self._wanted = wanted and is_terminal(stream)
        self._start = time.monotonic()
        self._bar: Any = None
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if not self._wanted or (self._bar is None and time.monotonic() - self._start < PATIENCE):
            return
        if self._bar is None:
            self._bar = self._open()
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total)
        self._bar.update(self._tasks[stage], completed=done, total=total)

    def _open(self) -> Any:
        from rich.console import Console  # noqa: PLC0415  (see the module's docstring)
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        columns = (TextColumn("{task.description}", justify="right"), BarColumn(), MofNCompleteColumn())
        bar = Bar(*columns, console=Console(file=self._stream), transient=True)
        bar.start()
        return bar


def _styled(each: Line) -> Text:
    from rich.text import Text  # noqa: PLC0415  (see the module's docstring)

    return Text.assemble(*((piece.text, STYLES[piece.tone]) for piece in each))
