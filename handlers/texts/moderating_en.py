"""What editors read, in English."""

from __future__ import annotations

_HELD = {
    "first": "this person's first comment",
    "personal-data": "holds a phone number, an e-mail address or an identity number",
    "appeal": "the author appeals",
    "reported": "several readers reported it",
    "duplicate": "much like another comment",
    "flood": "sent in a flood",
    "shouting": "shouts in capitals or exclamation marks",
    "repetition": "repeats itself",
    "insult": "may insult somebody",
}
_HINDERED = {
    "gone": "This comment is no longer there.",
    "own": "This is your own comment; another editor has to decide.",
    "same-editor": "You refused this comment; another editor has to hear the appeal.",
    "too-late": "More than ten minutes have passed, so it cannot be undone.",
}


class EnglishModerating:
    """English. Implements ``ModeratingTexts``."""

    editors_only = "This is for editors. If you have a code, send /editor and the code."
    admins_only = "Only an administrator can invite editors."
    queue_empty = "No comment waits for you."
    queue_done = "There are no more comments waiting for you."
    first_comment = "Nothing of this person was decided on before."
    refuse_why = "Refuse because:"
    ban_how_long = "Lock the author out for:"
    no_author = "This comment is no longer tied to anybody."
    unlocked = "The author may comment again."
    welcome_editor = (
        "Welcome! You can now decide on comments (/queue), arrange the digest (/edition) and send "
        "breaking news (/breaking)."
    )
    wrong_code = "The code is wrong or too old."
    too_many_codes = "Too many tries. Please come back in an hour."
    editors = "Editors"
    editor_gone = "This person is no longer an editor."
    editor_stays = "This person is named in the settings and can only be removed there."

    publish_button = "✅ Publish"
    refuse_button = "❌ Refuse…"
    take_down_button = "❌ Take down…"
    ban_button = "🔒 Lock…"
    next_button = "Next ›"
    undo_button = "↩ Undo"
    unban_button = "Unlock"
    back_button = "‹ Back"
    queue_button = "Open the queue"

    def waiting(self, count: int) -> str:
        return f"A reader has commented; comments waiting: {count}."

    def queue(self, size: int, held: int, age: str) -> str:
        return f"Queue: {size} comments ({held} to look at closely), the oldest {age} old."

    def age(self, minutes: int) -> str:
        if minutes < 60:
            return f"{minutes} min"
        return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} days"

    def card(self, number: int, age: str, status: str) -> str:
        return f"Comment {number} · {status} · sent {age} ago"

    def held(self, reason: str) -> str:
        return f"⚠ {_HELD.get(reason, reason)}"

    def record(self, published: int, refused: int) -> str:
        return f"The author in 90 days: {published} published, {refused} refused."

    def locked_until(self, day: str) -> str:
        return f"The author is locked out until {day}."

    def suggest_lock(self, days: int) -> str:
        return f"⚠ Repeated violations: a lock of {days} days is due."

    def refused_before(self, editor: int, refusal: str) -> str:
        return f"Editor {editor} refused it: {refusal}."

    def published(self, number: int) -> str:
        return f"Comment {number} was published."

    def refused(self, number: int, refusal: str) -> str:
        return f"Comment {number} was refused: {refusal}."

    def undone(self, number: int) -> str:
        return f"Undone. Comment {number} is as it was before."

    def hindered(self, hindrance: str, status: str) -> str:
        return _HINDERED.get(hindrance, f"This comment has just changed; it is {status}.")

    def locked(self, day: str) -> str:
        return f"The author is locked out until {day}."

    def days(self, count: int) -> str:
        return f"{count} days" if count > 1 else "1 day"

    def invitation(self, code: str) -> str:
        return f"Send this line to the new editor (works once, for 48 hours): /editor {code}"

    def editor(self, number: int, role: str, channel: str) -> str:
        return f"No. {number} · {role} · {channel}"

    def remove_button(self, number: int) -> str:
        return f"Remove no. {number}"
