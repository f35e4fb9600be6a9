"""A pasted text as HTML: nothing in it is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.model import Block, BlockKind, LostEmbed
from digest.reading.markup.text_markup import render_text, rendered


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, lost: LostEmbed | None = None) -> Block:
    return Block(kind, text, 1, 0, len(text), level, lost)


CASES = {
    "asterisks are asterisks": ([block("2 * 3 * 4 is *24* and _x_")], '<p id="p1">2 * 3 * 4 is *24* and _x_</p>\n'),
    "tags are text": (
        [block('<b onclick="x">A & B</b>')],
        '<p id="p1">&lt;b onclick=&quot;x&quot;&gt;A &amp; B&lt;/b&gt;</p>\n',
    ),
    "template syntax is text": ([block("{{ config }} {% raw %}")], '<p id="p1">{{ config }} {% raw %}</p>\n'),
    "a line end stays one": ([block("Roses\nare red")], '<p id="p1">Roses<br>\nare red</p>\n'),
    "headings begin at h2 and are not counted": (
        [
            block("One", BlockKind.HEADING, 1),
            block("Text."),
            block("Two", BlockKind.HEADING, 2),
            block("One", BlockKind.HEADING, 1),
        ],
        '<h2 id="t-one">One</h2>\n<p id="p1">Text.</p>\n<h3 id="t-two">Two</h3>\n<h2 id="t-one-2">One</h2>\n',
    ),
    "items become one list": (
        [block("a", BlockKind.ITEM), block("b", BlockKind.ITEM)],
        '<ul>\n<li id="p1">a</li>\n<li id="p2">b</li>\n</ul>\n',
    ),
    "deeper items become a list within": (
        [block("a", BlockKind.ITEM, 1), block("b", BlockKind.ITEM, 2), block("c", BlockKind.ITEM, 1)],
        '<ul>\n<li id="p1">a<ul>\n<li id="p2">b</li>\n</ul>\n</li>\n<li id="p3">c</li>\n</ul>\n',
    ),
    "quoted paragraphs share a quotation": (
        [block("a", BlockKind.QUOTE), block("b", BlockKind.QUOTE), block("c")],
        '<blockquote>\n<p id="p1">a</p>\n<p id="p2">b</p>\n</blockquote>\n<p id="p3">c</p>\n',
    ),
    "code and tables keep their shape": (
        [block("x  = 1\ny", BlockKind.CODE), block("a | b", BlockKind.TABLE)],
        "<pre><code>x  = 1\ny\n</code></pre>\n<pre><code>a | b\n</code></pre>\n",
    ),
    "a lost embed is marked": (
        [block("Watch:", lost=LostEmbed.CERTAIN), block("Or:", lost=LostEmbed.POSSIBLE)],
        '<p id="p1" class="lost-embed">Watch:</p>\n<p id="p2" class="lost-embed possible">Or:</p>\n',
    ),
    "a web address becomes a link": (
        [block("(see https://a.eu/b_(c)), or https://a.eu.")],
        '<p id="p1">(see <a href="https://a.eu/b_(c)">https://a.eu/b_(c)</a>), or <a href="https://a.eu">https://a.eu</a>.</p>\n',
    ),
    "nothing gives nothing": ([], ""),
}


@pytest.mark.parametrize(("blocks", "expected"), CASES.values(), ids=CASES.keys())
def test_pasted_text(blocks: list[Block], expected: str) -> None:
    """Each kind of block has its HTML; see the cases."""
    assert expected == render_text(blocks)


@given(st.text() | st.text(alphabet="<>&\"' \n:/.ahtps*_`[]", max_size=40), st.sampled_from([None, *LostEmbed]))
def test_a_paragraph_written_outright_is_what_tokens_give(text: str, lost: LostEmbed | None) -> None:
    """The shortcut for plain paragraphs changes nothing."""
    one = block(text, lost=lost)
    assert rendered(one, "p1") == render_text([one])
