"""A double of Telegram, a store in a file, and a bot between them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from newsroom.ports import Store
from storage import open_store
from tests.channels.telegram_double import TelegramDouble


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
