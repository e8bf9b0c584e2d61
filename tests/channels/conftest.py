"""A double of Telegram, a store in a file, and a bot between them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from newsroom.ports import Store
from storage import open_store
from tests.channels.talking import ScriptedHandlers
from tests.channels.telegram_double import TelegramDouble


@pytest.fixture(autouse=True)
def _loopback_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy between bot and double, and no time spent on certificates that none of them has."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramDouble]:
    """A double to which nothing wrong may be said, unless a test clears ``violations``."""
    async with TelegramDouble() as double:
        yield double
    assert double.violations == []


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(f"sqlite:///{tmp_path}/news.db")
    yield opened
    await opened.close()


@pytest.fixture
def handlers() -> ScriptedHandlers:
    return ScriptedHandlers()
