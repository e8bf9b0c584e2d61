"""Zalo's limits as a budget: who comes first, who is told, and what is kept for the asking."""

from __future__ import annotations

import json
import time
from asyncio import sleep
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from newsroom.chat import Incoming, Reply, text, to_value
from newsroom.comments.model import Author
from newsroom.models import Delivery, Outgoing, Priority, Rhythm, Subscription
from newsroom.ports import Store
from newsroom.quota import Limits
from tests.channels.talking import ScriptedHandlers
from tests.channels.zalo_double import ZaloDouble, ZaloPerson
from tests.channels.zalo_server import PATIENCE
from tests.channels.zalo_talking import ZONE, bot_channel, running
from tests.flows.town import SetClock, World, news

NOW = datetime.now(UTC)


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloDouble]:
    async with ZaloDouble() as double:
        yield double


def digest(chat_id: str, number: int = 0) -> Outgoing:
    payload = json.dumps(to_value(Reply((text(f"Bản tin {number}"),))))
    return Outgoing("zalo", chat_id, f"d:{chat_id}:{number}", payload, Priority.DIGEST, NOW, "d")


def subscription(chat_id: str) -> Subscription:
    return Subscription(
        "zalo", chat_id, Rhythm.DAILY, 420, "Asia/Ho_Chi_Minh", NOW, NOW + timedelta(days=1)
    )


async def ended(store: Store) -> dict[Delivery, int]:
    """What became of the digests, once none waits or flies."""
    deadline = time.monotonic() + PATIENCE
    while (counts := await store.outbox.counts("d")).keys() & {Delivery.WAITING, Delivery.CLAIMED}:
        assert time.monotonic() < deadline, counts
        await sleep(0.01)
    return counts


async def warnings(zalo: ZaloDouble, editor: ZaloPerson, count: int) -> list[str]:
    """What an editor was told of limits, once there are ``count`` such messages."""

    def found() -> list[str]:
        return [each for each in zalo.room(editor.id).texts if "tháng này" in each]

    await zalo.until(lambda: len(found()) >= count)
    return found()


