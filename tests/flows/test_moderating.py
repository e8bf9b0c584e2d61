"""The way of a comment from its author over two editors to the public and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from handlers.routes import ON_PRESS
from newsroom.chat import Incoming
from newsroom.comments.model import Act, Role, Status
from newsroom.comments.moderating import REFUSALS
from tests.flows.newsroom import BETTER, GOOD, Staff, hired, someone
from tests.flows.town import BRIDGE, SetClock, World, labels


@pytest.fixture
async def editors(world: World) -> list[Staff]:
    return await hired(world, mai=Role.ADMIN, nam=Role.EDITOR)


@pytest.fixture
def lan(world: World) -> Staff:
    return someone(world, "lan")


async def status(world: World, number: int) -> Status:
    comment = await world.store.comments.get(number)
    assert comment is not None
    return comment.status


async def test_from_author_over_editor_to_the_public(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, nam = editors
    number = await lan.comment()
    assert await lan.notices() == []
    for editor in (mai, nam):
        [told] = await editor.notices()
        assert "1 ý kiến đang chờ" in told.plain
    await world.restart()
    await mai.press("Mở hàng đợi")
    assert "1 ý kiến" in mai.text and GOOD in mai.text and "Khánh thành" in mai.text
    assert "đầu tiên" in mai.text
    assert (await world.store.comments.published(await world.key(BRIDGE), 9)) == []
    done = await mai.press("✅ Đăng")
    assert done.replaces and "Đã đăng" in done.plain
    assert await status(world, number) is Status.PUBLISHED
    [told] = await lan.notices()
    assert "đã được đăng" in told.plain
    shown = await lan.press("Xem ý kiến")
    assert GOOD in shown.plain and "Bạn đọc" in shown.plain
    binh = someone(world, "binh")
    await binh.send(f"article:{await world.key(BRIDGE)}")
    assert GOOD in (await binh.press("Ý kiến bạn đọc (1)")).plain


async def test_an_editor_sees_every_reason_to_look_closely(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, _ = editors
    await lan.comment()
    await someone(world, "binh").comment(GOOD.replace("nhiều", "nhiều nhé"))
    number = await lan.comment(f"{BETTER} Ai cần hỏi gì thêm xin gọi tôi số 0912 345 678.")
    await mai.say("/hangdoi")
    assert "ý kiến đầu tiên" in mai.text and "gần giống" not in mai.text
    await mai.press("Tiếp")
    assert "ý kiến đầu tiên" in mai.text and "gần giống" in mai.text
    await mai.press("Tiếp")
    assert "số điện thoại" in mai.text and "ý kiến đầu tiên" not in mai.text
    await lan.send(f"cedit:{number}")
    await lan.say(BETTER)
    await lan.press("Gửi ý kiến")
    await mai.say(f"/hangdoi {number}")
    assert "⚠" not in mai.text


async def test_two_editors_at_once_are_harmless(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, nam = editors
    number = await lan.comment()
    await mai.say("/hangdoi")
    await nam.say("/hangdoi")
    await mai.press("✅ Đăng")
    await nam.press("❌ Từ chối")
    late = await nam.press("nội dung không liên quan")
    assert "vừa có thay đổi" in late.plain and "đã đăng" in late.plain
    assert await status(world, number) is Status.PUBLISHED
    assert len(await lan.notices()) == 1
    acts = [line.act for line in await world.store.comments.audit(number)]
    assert acts == [Act.SUBMIT, Act.PUBLISH]


async def test_a_card_of_an_edited_comment_is_out_of_date(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, _ = editors
    number = await lan.comment()
    await mai.say("/hangdoi")
    await lan.send(f"cedit:{number}")
    await lan.say(BETTER)
    await lan.press("Gửi ý kiến")
    assert "vừa có thay đổi" in (await mai.press("✅ Đăng")).plain
    assert (await status(world, number)).is_open
    await mai.press("Tiếp")
    assert BETTER in mai.text
    await mai.press("✅ Đăng")
    assert await status(world, number) is Status.PUBLISHED


async def test_a_refusal_is_told_with_its_reason_and_appealed_once_to_another(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, nam = editors
    number = await lan.comment()
    await mai.say("/hangdoi")
    reasons = await mai.press("❌ Từ chối")
    assert len(labels(reasons)) == len(REFUSALS) + 1
    await mai.press("có lời lẽ xúc phạm")
    [told] = await lan.notices()
    assert "xúc phạm" in told.plain
    assert "biên tập viên khác" in (await lan.press("Khiếu nại")).plain
    assert "Không làm được nữa" in (await lan.send(f"cappeal:{number}")).plain

    assert "Không có ý kiến nào" in (await mai.say("/hangdoi")).plain
    await mai.say(f"/hangdoi {number}")
    assert "biên tập viên khác" in (await mai.press("✅ Đăng")).plain
    await nam.say("/hangdoi")
    assert "khiếu nại" in nam.text and "đã từ chối: có lời lẽ xúc phạm" in nam.text
    await nam.press("❌ Từ chối")
    await nam.press("có lời lẽ xúc phạm")
    [told] = await lan.notices()
    assert "Khiếu nại" not in labels(told)
    assert "Không làm được nữa" in (await lan.send(f"cappeal:{number}")).plain


async def test_a_decision_is_undone_within_ten_minutes(
    world: World, editors: list[Staff], lan: Staff, clock: SetClock
) -> None:
    mai, nam = editors
    number = await lan.comment()
    await mai.say("/hangdoi")
    await mai.press("✅ Đăng")
    undo = mai.button("↩ Hoàn tác").data
    assert "vừa có thay đổi" in (await nam.send(undo)).plain
    clock.later(minutes=9)
    await mai.send(undo)
    assert (await status(world, number)).is_open
    told = await lan.notices()
    assert "xem lại" in told[-1].plain
    assert "vừa có thay đổi" in (await mai.send(undo)).plain
    await mai.say("/hangdoi")
    await mai.press("✅ Đăng")
    clock.later(minutes=11)
    assert "Quá 10 phút" in (await mai.press("↩ Hoàn tác")).plain
    assert await status(world, number) is Status.PUBLISHED


async def test_a_published_comment_is_taken_down(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, _ = editors
    number = await lan.comment()
    await mai.say("/hangdoi")
    await mai.press("✅ Đăng")
    await lan.notices()
    await mai.say(f"/hangdoi {number}")
    await mai.press("❌ Gỡ xuống")
    await mai.press("có nội dung vi phạm pháp luật")
    assert await status(world, number) is Status.REFUSED
    [told] = await lan.notices()
    assert "đã bị gỡ" in told.plain
    await mai.press("↩ Hoàn tác")
    assert await status(world, number) is Status.PUBLISHED


async def test_a_lock_keeps_an_author_out_until_it_ends_or_is_lifted(
    world: World, editors: list[Staff], lan: Staff, clock: SetClock
) -> None:
    mai, _ = editors
    await lan.comment()
    await mai.say("/hangdoi")
    await mai.press("🔒 Khóa")
    await mai.press("7 ngày")
    opened = f"comment:{await world.key(BRIDGE)}"
    assert "27/03/2026" in (await lan.send(opened)).plain
    await mai.press("Mở khóa")
    assert "Mời bạn" in (await lan.send(opened)).plain
    await mai.say("/hangdoi")
    await mai.press("🔒 Khóa")
    await mai.press("1 ngày")
    await lan.say(GOOD)
    assert "không gửi được" in (await lan.press("Gửi ý kiến")).plain
    clock.later(days=2)
    assert "Mời bạn" in (await lan.send(opened)).plain


async def test_five_refusals_suggest_a_lock(world: World, editors: list[Staff], lan: Staff) -> None:
    mai, _ = editors
    for _ in range(5):
        await lan.comment()
        await mai.say("/hangdoi")
        await mai.press("❌ Từ chối")
        await mai.press("mang tính quảng cáo")
    await lan.comment()
    await mai.say("/hangdoi")
    assert "nên khóa 30 ngày" in mai.text
    assert "0 ý kiến đã đăng, 5 bị từ chối" in mai.text


async def test_only_editors_moderate(world: World, lan: Staff) -> None:
    number = await lan.comment()
    told = "dành cho biên tập viên"
    for words in ("/hangdoi", "/bientap", "/moibientap"):
        assert told in (await lan.say(words)).plain
    for data in ("mqueue", "mnext:0", f"mpublish:{number}:1", f"mrefuse:{number}:1:insult"):
        assert told in (await lan.send(data)).plain
    for data in (f"mban:{number}:7", f"munban:{number}", f"mundo:{number}:1", "mremove:1"):
        assert told in (await lan.send(data)).plain
    assert (await status(world, number)).is_open


@pytest.mark.parametrize("values", ["", ":0", ":1", ":1:1:1", ":x:y:z", f":{'9' * 18}:1", "::::"])
async def test_whatever_is_pressed_is_answered(
    world: World, editors: list[Staff], lan: Staff, values: str
) -> None:
    await lan.comment()
    for name in ON_PRESS:
        for who in (lan, editors[0]):
            await who.send(f"{name}{values}")


async def test_an_editors_own_comment_is_for_another(world: World, editors: list[Staff]) -> None:
    mai, nam = editors
    number = await mai.comment()
    assert "Không có ý kiến nào" in (await mai.say("/hangdoi")).plain
    await mai.say(f"/hangdoi {number}")
    assert "của chính bạn" in (await mai.press("✅ Đăng")).plain
    await nam.say("/hangdoi")
    await nam.press("✅ Đăng")
    assert await status(world, number) is Status.PUBLISHED


async def test_the_newsrooms_group_decides_and_other_groups_do_not(
    world: World, lan: Staff
) -> None:
    [room] = await hired(world, room=Role.EDITOR)
    number = await lan.comment()
    [told] = await room.notices()
    assert "đang chờ" in told.plain
    press = told.buttons[0][0].data
    member = Incoming("test", "room", "mai", chat_kind="group")
    mai, author = Staff(world, member), Staff(world, replace(member, user_id="lan"))
    stranger = Staff(world, replace(member, chat_id="other"))
    assert "dành cho biên tập viên" in (await stranger.send(press)).plain
    assert "Không có ý kiến nào" in (await author.send(press)).plain
    assert "của chính bạn" in (await author.send(f"mpublish:{number}:1")).plain
    await mai.send(press)
    await mai.press("✅ Đăng")
    assert await status(world, number) is Status.PUBLISHED


async def test_an_administrator_invites_and_removes_editors(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, nam = editors
    assert "Chỉ quản trị" in (await nam.say("/moibientap")).plain
    invitation = await mai.say("/moibientap")
    command = invitation.plain[invitation.plain.index("/bientap") :]
    assert "Chào mừng" in (await lan.say(command)).plain
    assert "không đúng" in (await someone(world, "binh").say(command)).plain
    assert "Số 3" in (await mai.say("/bientap")).plain
    assert "không còn là biên tập viên" in (await mai.press("Gỡ số 3")).plain
    assert "dành cho biên tập viên" in (await lan.say("/hangdoi")).plain
    await mai.say("/bientap")
    assert "cấu hình" in (await mai.press("Gỡ số 2")).plain


async def test_codes_cannot_be_guessed_for_long(world: World, clock: SetClock, lan: Staff) -> None:
    world.editor_code = "dung-ma-nay"
    await world.restart()
    for _ in range(5):
        assert "không đúng" in (await lan.say("/bientap sai")).plain
    assert "quá nhiều lần" in (await lan.say("/bientap dung-ma-nay")).plain
    clock.later(hours=1, minutes=1)
    assert "Chào mừng" in (await lan.say("/bientap dung-ma-nay")).plain
    assert "Không có ý kiến nào" in (await lan.say("/hangdoi")).plain


async def test_readers_approve_and_three_reports_bring_it_back(
    world: World, editors: list[Staff], lan: Staff, clock: SetClock
) -> None:
    mai, _ = editors
    number = await lan.comment()
    await mai.say("/hangdoi")
    await mai.press("✅ Đăng")
    await mai.notices()
    clock.later(minutes=1)
    readers = [someone(world, name) for name in ("an", "binh", "chi")]
    for count, reader in enumerate(readers, 1):
        await reader.send(f"opinions:{await world.key(BRIDGE)}")
        page = await reader.press("👍")
        assert page.toast and page.replaces
        assert f"👍 {count} · số {number}" in labels(page)
    await readers[0].press("👍")
    for reader in (*readers[:2], readers[0]):
        page = await reader.send(f"report:{number}:0")
        assert "Cảm ơn" in page.toast and GOOD in page.plain
    assert await status(world, number) is Status.PUBLISHED
    page = await readers[2].send(f"report:{number}:0")
    assert GOOD not in page.plain
    assert await status(world, number) is Status.HELD
    [told] = await mai.notices()
    assert "đang chờ" in told.plain
    await mai.say("/hangdoi")
    assert "nhiều bạn đọc báo cáo" in mai.text
    await mai.press("✅ Đăng")
    assert await status(world, number) is Status.PUBLISHED
    await readers[2].send(f"report:{number}:0")
    assert await status(world, number) is Status.PUBLISHED


async def test_editors_are_not_flooded_with_notices(
    world: World, editors: list[Staff], lan: Staff, clock: SetClock
) -> None:
    mai, _ = editors
    told = []
    for _ in range(4):
        await lan.comment()
        told += await mai.notices()
    assert len(told) == 2
    clock.later(hours=1)
    await lan.comment()
    assert len(await mai.notices()) == 1


async def test_data_is_shown_handed_out_and_deleted(
    world: World, editors: list[Staff], lan: Staff
) -> None:
    mai, _ = editors
    assert "không lưu gì" in (await lan.say("/dulieu")).plain
    number = await lan.comment()
    await mai.say("/hangdoi")
    await mai.press("✅ Đăng")
    shown = await lan.say("/dulieu")
    assert "Ý kiến của bạn: 1" in shown.plain
    exported = json.loads((await lan.press("Tải về")).plain)
    assert exported["comments"][0]["text"] == GOOD
    await lan.send("derasing")
    assert "Không xóa" in (await lan.press("Không xóa")).plain
    await lan.send("derasing")
    await lan.press("Xóa, giữ ý kiến ẩn danh")
    assert "không lưu gì" in (await lan.say("/dulieu")).plain
    comment = await world.store.comments.get(number)
    assert comment is not None and comment.author.chat_id == ""
    page = await mai.send(f"opinions:{await world.key(BRIDGE)}")
    assert GOOD in page.plain
    await mai.say(f"/hangdoi {number}")
    assert "không còn gắn với ai" in mai.text and "🔒 Khóa…" not in labels(*mai.shown)


async def test_all_of_it_can_go(world: World, editors: list[Staff], lan: Staff) -> None:
    mai, _ = editors
    number = await lan.comment()
    await mai.say("/hangdoi")
    await mai.press("✅ Đăng")
    await lan.send("derasing")
    await lan.press("Xóa cả ý kiến đã đăng")
    assert await world.store.comments.get(number) is None
    assert await lan.notices() == []
    page = await mai.send(f"opinions:{await world.key(BRIDGE)}")
    assert "chưa có ý kiến" in page.plain
