"""When a page is read again, so that corrections are seen and no site is troubled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsroom.ports import Articles, Clock

STORED = timedelta(hours=6)
"""After which a page whose article is stored is read again."""
OTHERS = timedelta(hours=1)
"""After which a page that gave no article is tried again."""

_NEVER = datetime.min.replace(tzinfo=UTC)


class Revisits:
    """Remembers when each page was last due. A page that is stored already when the bot starts
    counts as read just then: a restart reads nothing twice."""

    def __init__(self, articles: Articles, clock: Clock) -> None:
        self._articles = articles
        self._clock = clock
        self._last: dict[str, datetime] = {}

    async def known(self, url: str) -> bool:
        """Whether the page need not be read now. If it is to be read, that counts as done."""
        stored = await self._articles.by_url(url) is not None
        now = self._clock.now()
        last = self._last.setdefault(url, now if stored else _NEVER)
        if now < last + (STORED if stored else OTHERS):
            return True
        self._last[url] = now
        return False
