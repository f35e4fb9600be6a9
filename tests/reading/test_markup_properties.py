"""What holds for the HTML of every article, whatever is in it."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from digest.foundation.model import Block, BlockKind, LostEmbed
from digest.reading.markup.allowlist import TAGS, VOID, allowed
from digest.reading.markup.anchors import paragraph_numbers
from digest.reading.markup.markdown import Options, render_markdown
from digest.reading.markup.sanitise import sanitise
from digest.reading.markup.text_markup import render_text


class Page(HTMLParser):
    """The tags, ids and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.events: list[tuple[str, object]] = []
        self.text = ""
        self.unbalanced: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.unbalanced += self._open

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def faults(self) -> list[str]:
        """Every tag or attribute that may not be published."""
        faults = [tag for tag, _ in self.tags if tag not in TAGS]
        for tag, attributes in self.tags:
            faults += [f"{tag} {name}={value}" for name, value in attributes.items() if not allowed(tag, name, value)]
        return faults

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - as in HTMLParser
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.events.append((tag, sorted((name, value or "") for name, value in attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - as in HTMLParser
        self.events.append(("/" + tag, None))
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unbalanced.append("/" + tag)

    def handle_data(self, data: str) -> None:  # noqa: D102 - as in HTMLParser
        self.text += data
        if self.events and self.events[-1][0] == "text":
            data = str(self.events.pop()[1]) + data
        self.events.append(("text", data))

    def handle_comment(self, data: str) -> None:  # noqa: D102 - as in HTMLParser
        self.tags.append((f"!--{data}", {}))

    def handle_decl(self, decl: str) -> None:  # noqa: D102 - as in HTMLParser
        self.tags.append((f"!{decl}", {}))

    def handle_pi(self, data: str) -> None:  # noqa: D102 - as in HTMLParser
        self.tags.append((f"?{data}", {}))

    def unknown_decl(self, data: str) -> None:  # noqa: D102 - as in HTMLParser
        self.tags.append((f"![{data}", {}))


class Everything:
    """A container of all addresses: for text in which only digest wrote any."""

    def __contains__(self, _: object) -> bool:
        return True


# What Markdown is made of, and what looks like it.
MARKDOWN = [
    "# ", "## ", "###### ", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", "  \n", "\\", "\\\n", "*", "**", "_",
    "~~", "`", "```\n", "```py x\n", "---\n", "===\n", "| a | b |\n|:-|-:|\n", "| x ", "[", "](", ")", "![", "][r]",
    "\n[r]: a.md\n", "[a](b.md#c)", "[a](<b c.md>)", '![a](b.png "c")', '\n\n![a](b.png "c")\n\n',
    "![](https://x.eu/p.jpg)", "[x](#a)", "<https://a.eu>", "<a@b.eu>", "<std::x>", "https://a.eu/b_(c)",
    "http://[::1", "&amp;", "&lt;", "&#0;", "&#xD800;", "{{ x }}", "{% y %}", "a", "word ", "é", "\u2028", "\x00",
    "\x0b", "\r", "\r\n", "(", "//x", "../../..", "%zz", "%00", "javascript:alert(1)", "data:text/html,x",
    "entry:x.md", "image:x.png", "mailto:a@b.eu", "😀", "'", '"',
]  # fmt: skip
# Raw HTML, good, bad and unfinished.
RAW = [
    "<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "\n<div>\n", "\n</div>\n", "<br>", "<br/>", "<hr>", "<i/>",
    "<h1>", "</h1>", "<a href=x.md>", "<a href='#a'>", '<a href="javascript:x">', "<a href=entry:x.md>",
    "<a name=a>", "<b id=p1>", "</a>", "<img src=x.png onerror=y>", "<img src=https://x.eu/a.png alt=z>",
    "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<!-->", "<?php", "?>", "<![CDATA[", "]]>",
    "<!DOCTYPE html>", "<svg>", "</svg>", "\n<svg>\n\n", "<math>", "<iframe src=//x.eu/v>", "</iframe>", "<iframe>",
    "<video>", "<source src=https://x.eu/v.mp4>", "</video>", "<object data=x>", "<table>", "<tr>",
    "<td align=right>", "</td>", "</table>", "<ul>", "<li>", "</li>", "</ul>", "<blockquote>", "\n<blockquote>\n\n",
    "</blockquote>", "<pre>", "</pre>", "<textarea>", "<select>", "<title>", "<xmp>", "<plaintext>", "<noscript>",
    "<template>", "<form>", "<button onclick=x>", "<T>", "</T>", "<o:p>", "<x-y>", "<p style=x class=y lang=de>",
    "<", ">", "</", "<a '",
]  # fmt: skip

articles = st.lists(st.sampled_from(MARKDOWN + RAW) | st.text(max_size=8), max_size=30).map("".join)
pure_markdown = st.lists(st.sampled_from(MARKDOWN) | st.text("ab <>&\"'\n#*`[]()", max_size=8), max_size=30).map(
    "".join
)
kinds = st.sampled_from(list(BlockKind))
losses = st.none() | st.sampled_from(list(LostEmbed))
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"))
blocks = st.builds(Block, kinds, texts, st.just(1), st.just(0), st.just(0), st.integers(0, 12), losses)


@given(articles)
def test_markdown_becomes_only_what_the_list_allows(source: str) -> None:
    """Whatever an article holds, its HTML is balanced and made of allow-listed tags and attributes, ids unique."""
    page = Page(render_markdown(source, "a/b.md").html)
    assert page.faults == []
    assert page.unbalanced == []
    assert sorted(set(page.ids)) == sorted(page.ids)


@given(articles)
def test_every_numbered_block_can_be_linked_to(source: str) -> None:
    """Each paragraph-like block's number is the id of an element in the HTML."""
    rendered = render_markdown(source, "a/b.md")
    expected = {f"p{number}" for number in paragraph_numbers(rendered.blocks) if number}
    actual = {name for name in Page(rendered.html).ids if not name.startswith("t-")}
    assert expected == actual


@given(articles, st.text("x\n", max_size=5))
def test_blocks_stand_in_order_where_they_say(source: str, before: str) -> None:
    """Each block names its line and a region of the body; no block is empty, none begins before the one above it."""
    text = before + source
    position = len(before)
    for block in render_markdown(text, "a/b.md", Options(start=len(before))).blocks:
        assert block.text.strip()
        assert position <= block.start <= block.end <= len(text)
        lines = text.replace("\r\n", " \n").replace("\r", "\n")
        assert lines.count("\n", 0, block.start) + 1 == block.line
        position = block.start


@given(pure_markdown)
def test_the_sanitiser_has_nothing_to_do_without_raw_html(source: str) -> None:
    """HTML made from Markdown alone passes the sanitiser unchanged, so it may be skipped."""
    source = source.replace("<", "‹")
    rendered = render_markdown(source, "a/b.md")
    assert Page(rendered.html).events == Page(sanitise(rendered.html, Everything(), lambda name: name)).events


@given(st.lists(blocks, max_size=12))
def test_a_pasted_text_becomes_only_what_the_list_allows(given_blocks: list[Block]) -> None:
    """The HTML of a pasted text is balanced, allow-listed, its ids unique, and the sanitiser changes nothing."""
    written = render_text(given_blocks)
    page = Page(written)
    assert page.faults == []
    assert page.unbalanced == []
    assert sorted(set(page.ids)) == sorted(page.ids)
    assert page.events == Page(sanitise(written, Everything(), lambda name: name)).events


@given(st.lists(blocks, max_size=12))
def test_a_pasted_text_loses_nothing(given_blocks: list[Block]) -> None:
    """Every block's text stands in the HTML, in order, and every paragraph has its id."""
    written = render_text(given_blocks)
    page = Page(written)
    position = 0
    for block in given_blocks:
        text = block.text.strip("\n")
        found = page.text.find(text, position)
        assert found >= 0
        position = found + len(text)
    expected = [f"p{number}" for number in paragraph_numbers(given_blocks) if number]
    assert expected == [name for name in page.ids if not name.startswith("t-")]
