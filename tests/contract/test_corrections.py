"""Who is to be told of a correction: the same on every storage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from newsroom.comments.model import Author
from newsroom.models import Outgoing, Priority
from newsroom.ports import Store
from newsroom.sourcing.corrections import Correction, Given
from tests.contract.making import NOW, prepared


async def told(store: Store, word: str, body: str = "") -> int:
    """Store an article, or another text of it; its id."""
    one = prepared(word)
    if body:
        one = replace(one, article=replace(one.article, body=body), content_hash=body)
    await store.articles.save([one])
    found = await store.articles.by_url(one.article.url)
    assert found
    return found.id


async def last(store: Store, key: int) -> Correction:
    found = await store.corrections.of(key)
    assert found
    return found


async def test_only_who_was_answered_before_the_correction_counts(store: Store) -> None:
    key = await told(store, "mot")
    await store.corrections.note_given("telegram", "1", key, NOW)
    assert await store.corrections.of(key) is None
    assert await store.corrections.latest(10) == []
    await told(store, "mot", "Lời văn đã sửa.")
    await store.corrections.note_given("telegram", "2", key, NOW)
    correction = await last(store, key)
    assert correction.people == 1 and correction.article_id == key
    assert await store.corrections.given_before(correction) == [Given("telegram", "1", 0)]
    assert await store.corrections.latest(10) == [correction]


async def test_who_is_answered_anew_need_not_be_told(store: Store) -> None:
    key = await told(store, "mot")
    await store.corrections.note_given("telegram", "1", key, NOW)
    await told(store, "mot", "Lời văn đã sửa.")
    await store.corrections.note_given("telegram", "1", key, NOW + timedelta(hours=1))
    assert (await last(store, key)).people == 0


async def test_a_correction_is_announced_once_and_the_next_one_again(store: Store) -> None:
    key = await told(store, "mot")
    await store.corrections.note_given("telegram", "1", key, NOW)
    await told(store, "mot", "Sửa lần một.")
    correction = await last(store, key)
    message = Outgoing("telegram", "1", "a", "{}", Priority.NOTICE, NOW)
    assert await store.corrections.announce(correction, [message], NOW) == 1
    assert await store.corrections.announce(correction, [message], NOW) == 0
    assert (await last(store, key)).people == 0
    await told(store, "mot", "Sửa lần hai.")
    again = await last(store, key)
    assert again.number > correction.number and again.people == 1
    assert await store.corrections.given_before(again) == [
        Given("telegram", "1", correction.number)
    ]


async def test_a_person_with_two_chats_is_told_in_the_one_used_last(store: Store) -> None:
    key = await told(store, "mot")
    await store.links.offer(("telegram", "1"), "hash", NOW + timedelta(hours=1))
    assert await store.links.link(("zalo", "z"), "hash", NOW)
    await store.corrections.note_given("telegram", "1", key, NOW)
    await store.corrections.note_given("zalo", "z", key, NOW + timedelta(days=1))
    await told(store, "mot", "Lời văn đã sửa.")
    correction = await last(store, key)
    assert correction.people == 1
    assert await store.corrections.given_before(correction) == [Given("zalo", "z", 0)]


async def test_the_newest_corrections_come_first_each_article_once(store: Store) -> None:
    keys = [await told(store, word) for word in ("mot", "hai", "ba")]
    for word in ("mot", "hai", "mot"):
        await told(store, word, f"Sửa {word} {await store.corrections.latest(9)}")
    assert [each.article_id for each in await store.corrections.latest(10)] == keys[:2]
    assert [each.article_id for each in await store.corrections.latest(1, 1)] == keys[1:2]


async def test_what_was_given_is_forgotten_in_time_and_with_the_person(store: Store) -> None:
    key = await told(store, "mot")
    for chat, age in (("1", 20), ("2", 1), ("3", 0)):
        await store.corrections.note_given("telegram", chat, key, NOW - timedelta(days=age))
    assert await store.corrections.forget_before(NOW - timedelta(days=14)) == 1
    (kept,) = (await store.personal.of(Author("telegram", "2")))["answered_from"]
    day = (NOW - timedelta(days=1)).date()
    assert kept == {"article_id": key, "given": f"{day}T00:00:00+00:00"}
    await store.personal.erase(Author("telegram", "2"), False, NOW)
    await store.chats.migrate("telegram", "3", "-100")
    await told(store, "mot", "Lời văn đã sửa.")
    found = await store.corrections.given_before(await last(store, key))
    assert found == [Given("telegram", "-100", 0)]


async def test_a_withdrawn_article_leaves_nothing(store: Store) -> None:
    key = await told(store, "mot")
    await store.corrections.note_given("telegram", "1", key, NOW)
    await told(store, "mot", "Lời văn đã sửa.")
    assert await store.articles.remove(key)
    assert await store.corrections.latest(10) == []
    await store.corrections.note_given("telegram", "1", key, NOW)
    assert await store.personal.of(Author("telegram", "1")) == {}
