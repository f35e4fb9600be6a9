"""Where the addresses in a text lead: to another article file, to a place in the same text, to a local image, to the
web, or nowhere that may be published.

Only the words of the address are looked at. Whether the article or the image exists is for assembly to say: an entry
must not depend on other files, or it could not be remembered by its own content. RFC 3986 names the parts.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, unquote, urljoin

from digest.reading.markup.anchors import foreign_fragment

ARTICLE_SUFFIXES = (".txt", ".text", ".md", ".markdown")  # as in `discover`
OPEN_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What browsers take out of an address before they read it (URL Standard, 4.4), plus everything a path cannot hold.
_IGNORED = re.compile(r"[\t\n\r]")
# A user, a host that is a name or an address in brackets, a port (RFC 3986, 3.2).
_AUTHORITY = re.compile(
    r"//(?:[^/?#@\s]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:%\[\]<>\"\\^`{|}]+)(?::[0-9]{0,5})?(?=[/?#]|\Z)"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Goal(StrEnum):
    """What kind of place an address leads to."""

    ENTRY = "entry"
    IMAGE = "image"
    PLACE = "place"  # in the same text
    WEB = "web"
    NOWHERE = "nowhere"  # relative, but nothing digest publishes
    FORBIDDEN = "forbidden"  # a scheme such as javascript:


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was looked at.

    `target` is for entries and images the path relative to the content folder, decoded, an entry's fragment after `#`;
    for a place the fragment as written; for the web the address. `reason` says of the last two goals what is wrong.
    """

    goal: Goal
    target: str = ""
    reason: str = ""

    @property
    def href(self) -> str:
        """The value of the HTML attribute: `entry:PATH#fragment`, `image:PATH` or the web address."""
        if self.goal is Goal.WEB:
            return self.target
        path, mark, fragment = self.target.partition("#")
        return f"{self.goal}:{quote(path)}{mark}{quote(fragment)}"


def resolve_link(href: str, path: str, base: str = "") -> Address:
    """Tell where a link in the article file at the content-relative `path` leads. `href` is its decoded attribute.

    `base` is where the article was published first, if the editor said so: a relative link that means no article file
    was copied from there, and leads there.
    """
    href = _IGNORED.sub("", href).strip()
    if not href:
        return Address(Goal.NOWHERE, reason="the link has no address")
    if (outer := _outer(href)) is not None:
        return outer
    if href.startswith("#"):
        return Address(Goal.PLACE, href[1:])
    written, _, fragment = href.partition("#")
    file = _local(written, path)
    if isinstance(file, str) and file.lower().endswith(ARTICLE_SUFFIXES):
        return Address(Goal.ENTRY, f"{file}#{foreign_fragment(fragment)}" if fragment else file)
    fault = Address(Goal.NOWHERE, reason=f'"{_short(href)}" is no article file') if isinstance(file, str) else file
    return _joined(base, href) or fault


def resolve_image(src: str, path: str) -> Address:
    """Tell where an image in the article file at the content-relative `path` lies. `src` is its decoded attribute."""
    src = _IGNORED.sub("", src).strip()
    if not src:
        return Address(Goal.NOWHERE, reason="the image has no address")
    outer = _outer(src)
    if outer is not None and outer.goal is Goal.WEB and not src.startswith(("mailto:", "tel:")):
        return outer
    if outer is not None:
        return Address(Goal.FORBIDDEN, reason=outer.reason or f'"{_short(src)}" is no image')
    file = _local(src.partition("#")[0], path)
    return file if isinstance(file, Address) else Address(Goal.IMAGE, file)


def _outer(address: str) -> Address | None:
    """Return the address if it has a scheme or a host of its own, else None."""
    if address.startswith("//"):
        address = "https:" + address
    scheme = _SCHEME.match(address)
    if scheme is None:
        return None
    name = scheme[1].lower()
    if name not in OPEN_SCHEMES:
        return Address(Goal.FORBIDDEN, reason=f'digest publishes no links that begin with "{_short(name, 20)}:"')
    rest = address[scheme.end() :]
    if _CONTROL.search(rest) or (name.startswith("http") and not _AUTHORITY.match(rest)) or not rest:
        return Address(Goal.NOWHERE, reason=f'"{_short(address)}" is no complete address')
    return Address(Goal.WEB, f"{name}:{rest}")


def _joined(base: str, href: str) -> Address | None:
    """Return a relative address joined to the web address `base`, if there is one (RFC 3986, 5.2)."""
    if not base.lower().startswith(("http://", "https://")):
        return None
    try:
        joined = _outer(urljoin(base, href))
    except ValueError:  # such as an unclosed bracket for an IPv6 host
        return None
    return joined if joined is not None and joined.goal is Goal.WEB else None


def _local(written: str, path: str) -> str | Address:
    """Return the content-relative path that a relative address means; `/` at its start is the content folder."""
    name = unquote(written.partition("?")[0])
    if not name or _CONTROL.search(name) or "#" in name:
        return Address(Goal.NOWHERE, reason=f'"{_short(written)}" names no file')
    if name.startswith("/"):
        file = posixpath.normpath(name.lstrip("/") or ".")
    else:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
    if file == ".." or file.startswith(("../", "/")):
        return Address(Goal.NOWHERE, reason=f'"{_short(written)}" leads out of the content folder')
    return file


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
