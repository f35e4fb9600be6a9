"""Markdown as HTML: each case is a source and what becomes of it, for the file `world/oslo.md`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.foundation.model import Block, BlockKind, LostEmbed, Reference
from digest.reading.markup.markdown import MOST_MARKS, Options, Rendered, Title, render_markdown

PATH = "world/oslo.md"


def said(rendered: Rendered) -> list[str]:
    """Return the diagnostics as `line:column code message`."""
    return [f"{each.span.line}:{each.span.column} {each.code} {each.message}" for each in rendered.diagnostics]


CASES = {
    "emphasis and code": (
        "*a* **b** ~~c~~ `d`",
        '<p id="p1"><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n',
    ),
    "a hard break": ("a  \nb\\\nc", '<p id="p1">a<br>\nb<br>\nc</p>\n'),
    "entities": ("&eacute; &amp; &lt;b&gt;", '<p id="p1">é &amp; &lt;b&gt;</p>\n'),
    "template syntax is text": ("{{ config }} {% include 'x' %}", "<p id=\"p1\">{{ config }} {% include 'x' %}</p>\n"),
    "headings move below the page's own, without gaps": (
        "Text\n\n# One\n\n### Three\n\n# One",
        '<p id="p1">Text</p>\n<h2 id="t-one">One</h2>\n<h3 id="t-three">Three</h3>\n<h2 id="t-one-2">One</h2>\n',
    ),
    "headings that begin lower move up": ("### Three", '<h2 id="t-three">Three</h2>\n'),
    "a tight list": ("- a\n- b", '<ul>\n<li id="p1">a</li>\n<li id="p2">b</li>\n</ul>\n'),
    "a loose list": ("1. a\n\n   b", '<ol>\n<li>\n<p id="p1">a</p>\n<p id="p2">b</p>\n</li>\n</ol>\n'),
    "a quotation": ("> a\n>\n> b", '<blockquote>\n<p id="p1">a</p>\n<p id="p2">b</p>\n</blockquote>\n'),
    "code with a language": ("```py\nx = '<'\n```", "<pre><code class=\"language-py\">x = '&lt;'\n</code></pre>\n"),
    "code with a strange language": ('```"><b>\nx\n```', "<pre><code>x\n</code></pre>\n"),
    "a table is aligned by classes": (
        "|a|b|\n|:-:|-:|\n|1|2|",
        (
            '<table>\n<thead>\n<tr>\n<th class="align-center">a</th>\n<th class="align-right">b</th>\n</tr>\n'
            "</thead>\n"
            '<tbody>\n<tr>\n<td class="align-center">1</td>\n<td class="align-right">2</td>\n</tr>\n</tbody>\n'
            "</table>\n"
        ),
    ),
    "a link to an article": (
        '[a](b%20c.md#The-End "t")',
        '<p id="p1"><a href="entry:world/b%20c.md#t-the-end" title="t">a</a></p>\n',
    ),
    "a link by reference": ("[a][r]\n\n[R]: ../b.txt", '<p id="p1"><a href="entry:b.txt">a</a></p>\n'),
    "a link to a place": (
        "[a](#Über-uns)\n\n## Über uns!",
        '<p id="p1"><a href="#t-über-uns">a</a></p>\n<h2 id="t-über-uns">Über uns!</h2>\n',
    ),
    "a link without words": ("[](https://a.eu)", '<p id="p1"><a href="https://a.eu">https://a.eu</a></p>\n'),
    "a bare address": ("See https://a.eu/b.", '<p id="p1">See <a href="https://a.eu/b">https://a.eu/b</a>.</p>\n'),
    "an address in a link stays one link": (
        "[https://a.eu](https://b.eu)",
        '<p id="p1"><a href="https://b.eu">https://a.eu</a></p>\n',
    ),
    "an address in brackets": (
        "<https://a.eu> <x@a.eu>",
        '<p id="p1"><a href="https://a.eu">https://a.eu</a> <a href="mailto:x@a.eu">x@a.eu</a></p>\n',
    ),
    "what only looks like one": ("<std::string> and Vec<T>", '<p id="p1">&lt;std::string&gt; and Vec&lt;T&gt;</p>\n'),
    "a local image": ("a ![b *c*](d.png)", '<p id="p1">a <img src="image:world/d.png" alt="b c"></p>\n'),
    "an image without words": ("![](d.png)", '<p><img src="image:world/d.png" alt=""></p>\n'),
    "an image with a caption": (
        '![b](d.png "The *c*")',
        '<figure id="p1"><img src="image:world/d.png" alt="b"><figcaption>The *c*</figcaption>\n</figure>\n',
    ),
    "an image on the web becomes a link": (
        "![b](https://a.eu/c.png)",
        '<p id="p1"><a href="https://a.eu/c.png">b</a></p>\n',
    ),
    "one without a name is called by its file": (
        "![](https://a.eu/c%20d.png)",
        '<p id="p1"><a href="https://a.eu/c%20d.png">c d.png</a></p>\n',
    ),
    "in a link it is the link's text": (
        "[![b](https://a.eu/c.png)](https://d.eu)",
        '<p id="p1"><a href="https://d.eu">b</a></p>\n',
    ),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_markdown(source: str, expected: str) -> None:
    """Markdown becomes HTML without anything to report; see the cases."""
    rendered = render_markdown(source, PATH)
    assert expected == rendered.html
    assert [] == said(rendered)


FAULTS = {
    "a script as an address": (
        "a\n\n[b](javascript:alert(1)) c",
        '<p id="p1">a</p>\n<p id="p2">b c</p>\n',
        ['3:1 unsafe-link the link was taken off: digest publishes no links that begin with "javascript:"'],
    ),
    "a link out of the content folder": (
        "> a\n> [b](../../c.md)",
        '<blockquote>\n<p id="p1">a\nb</p>\n</blockquote>\n',
        ['2:3 broken-link the link was taken off: "../../c.md" leads out of the content folder'],
    ),
    "a link to no article": (
        "- x [b](c.pdf)",
        '<ul>\n<li id="p1">x b</li>\n</ul>\n',
        ['1:5 broken-link the link was taken off: "c.pdf" is no article file'],
    ),
    "a link to a place that is not there": (
        "[b](#c)",
        '<p id="p1">b</p>\n',
        ['1:1 broken-link the link was taken off: nothing in this text is called "#c"'],
    ),
    "an image in the text itself": (
        "a ![b](data:image/png;base64,xx)",
        '<p id="p1">a b</p>\n',
        ['1:3 unsafe-link the image was left out: digest publishes no links that begin with "data:"'],
    ),
    "an image outside": (
        "a ![](../../b.png)",
        '<p id="p1">a </p>\n',
        ['1:3 missing-image the image was left out: "../../b.png" leads out of the content folder'],
    ),
}


@pytest.mark.parametrize(("source", "html", "diagnostics"), FAULTS.values(), ids=FAULTS.keys())
def test_what_cannot_be_published(source: str, html: str, diagnostics: list[str]) -> None:
    """A bad address costs the link, never its words, and is named with line and column."""
    rendered = render_markdown(source, PATH)
    assert html == rendered.html
    assert diagnostics == said(rendered)


def test_blocks_are_plain_text_with_places() -> None:
    """Blocks follow the source; each names its first line and where its words stand in the file."""
    text = "---\nx: y\n---\n## A *head*\n\nOne `two`\nthree\n\n- a\n  - b\n\n> q\n\n```\nx\n```\n\n|a|\n|-|\n|1|\n"
    start = text.index("##")
    blocks = render_markdown(text, PATH, Options(start=start)).blocks
    expected = [
        (BlockKind.HEADING, "A head", 4, 2, "A *head*"),
        (BlockKind.PARAGRAPH, "One two three", 6, 0, "One `two`\nthree"),
        (BlockKind.ITEM, "a", 9, 1, "a"),
        (BlockKind.ITEM, "b", 10, 2, "b"),
        (BlockKind.QUOTE, "q", 12, 1, "q"),
        (BlockKind.CODE, "x", 14, 0, "```\nx\n```"),
        (BlockKind.TABLE, "a\n1", 18, 0, "|a|\n|-|\n|1|"),
    ]
    assert expected == [(each.kind, each.text, each.line, each.level, text[each.start : each.end]) for each in blocks]


def test_the_heading_at_the_top_is_the_title() -> None:
    """A first h1 is returned and left out of the body."""
    text = "x\n# The *big* [news](a.md)\n\nText.\n\n# Next\n"
    rendered = render_markdown(text, PATH, Options(start=2))
    assert Title("The big news", 2, 4, 26) == rendered.title
    assert "The *big* [news](a.md)" == text[4:26]
    assert '<p id="p1">Text.</p>\n<h2 id="t-next">Next</h2>\n' == rendered.html
    assert ["Text.", "Next"] == [block.text for block in rendered.blocks]
    assert () == rendered.links


def test_the_title_stays_on_request() -> None:
    """For a file with a title of its own the heading stays, and the others keep their place below it."""
    rendered = render_markdown("Title\n===\n\n## Next\n", PATH, Options(keep_title=True))
    assert '<h2 id="t-title">Title</h2>\n<h3 id="t-next">Next</h3>\n' == rendered.html
    assert rendered.title is not None


@pytest.mark.parametrize("source", ["Text\n\n# Late", "## Second level", "#", "- # In a list"])
def test_what_is_no_title(source: str) -> None:
    """Only a heading of the first level, at the very top and with words, is the title."""
    assert render_markdown(source, PATH).title is None


def test_comments_may_stand_above_the_title() -> None:
    """A linter's comment at the top does not hide the title."""
    rendered = render_markdown("<!-- lint: off -->\n\n# A\n", PATH)
    assert Title("A", 3, 22, 23) == rendered.title


