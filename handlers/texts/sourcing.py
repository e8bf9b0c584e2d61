"""What editors read about the sources of news, as one protocol."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from newsroom.sourcing.model import Offer
from newsroom.sourcing.schedule import Alarm


class SourcingTexts(Protocol):
    """One language's words. Times of the day are passed in as they are shown."""

    no_sources: str
    how_to_add: str
    offering: str
    sources_button: str
    more_button: str

    def heading(self, count: int) -> str: ...

    def state(self, today: int, last: str, following: str) -> str:
        """Articles today, the last successful visit (empty: none yet) and the next one."""
        ...

    def paused(self, today: int, last: str) -> str: ...

    def waiting(self, count: int) -> str:
        """How many pages are still to be read."""
        ...

    def failing(self, failures: int, reason: str) -> str:
        """That the last visits failed; ``reason`` is in English, as the errors are."""
        ...

    def added(self, url: str) -> str: ...

    def offer(self, offer: Offer) -> str:
        """What kind of source it is, and how much there is."""
        ...

    def follow_button(self, offer: str) -> str: ...

    def unreadable(self, reason: str) -> str:
        """That an address cannot be followed; ``reason`` is in English, as the errors are."""
        ...

    def pause_button(self, title: str) -> str: ...

    def resume_button(self, title: str) -> str: ...

    def alarm(self, cause: Alarm, title: str, since: timedelta) -> str:
        """What is wrong with a source, and for how long."""
        ...
