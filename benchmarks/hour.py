"""100,000 subscribers of one hour, from the tick to the last of them, on a fast clock."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import psutil  # type: ignore[import-untyped]
from telegram import Bot

from benchmarks.fast import FastClock
from benchmarks.platform import ASKING, LIMIT, BotApi
from bot import sample
from bot.allowance import Allowance
from bot.ingest import ingest
from bot.jobs import TICK
from bot.lanes import Lanes
from bot.outbox import Persistence, Senders, sending
from bot.telegram.api import CHANNEL
from bot.telegram.channel import TELEGRAM_LIMITS, WAITS
from bot.telegram.conversation import Conversation
from bot.telegram.posting import Post
from bot.telegram.sender import Sender
from handlers.digests import DigestLayout
from handlers.routes import Dispatcher
from handlers.texts import APOLOGIES, PHRASES
from newsroom.answers.asking import Asking
from newsroom.digests.delivering import Delivering
from newsroom.digests.timetable import planned
from newsroom.models import Delivery, Rhythm, Subscription
from newsroom.ports import Clock, Store
from storage import open_store
from tests.channels.telegram_double import TOKEN

START = datetime(2026, 11, 23, 23, 29, tzinfo=UTC)
"""A minute before half past six in Viet Nam."""
ZONE, MINUTE = "Asia/Ho_Chi_Minh", 390
FIVE = START + timedelta(minutes=6)
ASK_EVERY, LOOK_EVERY = 2.0, 60.0
QUESTIONS = ("Có tin gì mới?", "Giá quế hôm nay bao nhiêu?", "Ai là chủ tịch xã?", "Chợ họp ở đâu?")


@dataclass(slots=True)
class Seen:
    """What is seen along the run, in seconds of the fast clock."""

    waits: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    within_five: int = 0


async def hour(people: int, times: float, *, repeat_unclear: bool) -> None:
    """Subscribe ``people``, let their hour come, and count what became of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hour.db"
        store = await open_store(f"sqlite:///{path}")
        await ingest(store, sample.chunks())
        _subscribe(path, people)
        api, seen = BotApi(people), Seen()
        began, busy = time.perf_counter(), time.process_time()
        clock = FastClock(START)
        async with _bot(store, clock, api, repeat_unclear) as lanes, asyncio.TaskGroup() as group:
            delivering = Delivering(store, DigestLayout(), clock)
            background = [
                group.create_task(_tick(delivering)),
                group.create_task(_ask(lanes, api, seen)),
            ]
            await _watch(store, clock, api, seen)
            for each in background:
                each.cancel()
        await store.close()
        print(f"hour: {people:,} people, a clock {times:g} times as fast, ", end="")
        print(f"{time.perf_counter() - began:.0f} s; what is in doubt repeated: {repeat_unclear}")
        work = 1000 * (time.process_time() - busy) / api.calls
        print(f"  {work:.1f} ms of processor time a call, the double and the questions included")
        _tell(path, api, seen, times)


def _subscribe(path: Path, people: int) -> None:
    """All at half past six, and nobody has seen any of the news."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO subscriptions (channel, chat_id, rhythm, minute, zone, topics, words,"
            " language, silent, quiet, created, next_due, seen)"
            f" VALUES ('telegram', ?, 'daily', {MINUTE}, '{ZONE}', '[]', '[]', 'vi', 0, 1, 0,"
            " ?, 0)",
            ((str(chat), _due(str(chat))) for chat in range(1, people + 1)),
        )


def _due(chat_id: str) -> int:
    """When a chat's digest is due, in microseconds since 1970."""
    made = Subscription("telegram", chat_id, Rhythm.DAILY, MINUTE, ZONE, START, START)
    return int(planned(made, START).next_due.timestamp()) * 1_000_000