def test_links_and_images_are_listed() -> None:
    """Links to articles and local images are listed with their targets, lines and columns; the web is not."""
    text = "a [b](c.md) [d](https://a.eu)\n> e [f](../g%20h.txt#i)\n> ![](j.png)\n\n|k|\n|-|\n|l [m](n.md)|\n"
    rendered = render_markdown(text, PATH)
    assert (
        Reference("world/c.md", 1, 3),
        Reference("g h.txt#t-i", 2, 5),
        Reference("world/n.md", 7, 4),
    ) == rendered.links
    assert (Reference("world/j.png", 3, 3),) == rendered.images


def test_links_relative_to_the_first_publication() -> None:
    """With the article's first address, links to its old neighbours lead there."""
    rendered = render_markdown("[a](/b/)", PATH, Options(base="https://c.eu/d"))
    assert '<p id="p1"><a href="https://c.eu/b/">a</a></p>\n' == rendered.html


def mark_all(blocks: object) -> tuple[Block, ...]:
    assert isinstance(blocks, tuple)
    return tuple(replace(each, lost_embed=LostEmbed.CERTAIN) for each in blocks)


def test_lost_embeds_are_marked_in_the_html() -> None:
    """A paragraph the caller marks gets the class; an item cannot be marked, nor what leads in to an image."""
    rendered = render_markdown("a:\n\n- b:\n\nc:\n\n![](d.png)", PATH, Options(mark_lost=mark_all))
    assert [LostEmbed.CERTAIN, None, None] == [each.lost_embed for each in rendered.blocks]
    assert 1 == rendered.html.count("lost-embed")
    assert '<p id="p1" class="lost-embed">a:</p>' in rendered.html


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_deep_nesting_is_shown_flat(mark: str) -> None:
    """Beyond the limit lists and quotations are text: nothing is lost, and the line is named."""
    rendered = render_markdown(f"a\n\n{mark * 8}deep", PATH, Options(nesting=3))
    assert mark * 5 + "deep" == rendered.blocks[-1].text
    assert [
        "3:1 too-deep lists and quotations are nested more than 3 deep here; what lies deeper is shown flat"
    ] == said(rendered)


