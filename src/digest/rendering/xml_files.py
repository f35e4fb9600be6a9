"""The one place that every XML file passes before it may be published: it must parse back, and a feed gets the
stylesheet that browsers show it with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from digest.rendering.characters import encode

if TYPE_CHECKING:
    from collections.abc import Collection

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
GIVEN_DECLARATION = re.compile(r"\A<\?xml[^>]*\?>\s*")
# Where each kind of feed says which item is which.
NAMES = ("guid", "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}id")


def finish(text: str, stylesheet: str = "", guids: Collection[str] = ()) -> bytes:
    """Return an XML file's bytes with its declaration, and with a stylesheet if there is one.

    `guids` are those that a feed must hold, in their order. Raises ValueError if the file does not parse back or holds
    other ones or one twice: that would be a bug, and a broken feed must not replace a whole one.
    """
    body = GIVEN_DECLARATION.sub("", text)
    sheet = f'<?xml-stylesheet type="text/css" href={quoteattr(stylesheet)}?>\n' if stylesheet else ""
    data = encode(f"{DECLARATION}\n{sheet}{body}")
    root = ET.fromstring(data)  # noqa: S314  (written a moment ago, by us)
    found = [each.text for each in (*root.findall(f"channel/item/{NAMES[0]}"), *root.findall(NAMES[1]))]
    if found != list(guids) or len(set(found)) != len(found):
        raise ValueError("a feed does not parse back to its items")
    return data
