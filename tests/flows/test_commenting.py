"""Writing a comment: what helps to meet the rule, and what the author can do afterwards."""

from __future__ import annotations

import pytest

from newsroom.comments.commenting import MOST_WAITING
from newsroom.comments.model import Status
from tests.flows.newsroom import (
    BARE,
    BETTER,
    GOOD,
    LINKED,
    SHORT,
    Staff,
    someone,
)
from tests.flows.town import BRIDGE, FAIR, SetClock, World, labels


@pytest.fixture
def lan(world: World) -> Staff:
    return someone(world, "lan")


async def test_from_the_button_under_an_article_to_the_receipt(world: World, lan: Staff) -> None:
    key = await world.key(BRIDGE)
    await lan.say(f"/start a_{key}")
    invited = await lan.press("Bình luận")
    assert "cầu Suối Ngọc" in invited.plain
    assert "Tối thiểu 10 chữ tiếng Việt có dấu. Không chứa liên kết" in invited.plain
    preview = await lan.say(GOOD)
    assert GOOD in preview.plain
    assert "đồng ý" in preview.plain and "/dulieu" in preview.plain
    assert (await world.store.comments.queue()).size == 0
    receipt = await lan.press("Gửi ý kiến")
    assert "số 1" in receipt.plain
    comment = await world.store.comments.get(1)
    assert comment is not None
    assert (comment.article_id, comment.author, comment.text) == (key, lan.chat, GOOD)
    assert comment.status.is_open


@pytest.mark.parametrize("way", ["/start c_{key}", "/binhluan", "/comment", "bình luận"])
async def test_other_ways_to_begin(world: World, lan: Staff, way: str) -> None:
    key = await world.key(FAIR)
    replied = 0 if "{key}" in way else key
    invited = await lan.say(way.format(key=key), replied_article=replied)
    assert "Chợ quế" in invited.plain


async def test_the_command_may_bring_the_comment_along(world: World, lan: Staff) -> None:
    key = await world.key(FAIR)
    preview = await lan.say(f"/binhluan\n{GOOD}", replied_article=key)
    assert GOOD in preview.plain
    await lan.press("Gửi ý kiến")
    comment = await world.store.comments.get(1)
    assert comment is not None and comment.article_id == key


async def test_without_an_article_one_is_chosen(world: World, lan: Staff) -> None:
    await lan.say("/binhluan")
    invited = await lan.press("Chợ quế")
    assert "Chợ quế" in invited.plain
    assert GOOD in (await lan.say(GOOD)).plain


async def test_words_sent_before_an_article_is_chosen_are_kept(world: World, lan: Staff) -> None:
    await lan.say(f"/binhluan {GOOD}")
    preview = await lan.press("Chợ quế")
    assert GOOD in preview.plain
    await lan.press("Gửi ý kiến")
    comment = await world.store.comments.get(1)
    assert comment is not None and comment.article_id == await world.key(FAIR)


async def test_each_article_has_a_draft_of_its_own(world: World, lan: Staff) -> None:
    bridge, fair = await world.key(BRIDGE), await world.key(FAIR)
    await lan.send(f"comment:{bridge}")
    await lan.say(LINKED)
    await lan.send(f"comment:{fair}")
    await lan.say(GOOD)
    await lan.press("Gửi ý kiến")
    assert "anhdep.vn/cau" in (await lan.send(f"comment:{bridge}")).plain
    assert "Mời bạn" in (await lan.send(f"comment:{fair}")).plain
    assert "Mời bạn" in (await lan.say("/binhluan")).plain


async def test_every_reason_is_told_and_nothing_is_lost(
    world: World, lan: Staff, clock: SetClock
) -> None:
    await lan.send(f"comment:{await world.key(BRIDGE)}")
    refused = await lan.say(SHORT)
    assert "còn thiếu" in refused.plain
    assert "Gửi ý kiến" not in labels(refused)
    refused = await lan.say(LINKED)
    assert "anhdep.vn/cau" in refused.plain
    refused = await lan.say("xem http://a.vn")
    assert "còn thiếu" in refused.plain and "a.vn" in refused.plain

    await lan.say(LINKED)
    await world.restart()
    clock.later(hours=23)
    kept = await lan.say("/binhluan")
    assert "anhdep.vn/cau" in kept.plain
    preview = await lan.say(GOOD)
    assert GOOD in preview.plain
    clock.later(hours=25)
    assert "Không còn bản nháp" in (await lan.press("Gửi ý kiến")).plain


async def test_a_hidden_link_is_a_link(world: World, lan: Staff) -> None:
    await lan.send(f"comment:{await world.key(BRIDGE)}")
    refused = await lan.say(GOOD, hidden_links=("https://quangcao.vn/x",))
    assert "quangcao.vn/x" in refused.plain


