"""The words around digests and alerts, as one protocol; digests_vi and digests_en implement it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from newsroom.models import Rhythm


class DigestTexts(Protocol):
    """One language's words. Titles and what people follow are passed in as they are."""

    # Subscribing
    when_question: str
    hour_question: str
    what_question: str
    words_question: str
    follow_question: str
    already: str
    too_many: str
    nothing_to_follow: str
    sample: str

    # What one has
    title: str
    none_yet: str
    gone: str
    which_to_end: str
    ended: str
    ended_all: str
    changed: str
    unknown_zone: str
    unknown_day: str

    # Honest notes
    group_note: str
    managed_note: str
    managers_only: str
    web_note: str
    nothing_new: str

    # Buttons
    other_hour_button: str
    everything_button: str
    words_button: str
    at_once_button: str
    hourly_button: str
    settings_button: str
    unsubscribe_button: str
    end_all_button: str
    add_button: str
    pause_button: str
    resume_button: str
    hour_button: str
    silent_button: str
    spoken_button: str
    quiet_button: str
    loud_button: str

    def when(self, rhythm: Rhythm, minute: int) -> str:
        """How often and at what hour, short enough for a button."""
        ...

    def about(self, names: tuple[str, ...]) -> str:
        """What is sent: the sections and words, everything where there are none."""
        ...

    def subscribed(self, when: str, about: str, first: str) -> str: ...

    def alerted(self, about: str, when: str) -> str: ...

    def entry(self, when: str, about: str, then: str) -> str:
        """One line of the list of subscriptions; ``then`` is when it comes next."""
        ...

    def next_time(self, moment: datetime) -> str:
        """When the next one comes, in the time zone that ``moment`` is in."""
        ...

    def paused(self, until: datetime) -> str: ...

    def heading(self, rhythm: Rhythm, moment: datetime) -> str: ...

    def alert_heading(self, about: str) -> str: ...

    def breaking(self, title: str) -> str:
        """The headline of news that editors send at once."""
        ...

    def sources(self, count: int) -> str:
        """That several articles tell of it."""
        ...

    def story_button(self, number: int) -> str: ...

    def more_button(self, count: int) -> str: ...

    def end_button(self, label: str) -> str: ...
