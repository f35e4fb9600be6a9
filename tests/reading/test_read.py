"""How one article file becomes an entry: what the editor gave, what the path says, what the text says."""

from __future__ import annotations

import pytest

from digest.foundation.model import Entry, Field, Moment, Provenance
from digest.foundation.settings import (
    DEFAULT_SETTINGS,
    Cleanup,
    EntryDefaults,
    ReadingSettings,
    Section,
    SourceRules,
)
from digest.reading.read import read_article

HEADLINE = "Ferry leaves the quay early"
P = "The harbour master said on Monday that the ferry had left the quay before the storm came, and nobody was hurt."
Q = "Divers are to look at the hull in the morning, and the company has promised to run a bus until the ship is back."
DE = "Der Hafenmeister hat am Montag gesagt, dass die Fähre vor dem Sturm ausgelaufen ist und niemand verletzt wurde."
FR = "Le maître du port a dit que ce n'est pas la faute des hommes qui étaient avec lui sur le bateau dans la nuit."
PASTED = f"{HEADLINE}\nBy Ann Lee\n18 January 2022\n\n{P}\n\n{Q}\n"


def entry(text: str | bytes, path: str = "a.txt", settings: ReadingSettings = DEFAULT_SETTINGS) -> Entry:
    data = text if isinstance(text, bytes) else text.encode()
    found = read_article(path, data, settings).entry
    assert found is not None
    return found


def date(field: Field[Moment]) -> str | None:
    return field.value.iso if field.value else None


def codes(text: str | bytes, path: str = "a.txt") -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return [each.code for each in read_article(path, data, DEFAULT_SETTINGS).diagnostics]


def test_a_pasted_text_says_all_of_itself() -> None:
    """Without a word from the editor."""
    found = entry(PASTED)
    assert (HEADLINE, ("Ann Lee",), "2022-01-18") == (found.headline.value, found.authors.value, date(found.published))
    assert ([P, Q], "text", "en") == ([each.text for each in found.blocks], found.format, found.language.value)
    assert len(f"{P} {Q}".split()) == found.words


def test_the_editor_wins_over_path_and_text() -> None:
    """Whatever stands in the metadata block is given, and the rest is still found."""
    found = entry(f"---\ntitle: A storm\ndate: 2022-01-19\nauthor: Bo Ek\n---\n{PASTED}", "2022-01-20-ferry.txt")
    assert ("A storm", ("Bo Ek",), "2022-01-19") == (found.headline.value, found.authors.value, date(found.published))
    assert {Provenance.GIVEN} == {each.provenance for each in (found.headline, found.authors, found.published)}


def test_the_path_wins_over_the_text() -> None:
    """A date in the file's name is the editor's, too."""
    assert "2022-01-20" == date(entry(PASTED, "2022-01-20-ferry.txt").published)
    assert "2022-01-18" == date(entry(PASTED, "ferry.txt").published)


def test_a_month_in_the_path_lets_the_text_say_the_day() -> None:
    """If it is a day of that month; else the month stands."""
    assert "2022-01-18" == date(entry(PASTED, "2022/01/ferry.txt").published)
    assert "2022-02" == date(entry(PASTED, "2022/02/ferry.txt").published)


def test_an_empty_value_means_do_not_infer() -> None:
    """Title, date and authors stay empty, and no line is taken out of the body for a title nobody wants."""
    found = entry(f"---\ntitle:\ndate:\nauthor:\n---\n{PASTED}", "2022-01-20-ferry.txt")
    assert [None, None, None] == [found.headline.value, found.published.value, found.authors.value]
    assert {Provenance.GIVEN} == {each.provenance for each in (found.headline, found.published, found.authors)}
    assert HEADLINE == found.blocks[0].text


@pytest.mark.parametrize("title", [HEADLINE, HEADLINE.lower()])
def test_a_title_that_repeats_the_headline_line_takes_it_out(title: str) -> None:
    """It would stand twice on the page."""
    assert [P, Q] == [each.text for each in entry(f"---\ntitle: {title}\n---\n{PASTED}").blocks]


def test_a_title_of_another_wording_leaves_the_line() -> None:
    """It may be a subheading, or the headline that the editor found too dull: nothing is lost."""
    assert HEADLINE == entry(f"---\ntitle: A storm\n---\n{PASTED}").blocks[0].text


