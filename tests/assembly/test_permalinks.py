"""An address that was public stays whose it was: what moves it, what does not, and what answers at the old one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.assembly.assembling import AssembleOptions, assemble
from digest.assembly.ledger import Ledger, Record
from digest.assembly.site import Held, Reason, Redirect
from digest.foundation.config import Config
from digest.foundation.model import Moment, Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.assembly.site import Site
    from digest.foundation.model import Entry

    MakeEntry = Callable[..., Entry]

NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


def made(
    entries: Sequence[Entry],
    before: Site | None = None,
    now: datetime = NOW,
    config: Config | None = None,
    unreadable: frozenset[str] = frozenset(),
    broken: frozenset[str] = frozenset(),
) -> Site:
    """`unreadable` could not even be found, `broken` were found and could not be read."""
    present = frozenset(entry.path for entry in entries) | broken
    ledger = before.ledger if before else Ledger()
    options = AssembleOptions(unreadable=unreadable)
    return assemble(entries, ledger, config or Config(), now, present=present, options=options)


def url(site: Site) -> str:
    return site.entries[0].url


def test_address_follows_the_headline_while_the_edition_is_open(make_entry: MakeEntry) -> None:
    """A slip of the pen is put right on the first day, and the first address leads to the second."""
    first = made([make_entry(headline="Snwo in Oslo")])
    second = made([make_entry(headline="Snow in Oslo")], first, NOW + timedelta(hours=1))
    assert "2022/01/snow-in-oslo.html" == url(second)
    assert (Redirect("2022/01/snwo-in-oslo.html", "2022/01/snow-in-oslo.html"),) == second.redirects


def test_address_follows_the_date_while_the_edition_is_open(make_entry: MakeEntry) -> None:
    """A date that is put right on the first day moves the article to its month."""
    first = made([make_entry(headline="Snow")])
    second = made([make_entry(headline="Snow", published=date(2021, 12, 31))], first)
    assert ("2021/12/snow.html", ("2022/01/snow.html",)) == (url(second), second.entries[0].past)


def test_closed_edition_keeps_its_addresses(make_entry: MakeEntry) -> None:
    """After its edition has closed neither headline nor date moves an article."""
    first = made([make_entry(headline="Snow")])
    changed = make_entry(headline="Rain", published=date(2021, 12, 31), section="world")
    second = made([changed], first, TOMORROW)
    assert ("2022/01/snow.html", ()) == (url(second), second.redirects)


def test_slug_moves_an_article_at_any_time(make_entry: MakeEntry) -> None:
    """What the editor asks for is done also after the edition has closed; without it the address stays."""
    first = made([make_entry(headline="Snow")])
    second = made([make_entry(headline="Snow", slug="Storm")], first, TOMORROW)
    third = made([make_entry(headline="Snow")], second, TOMORROW)
    assert ("2022/01/storm.html", "2022/01/storm.html") == (url(second), url(third))
    assert (Redirect("2022/01/snow.html", "2022/01/storm.html"),) == third.redirects


def test_redirects_never_form_a_chain(make_entry: MakeEntry) -> None:
    """Each former address leads straight to the present one, and going back leaves no address redirecting to itself."""
    site = made([make_entry(headline="A")])
    for headline in ("B", "C", "A"):
        site = made([make_entry(headline=headline)], site)
    assert {Redirect("2022/01/b.html", "2022/01/a.html"), Redirect("2022/01/c.html", "2022/01/a.html")} == set(
        site.redirects
    )


def test_former_address_is_not_given_to_another(make_entry: MakeEntry) -> None:
    """A new article with an old headline gets an address of its own; old links go on meaning the old article."""
    first = made([make_entry("a.txt", headline="Snow")])
    entries = [make_entry("a.txt", headline="Storm"), make_entry("b.txt", headline="Snow", text="Other.")]
    second = made(entries, first)
    assert {"a.txt": "2022/01/storm.html", "b.txt": "2022/01/snow-2.html"} == {
        each.entry.path: each.url for each in second.entries
    }


def test_address_of_a_removed_article_is_not_given_to_another(make_entry: MakeEntry) -> None:
    """The tombstone keeps its place, and an editor who asks for the slug is told whose it was."""
    first = made([make_entry("a.txt", headline="Snow")])
    site = made([make_entry("b.txt", slug="snow", text="Other.")], first)
    assert ("2022/01/snow-2.html", ["2022/01/snow.html"]) == (url(site), [each.url for each in site.tombstones])
    assert ["slug-taken"] == [each.code for each in site.diagnostics]


@pytest.mark.parametrize("headline", ["Index", "INDEX"])
def test_index_is_reserved(make_entry: MakeEntry, headline: str) -> None:
    """Hosts show index.html for a folder, so no article is called that."""
    assert "2022/01/index-2.html" == url(made([make_entry(headline=headline)]))
    site = made([make_entry(slug=headline)])
    assert ['the slug "index" is reserved; this article is at 2022/01/index-2.html'] == [
        each.message for each in site.diagnostics
    ]


def test_merged_ledgers_with_one_address_twice(make_entry: MakeEntry) -> None:
    """Two branches gave the same address to different articles: the earlier keeps it."""
    records = tuple(
        Record(
            f"{digit}b0e9f5c-3d34-4b51-9d0e-111111111111",
            path,
            "0",
            added,
            date=added,
            slug="snow",
            url="2022/01/snow.html",
        )
        for digit, path, added in (("0", "late.txt", TOMORROW), ("1", "early.txt", NOW))
    )
    entries = [make_entry("late.txt", headline="Snow"), make_entry("early.txt", headline="Snow", text="Other.")]
    site = made(entries, replace(made([]), ledger=Ledger(records)), TOMORROW)
    assert {"early.txt": ("2022/01/snow.html", ()), "late.txt": ("2022/01/snow-2.html", ())} == {
        each.entry.path: (each.url, each.past) for each in site.entries
    }


def test_feed_date_is_frozen_at_first_publication(make_entry: MakeEntry) -> None:
    """A corrected date or another zone changes what the page says, never when feeds say it was published."""
    first = made([make_entry(published=date(2022, 1, 17))])
    second = made([make_entry(published=date(2021, 1, 1))], first)
    assert datetime(2022, 1, 17, 12, tzinfo=UTC) == first.entries[0].feed_date
    assert first.entries[0].feed_date == second.entries[0].feed_date
    published = second.entries[0].entry.published.value
    assert published is not None
    assert date(2021, 1, 1) == published.value


def test_aliases_become_redirects(make_entry: MakeEntry) -> None:
    """Former addresses from elsewhere lead to the article, whichever way they were written."""
    aliases = ("/posts/old-title/", "/2019/x.html", "https://old.example/caf%C3%A9", "/news/y", "/2022/01/snow.html")
    config = Config(url="https://news.example/news/")
    site = made([make_entry(headline="Snow", aliases=aliases)], config=config)
    assert ["2019/x.html", "café/index.html", "posts/old-title/index.html", "y/index.html"] == [
        each.old for each in site.redirects
    ]
    assert {"2022/01/snow.html"} == {each.new for each in site.redirects}
    assert () == site.diagnostics


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("/../secret", 'the former address "/../secret" is no address inside the site'),
        ("/.git/config", 'the former address "/.git/config" is no address inside the site'),
        ("/a%00b/", 'the former address "/a%00b/" is no address inside the site'),
        ("/con/", 'the former address "/con/" is no address inside the site'),
        ("/?p=12", 'the former address "/?p=12" is told apart by its query, which plain files cannot answer'),
        ("/", 'the former address "/" is reserved for the site itself'),
        ("/feed.xml", 'the former address "/feed.xml" is reserved for the site itself'),
        ("/Topics/nato", 'the former address "/Topics/nato" is reserved for the site itself'),
        ("http://[x", 'the former address "http://[x" cannot be read'),
        ("/2022/01/rain.html", 'the former address "2022/01/rain.html" is taken by another page'),
        ("/2022/01/rain.html/x", 'the former address "2022/01/rain.html/x/index.html" is taken by another page'),
    ],
)
def test_alias_that_cannot_be_is_a_warning(make_entry: MakeEntry, alias: str, message: str) -> None:
    """No redirect leads out of the site, over its own pages or over a live article."""
    site = made([make_entry("a.txt", headline="Snow", aliases=(alias,)), make_entry("b.txt", headline="Rain")])
    assert () == site.redirects
    assert [("bad-alias", "a.txt", message)] == [(each.code, each.span.path, each.message) for each in site.diagnostics]


def test_removed_article_leaves_a_tombstone_and_comes_back(make_entry: MakeEntry) -> None:
    """A deleted file's addresses answer; when it returns, it is the same article at the same address."""
    first = made([make_entry(headline="Snwo")])
    first = made([make_entry(headline="Snow")], first)
    gone = made([make_entry("b.txt", text="Other.")], first, TOMORROW)
    (tombstone,) = gone.tombstones
    assert ("2022/01/snow.html", ("2022/01/snwo.html",), "removed", False, TOMORROW) == (
        tombstone.url,
        tombstone.past,
        tombstone.reason,
        tombstone.withdrawn,
        tombstone.updated,
    )
    back = made([make_entry(headline="Snow")], gone, TOMORROW + timedelta(days=1))
    assert first.entries[0].id == back.entries[0].id
    assert (first.entries[0].url, first.entries[0].edition) == (back.entries[0].url, back.entries[0].edition)
    assert "b.txt" in {record.path for record in back.ledger.records}


