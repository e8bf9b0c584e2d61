"""The frames that answers are worded with; the words themselves live in handlers/texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol


class Phrases(Protocol):
    """One language's frames. Names, posts and quotations are passed in as the article has them."""

    def answer(self, span: str, answer_type: str) -> str:
        """A direct answer made of an extract."""
        ...

    def passage(self, sentence: str) -> str:
        """The article's own sentence, with no more claimed than that it may answer."""
        ...

    def author(self, name: str) -> str: ...

    def published(self, day: str) -> str: ...

    def day(self, day: date, part: str, written: str) -> str:
        """A day in full, with the part of the day ("sáng") and the way the article writes it."""
        ...

    def people(self, names: Sequence[str], predicate: str) -> str:
        """Everyone who was asked for, each with posts; ``predicate`` says what they did
        (``chair``, ``attend``, ``speak`` ...; empty: just the names)."""
        ...

    def post_holder(self, post: str, person: str) -> str: ...

    def posts_of(self, person: str, posts: str) -> str: ...

    def quotation(self, speaker: str, words: str) -> str: ...

    def no_chair(self, title: str, person: str, verb: str) -> str:
        """The article ``title`` names no chair; ``person`` is the highest leader it names (empty:
        none), ``verb`` says what that leader is said to do: ``attend``, ``speak`` or
        ``attend-and-speak``."""
        ...

    def unnamed(self, group: str) -> str:
        """The article tells of ``group`` but gives no names."""
        ...

    def earlier(self, day: date, span: str) -> str:
        """An earlier article on the same event, published on ``day``, says ``span`` instead."""
        ...

    def yes(self, proof: str) -> str: ...

    def no(self, proof: str) -> str: ...

    def not_said(self, title: str) -> str:
        """The nearest article does not say it."""
        ...

    def not_found(self) -> str:
        """Nothing in the collection answers."""
        ...

    def which_article(self) -> str:
        """The question is about an article and does not say which."""
        ...

    def empty(self) -> str:
        """There are no articles yet."""
        ...

    def headlines(self, topic: str, lines: Sequence[str]) -> str:
        """Articles about a topic, each with its most telling sentence."""
        ...
