"""One person on two channels: linked by a code, so that no digest comes twice."""

from __future__ import annotations

import re

import pytest

from newsroom.chat import Incoming
from newsroom.comments.model import Author
from tests.flows.town import Person, SetClock, World


@pytest.fixture
def on_zalo(world: World) -> Person:
    return Person(world, Incoming("zalo", "z1", "z1"))


@pytest.fixture
def on_web(world: World) -> Person:
    return Person(world, Incoming("web", "w1", "w1"))


async def code_of(person: Person) -> str:
    found = re.search(r"/lienket ([A-Z2-9]{8})", (await person.say("liên kết")).plain)
    assert found
    return found[1]


async def linked(one: Person, other: Person) -> None:
    assert "Đã liên kết" in (await other.say(f"/lienket {(await code_of(one)).lower()}")).plain


async def held(person: Person) -> list[tuple[str, ...]]:
    found = await person.world.store.subscriptions.of_chat(
        person.about.channel, person.about.chat_id
    )
    return [each.words for each in found]


async def subscribe(person: Person, words: str = "chợ quế") -> None:
    await person.say(f"/dangky 6h30 {words}")


async def test_the_same_digest_comes_where_it_was_set_up_last(
    on_zalo: Person, on_web: Person
) -> None:
    await linked(on_zalo, on_web)
    await subscribe(on_zalo)
    await subscribe(on_web)
    await subscribe(on_zalo, "cầu Suối Ngọc")
    assert (len(await held(on_zalo)), len(await held(on_web))) == (1, 1)


async def test_what_was_doubled_before_is_so_no_longer(on_zalo: Person, on_web: Person) -> None:
    for person in (on_zalo, on_web):
        await subscribe(person)
    await linked(on_zalo, on_web)
    assert (len(await held(on_zalo)), len(await held(on_web))) == (0, 1)


async def test_strangers_keep_theirs(world: World, on_zalo: Person, on_web: Person) -> None:
    stranger = Person(world, Incoming("telegram", "t1", "t1"))
    await subscribe(stranger)
    await linked(on_zalo, on_web)
    await subscribe(on_web)
    assert len(await held(stranger)) == 1


async def test_unlinked_channels_are_separate(on_zalo: Person, on_web: Person) -> None:
    await linked(on_zalo, on_web)
    assert "Zalo (bot)" in (await on_web.say("/lienket")).plain
    assert "trang web" in (await on_zalo.say("/lienket")).plain
    assert "hủy" in (await on_web.press("Hủy liên kết")).plain
    assert "chưa liên kết" in (await on_web.say("hủy liên kết")).plain
    for person in (on_zalo, on_web):
        await subscribe(person)
    assert (len(await held(on_zalo)), len(await held(on_web))) == (1, 1)


async def test_a_code_works_once_elsewhere_and_in_time(
    on_zalo: Person, on_web: Person, clock: SetClock
) -> None:
    code = await code_of(on_zalo)
    assert "không đúng" in (await on_zalo.say(f"/lienket {code}")).plain
    clock.later(minutes=16)
    assert "không đúng" in (await on_web.say(f"/lienket {code}")).plain
    old, code = await code_of(on_zalo), await code_of(on_zalo)
    assert "không đúng" in (await on_web.say(f"/lienket {old}")).plain
    assert "Đã liên kết" in (await on_web.say(f"/lienket {code}")).plain
    assert "không đúng" in (await on_web.say(f"/lienket {code}")).plain


async def test_three_channels_are_one_person(world: World, on_zalo: Person, on_web: Person) -> None:
    third = Person(world, Incoming("telegram", "t1", "t1"))
    await linked(on_zalo, on_web)
    await linked(on_web, third)
    others = await world.store.links.others(("zalo", "z1"))
    assert others == [("telegram", "t1"), ("web", "w1")]
    await world.store.personal.erase(Author("web", "w1"), False, world.clock.now())
    assert await world.store.links.others(("zalo", "z1")) == [("telegram", "t1")]


async def test_groups_link_nothing(world: World) -> None:
    group = Person(world, Incoming("telegram", "-5", "t1", chat_kind="group"))
    assert "nhắn riêng" in (await group.say("/lienket")).plain
