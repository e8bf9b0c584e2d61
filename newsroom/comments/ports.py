"""What comments need from outside. Adapters live in storage and handlers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from newsroom.comments.model import (
    AuditEntry,
    Author,
    Change,
    Comment,
    Editor,
    NewComment,
    Queue,
    Record,
    Role,
)
from newsroom.models import Outgoing


class Comments(Protocol):
    """Comments with their audit. Every change and what it sends are one transaction."""

    async def submit(self, new: NewComment, messages: Sequence[Outgoing]) -> Comment | None:
        """Keep a comment; the one of the same draft where there is one already, None where the
        article is gone. Only a new comment sends the messages."""
        ...

    async def get(self, comment_id: int) -> Comment | None: ...

    async def apply(self, change: Change) -> Comment | None:
        """Store a change; None where the comment is no longer as it was before."""
        ...

    async def of_author(self, author: Author, limit: int, offset: int = 0) -> list[Comment]:
        """A person's comments, newest first."""
        ...

    async def waiting_of(self, author: Author) -> int:
        """How many comments of a person wait for an editor."""
        ...

    async def next_open(self, editor: Editor, after: int) -> Comment | None:
        """The oldest comment with a number above ``after`` that this editor may decide: neither
        the editor's own nor an appeal against the editor's refusal."""
        ...

    async def queue(self) -> Queue: ...

    async def open(self, limit: int) -> list[Comment]:
        """What waits for an editor, oldest first."""
        ...

    async def published(self, article_id: int, limit: int, offset: int = 0) -> list[Comment]:
        """Published comments on an article, newest first."""
        ...

    async def count_published(self, article_id: int) -> int: ...

    async def published_since(
        self, since: datetime, limit: int, after: tuple[datetime, int] | None = None
    ) -> list[Comment]:
        """Published since then on any article, by time and number of publication, those beyond
        ``after`` only."""
        ...

    async def like(self, comment_id: int, reader: Author) -> bool:
        """Count a reader's approval, or take it back; whether it counts now."""
        ...

    async def report(self, comment_id: int, reader: Author, now: datetime) -> int:
        """Count a reader's report once; how many came in since the last decision."""
        ...

    async def record(self, author: Author, now: datetime) -> Record: ...

    async def recent_texts(
        self, author: Author, article_id: int, since: datetime, limit: int
    ) -> list[Comment]:
        """The newest comments of this person or on this article since then, but withdrawn ones."""
        ...

    async def ban(
        self, author: Author, until: datetime, editor: int, comment_id: int, now: datetime
    ) -> None:
        """Lock a person out until then, and note it in the comment's audit."""
        ...

    async def unban(self, author: Author, editor: int, comment_id: int, now: datetime) -> bool:
        """Lift a lock; False where there was none."""
        ...

    async def audit(self, comment_id: int) -> list[AuditEntry]:
        """What was done with a comment, oldest first."""
        ...

    async def forget_before(self, comments: datetime, audit_lines: datetime) -> int:
        """Delete refused and withdrawn comments ended before ``comments``, lines of the audit
        older than ``audit_lines``, and locks that are over; how many comments."""
        ...


class Editors(Protocol):
    """Who may decide."""

    async def settle(self, named: Mapping[Author, Role]) -> None:
        """Make exactly these the editors that the settings name; the invited ones stay."""
        ...

    async def of_chat(self, chat: Author) -> Editor | None: ...

    async def all(self) -> list[Editor]: ...

    async def add(self, chat: Author) -> Editor:
        """Make somebody an editor; who is one already stays what they are."""
        ...

    async def remove(self, chat: Author) -> bool:
        """Let an invited editor go; False where there is none."""
        ...

    async def invite(self, code_hash: str, expires: datetime) -> None:
        """Keep an invitation that can be used once."""
        ...

    async def redeem(self, code_hash: str, chat: Author, now: datetime) -> Editor | None:
        """Use an invitation up; None where there is none or it is too old."""
        ...


class Personal(Protocol):
    """What is kept of one person, over all tables."""

    async def of(self, person: Author) -> dict[str, Any]:
        """All of it, ready for JSON, without what is empty."""
        ...

    async def erase(self, person: Author, keep_published: bool, now: datetime) -> int:
        """Delete all of it in one transaction; how many comments went or became anonymous.

        Published comments stay without their author where ``keep_published`` says so. A lock that
        is in force stays until it ends, and so does an editor's office.
        """
        ...


class Notices(Protocol):
    """What people are told of comments, in their language."""

    async def decided(self, change: Change) -> tuple[Outgoing, ...]:
        """To the author, of what an editor is about to do."""
        ...

    async def waiting(
        self, editors: Sequence[Editor], queue: Queue, now: datetime
    ) -> tuple[Outgoing, ...]:
        """To editors, that a comment waits: at once where nothing did, else once an hour."""
        ...
