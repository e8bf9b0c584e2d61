"""How fast and how surely digests are delivered.

    python -m benchmarks.delivery [rate|scale|kill] ...

``rate``: the real sender and Telegram client at 30 messages a second, on the real clock, against a
double over HTTP with 5 % floods, 1 % server errors, 1 % time-outs (half of them delivered) and 3 %
of people who blocked the bot, while others ask questions. ``scale``: 100,000 subscribers of one
hour: the tick, then the first 10,000 messages sent as fast as it goes (at most four times the
limit) into a platform in this process, with the same failures. ``kill``: 2,000 messages and fifty
times kill -9. Without an argument all three run.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog

from bot.allowance import Allowance, Limits
from bot.clock import SystemClock
from bot.outbox import Persistence, Senders, sending
from handlers.digests import DigestLayout
from newsroom.answers.preparing import prepare
from newsroom.chat import Reply, text, to_value
from newsroom.digests.delivering import Delivering
from newsroom.errors import ChannelError, Refused, RetryLater, Unclear
from newsroom.models import Article, Delivery, Outgoing, Priority, Rhythm, Subscription
from newsroom.ports import Store
from storage import open_store
from tests.channels.killing import send_and_kill
from tests.channels.talking import ScriptedHandlers, make_channel, running
from tests.channels.telegram_double import TelegramDouble

LIMIT = 30
MESSAGES = 1200
SUBSCRIBERS, TIMES, SENT = 100_000, 4, 10_000
FLOODS, ERRORS, TIMEOUTS, BLOCKED = 0.05, 0.01, 0.01, 0.03


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


@dataclass(slots=True)
class Platform:
    """Telegram's limits and bad days without HTTP, ``times`` as fast as it is."""

    times: float
    blocked: set[str]
    chance: random.Random = field(default_factory=lambda: random.Random(5))
    arrived: Counter[str] = field(default_factory=Counter)
    called: int = 0
    hidden: int = 0
    refused: int = 0
    recent: deque[float] = field(default_factory=deque)

    def is_group(self, chat_id: str) -> bool:
        return False

    async def deliver(self, chat_id: str, reply: Reply) -> str:
        self.called += 1
        await asyncio.sleep(self.chance.uniform(0.05, 0.15) / self.times)
        if chat_id in self.blocked:
            raise Refused("Forbidden: bot was blocked by the user")
        self._keep_limit()
        roll = self.chance.random()
        if roll < FLOODS:
            raise RetryLater(1 / self.times)
        if roll < FLOODS + ERRORS:
            raise ChannelError("Bad Gateway")
        if roll < FLOODS + ERRORS + TIMEOUTS / 2:
            raise Unclear("timed out")
        self.arrived[chat_id] += 1
        if roll < FLOODS + ERRORS + TIMEOUTS:
            self.hidden += 1
            raise Unclear("timed out")
        return str(self.arrived.total())

    def _keep_limit(self) -> None:
        """30 in a second, with the slack for bursts of a tenth that a network adds."""
        now = time.perf_counter()
        while self.recent and self.recent[0] < now - 1 / self.times:
            self.recent.popleft()
        if len(self.recent) >= LIMIT * 1.1 + 1:
            self.refused += 1
            raise RetryLater(1 / self.times, everywhere=True)
        self.recent.append(now)


async def scale(subscribers: int = SUBSCRIBERS) -> None:
    """Everybody's digest is due at the same hour."""
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/scale.db")
        clock = SystemClock()
        await store.articles.save([prepare(each) for each in _news(clock.now())])
        started = time.perf_counter()
        for number in range(0, subscribers):
            await store.subscriptions.add(_subscription(str(number), clock.now()))
            if number and number % 20_000 == 0:
                print(f"  {number:,} subscribed", file=sys.stderr)
        print(f"scale: {subscribers:,} subscribed in {time.perf_counter() - started:.0f} s")
        started = time.perf_counter()
        written = await Delivering(store, DigestLayout(), clock).tick()
        print(f"  tick: {written:,} written in {time.perf_counter() - started:.1f} s, {_memory()}")
        chance = random.Random(9)
        blocked = {str(n) for n in range(subscribers) if chance.random() < BLOCKED}
        await _empty(store, Platform(TIMES, blocked))
        await store.close()


async def _empty(store: Store, platform: Platform) -> None:
    steady = asyncio.get_running_loop().time
    limits = Limits(per_second=LIMIT * platform.times, chat_gap=1 / platform.times, at_once=3)
    how = Persistence(first_pause=1 / platform.times, longest_pause=5 / platform.times)
    senders = Senders(
        "bench", store, SystemClock(), platform, Allowance(limits, steady), persistence=how
    )
    started = time.perf_counter()
    async with sending(senders):
        while platform.called < SENT:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        elapsed, called = time.perf_counter() - started, platform.called
    speed = called / elapsed
    print(f"  {called:,} calls, {speed:.0f} a second: {speed / LIMIT:.0%} of Telegram's limit")
    counts = await store.outbox.counts("")
    twice = sum(count > 1 for count in platform.arrived.values())
    print(f"  {_told(counts)}; arrived {platform.arrived.total():,}, twice {twice}")
    print(f"  time-outs that hid a delivery {platform.hidden}; over the limit {platform.refused}")
    print(f"  {_memory()}")


async def kill() -> None:
    """Fifty deaths in 2,000 messages."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kill.db"
        store = await open_store(url)
        async with TelegramDouble() as telegram:
            found = await send_and_kill(telegram, store, url, messages=2000, kills=50)
        await store.close()
    print(f"kill: 50 times kill -9 in 2,000 messages: {_told(found.states)}")
    print(f"  arrived {found.arrived}, lost {found.lost}, doubled {found.doubled}")


def _message(chat_id: str, now: datetime) -> Outgoing:
    payload = json.dumps(to_value(Reply((text("Bản tin sáng: chợ quế đông khách"),))))
    return Outgoing("telegram", chat_id, f"b:{chat_id}", payload, Priority.DIGEST, now, "bench")


def _news(now: datetime) -> list[Article]:
    return [
        Article(
            url=f"https://bao.example/{number}",
            title=f"Tin số {number} của xã",
            body=" ".join(f"chữ{number * 100 + word}" for word in range(60)) + ".",
            published=now - timedelta(hours=number),
        )
        for number in range(20)
    ]


def _subscription(chat_id: str, now: datetime) -> Subscription:
    due = now - timedelta(seconds=1)
    return Subscription("bench", chat_id, Rhythm.DAILY, 390, "Asia/Ho_Chi_Minh", now, due)


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


def _memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


def main() -> None:
    """Run what is named, everything where nothing is."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    for name in sys.argv[1:] or ["rate", "scale", "kill"]:
        asyncio.run({"rate": rate, "scale": scale, "kill": kill}[name]())


if __name__ == "__main__":
    main()
