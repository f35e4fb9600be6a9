"""What is taken out of a pasted text, and what never is."""

from __future__ import annotations

import pytest

from digest.foundation.settings import Cleanup
from digest.reading.pasted.boilerplate import load_boilerplate
from digest.reading.pasted.clean import Article, clean
from digest.reading.pasted.units import detect, join_units, split_lines

HEADLINE = "Ferry leaves the quay early"
P = "The harbour master said on Monday that the ferry had left the quay before the storm came, and nobody was hurt."
Q = "Divers are to look at the hull in the morning, and the company has promised to run a bus until the ship is back."
R = "The town has asked the ministry for a second boat, since the old one is often out of service in the winter months."
COMMENT = "I was there that night and it was the best of all the ferries, whatever the papers say about it now."
DE_P = "Der Hafenmeister hat am Montag gesagt, dass die Fähre vor dem Sturm ausgelaufen ist und niemand verletzt wurde."
DE_Q = (
    "Die Stadt will nun ein zweites Schiff kaufen, weil das alte im Winter oft nicht fahren kann und die Leute warten."
)


def cleaned(text: str, language: str = "en", title: str | None = None, overrides: Cleanup | None = None) -> Article:
    lines = split_lines(text)
    every = (overrides,) if overrides else ()
    return clean(join_units(lines, detect(lines)), load_boilerplate(language), language, every, title)


def kept(text: str, language: str = "en", title: str | None = None, overrides: Cleanup | None = None) -> list[str]:
    return [unit.text for unit in cleaned(text, language, title, overrides).body]


def rules(text: str, language: str = "en", title: str | None = None) -> dict[str, str]:
    return {each.unit.text: each.rule for each in cleaned(text, language, title).taken}


BLOGSPOT = f"""\
{HEADLINE}

{P}

{Q}

{R}

Posted by Ann Lee at 9:10 AM

Email ThisBlogThis!Share to TwitterShare to Facebook

Labels: ferry, harbour

2 comments:

Bo Ek said...
{COMMENT}
January 19, 2022 at 8:15 AM

Cy Dahl said...
No it was not, and the coffee on board was bad as well, if you ask me about it.
January 20, 2022 at 8:15 AM

Post a Comment

Newer Post Older Post Home

Subscribe to: Post Comments (Atom)

Powered by Blogger.
"""
WORDPRESS = f"""\
{HEADLINE}

January 18, 2022 by Ann Lee

{P}

{Q}

{R}

Share this:
Twitter
Facebook

Like this:
Like Loading...

Related
A second ferry for the town
Winter timetable

Posted in News | Tagged ferry, harbour | 2 Comments

Post navigation
← A second ferry
Winter timetable →

Leave a Reply
Your email address will not be published. Required fields are marked *
Name *
Email *
"""
NEWSPAPER = f"""\
Skip to content
The Harbour News
Home
News
Sport
Search
Log in
{HEADLINE}
By Ann Lee
18 January 2022
Share this
{P}
Advertisement
{Q}
Photo: Bo Ek
{R}
Sign up for our daily newsletter and never miss a story.
Most read
Team wins match in the last minute of the game
Rain expected in the south
Privacy Policy
© 2022 The Harbour News. All rights reserved.
"""
RELATED = f"""\
{HEADLINE}

By Ann Lee

{P}

Related articles
A second ferry for the town
Winter timetable

{Q}

{R}

Share this
Facebook
Twitter
"""
GERMAN_BLOGSPOT = f"""\
Fähre fährt früher

{DE_P}

{DE_Q}

Eingestellt von Anna Lee um 09:10

Diesen Post per E-Mail versendenBlogThis!In Twitter freigebenIn Facebook freigeben

Labels: Fähre

Keine Kommentare:

Kommentar veröffentlichen

Neuerer Post Älterer Post Startseite

Abonnieren Kommentare zum Post (Atom)
"""
GERMAN_WORDPRESS = f"""\
Fähre fährt früher

{DE_P}

{DE_Q}

Teilen mit:
Twitter
Facebook

Gefällt mir:
Gefällt mir Wird geladen …

Ähnliche Beiträge

Veröffentlicht am 18. Januar 2022 von Anna Lee
Veröffentlicht in Allgemein
Beitragsnavigation
Schreibe einen Kommentar
Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert
"""
GERMAN_NEWSPAPER = f"""\
Zum Inhalt springen
Menü
Startseite
Politik
Suche
Fähre fährt früher
Von Anna Lee
18. Januar 2022
{DE_P}
Anzeige
{DE_Q}
Mehr zum Thema
Ein zweites Schiff
Winterfahrplan
Teilen
Kommentare
Impressum
Datenschutz
"""


