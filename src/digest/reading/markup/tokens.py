"""The one module that knows markdown-it: source to tokens, and tokens of every origin to HTML.

Two parsers share the work because markdown-it has one nesting limit for two things: block nesting is limited here, by
the caller's figure and without losing text (markdown-it would skip what lies deeper), while brackets within a paragraph
keep the limit of the library's CommonMark preset, without which they take exponential time. Each inline token notes
where in its paragraph it began, which markdown-it does not. Nothing here knows of articles, links or safety.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, list_block
from markdown_it.rules_inline import autolink, html_inline, image, link
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["OFFSET", "Parsed", "Token", "closing", "normalised", "opening", "parse", "render", "single", "written"]

DEEPEST = 100  # nested blocks: three Python frames each, so that the interpreter's limit of 1000 is never near
BRACKETS = 20  # nested brackets within a paragraph, as in the library's commonmark preset
OFFSET = "offset"  # the key in a token's `meta`

_NOTES = "notes"
# What a list or a quotation may interrupt, as in the library's own table (parser_block).
_NESTED: dict[str, tuple[Callable[..., bool], list[str]]] = {
    "blockquote": (blockquote, ["paragraph", "reference", "blockquote", "list"]),
    "list": (list_block, ["paragraph", "reference", "blockquote"]),
}
_PLACED: dict[str, Callable[..., bool]] = {
    "link": link,
    "image": image,
    "autolink": autolink,
    "html_inline": html_inline,
}


@dataclass(slots=True)
class _Notes:
    """What the wrapped rules keep during one parse."""

    limit: int
    depth: int = 0
    too_deep: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a text, and the 0-based lines where a list or quotation was too deep to be one."""

    tokens: list[Token]
    too_deep: tuple[int, ...]


def parse(source: str, nesting: int) -> Parsed:
    """Parse CommonMark with tables and strikethrough (GFM 0.29); `nesting` is how deep lists and quotations may go, at
    most 100. A token's `map` holds 0-based lines; links, images and raw HTML have `meta["offset"]`, the offset in
    their inline token's content."""
    notes = _Notes(min(nesting, DEEPEST))
    env: dict[str, Any] = {_NOTES: notes}
    tokens = _block_parser().parse(source, env)
    inline = _inline_parser()
    for token in tokens:
        if token.type == "inline":
            token.children = []
            inline.inline.parse(token.content, inline, env, token.children)
    return Parsed(tokens, tuple(notes.too_deep))


def render(tokens: Sequence[Token]) -> str:
    """Return the HTML of tokens, whether parsed or made."""
    parser = _block_parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


def normalised(address: str) -> str:
    """Return a web address with its host in ASCII (IDNA) and the rest percent-encoded where it must be."""
    return _inline_parser().normalizeLink(address)


def opening(tag: str, *, block: bool = True, **attrs: str) -> Token:
    """Make the token of a start tag."""
    return _made(f"{tag}_open", tag, 1, block=block, attrs=attrs)


def closing(tag: str, *, block: bool = True) -> Token:
    """Make the token of an end tag."""
    return _made(f"{tag}_close", tag, -1, block=block, attrs={})


def single(kind: str, content: str = "", *, tag: str = "", info: str = "") -> Token:
    """Make a token that stands alone: `text`, `hardbreak`, `fence` (with `info`), `html_inline`."""
    return Token(kind, tag, 0, content=content, info=info, block=kind == "fence")


def written(children: list[Token]) -> Token:
    """Make the token that holds a block's running text."""
    return Token("inline", "", 0, children=children, block=True)


def _made(kind: str, tag: str, nesting: Literal[-1, 1], *, block: bool, attrs: dict[str, str]) -> Token:
    named: dict[str, str | int | float] = dict(attrs)
    return Token(kind, tag, nesting, attrs=named, block=block)


@functools.cache
def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 4 * DEEPEST, "html": True, "xhtmlOut": False}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    _accept_all_addresses(parser)
    for name, (rule, interrupted) in _NESTED.items():
        parser.block.ruler.at(name, _limited(rule), {"alt": interrupted})
    return parser


@functools.cache
def _inline_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": BRACKETS, "html": True}).enable("strikethrough")
    _accept_all_addresses(parser)
    for name, rule in _PLACED.items():
        parser.inline.ruler.at(name, _placed(rule))
    return parser


def _accept_all_addresses(parser: MarkdownIt) -> None:
    """Let every address through as written: markdown-it would show a refused link as its source, and what may be
    published is decided, with a diagnostic, where the tokens are read."""
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - the documented way


def _limited(rule: Callable[..., bool]) -> Callable[..., bool]:
    """Wrap a block rule so that beyond the limit its text stays a paragraph."""

    def limited(state: Any, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
        notes: _Notes = state.env[_NOTES]
        if silent:
            return rule(state, first, last, True)
        if notes.depth >= notes.limit:
            if rule(state, first, last, True):
                notes.too_deep.append(first)
            return False
        notes.depth += 1
        try:
            return rule(state, first, last, False)
        finally:
            notes.depth -= 1

    return limited


def _placed(rule: Callable[..., bool]) -> Callable[..., bool]:
    """Wrap an inline rule so that the token it makes knows its offset."""

    def placed(state: Any, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
        offset, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            # Text that was pending before it may have become a token first.
            for token in state.tokens[before : before + 2]:
                if token.type != "text":
                    token.meta[OFFSET] = offset
                    break
        return matched

    return placed
