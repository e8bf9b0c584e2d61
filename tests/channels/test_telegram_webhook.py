"""Updates by webhook: Telegram behind a reverse proxy, the bot behind Starlette and uvicorn."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.telegram.channel import TelegramChannel
from newsroom.errors import ChannelError
from newsroom.ports import Store
from tests.channels.talking import ScriptedHandlers, make_channel, running
from tests.channels.telegram_double import TelegramDouble

SECRET = "mot-bi-mat-rat-dai"
PUBLIC = "https://bot.example/telegram/hook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def channel(telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store) -> TelegramChannel:
    return make_channel(telegram, handlers, store, webhook_url=PUBLIC, webhook_secret=SECRET)


@asynccontextmanager
async def served(channel: TelegramChannel, telegram: TelegramDouble) -> AsyncIterator[str]:
    """Serve the channel's routes; where the double finds them."""
    listener = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    telegram.reach = lambda url: url.replace("https://bot.example", base)
    app = Starlette(routes=channel.routes)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    serving = asyncio.create_task(server.serve([listener]))
    try:
        yield telegram.reach(PUBLIC)
    finally:
        server.should_exit = True
        await serving


async def post(url: str, body: str, secret: str = SECRET) -> int:
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        answer = await client.post(url, content=body, headers={HEADER: secret} if secret else {})
    return answer.status_code


async def test_a_conversation(
    telegram: TelegramDouble, channel: TelegramChannel, handlers: ScriptedHandlers
) -> None:
    an, binh = telegram.person("An"), telegram.person("Bình")
    async with served(channel, telegram), running(channel):
        for words in ("một", "hai", "ba"):
            an.send(words)
        binh.send("bốn")
        shown = await telegram.shown(an.room, 3)
        await telegram.shown(binh.room, 1)
    assert [m.text for m in shown] == ["Bạn nói: một", "Bạn nói: hai", "Bạn nói: ba"]
    assert {status for _, status in telegram.deliveries} == {200}
    assert telegram.called("getUpdates") == []
    hook = await telegram.call("setWebhook")
    assert "my_chat_member" in hook.json("allowed_updates")


async def test_repeated_deliveries_are_answered_once(
    telegram: TelegramDouble, channel: TelegramChannel, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    async with served(channel, telegram) as url, running(channel):
        an.send("một")
        body = json.dumps(next(iter(telegram.world.updates.values())))
        await telegram.shown(an.room, 1)
        assert [await post(url, body) for _ in range(3)] == [200] * 3
        an.send("hai")
        await telegram.shown(an.room, 2)
    assert [seen.text for seen in handlers.saw] == ["một", "hai"]


async def test_strangers_and_nonsense_are_refused(
    telegram: TelegramDouble, channel: TelegramChannel, handlers: ScriptedHandlers
) -> None:
    update = '{"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": 1}}}'
    async with served(channel, telegram) as url, running(channel):
        assert await post(url, update, secret="sai") == 403
        assert await post(url, update, secret="") == 403
        assert await post(url, "không phải JSON") == 400
        assert await post(url, "[]") == 400
        assert await post(url, '{"message": {}}') == 400
        assert await post(url, " " * (1 << 20) + update) == 413
    assert handlers.saw == []


async def test_what_cannot_be_kept_is_brought_again(
    telegram: TelegramDouble,
    channel: TelegramChannel,
    handlers: ScriptedHandlers,
) -> None:
    """Telegram brings updates before the bot is ready for them, and again later."""
    an = telegram.person("An")
    async with served(channel, telegram) as url:
        assert await post(url, '{"update_id": 5}') == 503
        telegram.world.webhook = {"url": PUBLIC, "secret": SECRET}
        an.send("một")
        await telegram.until(lambda: bool(telegram.deliveries))
        assert telegram.deliveries[0][1] == 503
        async with running(channel):
            [shown] = await telegram.shown(an.room, 1)
    assert shown.text == "Bạn nói: một"


async def test_an_address_that_telegram_refuses_is_one_clear_line(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = make_channel(
        telegram, handlers, store, webhook_url="https://bot.example:9000/x", webhook_secret=SECRET
    )
    with pytest.raises(ChannelError, match=r"HOITIN_TELEGRAM_WEBHOOK_URL .*only on ports"):
        await channel.run(asyncio.Event())


async def test_polling_takes_the_webhook_away(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    telegram.world.webhook = {"url": PUBLIC, "secret": SECRET}
    telegram.reach = lambda _: "http://127.0.0.1:9/"
    an = telegram.person("An")
    an.send("một")
    async with running(make_channel(telegram, handlers, store)):
        await telegram.shown(an.room, 1)
    assert make_channel(telegram, handlers, store).routes == []