def test_withdrawn_article_says_why(make_entry: MakeEntry) -> None:
    """A withdrawal takes the article out of every list and keeps its address, also after the file is deleted."""
    first = made([make_entry(topics=("a",))])
    second = made([make_entry(topics=("a",), withdrawn="A source was wrong")], first, TOMORROW)
    third = made([], second, TOMORROW + timedelta(days=1))
    assert ((), (), (Held("a.txt", Reason.WITHDRAWN),)) == (second.entries, second.groups, second.held)
    assert [("A source was wrong", True, TOMORROW)] * 2 == [
        (each.reason, each.withdrawn, each.updated) for each in (*second.tombstones, *third.tombstones)
    ]


def test_withdrawn_article_that_was_never_published_leaves_nothing(make_entry: MakeEntry) -> None:
    """No address was public, so none has to answer."""
    site = made([make_entry(withdrawn="")])
    assert ((), Ledger()) == (site.tombstones, site.ledger)


def test_article_that_is_not_public_any_more_answers(make_entry: MakeEntry) -> None:
    """A published article that expires or becomes a draft leaves an address that says no more than that it is gone."""
    first = made([make_entry("a.txt"), make_entry("b.txt", text="B."), make_entry("c.txt", text="C.")])
    over = Moment(date(2022, 1, 18), Precision.DAY)
    changed = [
        make_entry("a.txt", draft=True),
        make_entry("b.txt", text="B.", expires=over),
        make_entry("c.txt", text="C.", published=date(2023, 1, 1)),
    ]
    site = made(changed, first, TOMORROW)
    assert () == site.entries
    assert {"draft", "expired", "future"} == {each.reason for each in site.tombstones}


