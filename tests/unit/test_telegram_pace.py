"""Pace: who waits after a refusal, and who does not."""

from __future__ import annotations

import asyncio

from bot.telegram.pace import Pace


async def test_only_the_refused_chat_waits() -> None:
    pace = Pace()
    pace.hold(1, 30)
    assert 29 < pace.seconds(1) <= 30
    assert pace.seconds(2) <= 0
    await asyncio.wait_for(pace.ready(2), 1)


async def test_when_a_second_chat_is_refused_meanwhile_everybody_waits() -> None:
    pace = Pace()
    pace.hold(1, 30)
    pace.hold(2, 20)
    assert 19 < pace.seconds(3) <= 20
    assert pace.seconds(1) > 29


async def test_refusals_that_are_over_do_not_count() -> None:
    pace = Pace()
    pace.hold(1, 0)
    pace.hold(2, 20)
    assert pace.seconds(3) <= 0


async def test_the_same_chat_refused_again_is_still_one_chat() -> None:
    pace = Pace()
    pace.hold(1, 30)
    pace.hold(1, 40)
    assert pace.seconds(1) > 39
    assert pace.seconds(2) <= 0


async def test_a_wait_ends() -> None:
    pace = Pace()
    pace.hold(1, 0.01)
    await asyncio.wait_for(pace.ready(1), 1)
    assert pace.seconds(1) <= 0
