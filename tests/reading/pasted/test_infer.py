"""What a pasted text says of itself, and what it rests on."""

from __future__ import annotations

import pytest

from digest.foundation.model import Entry, Provenance
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

HEADLINE = "Ferry leaves the quay early"
P = "The harbour master said on Monday that the ferry had left the quay before the storm came, and nobody was hurt."
Q = "Divers are to look at the hull in the morning, and the company has promised to run a bus until the ship is back."


def entry(text: str, path: str = "a.txt") -> Entry:
    found = read_article(path, text.encode(), DEFAULT_SETTINGS).entry
    assert found is not None
    return found


def under(small_print: str, path: str = "a.txt") -> Entry:
    return entry(f"{HEADLINE}\n{small_print}\n\n{P}\n\n{Q}\n", path)


def test_a_headline_that_stands_in_the_text_is_extracted() -> None:
    """Its evidence is its own line."""
    field = under("By Ann Lee").headline
    assert (HEADLINE, Provenance.EXTRACTED, "headline-line") == (field.value, field.provenance, field.rule)
    assert field.evidence is not None
    assert (HEADLINE, 1, 0) == (field.evidence.text, field.evidence.line, field.evidence.start)


def test_a_headline_that_is_derived_says_so() -> None:
    """Its evidence is the piece of the lede, behind a dateline."""
    field = entry(f"OSLO, Jan. 18 (Reuters) - {P}\n\n{Q}\n").headline
    assert (P.rstrip("."), Provenance.INFERRED, "lede-clause") == (field.value, field.provenance, field.rule)
    assert field.evidence is not None
    assert P.rstrip(".") == field.evidence.text


def test_the_evidence_of_a_wrapped_headline_keeps_its_line_ends() -> None:
    """The value is folded, the evidence is the source as it stands."""
    wrapped = P.replace(" quay before", "\nquay before").replace(
        "nobody", "nobody at all in the whole of the harbour town"
    )
    wrapped = wrapped.replace(" at all in", "\nat all in")
    field = entry(f"{wrapped}\n\n{wrapped}\n\n{wrapped}\n").headline
    assert field.evidence is not None
    assert field.value == " ".join(field.evidence.text.split())


@pytest.mark.parametrize(
    ("lede", "headline"),
    [
        (f"It rained.\n\n{P}", P.rstrip(".")),
        (
            "“We left early, before the storm came in,” the harbour master said. It rained.",
            "“We left early, before the storm came in,” the harbour master said",
        ),
        (
            f"Le maître du port a dit que ce n'est pas la faute des hommes. {Q}",
            "Le maître du port a dit que ce n'est pas la faute des hommes",
        ),
    ],
    ids=["too short a lede", "a quotation", "another language"],
)
def test_where_a_headline_is_derived_from(lede: str, headline: str) -> None:
    """From the first paragraph that has twenty characters."""
    assert headline == entry(f"{lede}\n\n{Q} {Q}\n\n{P} {Q}\n").headline.value


def test_no_headline_is_made_of_too_little() -> None:
    """A word is none."""
    assert ("no-sentence", None) == (entry("Oslo").headline.rule, entry("Oslo").headline.value)


@pytest.mark.parametrize(
    ("small_print", "published", "updated"),
    [
        ("18 January 2022", "2022-01-18", None),
        ("Tuesday 18 January 2022 14:30 GMT", "2022-01-18T14:30:00+00:00", None),
        ("Published 17 January 2022 | Updated 18 January 2022", "2022-01-17", "2022-01-18"),
        ("Monday 17 January 2022\nUpdated Tuesday 18 January 2022", "2022-01-17", "2022-01-18"),
        ("Updated: 18 January 2022", "2022-01-18", "2022-01-18"),
        ("By Ann Lee\n18 January 2022", "2022-01-18", None),
        ("Tuesday", None, None),
        ("Tuesday, January 18", None, None),
        ("January 2022", None, None),
        ("05/04/2019", None, None),
        ("31 February 2022", None, None),
    ],
)
def test_dates_under_a_headline(small_print: str, published: str | None, updated: str | None) -> None:
    """Full dates only; the date of a change is published's where there is no other, and says so."""
    found = under(small_print)
    assert published == (found.published.value.iso if found.published.value else None)
    assert updated == (found.updated.value.iso if found.updated.value else None)
    if published == updated and published:
        assert (Provenance.INFERRED, "updated-line") == (found.published.provenance, found.published.rule)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{P}\n\n{Q}\n\nLeave a Reply\nBo Ek\n19 January 2022 at 10:15\nIt rained.\n",
        f"{HEADLINE}\n\n{P} On 4 March 2019 the last ferry sank.\n\n{Q}\n",
        f"{HEADLINE}\n\nOn 4 March 2019 the last ferry sank in the harbour of the town, and nobody was hurt.\n\n{Q}\n",
        f"The storm of 4 March 2019\n\n{P}\n\n{Q}\n",
        f"OSLO, Jan. 18 (Reuters) - {P}\n\n{Q}\n",
        f"Storms at the ferry quay\n\n17 January 2022\n{P}\n\n18 January 2022\n{Q}\n\n19 January 2022\n{P}\n",
        f"{P}\n\n17 January 2022\n\n{Q}\n",
    ],
    ids=["a comment's", "in prose", "opening a sentence", "in a headline", "without a year", "a chronicle's", "within"],
)
def test_dates_that_are_not_the_articles(text: str) -> None:
    """No date is taken from a comment, from what is told, or from a day without its year."""
    assert entry(text).published.value is None