@asynccontextmanager
async def _bot(
    store: Store, clock: Clock, api: BotApi, repeat_unclear: bool
) -> AsyncIterator[Lanes]:
    """What the Telegram channel runs, with the Bot API in this process."""
    bot = Bot(TOKEN, request=api, get_updates_request=api)
    await bot.initialize()
    allowance = Allowance(TELEGRAM_LIMITS, asyncio.get_running_loop().time)
    how = Persistence(repeat_unclear=repeat_unclear)
    bulk = Senders(CHANNEL, store, clock, Post(bot, store.chats), allowance, persistence=how)
    zone = ZoneInfo(ZONE)
    handlers = Dispatcher(store, Asking(store, clock, PHRASES, zone), clock, zone)
    answers = Sender(bot, store.chats, clock, WAITS, allowance.spend)
    talk = Conversation(bot, handlers, store, answers, APOLOGIES)
    lanes = Lanes(CHANNEL, store.journal, clock, talk.handle, talk.apologise)
    async with lanes, sending(bulk):
        yield lanes


async def _tick(delivering: Delivering) -> None:
    while True:
        await delivering.tick()
        await asyncio.sleep(TICK.total_seconds())


async def _ask(lanes: Lanes, api: BotApi, seen: Seen) -> None:
    """Somebody new asks again and again, and waits for the answer."""
    steady = asyncio.get_running_loop().time
    for number in count():
        asking, words = ASKING + number, QUESTIONS[number % len(QUESTIONS)]
        person = {"id": asking, "type": "private", "is_bot": False, "first_name": "An"}
        message = {"message_id": 1, "date": 1, "chat": person, "from": person, "text": words}
        update = json.dumps({"update_id": number, "message": message})
        asked = steady()
        await lanes.accept(str(number), str(asking), update)
        while asking not in api.answered:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        seen.waits.append(api.answered.pop(asking) - asked)
        await asyncio.sleep(ASK_EVERY)


async def _watch(store: Store, clock: FastClock, api: BotApi, seen: Seen) -> None:
    """Look now and then, until nothing waits any more."""
    process, left = psutil.Process(), 1
    while left or clock.now() < FIVE:
        await asyncio.sleep(LOOK_EVERY)
        if clock.now() <= FIVE:
            seen.within_five = sum(api.arrived)
        seen.sizes.append(process.memory_info().rss / 2**20)
        counts = await store.outbox.counts("")
        left = counts.get(Delivery.WAITING, 0) + counts.get(Delivery.CLAIMED, 0)
        local = clock.now().astimezone(ZoneInfo(ZONE))
        print(f"  {local:%H:%M}, {api.calls:,} calls, {left:,} wait, {seen.sizes[-1]:.0f} MB")


def _tell(path: Path, api: BotApi, seen: Seen, times: float) -> None:
    took = api.last - api.first
    pace = api.calls / took
    print(
        f"  {api.calls:,} calls in {took / 60:.1f} minutes of the fast clock, {pace:.2f} a second"
    )
    print(
        f"  = {pace / LIMIT:.1%} of the limit; most in a second {api.most}, over it {api.refused}"
    )
    print(f"  {seen.within_five:,} had theirs within five minutes of their hour")
    _tell_outcome(api, _states(path))
    waits = [1000 * each / times for each in sorted(seen.waits)]
    slow = waits[int(0.99 * (len(waits) - 1))]
    print(f"  {len(waits):,} questions answered meanwhile, in real time: ", end="")
    print(f"p50 {statistics.median(waits):.0f} ms, p99 {slow:.0f} ms")
    early = seen.sizes[len(seen.sizes) // 10]
    print(f"  memory {early:.0f} MB after a tenth of it, {seen.sizes[-1]:.0f} MB at the end")


def _tell_outcome(api: BotApi, states: dict[int, str]) -> None:
    told = Counter(states.values())
    print("  " + ", ".join(f"{number:,} {state}" for state, number in sorted(told.items())))
    people = range(1, len(api.arrived))
    missed = [chat for chat in people if not api.arrived[chat] and not api.blocked[chat]]
    unknown = sum(states.get(chat) == Delivery.AMBIGUOUS for chat in missed)
    twice = {chat for chat in people if api.arrived[chat] > 1}
    print(f"  lost {len(missed) - unknown}; in doubt and not arrived {unknown}")
    print(
        f"  twice {len(twice)}, of them not hidden by a time-out {len(twice - api.hidden)}; ",
        end="",
    )
    print(f"time-outs that hid a delivery {len(api.hidden)}")


def _states(path: Path) -> dict[int, str]:
    """What the outbox says of each person's digest."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT chat_id, state FROM outbox WHERE batch LIKE 'edition:%'")
        return {int(chat): state for chat, state in rows}