async def test_one_press_adopts_the_text_with_its_diacritics(world: World, lan: Staff) -> None:
    await lan.send(f"comment:{await world.key(BRIDGE)}")
    refused = await lan.say(BARE)
    assert "có dấu" in refused.plain
    restored = "Cây cầu mới giúp bà con đi lại an toàn hơn trước rất nhiều"
    assert restored in refused.plain
    preview = await lan.press("Dùng bản có dấu")
    assert restored in preview.plain
    await lan.press("Gửi ý kiến")
    comment = await world.store.comments.get(1)
    assert comment is not None and comment.text.startswith(restored)


async def test_what_is_sent_is_what_was_shown(world: World, lan: Staff) -> None:
    await lan.send(f"comment:{await world.key(BRIDGE)}")
    await lan.say(GOOD)
    old = lan.button("Gửi ý kiến")
    await lan.say(BETTER)
    again = await lan.send(old.data)
    assert BETTER in again.plain
    assert await world.store.comments.get(1) is None
    await lan.press("Gửi ý kiến")
    assert "Không còn bản nháp" in (await lan.send(old.data)).plain
    assert len(await world.store.comments.of_author(lan.chat, 9)) == 1


async def test_a_second_press_gives_the_same_receipt(world: World, lan: Staff) -> None:
    await lan.send(f"comment:{await world.key(BRIDGE)}")
    await lan.say(GOOD)
    sending = lan.button("Gửi ý kiến").data
    first = await lan.send(sending)
    await world.restart()
    assert await lan.send(sending) == first
    assert len(await world.store.comments.of_author(lan.chat, 9)) == 1


async def test_leaving_keeps_the_draft_and_other_messages_are_questions_again(
    world: World, lan: Staff
) -> None:
    await lan.send(f"comment:{await world.key(BRIDGE)}")
    await lan.say(SHORT)
    assert "giữ 24 giờ" in (await lan.say("/huy")).plain
    assert "Khánh thành" in (await lan.say("tin mới")).plain
    assert "còn thiếu" in (await lan.say("/binhluan")).plain
    assert "Đã xóa" in (await lan.press("Xóa nháp")).plain
    assert "bài nào" in (await lan.say("/binhluan")).plain


async def test_after_half_an_hour_a_message_is_a_question(
    world: World, lan: Staff, clock: SetClock
) -> None:
    await lan.send(f"comment:{await world.key(BRIDGE)}")
    await lan.say(SHORT)
    clock.later(minutes=31)
    assert "Chào bạn" in (await lan.say("xin chào")).plain
    assert "còn thiếu" in (await lan.say("/binhluan")).plain


async def test_in_a_group_comments_are_written_privately(world: World, lan: Staff) -> None:
    key = await world.key(BRIDGE)
    for words in ("/binhluan", "/binhluancuatoi", "/dulieu"):
        reply = await lan.say(words, chat_kind="group", replied_article=key)
        assert "nhắn riêng" in reply.plain


async def test_mine_can_be_edited_and_withdrawn_while_they_wait(world: World, lan: Staff) -> None:
    number = await lan.comment()
    await lan.say("/binhluancuatoi")
    card = await lan.press(f"Ý kiến số {number}")
    assert GOOD in card.plain
    assert GOOD in (await lan.press("Sửa ý kiến")).plain
    await lan.say(BETTER)
    assert f"số {number}" in (await lan.press("Gửi ý kiến")).plain
    comment = await world.store.comments.get(number)
    assert comment is not None and (comment.text, comment.version) == (BETTER, 2)
    await lan.say("/binhluancuatoi")
    await lan.press(f"Ý kiến số {number}")
    assert "rút lại" in (await lan.press("Rút lại")).plain
    comment = await world.store.comments.get(number)
    assert comment is not None and comment.status is Status.WITHDRAWN
    assert "Không làm được nữa" in (await lan.send(f"cwithdraw:{number}")).plain


async def test_nobody_touches_the_comments_of_others(world: World, lan: Staff) -> None:
    number = await lan.comment()
    binh = someone(world, "binh")
    for data in ("mycomment", "cedit", "cwithdraw", "cappeal"):
        assert "không còn" in (await binh.send(f"{data}:{number}")).plain
    comment = await world.store.comments.get(number)
    assert comment is not None and comment.status.is_open


async def test_too_many_may_not_wait(world: World, lan: Staff) -> None:
    for _ in range(MOST_WAITING):
        await lan.comment()
    reply = await lan.send(f"comment:{await world.key(BRIDGE)}")
    assert "chờ duyệt" in reply.plain
    assert await world.store.comments.waiting_of(lan.chat) == MOST_WAITING


async def test_many_of_mine_are_shown_by_page(world: World, lan: Staff) -> None:
    for _ in range(7):
        await lan.comment()
    first = await lan.say("/binhluancuatoi")
    assert sum(each.startswith("Ý kiến số") for each in labels(first)) == 5
    older = await lan.press("Cũ hơn")
    assert older.replaces
    assert sum(each.startswith("Ý kiến số") for each in labels(older)) == 2
