"""What editors read, as one protocol."""

from __future__ import annotations

from typing import Protocol


class ModeratingTexts(Protocol):
    """One language's words for those who decide on comments."""

    editors_only: str
    admins_only: str
    queue_empty: str
    queue_done: str
    first_comment: str
    refuse_why: str
    ban_how_long: str
    no_author: str
    unlocked: str
    welcome_editor: str
    wrong_code: str
    too_many_codes: str
    editors: str
    editor_gone: str
    editor_stays: str

    publish_button: str
    refuse_button: str
    take_down_button: str
    ban_button: str
    next_button: str
    undo_button: str
    unban_button: str
    back_button: str
    queue_button: str

    def waiting(self, count: int) -> str:
        """The notice that comments wait."""
        ...

    def queue(self, size: int, held: int, age: str) -> str: ...

    def age(self, minutes: int) -> str: ...

    def card(self, number: int, age: str, status: str) -> str: ...

    def held(self, reason: str) -> str:
        """Why a comment is held."""
        ...

    def record(self, published: int, refused: int) -> str: ...

    def locked_until(self, day: str) -> str: ...

    def suggest_lock(self, days: int) -> str: ...

    def refused_before(self, editor: int, refusal: str) -> str: ...

    def published(self, number: int) -> str: ...

    def refused(self, number: int, refusal: str) -> str: ...

    def undone(self, number: int) -> str: ...

    def hindered(self, hindrance: str, status: str) -> str:
        """Why nothing was done, and how the comment stands (a status in words, or nothing)."""
        ...

    def locked(self, day: str) -> str: ...

    def days(self, count: int) -> str: ...

    def invitation(self, code: str) -> str: ...

    def editor(self, number: int, role: str, channel: str) -> str: ...

    def remove_button(self, number: int) -> str: ...
