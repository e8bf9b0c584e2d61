"""Editors arrange the next digest, hold it, and send breaking news, all in their chat."""

from __future__ import annotations

import re

import pytest

from newsroom.comments.model import Role
from newsroom.models import Delivery, Report
from tests.flows.newsroom import Staff, hired, someone
from tests.flows.test_digests import LEASE, Town, subscribed
from tests.flows.town import FAIR, World, labels


@pytest.fixture
async def mai(world: World) -> Staff:
    [made] = await hired(world, mai=Role.EDITOR)
    return made


def titles(shown: str) -> list[str]:
    return re.findall(r"^\d+\. (?:📌 )?(.*?)(?: \(.*)?$", shown, re.MULTILINE)


async def test_readers_do_not_get_at_it(world: World) -> None:
    reader = someone(world, "7")
    for words in ("/soanbantin", "/tinnong"):
        assert "biên tập viên" in (await reader.say(words)).plain
    for data in (
        "edition",
        "edstory:1",
        "edmove:1:1",
        "edlead:1",
        "eddrop:1",
        "edback:1",
        "edhold:1",
        "edsend:1",
        "edprogress",
    ):
        assert "biên tập viên" in (await reader.send(data)).plain
    assert await world.store.editions.places() == {}


async def test_stories_are_moved_dropped_and_put_back(mai: Staff) -> None:
    shown = await mai.say("/soanbantin")
    first, second, third, *_ = titles(shown.plain)
    assert "📌" not in shown.plain
    card = await mai.press("3")
    assert third in card.plain and "Tin số 3" in card.plain
    shown = await mai.press("⬆ Lên")
    assert shown.replaces
    assert titles(shown.plain)[:3] == [first, third, second]
    await mai.press("1")
    assert titles((await mai.press("⬇ Xuống")).plain)[:3] == [third, first, second]
    await mai.press("3")
    shown = await mai.press("📌 Lên đầu")
    assert titles(shown.plain)[:3] == [second, third, first]
    await mai.press("2")
    shown = await mai.press("Bỏ khỏi bản tin")
    assert third not in titles(shown.plain)
    assert f"Đã bỏ: {third}" in shown.plain
    shown = await mai.press(f"Để tự nhiên: {third}"[:30])
    assert third in titles(shown.plain)


async def test_further_pages_are_shown(mai: Staff, world: World) -> None:
    words = "cầu chợ đường trường rừng suối bản đồi".split()
    await Town(world).publish(*(f"{word.title()} có tin số {len(word)}" for word in words))
    shown = await mai.say("/soanbantin")
    [more] = [label for label in labels(shown) if label.startswith("Xem thêm")]
    assert (await mai.press(more)).plain.splitlines()[1].startswith("7. ")


async def test_a_digest_is_held_and_let_go(mai: Staff, world: World) -> None:
    town, reader = Town(world), someone(world, "7")
    await subscribed(reader)
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    await mai.say("/soanbantin")
    world.clock.later(hours=22)
    await mai.say("/soanbantin")
    held = await mai.press("Giữ lại 3 giờ")
    assert "Đang giữ đến 09:00" in held.plain
    assert await town.at("06:35") == []
    released = await mai.press("Thôi giữ")
    assert "Đang giữ" not in released.plain
    [sent] = await town.tick()
    assert "Mưa lớn" in sent.plain


async def test_breaking_news_is_confirmed_with_its_count_and_sent_once(
    mai: Staff, world: World
) -> None:
    reader = someone(world, "7")
    asked = await mai.say(f"/tinnong {FAIR}")
    assert "Chưa ai đăng ký" in asked.plain
    await subscribed(reader)
    await mai.say("/tinnong")
    asked = await mai.press("Chợ quế Mường Lạn")
    assert "Tin nóng: Chợ quế" in asked.plain and "cho 1 cuộc trò chuyện" in asked.plain
    [before] = [await world.store.outbox.counts("")]
    assert before == {}
    confirm = mai.shown
    assert "cho 1 cuộc" in (await mai.press("Gửi ngay cho 1")).plain
    mai.shown = confirm
    assert "cho 0 cuộc" in (await mai.press("Gửi ngay cho 1")).plain
    assert await world.store.outbox.counts("") == {Delivery.WAITING: 1}
    assert "Tôi không có bài này" in (await mai.say("/tinnong https://x.vn/none")).plain


async def test_progress_tells_what_became_of_the_messages_and_how_long_it_takes(
    mai: Staff, world: World
) -> None:
    town = Town(world)
    readers = [someone(world, chat) for chat in ("7", "8", "9")]
    for each in readers:
        await subscribed(each)
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    world.clock.later(hours=23)
    await town.delivering.tick()
    [first, second, _] = await world.store.outbox.claim("test", 3, world.clock.now(), LEASE)
    reports = [
        Report(first.id, Delivery.SENT),
        Report(second.id, Delivery.PARKED, "InvalidURL: poison"),
    ]
    await world.store.outbox.record(reports, world.clock.now())
    told = (await mai.send("edprogress")).plain
    assert "3 bản tin" in told
    assert "1 đang gửi, 1 đã gửi, 1 hỏng" in told
    assert "InvalidURL: poison" in told
    assert "1 tin: 1 đang gửi, 1 đã gửi" in told
    assert "06:30" in told and "3 nơi nhận" in told and "30 tin mỗi giây" in told
