"""Readers' comments. A change, its line in the audit and its messages are one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from newsroom.comments.model import (
    MONTH,
    QUARTER,
    Act,
    AuditEntry,
    Author,
    Change,
    Comment,
    Editor,
    NewComment,
    Queue,
    Record,
    Status,
)
from newsroom.models import Outgoing
from storage.sqlite import audit, outbox
from storage.sqlite.database import Database, Row, Transaction
from storage.sqlite.values import (
    from_optional_time,
    from_time,
    to_json,
    to_optional_time,
    to_time,
)

_OPEN = "status IN ('pending', 'held')"
_AUTHOR = "channel = ? AND chat_id = ?"
_SELECT = (
    "SELECT id, article_id, channel, chat_id, text, status, reasons, created, decided, decided_by,"
    " refusal, refused_by, appealed, version,"
    " (SELECT count(*) FROM comment_likes WHERE comment_id = comments.id) FROM comments"
)


class SqliteComments:
    """The ``Comments`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def submit(self, new: NewComment, messages: Sequence[Outgoing]) -> Comment | None:
        """Keep a comment, its first line in the audit and what is said of it."""
        status = Status.HELD if new.reasons else Status.PENDING
        async with self._database.transaction() as transaction:
            added = await transaction.run(
                "INSERT INTO comments (article_id, channel, chat_id, token, consent, text, status,"
                " reasons, created) SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE id = ?"
                " ON CONFLICT (token) DO NOTHING",
                (
                    *new.author,
                    new.token,
                    new.consent,
                    new.text,
                    status.value,
                    to_json(new.reasons),
                    from_time(new.created),
                    new.article_id,
                ),
            )
            rows = await transaction.fetch(f"{_SELECT} WHERE token = ?", (new.token,))
            if added:
                await audit.log(transaction, Act.SUBMIT, new.created, rows[0][0], after=status)
                await outbox.add(transaction, messages)
        return _comment(rows[0]) if rows else None

    async def get(self, comment_id: int) -> Comment | None:
        """The comment, None where there is none."""
        return next(iter(await self._select("WHERE id = ?", comment_id)), None)

    async def apply(self, change: Change) -> Comment | None:
        """Store a change; None where the comment is no longer as it was before."""
        before, after = change.before, change.after
        async with self._database.transaction() as transaction:
            changed = await transaction.run(
                "UPDATE comments SET text = ?, status = ?, reasons = ?, decided = ?,"
                " decided_by = ?, refusal = ?, refused_by = ?, appealed = ?, version = version + 1"
                " WHERE id = ? AND version = ?",
                (*_changeable(after), before.id, before.version),
            )
            if not changed:
                return None
            await audit.log(
                transaction,
                change.act,
                change.at,
                before.id,
                editor=change.editor,
                before=before.status,
                after=after.status,
                note=change.note,
            )
            await outbox.add(transaction, change.messages)
        return replace(after, version=before.version + 1)

    async def of_author(self, author: Author, limit: int, offset: int = 0) -> list[Comment]:
        """A person's comments, newest first."""
        return await self._select(
            f"WHERE {_AUTHOR} ORDER BY id DESC LIMIT ? OFFSET ?", *author, limit, offset
        )

    async def waiting_of(self, author: Author) -> int:
        """How many comments of a person wait for an editor."""
        ((count,),) = await self._database.fetch(
            f"SELECT count(*) FROM comments WHERE {_AUTHOR} AND {_OPEN}", author
        )
        return int(count)

    async def next_open(self, editor: Editor, after: int) -> Comment | None:
        """The oldest comment with a number above ``after`` that this editor may decide."""
        found = await self._select(
            f"WHERE {_OPEN} AND id > ? AND NOT ({_AUTHOR}) AND NOT (appealed = 1"
            " AND refused_by = ?) ORDER BY id LIMIT 1",
            after,
            *editor.chat,
            editor.id,
        )
        return found[0] if found else None

    async def queue(self) -> Queue:
        """How much waits for editors, and since when."""
        ((size, held, oldest),) = await self._database.fetch(
            "SELECT count(*), coalesce(sum(status = 'held'), 0), min(created) FROM comments"
            f" WHERE {_OPEN}"
        )
        return Queue(size, held, to_optional_time(oldest))

    async def open(self, limit: int) -> list[Comment]:
        """What waits for an editor, oldest first."""
        return await self._select(f"WHERE {_OPEN} ORDER BY id LIMIT ?", limit)

    async def published(self, article_id: int, limit: int, offset: int = 0) -> list[Comment]:
        """Published comments on an article, newest first."""
        return await self._select(
            "WHERE article_id = ? AND status = 'published'"
            " ORDER BY decided DESC, id DESC LIMIT ? OFFSET ?",
            article_id,
            limit,
            offset,
        )

    async def count_published(self, article_id: int) -> int:
        """How many comments on an article are published."""
        ((count,),) = await self._database.fetch(
            "SELECT count(*) FROM comments WHERE article_id = ? AND status = 'published'",
            (article_id,),
        )
        return int(count)

    async def published_since(
        self, since: datetime, limit: int, after: tuple[datetime, int] | None = None
    ) -> list[Comment]:
        """Published since then on any article, the earliest first, those beyond ``after`` only."""
        moment, key = after or (since, 0)
        return await self._select(
            "WHERE status = 'published' AND (decided, id) > (?, ?) ORDER BY decided, id LIMIT ?",
            from_time(moment),
            key,
            limit,
        )

    async def like(self, comment_id: int, reader: Author) -> bool:
        """Count a reader's approval, or take it back; whether it counts now."""
        async with self._database.transaction() as transaction:
            removed = await transaction.run(
                f"DELETE FROM comment_likes WHERE comment_id = ? AND {_AUTHOR}",
                (comment_id, *reader),
            )
            if removed:
                return False
            added = await transaction.run(
                "INSERT INTO comment_likes (comment_id, channel, chat_id)"
                " SELECT id, ?, ? FROM comments WHERE id = ? AND status = 'published'",
                (*reader, comment_id),
            )
        return added > 0

    async def report(self, comment_id: int, reader: Author, now: datetime) -> int:
        """Count a reader's report once; how many came in since the last decision."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO comment_reports (comment_id, channel, chat_id, reported)"
                " SELECT id, ?, ?, ? FROM comments WHERE id = ? AND status = 'published'"
                " ON CONFLICT DO NOTHING",
                (*reader, from_time(now), comment_id),
            )
            ((count,),) = await transaction.fetch(
                "SELECT count(*) FROM comment_reports r JOIN comments c ON c.id = r.comment_id"
                " WHERE c.id = ? AND r.reported > c.decided",
                (comment_id,),
            )
        return int(count)

    async def record(self, author: Author, now: datetime) -> Record:
        """What became of a person's comments in the last 90 days."""
        ((published, month, quarter),) = await self._database.fetch(
            "SELECT coalesce(sum(status = 'published'), 0),"
            " coalesce(sum(status = 'refused' AND decided >= ?), 0),"
            f" coalesce(sum(status = 'refused'), 0) FROM comments WHERE {_AUTHOR} AND decided >= ?",
            (from_time(now - MONTH), *author, from_time(now - QUARTER)),
        )
        bans = await self._database.fetch(
            f"SELECT until FROM bans WHERE {_AUTHOR} AND until > ?", (*author, from_time(now))
        )
        return Record(published, month, quarter, to_time(bans[0][0]) if bans else None)

    async def recent_texts(
        self, author: Author, article_id: int, since: datetime, limit: int
    ) -> list[Comment]:
        """The newest comments of this person or on this article since then."""
        return await self._select(
            f"WHERE ({_AUTHOR} OR article_id = ?) AND created >= ? AND status <> 'withdrawn'"
            " ORDER BY id DESC LIMIT ?",
            *author,
            article_id,
            from_time(since),
            limit,
        )

    async def ban(
        self, author: Author, until: datetime, editor: int, comment_id: int, now: datetime
    ) -> None:
        """Lock a person out until then, and note it in the comment's audit."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT OR REPLACE INTO bans (channel, chat_id, until) VALUES (?, ?, ?)",
                (*author, from_time(until)),
            )
            note = until.date().isoformat()
            await audit.log(transaction, Act.BAN, now, comment_id, editor=editor, note=note)

    async def unban(self, author: Author, editor: int, comment_id: int, now: datetime) -> bool:
        """Lift a lock; False where there was none."""
        async with self._database.transaction() as transaction:
            lifted = await transaction.run(f"DELETE FROM bans WHERE {_AUTHOR}", author)
            if lifted:
                await audit.log(transaction, Act.UNBAN, now, comment_id, editor=editor)
        return lifted > 0

    async def audit(self, comment_id: int) -> list[AuditEntry]:
        """What was done with a comment, oldest first."""
        return await audit.of_comment(self._database, comment_id)

    async def forget_before(self, comments: datetime, audit_lines: datetime) -> int:
        """Delete what need not be kept any longer; how many comments."""
        async with self._database.transaction() as transaction:
            await audit.forget_before(transaction, audit_lines)
            return await _forget(transaction, comments)

    async def _select(self, clause: str, *parameters: object) -> list[Comment]:
        return [
            _comment(row) for row in await self._database.fetch(f"{_SELECT} {clause}", parameters)
        ]


async def _forget(transaction: Transaction, moment: datetime) -> int:
    return await transaction.run(
        "DELETE FROM comments WHERE status IN ('refused', 'withdrawn') AND decided < ?",
        (from_time(moment),),
    )


def _changeable(comment: Comment) -> Row:
    return (
        comment.text,
        comment.status.value,
        to_json(comment.reasons),
        from_optional_time(comment.decided),
        comment.decided_by,
        comment.refusal,
        comment.refused_by,
        comment.appealed,
    )


def _comment(row: Row) -> Comment:
    id_, article_id, channel, chat_id, text, status, reasons, created, decided, *rest = row
    decided_by, refusal, refused_by, appealed, version, likes = rest
    return Comment(
        id=id_,
        article_id=article_id,
        author=Author(channel, chat_id),
        text=text,
        status=Status(status),
        created=to_time(created),
        reasons=tuple(json.loads(reasons)),
        decided=to_optional_time(decided),
        decided_by=decided_by,
        refusal=refusal,
        refused_by=refused_by,
        appealed=bool(appealed),
        version=version,
        likes=likes,
    )
