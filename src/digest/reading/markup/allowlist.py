"""Which HTML may stand in an article: one list, read by what rewrites raw HTML and by what checks the result.

The tags are those of running text, lists, tables and figures. Everything that runs, loads, frames, asks for input or
changes the page's look is left out. `KNOWN` tells HTML from text that only looks like it: in `Vec<T>` a browser would
swallow the `<T>`, so names that HTML does not have are shown as they stand.
"""

from __future__ import annotations

import re


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


GLOBAL_ATTRIBUTES = frozenset({"id", "title", "lang", "dir"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan", "class"}),
    "th": frozenset({"colspan", "rowspan", "scope", "class"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "time": frozenset({"datetime"}),
    "ins": frozenset({"datetime"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "code": frozenset({"class"}),
    "p": frozenset({"class"}),
}
TAGS = _names(
    """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption
    figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup
    table tbody td tfoot th thead time tr u ul var wbr
    """
)
# HTML's formatting elements (HTML Standard, 13.2.4.3): left open, a browser opens them again in every later paragraph.
FORMATTING = _names("a b code em i s small strong u")
VOID = frozenset({"br", "col", "hr", "img", "wbr"})
BLOCKS = _names(
    """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """
)

# Taken off silently: they only group or style, and what stands in them stays.
UNWRAPPED = _names(
    """
    acronym address article aside basefont big blink body center data dir fieldset font footer head header hgroup
    html label legend link main map area marquee menu meta nav nobr noembed noframes noscript optgroup picture
    param rb rtc search section slot source strike tt track
    """
)
# Taken out with everything in them.
SWALLOWED = frozenset({"script", "style", "svg", "template", "title", "canvas"})
# Shown as a link to what they would have loaded; the attribute that names it.
EMBEDS = {"iframe": "src", "frame": "src", "embed": "src", "video": "src", "audio": "src", "object": "data"}
# Taken off with a warning; what stands in them stays.
REFUSED = _names(
    """
    applet base button datalist dialog form frameset input keygen math meter option output plaintext portal
    progress select textarea xmp
    """
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KNOWN = TAGS | UNWRAPPED | SWALLOWED | REFUSED | HEADINGS | frozenset(EMBEDS)

# Attributes whose values are free are escaped; these are checked.
VALUES = {
    "class": re.compile(r"language-[\w+#.-]{1,40}|align-(?:left|right|center)|lost-embed(?: possible)?|embed"),
    "id": re.compile(r"p[1-9][0-9]*|t-\S+"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "type": re.compile(r"[1aAiI]"),
    "start": re.compile(r"-?[0-9]{1,9}"),
    "value": re.compile(r"-?[0-9]{1,9}"),
    "colspan": re.compile(r"[1-9][0-9]{0,2}"),
    "rowspan": re.compile(r"[1-9][0-9]{0,2}"),
    "span": re.compile(r"[1-9][0-9]{0,2}"),
    "lang": re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
    "href": re.compile(r"(?:https?://|mailto:|tel:|entry:|#).*", re.DOTALL),
    "src": re.compile(r"image:.*", re.DOTALL),
}


def allowed(tag: str, attribute: str, value: str) -> bool:
    """Tell whether an allowed tag may carry this attribute with this value."""
    if attribute not in GLOBAL_ATTRIBUTES and attribute not in ATTRIBUTES.get(tag, frozenset()):
        return False
    pattern = VALUES.get(attribute)
    return pattern is None or pattern.fullmatch(value) is not None
