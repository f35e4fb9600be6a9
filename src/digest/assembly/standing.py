"""Pages that are always there: where to subscribe, what was corrected, what this site is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.assembly import feed_addresses as feeds
from digest.assembly.cards import ABOUT, CORRECTIONS, HOME, SUBSCRIBE
from digest.assembly.contents import About, Corrected, Corrections, FeedOffer, Subscribe
from digest.assembly.site import GroupKind
from digest.foundation.urls import absolute, relative

if TYPE_CHECKING:
    from digest.assembly.cards import Cards


def subscribe(cards: Cards) -> Subscribe:
    """Return what there is to subscribe to: every feed of the site with its full address."""
    config = cards.site.config
    formats = (("Atom", feeds.ATOM, config.feeds.atom), ("JSON Feed", feeds.JSON, config.feeds.json))
    return Subscribe(
        main=_offer(cards, "RSS", feeds.RSS, HOME),
        formats=tuple(_offer(cards, label, url, HOME) for label, url, on in formats if on),
        editions=_offer(cards, "", feeds.EDITIONS, HOME) if config.feeds.editions else None,
        sections=_group_offers(cards, GroupKind.SECTION),
        topics=_group_offers(cards, GroupKind.TOPIC),
        outline=relative(SUBSCRIBE, feeds.OUTLINE) if config.feeds.opml else "",
        placed=bool(config.url),
    )


def corrections(cards: Cards) -> Corrections:
    """Return every corrected entry with the editor's notes."""
    corrected = cards.site.corrections
    return Corrections(tuple(Corrected(cards.line(each, CORRECTIONS), each.entry.corrections) for each in corrected))


def about(cards: Cards) -> About:
    """Return what there is to say of the site itself."""
    config = cards.site.config
    return About(
        text=config.about,
        edition=str(config.edition),
        sections=tuple(cards.group_link(each.url, ABOUT) for each in cards.sections),
    )


def _group_offers(cards: Cards, kind: GroupKind) -> tuple[FeedOffer, ...]:
    groups = ((each, feeds.group_feed(each, cards.site.config)) for each in cards.site.of_kind(kind))
    return tuple(
        _offer(cards, group.label, url, group.url if cards.shows(kind) else "") for group, url in groups if url
    )


def _offer(cards: Cards, label: str, url: str, page: str) -> FeedOffer:
    base = cards.site.config.url
    address = absolute(base, url) if base else url
    return FeedOffer(label, relative(SUBSCRIBE, page) if page else "", relative(SUBSCRIBE, url), address)
