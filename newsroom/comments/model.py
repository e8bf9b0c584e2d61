"""A reader's comment and what can happen to it. Times are aware; all values are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from newsroom.models import Outgoing


class Status(StrEnum):
    """Where a comment stands. ``HELD``: in the queue like ``PENDING``, with reasons to look closely
    or again. Drafts are states of a chat, not comments yet."""

    PENDING = "pending"
    HELD = "held"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether an editor has yet to decide."""
        return self in (Status.PENDING, Status.HELD)


class Act(StrEnum):
    """What was done, as the audit names it."""

    SUBMIT = "submit"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    PUBLISH = "publish"
    REFUSE = "refuse"
    UNDO = "undo"
    APPEAL = "appeal"
    REPORTED = "reported"
    BAN = "ban"
    UNBAN = "unban"
    ERASE = "erase"


class Role(StrEnum):
    """``ADMIN``: an editor who may also invite others."""

    EDITOR = "editor"
    ADMIN = "admin"


class Author(NamedTuple):
    """A person as the platform tells us: a private chat. Empty where the person is forgotten."""

    channel: str
    chat_id: str


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who may decide. ``id`` stands in the audit and is never given twice."""

    id: int
    channel: str
    chat_id: str
    role: Role = Role.EDITOR

    @property
    def chat(self) -> Author:
        """The editor as an author of comments."""
        return Author(self.channel, self.chat_id)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; ``id`` is the number of the receipt.

    ``version`` grows with each change, so that who decides on an older one is told. ``reasons``
    are why it is held, ``refusal`` is why it was refused. ``decided_by`` and ``refused_by`` are
    editors' ids (0: none); the latter keeps the first refusal through an appeal. ``decided`` is
    when the last decision fell, or when the author withdrew it. ``likes`` are counted on reading.
    """

    id: int
    article_id: int
    author: Author
    text: str
    status: Status
    created: datetime
    reasons: tuple[str, ...] = ()
    decided: datetime | None = None
    decided_by: int = 0
    refusal: str = ""
    refused_by: int = 0
    appealed: bool = False
    version: int = 1
    likes: int = 0


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment about to be kept. ``token`` is the draft's own: the same draft is kept once.
    ``consent`` names the words about personal data that the person agreed to."""

    article_id: int
    author: Author
    text: str
    reasons: tuple[str, ...]
    created: datetime
    token: str
    consent: str


@dataclass(frozen=True, slots=True)
class Change:
    """A comment before and after ``act``; stored only where the comment is still as before."""

    before: Comment
    after: Comment
    act: Act
    at: datetime
    editor: int = 0
    note: str = ""
    messages: tuple[Outgoing, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit: never the text, never the person."""

    id: int
    at: datetime
    comment_id: int
    editor: int
    act: Act
    before: str
    after: str
    note: str


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for editors: how many comments, and since when the oldest."""

    size: int
    held: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Record:
    """What an editor should know of an author: how many comments were published and refused in
    the last 90 days, and until when the author is locked out."""

    published: int
    refused_month: int
    refused_quarter: int
    banned_until: datetime | None


MONTH, QUARTER = timedelta(days=30), timedelta(days=90)
_LOCKS = ((10, "refused_quarter", 90), (5, "refused_month", 30))


def suggested_lock(record: Record) -> int:
    """The days that the author should be locked out for, 0 for none: Decree 147/2024 asks for a
    lock after 5 violations in 30 days or 10 in 90."""
    if record.banned_until is not None:
        return 0
    return next((days for most, name, days in _LOCKS if getattr(record, name) >= most), 0)
