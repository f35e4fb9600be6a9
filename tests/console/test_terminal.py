"""Colours for terminals, plain text for everything else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from digest.console.lines import Tone, line
from digest.console.terminal import Progress, write

if TYPE_CHECKING:
    import pytest

LINES = (line(("a.txt: ", Tone.STRONG), ("error", Tone.ERROR), " [bold]not markup[/bold] :smile:"),)


class Terminal(io.StringIO):
    """A stream that says somebody is looking."""

    def isatty(self) -> bool:
        """Tell that it is a terminal."""
        return True


def test_file_gets_plain_text() -> None:
    """No colours where nobody is looking."""
    stream = io.StringIO()
    write(LINES, stream)
    assert "a.txt: error [bold]not markup[/bold] :smile:\n" == stream.getvalue()


def test_terminal_gets_colours_and_the_text_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks like markup in a text is text."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Terminal()
    write(LINES, stream)
    assert "\x1b[1;31merror\x1b[0m" in stream.getvalue()
    assert "[bold]not markup[/bold] :smile:" in stream.getvalue()


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR makes a terminal plain, too."""
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    write(LINES, stream)
    assert "\x1b" not in stream.getvalue()


def test_letters_a_stream_cannot_show_are_replaced() -> None:
    """An old code page is no reason for a traceback."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    write((line("Zürich"),), stream)
    stream.flush()
    assert b"Z?rich\n" == raw.getvalue()


def test_progress_is_silent_for_short_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """No bar within the first second, and none at all where nobody is looking."""
    monkeypatch.setenv("TERM", "xterm")
    for stream in (Terminal(), io.StringIO()):
        with Progress(stream) as progress:
            progress("reading", 1, 2)
        assert "" == stream.getvalue()
