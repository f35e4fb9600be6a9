"""Raw HTML in Markdown: what stays, what goes, and what is said about it."""

from __future__ import annotations

import pytest

from digest.foundation.model import BlockKind
from digest.reading.markup.markdown import Rendered, render_markdown

PATH = "world/oslo.md"


def said(rendered: Rendered) -> list[str]:
    """Return the diagnostics as `line:column message`."""
    return [f"{each.span.line}:{each.span.column} {each.message}" for each in rendered.diagnostics]


KEPT = {
    "tags within a line": ("a <b>b</b><br/>c<sup>2</sup>", '<p id="p1">a <b>b</b><br>c<sup>2</sup></p>\n'),
    "a paragraph": ("<p>a</p>", '<p id="p1">a</p>'),
    "text in no paragraph": (
        "<div></div><i>a</i><br>b<br><br>c",
        '<div></div><p id="p1"><i>a</i><br>b<br></p><br><p id="p2">c</p>',
    ),
    "lines of a paragraph": ("<p>a<br>b<br><br>c</p>", '<p id="p1">a<br>b<br><br><span id="p2"></span>c</p>'),
    "a paragraph with an id": ('<p id="p1">a</p>', '<p id="t-p1"><span id="p1"></span>a</p>'),
    "a heading moves down": ("x\n\n<h1>A</h1>\n", '<p id="p1">x</p>\n<h2>A</h2>\n'),
    "a link like any other": ('a <a href="b.md">c</a>', '<p id="p1">a <a href="entry:world/b.md">c</a></p>\n'),
    "a link to a place": (
        'a <a href="#x">c</a> <b id="x">d</b>',
        '<p id="p1">a <a href="#t-x">c</a> <span id="t-x"></span><b>d</b></p>\n',
    ),
    "an image like any other": (
        'a <img src="b.png" width="9">',
        '<p id="p1">a <img src="image:world/b.png" alt=""></p>\n',
    ),
    "an image on the web": (
        'a <img src="https://a.eu/b.png" alt="c">',
        '<p id="p1">a <a href="https://a.eu/b.png">c</a></p>\n',
    ),
    "an image on the web in a link": (
        'a <a href="https://d.eu"><img src="https://a.eu/b.png" alt="c"></a>',
        '<p id="p1">a <a href="https://d.eu">c</a></p>\n',
    ),
    "looks are not kept": (
        '<p class="x" style="color:red" align="right"><font size="7">a</font></p>',
        '<p id="p1">a</p>',
    ),
    "a cell's alignment is": (
        '<table><tr><td align="right">1</td></tr></table>',
        '<table><tbody><tr><td class="align-right">1</td></tr></tbody></table>',
    ),
    "Markdown between tags": (
        "<blockquote>\n\n*a*\n\n</blockquote>",
        '<blockquote>\n<p id="p1"><em>a</em></p>\n</blockquote>',
    ),
    "a comment": ("a <!-- b --> c\n\n<!-- d\n\ne -->", '<p id="p1">a  c</p>\n'),
    "unknown tags are text": ("<T> is <Self>", '<p id="p1">&lt;T&gt; is &lt;Self&gt;</p>\n'),
    "a word processor's tags go": ("<p>a<o:p></o:p> <x-card>b</x-card></p>", '<p id="p1">a b</p>'),
    "bold ends with its paragraph": ("<b>a\n\nb</b>", '<p id="p1"><b>a</b></p>\n<p id="p2">b</p>\n'),
    "what is never closed is closed": ("<div>\n\na", '<div>\n<p id="p1">a</p>\n</div>'),
    "a less-than sign": ("<div>1 < 2</div>", '<div id="p1">1 &lt; 2</div>'),
    "template syntax": ("<p>{{ x }}</p>", '<p id="p1">{{ x }}</p>'),
}


@pytest.mark.parametrize(("source", "expected"), KEPT.values(), ids=KEPT.keys())
def test_what_stays(source: str, expected: str) -> None:
    """Harmless HTML stays, and nothing is said about it; see the cases."""
    rendered = render_markdown(source, PATH)
    assert expected == rendered.html
    assert [] == said(rendered)


