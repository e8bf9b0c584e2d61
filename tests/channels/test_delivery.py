"""The outbox carried to Telegram and the web page: what arrives, what is in doubt, who is lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import outbox
from bot.allowance import Allowance, Limits
from bot.outbox import Persistence, Senders
from bot.web.conversation import Conversations
from bot.web.posting import web_senders
from newsroom.chat import Reply, text, title, to_value
from newsroom.errors import RetryLater
from newsroom.models import Claimed, Delivery, Outgoing, Priority, Rhythm, Subscription
from newsroom.ports import Store
from tests.channels.talking import ScriptedHandlers, SystemClock, make_channel, running
from tests.channels.telegram_double import Group, Person, TelegramDouble

QUICK = Persistence(tries=4, first_pause=0.01, longest_pause=0.05, look_again=0.02)
FAST = Limits(per_second=2000, chat_gap=0)
PATIENCE = 10.0
BLOCKS = (title("Bản tin sáng"), text("Chợ quế <đông> khách"))


class MovedClock(SystemClock):
    """The time some days from now."""

    later = timedelta()

    def now(self) -> datetime:
        return super().now() + self.later


def message(chat_id: int | str, key: str = "", channel: str = "telegram") -> Outgoing:
    payload = json.dumps(to_value(Reply(BLOCKS)), ensure_ascii=False)
    now = datetime.now(UTC)
    return Outgoing(
        channel, str(chat_id), key or f"e:{chat_id}", payload, Priority.DIGEST, now, "e"
    )


async def subscribe(store: Store, chat_id: int | str, channel: str = "telegram") -> None:
    now = datetime.now(UTC)
    wish = Subscription(channel, str(chat_id), Rhythm.DAILY, 390, "UTC", now, now)
    await store.subscriptions.add(wish)


async def counts(store: Store, until: Callable[[dict[Delivery, int]], bool]) -> dict[str, int]:
    """What became of the messages, once ``until`` holds."""
    async with asyncio.timeout(PATIENCE):
        while not until(found := await store.outbox.counts("e")):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return {state.value: count for state, count in found.items()}


def settled(found: dict[Delivery, int]) -> bool:
    return not found.get(Delivery.WAITING) and not found.get(Delivery.CLAIMED)


def unclaimed(found: dict[Delivery, int]) -> bool:
    return not found.get(Delivery.CLAIMED)


@asynccontextmanager
async def sending(telegram: TelegramDouble, store: Store, **more: Any) -> AsyncIterator[None]:
    settings = {"limits": FAST, "persistence": QUICK} | more
    async with running(make_channel(telegram, ScriptedHandlers(), store, **settings)):
        yield


def texts(room: Person | Group) -> list[str]:
    return [str(each.get("text", "")) for each in room.room.from_bot]


async def test_everybody_gets_it_once_through_floods_and_failures(
    telegram: TelegramDouble, store: Store
) -> None:
    people = [telegram.person(f"P{number}") for number in range(40)]
    telegram.fail("sendMessage", 502, times=3)
    telegram.fail("sendMessage", 429, chat_id=people[5].room.id, retry_after=1)
    await store.outbox.add([message(person.room.id) for person in people], datetime.now(UTC))
    async with sending(telegram, store):
        assert await counts(store, settled) == {"sent": 40}
    assert [len(texts(person)) for person in people] == [1] * 40
    assert texts(people[0]) == ["Bản tin sáng\nChợ quế <đông> khách"]


async def test_what_nobody_knows_is_kept_as_such_and_not_sent_again(
    telegram: TelegramDouble, store: Store
) -> None:
    arrived, lost, well = (telegram.person(name) for name in ("An", "Bình", "Chi"))
    telegram.fail("sendMessage", 0, chat_id=arrived.room.id, after=True)
    telegram.fail("sendMessage", 0, chat_id=lost.room.id)
    people = (arrived, lost, well)
    await store.outbox.add([message(person.room.id) for person in people], datetime.now(UTC))
    async with sending(telegram, store):
        assert await counts(store, settled) == {"ambiguous": 2, "sent": 1}
    assert [len(texts(person)) for person in people] == [1, 0, 1]


async def test_the_operator_may_want_it_sent_again(telegram: TelegramDouble, store: Store) -> None:
    lost = telegram.person("Bình")
    telegram.fail("sendMessage", 0, chat_id=lost.room.id)
    await store.outbox.add([message(lost.room.id)], datetime.now(UTC))
    again = Persistence(first_pause=0.01, look_again=0.02, repeat_unclear=True)
    async with sending(telegram, store, persistence=again):
        assert await counts(store, settled) == {"sent": 1}
    assert len(texts(lost)) == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_who_cannot_be_reached_is_not_tried_again(
    telegram: TelegramDouble, store: Store, status: int, words: str
) -> None:
    gone = telegram.person("An")
    telegram.fail("sendMessage", status, chat_id=gone.room.id, description=words, times=99)
    await subscribe(store, gone.room.id)
    later = message(gone.room.id, "later")
    await store.outbox.add([message(gone.room.id)], datetime.now(UTC))
    await store.outbox.add([later], datetime.now(UTC))
    one = Persistence(width=1, look_again=0.02)
    async with sending(telegram, store, persistence=one):
        assert await counts(store, settled) == {"dropped": 2}
    assert len(telegram.called("sendMessage")) == 1
    assert await store.subscriptions.of_chat("telegram", str(gone.room.id)) == []
    assert await store.outbox.reasons(Delivery.DROPPED, 5)


async def test_a_group_that_moves_keeps_its_digest(telegram: TelegramDouble, store: Store) -> None:
    group = telegram.group("Chợ quế")
    old = group.room.id
    new = group.upgrade(telegram.person("An")).room.id
    telegram.world.updates.clear()
    await subscribe(store, old)
    await store.outbox.add([message(old)], datetime.now(UTC))
    async with sending(telegram, store):
        assert await counts(store, settled) == {"sent": 1}
    assert await store.subscriptions.of_chat("telegram", str(old)) == []
    assert len(await store.subscriptions.of_chat("telegram", str(new))) == 1


@pytest.mark.parametrize(("per_second", "paid"), [(30, []), (31, ["true"])])
async def test_only_who_wants_more_than_telegrams_limit_pays(
    telegram: TelegramDouble, store: Store, per_second: int, paid: list[str]
) -> None:
    an = telegram.person("An")
    await store.outbox.add([message(an.room.id)], datetime.now(UTC))
    async with sending(telegram, store, limits=Limits(per_second=per_second)):
        assert await counts(store, settled) == {"sent": 1}
    [call] = telegram.called("sendMessage")
    assert [each for each in [call.text("allow_paid_broadcast")] if each] == paid


async def test_refused_markup_is_sent_as_plain_text(telegram: TelegramDouble, store: Store) -> None:
    an = telegram.person("An")
    telegram.fail("sendMessage", 400, description="Bad Request: can't parse entities")
    await store.outbox.add([message(an.room.id)], datetime.now(UTC))
    async with sending(telegram, store):
        assert await counts(store, settled) == {"sent": 1}
    assert "Chợ quế <đông> khách" in texts(an)[0]


async def test_what_fails_again_and_again_is_parked_with_its_reason(
    telegram: TelegramDouble, store: Store
) -> None:
    poison, well = telegram.person("An"), telegram.person("Bình")
    telegram.fail("sendMessage", 500, chat_id=poison.room.id, times=99)
    await store.outbox.add([message(poison.room.id), message(well.room.id)], datetime.now(UTC))
    async with sending(telegram, store):
        assert await counts(store, settled) == {"parked": 1, "sent": 1}
    [(reason, count)] = await store.outbox.reasons(Delivery.PARKED, 5)
    assert count == 1
    assert reason


async def test_a_flood_everywhere_stops_everybody_and_counts_no_attempt(
    telegram: TelegramDouble, store: Store
) -> None:
    people = [telegram.person(f"P{number}") for number in range(30)]
    telegram.fail("sendMessage", 429, times=4, retry_after=1)
    await store.outbox.add([message(person.room.id) for person in people], datetime.now(UTC))
    patient = Persistence(tries=1, look_again=0.02)
    async with sending(telegram, store, persistence=patient):
        assert await counts(store, settled) == {"sent": 30}
    refused = [call for call in telegram.called("sendMessage") if call.status == 429]
    assert len(refused) == 4
    assert [len(texts(person)) for person in people] == [1] * 30


async def test_what_was_claimed_before_a_long_flood_is_given_back(store: Store) -> None:
    class Flooded:
        calls = 0

        def is_group(self, chat_id: str) -> bool:
            return False

        async def deliver(self, chat_id: str, reply: Reply) -> str:
            self.calls += 1
            raise RetryLater(600, everywhere=True)

    flooded, clock = Flooded(), SystemClock()
    await store.outbox.add([message(number) for number in range(30)], clock.now())
    allowance = Allowance(Limits(per_second=200), asyncio.get_running_loop().time)
    senders = Senders("telegram", store, clock, flooded, allowance, persistence=QUICK)
    async with outbox.sending(senders):
        found = await counts(store, lambda found: flooded.calls > 0 and unclaimed(found))
    assert found == {"waiting": 30}
    assert flooded.calls < 30


async def test_answers_do_not_wait_for_bulk(telegram: TelegramDouble, store: Store) -> None:
    people = [telegram.person(f"P{number}") for number in range(60)]
    await store.outbox.add([message(person.room.id) for person in people], datetime.now(UTC))
    asking = telegram.person("An")
    limits = Limits(per_second=20, chat_gap=1)
    async with sending(telegram, store, limits=limits):
        await telegram.until(lambda: any(texts(person) for person in people))
        asking.send("Chợ quế ở đâu?")
        [answer] = await telegram.shown(asking.room, 1)
        assert "Chợ quế ở đâu?" in answer.text
        assert sum(len(texts(person)) for person in people) < 40


async def test_a_sender_survives_what_nobody_expected(
    telegram: TelegramDouble, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    an, claim, failures = telegram.person("An"), store.outbox.claim, iter([OSError(), KeyError()])

    async def failing(*given: Any) -> list[Claimed]:
        if error := next(failures, None):
            raise error
        return await claim(*given)

    monkeypatch.setattr(store.outbox, "claim", failing)
    await store.outbox.add([message(an.room.id)], datetime.now(UTC))
    async with sending(telegram, store):
        assert await counts(store, settled) == {"sent": 1}


async def test_a_stop_leaves_nothing_in_doubt(telegram: TelegramDouble, store: Store) -> None:
    people = [telegram.person(f"P{number}") for number in range(60)]
    await store.outbox.add([message(person.room.id) for person in people], datetime.now(UTC))
    for goal in (1, 15, 40):
        async with sending(telegram, store):
            await telegram.until(lambda goal=goal: len(telegram.called("sendMessage")) >= goal)
        assert set(await store.outbox.counts("e")) <= {Delivery.SENT, Delivery.WAITING}
    async with sending(telegram, store):
        assert await counts(store, settled) == {"sent": 60}
    assert [len(texts(person)) for person in people] == [1] * 60


async def test_a_digest_waits_in_the_web_conversation(store: Store) -> None:
    clock = SystemClock()
    conversations = Conversations(store.chats, ScriptedHandlers(), clock)
    await conversations.say("session", "Chào bạn")
    await store.outbox.add([message("session", channel="web")], clock.now())
    assert await web_senders(store, conversations, clock).empty() == 1
    shown = await conversations.show("session")
    assert shown.messages[-1].author == "bot"
    assert "Chợ quế <đông> khách" in shown.messages[-1].reply.plain


async def test_only_the_person_keeps_a_conversation_alive(store: Store) -> None:
    clock = MovedClock()
    conversations = Conversations(store.chats, ScriptedHandlers(), clock)
    await conversations.say("session", "Chào bạn")
    for days, arrives in ((20, True), (40, False)):
        clock.later = timedelta(days=days)
        await store.outbox.add([message("session", f"day {days}", "web")], clock.now())
        await web_senders(store, conversations, clock).empty()
        found = await store.outbox.counts("e")
        assert found.get(Delivery.DROPPED, 0) == (not arrives)


async def test_a_deleted_conversation_ends_its_digest(store: Store) -> None:
    clock = SystemClock()
    conversations = Conversations(store.chats, ScriptedHandlers(), clock)
    await subscribe(store, "session", "web")
    await store.outbox.add([message("session", channel="web")], clock.now())
    await web_senders(store, conversations, clock).empty()
    assert await store.outbox.counts("e") == {Delivery.DROPPED: 1}
    assert await store.subscriptions.of_chat("web", "session") == []
