"""A bot that runs between handlers and a double of Zalo, with its web server where it needs one."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import uvicorn
from starlette.applications import Starlette

from bot.allowance import Limits
from bot.lanes import Handlers
from bot.outbox import Persistence
from bot.zalo.accounts import Account, BotAccount, OaAccount
from bot.zalo.channel import ZaloChannel
from bot.zalo.oa_tokens import Application
from newsroom import quota
from newsroom.ports import Clock, Store
from tests.channels.talking import QUICK, SORRY, SystemClock
from tests.channels.zalo_double import TOKEN, ZaloDouble
from tests.channels.zalo_oa_double import APP_ID, FIRST_REFRESH, KEY, SECRET, OaDouble

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PUBLIC = "https://bot.example"
HOOK_SECRET = "mot-bi-mat-rat-dai"
REST = 0.02
"""Seconds that a 429 counts for."""

PILOT = quota.Limits(messages=3000, users=50)
OA_LIMITS = quota.Limits(
    window=timedelta(days=7), free=8, free_for=timedelta(hours=48), paid=False, for_answers=0
)
HASTE = Persistence(first_pause=0.01, longest_pause=0.05, look_again=0.02)


def bot_channel(
    zalo: ZaloDouble,
    handlers: Handlers,
    store: Store,
    *,
    webhook: bool = False,
    limits: quota.Limits = PILOT,
    clock: Clock | None = None,
    **more: Any,
) -> ZaloChannel:
    hook = {"webhook_url": f"{PUBLIC}/zalo/hook", "webhook_secret": HOOK_SECRET} if webhook else {}
    account = BotAccount(
        more.pop("token", TOKEN), more.pop("api_url", zalo.url), name="Hỏi Tin", rest=REST,
        **hook, **more,
    )  # fmt: skip
    return _channel(account, handlers, store, clock or SystemClock(), limits)


def oa_channel(
    zalo: OaDouble,
    handlers: Handlers,
    store: Store,
    *,
    limits: quota.Limits = OA_LIMITS,
    clock: Clock | None = None,
    strict: bool = True,
    refresh_token: str = FIRST_REFRESH,
) -> ZaloChannel:
    clock = clock or SystemClock()
    account = OaAccount(
        Application(APP_ID, SECRET, refresh_token), store.credentials, clock, KEY,
        zalo.url, zalo.url, strict=strict, rest=REST,
    )  # fmt: skip
    return _channel(account, handlers, store, clock, limits)


@asynccontextmanager
async def served(channel: ZaloChannel, zalo: ZaloDouble | OaDouble) -> AsyncIterator[str]:
    """Serve the channel's routes; where the double finds the first."""
    listener = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    url = base + channel.routes[0].path
    if isinstance(zalo, ZaloDouble):
        zalo.reach = lambda public: public.replace(PUBLIC, base)
    else:
        zalo.hook = url
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=channel.routes), log_level="warning", lifespan="off")
    )
    serving = asyncio.create_task(server.serve([listener]))
    try:
        yield url
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def running(channel: ZaloChannel) -> AsyncIterator[asyncio.Task[None]]:
    """Run a bot; it stops as on SIGTERM when the context is left."""
    stop = asyncio.Event()
    task = asyncio.create_task(channel.run(stop))
    try:
        yield task
    finally:
        stop.set()
        if not task.cancelled():
            await task


def logged(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> str:
    """What our own events say, whether or not a test before has configured the logs."""
    return capsys.readouterr().out + caplog.text


def _channel(
    account: Account, handlers: Handlers, store: Store, clock: Clock, limits: quota.Limits
) -> ZaloChannel:
    return ZaloChannel(
        account, handlers, store, clock, zone=ZONE, apologies=SORRY, limits=limits,
        waits=QUICK, pace=Limits(per_second=1000, chat_gap=0), persistence=HASTE,
    )  # fmt: skip
