"""What an entry's page tells programs: nothing that was only derived, and no markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from digest.assembly.assembling import assemble
from digest.assembly.cards import Cards
from digest.assembly.ledger import Ledger
from digest.assembly.structured import news_article
from digest.foundation.config import Config
from digest.foundation.model import Field, Moment, Precision, Provenance, Rights, Source

if TYPE_CHECKING:
    from digest.foundation.model import Entry

MakeEntry = Callable[..., "Entry"]
NOW = datetime(2022, 1, 18, 7, 30, tzinfo=UTC)


def text(entry: Entry, url: str = "https://example.org/") -> str:
    site = assemble([entry], Ledger(), Config(title="News", url=url), NOW, present=frozenset({entry.path}))
    return news_article(Cards(site, {}, {}), site.entries[0], site.editions[0]).text


def data(entry: Entry, url: str = "https://example.org/") -> dict[str, Any]:
    found = json.loads(text(entry, url))
    assert isinstance(found, dict)
    return found


def test_article_says_what_is_known(make_entry: MakeEntry) -> None:
    """A copied article names its author, its original and the edition, and the site does not claim it."""
    entry = make_entry(
        headline="Snow",
        dek="Much of it",
        section="world",
        topics=("Ice",),
        language="en",
        authors=("Ann", "NRK"),
        source=Source("NRK", "https://nrk.example/snow"),
        published=date(2022, 1, 17),
        corrections=("Not rain.",),
    )
    assert {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": "https://example.org/2022/01/snow.html",
        "headline": "Snow",
        "alternativeHeadline": "Much of it",
        "datePublished": "2022-01-17",
        "inLanguage": "en",
        "author": [{"@type": "Person", "name": "Ann"}, {"@type": "Organization", "name": "NRK"}],
        "articleSection": "World",
        "keywords": ["Ice"],
        "wordCount": 6,
        "isBasedOn": {
            "@type": "NewsArticle",
            "url": "https://nrk.example/snow",
            "publisher": {"@type": "Organization", "name": "NRK"},
        },
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": 1,
            "isPartOf": {"@type": "Periodical", "name": "News"},
        },
        "correction": [{"@type": "CorrectionComment", "text": "Not rain."}],
    } == data(entry)


def test_what_digest_derived_is_left_out(make_entry: MakeEntry) -> None:
    """A derived headline, a guessed language, an inferred or unknown date are no facts."""
    entry = make_entry(text="Snow fell. Trains stopped.")
    guessed = Field("en", Provenance.INFERRED, "function-words")
    inferred = Field(Moment(date(2022, 1, 17), Precision.DAY), Provenance.INFERRED, "updated-line")
    found = data(replace(entry, language=guessed, published=inferred), url="")
    assert {"@context", "@type", "wordCount", "isPartOf"} == set(found)


def test_month_is_no_date(make_entry: MakeEntry) -> None:
    """Programs would take a month for its first day."""
    assert "datePublished" not in data(make_entry(headline="Snow", published="2022-01"))


def test_text_that_is_not_published_is_not_counted(make_entry: MakeEntry) -> None:
    """A link to an article says nothing of its text."""
    found = data(make_entry(headline="Snow", publish=Rights.LINK, text="Secret text."))
    assert "wordCount" not in found
    assert "Secret" not in str(found)


@given(headline=st.text(min_size=1).filter(str.strip))
def test_no_headline_ends_the_script_element(make_entry: MakeEntry, headline: str) -> None:
    """Whatever a text says, the data holds no markup and reads back as it was."""
    entry = make_entry(headline=headline)
    assert not set("<>&\u2028\u2029") & set(text(entry))
    assert headline == data(entry)["headline"]
