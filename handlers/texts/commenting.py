"""What readers read about comments and about their data, as one protocol."""

from __future__ import annotations

from typing import Protocol


class CommentingTexts(Protocol):
    """One language's words. Comments and titles are passed in as they were written."""

    # Writing
    rule: str
    choose_article: str
    privately: str
    draft_kept: str
    draft_deleted: str
    no_draft: str
    draft_changed: str
    left_writing: str
    rewrite: str
    suggestion: str
    preview: str
    consent: str
    too_many: str

    # Mine
    mine: str
    nothing_mine: str
    nothing_mine_left: str
    withdrawn: str
    appealed: str
    not_any_more: str
    unlike: str
    like_thanks: str
    report_thanks: str
    gone_comment: str
    no_comments: str
    anonymous: str

    # Buttons
    comment_button: str
    send_button: str
    rewrite_button: str
    adopt_button: str
    ask_button: str
    stop_button: str
    delete_draft_button: str
    mine_button: str
    edit_button: str
    withdraw_button: str
    appeal_button: str
    report_button: str
    show_button: str

    # Personal data
    data_title: str
    data_nothing: str
    data_rights: str
    data_erase_which: str
    data_not_erased: str
    data_erased_all: str
    data_erased_anonymous: str
    export_button: str
    erase_button: str
    erase_anonymous_button: str
    erase_all_button: str
    keep_button: str

    def begin(self, title: str) -> str: ...

    def too_long(self, limit: int) -> str: ...

    def banned(self, day: str) -> str: ...

    def receipt(self, number: int) -> str: ...

    def edited(self, number: int) -> str: ...

    def one_of_mine(self, number: int, status: str, title: str) -> str: ...

    def status(self, status: str) -> str:
        """A ``Status`` in words; that it is held is for editors."""
        ...

    def refusal(self, reason: str) -> str:
        """Why a comment was refused (``moderating.REFUSALS``), as the end of a sentence."""
        ...

    def because(self, refusal: str) -> str: ...

    def about(self, title: str) -> str: ...

    def opinions_button(self, count: int) -> str: ...

    def opinions(self, title: str, count: int) -> str: ...

    def like_button(self, number: int, likes: int) -> str: ...

    def told_published(self, number: int) -> str: ...

    def told_refused(self, number: int, refusal: str) -> str: ...

    def told_removed(self, number: int, refusal: str) -> str: ...

    def told_undone(self, number: int) -> str: ...

    def data(self, kind: str, count: int) -> str:
        """What is kept of one kind (the keys of the ``Personal`` port)."""
        ...
