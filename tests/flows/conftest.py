"""A town whose news the bot knows, and somebody who talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.town import Person, SetClock, World, news


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def world(tmp_path: Path, clock: SetClock) -> AsyncIterator[World]:
    made = World(tmp_path / "news.db", clock)
    await made.open()
    await made.fill(news(clock))
    yield made
    await made.store.close()


@pytest.fixture
def person(world: World) -> Person:
    return Person(world)
