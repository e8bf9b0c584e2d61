"""The channels' limits as editors and operators see them."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.routes import Dispatcher
from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.comments.model import Author
from newsroom.models import Rhythm, Subscription
from newsroom.quota import Limits
from tests.flows.commanding import Hoitin
from tests.flows.town import ZONE, Person, World

MONTH = "2026-03"
LIMITED = {
    "zalo": Limits(messages=3000, users=50),
    "zalo-oa": Limits(window=timedelta(days=7), free=8, free_for=timedelta(hours=48), paid=False),
}


def limited(world: World, limits: dict[str, Limits]) -> None:
    asking = Asking(world.store, world.clock, PHRASES, ZONE)
    world.dispatcher = Dispatcher(world.store, asking, world.clock, ZONE, limits=limits)


@pytest.fixture
async def editor(world: World, person: Person) -> Person:
    await world.store.editors.add(Author("test", "7"))
    return person


async def test_editors_see_how_much_is_used(world: World, editor: Person) -> None:
    limited(world, LIMITED)
    traffic, now = world.store.traffic, world.clock.now()
    await traffic.heard("zalo", "a", now)
    wish = Subscription("zalo", "a", Rhythm.DAILY, 420, "Asia/Ho_Chi_Minh", now, now)
    await world.store.subscriptions.add(wish)
    await traffic.sent("zalo", "a", MONTH, counted=True)
    await traffic.doubted("zalo", MONTH)
    await editor.say("hạn mức")
    bot, account = (reply.plain for reply in editor.shown)
    assert "Zalo (bot), tháng 2026-03" in bot
    for line in ("1/3.000 (0 %)", "1/1.500 (0 %)", "1/50 (2 %)", "7 ngày: 1", "hay chưa: 1"):
        assert line in bot
    assert "8 tin trong 48 giờ" in account
    assert "hay chưa" not in account
    assert "Messages sent: 1 of 3,000" in (await editor.say("/limits", language="en")).plain


async def test_without_limits_editors_are_told_so(editor: Person) -> None:
    assert "Không kênh nào" in (await editor.say("/hanmuc")).plain


async def test_nobody_else_sees_them(world: World, person: Person) -> None:
    limited(world, LIMITED)
    assert "dành cho biên tập viên" in (await person.say("/hanmuc")).plain


def test_the_status_of_digests_shows_them(tmp_path: Path) -> None:
    bot = Hoitin(tmp_path, {"ZALO_TOKEN": "1:a", "ZALO_MONTHLY_MESSAGES": "200"})
    [status] = map(json.loads, bot("digest", "status", "--json").stdout.splitlines())
    levels = status["channels"]["zalo"]["levels"]
    assert levels["messages"] == {"used": 0, "limit": 200, "warning": 0}
    assert levels["unasked"]["limit"] == 100
    assert "0  of 200 messages sent" in bot("digest", "status").stdout
