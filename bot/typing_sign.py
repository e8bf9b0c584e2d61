"""The sign that an answer is being prepared, where preparing it takes long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

AFTER = 1.0
EVERY = 4.5
"""Seconds; the platforms show "typing" for about five."""


async def showing(work: Coroutine[Any, Any, T], show: Callable[[], Awaitable[None]]) -> T:
    """What ``work`` returns; ``show`` is called now and then while it takes long."""
    task = asyncio.create_task(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=AFTER)
        while not done:
            await show()
            done, _ = await asyncio.wait({task}, timeout=EVERY)
        return task.result()
    finally:
        task.cancel()
