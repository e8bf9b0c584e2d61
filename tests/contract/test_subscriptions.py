"""The ``Subscriptions`` and ``Editions`` ports, and what digests ask of the others."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from newsroom.models import (
    Delivery,
    Edition,
    Outgoing,
    Priority,
    QuestionRecord,
    Report,
    Rhythm,
    Rush,
    Step,
    Subscription,
)
from newsroom.ports import Store
from tests.contract.making import NOW, opened, prepared

HOUR = timedelta(hours=1)
WISH = Subscription(
    channel="telegram",
    chat_id="7",
    rhythm=Rhythm.WEEKDAYS,
    minute=390,
    zone="Asia/Ho_Chi_Minh",
    created=NOW,
    next_due=NOW,
    topics=("Kinh tế",),
    words=("chợ quế", "Mường Lạn"),
    silent=True,
    quiet=False,
    paused_until=NOW + HOUR,
    seen=3,
)


def message(key: str) -> Outgoing:
    return Outgoing("telegram", "7", key, "{}", Priority.DIGEST, NOW, "edition")


async def test_a_subscription_comes_back_as_it_was_given(store: Store) -> None:
    first = await store.subscriptions.add(WISH)
    second = await store.subscriptions.add(replace(WISH, rhythm=Rhythm.WEEKLY, paused_until=None))
    assert first == replace(WISH, id=first.id)
    assert await store.subscriptions.of_chat("telegram", "7") == [first, second]
    assert await store.subscriptions.of_chat("web", "7") == []
    changed = replace(first, words=(), language="en", minute=0)
    assert await store.subscriptions.change(changed)
    assert (await store.subscriptions.of_chat("telegram", "7"))[0] == changed
    assert await store.subscriptions.counts() == {Rhythm.WEEKDAYS: 1, Rhythm.WEEKLY: 1}


async def test_one_or_all_of_a_chat_end(store: Store) -> None:
    first, second, other = [
        await store.subscriptions.add(replace(WISH, chat_id=chat)) for chat in "778"
    ]
    assert await store.subscriptions.end("telegram", "8", "left", NOW, first.id) == 0
    assert await store.subscriptions.end("telegram", "7", "left", NOW, first.id) == 1
    assert not await store.subscriptions.change(first)
    assert await store.subscriptions.of_chat("telegram", "7") == [second]
    assert await store.subscriptions.end("telegram", "7", "blocked", NOW) == 1
    assert await store.subscriptions.of_chat("telegram", "8") == [other]
    assert await store.subscriptions.forget_before(NOW + HOUR) == 2


async def test_the_due_are_found_and_those_too_far_ahead(store: Store) -> None:
    for hours in (-1, -2, 0, 1, 300):
        await store.subscriptions.add(replace(WISH, next_due=NOW + hours * HOUR))
    due = await store.subscriptions.due(Rhythm.WEEKDAYS, NOW, 2)
    assert [each.next_due for each in due] == [NOW - 2 * HOUR, NOW - HOUR]
    assert len(await store.subscriptions.due(Rhythm.WEEKDAYS, NOW, 9)) == 3
    assert await store.subscriptions.due(Rhythm.DAILY, NOW, 9) == []
    [far] = await store.subscriptions.beyond(Rhythm.WEEKDAYS, NOW + 100 * HOUR, 9)
    assert far.next_due == NOW + 300 * HOUR


async def test_of_two_who_see_the_same_due_one_sends(url: str, store: Store) -> None:
    held = await store.subscriptions.add(WISH)
    after = replace(held, next_due=NOW + 24 * HOUR, seen=9)
    async with opened(url) as other:
        sent = await asyncio.gather(
            *(
                each.subscriptions.advance([Step(held, after, message(f"key {number}"))])
                for number, each in enumerate((store, other) * 4)
            )
        )
    assert sorted(sent) == [0, 0, 0, 0, 0, 0, 0, 1]
    assert await store.subscriptions.of_chat("telegram", "7") == [after]


async def test_who_has_left_meanwhile_gets_nothing(store: Store) -> None:
    held = await store.subscriptions.add(WISH)
    await store.subscriptions.end("telegram", "7", "left", NOW)
    assert await store.subscriptions.advance([Step(held, replace(held, seen=9), message("k"))]) == 0
    assert await store.outbox.counts("") == {}


async def test_a_subscription_moves_with_its_group(store: Store) -> None:
    held = await store.subscriptions.add(WISH)
    await store.chats.migrate("telegram", "7", "-100")
    assert await store.subscriptions.of_chat("telegram", "-100") == [replace(held, chat_id="-100")]


async def test_an_edition_is_kept_once(store: Store) -> None:
    edition = Edition("abc", NOW, ((3, 1), (2,)))
    await store.editions.save(edition)
    await store.editions.save(replace(edition, made=NOW + HOUR))
    assert await store.editions.get("abc") == edition
    assert await store.editions.get("none") is None
    assert await store.editions.reach(NOW - HOUR, 5) == []
    assert await store.editions.forget_before(NOW + HOUR) == 1


async def test_articles_by_arrival_and_how_often_they_were_asked_about(store: Store) -> None:
    await store.articles.save([prepared("mot"), prepared("hai"), prepared("ba")])
    arrived = await store.articles.arrived(0, 2)
    assert [each.title for each in arrived] == ["Tin về ba", "Tin về hai"]
    assert await store.articles.arrived(arrived[0].id, 9) == []
    for asked in (NOW - HOUR, NOW, NOW):
        await store.questions.record(
            QuestionRecord(0, asked, "web", "gì?", "vi", "what", False, 0.9, arrived[0].id)
        )
    assert await store.questions.asked_about(NOW) == {arrived[0].id: 2}


async def test_where_editors_want_articles_and_their_hold_are_kept(store: Store) -> None:
    await store.articles.save([prepared("mot"), prepared("hai")])
    one, two = [each.id for each in await store.articles.arrived(0, 2)]
    assert await store.editions.place(one, 1)
    assert await store.editions.place(two, 3)
    assert await store.editions.place(two, 0)
    assert not await store.editions.place(999, 1)
    assert await store.editions.places() == {one: 1, two: 0}
    await store.editions.place(one, None)
    await store.articles.remove(two)
    assert await store.editions.places() == {}
    await store.editions.hold(NOW)
    await store.editions.hold(NOW + HOUR)
    assert await store.editions.held_until() == NOW + HOUR
    await store.editions.hold(None)
    assert await store.editions.held_until() is None


async def test_the_active_are_read_page_by_page(store: Store) -> None:
    added = [await store.subscriptions.add(replace(WISH, chat_id=chat)) for chat in "789"]
    await store.subscriptions.end("telegram", "8", "left", NOW)
    assert await store.subscriptions.active(0, 1) == [added[0]]
    assert await store.subscriptions.active(added[0].id, 9) == [added[2]]


async def test_the_reach_of_editions_is_counted_by_what_became_of_their_messages(
    store: Store,
) -> None:
    small, wide = Edition("small", NOW, ((1,),)), Edition("wide", NOW + HOUR, ((1, 2), (3,)))
    for each in (small, wide):
        await store.editions.save(each)
    messages = [
        Outgoing("telegram", chat, f"{key}:{chat}", "{}", Priority.DIGEST, NOW, f"edition:{key}")
        for key, chats in (("small", "7"), ("wide", "789"))
        for chat in chats
    ]
    await store.outbox.add(messages, NOW)
    [held] = await store.outbox.claim("telegram", 1, NOW, HOUR)
    await store.outbox.record([Report(held.id, Delivery.SENT)], NOW)
    assert await store.editions.reach(NOW, 5) == [
        (wide, {Delivery.WAITING: 3}),
        (small, {Delivery.SENT: 1}),
    ]
    assert [each for each, _ in await store.editions.reach(NOW + HOUR, 5)] == [wide]


async def test_the_fullest_minute_and_what_most_have_seen_are_known(store: Store) -> None:
    wishes = [(390, 5), (390, 5), (690, 9)]
    for number, (minute, seen) in enumerate(wishes):
        wish = replace(WISH, chat_id=str(number), minute=minute, seen=seen, rhythm=Rhythm.DAILY)
        await store.subscriptions.add(wish)
    await store.subscriptions.add(replace(WISH, chat_id="a", minute=0, rhythm=Rhythm.AT_ONCE))
    assert await store.subscriptions.rush() == [Rush("telegram", 390, 2)]
    assert await store.subscriptions.usual_seen() == 5


async def test_an_alert_is_due_only_once_something_has_arrived(store: Store) -> None:
    await store.articles.save([prepared("mot")])
    [first] = await store.articles.arrived(0, 1)
    alert = replace(WISH, rhythm=Rhythm.AT_ONCE, seen=first.id, next_due=NOW)
    daily = replace(alert, rhythm=Rhythm.DAILY)
    for wish in (alert, daily):
        await store.subscriptions.add(wish)
    assert await store.subscriptions.due(Rhythm.AT_ONCE, NOW, 9) == []
    assert len(await store.subscriptions.due(Rhythm.DAILY, NOW, 9)) == 1
    await store.articles.save([prepared("hai")])
    assert len(await store.subscriptions.due(Rhythm.AT_ONCE, NOW, 9)) == 1
