"""Who gets which digest or alert, and the transaction that makes a message of what is due."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from newsroom.models import Rhythm, Rush, Step, Subscription
from storage.sqlite import outbox
from storage.sqlite.database import Database, Row
from storage.sqlite.values import (
    from_optional_time,
    from_time,
    to_json,
    to_optional_time,
    to_time,
)

_FIELDS = (
    "channel",
    "chat_id",
    "rhythm",
    "minute",
    "zone",
    "topics",
    "words",
    "language",
    "silent",
    "quiet",
    "paused_until",
    "created",
    "next_due",
    "seen",
)
_COLUMNS = f"id, {', '.join(_FIELDS)}"
_ACTIVE = "ended IS NULL"


class SqliteSubscriptions:
    """The ``Subscriptions`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, subscription: Subscription) -> Subscription:
        """Keep a subscription; the same with its id."""
        async with self._database.transaction() as transaction:
            key = await transaction.insert(
                f"INSERT INTO subscriptions ({', '.join(_FIELDS)})"
                f" VALUES (?{', ?' * (len(_FIELDS) - 1)})",
                _values(subscription),
            )
        return replace(subscription, id=key)

    async def of_chat(self, channel: str, chat_id: str) -> list[Subscription]:
        """What a chat is subscribed to, the oldest first."""
        return await self._select(
            f"channel = ? AND chat_id = ? AND {_ACTIVE} ORDER BY id", channel, chat_id
        )

    async def change(self, subscription: Subscription) -> bool:
        """Store a subscription's new wishes; False when it has ended."""
        async with self._database.transaction() as transaction:
            changed = await transaction.run(
                f"UPDATE subscriptions SET {', '.join(f'{name} = ?' for name in _FIELDS)}"
                f" WHERE id = ? AND {_ACTIVE}",
                (*_values(subscription), subscription.id),
            )
        return changed > 0

    async def end(
        self, channel: str, chat_id: str, reason: str, now: datetime, subscription_id: int = 0
    ) -> int:
        """End one subscription of a chat, all of them where the id is 0; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "UPDATE subscriptions SET ended = ?, reason = ? WHERE channel = ? AND chat_id = ?"
                f" AND {_ACTIVE} AND ? IN (0, id)",
                (from_time(now), reason, channel, chat_id, subscription_id),
            )

    async def due(self, rhythm: Rhythm, now: datetime, limit: int) -> list[Subscription]:
        """Those that are due by ``now``, the longest overdue first. An alert is due only where
        something has arrived that it has not seen."""
        fresh = "AND seen < (SELECT max(id) FROM articles)" if rhythm.is_alert else ""
        return await self._select(
            f"rhythm = ? AND next_due <= ? {fresh} AND {_ACTIVE} ORDER BY next_due LIMIT ?",
            rhythm,
            from_time(now),
            limit,
        )

    async def beyond(self, rhythm: Rhythm, moment: datetime, limit: int) -> list[Subscription]:
        """Those that are due only after ``moment``, the furthest first."""
        return await self._select(
            f"rhythm = ? AND next_due > ? AND {_ACTIVE} ORDER BY next_due DESC LIMIT ?",
            rhythm,
            from_time(moment),
            limit,
        )

    async def active(self, after: int, limit: int) -> list[Subscription]:
        """Those with an id above ``after``, in the order of their ids."""
        return await self._select(f"id > ? AND {_ACTIVE} ORDER BY id LIMIT ?", after, limit)

    async def advance(self, steps: Sequence[Step]) -> int:
        """Move subscriptions on and put what is due into the outbox, in one transaction.

        A subscription that changed or ended since it was read is left out, with its message: some
        other process was quicker. How many messages were new.
        """
        async with self._database.transaction() as transaction:
            moved = {
                key
                for (key,) in await transaction.fetch(
                    "UPDATE subscriptions SET next_due = step.value ->> 1, seen = step.value ->> 2"
                    " FROM json_each(?) AS step"
                    " WHERE subscriptions.id = step.value ->> 0 AND next_due = step.value ->> 3"
                    f" AND seen = step.value ->> 4 AND {_ACTIVE} RETURNING id",
                    (to_json([_step(each) for each in steps]),),
                )
            }
            messages = [each.message for each in steps if each.message and each.before.id in moved]
            return await outbox.add(transaction, messages) if messages else 0

    async def counts(self) -> dict[Rhythm, int]:
        """How many are active, by rhythm."""
        rows = await self._database.fetch(
            f"SELECT rhythm, count(*) FROM subscriptions WHERE {_ACTIVE} GROUP BY rhythm"
        )
        return {Rhythm(rhythm): count for rhythm, count in rows}

    async def rush(self) -> list[Rush]:
        """The fullest minute of each channel, the fullest first."""
        rows = await self._database.fetch(
            "SELECT channel, minute, max(chats) FROM (SELECT channel, minute, count(*) AS chats"
            f" FROM subscriptions WHERE {_ACTIVE} AND rhythm IN ('daily', 'weekdays', 'weekly')"
            " GROUP BY channel, minute) GROUP BY channel ORDER BY max(chats) DESC"
        )
        return [Rush(channel, minute, chats) for channel, minute, chats in rows]

    async def usual_seen(self) -> int:
        """The last article that most of the daily digests have seen, 0 where there is none."""
        rows = await self._database.fetch(
            f"SELECT seen FROM subscriptions WHERE {_ACTIVE} AND rhythm = 'daily'"
            " GROUP BY seen ORDER BY count(*) DESC, seen DESC LIMIT 1"
        )
        return int(rows[0][0]) if rows else 0

    async def forget_before(self, moment: datetime) -> int:
        """Delete those that ended before ``moment``; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "DELETE FROM subscriptions WHERE ended < ?", (from_time(moment),)
            )

    async def _select(self, where: str, *parameters: object) -> list[Subscription]:
        rows = await self._database.fetch(
            f"SELECT {_COLUMNS} FROM subscriptions WHERE {where}", parameters
        )
        return [_subscription(row) for row in rows]


def _step(step: Step) -> Row:
    """Which subscription it is, what it becomes, and what it was."""
    before, after = step.before, step.after
    return (
        before.id,
        from_time(after.next_due),
        after.seen,
        from_time(before.next_due),
        before.seen,
    )


def _values(subscription: Subscription) -> Row:
    return (
        subscription.channel,
        subscription.chat_id,
        subscription.rhythm.value,
        subscription.minute,
        subscription.zone,
        to_json(subscription.topics),
        to_json(subscription.words),
        subscription.language,
        subscription.silent,
        subscription.quiet,
        from_optional_time(subscription.paused_until),
        from_time(subscription.created),
        from_time(subscription.next_due),
        subscription.seen,
    )


def _subscription(row: Row) -> Subscription:
    id_, channel, chat_id, rhythm, minute, zone, topics, words, language, silent, *rest = row
    quiet, paused_until, created, next_due, seen = rest
    return Subscription(
        channel=channel,
        chat_id=chat_id,
        rhythm=Rhythm(rhythm),
        minute=minute,
        zone=zone,
        created=to_time(created),
        next_due=to_time(next_due),
        topics=tuple(json.loads(topics)),
        words=tuple(json.loads(words)),
        language=language,
        silent=bool(silent),
        quiet=bool(quiet),
        paused_until=to_optional_time(paused_until),
        seen=seen,
        id=id_,
    )
