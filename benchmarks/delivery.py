"""How fast and how surely digests are delivered.

    python -m benchmarks.delivery [rate|hour|once|kill|again] ...

``rate``: the real sender and Telegram client at 30 messages a second, on the real clock, against a
double over HTTP with 5 % floods, 1 % server errors, 1 % time-outs (half of them delivered) and 3 %
of people who blocked the bot, while others ask questions. ``hour``: 100,000 subscribers of one
hour, from the tick to the last of them, with the same failures and questions, Telegram's client
and limits, on a clock that runs five times as fast and without HTTP (about 13 minutes); what is in
doubt is sent again, so that nobody misses it. ``once``: the same for 10,000, with what is in doubt
left alone, so that nobody has it twice. ``kill``: 2,000 messages and fifty times kill -9; ``again``
the same where what a death leaves in doubt is sent again. Without an argument all of them run.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import structlog

from benchmarks.fast import run_fast
from benchmarks.hour import hour
from benchmarks.platform import BLOCKED, ERRORS, FLOODS, LIMIT, TIMEOUTS
from bot.outbox import Persistence
from newsroom.chat import Reply, text, to_value
from newsroom.models import Delivery, Outgoing, Priority
from newsroom.ports import Store
from storage import open_store
from tests.channels.killing import send_and_kill
from tests.channels.talking import ScriptedHandlers, make_channel, running
from tests.channels.telegram_double import TelegramDouble

MESSAGES = 1200
TIMES = 5.0


async def rate() -> None:
    """Real clock, real client, double over HTTP."""
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/rate.db")
        async with TelegramDouble() as telegram:
            chance = random.Random(3)
            people = [telegram.person(f"P{number}") for number in range(MESSAGES)]
            _trouble(telegram, [person.room.id for person in people], chance)
            now = datetime.now(UTC)
            await store.outbox.add([_message(str(each.room.id), now) for each in people], now)
            how = Persistence(first_pause=0.5, longest_pause=4, look_again=0.1)
            channel = make_channel(telegram, ScriptedHandlers(), store, persistence=how)
            waits: list[float] = []
            times: list[float] = []
            started = time.perf_counter()
            async with running(channel):
                asking = asyncio.create_task(_ask(telegram, waits))
                watching = asyncio.create_task(_watch(telegram, times))
                await _settled(store)
                elapsed = time.perf_counter() - started
                asking.cancel()
                watching.cancel()
            counts = await store.outbox.counts("bench")
            arrived = [len(person.room.from_bot) for person in people]
        await store.close()
    print(f"rate: {MESSAGES} messages and {len(waits)} answers in {elapsed:.1f} s")
    pace, most = _pace(times)
    print(f"  {pace:.1f} calls a second of {LIMIT}: {pace / LIMIT:.1%}; most in a second {most}")
    print(f"  {_told(counts)}; arrived {sum(arrived)}, twice {sum(n > 1 for n in arrived)}")
    print(f"  answers: p50 {1000 * statistics.median(waits):.0f} ms, p99 {_p99(waits):.0f} ms")


def _trouble(telegram: TelegramDouble, chats: list[int], chance: random.Random) -> None:
    for chat in chats:
        roll = chance.random()
        if roll < FLOODS:
            telegram.fail("sendMessage", 429, chat_id=chat, retry_after=1)
        elif roll < FLOODS + ERRORS:
            telegram.fail("sendMessage", 502, chat_id=chat)
        elif roll < FLOODS + ERRORS + TIMEOUTS:
            telegram.fail("sendMessage", 0, chat_id=chat, after=chance.random() < 0.5)
        elif roll < FLOODS + ERRORS + TIMEOUTS + BLOCKED:
            telegram.world.rooms[chat].closed = "bot was blocked by the user"


async def _ask(telegram: TelegramDouble, waits: list[float]) -> None:
    """Somebody new asks twice a second and waits for the answer."""
    for number in range(10_000):
        person = telegram.person(f"asking {number}")
        started = time.perf_counter()
        person.send("Chợ quế ở đâu?")
        await telegram.shown(person.room, 1)
        waits.append(time.perf_counter() - started)
        await asyncio.sleep(0.5)


async def _watch(telegram: TelegramDouble, times: list[float]) -> None:
    """When each message was sent, to a few milliseconds."""
    while True:
        new = len(telegram.called("sendMessage")) - len(times)
        times += [time.perf_counter()] * new
        await asyncio.sleep(0.005)


def _pace(times: list[float]) -> tuple[float, int]:
    """Calls a second in the middle nine tenths of a run, and the most within any second."""
    start, end = len(times) // 20, len(times) * 19 // 20
    most, first = 0, 0
    for last, moment in enumerate(times):
        while times[first] < moment - 1:
            first += 1
        most = max(most, last - first + 1)
    return (end - start) / (times[end] - times[start]), most


async def kill(again: bool) -> None:
    """Fifty deaths in 2,000 messages."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kill.db"
        store = await open_store(url)
        async with TelegramDouble() as telegram:
            found = await send_and_kill(telegram, store, url, messages=2000, kills=50, again=again)
        await store.close()
    print(f"kill: 50 times kill -9 in 2,000 messages, what is in doubt sent again: {again}")
    print(f"  {_told(found.states)}; arrived {found.arrived}", end="")
    print(f", called sent and not arrived {found.lost}, twice {found.doubled}")


def _message(chat_id: str, now: datetime) -> Outgoing:
    payload = json.dumps(to_value(Reply((text("Bản tin sáng: chợ quế đông khách"),))))
    return Outgoing("telegram", chat_id, f"b:{chat_id}", payload, Priority.DIGEST, now, "bench")


async def _settled(store: Store) -> None:
    while True:
        counts = await store.outbox.counts("bench")
        if not counts.get(Delivery.WAITING) and not counts.get(Delivery.CLAIMED):
            return
        await asyncio.sleep(0.05)


def _told(counts: dict[Delivery, int]) -> str:
    return ", ".join(f"{count:,} {state.value}" for state, count in sorted(counts.items()))


def _p99(seconds: list[float]) -> float:
    return 1000 * sorted(seconds)[int(0.99 * (len(seconds) - 1))]


RUNS: Mapping[str, Callable[[], None]] = {
    "rate": lambda: asyncio.run(rate()),
    "hour": lambda: run_fast(hour(100_000, TIMES, repeat_unclear=True), TIMES),
    "once": lambda: run_fast(hour(10_000, TIMES, repeat_unclear=False), TIMES),
    "kill": lambda: asyncio.run(kill(again=False)),
    "again": lambda: asyncio.run(kill(again=True)),
}


def main() -> None:
    """Run what is named, everything where nothing is."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    for name in sys.argv[1:] or RUNS:
        RUNS[name]()


if __name__ == "__main__":
    main()
