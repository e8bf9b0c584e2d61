"""The words around digests and alerts, in English."""

from __future__ import annotations

from datetime import datetime

from newsroom.models import Rhythm

_PARTS = ((11, "Morning"), (14, "Midday"), (18, "Afternoon"), (24, "Evening"))


class EnglishDigests:
    """Implements handlers.texts.digests.DigestTexts."""

    when_question = "When would you like your news?"
    hour_question = "Choose an hour:"
    what_question = "What would you like to read about?"
    words_question = (
        "Type places, people or words to follow, separated by commas. "
        "For example: chợ quế, Mường Lạn. /cancel to drop it."
    )
    follow_question = (
        "What shall I tell you about? Type it, for example: bão, giá quế. /cancel to drop it."
    )
    already = "You have this digest already."
    too_many = "One chat can have at most 10 digests. Please end one first."
    nothing_to_follow = "I saw no word to follow. Please type it again."
    sample = "This is what it looks like:"

    title = "Your digests"
    none_yet = "You have no digest yet."
    gone = "This digest is no more."
    which_to_end = "Which one shall I end?"
    ended = "Done. I will not send this digest any more. Come back any time: /subscribe"
    ended_all = "Done. I will not send any digest any more. Come back any time: /subscribe"
    changed = "Changed."
    unknown_day = "I do not see until when. Write, for example: pause 3 days, pause until 30/4."
    unknown_zone = "I do not know this time zone. Write it like Asia/Ho_Chi_Minh or Europe/Berlin."

    group_note = (
        "The digest goes to the whole group. I do not know who its admins are, so anybody here "
        "can change or end it."
    )
    managed_note = "The digest goes to the whole group. Only administrators can change or end it."
    managers_only = "Only administrators can subscribe here, or change or end a digest."
    web_note = (
        "On this page digests wait in the conversation: open it again in this browser to read "
        "them. I cannot notify you while it is closed, and after 30 days without a message "
        "the digest ends. To read it again, or by RSS: “My digests” below."
    )
    nothing_new = "There is nothing new for you today. I will look again next time."

    other_hour_button = "Another hour"
    everything_button = "All news"
    words_button = "Places, people, words…"
    at_once_button = "At once"
    hourly_button = "Once an hour"
    settings_button = "Change digest"
    unsubscribe_button = "Unsubscribe"
    end_all_button = "End all"
    add_button = "Add a digest"
    pause_button = "Pause 7 days"
    resume_button = "Resume"
    hour_button = "Change hour"
    silent_button = "No news, no message"
    spoken_button = "Say when no news"
    quiet_button = "Quiet 10 pm – 6 am"
    loud_button = "Also at night"

    def when(self, rhythm: Rhythm, minute: int) -> str:
        hour = f"{minute // 60:02}:{minute % 60:02}"
        match rhythm:
            case Rhythm.WEEKDAYS:
                return f"{hour}, Monday – Friday"
            case Rhythm.WEEKLY:
                return f"{hour} Sunday, the whole week"
            case Rhythm.AT_ONCE:
                return "as soon as there is news"
            case Rhythm.HOURLY:
                return "at most once an hour"
        return f"{hour} every day"

    def about(self, names: tuple[str, ...]) -> str:
        return ", ".join(names) or "all news"

    def subscribed(self, when: str, about: str, first: str) -> str:
        return f"Done! You will get {about}, {when}. {first}."

    def alerted(self, about: str, when: str) -> str:
        return f"Done! I will tell you {when} about: {about}."

    def entry(self, when: str, about: str, then: str) -> str:
        return f"{about[:1].upper()}{about[1:]}: {when}. {then}."

    def next_time(self, moment: datetime) -> str:
        return f"Next at about {moment:%H:%M} on {moment:%A} {moment.day} {moment:%B}"

    def paused(self, until: datetime) -> str:
        return f"Paused until {until.day} {until:%B %Y}"

    def heading(self, rhythm: Rhythm, moment: datetime) -> str:
        day = f"{moment:%A} {moment.day} {moment:%B %Y}"
        if rhythm is Rhythm.WEEKLY:
            return f"The week's news · {day}"
        part = next(part for end, part in _PARTS if moment.hour < end)
        return f"{part} digest · {day}"

    def alert_heading(self, about: str) -> str:
        return f"News about: {about}"

    def breaking(self, title: str) -> str:
        return f"Breaking: {title}"

    def sources(self, count: int) -> str:
        return f"{count} articles"

    def story_button(self, number: int) -> str:
        return f"Story {number}"

    def more_button(self, count: int) -> str:
        return f"{count} more"

    def end_button(self, label: str) -> str:
        return f"End: {label}"
