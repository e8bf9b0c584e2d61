"""What was done with comments. Lines are only ever added, within the transaction that acts."""

from __future__ import annotations

from datetime import datetime

from newsroom.comments.model import Act, AuditEntry
from storage.sqlite.database import Database, Transaction
from storage.sqlite.values import from_time, to_time


async def log(
    transaction: Transaction,
    act: Act,
    at: datetime,
    comment_id: int,
    *,
    editor: int = 0,
    before: str = "",
    after: str = "",
    note: str = "",
) -> None:
    """Add a line; ``comment_id`` is 0 where no single comment is meant."""
    await transaction.run(
        "INSERT INTO comment_audit (at, comment_id, editor, act, before, after, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (from_time(at), comment_id, editor, act.value, before, after, note),
    )


async def of_comment(database: Database, comment_id: int) -> list[AuditEntry]:
    """The lines of a comment, oldest first."""
    rows = await database.fetch(
        "SELECT id, at, comment_id, editor, act, before, after, note FROM comment_audit"
        " WHERE comment_id = ? ORDER BY id",
        (comment_id,),
    )
    return [
        AuditEntry(id_, to_time(at), about, editor, Act(act), *rest)
        for id_, at, about, editor, act, *rest in rows
    ]


async def forget_before(transaction: Transaction, moment: datetime) -> int:
    """Delete the lines older than ``moment``; how many."""
    return await transaction.run("DELETE FROM comment_audit WHERE at < ?", (from_time(moment),))