def test_a_datelines_year_may_stand_in_the_path() -> None:
    """Its day is then a date; without any year the fragment is kept as evidence."""
    text = f"OSLO, Jan. 18 (Reuters) - {P}\n\n{Q}\n"
    in_path = entry(text, "2022/ferry.txt").published
    assert in_path.value is not None
    assert ("2022-01-18", "dateline-with-year-of-path") == (in_path.value.iso, in_path.rule)
    without = entry(text).published
    assert without.evidence is not None
    assert ("dateline-without-year", "OSLO, Jan. 18 (Reuters) -") == (without.rule, without.evidence.text.strip())


def test_a_date_run_together_with_a_line_is_split_off() -> None:
    """With the headline, or before the first sentence."""
    fused = entry(f"Ferry leaves the quay early Tuesday, 18 January 2022\n\n{P}\n\n{Q}\n")
    assert (HEADLINE, "date-run-together") == (fused.headline.value, fused.published.rule)
    opening = entry(f"18 January 2022 - {P}\n\n{Q}\n").published
    assert opening.value is not None
    assert "2022-01-18" == opening.value.iso


@pytest.mark.parametrize(
    ("small_print", "authors", "source"),
    [
        ("By Ann Lee", ("Ann Lee",), None),
        ("By Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek"), None),
        ("By Reuters", None, "Reuters"),
        ("By Ann Lee, Reuters", ("Ann Lee",), "Reuters"),
        ("By our science desk", ("our science desk",), None),
        ("By Election Day", None, None),
        ("By Tuesday the talks had failed", None, None),
        ("By the end", None, None),
        ("Ann Lee", None, None),
    ],
)
def test_who_wrote_it(small_print: str, authors: tuple[str, ...] | None, source: str | None) -> None:
    """A byline names authors; an agency is a source; a time is neither."""
    found = under(small_print)
    assert authors == found.authors.value
    assert source == (found.source.value.name if found.source.value else None)


@pytest.mark.parametrize(
    ("lede", "dateline", "agency"),
    [
        (f"OSLO, Norway, Jan. 18 (AP) — {P}", "OSLO, Norway", "AP"),
        (f"CAPE TOWN (AP) — {P}", "CAPE TOWN", "AP"),
        (f"OSLO — {P}", "OSLO", None),
        (f"NASA - {P}", None, None),
        (f"UPDATE - {P}", None, None),
        (P, None, None),
    ],
)
def test_datelines_name_a_place_and_perhaps_a_source(lede: str, dateline: str | None, agency: str | None) -> None:
    """The agency's evidence is where it stands in brackets, not the same letters in the place."""
    found = entry(f"{lede}\n\n{Q}\n")
    assert dateline == found.dateline.value
    assert agency == (found.source.value.name if found.source.value else None)
    if found.source.evidence:
        assert "(" == lede[found.source.evidence.start - 1]


def test_a_web_address_above_the_text_is_its_source() -> None:
    """One with a path; a site's bare address may be anything."""
    source = entry(f"https://www.example.org/2022/ferry\n{HEADLINE}\n\n{P}\n\n{Q}\n").source
    assert source.value is not None
    assert ("example.org", "https://www.example.org/2022/ferry") == (source.value.name, source.value.url)
