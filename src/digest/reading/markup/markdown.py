"""Makes the HTML of a Markdown article, and finds what it says: its blocks as plain text with their places, its title,
its links and images, and what had to be left out.

CommonMark with tables and strikethrough. The page's headline is the only h1, so headings move down. Raw HTML is written
anew by `raw_tags` and checked by `sanitise`; links and images become addresses that assembly resolves (model.Entry).
Nothing is looked up outside the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from digest.foundation import codes
from digest.foundation.model import Block, BlockKind, Reference
from digest.reading.markup.findings import Findings
from digest.reading.markup.markdown_walk import Walk
from digest.reading.markup.outline import TOP_HEADING, Outline
from digest.reading.markup.places import Places, SourceMap
from digest.reading.markup.raw_html import scan
from digest.reading.markup.raw_tags import RawTags
from digest.reading.markup.running_text import RunningText
from digest.reading.markup.sanitise import sanitise
from digest.reading.markup.text_markup import LOST_CLASSES, render_text
from digest.reading.markup.tokens import Token, parse, render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.foundation.diagnostics import Diagnostic
    from digest.reading.markup.running_text import LateLink

Marker: TypeAlias = "Callable[[Sequence[Block]], tuple[Block, ...]]"
NESTING = 50  # as in foundation.limits
# Characters that may be markup, and line ends. A 3 MB novel has about 100,000 of them. At this figure the worst text
# known takes 7 s (75,000 times `![`) and 0.1 GB, and time grows with it.
MOST_MARKS = 150_000
_MARKS = "\n[]!*_~`<&|\\>-+"
_RAW_HEADING = re.compile(r"<h([1-6])[\s>]", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a Markdown file.

    `start` is the offset in the file's text where the body begins. With `keep_title` the heading at the top stays in
    the body, for a file whose front matter has another title. `base` is the web address the article was first
    published at, if the editor gave one: relative links to what is no article file lead there. `mark_lost` may return
    the blocks with `lost_embed` set on some paragraphs, which then get its class. `nesting` is how deep lists and
    quotations may go, at most 100.
    """

    start: int = 0
    keep_title: bool = False
    base: str = ""
    nesting: int = NESTING
    mark_lost: Marker | None = None


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Title:
    """The `# heading` at the very top. `start` to `end` is where its words stand in the file, markup within them
    included; `text` is without it; `line` is 1-based."""

    text: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a Markdown article was read as. Unless the title was to be kept, `html` and `blocks` are without it."""

    blocks: tuple[Block, ...]
    html: str
    links: tuple[Reference, ...]
    images: tuple[Reference, ...]
    diagnostics: tuple[Diagnostic, ...]
    title: Title | None


def render_markdown(text: str, path: str, options: Options = DEFAULTS) -> Rendered:
    """Render the body of a Markdown file from its decoded `text` (line ends LF); `path` is relative to the content
    folder. Never raises; what cannot be published is left out or shown as text, with a diagnostic."""
    text = _with_plain_line_ends(text)
    body, source = text[options.start :], SourceMap(path, text, options.start)
    if sum(map(body.count, _MARKS)) > MOST_MARKS:
        return _render_plainly(source, options)
    parsed = parse(body, options.nesting)
    title, rest = _split_title(parsed.tokens, source)
    if options.keep_title:
        rest = parsed.tokens
    findings = Findings(source, options.base)
    for line in parsed.too_deep:
        _tell_depth(findings, line, options.nesting)
    walk = Walk(findings, Outline(TOP_HEADING - _highest_heading(rest)))
    tokens = walk.walk(rest)
    _settle_places(walk.late, findings)
    blocks = _marked(tuple(findings.blocks), walk, options.mark_lost)
    html = render(tokens)
    if walk.raw:
        html = sanitise(html, findings.made, findings.anchors.find)
    links, images = tuple(findings.links), tuple(findings.images)
    return Rendered(blocks, html, links, images, _in_order(findings.diagnostics), title)


def _with_plain_line_ends(text: str) -> str:
    """Return the text with LF alone ending lines, at its full length so that offsets stay true."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def _split_title(tokens: list[Token], source: SourceMap) -> tuple[Title | None, list[Token]]:
    """Return the heading at the very top, if it is an h1 with words, and the tokens without it. Comments may stand
    above it, as linters' settings do."""
    first = 0
    while first < len(tokens) and tokens[first].type == "html_block" and not any(scan(tokens[first].content.strip())):
        first += 1
    if len(tokens) < first + 3 or tokens[first].type != "heading_open" or tokens[first].tag != "h1":
        return None, tokens
    inline = tokens[first + 1]
    line = (inline.map or [0])[0]
    aside = Findings(source)  # what a title links to is not in the body
    places = Places(source, inline.content, line)
    copies = inline.copy(children=[child.copy(attrs=dict(child.attrs)) for child in inline.children or []])
    text = RunningText(aside, RawTags(aside, Outline(0))).read(copies, places).text
    if not text:
        return None, tokens
    return Title(text, source.number(line), *places.region()), tokens[:first] + tokens[first + 3 :]


def _highest_heading(tokens: list[Token]) -> int:
    """Return the smallest heading level in the text, raw HTML included; 2 if there is none."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    for token in tokens:
        if token.type == "html_block":
            levels += map(int, _RAW_HEADING.findall(token.content))
    return min(levels, default=TOP_HEADING)


def _tell_depth(findings: Findings, line: int, nesting: int) -> None:
    findings.tell(
        codes.TOO_DEEP,
        f"lists and quotations are nested more than {nesting} deep here; what lies deeper is shown flat",
        (line, findings.source.offsets(line)[0]),
    )


def _settle_places(late: list[LateLink], findings: Findings) -> None:
    """Give links within the text the ids they mean, now that all are known, and take off those that mean none."""
    for link in late:
        name = findings.anchors.find(link.fragment)
        if name is None:
            link.start.hidden = link.end.hidden = True
            findings.no_place(link.fragment, link.place)
        else:
            link.start.attrs["href"] = f"#{name}"


def _marked(blocks: tuple[Block, ...], walk: Walk, mark_lost: Marker | None) -> tuple[Block, ...]:
    """Return the blocks as the caller marked them, with the class on their paragraphs. Where a picture follows that is
    no block, nothing was lost."""
    marked = list(mark_lost(blocks)) if mark_lost else list(blocks)
    for index, block in enumerate(marked):
        if block.lost_embed is None:
            continue
        if index in walk.carriers and index not in walk.led_to_image:
            walk.carriers[index].attrs["class"] = LOST_CLASSES[block.lost_embed]
        else:
            marked[index] = replace(block, lost_embed=None)
    return tuple(marked)


def _render_plainly(source: SourceMap, options: Options) -> Rendered:
    """Render a text with too much markup as it stands: paragraphs between blank lines, nothing parsed."""
    findings = Findings(source)
    findings.tell(
        codes.TOO_COMPLEX,
        f"the text has more than {MOST_MARKS:,} line ends and marks such as [ and *, so its markup is not read",
        (0, options.start),
        hint="split the file into several articles",
    )
    line = 0
    seen = options.start
    for match in _PARAGRAPHS.finditer(source.text, seen):
        line += source.text.count("\n", seen, match.start())
        seen = match.start()
        findings.add(BlockKind.PARAGRAPH, " ".join(match[0].split()), (line, match.start(), match.end()))
    blocks = options.mark_lost(findings.blocks) if options.mark_lost else tuple(findings.blocks)
    return Rendered(blocks, render_text(blocks), (), (), tuple(findings.diagnostics), None)


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda each: (each.span.line, each.span.column)))
