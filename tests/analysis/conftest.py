"""Makes what is compared across entries, as profiling does, with names and terms as a test wants them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from digest.analysis.profiling import profile
from digest.analysis.values import Analysis, Mention, Name, NameKind, Term

if TYPE_CHECKING:
    from digest.analysis.coverage import Profile
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
MakeProfile = Callable[..., "Profile"]
START = datetime(2022, 1, 18, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def make_profile(make_entry: MakeEntry) -> MakeProfile:
    """Return a maker of profiles: `make_profile("a", "Headline", "Text.", names=["Oslo@place"], terms=["fare"])`.

    `day` counts from 18 January 2022, noon; a name is a person's unless it says otherwise, with its role behind a bar.
    """

    def made(
        id: str,  # noqa: A002  (as profile calls it)
        headline: str = "",
        text: str = "Snow fell on Oslo. Trains stopped.",
        *,
        day: float = 0,
        names: Sequence[str] = (),
        terms: Sequence[str] = (),
        dated: bool = True,
        **values: Any,
    ) -> Profile:
        values = {"language": "en"} | values
        entry = make_entry(values.pop("path", f"{id}.txt"), headline=headline or id, text=text, **values)
        weights = range(30, 0, -1)
        analysis = Analysis(
            values["language"],
            names=tuple(_name(each) for each in names),
            terms=tuple(
                Term(each.casefold(), each, weight, (1,), "") for each, weight in zip(terms, weights, strict=False)
            ),
        )
        return profile(entry, analysis, id=id, at=START + timedelta(days=day), dated=dated)

    return made


def _name(text: str) -> Name:
    said, _, role = text.partition("|")
    label, _, kind = said.partition("@")
    return Name(NameKind(kind or "person"), label, role, (label,), (Mention(1, 0, len(label)),), "")
