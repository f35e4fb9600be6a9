"""Writes the tags of raw HTML anew: the safe ones with checked addresses, an embedded player as a link to what it would
have shown, the rest not at all, with a diagnostic where something is lost.

Shared by tags within a paragraph and by whole blocks of HTML. Everything it returns is made of allow-listed tags and
escaped text.
"""

from __future__ import annotations

import html
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.foundation import codes
from digest.reading.markup.addresses import Goal, resolve_link
from digest.reading.markup.allowlist import EMBEDS, FORMATTING, HEADINGS, KNOWN, REFUSED, SWALLOWED, TAGS, VOID
from digest.reading.markup.raw_html import Tag, start_tag

if TYPE_CHECKING:
    from digest.reading.markup.findings import Findings
    from digest.reading.markup.outline import Outline
    from digest.reading.markup.places import Places

MOST_OPEN = 50  # formatting elements within each other: no more can be told apart
_ALIGNED = frozenset({"left", "center", "right"})
_HANDLER_HINT = "scripts cannot be published; the element itself stays"
_EMBED_HINT = "readers follow the link instead, since the page may load nothing from other hosts"


class RawTags:
    """Writes tags for one article. `outline` gives headings their levels."""

    def __init__(self, findings: Findings, outline: Outline) -> None:
        self._findings = findings
        self._outline = outline
        self._media_shown = False
        self._open: list[str] = []  # formatting elements

    def written(self, tag: Tag, places: Places) -> str:
        """Return the safe HTML that stands for a tag; often the tag itself, sometimes nothing."""
        name = tag.name
        if name not in KNOWN:
            return "" if "-" in name or ":" in name else html.escape(tag.source)
        if name in SWALLOWED:
            return self._swallowed(tag, places)
        if name in EMBEDS or name == "source":
            return self._embed(tag, places)
        if name in HEADINGS:
            name = f"h{self._outline.level if tag.closing else self._outline.enter(int(name[1]))}"
        if name in TAGS:
            return self._allowed(tag, name, places)
        if name in REFUSED and not tag.closing:
            self._drop(tag, places, f"<{name}> was taken out; the text in it stays")
        return ""

    def ends(self) -> str:
        """Return the end tags that a paragraph or block of HTML still lacks, so that its bold or link ends there."""
        ends = "".join(f"</{name}>" for name in reversed(self._open))
        self._open = []
        return ends

    def _allowed(self, tag: Tag, name: str, places: Places) -> str:
        if tag.closing:
            return self._end(name)
        attributes = dict(tag.attributes)
        if any(key.startswith("on") for key in attributes):
            self._drop(tag, places, f"a script in <{tag.name}> was taken out", _HANDLER_HINT)
        if name == "img":
            return self._image(attributes, places, tag.offset)
        mark = self._name(attributes, name)
        if name == "a" and "href" in attributes:
            href = self._href(attributes["href"], places, tag.offset)
            attributes = {key: value for key, value in attributes.items() if key != "href"}
            attributes |= {"href": href} if href else {}
        if name in ("td", "th") and attributes.get("align", "").lower() in _ALIGNED:
            attributes["class"] = f"align-{attributes['align'].lower()}"
        elif name != "code":
            attributes.pop("class", None)
        if name in FORMATTING and not tag.empty:
            if len(self._open) >= MOST_OPEN:
                return mark
            self._open.append(name)
        return mark + start_tag(name, attributes) + (f"</{name}>" if tag.empty else "")

    def _end(self, name: str) -> str:
        """Return an end tag, unless nothing is open that it could end."""
        if name in VOID or (name in FORMATTING and name not in self._open):
            return ""
        if name in FORMATTING:
            del self._open[len(self._open) - 1 - self._open[::-1].index(name)]
        return f"</{name}>"

    def _image(self, attributes: dict[str, str], places: Places, offset: int) -> str:
        """Return an image in the content folder as such, and one on the web as a link with its alternative text."""
        alt, title = attributes.get("alt", ""), attributes.get("title", "")
        address = self._findings.image(attributes.get("src", ""), places, offset)
        if address is None:
            return html.escape(alt)
        if address.goal is Goal.IMAGE:
            return start_tag("img", {"src": address.href, "alt": alt} | ({"title": title} if title else {}))
        label = html.escape(alt.strip() or file_name(address.href))
        return label if "a" in self._open else f"{start_tag('a', {'href': address.href})}{label}</a>"

    def _href(self, href: str, places: Places, offset: int) -> str | None:
        """Return the attribute for an author's link. Places in the text stay as written until all ids are known."""
        address = self._findings.link(href, places, offset)
        if address is None:
            return None
        return f"#{address.target}" if address.goal is Goal.PLACE else address.href

    def _name(self, attributes: dict[str, str], tag: str) -> str:
        """Prefix the author's id, which old pages write `<a name=...>`, or take it off if it is taken. Browsers may
        make copies of formatting elements, so the id of one goes to an empty mark before it, which is returned."""
        written = attributes.pop("id", None) or (attributes.get("name") if tag == "a" else None)
        claimed = self._findings.anchors.claim_written(written) if written else None
        if claimed and tag in FORMATTING:
            return f"{start_tag('span', {'id': claimed})}</span>"
        if claimed:
            attributes["id"] = claimed
        return ""

    def _swallowed(self, tag: Tag, places: Places) -> str:
        if not tag.closing:
            rest = ", with everything after it in this block of HTML" if tag.cut else ""
            self._drop(tag, places, f"<{tag.name}> was taken out{rest}")
        return ""

    def _embed(self, tag: Tag, places: Places) -> str:
        """Return a link to what a player or frame would have shown; of a video's sources, to the first."""
        if tag.name in ("video", "audio"):
            self._media_shown = tag.closing or bool(tag.attributes.get("src"))
        elif tag.name == "source" and (self._media_shown or not tag.attributes.get("src")):
            return ""
        src = tag.attributes.get(EMBEDS.get(tag.name, "src"), "")
        if tag.closing or (not src and tag.name in ("video", "audio")):
            return ""
        self._media_shown = True
        address = resolve_link(src, self._findings.source.path)
        what = "embedded media" if tag.name == "source" else f"<{tag.name}>"
        if address.goal is not Goal.WEB:
            self._drop(tag, places, f"{what} was taken out: it has no address on the web to link to")
            return ""
        self._drop(tag, places, f"{what} was replaced by a link to {address.href[:80]}", _EMBED_HINT)
        label = tag.attributes.get("title", "").strip() or address.href
        return f"{start_tag('a', {'href': address.href})}{html.escape(label)}</a>"

    def _drop(self, tag: Tag, places: Places, message: str, hint: str = "") -> None:
        self._findings.tell(codes.DROPPED_HTML, message, places.at(tag.offset), width=len(tag.source), hint=hint)


def file_name(address: str) -> str:
    """Return the file's name in a web address, else its host: something to call an image that has no other name."""
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an unclosed bracket for an IPv6 host
        return address
    return unquote(posixpath.basename(parts.path)) or parts.netloc or address