@pytest.mark.parametrize(
    ("broken", "unreadable"),
    [
        (frozenset({"world/a.txt"}), frozenset()),
        (frozenset(), frozenset({"world/a.txt"})),
        (frozenset(), frozenset({"world"})),
    ],
)
def test_file_that_cannot_be_read_is_no_removal(
    make_entry: MakeEntry, broken: frozenset[str], unreadable: frozenset[str]
) -> None:
    """A published article whose file or folder breaks is temporarily unavailable, and nothing is noted."""
    first = made([make_entry("world/a.txt", headline="Snow")])
    site = made([], first, NOW + timedelta(hours=1), broken=broken, unreadable=unreadable)
    assert ["2022/01/snow.html"] == [each.url for each in site.unavailable]
    assert ((), first.ledger) == (site.tombstones, site.ledger)


def test_correction_counts_as_an_update(make_entry: MakeEntry) -> None:
    """A correction made after publication dates the article's update to when a build first saw it; an edit does not."""
    first = made([make_entry()])
    edited = made([make_entry(text="Snow fell on Oslo. Trains ran.")], first, TOMORROW)
    fixed = make_entry(text="Snow fell on Oslo. Trains ran.", corrections=("Trains did run.",))
    second = made([fixed], edited, TOMORROW)
    third = made([fixed], second, TOMORROW + timedelta(days=1))
    assert (None, ()) == (edited.entries[0].entry.updated.value, edited.corrections)
    for site in (second, third):
        (placed,) = site.corrections
        assert placed.entry.updated.value is not None
        assert TOMORROW == placed.entry.updated.value.value


def test_correction_from_the_beginning_is_no_update(make_entry: MakeEntry) -> None:
    """An article that is published with its correction is listed among corrections, but was never different here."""
    site = made([make_entry(corrections=("x",))])
    assert (1, None) == (len(site.corrections), site.entries[0].entry.updated.value)
