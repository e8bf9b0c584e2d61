"""The same town, and the same people, on every channel."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.everywhere.on_telegram import on_telegram
from tests.everywhere.on_terminal import on_terminal
from tests.everywhere.on_web import on_web
from tests.everywhere.on_zalo import on_zalo_bot, on_zalo_oa
from tests.everywhere.talking import Place
from tests.flows.town import SetClock, World, news

EDITOR_CODE = "ma-bien-tap-vien"
PLACES = {
    "telegram": on_telegram,
    "zalo-bot": on_zalo_bot,
    "zalo-oa": on_zalo_oa,
    "web": on_web,
    "terminal": on_terminal,
}


@pytest.fixture(autouse=True)
def _loopback_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy between bot and double, and no time spent on certificates that none of them has."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))


@pytest.fixture(
    params=[
        pytest.param(name, marks=[pytest.mark.browser] if name == "web" else []) for name in PLACES
    ]
)
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    clock = SetClock()
    world = World(tmp_path / "news.db", clock)
    world.editor_code = EDITOR_CODE
    await world.open()
    await world.fill(news(clock))
    async with PLACES[request.param](world) as made:
        yield made
    await world.store.close()
