"""What a site consists of: who is published, at which address, in which lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.assembling import assemble
from digest.assembly.ledger import Ledger
from digest.assembly.site import GroupKind, Held, Reason, Site
from digest.foundation.config import Config
from digest.foundation.model import Field, Moment, Precision, Provenance, Reference
from digest.foundation.settings import ReadingSettings, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)


def made(
    entries: Sequence[Entry], config: Config | None = None, ledger: Ledger | None = None, now: datetime = NOW
) -> Site:
    present = frozenset(entry.path for entry in entries)
    return assemble(entries, ledger or Ledger(), config or Config(), now, present=present)


def urls(site: Site) -> dict[str, str]:
    return {each.entry.path: each.url for each in site.entries}


def labels(site: Site, kind: GroupKind) -> list[tuple[str, str, int]]:
    return [(group.label, group.url, len(group.entries)) for group in site.of_kind(kind)]


def test_held_entries_are_named_with_their_reason(make_entry: MakeEntry) -> None:
    """Drafts, expired and future entries are not published, and the site says why."""
    day = Moment(date(2022, 1, 17), Precision.DAY)
    entries = [
        make_entry("draft.txt", draft=True),
        make_entry("expired.txt", expires=day),
        make_entry("future.txt", published=date(2022, 1, 20)),
        make_entry("public.txt"),
    ]
    site = made(entries)
    future = Moment(date(2022, 1, 20), Precision.DAY)
    assert (
        Held("draft.txt", Reason.DRAFT),
        Held("expired.txt", Reason.EXPIRED),
        Held("future.txt", Reason.FUTURE, future),
    ) == site.held
    assert ["public.txt"] == [each.entry.path for each in site.entries]


def test_held_entry_is_not_in_the_ledger(make_entry: MakeEntry) -> None:
    """`added` is when an entry was first published, so a draft has none."""
    assert Ledger() == made([make_entry(draft=True)]).ledger


def test_address_is_month_and_headline(make_entry: MakeEntry) -> None:
    """A dated entry stands under its own month, an undated one under the month it was added."""
    site = made(
        [
            make_entry("a.txt", headline="Snow in Oslo", published=date(2021, 12, 31)),
            make_entry("b.txt", headline="Rain"),
            make_entry("c.txt", headline="Sun", slug="Sunny Day", published="2021-11"),
        ]
    )
    expected = {"a.txt": "2021/12/snow-in-oslo.html", "b.txt": "2022/01/rain.html", "c.txt": "2021/11/sunny-day.html"}
    assert expected == urls(site)


def test_earlier_entry_keeps_a_contested_address(make_entry: MakeEntry) -> None:
    """Whoever was added earlier keeps the address, also when the later file sorts first."""
    first = made([make_entry("z.txt", headline="Snow", text="One.")])
    entries = [make_entry("a.txt", headline="Snow", text="Two."), make_entry("z.txt", headline="Snow", text="One.")]
    second = made(entries, ledger=first.ledger, now=NOW + timedelta(hours=1))
    assert {"z.txt": "2022/01/snow.html", "a.txt": "2022/01/snow-2.html"} == urls(second)
    assert () == second.diagnostics


def test_numbered_address_may_be_taken_too(make_entry: MakeEntry) -> None:
    """A number is only given if it leads to a free address."""
    entries = [
        make_entry(f"{name}.txt", headline=title) for name, title in (("a", "Snow"), ("b", "Snow 2"), ("c", "Snow"))
    ]
    assert {"2022/01/snow.html", "2022/01/snow-2.html", "2022/01/snow-3.html"} == set(urls(made(entries)).values())


def test_slug_that_is_taken_is_an_error(make_entry: MakeEntry) -> None:
    """An editor who asks for a slug that another article has is told of both files."""
    entries = [make_entry("a.txt", slug="snow"), make_entry("b.txt", slug="Snow", text="Other.")]
    (diagnostic,) = made(entries).diagnostics
    assert ("slug-taken", "b.txt", "a.txt") == (diagnostic.code, diagnostic.span.path, diagnostic.related[0].path)
    assert 'the slug "snow" already belongs to a.txt; this article is at 2022/01/snow-2.html' == diagnostic.message


def test_newest_entry_comes_first(make_entry: MakeEntry) -> None:
    """Entries stand by their date; an undated one by when it was added."""
    site = made(
        [
            make_entry("old.txt", published=date(2021, 1, 1)),
            make_entry("undated.txt"),
            make_entry("new.txt", published=date(2022, 1, 17)),
        ]
    )
    assert ["undated.txt", "new.txt", "old.txt"] == [each.entry.path for each in site.entries]


def test_sections_follow_the_configuration(make_entry: MakeEntry) -> None:
    """Listed sections come first, in their order, under their titles; others follow; empty ones are left out."""
    listed = (Section("world", "The World"), Section("art", "Art"), Section("middle-east", "Middle East"))
    config = Config(reading=ReadingSettings(sections=listed))
    sections = ("zoo", "middle-east", "world", "arts_and_crafts", "world")
    site = made([make_entry(f"{n}.txt", section=name, text=f"Text {n}.") for n, name in enumerate(sections)], config)
    expected = [
        ("The World", "sections/world.html", 2),
        ("Middle East", "sections/middle-east.html", 1),
        ("Arts and crafts", "sections/arts-and-crafts.html", 1),
        ("Zoo", "sections/zoo.html", 1),
    ]
    assert expected == labels(site, GroupKind.SECTION)


def test_topics_that_differ_in_case_or_hyphens_are_one(make_entry: MakeEntry) -> None:
    """A topic is shown in its commonest form; topics whose slugs clash are numbered."""
    topics = (("Climate change", "C"), ("climate-change", "C++"), ("Climate change", "NATO"), ("nato", "NATO"))
    site = made([make_entry(f"{n}.txt", topics=each, text=f"Text {n}.") for n, each in enumerate(topics)])
    expected = [
        ("C", "topics/c.html", 1),
        ("C++", "topics/c-2.html", 1),
        ("Climate change", "topics/climate-change.html", 3),
        ("NATO", "topics/nato.html", 2),
    ]
    assert expected == labels(site, GroupKind.TOPIC)


def test_every_entry_stands_in_its_month(make_entry: MakeEntry) -> None:
    """Month lists follow the addresses, the newest first."""
    entries = [make_entry("a.txt", published=date(2021, 12, 31)), make_entry("b.txt")]
    expected = [("2022-01", "archive/2022-01.html", 1), ("2021-12", "archive/2021-12.html", 1)]
    assert expected == labels(made(entries), GroupKind.MONTH)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("gone.md", "the link to gone.md leads nowhere: it is no article that is published; only its text is shown"),
        ("draft.md", "the link to draft.md leads nowhere: it is held back (draft); only its text is shown"),
    ],
)
def test_link_to_an_unpublished_article_is_a_warning(make_entry: MakeEntry, target: str, message: str) -> None:
    """The editor learns which link is not one, and where it stands."""
    entries = [make_entry("a.md", links=(Reference(f"{target}#x", 4, 7),)), make_entry("draft.md", draft=True)]
    (diagnostic,) = made(entries).diagnostics
    assert ("broken-link", "a.md", 4, 7) == (
        diagnostic.code,
        diagnostic.span.path,
        diagnostic.span.line,
        diagnostic.span.column,
    )
    assert message == diagnostic.message


def test_link_to_a_published_article_is_fine(make_entry: MakeEntry) -> None:
    """No warning where the link leads somewhere."""
    assert () == made([make_entry("a.md", links=(Reference("b.md#x", 4, 7),)), make_entry("b.md")]).diagnostics


def test_empty_headline_is_not_inferred(make_entry: MakeEntry) -> None:
    """An editor's empty headline still gives an address, from the text's first words."""
    entry = make_entry(headline="", text="Snow fell on Oslo.")
    empty: Field[str] = Field(None, Provenance.GIVEN, "front-matter")
    assert {"a.txt": "2022/01/snow-fell-on-oslo.html"} == urls(made([replace(entry, headline=empty)]))


@given(order=st.permutations(range(6)))
def test_order_of_files_does_not_matter(make_entry: MakeEntry, order: list[int]) -> None:
    """The site is the same whatever order the files were found in."""
    entries = [
        make_entry(f"{n}.txt", headline=f"Story {n % 2}", topics=("a", "A")[: n % 3], section="x" * (n % 2), words=7)
        for n in range(6)
    ]
    assert made(entries) == made([entries[number] for number in order])


@given(titles=st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), min_size=1, max_size=8))
def test_addresses_are_distinct_and_stay_in_the_site(make_entry: MakeEntry, titles: list[tuple[str, str]]) -> None:
    """Whatever headlines and slugs say, every entry has an address of its own, two folders deep."""
    entries = [make_entry(f"{n}.txt", headline=headline, slug=slug) for n, (headline, slug) in enumerate(titles)]
    found = list(urls(made(entries)).values())
    assert len({url.casefold() for url in found}) == len(titles)
    assert all(url.count("/") == 2 and ".." not in url and url.endswith(".html") for url in found)