DROPPED = {
    "a script": (
        "a\n\n<script>\n\nalert(1)\n\n</script>\n\nb",
        '<p id="p1">a</p>\n\n<p id="p2">b</p>\n',
        ["3:1 <script> was taken out"],
    ),
    "a script within a line": ("a <script>b</script> c", '<p id="p1">a  c</p>\n', ["1:3 <script> was taken out"]),
    "a script's stray beginning": ("a <script> c", '<p id="p1">a  c</p>\n', ["1:3 <script> was taken out"]),
    "a drawing with blank lines": (
        "<svg>\n\n<path>\n\n</svg>\nb",
        '<p id="p1">\nb</p>',
        ["1:1 <svg> was taken out, with everything after it in this block of HTML"],
    ),
    "a handler": ('<p onclick="x()">a</p>', '<p id="p1">a</p>', ["1:1 a script in <p> was taken out"]),
    "a form": (
        "<form><button>a</button></form>",
        '<span id="p1"></span>a',
        ["1:1 <form> was taken out; the text in it stays", "1:7 <button> was taken out; the text in it stays"],
    ),
    "a player becomes a link": (
        'a\n<iframe src="//v.eu/1" title="A film"></iframe>',
        '<p id="p1">a</p>\n<p id="p2"><a href="https://v.eu/1">A film</a></p>',
        ["2:1 <iframe> was replaced by a link to https://v.eu/1"],
    ),
    "so do a film's sources": (
        '<video>\n<source src="https://v.eu/1.mp4"><source src="https://v.eu/1.ogv">\n</video>',
        '<p id="p1">\n<a href="https://v.eu/1.mp4">https://v.eu/1.mp4</a>\n</p>',
        ["2:1 embedded media was replaced by a link to https://v.eu/1.mp4"],
    ),
    "a player of a local file": (
        '<embed src="a.swf">',
        "",
        ["1:1 <embed> was taken out: it has no address on the web to link to"],
    ),
    "a script as an address": (
        'a <a href="java&#10;script:x">b</a>',
        '<p id="p1">a <a>b</a></p>\n',
        ['1:3 the link was taken off: digest publishes no links that begin with "javascript:"'],
    ),
    "an address only digest may make": (
        'a <a href="entry:b.md">c</a><img src="image:d.png" alt="e">',
        '<p id="p1">a <a>c</a>e</p>\n',
        [
            '1:3 the link was taken off: digest publishes no links that begin with "entry:"',
            '1:29 the image was left out: digest publishes no links that begin with "image:"',
        ],
    ),
    "a comment that never ends": (
        "a\n\n> <!-- b\n\nc",
        '<p id="p1">a</p>\n<blockquote>\n</blockquote>\n<p id="p2">c</p>\n',
        ["3:3 the comment that begins here is never closed, so nothing after it is shown"],
    ),
    "PHP": ("a <?php echo 1 ?> b", '<p id="p1">a  b</p>\n', ["1:3 a processing instruction (<? ... ?>) was taken out"]),
}


@pytest.mark.parametrize(("source", "expected", "diagnostics"), DROPPED.values(), ids=DROPPED.keys())
def test_what_goes(source: str, expected: str, diagnostics: list[str]) -> None:
    """What may not be published goes, and is named with its line; see the cases."""
    rendered = render_markdown(source, PATH)
    assert expected == rendered.html
    assert diagnostics == said(rendered)


@pytest.mark.parametrize(
    "source", ["`<script>`", "```\n<script>\n<!--\n```", "&lt;script&gt;", "\\<script>", "    <iframe>"]
)
def test_html_that_is_only_shown_raises_no_alarm(source: str) -> None:
    """HTML in code or escaped is text: it stays, and nothing is said."""
    rendered = render_markdown(source, PATH)
    assert "&lt;" in rendered.html
    assert [] == said(rendered)


def test_text_in_raw_html_is_found() -> None:
    """An article pasted as HTML has blocks like any other, with their places."""
    text = (
        "<h2>A</h2>\n<p>One &amp; <i>two</i></p>\n<ul><li>x<li>y</ul>\n"
        "<table><tr><td>1</td><td>2</td></tr>\n<tr><td>3</td></tr></table>\n"
    )
    expected = [
        (BlockKind.HEADING, "A", 1, "A"),
        (BlockKind.PARAGRAPH, "One & two", 2, "One &amp; <i>two"),
        (BlockKind.ITEM, "x", 3, "x"),
        (BlockKind.ITEM, "y", 3, "y"),
        (BlockKind.TABLE, "1 | 2\n3", 4, "1</td><td>2</td></tr>\n<tr><td>3"),
    ]
    blocks = render_markdown(text, PATH).blocks
    assert expected == [(each.kind, each.text, each.line, text[each.start : each.end]) for each in blocks]
