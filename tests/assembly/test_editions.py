"""Entries fall into editions that end: which one each enters, when they close, how they are numbered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.ledger import Ledger
from digest.assembly.periods import cadence_of, following, period_named, period_of
from digest.foundation.config import Config
from digest.foundation.limits import Limits
from digest.foundation.settings import ReadingSettings
from digest.foundation.switches import Cadence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.assembly.site import Site
    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
ARCHIVE = AssembleOptions(archive=True)
WEEKLY = Config(edition=Cadence.WEEKLY)
MONTHLY = Config(edition=Cadence.MONTHLY)


def made(
    entries: Sequence[Entry],
    before: Site | None = None,
    now: datetime = NOW,
    config: Config | None = None,
    options: AssembleOptions | None = None,
) -> Site:
    present = frozenset(entry.path for entry in entries)
    ledger = before.ledger if before else Ledger()
    chosen = config or (before.config if before else Config())
    return assemble(entries, ledger, chosen, now, present=present, options=options or AssembleOptions())


def shown(site: Site) -> list[tuple[str, int, list[str]]]:
    return [(each.key, each.number, sorted(one.entry.path for one in each.entries)) for each in site.editions]


@pytest.mark.parametrize(
    ("cadence", "day", "key", "first", "last"),
    [
        (Cadence.DAILY, date(2022, 1, 18), "2022-01-18", date(2022, 1, 18), date(2022, 1, 18)),
        (Cadence.WEEKLY, date(2022, 1, 2), "2021-W52", date(2021, 12, 27), date(2022, 1, 2)),
        (Cadence.WEEKLY, date(2020, 12, 31), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (Cadence.MONTHLY, date(2024, 2, 29), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Cadence.MONTHLY, date(2022, 12, 5), "2022-12", date(2022, 12, 1), date(2022, 12, 31)),
    ],
)
def test_period_has_its_key_and_days(cadence: Cadence, day: date, key: str, first: date, last: date) -> None:
    """Weeks are those of ISO 8601, so that the first days of January may belong to the old year."""
    period = period_of(day, cadence)
    assert (key, first, last) == (period.key, period.first, period.last)


@given(st.dates(), st.sampled_from(Cadence))
def test_periods_follow_each_other_without_a_gap(day: date, cadence: Cadence) -> None:
    """Every day is in exactly one period, which its key names."""
    period = period_of(day, cadence)
    assert period.first <= day <= period.last
    assert (period, cadence) == (period_named(period.key), cadence_of(period.key))
    if period.last < date.max:
        assert period.last + timedelta(days=1) == following(period, cadence).first


@pytest.mark.parametrize("key", ["", "2022", "2022-13", "2022-W54", "2022-02-30", "2022-1-1", "x", "0000-01"])
def test_text_that_names_no_period_is_none(key: str) -> None:
    """A ledger edited by hand cannot bring an edition of no day in."""
    assert period_named(key) is None


def test_first_import_fills_past_editions_by_date(make_entry: MakeEntry) -> None:
    """Before anything has closed, dated entries go where they belong and undated ones into the current edition."""
    entries = [
        make_entry("old.txt", published=date(2021, 12, 30)),
        make_entry("new.txt", published=date(2022, 1, 18)),
        make_entry("undated.txt", text="No date."),
        make_entry("month.txt", text="A month.", published="2022-01"),
    ]
    site = made(entries)
    assert [
        ("2022-01-18", 1, ["month.txt", "new.txt", "undated.txt"]),
        ("2021-12-30", 1, ["old.txt"]),
    ] == shown(site)
    assert ["editions/2022-01-18.html", "editions/2021-12-30.html"] == [each.url for each in site.editions]
    assert shown(site) == shown(made(entries, site))


def test_another_cadence_on_the_first_day_sorts_anew(make_entry: MakeEntry) -> None:
    """Nothing is settled before the first edition closes, and addresses that were there lead to the new ones."""
    entries = [make_entry("a.txt", published=date(2022, 1, 17)), make_entry("b.txt", published=date(2022, 1, 1))]
    site = made(entries, made(entries), config=WEEKLY)
    assert [("2022-W03", 1, ["a.txt"]), ("2021-W52", 1, ["b.txt"])] == shown(site)
    assert ["editions/2022-w03.html", "editions/2021-w52.html"] == [each.url for each in site.editions]
    assert {
        ("editions/2022-01-17.html", "editions/2022-w03.html"),
        ("editions/2022-01-01.html", "editions/2021-w52.html"),
    } == {(each.old, each.new) for each in site.redirects}


def test_edition_closes_at_the_first_build_of_the_next_day(make_entry: MakeEntry) -> None:
    """A second build of the same day leaves it open; the next day's closes it at that instant."""
    entries = [make_entry()]
    same = made(entries, made(entries), NOW + timedelta(hours=10))
    assert [None] == [each.closed for each in same.editions]
    assert [TOMORROW] == [each.closed for each in made(entries, same, TOMORROW).editions]