def test_nesting_up_to_the_limit_is_kept() -> None:
    """At the limit itself nothing is flat."""
    rendered = render_markdown("> > > deep", PATH, Options(nesting=3))
    assert 3 == rendered.html.count("<blockquote>")
    assert [] == said(rendered)


def test_too_much_markup_is_not_read() -> None:
    """A text with a hopeless amount of marks is shown as it stands, quickly, with its paragraphs."""
    text = "first\n*line*\n\n" + "[" * MOST_MARKS
    rendered = render_markdown("---\n---\n" + text, PATH, Options(start=8))
    assert '<p id="p1">first *line*</p>\n<p id="p2">[[' == rendered.html[:41]
    assert [(3, 8, 20), (6, 22, 22 + MOST_MARKS)] == [(each.line, each.start, each.end) for each in rendered.blocks]
    assert ["too-complex"] == [each.code for each in rendered.diagnostics]


def test_diagnostics_of_one_kind_are_not_endless() -> None:
    """After fifty of a kind the rest is summed up."""
    rendered = render_markdown("[a](b.pdf)\n" * 100, PATH)
    assert 50 == len(rendered.diagnostics)
    assert rendered.diagnostics[-1].message.endswith("further cases in this file are not listed")


NASTY = [
    "[",
    "![",
    "[a](",
    "[[]",
    "[x][",
    "*_",
    "**a ",
    "`",
    "<a ",
    "<!--",
    "<!",
    "<?a>",
    "<b>",
    "<T>",
    '<a "',
    "&#x;",
    "> ",
    "- ",
]
NASTY += [
    "- a\n",
    "[a\n",
    "# a\n",
    "<iframe>",
    "<svg>\n\n",
    "\n<div>\n\n",
    "<blockquote>a",
    "[a](#b) ",
    "|",
    "https://a.eu/)",
]


@pytest.mark.parametrize("piece", NASTY)
def test_endless_markup_is_read_in_reasonable_time(piece: str) -> None:
    """Ten thousand characters of the worst markup are read like any other text (each takes a second at most)."""
    rendered = render_markdown("start\n\n" + piece * (10_000 // len(piece)), PATH)
    assert rendered.html.startswith('<p id="p1">start</p>\n')
