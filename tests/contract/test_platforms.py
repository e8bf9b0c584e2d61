"""The ``Credentials``, ``Links`` and ``Traffic`` ports."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from newsroom.comments.model import Author
from newsroom.models import Rhythm, Subscription
from newsroom.ports import Store
from newsroom.quota import Contact, Usage
from tests.contract.making import NOW, opened

LEASE = timedelta(seconds=30)


async def test_a_credential_is_kept(url: str, store: Store) -> None:
    assert await store.credentials.get("pair") == ""
    await store.credentials.replace("pair", "a")
    await store.credentials.replace("pair", "b")
    async with opened(url) as other:
        assert await other.credentials.get("pair") == "b"
    assert await store.credentials.get("another") == ""


async def test_one_process_at_a_time_may_replace_a_credential(url: str, store: Store) -> None:
    async with opened(url) as other:
        tries = [each.credentials.hold("pair", NOW, LEASE) for each in (store, other) * 5]
        assert sum(await asyncio.gather(*tries)) == 1
        await store.credentials.replace("pair", "new")
        assert await other.credentials.hold("pair", NOW, LEASE)
        assert await other.credentials.get("pair") == "new"
        await other.credentials.release("pair")
        assert await store.credentials.hold("pair", NOW, LEASE)


async def test_the_right_of_a_dead_process_ends(store: Store) -> None:
    assert await store.credentials.hold("pair", NOW, LEASE)
    assert not await store.credentials.hold("pair", NOW + LEASE / 2, LEASE)
    assert await store.credentials.hold("pair", NOW + LEASE, LEASE)


async def test_messages_are_counted_by_channel_and_month(store: Store) -> None:
    traffic = store.traffic
    assert await traffic.usage("zalo", "2026-11") == Usage()
    assert await traffic.sent("zalo", "a", "2026-11", counted=True) == 1
    assert await traffic.sent("zalo", "b", "2026-11", counted=True) == 2
    assert await traffic.sent("zalo", "b", "2026-11", counted=False) == 2
    assert await traffic.sent("zalo", "b", "2026-12", counted=True) == 1
    assert await traffic.usage("zalo", "2026-11") == Usage(messages=2)
    assert await traffic.usage("other", "2026-11") == Usage()


async def test_answers_in_doubt_are_counted(store: Store) -> None:
    await store.traffic.doubted("zalo", "2026-11")
    await store.traffic.sent("zalo", "a", "2026-11", counted=True)
    await store.traffic.doubted("zalo", "2026-11")
    assert await store.traffic.usage("zalo", "2026-11") == Usage(messages=1, unclear=2)
    assert await store.traffic.usage("zalo", "2026-12") == Usage()


async def test_readers_have_a_subscription_and_wrote_lately(store: Store) -> None:
    for name, ago in (("a", 1), ("b", 8), ("c", 1), ("d", 1)):
        await store.traffic.heard("zalo", name, NOW - timedelta(days=ago))
    for name in "abd":
        wish = Subscription("zalo", name, Rhythm.DAILY, 420, "Asia/Ho_Chi_Minh", NOW, NOW)
        await store.subscriptions.add(wish)
        await store.subscriptions.add(replace(wish, words=("quế",)))
    await store.subscriptions.end("zalo", "d", "unsubscribed", NOW)
    assert await store.traffic.readers("zalo", NOW - timedelta(days=7)) == 1
    assert await store.traffic.readers("zalo-oa", NOW - timedelta(days=7)) == 0


async def test_codes_that_are_too_old_are_forgotten(store: Store) -> None:
    await store.links.offer(("zalo", "a"), "old", NOW)
    await store.links.offer(("zalo", "b"), "new", NOW + LEASE)
    assert await store.links.forget_expired(NOW) == 1
    assert await store.links.forget_expired(NOW) == 0
    assert await store.links.link(("web", "c"), "new", NOW)


async def test_of_two_processes_no_message_is_left_uncounted(url: str, store: Store) -> None:
    async with opened(url) as other:
        sent = [
            each.traffic.sent("zalo", "a", "2026-11", counted=True) for each in (store, other) * 10
        ]
        assert sorted(await asyncio.gather(*sent)) == list(range(1, 21))


async def test_a_person_is_known_by_the_last_message(store: Store) -> None:
    traffic = store.traffic
    assert await traffic.contact("zalo", "a") is None
    assert await traffic.heard("zalo", "a", NOW)
    await traffic.sent("zalo", "a", "2026-11", counted=True)
    await traffic.sent("zalo", "a", "2026-11", counted=False)
    assert await traffic.contact("zalo", "a") == Contact(NOW, 2)
    assert not await traffic.heard("zalo", "a", NOW + LEASE)
    assert await traffic.contact("zalo", "a") == Contact(NOW + LEASE, 0)
    await traffic.heard("zalo", "b", NOW)
    assert (await traffic.usage("zalo", "2026-11")).users == 2


async def test_a_person_who_is_erased_is_no_contact_any_more(store: Store) -> None:
    await store.traffic.heard("zalo", "a", NOW)
    kept = await store.personal.of(Author("zalo", "a"))
    assert kept["last_written"] == [{"heard": NOW.isoformat(), "sent": 0}]
    await store.personal.erase(Author("zalo", "a"), False, NOW)
    assert await store.traffic.contact("zalo", "a") is None


async def test_a_contact_moves_with_its_chat(store: Store) -> None:
    await store.traffic.heard("zalo", "a", NOW)
    await store.chats.migrate("zalo", "a", "b")
    assert await store.traffic.contact("zalo", "b") == Contact(NOW)
