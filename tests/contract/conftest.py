"""One suite for every storage: each test of this folder runs on each kind of ``KINDS``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from newsroom.ports import Store
from tests.contract.making import opened

KINDS = ["sqlite"]


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    return {"sqlite": f"sqlite:///{tmp_path / 'news.db'}"}[request.param]


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    async with opened(url) as store:
        yield store
