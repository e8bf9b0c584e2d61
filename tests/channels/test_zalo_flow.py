"""A citizen on Zalo, from the first question to the editor's word: all is real but Zalo."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.digests import DigestLayout
from newsroom.comments.model import Author
from newsroom.digests.delivering import Delivering
from tests.channels.zalo_double import ZaloDouble, ZaloPerson
from tests.channels.zalo_oa_double import Follower, OaDouble
from tests.channels.zalo_server import Room
from tests.channels.zalo_talking import bot_channel, oa_channel, running, served
from tests.flows.newsroom import BARE, GOOD
from tests.flows.town import BRIDGE, SetClock, World, news


@dataclass
class Talk:
    """A person at a double: what is said, and what is read in return."""

    town: Town
    person: ZaloPerson | Follower
    read: int = 0

    @property
    def room(self) -> Room:
        return self.town.zalo.room(self.person.id)

    async def say(self, words: str) -> str:
        """All that the bot answers to a message."""
        self.person.send(words)
        return await self.hear()

    async def hear(self) -> str:
        """What is shown next, as a whole: until everything that was said has been answered."""
        shown = self.room.shown
        await self.town.zalo.until(lambda: len(shown) > self.read)
        await self.town.quiet()
        texts, self.read = [each["text"] for each in shown[self.read :]], len(shown)
        return "\n".join(texts)

    async def choose(self, label: str) -> str:
        """Press the button with this label, or reply with the number that stands for it."""
        last = self.room.shown[-1]
        for button in last.get("buttons", ()):
            if button["title"].startswith(label):
                return await self.say(button["payload"])
        found = re.search(rf"^(\d+)\. {re.escape(label)}", last["text"], re.MULTILINE)
        assert found, f"no {label} in {last}"
        return await self.say(f"số {found[1]}")


@dataclass
class Town:
    """A bot over a town's news, and the name of its channel."""

    world: World
    clock: SetClock
    zalo: ZaloDouble | OaDouble
    name: str

    def talk(self) -> Talk:
        person = (
            self.zalo.person("An") if isinstance(self.zalo, ZaloDouble) else self.zalo.follower()
        )
        return Talk(self, person)

    async def quiet(self) -> None:
        """Wait until no event is left to handle."""
        if await self.world.store.journal.pending(self.name, 1):
            await asyncio.sleep(0.005)
            await self.quiet()


@asynccontextmanager
async def town(kind: str, folder: Path) -> AsyncIterator[Town]:
    clock = SetClock()
    world = World(folder / "news.db", clock)
    await world.open()
    await world.fill(news(clock))
    async with ZaloDouble() if kind == "bot" else OaDouble() as zalo:
        if isinstance(zalo, ZaloDouble):
            channel = bot_channel(zalo, world.dispatcher, world.store, webhook=True, clock=clock)
        else:
            channel = oa_channel(zalo, world.dispatcher, world.store, clock=clock)
        async with served(channel, zalo), running(channel):
            yield Town(world, clock, zalo, {"bot": "zalo", "oa": "zalo-oa"}[kind])
    await world.store.close()


@pytest.fixture(params=["bot", "oa"])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(request.param, tmp_path) as made:
        yield made


async def test_questions_follow_ups_and_news(place: Town) -> None:
    an = place.talk()
    assert "Trần Văn Mẫn" in await an.say("Chu tich xa Muong Lan la ai?")
    assert "Cây cầu dài 42 mét" in await an.choose("Xem thêm về bài")
    assert "chỉ tìm trong bài" in await an.choose("Hỏi về bài này")
    assert "Trong bài “Khánh thành cầu" in await an.say("Chị Lò Thị Sen nói gì?")
    listed = await an.say("tin moi")
    assert "Trả lời bằng số" in listed
    assert "https://bao.example/cho-que.html" in listed
    assert "sáu mươi gian hàng" in await an.choose("Chợ quế Mường Lạn")
    assert "Đã thôi" in await an.say("hủy")
    assert "/tin" in await an.say("trợ giúp")


async def test_a_digest_is_set_up_with_numbers_and_delivered(place: Town) -> None:
    an = place.talk()
    await an.say("đăng ký")
    await an.choose("06:30 hằng ngày")
    assert "nhắn TIN" in await an.choose("Tất cả tin")
    [wish] = await place.world.store.subscriptions.of_chat(place.name, an.person.id)
    place.clock.time = wish.next_due + timedelta(minutes=1)
    delivering = Delivering(place.world.store, DigestLayout(), place.clock)
    assert await delivering.tick() == 1
    assert await an.hear()


async def test_a_comment_is_refused_helped_moderated_and_told_of(place: Town) -> None:
    an, editor = place.talk(), place.talk()
    store = place.world.store
    await an.say("Chủ tịch xã Mường Lạn là ai?")
    await an.choose("Xem thêm về bài")
    assert "Tối thiểu 10 chữ" in await an.choose("Bình luận")
    assert "dấu" in await an.say(BARE)
    assert GOOD in await an.say(GOOD)
    assert "số 1" in await an.choose("Gửi ý kiến")
    await store.editors.add(Author(place.name, editor.person.id))
    assert GOOD in await editor.say("hàng đợi")
    await editor.choose("✅ Đăng")
    assert "được đăng" in await an.hear()
    [published] = await store.comments.published(await place.world.key(BRIDGE), 9)
    assert published.text == GOOD
