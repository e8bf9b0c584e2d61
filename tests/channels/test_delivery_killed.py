"""kill -9 in the middle of a run: nothing is lost, nothing comes twice, and what was in flight is
known to be in doubt. ``benchmarks/delivery.py`` does the same fifty times."""

from __future__ import annotations

from pathlib import Path

from newsroom.models import Delivery
from storage import open_store
from tests.channels.killing import send_and_kill
from tests.channels.telegram_double import TelegramDouble

MESSAGES = 300


async def test_a_sender_killed_again_and_again_loses_and_doubles_nothing(
    telegram: TelegramDouble, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/killed.db"
    store = await open_store(url)
    try:
        found = await send_and_kill(telegram, store, url, messages=MESSAGES, kills=3)
    finally:
        await store.close()
    ambiguous = found.states.get(Delivery.AMBIGUOUS, 0)
    assert set(found.states) <= {Delivery.SENT, Delivery.AMBIGUOUS}
    assert sum(found.states.values()) == MESSAGES
    assert found.lost == found.doubled == 0
    assert 0 < ambiguous <= found.most_in_flight
    assert MESSAGES - ambiguous <= found.arrived <= MESSAGES


async def test_where_the_operator_wants_it_all_arrives_and_only_what_was_in_flight_twice(
    telegram: TelegramDouble, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/killed.db"
    store = await open_store(url)
    try:
        found = await send_and_kill(telegram, store, url, messages=MESSAGES, kills=3, again=True)
    finally:
        await store.close()
    assert found.states == {Delivery.SENT: MESSAGES}
    assert found.arrived == MESSAGES
    assert found.lost == 0
    assert found.doubled <= found.most_in_flight
