"""From what a feed says to the words it says it in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.feed_views import EditionItem, EditionLine, Feed, FeedItem, WithdrawnItem
from digest.assembly.views import Attribution, Dated, Html, Page, PageKind, Picture
from digest.foundation.diagnostics import Diagnostic
from digest.foundation.model import Moment, Precision
from digest.rendering.environment import Templates
from digest.rendering.files import write_file
from digest.rendering.theme import load_theme
from digest.rendering.wording import Wording
from digest.rendering.written import Channel, Item, write_out

NOW = datetime(2022, 1, 18, 12, tzinfo=UTC)
THEME = load_theme(Path("/no/theme/of/its/own"))
ENGLISH = Templates(THEME, Wording("en"))
GERMAN = Templates(THEME, Wording("de"))


def entry(**values: Any) -> FeedItem:
    given: dict[str, Any] = {
        "title": "Snow",
        "href": "https://example.org/snow.html",
        "guid": "urn:uuid:1",
        "date": NOW,
        "updated": NOW,
        "description": "It fell.",
        "creators": ("Ann",),
        "categories": ("World",),
        "dated": Dated(Moment(date(2022, 1, 17), Precision.DAY), date(2022, 1, 18)),
        "source": Attribution("Reuters", "https://reuters.com/x?a=1&b=2"),
        "language": "",
        "picture": None,
        "body": Html("<p>It fell.</p>"),
    }
    return FeedItem(**(given | values))


def edition(**values: Any) -> EditionItem:
    lines = (
        EditionLine("Snow & ice", "https://example.org/snow.html", "Reuters", ""),
        EditionLine("Eis", "https://example.org/eis.html", "", "de"),
    )
    given: dict[str, Any] = {
        "href": "https://example.org/editions/2022-01-18.html",
        "guid": "urn:uuid:2",
        "closed": NOW,
        "number": 18,
        "first": date(2022, 1, 18),
        "last": date(2022, 1, 18),
        "lines": lines,
    }
    return EditionItem(**(given | values))


def feed(*items: FeedItem | WithdrawnItem | EditionItem, **values: Any) -> Feed:
    given: dict[str, Any] = {
        "site": "The Morning Digest",
        "label": "",
        "editions": False,
        "description": "Once a day",
        "language": "en",
        "home": "https://example.org/",
        "href": "https://example.org/feed.xml",
        "id": "urn:uuid:feed",
        "updated": NOW if items else None,
        "stylesheet": "assets/feed-1.css",
        "picture": "",
        "items": items,
    }
    return Feed(**(given | values))


def written(*items: FeedItem | WithdrawnItem | EditionItem, templates: Templates = ENGLISH, **values: Any) -> Channel:
    channel = write_out(feed(*items, **values), templates)
    assert isinstance(channel, Channel)
    return channel


def only(*items: FeedItem | WithdrawnItem | EditionItem, templates: Templates = ENGLISH) -> Item:
    (item,) = written(*items, templates=templates).items
    return item


def test_item_begins_with_source_and_own_date_and_ends_with_the_original() -> None:
    """Source and date of the article, then its text, then the way to the original."""
    assert (
        "<p><small>Reuters · 17 January 2022</small></p>\n<p>It fell.</p>\n"
        '<p><a href="https://reuters.com/x?a=1&amp;b=2">Read the original</a></p>'
    ) == only(entry()).html


def test_unknown_date_and_source_are_not_made_up() -> None:
    """An unknown date is called unknown; an unknown source is not mentioned, and nothing is linked."""
    item = only(entry(dated=Dated(None, date(2022, 1, 18)), source=Attribution("", "")))
    assert "<p><small>date unknown, added 18 January 2022</small></p>\n<p>It fell.</p>" == item.html


def test_foreign_text_says_its_language() -> None:
    """A reader's voice and hyphenation follow the text's language."""
    assert '<div lang="de">\n<p>Es fiel.</p>\n</div>' in only(entry(language="de", body=Html("<p>Es fiel.</p>"))).html


def test_lead_image_stands_before_the_text() -> None:
    """With its size and its description, escaped."""
    picture = Picture("https://example.org/assets/sea-1.jpg", 800, 600, 'The "grey" sea')
    item = only(entry(picture=picture))
    assert (
        '<p><img src="https://example.org/assets/sea-1.jpg" width="800" height="600" alt="The &#34;grey&#34; sea"></p>'
        in item.html
    )
    assert "https://example.org/assets/sea-1.jpg" == item.picture


def test_withdrawn_item_says_only_that() -> None:
    """In the site's language; the guid, the date and the address stay."""
    gone = WithdrawnItem("https://example.org/1.html", "urn:uuid:1", NOW, NOW)
    assert Item(title="Withdrawn", href="https://example.org/1.html", guid="urn:uuid:1", date=NOW, updated=NOW) == only(
        gone
    )
    assert "Zurückgezogen" == only(gone, templates=GERMAN).title


