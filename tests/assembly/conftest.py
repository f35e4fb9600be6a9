"""Makes the pages of a site from entries, as a build does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import pytest

from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.covering import Understood
from digest.assembly.ledger import Ledger
from digest.assembly.planning import plan
from digest.assembly.resolving import Illustration
from digest.assembly.views import Page, View
from digest.foundation.config import Config
from digest.foundation.overrides import NO_OVERRIDES, Overrides

if TYPE_CHECKING:
    from digest.analysis.values import Analysis
    from digest.foundation.model import Entry

T = TypeVar("T")
NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
ASSETS = {"style.css": "assets/style-1.css", "more.css": "assets/more-2.css", "icon.svg": "assets/icon-3.svg"}
PICTURES = {"sea.jpg": Illustration("assets/sea-00.jpg", 800, 600)}

PlanPages = Callable[..., dict[str, Page]]
ShowContent = Callable[[Page, type[T]], T]


@pytest.fixture(scope="session")
def pages() -> PlanPages:
    """Return a maker of a site's pages by their addresses: `pages(entries, config, archive=True)`. With `analyses`, by
    the paths of entries, pages of names, stories and inferred topics are among them."""

    def planned(
        entries: Sequence[Entry],
        config: Config | None = None,
        *,
        now: datetime = NOW,
        archive: bool = False,
        analyses: Mapping[str, Analysis] | None = None,
        overrides: Overrides = NO_OVERRIDES,
    ) -> dict[str, Page]:
        present = frozenset(entry.path for entry in entries)
        options = AssembleOptions(archive=archive)
        understood = None if analyses is None else Understood(analyses, overrides)
        site = assemble(
            entries, Ledger(), config or Config(), now, present=present, options=options, understood=understood
        )
        return {page.url: page for page in plan(site, PICTURES, ASSETS)}

    return planned


@pytest.fixture(scope="session")
def content() -> ShowContent[T]:
    """Return what a page shows: `content(page, Issue)` says of which type it is."""

    def shown(page: Page, kind: type[T]) -> T:
        assert isinstance(page.view, View)
        assert isinstance(page.view.content, kind)
        return page.view.content

    return shown
