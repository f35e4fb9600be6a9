"""Where something was lost: paragraphs that lead in to nothing."""

from __future__ import annotations

import pytest

from digest.foundation.model import Block, BlockKind, LostEmbed
from digest.reading.pasted.embeds import mark_lost_embeds

LEAD = "The minister then wrote this:"
PROSE = "Nobody in the town had heard of it before, and the harbour master said that he would have to ask the ministry."


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text, 1, 0, len(text))


def judge(*blocks: Block) -> LostEmbed | None:
    return mark_lost_embeds(blocks)[0].lost_embed


@pytest.mark.parametrize(
    ("after", "loss"),
    [
        ([], LostEmbed.CERTAIN),
        ([block("And the mayor wrote this:")], LostEmbed.CERTAIN),
        ([block("What comes next", BlockKind.HEADING)], LostEmbed.CERTAIN),
        ([block(PROSE)], LostEmbed.POSSIBLE),
        ([block(f"“{PROSE}”")], None),
        ([block(f'"{PROSE}"')], None),
        ([block(f"„{PROSE}“")], None),
        ([block(f"«{PROSE}»")], None),
        ([block(f"> {PROSE}")], None),
        ([block("A boat", BlockKind.ITEM)], None),
        ([block(PROSE, BlockKind.QUOTE)], None),
        ([block("x = 1", BlockKind.CODE)], None),
        ([block("a | b", BlockKind.TABLE)], None),
        ([block("An image", BlockKind.OTHER)], None),
        ([block("A boat"), block("A rope"), block("A lamp")], None),
    ],
    ids=[
        "the end",
        "another lead-in",
        "a heading",
        "prose",
        "a curly quotation",
        "a straight quotation",
        "a German quotation",
        "guillemets",
        "an e-mail's quotation",
        "a list",
        "a block quotation",
        "code",
        "a table",
        "a picture",
        "short lines",
    ],
)
def test_what_follows_a_lead_in_tells_whether_something_is_lost(after: list[Block], loss: LostEmbed | None) -> None:
    """Certain before the end, a heading or another lead-in; possible before prose; not before what it leads in to."""
    assert loss is judge(block(LEAD), *after)


@pytest.mark.parametrize("text", [PROSE, "At 14:30 the ferry left.", "Note: the quay is closed.", "He said: nothing."])
def test_a_colon_within_a_paragraph_leads_in_to_nothing(text: str) -> None:
    """Only a paragraph that ends with a colon is looked at."""
    assert judge(block(text), block(PROSE)) is None


@pytest.mark.parametrize("kind", [each for each in BlockKind if each is not BlockKind.PARAGRAPH])
def test_only_paragraphs_lead_in(kind: BlockKind) -> None:
    """A heading or an item that ends with a colon has lost nothing."""
    assert judge(block("What you need:", kind)) is None


def test_marking_changes_nothing_else() -> None:
    """The text of a marked paragraph is never repaired."""
    blocks = (block(LEAD), block(PROSE))
    assert [each.text for each in blocks] == [each.text for each in mark_lost_embeds(blocks)]
    assert () == mark_lost_embeds(())
