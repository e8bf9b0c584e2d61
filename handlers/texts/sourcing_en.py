"""What editors read about the sources of news, in English."""

from __future__ import annotations

from datetime import timedelta

from newsroom.sourcing.model import Offer, SourceKind
from newsroom.sourcing.schedule import Alarm

_KINDS = {
    SourceKind.UNKNOWN: "page",
    SourceKind.FEED: "feed",
    SourceKind.SITEMAP: "sitemap",
    SourceKind.SECTION: "section page",
    SourceKind.PAGE: "single article",
}


class EnglishSourcing:
    """English. Implements ``SourcingTexts``."""

    no_sources = "There are no sources yet."
    how_to_add = "To add one: /sources and the address of a news page, RSS feed or sitemap."
    offering = "What can be followed there:"
    sources_button = "Show the sources"
    more_button = "More"

    def heading(self, count: int) -> str:
        return f"Sources ({count})"

    def state(self, today: int, last: str, following: str) -> str:
        read = f"read at {last}" if last else "never read yet"
        return f"{today} today · {read} · next {following}"

    def paused(self, today: int, last: str) -> str:
        read = f" · read at {last}" if last else ""
        return f"paused · {today} today{read}"

    def waiting(self, count: int) -> str:
        return f"{count} articles wait to be read"

    def failing(self, failures: int, reason: str) -> str:
        times = "once" if failures == 1 else f"{failures} times in a row"
        return f"could not be read {times}: {reason}"

    def added(self, url: str) -> str:
        return f"Added {url}. I start reading at once; /sources shows how it goes."

    def offer(self, offer: Offer) -> str:
        if not offer.count:
            return _KINDS[offer.kind]
        return f"{_KINDS[offer.kind]}, {offer.count} {'parts' if offer.is_index else 'articles'}"

    def follow_button(self, offer: str) -> str:
        return f"Follow the {offer}"

    def unreadable(self, reason: str) -> str:
        return f"This address cannot be followed: {reason}."

    def pause_button(self, title: str) -> str:
        return f"Pause: {title}"

    def resume_button(self, title: str) -> str:
        return f"Resume: {title}"

    def alarm(self, cause: Alarm, title: str, since: timedelta) -> str:
        lasted = _lasted(since)
        if cause is Alarm.FAILING:
            return f"The source {title} could not be read for {lasted}."
        return f"The source {title} has been silent for {lasted}, longer than is usual."


def _lasted(since: timedelta) -> str:
    hours = round(since / timedelta(hours=1))
    return f"{hours} hours" if hours < 48 else f"{round(hours / 24)} days"
