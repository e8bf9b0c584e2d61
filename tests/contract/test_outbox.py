"""The ``Outbox`` port."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from newsroom.models import Claimed, Delivery, Outgoing, Priority, Report
from newsroom.ports import Store
from tests.contract.making import NOW, opened

LEASE = timedelta(seconds=60)
SECOND = timedelta(seconds=1)


def message(
    key: str,
    *,
    chat_id: str = "7",
    priority: Priority = Priority.DIGEST,
    not_before: datetime = NOW,
    batch: str = "b",
) -> Outgoing:
    return Outgoing("telegram", chat_id, key, f"nội dung {key[0]}", priority, not_before, batch)


async def keys(store: Store, limit: int = 100, now: datetime = NOW) -> list[str]:
    return [each.message.key for each in await store.outbox.claim("telegram", limit, now, LEASE)]


async def give_back(store: Store, held: Claimed, until: datetime, *, counted: bool = True) -> None:
    report = Report(held.id, Delivery.WAITING, "502", not_before=until, counted=counted)
    await store.outbox.record([report], NOW)


async def test_a_message_is_kept_once_and_comes_back_whole(store: Store) -> None:
    first = message("a")
    assert await store.outbox.add([first, first, message("b")], NOW) == 2
    assert await store.outbox.add([replace(first, payload="other"), message("c")], NOW) == 1
    claimed = await store.outbox.claim("telegram", 10, NOW, LEASE)
    assert claimed[0].message == first
    assert claimed[0].lease_until == NOW + LEASE
    assert claimed[0].attempts == 0
    assert await store.outbox.claim("zalo", 10, NOW, LEASE) == []


async def test_who_waits_for_an_answer_comes_first_then_the_oldest(store: Store) -> None:
    await store.outbox.add(
        [
            message("d2"),
            message("d1", not_before=NOW - SECOND),
            message("alert", priority=Priority.ALERT),
            message("later", priority=Priority.INTERACTIVE, not_before=NOW + SECOND),
            message("answer", priority=Priority.INTERACTIVE),
        ],
        NOW,
    )
    assert await keys(store, 3) == ["answer", "alert", "d1"]
    assert await store.outbox.next_due("telegram") == NOW
    assert await keys(store) == ["d2"]
    assert await store.outbox.next_due("telegram") == NOW + SECOND
    assert await keys(store, now=NOW + SECOND) == ["later"]
    assert await store.outbox.next_due("telegram") is None


async def test_two_senders_never_hold_the_same_message(url: str, store: Store) -> None:
    await store.outbox.add([message(str(number)) for number in range(40)], NOW)
    async with opened(url) as other:
        taken = await asyncio.gather(*(keys(each, 3) for each in (store, other) * 8))
    found = [key for part in taken for key in part]
    assert len(found) == len(set(found)) == 40


async def test_a_lease_that_runs_out_is_ambiguous_and_never_silently_sent_again(
    store: Store,
) -> None:
    await store.outbox.add([message("a"), message("b")], NOW)
    [held] = await store.outbox.claim("telegram", 1, NOW, LEASE)
    assert await keys(store, now=NOW + LEASE - SECOND) == ["b"]
    assert await store.outbox.end_leases("telegram", NOW + LEASE - SECOND) == 0
    assert await store.outbox.end_leases("telegram", NOW + LEASE) == 1
    assert await keys(store, now=NOW + LEASE) == []
    assert await store.outbox.counts("b") == {Delivery.AMBIGUOUS: 1, Delivery.CLAIMED: 1}
    await store.outbox.record([Report(held.id, Delivery.SENT)], NOW + LEASE)
    assert (await store.outbox.counts("b"))[Delivery.SENT] == 1


async def test_a_lease_that_runs_out_may_mean_to_send_again(store: Store) -> None:
    await store.outbox.add([message("a")], NOW)
    await store.outbox.claim("telegram", 1, NOW, LEASE)
    later = NOW + LEASE
    assert await store.outbox.end_leases("zalo", later, repeat_unclear=True) == 0
    assert await store.outbox.end_leases("telegram", later, repeat_unclear=True) == 1
    [again] = await store.outbox.claim("telegram", 1, later, LEASE)
    assert (again.message.key, again.attempts) == ("a", 1)
    assert await store.outbox.counts("b") == {Delivery.CLAIMED: 1}


async def test_a_retried_message_waits_and_its_attempts_are_counted(store: Store) -> None:
    await store.outbox.add([message("a")], NOW)
    [held] = await store.outbox.claim("telegram", 1, NOW, LEASE)
    await give_back(store, held, NOW + SECOND)
    assert await keys(store) == []
    [held] = await store.outbox.claim("telegram", 1, NOW + SECOND, LEASE)
    assert held.attempts == 1
    await give_back(store, held, NOW + 2 * SECOND, counted=False)
    [held] = await store.outbox.claim("telegram", 1, NOW + 2 * SECOND, LEASE)
    assert held.attempts == 1


async def test_ended_messages_are_counted_with_their_reasons(store: Store) -> None:
    await store.outbox.add([message(key) for key in "abcd"] + [message("e", batch="other")], NOW)
    held = await store.outbox.claim("telegram", 3, NOW, LEASE)
    states = (Delivery.PARKED, Delivery.AMBIGUOUS, Delivery.PARKED)
    reports = [Report(each.id, state, "why") for each, state in zip(held, states, strict=True)]
    await store.outbox.record(reports, NOW)
    counted = {Delivery.PARKED: 2, Delivery.AMBIGUOUS: 1, Delivery.WAITING: 1}
    assert await store.outbox.counts("b") == counted
    assert await store.outbox.counts("") == counted | {Delivery.WAITING: 2}
    assert await store.outbox.reasons(Delivery.PARKED, 5) == [("why", 2)]


async def test_what_waits_for_a_lost_chat_is_dropped(store: Store) -> None:
    await store.outbox.add([message("a"), message("b"), message("c", chat_id="8")], NOW)
    assert await store.outbox.drop_for("telegram", "7", NOW) == 2
    assert await keys(store) == ["c"]


async def test_messages_move_with_their_chat(store: Store) -> None:
    await store.outbox.add([message("a", chat_id="-5")], NOW)
    await store.chats.migrate("telegram", "-5", "-100")
    [held] = await store.outbox.claim("telegram", 1, NOW, LEASE)
    assert held.message.chat_id == "-100"


async def test_contents_are_forgotten_and_keys_are_not(store: Store) -> None:
    await store.outbox.add([message("a1"), message("a2")], NOW)
    [held] = await store.outbox.claim("telegram", 1, NOW, LEASE)
    await store.outbox.record([Report(held.id, Delivery.SENT)], NOW)
    assert await store.outbox.forget_before(NOW + SECOND) == 1
    assert await store.outbox.forget_before(NOW + SECOND) == 0
    assert await store.outbox.add([message("a1")], NOW) == 0
    [held] = await store.outbox.claim("telegram", 1, NOW, LEASE)
    assert held.message.payload == "nội dung a"


async def test_what_ended_long_ago_is_forgotten_with_its_key(store: Store) -> None:
    await store.outbox.add([message("a"), message("b")], NOW)
    [held] = await store.outbox.claim("telegram", 1, NOW, LEASE)
    await store.outbox.record([Report(held.id, Delivery.SENT)], NOW)
    assert await store.outbox.forget_keys_before(NOW) == 0
    assert await store.outbox.forget_keys_before(NOW + SECOND) == 1
    assert await store.outbox.counts("") == {Delivery.WAITING: 1}
    assert await store.outbox.add([message("a"), message("b")], NOW) == 1
