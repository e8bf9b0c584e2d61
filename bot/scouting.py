"""Looking at a site before it is followed."""

from __future__ import annotations

import asyncio
from typing import Final

from bot.reading import fetcher, is_address
from bot.settings import Settings
from gather.addresses import with_scheme
from gather.sources import Found, discover
from newsroom.errors import FetchError
from newsroom.sourcing.model import Offer, SourceKind

SHOWN: Final = 3
"""Titles that are shown of what a source would give."""
LONGEST: Final = 60.0
"""Seconds that all of a look may take."""


class SiteScout:
    """The ``Scout`` port, over HTTP."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def offers(self, address: str) -> list[Offer]:
        """The sources that a site offers, best first."""
        url = with_scheme(address)
        if not is_address(url):
            raise FetchError(f"{address}: not a web address (http:// or https://)")
        try:
            async with asyncio.timeout(LONGEST), fetcher(self._settings) as fetching:
                return [_offer(each) for each in await discover(fetching, url)]
        except TimeoutError:
            raise FetchError(f"{url}: the site did not answer in time") from None


def _offer(found: Found) -> Offer:
    titles = tuple(item.title or item.url for item in found.items[:SHOWN])
    kind = SourceKind(found.kind.value)
    return Offer(found.url, kind, len(found.items), found.is_index, titles)
