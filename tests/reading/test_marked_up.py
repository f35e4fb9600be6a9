"""The body of a Markdown file: what its author marked up stands."""

from __future__ import annotations

import pytest

from digest.foundation.model import Entry, LostEmbed
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article

P = "The harbour master said on Monday that the ferry had left the quay before the storm came, and nobody was hurt."
Q = "Divers are to look at the hull in the morning, and the company has promised to run a bus until the ship is back."


def entry(text: str, path: str = "a.md") -> Entry:
    found = read_article(path, text.encode(), DEFAULT_SETTINGS).entry
    assert found is not None
    return found


@pytest.mark.parametrize("text", [f"# Ferry leaves\n\n{P}\n", f"Ferry leaves\n============\n\n{P}\n"])
def test_the_first_heading_is_the_headline(text: str) -> None:
    """It is not part of the body."""
    found = entry(text)
    assert ("Ferry leaves", "first-heading", [P]) == (
        found.headline.value,
        found.headline.rule,
        [each.text for each in found.blocks],
    )


@pytest.mark.parametrize(
    ("title", "body"), [("Ferry leaves", [P]), ("FERRY LEAVES", [P]), ("A storm", ["Ferry leaves", P])]
)
def test_a_heading_that_differs_from_the_title_stays(title: str, body: list[str]) -> None:
    """One that repeats it does not."""
    assert body == [each.text for each in entry(f"---\ntitle: {title}\n---\n# Ferry leaves\n\n{P}\n").blocks]


def test_an_empty_title_leaves_the_heading() -> None:
    """The editor wants no headline, and nothing is lost."""
    found = entry(f"---\ntitle:\n---\n# Ferry leaves\n\n{P}\n")
    assert (None, ["Ferry leaves", P]) == (found.headline.value, [each.text for each in found.blocks])


def test_a_derived_headline_is_free_of_markup() -> None:
    """Only text that stands in the source as it is read is taken."""
    found = entry("The harbour master said on Monday that the *ferry* had left the quay early. It rained.\n").headline
    assert found.evidence is not None
    assert found.value == " ".join(found.evidence.text.split())
    assert (found.value or "*").startswith("The harbour master said on Monday")
    assert "*" not in (found.value or "")


def test_furniture_within_the_text_is_the_authors() -> None:
    """Nothing inside is taken for what a page put there."""
    text = f"# Ferry\n\n{P}\n\n## Comments\n\nShare this\n\nRelated\n\n{Q}\n"
    assert () == entry(text).removed


def test_a_blogs_footer_is_cut() -> None:
    """If it opens the comments; what the cut lines said is kept with the entry."""
    text = f"# Ferry\n\n{P}\n\n{Q}\n\nLabels: ferry\n\nNo comments:\n\nPost a Comment\n\nNewer Post Older Post Home\n"
    found = entry(text)
    assert [P, Q] == [each.text for each in found.blocks]
    assert ["Labels: ferry", "No comments:", "Post a Comment", "Newer Post Older Post Home"] == [
        each.text for each in found.removed
    ]
    assert "Post a Comment" in entry(f"---\ncleanup: off\n---\n{text}").html


def test_a_last_line_alone_is_no_footer() -> None:
    """Tags at the end are the author's where no comment section follows."""
    assert () == entry(f"# Ferry\n\n{P}\n\nLabels: ferry\n").removed


def test_small_print_under_the_heading_is_read() -> None:
    """It stays where it stands; its evidence is the line."""
    found = entry(f"# Ferry leaves\n\n*By Ann Lee*, 18 January 2022\n\n{P}\n")
    assert found.published.value is not None
    assert (("Ann Lee",), "2022-01-18") == (found.authors.value, found.published.value.iso)


def test_a_dateline_is_read() -> None:
    """Its place, its agency, and its day where the path has the year."""
    found = entry(f"OSLO, Jan. 18 (Reuters) - {P}\n", "2022/a.md")
    assert found.published.value is not None
    assert found.source.value is not None
    assert ("OSLO", "Reuters", "2022-01-18") == (
        found.dateline.value,
        found.source.value.name,
        found.published.value.iso,
    )


@pytest.mark.parametrize(
    ("after", "loss"),
    [("", LostEmbed.CERTAIN), ("- a boat\n", None), (f"> {Q}\n", None), ("## Next\n\nText.\n", LostEmbed.CERTAIN)],
    ids=["the end", "a list", "a quotation", "a heading"],
)
def test_lost_embeds(after: str, loss: LostEmbed | None) -> None:
    """A lead-in before nothing has lost what it leads in to."""
    blocks = entry(f"# Ferry\n\n{P}\n\nThe minister then wrote this:\n\n{after}").blocks
    assert loss is blocks[1].lost_embed