def test_edition_lists_its_entries() -> None:
    """Its title names day and number, its text links every entry with its source."""
    item = only(edition())
    assert "Tuesday, 18 January 2022 (2022, No. 18)" == item.title
    assert "Snow & ice · Eis" == item.description
    assert (
        '<ul>\n<li><a href="https://example.org/snow.html">Snow &amp; ice</a> <small>Reuters</small></li>\n'
        '<li lang="de"><a href="https://example.org/eis.html">Eis</a></li>\n</ul>'
    ) == item.html


@pytest.mark.parametrize(
    ("first", "last", "number", "title"),
    [
        (date(2022, 1, 17), date(2022, 1, 23), 3, "17 January 2022 to 23 January 2022 (2022, No. 3)"),
        (date(2020, 12, 28), date(2021, 1, 3), 53, "28 December 2020 to 3 January 2021 (2020, No. 53)"),
        (date(2018, 12, 31), date(2019, 1, 6), 1, "31 December 2018 to 6 January 2019 (2019, No. 1)"),
        (date(2022, 2, 1), date(2022, 2, 28), 2, "February 2022 (2022, No. 2)"),
    ],
)
def test_longer_editions_name_their_days(first: date, last: date, number: int, title: str) -> None:
    """A week names its first and last day and is numbered in its ISO year, a month is named as one."""
    assert title == only(edition(first=first, last=last, number=number)).title


def test_titles_of_a_sites_feeds_differ() -> None:
    """Discovery lists and readers show the title alone."""
    titles = [written().title, written(label="NATO").title, written(editions=True).title]
    assert ["The Morning Digest", "NATO · The Morning Digest", "Editions · The Morning Digest"] == titles


@pytest.mark.parametrize("offset", [timedelta(seconds=1172), -timedelta(seconds=1, microseconds=5)])
def test_odd_offsets_become_utc(offset: timedelta) -> None:
    """Old local mean times, whose offsets no feed can write, name the same instant in UTC."""
    moment = datetime(1890, 1, 18, 12, tzinfo=timezone(offset))
    item = only(entry(date=moment))
    assert (timedelta(0), moment.replace(microsecond=0).astimezone(UTC).replace(microsecond=0)) == (
        item.date.utcoffset(),
        item.date.astimezone(UTC),
    )


def test_brief_stands_between_source_and_text() -> None:
    """Sentences of a long text come after its source and date, before the text itself."""
    html = only(entry(brief=("It fell.", "It <b>lay</b>."))).html
    places = [html.index(part) for part in ("Reuters", "It fell.</li>", "&lt;b&gt;lay", "<p>It fell.</p>")]
    assert sorted(places) == places


def test_failing_item_template_is_a_diagnostic(tmp_path: Path) -> None:
    """The template's own fault is named, and no feed is made."""
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds/item.html").write_text("\n{{ item.nothing }}")
    templates = Templates(load_theme(tmp_path), Wording("en"))
    fault = write_file(Page("feed.xml", PageKind.RSS, feed(entry())), templates)
    assert isinstance(fault, Diagnostic)
    assert ("template-error", 2) == (fault.code, fault.span.line)


hostile = st.text(st.characters() | st.sampled_from("<>&'\"\x00\x08\x1b\x85]\ud800\ufffe\n\t"))


@given(hostile, hostile, hostile, st.sampled_from([PageKind.RSS, PageKind.ATOM, PageKind.JSON]))
def test_hostile_text_leaves_the_feed_whole(title: str, text: str, name: str, kind: PageKind) -> None:
    """Control characters, markup and CDATA ends in titles, texts and names break no format, and none gets in."""
    item = entry(title=title, description=text, creators=(name,), categories=(name,), source=Attribution(name, ""))
    lines = (EditionLine(title, "https://example.org/1.html", name, ""),)
    view = feed(item, edition(lines=lines), site=title, label=text, description=name)
    data = write_file(Page("feed.xml", kind, view), ENGLISH)
    assert isinstance(data, bytes)
    decoded = data.decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", decoded)
    assert not re.search(r"\\u00[01][0-9a-f]", decoded)
    if kind is not PageKind.JSON:
        ET.fromstring(data)
