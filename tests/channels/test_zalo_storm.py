"""A day on which Zalo fails in every way it knows: nothing is lost and nothing comes twice but what
Zalo itself keeps hidden, and of that there is an honest count."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.zalo.channel import ZaloChannel
from newsroom.chat import Reply, text, to_value
from newsroom.models import Delivery, Outgoing, Priority
from newsroom.ports import Store
from newsroom.quota import Limits, month_of
from tests.channels.talking import ScriptedHandlers
from tests.channels.zalo_double import ZaloDouble
from tests.channels.zalo_oa_double import MESSAGES, OaDouble
from tests.channels.zalo_server import Fault, ZaloServer
from tests.channels.zalo_talking import ZONE, bot_channel, oa_channel, running, served
from tests.everywhere.talking import until

QUESTIONS, DIGESTS, PEOPLE = 60, 40, 5
FAILURES = (502, 503, 429)
"""Of these it is known that nothing was sent."""
DOUBTS = ((504, True), (504, False), (0, True), (0, False), (200, True))
"""Of these nobody knows: a gateway's time-out, a dropped connection, an answer without words."""


class Weather:
    """Half of all calls fail, in every way; ``doubtful`` counts those that leave a doubt."""

    def __init__(self, method: str, seed: int) -> None:
        self._method = method
        self._chance = random.Random(seed)
        self.doubtful = 0

    def __call__(self, method: str) -> Fault | None:
        if method != self._method or self._chance.random() < 0.5:
            return None
        if self._chance.random() < 0.6:
            return Fault(method, self._chance.choice(FAILURES))
        self.doubtful += 1
        status, after = self._chance.choice(DOUBTS)
        return Fault(method, status, after=after)


@pytest.fixture(params=[ZaloDouble, OaDouble])
async def zalo(request: pytest.FixtureRequest) -> AsyncIterator[ZaloDouble | OaDouble]:
    async with request.param() as double:
        yield double


def opened(
    zalo: ZaloDouble | OaDouble, handlers: ScriptedHandlers, store: Store
) -> tuple[str, str, ZaloChannel]:
    """The channel's name, its way to send, and itself, without limits."""
    if isinstance(zalo, ZaloDouble):
        channel = bot_channel(zalo, handlers, store, webhook=True, limits=Limits())
        return "zalo", "sendMessage", channel
    return "zalo-oa", MESSAGES, oa_channel(zalo, handlers, store, limits=Limits())


def digest(channel: str, chat_id: str, number: int, now: datetime) -> Outgoing:
    payload = json.dumps(to_value(Reply((text(f"Bản tin {number}"),))))
    return Outgoing(channel, chat_id, f"d:{number}", payload, Priority.DIGEST, now, "d")


def ended(store: Store, channel: str) -> Callable[[], Awaitable[bool]]:
    """Whether every event is handled and every digest has an end."""

    async def condition() -> bool:
        waiting = {Delivery.WAITING, Delivery.CLAIMED} & (await store.outbox.counts("d")).keys()
        return not waiting and not await store.journal.pending(channel, 1)

    return condition


def seen(zalo: ZaloServer) -> Counter[str]:
    """How often each text was shown."""
    return Counter(words for room in zalo.rooms.values() for words in room.texts)


@pytest.mark.parametrize("seed", range(3))
async def test_nothing_is_lost_or_doubled_but_what_zalo_hides(
    zalo: ZaloDouble | OaDouble, handlers: ScriptedHandlers, store: Store, seed: int
) -> None:
    name, method, channel = opened(zalo, handlers, store)
    people = [
        zalo.person(f"P{number}") if isinstance(zalo, ZaloDouble) else zalo.follower()
        for number in range(PEOPLE)
    ]
    now = datetime.now(UTC)
    due = [digest(name, people[each % PEOPLE].id, each, now) for each in range(DIGESTS)]
    weather, zalo.twice = Weather(method, seed), True
    async with served(channel, zalo), running(channel):
        zalo.weather = weather
        await store.outbox.add(due, now)
        for number in range(QUESTIONS):
            people[number % PEOPLE].send(f"lời {number}")
        await zalo.until(lambda: len(handlers.saw) >= QUESTIONS)
        await until(ended(store, name))

    assert Counter(each.text for each in handlers.saw).most_common(1)[0][1] == 1, "handled once"
    shown = seen(zalo)
    assert max(shown.values()) == 1, "nothing comes twice"
    counts = await store.outbox.counts("d")
    assert sum(counts.values()) == counts[Delivery.SENT] + counts[Delivery.AMBIGUOUS] == DIGESTS
    unclear = (await store.traffic.usage(name, month_of(now, ZONE))).unclear
    assert unclear + counts[Delivery.AMBIGUOUS] == weather.doubtful, "every doubt is counted"
    digests = sum(words.startswith("Bản tin") for words in shown)
    answers = len(shown) - digests
    assert counts[Delivery.SENT] <= digests <= DIGESTS
    assert QUESTIONS - unclear <= answers <= QUESTIONS