async def test_answers_use_what_digests_have_to_leave(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """Half of four messages is for answers: two digests go, the third is left out."""
    an = zalo.person("An")
    await store.traffic.heard("zalo", an.id, NOW)
    await store.subscriptions.add(subscription(an.id))
    await store.outbox.add([digest(an.id, number) for number in range(3)], NOW)
    async with running(bot_channel(zalo, handlers, store, limits=Limits(messages=4))):
        assert await ended(store) == {Delivery.SENT: 2, Delivery.DROPPED: 1}
        for _ in range(3):
            an.send("câu hỏi")
        await zalo.shown(an.id, 5)
    assert await store.outbox.reasons(Delivery.DROPPED, 5) == [
        ("this month's messages are kept for answers", 1)
    ]
    assert len(await store.subscriptions.of_chat("zalo", an.id)) == 1


async def test_who_wrote_lately_comes_first(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """Of ten messages five are for digests: whoever wrote lately has them, first in line or not."""
    long_ago, never, lately = (zalo.person(name) for name in ("An", "Bình", "Chi"))
    await store.traffic.heard("zalo", long_ago.id, NOW - timedelta(days=8))
    await store.traffic.heard("zalo", lately.id, NOW - timedelta(days=6))
    for person in (long_ago, never, lately):
        await store.subscriptions.add(subscription(person.id))
    order = [long_ago, never, *[lately] * 6]
    messages = [digest(person.id, number) for number, person in enumerate(order)]
    await store.outbox.add(messages, NOW)
    async with running(bot_channel(zalo, handlers, store, limits=Limits(messages=10))):
        assert await ended(store) == {Delivery.SENT: 5, Delivery.DROPPED: 3}
    assert [len(zalo.room(each.id).shown) for each in (long_ago, never, lately)] == [0, 0, 5]
    assert ("this month's messages are kept for people who wrote lately", 2) in (
        await store.outbox.reasons(Delivery.DROPPED, 5)
    )


async def test_who_wrote_long_ago_gets_what_nobody_else_will_need(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    await store.traffic.heard("zalo", an.id, NOW - timedelta(days=60))
    await store.subscriptions.add(subscription(an.id))
    await store.outbox.add([digest(an.id)], NOW)
    async with running(bot_channel(zalo, handlers, store, limits=Limits(messages=4))):
        assert await ended(store) == {Delivery.SENT: 1}


async def test_editors_are_told_once_a_month_before_a_limit_is_reached(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """Also where they are on Zalo themselves and digests may go out no more."""
    an, editor = zalo.person("An"), zalo.person("Biên tập")
    await store.editors.add(Author("zalo", editor.id))
    clock = SetClock()
    limits = Limits(messages=40, for_answers=0.5)

    async with running(bot_channel(zalo, handlers, store, limits=limits, clock=clock)):
        await ask(zalo, an, 16)
        assert "16/20" in (await warnings(zalo, editor, 1))[-1]
        await ask(zalo, an, 2)
        assert "trên 95 %" in (await warnings(zalo, editor, 2))[-1]
        await ask(zalo, an, 12)
        assert "32/40" in (await warnings(zalo, editor, 3))[-1]
    polls = len(zalo.called("getUpdates"))
    async with running(bot_channel(zalo, handlers, store, limits=limits, clock=clock)):
        await zalo.until(lambda: len(zalo.called("getUpdates")) > polls)
        await ask(zalo, an, 5)
        assert "38/40" in (await warnings(zalo, editor, 4))[-1]
        clock.later(days=31)
        await ask(zalo, an, 16)
        assert "16/20" in (await warnings(zalo, editor, 5))[-1]


async def ask(zalo: ZaloDouble, person: ZaloPerson, times: int) -> None:
    """Ask and be answered so often."""
    for _ in range(times):
        before = len(zalo.room(person.id).shown)
        person.send("câu hỏi")
        await zalo.shown(person.id, before + 1)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(messages=4), "có hôm bản tin không tới"),
        (Limits(messages=4, for_answers=1), "đã dành hết. Bạn nhắn TIN để nhận bản tin"),
    ],
)
async def test_whoever_subscribes_is_told_what_to_expect(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store, limits: Limits, words: str
) -> None:
    an = zalo.person("An")

    async def subscribe(_: Incoming) -> tuple[Reply, ...]:
        await store.subscriptions.add(subscription(an.id))
        return (Reply((text("Đã đăng ký bản tin lúc 7 giờ."),)),)

    scripted, handlers.answer = handlers.answer, subscribe
    async with running(bot_channel(zalo, handlers, store, limits=limits)):
        an.send("đăng ký")
        assert words in (await zalo.shown(an.id, 2))[1]
        handlers.answer = scripted
        an.send("cảm ơn")
        assert (await zalo.shown(an.id, 3))[2] == "Bạn nói: cảm ơn"


async def test_what_could_not_be_sent_is_there_for_the_asking(
    zalo: ZaloDouble, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clock = SetClock()
    clock.time = NOW
    world = World(tmp_path_factory.mktemp("town") / "news.db", clock)
    await world.open()
    await world.fill(news(clock))
    an, limits = zalo.person("An"), Limits(messages=100, for_answers=1)
    now = clock.now()
    await world.store.outbox.add([digest(an.id, number) for number in range(2)], now)
    channel = bot_channel(zalo, world.dispatcher, world.store, limits=limits, clock=clock)
    async with running(channel):
        assert await ended(world.store) == {Delivery.DROPPED: 2}
        an.send("xin chào")
        told = await zalo.shown(an.id, 2)
        assert told[1] == "Có 2 tin tôi chưa gửi được cho bạn. Nhắn TIN để nhận."
        an.send("Tin")
        assert (await zalo.shown(an.id, 4))[2:] == ["Bản tin 0", "Bản tin 1"]
        an.send("tin")
        assert "Khánh thành cầu Suối Ngọc" in (await zalo.shown(an.id, 5))[4]
    await world.store.close()


async def test_an_answer_in_doubt_is_counted(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    zalo.fail("sendMessage", 504, after=True)
    async with running(bot_channel(zalo, handlers, store)):
        for number in (1, 2):
            an.send("câu hỏi")
            await zalo.shown(an.id, number)
    month = f"{datetime.now(UTC).astimezone(ZONE):%Y-%m}"
    usage = await store.traffic.usage("zalo", month)
    assert (usage.messages, usage.unclear) == (2, 1)
