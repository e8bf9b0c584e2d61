"""Every word that people read in the conversation, as one protocol; vi and en implement it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Texts(Protocol):
    """One language's words. Titles, names and quotations are passed in as the article has them."""

    # Starting and helping
    own_name: str
    invitation: str
    help_title: str
    help_ask: str
    help_proof: str
    help_follow: str
    help_commands: str

    # Asking
    unsupported: str
    not_within: str
    recorded: str
    nearest: str
    newest_instead: str
    greeted: str
    thanked: str
    unknown_command: str

    # Lists and articles
    news: str
    topics: str
    no_news: str
    no_topics: str
    end_of_list: str
    other_sources: str
    no_other_sources: str
    no_section: str

    # Keeping to one article
    left: str
    cancelled: str

    # What is no longer there
    gone_article: str
    outdated: str
    gone_question: str
    unknown_link: str

    # Judging
    judged_right: str
    judged_wrong: str

    # Language
    choose_language: str
    language_chosen: str

    # Buttons
    open_button: str
    more_button: str
    others_button: str
    right_button: str
    wrong_button: str
    about_button: str
    leave_button: str
    everywhere_button: str
    newer_button: str
    older_button: str
    news_button: str
    topics_button: str
    help_button: str

    apology: str

    def welcome(self, name: str) -> str: ...

    def welcome_group(self, name: str) -> str: ...

    def command(self, key: str) -> str:
        """The description of the command ``key`` of the routes' table."""
        ...

    def day(self, moment: datetime) -> str:
        """A day, in the time zone that ``moment`` is in."""
        ...

    def corrected(self, typed: str, understood: str) -> str: ...

    def source(self, title: str, day: str) -> str: ...

    def too_long(self, limit: int) -> str: ...

    def keeping_to(self, title: str) -> str:
        """From now on questions are about one article."""
        ...

    def within(self, title: str) -> str:
        """Over an answer that was looked for in one article only."""
        ...

    def elsewhere(self, title: str) -> str:
        """Over an answer from another article, because the one asked about does not say."""
        ...

    def page(self, first: int, last: int, total: int) -> str: ...

    def section(self, name: str, count: int) -> str: ...

    def ask_count(self, before: str, after: str) -> str:
        """A headline with a gap where a number stood; empty where the language cannot ask so."""
        ...

    def ask_post(self, person: str) -> str: ...

    def ask_said(self, person: str) -> str: ...

    def ask_new(self, topic: str) -> str: ...
