"""Short texts taken from an entry's own words: its title, a run-in headline, the beginning of the text.

Nothing here writes a word of its own; everything is a piece of the article, cut at a sentence or a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.assembly.views import RunIn
from digest.foundation.model import BlockKind, Provenance

if TYPE_CHECKING:
    from digest.foundation.model import Entry

WORDS_A_MINUTE = 230  # silent reading of English non-fiction: 238 in Brysbaert's review of 190 studies (2019)
TITLE = 80  # characters of a title made of the text's first words
SUMMARY = 240  # characters of a summary in a list: two sentences of news
ELLIPSIS = "…"
# A sentence's end: its mark, closing quotes or brackets, white space, then no small letter ("U.S. officials" goes on).
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[^\sa-z])|[。！？][」』”]*")
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Prof|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs|Nr|bzw|ca))\.$"
)


def has_headline(entry: Entry) -> bool:
    """Tell whether the entry came with a headline of its own, given or found, rather than one derived from its text."""
    return bool(entry.headline.value) and entry.headline.provenance in (Provenance.GIVEN, Provenance.EXTRACTED)


def title_of(entry: Entry) -> str:
    """Return the headline, else the first words of the text, else the file's name: never empty."""
    if entry.headline.value:
        return entry.headline.value
    text = cut(opening(entry), TITLE)
    return text or entry.path.rsplit("/", 1)[-1].rsplit(".", 1)[0] or entry.path


def opening(entry: Entry) -> str:
    """Return the text of the first paragraph, or an empty string."""
    return next((block.text for block in entry.blocks if block.kind is BlockKind.PARAGRAPH), "")


def run_in(entry: Entry) -> RunIn | None:
    """Return the first paragraph split around the derived headline, or None if there is nothing to split.

    A derived headline is contiguous text of the article, perhaps cut with an ellipsis; one that stands in another
    paragraph, or none at all, gives the first paragraph's first words that place.
    """
    if has_headline(entry):
        return None
    text = opening(entry)
    if not text:
        return None
    headline = (entry.headline.value or cut(text, TITLE)).removesuffix(ELLIPSIS).rstrip()
    start = text.find(headline)
    if start < 0:
        headline, start = cut(text, TITLE).removesuffix(ELLIPSIS).rstrip(), 0
    return RunIn(text[:start], headline, text[start + len(headline) :])


def summary(entry: Entry) -> str:
    """Return what a list says under a headline: the written dek, else the text's beginning, else nothing."""
    return entry.dek.value or cut(opening(entry), SUMMARY)


def first_sentence(entry: Entry, limit: int) -> str:
    """Return the first sentence of the text, cut if it is longer than some `limit` characters."""
    text = opening(entry)
    ends = (found.end() for found in SENTENCE_END.finditer(text))
    end = next((end for end in ends if not ABBREVIATION.search(text, 0, end)), len(text))
    return cut(text[:end], limit)


def continuation(entry: Entry, limit: int) -> str:
    """Return how the text goes on after what `summary` or a run-in shows of it; nothing where that was cut."""
    paragraphs = [block.text for block in entry.blocks if block.kind is BlockKind.PARAGRAPH]
    if entry.dek.value and not run_in(entry):
        return cut(opening(entry), limit)
    return cut(paragraphs[1], limit) if len(paragraphs) > 1 and len(paragraphs[0]) <= SUMMARY else ""


def description(entry: Entry) -> str:
    """Return a feed item's description: the dek, else the text's beginning without what a derived headline says."""
    if entry.dek.value:
        return entry.dek.value
    split = run_in(entry)
    if split is None:
        return cut(opening(entry), SUMMARY)
    after = split.after.lstrip(" ,;:.")
    sentence = SENTENCE_END.search(split.after)
    rest = split.after[sentence.end() :].strip() if sentence else ""
    paragraphs = [block.text for block in entry.blocks if block.kind is BlockKind.PARAGRAPH]
    return cut(rest or next(iter(paragraphs[1:]), after), SUMMARY)


def shortened(split: RunIn, limit: int = SUMMARY) -> RunIn:
    """Return a run-in whose end is cut so that the whole is at most some `limit` characters."""
    room = limit - len(split.before) - len(split.headline)
    return RunIn(split.before, split.headline, cut(split.after, room) if room > 0 else ELLIPSIS * bool(split.after))


def cut(text: str, limit: int) -> str:
    """Return text of at most `limit` characters: whole sentences if one fits, else whole words and an ellipsis."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in SENTENCE_END.finditer(text, 0, limit + 2) if found.end() <= limit]
    ends = [end for end in ends if not ABBREVIATION.search(text, 0, end)]
    if ends and ends[-1] >= limit // 3:
        return text[: ends[-1]]
    words = text[: limit - 1]
    if " " in words and not text[limit - 1].isspace():
        words = words.rsplit(" ", 1)[0]
    return words.rstrip(" ,;:–—-") + ELLIPSIS


def minutes(words: int) -> int:
    """Return how many minutes some words take to read, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))