def test_day_ends_in_the_zone_of_the_site(make_entry: MakeEntry) -> None:
    """At 22:00 UTC it is already tomorrow in Tokyo."""
    config = Config(reading=ReadingSettings(timezone="Asia/Tokyo"))
    site = made([make_entry()], now=datetime(2022, 1, 18, 22, 0, tzinfo=UTC), config=config)
    assert ["2022-01-19"] == [each.key for each in site.editions]


def test_late_article_enters_the_current_edition(make_entry: MakeEntry) -> None:
    """An article of a day whose edition has closed, or never was, is in today's, with its own date."""
    first = made([make_entry("a.txt", published=date(2022, 1, 18))])
    late = [
        make_entry("late.txt", text="Late.", published=date(2022, 1, 18)),
        make_entry("older.txt", text="Older.", published=date(2021, 5, 5)),
    ]
    site = made([make_entry("a.txt", published=date(2022, 1, 18)), *late], first, TOMORROW)
    assert [("2022-01-19", 2, ["late.txt", "older.txt"]), ("2022-01-18", 1, ["a.txt"])] == shown(site)


def test_closed_edition_stays_whatever_cadence_and_zone_become(make_entry: MakeEntry) -> None:
    """Entries, number and address of a closed edition are settled, also when dates are corrected later."""
    entries = [make_entry("a.txt", published=date(2022, 1, 18))]
    closed = made(entries, made(entries), TOMORROW)
    config = Config(edition=Cadence.MONTHLY, reading=ReadingSettings(timezone="Pacific/Honolulu"))
    redated = [make_entry("a.txt", published=date(2022, 1, 3)), make_entry("b.txt", text="New.")]
    site = made(redated, closed, TOMORROW, config)
    assert [("2022-01", 2, ["b.txt"]), ("2022-01-18", 1, ["a.txt"])] == shown(site)
    assert closed.editions[0].closed == site.editions[1].closed


def test_clock_that_went_back_finds_an_open_edition(make_entry: MakeEntry) -> None:
    """When today's edition has closed already, because the zone moved, news goes into the next one."""
    entries = [make_entry("a.txt")]
    closed = made(entries, made(entries), TOMORROW)
    site = made([*entries, make_entry("b.txt", text="New.")], closed, NOW)
    assert [("2022-01-19", 2, ["b.txt"]), ("2022-01-18", 1, ["a.txt"])] == shown(site)


def test_archive_fills_past_editions_without_feed_items(make_entry: MakeEntry) -> None:
    """An import goes to the days of its articles; those without a date stand in no edition and no month."""
    start = [make_entry("a.txt")]
    closed = made(start, made(start), TOMORROW)
    new = [
        make_entry("old.txt", text="Old.", published=date(2021, 5, 5)),
        make_entry("then.txt", text="Then.", published=date(2022, 1, 18)),
        make_entry("undated.txt", text="Undated."),
    ]
    site = made([*start, *new], closed, TOMORROW, options=ARCHIVE)
    assert [("2022-01-18", 1, ["a.txt"]), ("2021-05-05", 1, ["old.txt"])] == shown(site)
    assert {"old.txt": True, "then.txt": True, "undated.txt": True, "a.txt": False} == {
        each.entry.path: each.archived for each in site.entries
    }
    assert ["undated.txt"] == [each.entry.path for each in site.undated]
    assert [False, True] == [each.archived for each in site.editions]
    assert "undated.txt" not in {one.entry.path for group in site.groups for one in group.entries}


