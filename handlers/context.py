"""What a handler works with: who said what, the language to answer in, and the services."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from handlers.examples import Examples
from handlers.texts import (
    COMMENT_WORDS,
    COMMENTING,
    MODERATING,
    TEXTS,
    CommentingTexts,
    ModeratingTexts,
    Texts,
)
from newsroom.answers.asking import Asking
from newsroom.chat import Incoming, Reply
from newsroom.comments.commenting import Commenting
from newsroom.comments.model import Author
from newsroom.comments.moderating import Moderating
from newsroom.comments.report import CommentWords
from newsroom.digests.delivering import Delivering
from newsroom.models import Article, Language
from newsroom.ports import Clock, Store
from newsroom.quota import Limits
from newsroom.sourcing.ports import Scout

Replies = tuple[Reply, ...]
_DIGITS = 18
"""More would not fit the store's numbers; people can send what they like as a button's data."""


@dataclass(frozen=True, slots=True)
class Services:
    """What all conversations share. ``editor_code`` makes an editor of whoever sends it (empty: of
    nobody); ``limits`` are those of the channels that have some; ``scout`` looks at sites;
    ``pace`` is how many messages a channel's platform takes in a second, where it has a limit."""

    store: Store
    asking: Asking
    examples: Examples
    clock: Clock
    zone: tzinfo
    name: str
    commenting: Commenting
    moderating: Moderating
    delivering: Delivering
    editor_code: str = ""
    limits: Mapping[str, Limits] = field(default_factory=dict)
    scout: Scout | None = None
    pace: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """One message or press on its way to a reply.

    ``chosen`` is the language that the person chose (None: none yet), ``language`` the one to
    answer in. ``argument`` is what follows a command, or the message as a whole; ``values`` are
    the parts of a pressed button's data after its name.
    """

    incoming: Incoming
    services: Services
    language: Language
    chosen: Language | None = None
    argument: str = ""
    values: tuple[str, ...] = ()

    @property
    def texts(self) -> Texts:
        """The words to answer with."""
        return TEXTS[self.language]

    @property
    def comment_texts(self) -> CommentingTexts:
        """The words about comments and personal data."""
        return COMMENTING[self.language]

    @property
    def comment_words(self) -> CommentWords:
        """The words for what the rule says."""
        return COMMENT_WORDS[self.language]

    @property
    def editor_texts(self) -> ModeratingTexts:
        """The words for editors."""
        return MODERATING[self.language]

    @property
    def author(self) -> Author:
        """The person, as an author and reader of comments: their private chat, also in a group."""
        incoming = self.incoming
        return Author(incoming.channel, incoming.user_id if self.in_group else incoming.chat_id)

    @property
    def store(self) -> Store:
        return self.services.store

    @property
    def in_group(self) -> bool:
        """Whether others read along, so that short is better."""
        return self.incoming.chat_kind != "private"

    def now(self) -> datetime:
        return self.services.clock.now()

    def local_now(self) -> datetime:
        """The time where the newsroom is."""
        return self.now().astimezone(self.services.zone)

    def speaking(self, language: Language) -> Context:
        """The same, answered in ``language`` unless the person chose another."""
        return replace(self, language=self.chosen or language)

    def number(self, position: int = 0) -> int:
        """A value of the pressed button as a number, 0 where there is none."""
        text = self.values[position] if position < len(self.values) else ""
        return to_number(text)

    def day(self, article: Article) -> str:
        """The day an article was published on, empty where unknown."""
        return self.day_of(article.published)

    def day_of(self, moment: datetime | None) -> str:
        """A moment's day where the newsroom is, empty where there is none."""
        return self.texts.day(moment.astimezone(self.services.zone)) if moment else ""


def to_number(text: str) -> int:
    """The number that ``text`` is, 0 where it is none or larger than any of ours."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


Handler = Callable[[Context], Awaitable[Replies]]
