"""The front matter keys digest understands, with the names other generators and clippers give the same things.

Only names are here: what a value must look like is decided in `fields`. Of two names for one thing the first here wins.
"""

from __future__ import annotations

from digest.foundation.spelling import nearest

# Thing: its own key first, then the names of Hugo, Jekyll, Pelican, Zola, Eleventy, Obsidian and feed formats for it.
KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "date": ("date", "pubDate", "publishDate", "datePublished", "published_at", "published", "posted", "created"),
    "updated": (
        "updated", "lastmod", "modified", "last_modified", "last_modified_at", "dateModified", "modified_at",
        "updated_at", "last_updated",
    ),
    "authors": ("authors", "author", "byline", "by", "creator"),
    "source": ("source", "publisher", "publication"),
    "source_url": (
        "source_url", "source_link", "original_url", "original", "canonical_url", "canonical", "external_url",
    ),
    "section": ("section",),
    "topics": ("topics", "topic", "tags", "tag", "keywords", "categories", "category", "labels"),
    "summary": ("summary", "dek", "standfirst", "subtitle", "description", "excerpt", "abstract"),
    "language": ("lang", "language", "locale"),
    "slug": ("slug",),
    "draft": ("draft",),
    "expires": ("expires", "expiryDate", "expiry", "unpublishDate"),
    "pinned": ("pinned", "sticky"),
    "image": ("image", "images", "cover", "cover_image", "featured_image", "feature_image", "thumbnail"),
    "image_alt": ("image_alt", "cover_alt", "featured_image_alt"),
    "aliases": ("aliases", "alias", "redirect_from"),
    "story": ("story",),
    "correction": ("correction", "corrections"),
    "publish": ("publish",),
    "withdrawn": ("withdrawn", "retracted"),
    "id": ("id",),
    "cleanup": ("cleanup",),
    "status": ("status",),  # Pelican's draft and hidden
    "address": ("url", "permalink", "link", "path"),  # a web address is the source's, a path a former one here
    "taxonomies": ("taxonomies",),  # Zola's home of tags and categories
    "nested": ("extra", "params"),  # where Zola and Hugo keep a site's own keys
}  # fmt: skip

# Keys of other generators that mean nothing here and are no misspelling of anything.
FOREIGN = frozenset({
    "assets", "cascade", "comments", "data", "dates", "featured", "format", "gallery", "headless", "hero", "images_alt",
    "iscjklanguage", "kind", "layout", "lead", "likes", "markup", "menu", "menus", "outputs", "redirect", "redirects",
    "related", "render", "resources", "series", "sitemap", "size", "sortby", "stories", "style", "styles", "template",
    "titles", "toc", "translationkey", "type", "version", "video", "views", "weight",
})  # fmt: skip


def normalise(key: str) -> str:
    """Return the form in which keys are compared: `Source URL`, `source-url` and `sourceUrl` are one."""
    return "".join(each for each in key.lower() if each not in " _-")


_THINGS = {normalise(name): thing for thing, names in KEYS.items() for name in names}
_RANKS = {normalise(name): rank for names in KEYS.values() for rank, name in enumerate(names)}
_KNOWN = [name for names in KEYS.values() for name in names if len(name) > 3]


def thing_of(key: str) -> str | None:
    """Return what a key means, one of KEYS, or None for an unknown key."""
    return _THINGS.get(normalise(key))


def rank_of(key: str) -> int:
    """Return how far from the thing's own name a known key is: of two keys for one thing the lower rank counts."""
    return _RANKS[normalise(key)]


def misspelt(key: str) -> str | None:
    """Return the known key an unknown one was probably meant to be, or None. Short words are too easily alike."""
    if len(key) < 4 or normalise(key) in FOREIGN:
        return None
    return nearest(key, _KNOWN, least=0.8)