@pytest.mark.parametrize(
    ("text", "body", "language"),
    [
        (BLOGSPOT, [P, Q, R], "en"),
        (WORDPRESS, [P, Q, R], "en"),
        (NEWSPAPER, [P, Q, R], "en"),
        (RELATED, [P, Q, R], "en"),
        (GERMAN_BLOGSPOT, [DE_P, DE_Q], "de"),
        (GERMAN_WORDPRESS, [DE_P, DE_Q], "de"),
        (GERMAN_NEWSPAPER, [DE_P, DE_Q], "de"),
    ],
    ids=["Blogspot", "WordPress", "a newspaper", "links within", "German Blogspot", "German WordPress", "German paper"],
)
def test_the_page_around_an_article_is_taken_away(text: str, body: list[str], language: str) -> None:
    """Menus above, share bars, links and advertisements within, comments and footers below: the paragraphs stay."""
    assert body == kept(text, language)


@pytest.mark.parametrize("text", [BLOGSPOT, WORDPRESS, NEWSPAPER, RELATED])
def test_every_unit_is_kept_or_has_a_rule(text: str) -> None:
    """Nothing is lost in silence: body and what was taken are the text."""
    article = cleaned(text)
    units = sorted((*article.body, *(each.unit for each in article.taken)), key=lambda unit: unit.start)
    assert [line.strip() for line in text.split("\n") if line.strip()] == [unit.text for unit in units]
    assert all(each.rule for each in article.taken)


@pytest.mark.parametrize("text", [BLOGSPOT, WORDPRESS, NEWSPAPER, RELATED])
def test_taking_away_what_was_taken_leaves_nothing_to_take(text: str) -> None:
    """Cleaning the body again, under its headline, removes nothing."""
    article = cleaned(text)
    assert article.headline is not None
    assert [] == list(rules("\n\n".join(unit.text for unit in article.body), title=article.headline.text))


def test_a_rule_says_where_a_line_stood_and_what_it_is() -> None:
    """Above, within or below the article, or what it became."""
    found = rules(NEWSPAPER)
    assert ("before:line", "before:page") == (found["Skip to content"], found["The Harbour News"])
    assert ("headline", "small-print", "small-print") == (
        found[HEADLINE],
        found["By Ann Lee"],
        found["18 January 2022"],
    )
    assert ("inside:line", "inside:line") == (found["Advertisement"], found["Photo: Bo Ek"])
    assert ("after:list", "after:foot") == (found["Most read"], found["Privacy Policy"])
    assert "after:tail" == rules(BLOGSPOT)[COMMENT]


def test_comments_are_not_article_though_they_are_prose() -> None:
    """The line that opens them is never crossed, however much they wrote."""
    comments = "\n".join([COMMENT, "Bo Ek", "Reply"] * 12)
    assert [P, Q] == kept(f"{HEADLINE}\n{P}\n{Q}\nLeave a Reply\n{comments}\n")


def test_a_headline_or_byline_within_the_article_goes() -> None:
    """Pages repeat both over a gallery or a video; the first one is enough."""
    text = f"{HEADLINE}\nBy Ann Lee\n{P}\n{Q}\n{R}\n{HEADLINE}\n{Q} It rained.\nAnn Lee, Oslo\n{R} It rained.\n"
    assert [P, Q, R, f"{Q} It rained.", f"{R} It rained."] == kept(text)
    assert {"inside:repeated-headline", "inside:byline-again"} <= set(rules(text).values())


