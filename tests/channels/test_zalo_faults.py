"""Zalo's bad days: nothing is lost or doubled but what nobody can know, and that is told."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.logging import configure
from newsroom.chat import Button, Reply, text, to_value
from newsroom.models import Delivery, Outgoing, Priority, Rhythm, Subscription
from newsroom.ports import Store
from tests.channels.talking import SORRY, ScriptedHandlers
from tests.channels.zalo_double import TOKEN, ZaloDouble
from tests.channels.zalo_server import PATIENCE
from tests.channels.zalo_talking import bot_channel, logged, running

NOW = datetime.now(UTC)


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloDouble]:
    async with ZaloDouble() as double:
        yield double


def digest(chat_id: str, number: int = 0, words: str = "Bản tin sáng") -> Outgoing:
    payload = json.dumps(to_value(Reply((text(words),))))
    return Outgoing("zalo", chat_id, f"d:{chat_id}:{number}", payload, Priority.DIGEST, NOW, "d")


def subscription(chat_id: str) -> Subscription:
    return Subscription(
        "zalo", chat_id, Rhythm.DAILY, 420, "Asia/Ho_Chi_Minh", NOW, NOW + timedelta(days=1)
    )


async def settled(store: Store, state: Delivery) -> None:
    """Wait until a message of the outbox is in a state."""
    deadline = time.monotonic() + PATIENCE
    while not (counts := await store.outbox.counts("d")).get(state):
        assert time.monotonic() < deadline, counts
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_a_burst_of_failures_delays_an_answer_and_no_more(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store, status: int
) -> None:
    an = zalo.person("An")
    zalo.fail("sendMessage", status, times=3)
    async with running(bot_channel(zalo, handlers, store)):
        an.send("lời một")
        an.send("lời hai")
        assert await zalo.shown(an.id, 2) == ["Bạn nói: lời một", "Bạn nói: lời hai"]
    assert len(zalo.called("sendMessage")) == 5


@pytest.mark.parametrize(("status", "after"), [(504, True), (504, False), (0, True), (0, False)])
async def test_an_answer_of_unknown_fate_is_not_sent_again(
    zalo: ZaloDouble,
    handlers: ScriptedHandlers,
    store: Store,
    status: int,
    after: bool,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    an = zalo.person("An")
    zalo.fail("sendMessage", status, after=after)
    async with running(bot_channel(zalo, handlers, store)):
        an.send("lời một")
        an.send("lời hai")
        shown = await zalo.shown(an.id, 2 if after else 1)
    assert shown == ["Bạn nói: lời một"] * after + ["Bạn nói: lời hai"]
    assert len(zalo.called("sendMessage")) == 2
    assert "answer unclear" in logged(capsys, caplog)


async def test_an_answer_that_fails_for_too_long_is_given_up(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    fault = zalo.fail("sendMessage", 502, times=6)
    async with running(bot_channel(zalo, handlers, store)):
        an.send("lời một")
        an.send("lời hai")
        assert await zalo.shown(an.id, 1) == ["Bạn nói: lời hai"]
    assert fault.times == 0


async def test_a_handler_that_fails_is_apologised_for(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")

    async def fail(_: object) -> tuple[Reply, ...]:
        raise RuntimeError("hỏng")

    handlers.answer = fail
    async with running(bot_channel(zalo, handlers, store)):
        an.send("lời một")
        assert await zalo.shown(an.id, 1) == [SORRY["vi"]]


async def test_polls_go_on_after_bad_gateways_and_dropped_connections(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    for status in (502, 504, 0, 429):
        zalo.fail("getUpdates", status)
    zalo.fail("deleteWebhook", 503)
    async with running(bot_channel(zalo, handlers, store)):
        an.send("lời một")
        assert await zalo.shown(an.id, 1) == ["Bạn nói: lời một"]


async def test_what_was_fetched_into_a_broken_connection_is_lost_and_nothing_else(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """Zalo forgets an update as soon as it has sent it: this is why polling is for trials."""
    an = zalo.person("An")
    zalo.fail("getUpdates", 0, after=True)
    an.send("lời một")
    async with running(bot_channel(zalo, handlers, store)):
        await zalo.until(lambda: not zalo.events)
        an.send("lời hai")
        an.send("lời ba")
        assert await zalo.shown(an.id, 2) == ["Bạn nói: lời hai", "Bạn nói: lời ba"]


async def test_an_update_that_is_fetched_twice_is_handled_once(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    async with running(bot_channel(zalo, handlers, store)):
        zalo.push(an.send("lời một"))
        an.send("lời hai")
        assert await zalo.shown(an.id, 2) == ["Bạn nói: lời một", "Bạn nói: lời hai"]


async def test_a_digest_waits_while_zalo_says_that_its_quota_is_used_up(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """A 429 inside a 200, for as long as it takes: the digest is neither lost nor parked."""
    an, zalo.quota = zalo.person("An"), 0
    await store.outbox.add([digest(an.id)], NOW)
    async with running(bot_channel(zalo, handlers, store)):
        await zalo.until(lambda: len(zalo.called("sendMessage")) >= 10)
        assert (await store.outbox.counts("d")).keys() <= {Delivery.WAITING, Delivery.CLAIMED}
        zalo.quota = 5
        await settled(store, Delivery.SENT)
    assert zalo.room(an.id).texts == ["Bản tin sáng"]


async def test_a_digest_goes_once_and_its_numbers_count(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    zalo.fail("sendMessage", 502)
    await store.outbox.add([digest(an.id)], NOW)
    async with running(bot_channel(zalo, handlers, store)):
        await settled(store, Delivery.SENT)
    assert zalo.room(an.id).texts == ["Bản tin sáng"]


async def test_the_numbers_of_a_digest_count_before_it_can_be_read(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """People answer at once; and a digest that certainly did not come changes no number."""
    an = zalo.person("An")
    handlers.replies(Reply((text("Chọn đi"),), ((Button("Đúng", data="right:1"),),)))
    offer = Reply((text("Bản tin"),), ((Button("Tin 1", data="article:7"),),))
    async with running(bot_channel(zalo, handlers, store)):
        an.send("câu hỏi")
        await zalo.shown(an.id, 1)
        refused = zalo.fail("sendMessage", 502, times=100)
        await store.outbox.add([replace(digest(an.id), payload=json.dumps(to_value(offer)))], NOW)
        await settled(store, Delivery.PARKED)
        refused.times = 0
        an.send("1")
        await zalo.shown(an.id, 2)
        arrives = zalo.hold_answer("sendMessage")
        again = replace(digest(an.id, 2), payload=json.dumps(to_value(offer)))
        await store.outbox.add([again], NOW)
        await zalo.shown(an.id, 3)
        an.send("1")
        await zalo.until(lambda: len(handlers.saw) == 3)
        arrives.set()
        await settled(store, Delivery.SENT)
    assert [each.button for each in handlers.saw] == ["", "right:1", "article:7"]


@pytest.mark.parametrize("after", [True, False])
async def test_a_digest_of_unknown_fate_is_ambiguous(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store, after: bool
) -> None:
    an = zalo.person("An")
    zalo.fail("sendMessage", 0, after=after)
    await store.outbox.add([digest(an.id)], NOW)
    async with running(bot_channel(zalo, handlers, store)):
        await settled(store, Delivery.AMBIGUOUS)
    assert zalo.room(an.id).texts == ["Bản tin sáng"] * after


async def test_a_digest_whose_second_part_fails_is_ambiguous(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    await store.outbox.add([digest(an.id, words="Một câu dài vừa phải. " * 150)], NOW)
    zalo.quota = 1
    async with running(bot_channel(zalo, handlers, store)):
        await settled(store, Delivery.AMBIGUOUS)
    assert len(zalo.room(an.id).shown) == 1


async def test_whoever_cannot_be_written_to_gets_no_digests_any_more(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    zalo.room(an.id).closed = True
    await store.subscriptions.add(subscription(an.id))
    await store.outbox.add([digest(an.id)], NOW)
    async with running(bot_channel(zalo, handlers, store)):
        await settled(store, Delivery.DROPPED)
    assert await store.subscriptions.of_chat("zalo", an.id) == []


async def test_no_log_holds_the_token(
    zalo: ZaloDouble,
    handlers: ScriptedHandlers,
    store: Store,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Not even where the libraries tell everything and nothing is blotted out."""
    configure("debug", "text")
    try:
        an = zalo.person("An")
        for status in (502, 429, 0):
            zalo.fail("sendMessage", status)
        zalo.fail("getUpdates", 502)
        async with running(bot_channel(zalo, handlers, store)):
            an.send("lời một")
            an.send("lời hai")
            await zalo.shown(an.id, 1)
    finally:
        logging.basicConfig(level=logging.WARNING, force=True)
    told = capfd.readouterr()
    assert "Zalo failed" in told.err
    assert TOKEN not in told.err + told.out
    assert TOKEN.split(":")[1] not in told.err + told.out


async def test_the_double_keeps_its_word() -> None:
    """A message of 2,001 characters is refused with status 200, as Zalo does."""
    zalo = ZaloDouble()
    zalo.room("a")
    assert json.loads(zalo._show("a", "x" * 2001, {}).body)["error_code"] == 400
    assert zalo._show("a", "x" * 2001, {}).status == 200
    assert json.loads(zalo._show("a", "x" * 2000, {}).body)["ok"]
