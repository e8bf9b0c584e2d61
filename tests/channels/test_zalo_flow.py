"""What only Zalo does in a conversation: numbers for buttons, addresses in words, honest words
about digests. What it does like every channel is in tests/everywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.everywhere.on_zalo import on_zalo_bot, on_zalo_oa
from tests.everywhere.talking import Place
from tests.flows.town import SetClock, World, news


@pytest.fixture(params=[on_zalo_bot, on_zalo_oa])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    clock = SetClock()
    world = World(tmp_path / "news.db", clock)
    await world.open()
    await world.fill(news(clock))
    async with request.param(world) as made:
        yield made
    await world.store.close()


async def test_a_list_is_chosen_from_by_number_and_shows_addresses(place: Place) -> None:
    an = await place.talker("An")
    listed = await an.say("tin moi")
    assert "1. Khánh thành cầu Suối Ngọc" in listed
    assert "Trả lời bằng số để chọn" in listed
    assert "https://bao.example/cho-que.html" in listed.splitlines()
    assert "sáu mươi gian hàng" in await an.say("số 2")


async def test_what_was_said_is_found_in_the_article_that_was_chosen(place: Place) -> None:
    an = await place.talker("An")
    await an.say("Chủ tịch xã Mường Lạn là ai?")
    await an.press("Xem thêm về bài")
    await an.press("Hỏi về bài này")
    answer = await an.say("Chị Lò Thị Sen nói gì?")
    assert "Trong bài “Khánh thành cầu Suối Ngọc" in answer
    assert "bà con không phải lội suối nữa" in answer


async def test_a_person_is_told_what_a_digest_is_worth_here(place: Place) -> None:
    an = await place.talker("An")
    await an.say("đăng ký")
    await an.press("06:30 hằng ngày")
    assert "nhắn TIN" in await an.press("Tất cả tin")
