"""Counts stories against event groups that a reader made, and copies against planted ones.

Every article of some windows of days is labelled with its event; B-cubed (Bagga and Baldwin, 1998) is counted on the
articles of groups and on as many single ones near them, while all articles of the window are compared.
"""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING

from counting import lines
from digest.analysis.across import cover
from digest.analysis.analyse import analyse
from digest.analysis.profiling import profile
from digest.foundation.settings import DEFAULT_SETTINGS
from digest.reading.read import read_article
from planted import Article as Text
from planted import plant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from counting import Table
    from digest.analysis.coverage import Coverage, Profile
    from documents import Article, Library

PLANTED = 400
SHORT = 100  # words: what a paper cuts from such a text, a sentence or two, is hardly a text


def measure_stories(annotations: Path, library: Library, half: str, table: Table) -> None:
    """Count one half of the event groups, window by window."""
    windows = defaultdict(list)
    for fact in lines(annotations):
        if fact["article_id"] in library.articles:
            windows[fact["window"]].append(fact)
    for facts in windows.values():
        profiles = [profile_of(library.articles[each["article_id"]]) for each in facts]
        counted = [each["article_id"] for each in facts if each["role"] != "other"]
        truth = {each["article_id"]: each["event"] for each in facts}
        found = clusters(cover(profiles), truth)
        precisions, recalls = bcubed(found, truth, counted)
        for one, values in (("precision", precisions), ("recall", recalls)):
            row = table.row(f"stories: B-cubed {one}, {half}", 0.93 if one == "precision" else None)
            for article, value in values.items():
                row.weigh(value, _tell(article, found, truth, library))
    pair = [table.rows.get(f"stories: B-cubed {one}, {half}") for one in ("precision", "recall")]
    precision, recall = (each.share if each else 0.0 for each in pair)
    row = table.row(f"stories: B-cubed F, {half}", 0.9)
    row.cases = pair[0].cases if pair[0] else 0
    row.hits = row.cases * 2 * precision * recall / (precision + recall or 1)


def profile_of(article: Article) -> Profile:
    """Return a news article's profile, as a build would make it."""
    data = f"{article.headline}\n\n{article.text}\n".encode()
    entry = read_article(f"{article.day}-{article.id}.txt", data, DEFAULT_SETTINGS).entry
    if entry is None:
        raise ValueError(article.id)
    return profile(entry, analyse(entry, language="en"), id=article.id, at=article.at, dated=True)


def clusters(coverage: Coverage, articles: Mapping[str, str]) -> dict[str, str]:
    """Return each article's story: its own id where it is in none. A copy is where its lead is."""
    found = {each: each for each in articles}
    for story in coverage.stories:
        found |= dict.fromkeys(story.entries, story.id)
    for copies in coverage.copies:
        found |= dict.fromkeys(copies.others, found[copies.lead])
    return found


def bcubed(
    found: Mapping[str, str], truth: Mapping[str, str], counted: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return precision and recall of each counted article, itself included, among the counted ones."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for article in counted:
        ours[found[article]].add(article)
        theirs[truth[article]].add(article)
    both = {each: len(ours[found[each]] & theirs[truth[each]]) for each in counted}
    return (
        {each: both[each] / len(ours[found[each]]) for each in counted},
        {each: both[each] / len(theirs[truth[each]]) for each in counted},
    )


def _tell(article: str, found: Mapping[str, str], truth: Mapping[str, str], library: Library) -> str:
    wrong = [each for each in truth if found[each] == found[article] and truth[each] != truth[article]]
    missed = [each for each in truth if found[each] != found[article] and truth[each] == truth[article]]
    name = library.articles[article].headline[:60]
    return f"{article} {name!r}: with {' '.join(wrong) or '-'}, without {' '.join(missed) or '-'}"


def measure_copies(library: Library, table: Table) -> None:
    """Count planted near-copies that are folded, and articles that are folded under a text they were not made of."""
    random = Random(2017)  # noqa: S311  (which articles are drawn, not a secret)
    drawn = random.sample(sorted(library.articles.values(), key=lambda each: int(each.id)), 3 * PLANTED)
    for start in range(0, 2 * PLANTED, 100):  # 50 copies among 100 articles at a time; the rest lends foreign words
        some = drawn[start : start + 100]
        others = drawn[2 * PLANTED + start // 2 :][:50]
        profiles = {each.id: profile_of(each) for each in some}
        edits = {}
        for article, other in zip(some[:50], others, strict=True):
            edit, copy = plant(Text(article.headline, article.text), Text(other.headline, other.text), random)
            made = type(article)(f"{article.id}-copy", article.day, copy.headline, copy.text, "")
            profiles[made.id] = profile_of(made)
            edits[article.id] = edit
        covered = cover(list(profiles.values()))
        folded = {one: {each.lead, *each.others} for each in covered.copies for one in (each.lead, *each.others)}
        for original, edit in edits.items():
            group = folded.get(original, set())
            size = len(library.articles[original].text.split())
            name = "copies: planted ones folded" + ("" if size >= SHORT else f", of texts under {SHORT} words")
            row = table.row(name, 0.99 if size >= SHORT else None)
            row.count(f"{original}-copy" in group, f"{original}: {edit}, {size} words")
        for one in profiles:
            own = one.removesuffix("-copy")
            strangers = {each.removesuffix("-copy") for each in folded.get(one, ())} - {own}
            row = table.row("copies: folded with a text they were not made of", 0.0, at_most=True)
            row.count(bool(strangers), f"{one} with {' '.join(sorted(strangers))}")
