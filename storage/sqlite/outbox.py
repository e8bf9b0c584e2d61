"""Outgoing messages: written in the transaction that makes them due, sent by any process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from newsroom.models import Claimed, Delivery, Outgoing, Priority, Report
from storage.sqlite.database import Database, Row, Transaction
from storage.sqlite.values import from_optional_time, from_time, to_json, to_time

LEASE_RAN_OUT = "the sender ended before it knew whether the message arrived"
_REASON_LENGTH = 300
_STEP = 1000
"""Messages that are forgotten in one transaction, so that nobody waits long for it."""
# Each priority is looked up in the index by itself: of those that are not due yet, none is read.
_DUE = " UNION ALL ".join(
    "SELECT * FROM (SELECT id, priority, not_before FROM outbox WHERE channel = :channel"
    f" AND state = 'waiting' AND priority = {int(priority)} AND not_before <= :now"
    " ORDER BY not_before, id LIMIT :limit)"
    for priority in Priority
)
_CLAIM = (
    "UPDATE outbox SET state = 'claimed', lease_until = :until WHERE id IN"
    f" (SELECT id FROM ({_DUE}) ORDER BY priority, not_before, id LIMIT :limit)"
    " RETURNING id, channel, chat_id, key,"
    " (SELECT content FROM payloads WHERE payloads.id = payload_id),"
    " priority, not_before, batch, attempts"
)
# What waits again is given back only by who holds it; an end is an end, even after the lease.
_RECORD = (
    "UPDATE outbox SET state = told.value ->> 1, reason = told.value ->> 2,"
    " not_before = coalesce(told.value ->> 3, not_before),"
    " attempts = attempts + (told.value ->> 4), platform_id = told.value ->> 5,"
    " ended = CASE told.value ->> 1 WHEN 'waiting' THEN NULL ELSE :now END, lease_until = NULL"
    " FROM json_each(:told) AS told WHERE outbox.id = told.value ->> 0"
    " AND (told.value ->> 1 <> 'waiting' OR state = 'claimed')"
)


class SqliteOutbox:
    """The ``Outbox`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, messages: Sequence[Outgoing], now: datetime) -> int:
        """Keep messages; those whose key is known already are left out. How many were new."""
        async with self._database.transaction() as transaction:
            return await add(transaction, messages)

    async def claim(
        self, channel: str, limit: int, now: datetime, lease: timedelta
    ) -> list[Claimed]:
        """Take due messages, by priority and age, so that no other sender has them until the lease
        ends."""
        until = now + lease
        rows = await self._database.write(
            _CLAIM,
            {
                "channel": channel,
                "now": from_time(now),
                "until": from_time(until),
                "limit": limit,
            },
        )
        return [_claimed(row, until) for row in sorted(rows, key=_turn)]

    async def end_leases(self, channel: str, now: datetime, *, repeat_unclear: bool = False) -> int:
        """What was claimed under a lease that ran out becomes ambiguous, or waits again where it
        is to be repeated; how many messages."""
        moment = from_time(now)
        rows = await self._database.write(
            "UPDATE outbox SET state = :state, reason = :reason, ended = :ended,"
            " lease_until = NULL, attempts = attempts + 1"
            " WHERE channel = :channel AND state = 'claimed' AND lease_until <= :now RETURNING id",
            {
                "state": Delivery.WAITING if repeat_unclear else Delivery.AMBIGUOUS,
                "reason": LEASE_RAN_OUT,
                "ended": None if repeat_unclear else moment,
                "channel": channel,
                "now": moment,
            },
        )
        return len(rows)

    async def record(self, reports: Sequence[Report], now: datetime) -> None:
        """Keep what became of messages, all in one transaction."""
        told = [
            (
                each.message_id,
                each.state,
                each.reason[:_REASON_LENGTH],
                from_optional_time(each.not_before),
                each.state is Delivery.WAITING and each.counted,
                each.platform_id,
            )
            for each in reports
        ]
        await self._database.write(_RECORD, {"told": to_json(told), "now": from_time(now)})

    async def drop_for(self, channel: str, chat_id: str, now: datetime) -> int:
        """Drop what waits for a chat that cannot be reached any more; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "UPDATE outbox SET state = 'dropped', reason = 'unreachable', ended = ?"
                " WHERE channel = ? AND chat_id = ? AND state = 'waiting'",
                (from_time(now), channel, chat_id),
            )

    async def counts(self, batch: str) -> dict[Delivery, int]:
        """How many messages of ``batch`` (all of them where it is empty) are in which state."""
        where, parameters = ("WHERE batch = ?", (batch,)) if batch else ("", ())
        rows = await self._database.fetch(
            f"SELECT state, count(*) FROM outbox {where} GROUP BY state", parameters
        )
        return {Delivery(state): count for state, count in rows}

    async def reasons(self, state: Delivery, limit: int) -> list[tuple[str, int]]:
        """Why messages ended in ``state``, the most frequent reasons first."""
        rows = await self._database.fetch(
            "SELECT reason, count(*) FROM outbox WHERE state = ? GROUP BY reason"
            " ORDER BY count(*) DESC, reason LIMIT ?",
            (state, limit),
        )
        return [(reason, count) for reason, count in rows]

    async def next_due(self, channel: str) -> datetime | None:
        """When the next waiting message may go out."""
        ((moment,),) = await self._database.fetch(
            "SELECT min(not_before) FROM outbox WHERE channel = ? AND state = 'waiting'",
            (channel,),
        )
        return None if moment is None else to_time(moment)

    async def forget_before(self, moment: datetime) -> int:
        """Delete the contents of ended messages older than ``moment``, keeping their keys."""
        changed = 0
        while rows := await self._database.write(
            "UPDATE outbox SET payload_id = NULL, chat_id = '' WHERE id IN (SELECT id FROM outbox"
            f" WHERE ended < ? AND payload_id IS NOT NULL LIMIT {_STEP}) RETURNING id",
            (from_time(moment),),
        ):
            changed += len(rows)
        await self._database.write(
            "DELETE FROM payloads WHERE NOT EXISTS"
            " (SELECT 1 FROM outbox WHERE payload_id = payloads.id)"
        )
        return changed

    async def forget_keys_before(self, moment: datetime) -> int:
        """Delete messages that ended before ``moment``, with their keys; how many."""
        deleted = 0
        while rows := await self._database.write(
            "DELETE FROM outbox WHERE id IN"
            f" (SELECT id FROM outbox WHERE ended < ? LIMIT {_STEP}) RETURNING id",
            (from_time(moment),),
        ):
            deleted += len(rows)
        return deleted


async def add(transaction: Transaction, messages: Sequence[Outgoing]) -> int:
    """Keep messages within a transaction; how many were new."""
    payloads = {each.payload: _hash(each.payload) for each in messages}
    await transaction.run_many(
        "INSERT INTO payloads (hash, content) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
        [(hashed, content) for content, hashed in payloads.items()],
    )
    ids: dict[str, int] = dict(
        await transaction.fetch(
            "SELECT hash, id FROM payloads WHERE hash IN (SELECT value FROM json_each(?))",
            (to_json(list(payloads.values())),),
        )
    )
    before = await _last(transaction)
    await transaction.run_many(
        "INSERT INTO outbox (key, channel, chat_id, payload_id, priority, batch, not_before)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
        [
            (
                each.key,
                each.channel,
                each.chat_id,
                ids[payloads[each.payload]],
                int(each.priority),
                each.batch,
                from_time(each.not_before),
            )
            for each in messages
        ],
    )
    ((added,),) = await transaction.fetch("SELECT count(*) FROM outbox WHERE id > ?", (before,))
    return int(added)


async def _last(transaction: Transaction) -> int:
    ((last,),) = await transaction.fetch("SELECT coalesce(max(id), 0) FROM outbox")
    return int(last)


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _turn(row: Row) -> Row:
    id_, _, _, _, _, priority, not_before, *_ = row
    return priority, not_before, id_


def _claimed(row: Row, until: datetime) -> Claimed:
    id_, channel, chat_id, key, payload, priority, not_before, batch, attempts = row
    message = Outgoing(
        channel, chat_id, key, payload, Priority(priority), to_time(not_before), batch
    )
    return Claimed(id_, message, attempts, until)
