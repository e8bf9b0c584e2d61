"""The bot's own process against the double: a whole conversation, and kill -9 in its middle."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.answers.preparing import prepare
from newsroom.models import Article
from storage import open_store
from tests.channels.telegram_double import TOKEN, TelegramDouble

QUESTION = "Cầu Ngòi Sen dài bao nhiêu mét?"
ARTICLE = Article(
    url="https://bao.example/cau-ngoi-sen",
    title="Thông xe cầu Ngòi Sen",
    body=(
        "Sáng 5/9, tỉnh Sông Hạ tổ chức lễ thông xe cầu Ngòi Sen.\n"
        "Cầu Ngòi Sen dài 320 mét, rộng 9 mét, nối xã Bản Lau với thị trấn Hạ Lam.\n"
        "Bà con hai bên bờ không còn phải đi đò mỗi mùa lũ."
    ),
    published=datetime(2026, 9, 5, 3, tzinfo=UTC),
)


@pytest.fixture
async def database(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path}/news.db"
    store = await open_store(address)
    await store.articles.save([prepare(ARTICLE)])
    await store.close()
    return address


@asynccontextmanager
async def process(
    telegram: TelegramDouble, database: str, folder: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """``hoitin run`` with Telegram at the double; what it logs goes to ``folder/log``."""
    settings = {
        "HOITIN_TELEGRAM_TOKEN": TOKEN,
        "HOITIN_TELEGRAM_API_URL": telegram.url,
        "HOITIN_DATABASE_URL": database,
        "HOITIN_WEB_PORT": "0",
        "HOITIN_LOG_LEVEL": "debug",
    }
    with (folder / "log").open("ab") as log:
        started = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=folder, env=os.environ | settings, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield started
    finally:
        if started.returncode is None:
            started.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(started.wait(), 20) == 0


async def until(
    telegram: TelegramDouble, bot: asyncio.subprocess.Process, condition: Callable[[], bool]
) -> None:
    """Wait for a condition for as long as the process lives."""
    waiting = asyncio.create_task(telegram.until(condition, patience=30))
    dying = asyncio.create_task(bot.wait())
    await asyncio.wait({waiting, dying}, return_when=asyncio.FIRST_COMPLETED)
    dying.cancel()
    assert waiting.done(), f"the bot ended with {bot.returncode}"
    await waiting


async def test_a_citizen_asks_and_the_bot_survives_kill_9(
    telegram: TelegramDouble, database: str, tmp_path: Path
) -> None:
    an = telegram.person("An")
    async with process(telegram, database, tmp_path) as bot:
        await until(telegram, bot, lambda: telegram.polling)
        an.send(QUESTION)
        [answer] = await telegram.shown(an.room, 1)
        telegram.fail("sendMessage", 0, times=1000)
        an.send("/tin")
        await telegram.call("sendMessage", 2)
        bot.kill()
        await bot.wait()
    telegram.faults.clear()
    an.send("/trogiup")
    async with process(telegram, database, tmp_path) as bot:
        await until(telegram, bot, lambda: len(an.room.from_bot) >= 3)
    log = (tmp_path / "log").read_text()
    assert TOKEN not in log
    assert "Traceback" not in log
    assert "320 mét" in answer.text
    assert ("blockquote", "Cầu Ngòi Sen dài 320 mét") in [
        (style, words[:24]) for style, words in answer.styles
    ]
    assert ARTICLE.url in str(answer.message)
    _, news, helped = await telegram.shown(an.room, 3)
    assert ARTICLE.title in news.text
    assert "/tin" in helped.text