def test_archived_edition_takes_no_news(make_entry: MakeEntry) -> None:
    """An article published the ordinary way on the day of an import is news, whatever its date."""
    start = [make_entry("a.txt")]
    closed = made(start, made(start), TOMORROW)
    imported = [*start, make_entry("old.txt", text="Old.", published=date(2021, 5, 5))]
    archived = made(imported, closed, TOMORROW, options=ARCHIVE)
    site = made([*imported, make_entry("b.txt", text="Late.", published=date(2021, 5, 5))], archived, TOMORROW)
    assert [("2022-01-19", 2, ["b.txt"]), ("2022-01-18", 1, ["a.txt"]), ("2021-05-05", 1, ["old.txt"])] == shown(site)


def test_numbers_go_on_within_the_year(make_entry: MakeEntry) -> None:
    """Editions are counted within their year, and a day without entries has none."""
    entries: list[Entry] = []
    site = made([])
    for day in (0, 1, 14, 15):
        now = datetime(2021, 12, 30, 8, tzinfo=UTC) + timedelta(days=day)
        entries.append(make_entry(f"{day}.txt", text=f"Text {day}."))
        site = made(entries, site, now)
    assert [("2022-01-14", 2), ("2022-01-13", 1), ("2021-12-31", 2), ("2021-12-30", 1)] == [
        (each.key, each.number) for each in site.editions
    ]


def test_change_to_days_does_not_leave_the_month_on_top(make_entry: MakeEntry) -> None:
    """The open edition of the present cadence is the newest one."""
    old = [make_entry("old.txt", published=date(2021, 12, 5))]
    first = made(old, now=datetime(2021, 12, 5, 8, tzinfo=UTC), config=MONTHLY)
    month = [*old, make_entry("a.txt", text="A.")]
    second = made(month, first, NOW, MONTHLY)
    site = made([*month, make_entry("b.txt", text="B.")], second, TOMORROW, Config())
    assert ["2022-01-19", "2022-01", "2021-12"] == [each.key for each in site.editions]


def test_many_new_entries_ask_for_an_import(make_entry: MakeEntry) -> None:
    """A site that has published refuses a flood, unless it is an import, a preview, or the limit says otherwise."""
    start = made([make_entry("0.txt")])
    flood = [make_entry(f"{number}.txt", text=f"Text {number}.") for number in range(32)]
    flood[0] = make_entry("0.txt")
    refused = made(flood, start)
    assert (True, ["too-many-new"], "1.txt") == (
        refused.refused,
        [each.code for each in refused.diagnostics],
        refused.diagnostics[0].span.path,
    )
    more = Config(reading=ReadingSettings(limits=Limits(new_entries=31)))
    assert not made(flood, start, config=more).refused
    assert not made(flood, start, options=ARCHIVE).refused
    assert not made(flood, start, options=AssembleOptions(drafts=True)).refused
    assert not made(flood).refused


def test_locked_build_needs_no_new_ledger_for_the_passing_of_time(make_entry: MakeEntry) -> None:
    """Days later the same articles can be built again without writing: nothing closes until a build may note it."""
    entries = [make_entry("a.txt", expires=make_entry(published=date(2022, 1, 20)).published.value)]
    first = made(entries)
    later = made(entries, first, NOW + timedelta(days=9), options=AssembleOptions(locked=True))
    assert first.ledger == later.ledger
    assert [first.editions[0].key] == [each.key for each in later.editions]
    assert [1] == [len(later.tombstones)]


@given(order=st.permutations(range(6)), cadence=st.sampled_from(Cadence))
def test_order_of_files_does_not_matter_for_editions(make_entry: MakeEntry, order: list[int], cadence: Cadence) -> None:
    """Numbers and members are the same whatever order the files were found in."""
    entries = [
        make_entry(f"{number}.txt", text=f"Text {number}.", published=date(2022, 1, 18) - timedelta(days=9 * number))
        for number in range(6)
    ]
    config = Config(edition=cadence)
    assert made(entries, config=config) == made([entries[number] for number in order], config=config)
