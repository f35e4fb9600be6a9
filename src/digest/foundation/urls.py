"""Addresses: slugs, links between pages of the site, absolute addresses. Pure text, no idea of which pages there are.

A site path is relative to the site's root, with slashes, not percent-encoded: `2022/01/ångström.html`.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from digest.foundation.fingerprint import short

LONGEST = 60  # characters of a slug
LONGEST_NAME = 255  # bytes of a file's name
HEAVIEST = 200  # bytes of a slug: file systems stop at 255, and suffixes are to come
# Names Windows keeps for devices, with any suffix; the superscripts count as digits there.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_UNFIT = re.compile('[\x00-\x1f\x7f\\\\:*?"<>|\ud800-\udfff]')  # what some file system or address cannot hold
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def slugify(text: str) -> str:
    """Return a file-name-safe form of a text: lower-case NFC letters, marks and digits of any script, and hyphens.

    Never empty, at most 60 characters (cut at a word where that leaves half) and 200 bytes, and a slug's slug is
    itself. A text without any letter or digit gets a name made from its hash.
    """
    initials = _INITIALS.sub(lambda match: match[0].replace(".", ""), text.translate(_APOSTROPHES))
    slug = _words(initials)
    for _ in range(3):  # lower-casing can decompose and composing can change case: twice is enough, thrice is sure
        again = _words(slug)
        if again == slug:
            break
        slug = again
    if not slug:
        return f"x-{short(text.encode('utf-8', 'surrogatepass'))[:8]}"
    slug = _cut(slug)
    return f"{slug}-page" if _DEVICE.fullmatch(slug) else slug


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    kept: list[str] = []
    for character in folded:
        kind = unicodedata.category(character)
        if kind[0] in "LN" or (kind[0] == "M" and kept and kept[-1] != "-"):
            kept.append(character)
        elif kind != "Cf" and kept and kept[-1] != "-":  # soft hyphens, joiners and direction marks join
            kept.append("-")
    return "".join(kept).strip("-")


def _cut(slug: str) -> str:
    """Shorten a slug to its limits, at a hyphen if that keeps at least half of what fits."""
    fitting = slug[:LONGEST].encode()[:HEAVIEST].decode(errors="ignore")
    if fitting == slug:
        return slug
    if slug[len(fitting)] != "-":
        hyphen = fitting.rfind("-")
        fitting = fitting[:hyphen] if hyphen >= len(fitting) // 2 else fitting
    return fitting.strip("-")


def is_web_address(text: str) -> bool:
    """Tell whether a text is an absolute http or https address with a host, and nothing that could break out of one."""
    if re.search(r"[\s<>\"\\\x00-\x1f\x7f]", text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # such as a port that is no number
        return False


def site_address(text: str) -> str | None:
    """Return a site's own address, which ends with a slash, or None if the text is none a site can have."""
    return text.rstrip("/") + "/" if is_web_address(text) and not {"?", "#"} & set(text) else None


def is_site_path(path: str) -> bool:
    """Tell whether a path can be a file's in a site: it stays inside, and every name is visible and writable."""
    parts = path.split("/")
    if any(not part or part[0] == "." or len(part.encode("utf-8", "replace")) > LONGEST_NAME for part in parts):
        return False
    return _UNFIT.search(path) is None and not any(_DEVICE.fullmatch(part.split(".")[0]) for part in parts)


def encode(path: str) -> str:
    """Return a path percent-encoded for a link (RFC 3986): slashes stay, a colon never makes a scheme of a name."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def relative(source: str, target: str, fragment: str = "") -> str:
    """Return the link from the page at one site path to another path, percent-encoded, never empty.

    Works from disk and in any sub-folder, because it names the file.
    """
    here, there = source.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    link = encode("/".join([*[".."] * (len(here) - shared), *there[shared:]])) or "."
    return f"{link}#{quote(fragment, safe='')}" if fragment else link


def absolute(site: str, path: str, fragment: str = "") -> str:
    """Return the full address of a site path; `site` is the site's own address, which may end in a folder."""
    link = site.rstrip("/") + "/" + encode(path)
    return f"{link}#{quote(fragment, safe='')}" if fragment else link
