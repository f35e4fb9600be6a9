"""Text misread as Windows-1252 is repaired, honest text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.decoding.mojibake import repair


@pytest.mark.parametrize(
    "text",
    [
        "It’s “here” — now…",
        "Café, naïve, Ångström, 20 °C, £5, © 2022",
        "Привет, мир",
        "Ελλάδα",
        "東京で地震",
        "😀 smile",
        "zażółć gęślą",
    ],
)
def test_misread_text_is_put_right(text: str) -> None:
    """What was read as Latin-1, or read wrongly twice, comes back whole."""
    once = text.encode().decode("latin-1")
    assert text == repair(once)[0]
    assert text == repair(once.encode().decode("latin-1"))[0]


def test_windows_misreadings_are_put_right() -> None:
    """The commonest forms, as they stand in real pastes, with the place of each."""
    assert repair("itâ€™s â€œxâ€\u009d Ã©") == ("it’s “x” é", (2, 7, 11, 15))


@pytest.mark.parametrize(
    "text",
    [
        "«SOCIÉTÉ» et «CAFÉ»",
        "MENÜ» und „Straß”",
        "“Å” is a village",
        "à « dire »",
        "une idée”…",
        "MANHû",
        "GARÇÃO – NÃO",
        "âge, hâte, Ânes",
        "A plain text — with dashes… and “quotes”.",
        "Łódź, Ærø, Ñandú, Øresund",
    ],
)
def test_honest_text_stays(text: str) -> None:
    """Accented capitals before closing quotes are valid UTF-8 by accident, and are not touched."""
    assert (text, ()) == repair(text)


@given(st.text(alphabet="abc ÀÉéüß«»“”’…—Ж中😀\u00a0", max_size=40))
def test_repair_is_finished_when_it_ends(text: str) -> None:
    """Repairing again changes nothing."""
    once = repair(text)[0]
    assert (once, ()) == repair(once)