@pytest.mark.parametrize(
    ("text", "language", "provenance"),
    [
        (f"{P} {Q}", "en", Provenance.INFERRED),
        (f"{DE} {DE}", "de", Provenance.INFERRED),
        (f"{FR} {FR}", "fr", Provenance.INFERRED),
        (f"---\nlanguage: nb\n---\n{P}", "nb", Provenance.GIVEN),
        ("Oslo.", "en", Provenance.INFERRED),
        (f"{P} {DE} {P} {DE}", "en", Provenance.INFERRED),
        ("船が港を出た。" * 20, "en", Provenance.INFERRED),
    ],
    ids=["English", "German", "French", "given", "very short", "mixed", "not known by its words"],
)
def test_languages(text: str, language: str, provenance: Provenance) -> None:
    """By its function words, else the site's."""
    field = entry(text).language
    assert (language, provenance) == (field.value, field.provenance)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding: str, ends: str) -> None:
    """The same text in any of them is the same entry, with the same id."""
    text = f"Fähre fährt früher\n\n{DE}\n\n„{DE}“\n"
    found = entry(text.replace("\n", ends).encode(encoding))
    assert entry(text) == found


def test_the_sites_defaults_fill_what_nobody_said() -> None:
    """After the text, which may say it; the language before it, which is the editor's word."""
    settings = ReadingSettings(defaults=EntryDefaults(authors=("The desk",), source="The Harbour News", language="de"))
    assert (("Ann Lee",), "de") == (
        entry(PASTED, settings=settings).authors.value,
        entry(PASTED, settings=settings).language.value,
    )
    silent = entry(f"{P}\n\n{Q}\n", settings=settings)
    assert ("The desk",) == silent.authors.value
    assert silent.source.value is not None
    assert "The Harbour News" == silent.source.value.name


def test_clean_up_of_site_source_and_entry_all_count() -> None:
    """Each may keep and remove lines."""
    settings = ReadingSettings(
        cleanup=Cleanup(remove=("Site line",)),
        sources=(SourceRules("Harbour News", url="https://example.org/", cleanup=Cleanup(remove=("Source line",))),),
    )
    header = "---\nsource: harbour news\ncleanup:\n  remove: [Entry line]\n---\n"
    found = entry(f"{header}{P}\n\nSite line\n\nSource line\n\nEntry line\n\n{Q}\n", settings=settings)
    assert [P, Q] == [each.text for each in found.blocks]
    assert {"override:remove"} == {each.rule for each in found.removed}
    assert found.source.value is not None
    assert "https://example.org/" == found.source.value.url


def test_the_folder_is_the_section() -> None:
    """As digest.yaml spells it, if it is listed there."""
    settings = ReadingSettings(sections=(Section("world", "The World"),))
    assert entry(PASTED, "world/a.txt", settings).section.value is not None
    assert entry(PASTED, "a.txt", settings).section.value is None


@pytest.mark.parametrize(
    ("data", "path", "found"),
    [
        (b"", "a.txt", ["empty-file"]),
        (b" \n\t\n", "a.txt", ["empty-file"]),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", ["not-text"]),
        (b"---\ntitle: [\n---\nText.", "a.txt", ["broken-front-matter"]),
    ],
)
def test_files_that_are_withheld_say_why(data: bytes, path: str, found: list[str]) -> None:
    """There is no entry, and one reason."""
    reading = read_article(path, data, DEFAULT_SETTINGS)
    assert (None, found) == (reading.entry, [each.code for each in reading.diagnostics])


def test_a_bad_field_costs_only_itself() -> None:
    """It counts as unknown, and the article is published."""
    text = f"---\ndate: yesterday\nauthor: Bo Ek\n---\n{P}\n"
    found = entry(text)
    assert (("Bo Ek",), None, "bad-field") == (found.authors.value, found.published.value, found.published.rule)
    assert ["bad-field"] == codes(text)


def test_diagnostics_come_in_the_order_of_the_file() -> None:
    """Those of the metadata block before those of the body."""
    text = f"---\ntitel: x\ndate: yesterday\n---\n{P}\n\nThe minister then wrote this to the council:\n"
    assert ["misspelt-key", "bad-field", "lost-embed"] == codes(text)


@pytest.mark.parametrize("path", ["a.md", "a.markdown", "A.MD"])
def test_markdown_is_known_by_its_name(path: str) -> None:
    """In other files an asterisk is an asterisk."""
    assert ("markdown", "<em>") == (entry("*Ferry*", path).format, entry("*Ferry*", path).html[11:15])
    assert ("text", "*Ferry*") == (entry("*Ferry*").format, entry("*Ferry*").blocks[0].text)
