"""A comment's whole way on the web chat, over HTTP: a reader, an editor, and all of it deleted."""

from __future__ import annotations

import asyncio

from bot.outbox import sending
from bot.web.conversation import Conversations
from bot.web.posting import web_senders
from bot.web.server import web_chat
from tests.flows.browsing import ZONE, Browser, browser, served
from tests.flows.newsroom import BARE, GOOD
from tests.flows.town import BRIDGE, World

CODE = "ma-cua-toa-soan"


async def until_shown(page: Browser, words: str) -> None:
    """Open the page again until the words stand on it."""
    async with asyncio.timeout(20):
        while not any(words in each for each in page.messages):
            await asyncio.sleep(0.05)
            await page.open()


async def test_the_whole_way(world: World) -> None:
    world.editor_code = CODE
    await world.restart()
    conversations = Conversations(world.store.chats, world.dispatcher, world.clock)
    site = web_chat(
        world.store, world.dispatcher, world.clock, ZONE, "Hỏi Tin", conversations=conversations
    )
    key = str(await world.key(BRIDGE))
    async with (
        sending(web_senders(world.store, conversations, world.clock)),
        served(site) as url,
        browser(url) as lan,
        browser(url) as mai,
    ):
        await mai.say(f"/bientap {CODE}")
        await lan.say("/binhluan", article=key)
        assert "cầu Suối Ngọc" in lan.messages[-1]
        await lan.say(BARE)
        await lan.press("Dùng bản có dấu")
        await lan.say(GOOD)
        await lan.press("Gửi ý kiến")
        assert "số 1" in lan.messages[-1]

        await until_shown(mai, "đang chờ duyệt")
        await mai.press("Mở hàng đợi")
        assert GOOD in mai.messages[-1]
        await mai.press("❌ Từ chối…")
        await mai.press("có lời lẽ xúc phạm")
        await mai.press("↩ Hoàn tác")
        await mai.press("‹ Quay lại")
        await mai.press("✅ Đăng")
        assert "Đã đăng" in mai.messages[-1]

        await until_shown(lan, "đã được đăng")
        await lan.press("Xem ý kiến")
        assert GOOD in lan.messages[-1]
        await lan.say("/dulieu")
        await lan.press("Xóa tất cả…")
        await lan.press("Xóa cả ý kiến đã đăng")
        assert "Đã xóa tất cả" in lan.messages[-1]
        await lan.open()
        assert not any(GOOD in each for each in lan.messages)
    assert await world.store.comments.get(1) is None
