"""The pseudonymous question log."""

from __future__ import annotations

from datetime import datetime

from newsroom.models import QuestionRecord
from storage.sqlite.database import Database, Row
from storage.sqlite.values import from_time, to_time

_COLUMNS = (
    "id, asked, channel, text, language, answer_type, abstained, confidence, article_id, verdict"
)


class SqliteQuestions:
    """The ``Questions`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, record: QuestionRecord) -> int:
        """Keep a question (its ``id`` is ignored); returns the id."""
        values = (
            from_time(record.asked),
            record.channel,
            record.text,
            record.language,
            record.answer_type,
            record.abstained,
            record.confidence,
            record.article_id,
            record.verdict,
        )
        async with self._database.transaction() as transaction:
            # The article may have been withdrawn while the question was answered.
            return await transaction.insert(
                "INSERT INTO questions (asked, channel, text, language, answer_type, abstained,"
                " confidence, article_id, verdict) VALUES (?, ?, ?, ?, ?, ?, ?,"
                " (SELECT id FROM articles WHERE id = ?), ?)",
                values,
            )

    async def judge(self, question_id: int, verdict: str) -> bool:
        """Store ``right`` or ``wrong``; False when there is no such question."""
        async with self._database.transaction() as transaction:
            changed = await transaction.run(
                "UPDATE questions SET verdict = ? WHERE id = ?", (verdict, question_id)
            )
        return changed > 0

    async def unanswered(self, limit: int, offset: int = 0) -> list[QuestionRecord]:
        """The questions that the bot did not answer, newest first."""
        rows = await self._database.fetch(
            f"SELECT {_COLUMNS} FROM questions WHERE abstained = 1"
            " ORDER BY asked DESC, id DESC LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [_record(row) for row in rows]

    async def asked_about(self, since: datetime) -> dict[int, int]:
        """How often each article has answered a question since then, by its id."""
        rows = await self._database.fetch(
            "SELECT article_id, count(*) FROM questions"
            " WHERE asked >= ? AND article_id IS NOT NULL GROUP BY article_id",
            (from_time(since),),
        )
        return dict(rows)

    async def forget_before(self, moment: datetime) -> int:
        """Delete records older than ``moment``; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "DELETE FROM questions WHERE asked < ?", (from_time(moment),)
            )


def _record(row: Row) -> QuestionRecord:
    id_, asked, channel, text, language, answer_type, abstained, *rest = row
    confidence, article_id, verdict = rest
    return QuestionRecord(
        id=id_,
        asked=to_time(asked),
        channel=channel,
        text=text,
        language=language,
        answer_type=answer_type,
        abstained=bool(abstained),
        confidence=confidence,
        article_id=article_id,
        verdict=verdict,
    )
