"""A run of many messages whose sender is killed again and again; what came of each message."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from newsroom.chat import Reply, text, to_value
from newsroom.models import Delivery, Outgoing, Priority
from newsroom.ports import Store
from tests.channels.sending import LEASE, WIDTH
from tests.channels.telegram_double import Person, TelegramDouble

PATIENCE = 120.0
_CHATS = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """Messages by state, and what the platform has: how many arrived, how many of them twice, and
    how many that we call sent never did."""

    states: dict[Delivery, int]
    arrived: int
    doubled: int
    lost: int
    most_in_flight: int


async def send_and_kill(
    telegram: TelegramDouble,
    store: Store,
    url: str,
    *,
    messages: int,
    kills: int,
    again: bool = False,
) -> Outcome:
    """Send ``messages`` to the double with ``kills`` deaths (kill -9) at random points; ``again``
    repeats what a death left in doubt."""
    people = [telegram.person(f"P{number}") for number in range(_CHATS)]
    now = datetime.now(UTC)
    await store.outbox.add([_message(people, number, now) for number in range(messages)], now)
    chance = random.Random(1)
    sender = [sys.executable, "-m", "tests.channels.sending", url, telegram.url]
    sender += ["again"] if again else []
    points = sorted(chance.randrange(messages * 9 // 10) for _ in range(kills))
    for point in points:
        await _send_until(telegram, sender, point)
    await _send_until(telegram, sender, None, store)
    return await _outcome(people, store, url, kills)


def _message(people: list[Person], number: int, now: datetime) -> Outgoing:
    payload = json.dumps(to_value(Reply((text(f"Tin số {number}"),))), ensure_ascii=False)
    chat = str(people[number % len(people)].room.id)
    return Outgoing("telegram", chat, f"k:{number}", payload, Priority.DIGEST, now, "killing")


async def _send_until(
    telegram: TelegramDouble, sender: list[str], point: int | None, store: Store | None = None
) -> None:
    """Run a sender until ``point`` calls were made, or until all is settled, and kill it."""
    process = await asyncio.create_subprocess_exec(*sender, env=dict(os.environ))
    try:
        if point is not None:
            before = len(telegram.called("sendMessage"))
            goal = max(point, before + 1)
            await telegram.until(lambda: len(telegram.calls) >= goal, patience=PATIENCE)
        elif store is not None:
            await _settled(store)
    finally:
        process.kill()
        await process.wait()


async def _settled(store: Store) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            counts = await store.outbox.counts("killing")
            if not counts.get(Delivery.WAITING) and not counts.get(Delivery.CLAIMED):
                return
            await asyncio.sleep(min(0.1, LEASE.total_seconds()))


async def _outcome(people: list[Person], store: Store, url: str, kills: int) -> Outcome:
    seen = Counter(
        str(message.get("text")) for person in people for message in person.room.from_bot
    )
    called_sent = await asyncio.to_thread(_called_sent, url)
    return Outcome(
        states=await store.outbox.counts("killing"),
        arrived=len(seen),
        doubled=sum(count - 1 for count in seen.values()),
        lost=len(called_sent - seen.keys()),
        most_in_flight=kills * WIDTH,
    )


def _called_sent(url: str) -> set[str]:
    """The texts of the messages that the outbox calls sent."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        rows = connection.execute("SELECT key FROM outbox WHERE state = 'sent'").fetchall()
    return {f"Tin số {key.removeprefix('k:')}" for (key,) in rows}