CLEAN = {
    "an interview": "A talk with the harbour master\n\nThe ferry?\n\nFine.\n\nThe quay?\n\nFine.\n\nWhen?\n\nFriday.",
    "a recipe": "Plum cake\n\nA cake for a summer day, and it keeps.\n\nIngredients\n\n200 g flour\n100 g butter\n"
    "3 eggs\n\nMethod\n\nBeat the butter with the eggs.\nAdd the flour.\nPut the plums on top and bake it for an hour.",
    "a poem": "Evening\n\nThe boats come home\nacross the bay,\nthe light is low,\nand no one speaks,\n\n"
    "the stones are wet\nand dark.",
    "a table": f"League table\n\nTeam   Played   Points\nOslo   12   30\nBergen   12   28\n\n{P}",
    "a list at the end": f"{HEADLINE}\n\n{P}\n\n{Q}\n\nWhat you need:\nA boat\nA rope\nA lamp\nWarm clothes",
    "bullets at the end": f"{P}\n\n{Q}\n\n- a boat\n- a rope\n- a lamp",
    "a chronicle": f"Storms at the ferry quay\n\n17 January 2022\n{P}\n\n18 January 2022\n{Q}\n\n19 January 2022\n{R}",
    "a terse chronicle": "A wet week\n\n17 January 2022\nRain.\n18 January 2022\nIt rained.\n19 January 2022\nSun.",
    "two dates within": f"{P}\n\n17 January 2022\n\n{Q}\n\n18 January 2022\n\n{R}",
    "a date near the end": f"{P}\n\n{Q}\n\n18 January 2022\n\nThe ferry sails again.",
    "times of day": f"{P}\n\nBy Tuesday the talks had failed.\n\n{Q}\n\nBy Election Day\n\n{R}\n\n"
    f"By The Numbers\n\n{Q} It rained.",
    "an article about comments": f"Why papers close their comments\n\n{P} Comments cost time.\n\nComments\n\n"
    f"Readers write a thousand comments a day. {Q}\n\nAdvertising\n\nAdvertisement pays for it, the publisher said.",
    "subheadings": f"{HEADLINE}\n\n{P}\n\nThe storm\n\n{Q}\n\nWhat comes next\n\n{R}",
    "words of furniture in prose": f"{P}\n\nNo comments were left by Friday.\n\nRelated work was done in Oslo.\n\n"
    "Read more books, the editor advised her readers.\n\nShare prices fell.",
    "one sentence": "The ferry left.",
    "one word": "Ferry",
    "a line of links": "Oslo | Bergen | Emden",
}


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN.keys())
def test_nothing_is_taken_out_of_a_clean_text(text: str) -> None:
    """But the headline, which is shown above it."""
    assert {"headline"} >= set(rules(text).values())


@pytest.mark.parametrize("button", ["Share", "Advertisement", "Read more"])
def test_a_button_within_a_clean_text_goes_alone(button: str) -> None:
    """What stands around it stays."""
    assert [P, Q, R] == kept(f"{P}\n\n{Q}\n\n{button}\n\n{R}")


def test_the_lines_that_an_editor_keeps_are_kept() -> None:
    """`keep` wins over every rule; `*` stands for any text, and letter case does not matter."""
    assert [P, "Advertisement", Q, R] == kept(NEWSPAPER, overrides=Cleanup(keep=("advertise*",)))
    assert HEADLINE in kept(NEWSPAPER, overrides=Cleanup(keep=(HEADLINE,)))
    assert cleaned(NEWSPAPER, overrides=Cleanup(keep=(HEADLINE,))).headline is None


def test_the_lines_that_an_editor_removes_are_removed() -> None:
    """`remove` takes away whole lines only, and wins over prose."""
    assert [P, R] == kept(NEWSPAPER, overrides=Cleanup(remove=("Divers are*",)))
    assert [P, Q, R] == kept(NEWSPAPER, overrides=Cleanup(remove=("Divers are",)))
    both = Cleanup(remove=("Divers*", "Photo*"), keep=("Photo: *",))
    assert [P, "Photo: Bo Ek", R] == kept(NEWSPAPER, overrides=both)


def test_clean_up_can_be_switched_off() -> None:
    """Then only what became metadata leaves the body."""
    article = cleaned(NEWSPAPER, overrides=Cleanup(off=True))
    assert {"headline", "small-print"} == {each.rule for each in article.taken}
    assert "Privacy Policy" in [unit.text for unit in article.body]


def test_a_text_of_nothing_but_furniture_is_kept() -> None:
    """Nobody is served by an empty article; that nothing was left is said."""
    article = cleaned("Home\nSearch\nShare this\nFacebook\n")
    assert (["Home", "Search", "Share this", "Facebook"], True) == (
        [unit.text for unit in article.body],
        article.emptied,
    )
    assert () == cleaned("").body
    assert not cleaned("").emptied


@pytest.mark.parametrize("title", [HEADLINE, HEADLINE.upper(), f"{HEADLINE}!"])
def test_a_line_that_repeats_the_editors_title_goes(title: str) -> None:
    """Letter case and punctuation aside."""
    assert [P, Q] == kept(f"{HEADLINE}\n\n{P}\n\n{Q}\n", title=title)


@pytest.mark.parametrize("title", ["The storm of the year", ""])
def test_a_line_that_says_something_else_than_the_title_stays(title: str) -> None:
    """It may be a subheading; so does what stands above it, and with an empty title no line becomes one."""
    assert [HEADLINE, P, Q] == kept(f"{HEADLINE}\n\n{P}\n\n{Q}\n", title=title)
    assert ["Oslo", HEADLINE, P, Q] == kept(f"Oslo\n\n{HEADLINE}\n\n{P}\n\n{Q}\n", title=title)


def test_on_a_page_the_headline_goes_whatever_the_title() -> None:
    """There it is part of the page, and the editor chose another."""
    assert [P, Q, R] == kept(NEWSPAPER, title="The storm of the year")
