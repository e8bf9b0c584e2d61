"""What following sources needs from outside. Adapters live in storage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from newsroom.models import Outgoing
from newsroom.sourcing.corrections import Correction, Given
from newsroom.sourcing.model import Listed, NewsSource, Offer, Page, Tally


class Sources(Protocol):
    """The sources and their pages."""

    async def add(self, source: NewsSource) -> NewsSource:
        """Keep a source; the one at its address where there is one already."""
        ...

    async def settle(self, urls: Sequence[str], now: datetime) -> int:
        """Make exactly these the sources that the settings name; those added by people stay. How
        many went."""
        ...

    async def all(self) -> list[NewsSource]:
        """Every source, in the order they were added."""
        ...

    async def by_url(self, url: str) -> NewsSource | None: ...

    async def pause(self, url: str, paused: bool) -> bool:
        """Stop following a source or go on; False where there is none."""
        ...

    async def remove(self, url: str) -> bool:
        """Forget a source and its pages, not its articles; False where there is none."""
        ...

    async def claim(self, now: datetime, lease: timedelta, url: str = "") -> NewsSource | None:
        """Take the source that is longest due (the one at ``url`` where given, due or not) while
        nobody else visits its host; None where there is none. The claim ends with the lease."""
        ...

    async def renew(self, source: NewsSource, until: datetime) -> NewsSource | None:
        """Keep a claim longer; None where it was lost."""
        ...

    async def visited(self, source: NewsSource) -> bool:
        """Keep what a visit changed and give the claim back; False where it was lost."""
        ...

    async def list_pages(
        self, source_id: int, listed: Sequence[Listed], now: datetime
    ) -> list[Listed]:
        """Note the pages that a source lists; those never listed before, by any source.

        These, and those with another mark than before, are to be read now.
        """
        ...

    async def due_pages(self, source_id: int, now: datetime, limit: int) -> list[Page]:
        """The pages to be read: those never read first, the newest of them first."""
        ...

    async def read_again(self, source_id: int, found: datetime, now: datetime) -> int:
        """Let the pages be read now that were found since then; how many."""
        ...

    async def waiting(self, source_id: int, now: datetime) -> int:
        """How many pages are to be read."""
        ...

    async def pages_read(self, pages: Sequence[Page]) -> None:
        """Keep what became of pages, in one transaction."""
        ...

    async def tallies(self, today: datetime, now: datetime) -> dict[int, Tally]:
        """What each source with pages gave; ``today`` is when the day began."""
        ...


class Scout(Protocol):
    """Looks at sites for editors."""

    async def offers(self, address: str) -> list[Offer]:
        """The sources that the site at an address offers, best first; the address may lack its
        https://. Raises FetchError with the reason in words where it cannot be read."""
        ...


class Corrections(Protocol):
    """Corrected articles, and the chats that were answered from what they said before."""

    async def note_given(self, channel: str, chat_id: str, article_id: int, now: datetime) -> None:
        """Keep that a chat was answered from an article as it is now, and on which day."""
        ...

    async def latest(self, limit: int, offset: int = 0) -> list[Correction]:
        """The last correction of each corrected article, newest first."""
        ...

    async def of(self, article_id: int) -> Correction | None:
        """The last correction of an article, None where it was never corrected."""
        ...

    async def given_before(self, correction: Correction) -> list[Given]:
        """Whom to tell of a correction: of each person the chat that was answered last."""
        ...

    async def announce(
        self, correction: Correction, messages: Sequence[Outgoing], now: datetime
    ) -> int:
        """Send the messages and keep that everybody knows of the correction, in one transaction;
        how many messages were new."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Forget who was answered from what before then; how many answers."""
        ...
