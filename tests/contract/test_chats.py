"""The ``Chats`` port."""

from __future__ import annotations

from datetime import timedelta

from newsroom.ports import Store
from tests.contract.making import NOW, prepared, store_one

LATER = NOW + timedelta(minutes=10)


async def test_language_is_the_last_choice_of_that_chat(store: Store) -> None:
    assert await store.chats.language("telegram", "1") is None
    await store.chats.set_language("telegram", "1", "en")
    await store.chats.set_language("telegram", "1", "vi")
    await store.chats.set_language("telegram", "2", "en")
    assert await store.chats.language("telegram", "1") == "vi"
    assert await store.chats.language("telegram", "2") == "en"
    assert await store.chats.language("web", "1") is None


async def test_a_state_is_any_json_value(store: Store) -> None:
    value = {"bước": 2, "danh sách": [1, None, "tiếng Việt"], "xong": False}
    await store.chats.save_state("telegram", "1", "comment", value, LATER)
    assert await store.chats.state("telegram", "1", "comment", NOW) == value
    await store.chats.save_state("telegram", "1", "comment", [], LATER)
    assert await store.chats.state("telegram", "1", "comment", NOW) == []
    assert await store.chats.state("telegram", "1", "digest", NOW) is None
    assert await store.chats.state("telegram", "2", "comment", NOW) is None


async def test_a_state_ends_when_it_expires(store: Store) -> None:
    await store.chats.save_state("telegram", "1", "a", 1, NOW)
    await store.chats.save_state("telegram", "1", "b", 2, LATER)
    assert await store.chats.state("telegram", "1", "a", NOW) is None
    assert await store.chats.state("telegram", "1", "b", NOW) == 2
    assert await store.chats.forget_expired(NOW) == 1
    assert await store.chats.forget_expired(NOW) == 0
    assert await store.chats.state("telegram", "1", "a", NOW - timedelta(hours=1)) is None
    assert await store.chats.state("telegram", "1", "b", NOW) == 2


async def test_a_state_can_be_cleared(store: Store) -> None:
    await store.chats.save_state("telegram", "1", "a", 1, LATER)
    await store.chats.clear_state("telegram", "1", "a")
    await store.chats.clear_state("telegram", "1", "never there")
    assert await store.chats.state("telegram", "1", "a", NOW) is None


async def test_knows_which_article_a_message_was_about(store: Store) -> None:
    first = await store_one(store, prepared("mot"))
    second = await store_one(store, prepared("hai"))
    await store.chats.remember_message("telegram", "1", "10", first)
    await store.chats.remember_message("telegram", "1", "11", second)
    await store.chats.remember_message("telegram", "1", "10", second)
    assert await store.chats.message_article("telegram", "1", "10") == second
    assert await store.chats.message_article("telegram", "1", "11") == second
    assert await store.chats.message_article("telegram", "2", "10") == 0


async def test_a_message_about_an_article_that_is_gone_is_not_kept(store: Store) -> None:
    await store.chats.remember_message("telegram", "1", "10", 999)
    assert await store.chats.message_article("telegram", "1", "10") == 0


async def test_a_chat_remembers_its_latest_messages(store: Store) -> None:
    key = await store_one(store, prepared("mot"))
    await store.chats.remember_message("telegram", "quiet", "0", key)
    for number in range(250):
        await store.chats.remember_message("telegram", "busy", str(number), key)
    assert await store.chats.message_article("telegram", "busy", "249") == key
    assert await store.chats.message_article("telegram", "busy", "100") == key
    assert await store.chats.message_article("telegram", "busy", "0") == 0
    assert await store.chats.message_article("telegram", "quiet", "0") == key


async def test_a_chat_moves_with_all_it_has(store: Store) -> None:
    key = await store_one(store, prepared("mot"))
    await store.chats.set_language("telegram", "old", "en")
    await store.chats.save_state("telegram", "old", "a", 1, LATER)
    await store.chats.remember_message("telegram", "old", "10", key)
    await store.chats.migrate("telegram", "old", "new")
    assert await store.chats.language("telegram", "new") == "en"
    assert await store.chats.state("telegram", "new", "a", NOW) == 1
    assert await store.chats.message_article("telegram", "new", "10") == key
    assert await store.chats.language("telegram", "old") is None
    assert await store.chats.state("telegram", "old", "a", NOW) is None
    assert await store.chats.message_article("telegram", "old", "10") == 0


async def test_what_the_new_chat_has_already_wins(store: Store) -> None:
    await store.chats.set_language("telegram", "old", "en")
    await store.chats.save_state("telegram", "old", "a", "old", LATER)
    await store.chats.save_state("telegram", "old", "b", "old", LATER)
    await store.chats.set_language("telegram", "new", "vi")
    await store.chats.save_state("telegram", "new", "a", "new", LATER)
    await store.chats.migrate("telegram", "old", "new")
    assert await store.chats.language("telegram", "new") == "vi"
    assert await store.chats.state("telegram", "new", "a", NOW) == "new"
    assert await store.chats.state("telegram", "new", "b", NOW) == "old"
