"""The Official Account over real HTTP: tokens, signatures, buttons, windows."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.logging import configure
from newsroom.chat import Button, Reply, text, to_value
from newsroom.errors import ChannelError
from newsroom.models import Delivery, Outgoing, Priority, Rhythm, Subscription
from newsroom.ports import Store
from newsroom.quota import Contact
from tests.channels.talking import ScriptedHandlers
from tests.channels.zalo_oa_double import (
    FIRST_REFRESH,
    KEY,
    MESSAGES,
    SECRET,
    TOKENS,
    OaDouble,
)
from tests.channels.zalo_talking import logged, oa_channel, running, served

ROW = (Button("Mở bài", url="https://bao.example/cau"), Button("Đúng", data="right:1"))


class MovedClock:
    """A clock that only a test moves: however long a busy machine takes, no token runs out."""

    def __init__(self) -> None:
        self._begun = datetime.now(UTC)
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return self._begun + self.ahead


@pytest.fixture
async def zalo() -> AsyncIterator[OaDouble]:
    async with OaDouble() as double:
        yield double


def digest(chat_id: str, number: int = 0) -> Outgoing:
    payload, now = json.dumps(to_value(Reply((text("Bản tin"),)))), datetime.now(UTC)
    return Outgoing("zalo-oa", chat_id, f"{chat_id}:{number}", payload, Priority.DIGEST, now, "d")


async def test_a_conversation(zalo: OaDouble, handlers: ScriptedHandlers, store: Store) -> None:
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    zalo.twice = True
    async with served(channel, zalo), running(channel):
        an.send("lời một")
        an.send("lời hai")
        await zalo.until(lambda: len(zalo.statuses) == 4)
        assert await zalo.shown(an.id, 2) == ["Bạn nói: lời một", "Bạn nói: lời hai"]
    assert set(zalo.statuses) == {200}
    assert zalo.exchanges == 1
    assert (handlers.saw[0].channel, handlers.saw[0].user_id) == ("zalo-oa", an.id)


async def test_a_few_buttons_are_buttons(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    handlers.replies(Reply((text("Cầu dài 42 mét."),), (ROW,)))
    async with served(channel, zalo), running(channel):
        an.send("Cầu dài bao nhiêu?")
        assert await zalo.shown(an.id, 1) == ["Cầu dài 42 mét."]
        an.press("Đúng")
        await zalo.shown(an.id, 2)
    assert zalo.room(an.id).shown[0]["buttons"][0] == {
        "title": "Mở bài",
        "type": "oa.open.url",
        "payload": {"url": "https://bao.example/cau"},
    }
    assert [(seen.text, seen.button) for seen in handlers.saw[1:]] == [("", "right:1")]


async def test_many_buttons_are_numbers(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    row = tuple(Button(f"Bài {number}", data=f"article:{number}") for number in range(1, 7))
    handlers.replies(Reply((text("Chọn đi"),), (row,)))
    async with served(channel, zalo), running(channel):
        an.send("tin mới")
        [shown] = await zalo.shown(an.id, 1)
        an.send("số 6")
        await zalo.shown(an.id, 2)
    assert shown.endswith("6. Bài 6")
    assert handlers.saw[1].button == "article:6"


async def test_an_access_token_that_ran_out_is_exchanged_in_the_middle(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel, an, binh = oa_channel(zalo, handlers, store), zalo.follower(), zalo.follower()
    async with served(channel, zalo), running(channel):
        await zalo.until(lambda: zalo.exchanges == 1)
        zalo.expire()
        an.send("lời một")
        binh.send("lời hai")
        assert await zalo.shown(an.id, 1) == ["Bạn nói: lời một"]
        assert await zalo.shown(binh.id, 1) == ["Bạn nói: lời hai"]
    assert zalo.exchanges == 2


async def test_the_pair_is_exchanged_before_it_runs_out_and_outlives_a_restart(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    clock, an = MovedClock(), zalo.follower()
    for hours, exchanges in ((0, 1), (24, 1), (25, 2)):
        clock.ahead = timedelta(hours=hours)
        channel = oa_channel(zalo, handlers, store, clock=clock)
        async with served(channel, zalo), running(channel):
            an.send("chào")
            await zalo.shown(an.id, len(handlers.saw) + 1)
        assert zalo.exchanges == exchanges
    assert len(zalo.called(MESSAGES)) == 3


async def test_two_processes_use_a_refresh_token_once(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    clock = MovedClock()
    channels = [oa_channel(zalo, handlers, store, clock=clock) for _ in range(4)]
    assert await asyncio.gather(*(each.empty_outbox() for each in channels)) == [0] * 4
    assert zalo.exchanges == 1
    assert [call.status for call in zalo.called(TOKENS)] == [200]


async def test_an_exchange_that_is_held_up_for_too_long_is_waited_for(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """The right to exchange ends while the answer is on its way: another process tries the same
    token in vain, and then uses the pair that the first one gets."""
    clock, arrives = MovedClock(), zalo.hold_answer(TOKENS)
    first = asyncio.create_task(oa_channel(zalo, handlers, store, clock=clock).empty_outbox())
    await zalo.until(lambda: zalo.exchanges == 1)
    clock.ahead = timedelta(seconds=61)
    second = asyncio.create_task(oa_channel(zalo, handlers, store, clock=clock).empty_outbox())
    await zalo.until(lambda: len(zalo.called(TOKENS)) == 1)
    arrives.set()
    assert await asyncio.gather(first, second) == [0, 0]
    assert zalo.exchanges == 1


async def test_a_spent_refresh_token_is_one_clear_line(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    zalo.fail(TOKENS, 0, after=True)
    channel = oa_channel(zalo, handlers, store)
    with pytest.raises(ChannelError, match="no answer"):
        await channel.run(asyncio.Event())
    with pytest.raises(ChannelError, match="HOITIN_ZALO_OA_REFRESH_TOKEN") as caught:
        await channel.run(asyncio.Event())
    assert FIRST_REFRESH not in str(caught.value)


async def test_a_new_refresh_token_takes_the_place_of_what_was_kept(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    await oa_channel(zalo, handlers, store).empty_outbox()
    zalo.refresh, zalo.access = "from-the-console", ""
    await oa_channel(zalo, handlers, store, refresh_token="from-the-console").empty_outbox()
    assert zalo.exchanges == 2


async def test_events_with_a_wrong_signature_are_refused(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    zalo.forged = True
    async with served(channel, zalo), running(channel):
        an.send("giả mạo")
        await zalo.until(lambda: len(zalo.statuses) == 5)
        zalo.forged = False
        an.send("thật")
        assert await zalo.shown(an.id, 1) == ["Bạn nói: thật"]
    assert zalo.statuses == [403] * 5 + [200]


async def test_events_with_a_wrong_signature_are_only_logged_where_that_is_set(
    zalo: OaDouble,
    handlers: ScriptedHandlers,
    store: Store,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    channel, an = oa_channel(zalo, handlers, store, strict=False), zalo.follower()
    zalo.forged = True
    async with served(channel, zalo), running(channel):
        an.send("chào")
        await zalo.shown(an.id, 1)
    assert "wrong signature" in logged(capsys, caplog)


async def test_a_changed_body_or_an_empty_one(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    body, headers = zalo.parcel(an.send("chuyển 5 đồng"))
    zalo.events.clear()
    async with served(channel, zalo), httpx.AsyncClient(trust_env=False, verify=False) as client:
        assert await zalo.post(client, body.replace(b"5", b"9"), headers) == 403
        assert await zalo.post(client, b"", {}) == 200
        assert await zalo.post(client, b"[", headers) == 403
        assert await zalo.post(client, body, headers) == 200
    assert len(await store.journal.pending("zalo-oa", 10)) == 1


async def test_who_follows_is_welcomed_and_who_leaves_gets_nothing_more(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    now = datetime.now(UTC)
    later = now + timedelta(days=1)
    wish = Subscription("zalo-oa", an.id, Rhythm.DAILY, 420, "Asia/Ho_Chi_Minh", now, later)
    async with served(channel, zalo), running(channel):
        an.follow()
        await zalo.shown(an.id, 1)
        an.send_sticker()
        await zalo.shown(an.id, 2)
        await store.subscriptions.add(wish)
        an.unfollow()
        # What is journalled is answered 200 at once and heeded a moment later.
        for _ in range(1000):
            if not await store.subscriptions.of_chat("zalo-oa", an.id):
                break
            await asyncio.sleep(0.01)
        assert await store.subscriptions.of_chat("zalo-oa", an.id) == []
    assert [seen.text for seen in handlers.saw] == ["/start", ""]
    assert len(zalo.statuses) == 3


async def test_digests_go_to_people_who_wrote_lately_while_they_are_free(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    people = {name: zalo.follower() for name in ("lately", "long ago", "never", "often")}
    now = datetime.now(UTC)
    await store.traffic.heard("zalo-oa", people["lately"].id, now - timedelta(hours=47))
    await store.traffic.heard("zalo-oa", people["long ago"].id, now - timedelta(days=8))
    await store.traffic.heard("zalo-oa", people["often"].id, now)
    for _ in range(7):
        await store.traffic.sent("zalo-oa", people["often"].id, "2026-11", counted=False)
    messages = [digest(person.id) for person in people.values()]
    await store.outbox.add([*messages, digest(people["often"].id, 1)], now)
    channel = oa_channel(zalo, handlers, store)
    while (await store.outbox.counts("d")).get(Delivery.WAITING):
        await channel.empty_outbox()
    shown = {name: len(zalo.room(person.id).shown) for name, person in people.items()}
    assert shown == {"lately": 1, "long ago": 0, "never": 0, "often": 1}
    assert await store.outbox.counts("d") == {Delivery.SENT: 2, Delivery.DROPPED: 3}
    contact = await store.traffic.contact("zalo-oa", people["often"].id)
    assert contact == Contact(contact.heard, 8) if contact else None


async def test_what_zalo_does_not_take_is_tried_without_buttons(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.channels.zalo_oa_double.MOST_BUTTONS", 0)
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    handlers.replies(Reply((text("Cầu dài 42 mét."),), (ROW,)))
    async with served(channel, zalo), running(channel):
        an.send("Cầu dài bao nhiêu?")
        [shown] = await zalo.shown(an.id, 1)
        an.send("1")
        await zalo.shown(an.id, 2)
    assert "1. Đúng" in shown
    assert "https://bao.example/cau" in shown
    assert handlers.saw[1].button == "right:1"


async def test_a_plan_without_messages_is_told_and_nothing_is_lost_silently(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an, zalo.plan = zalo.follower(), False
    await store.traffic.heard("zalo-oa", an.id, datetime.now(UTC))
    await store.outbox.add([digest(an.id)], datetime.now(UTC))
    channel = oa_channel(zalo, handlers, store)
    async with served(channel, zalo), running(channel):
        await zalo.until(lambda: len(zalo.called(MESSAGES)) >= 8)
    assert await store.outbox.counts("d") == {Delivery.PARKED: 1}
    [(reason, _)] = await store.outbox.reasons(Delivery.PARKED, 1)
    assert "plan does not include" in reason


async def test_no_log_holds_a_secret(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    configure("debug", "text")
    channel, an = oa_channel(zalo, handlers, store), zalo.follower()
    zalo.fail(TOKENS, 502)
    with pytest.raises(ChannelError):
        await channel.run(asyncio.Event())
    zalo.fail(MESSAGES, 503)
    async with served(channel, zalo), running(channel):
        an.send("chào")
        await zalo.shown(an.id, 1)
    told = capfd.readouterr().err
    assert "Zalo failed" in told
    assert [each for each in (SECRET, KEY, FIRST_REFRESH, zalo.access) if each in told] == []


async def test_a_check_says_what_is_used(
    zalo: OaDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    await store.traffic.heard("zalo-oa", "a", datetime.now(UTC))
    told = await oa_channel(zalo, handlers, store).check()
    assert told.endswith(
        "0 counted messages this month, 1 people, 100 messages left as Zalo counts"
    )
    wrong = oa_channel(zalo, handlers, store, refresh_token="wrong")
    with pytest.raises(ChannelError, match="HOITIN_ZALO_OA_REFRESH_TOKEN"):
        await wrong.check()
