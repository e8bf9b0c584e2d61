"""Digests of groups and channels on Telegram: their administrators decide, and nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from newsroom.answers.preparing import prepare
from newsroom.models import Article, Rhythm
from newsroom.ports import Store
from tests.channels.talking import running
from tests.channels.telegram_double import TelegramDouble
from tests.channels.telegram_people import Group
from tests.channels.test_comments_on_telegram import bot

NEWS = Article("https://bao.example/cau", "Khánh thành cầu Suối Ngọc", "Cầu dài 42 mét.")
REFUSED = "Chỉ quản trị viên"


@pytest.fixture(autouse=True)
async def running_bot(telegram: TelegramDouble, store: Store) -> AsyncIterator[None]:
    await store.articles.save([prepare(NEWS)])
    async with running(bot(telegram, store)):
        yield


async def held(store: Store, group: Group) -> list[Rhythm]:
    found = await store.subscriptions.of_chat("telegram", str(group.room.id))
    return [each.rhythm for each in found]


async def test_an_administrator_sets_it_up_and_ends_it_and_a_member_cannot(
    telegram: TelegramDouble, store: Store
) -> None:
    group, an, binh = telegram.group("Tổ 3"), telegram.person("An"), telegram.person("Bình")
    group.appoint(an)
    binh.send("/dangky", group)
    [refused] = await telegram.shown(group.room, 1)
    assert refused.text.startswith(REFUSED)
    an.send("/dangky", group)
    *_, asked = await telegram.shown(group.room, 2)
    binh.press(asked, "06:30 hằng ngày")
    await telegram.until(lambda: bool(telegram.called("answerCallbackQuery")))
    an.press(asked, "06:30 hằng ngày")
    *_, asked = await telegram.shown(group.room, 3)
    an.press(asked, "Tất cả tin")
    *_, done, sample = await telegram.shown(group.room, 5)
    assert "Chỉ quản trị viên đổi và hủy được" in done.text
    assert NEWS.title in sample.text
    binh.press(sample, "Hủy bản tin này")
    await telegram.until(lambda: len(telegram.called("answerCallbackQuery")) == 4)
    toasts = [call.text("text") for call in telegram.called("answerCallbackQuery")]
    assert [toast.startswith(REFUSED) for toast in toasts] == [True, False, False, True]
    assert await held(store, group) == [Rhythm.DAILY]
    an.press(sample, "Hủy bản tin này")
    *_, ended = await telegram.shown(group.room, 6)
    assert "Đã hủy" in ended.text
    assert await held(store, group) == []


async def test_anybody_in_a_group_may_see_its_digests_and_read_on(
    telegram: TelegramDouble, store: Store
) -> None:
    group, an, binh = telegram.group("Tổ 3"), telegram.person("An"), telegram.person("Bình")
    group.appoint(an)
    an.send("/dangky 6h30 chợ quế", group)
    await telegram.shown(group.room, 1)
    binh.send("/bantin", group)
    *_, shown = await telegram.shown(group.room, 3)
    assert "chợ quế" in shown.text.lower()
    binh.send("/bantin nghỉ 3", group)
    *_, refused = await telegram.shown(group.room, 4)
    assert refused.text.startswith(REFUSED)


async def test_what_is_written_in_the_chats_own_name_comes_from_an_administrator(
    telegram: TelegramDouble, store: Store
) -> None:
    group, channel = telegram.group("Tổ 3"), Group.channel(telegram, "Tin xã")
    group.post("/theodoi bão", kind="message")
    channel.post("Chào bà con")
    channel.post("/dangky 6h30 chợ quế")
    await telegram.shown(group.room, 1)
    await telegram.shown(channel.room, 1)
    assert await held(store, group) == [Rhythm.AT_ONCE]
    assert await held(store, channel) == [Rhythm.DAILY]
    assert telegram.called("getChatMember") == []


async def test_where_members_cannot_be_seen_nobody_decides(
    telegram: TelegramDouble, store: Store
) -> None:
    group, an = telegram.group("Tổ 3"), telegram.person("An")
    group.appoint(an)
    telegram.fail("getChatMember", 400, description="Bad Request: member list is inaccessible")
    an.send("/dangky 6h30 chợ quế", group)
    [refused] = await telegram.shown(group.room, 1)
    assert refused.text.startswith(REFUSED)


async def test_private_chats_are_never_asked_about(telegram: TelegramDouble, store: Store) -> None:
    an = telegram.person("An")
    an.send("/dangky 6h30 chợ quế")
    await telegram.shown(an.room, 1)
    assert telegram.called("getChatMember") == []
