"""What citizens and editors do, on every channel alike: all is real but the platforms."""

from __future__ import annotations

import re
from datetime import timedelta

from handlers.digests import DigestLayout
from newsroom.chat import Incoming
from newsroom.digests.delivering import Delivering
from newsroom.models import Article, Rhythm, Subscription
from tests.everywhere.conftest import EDITOR_CODE
from tests.everywhere.talking import Place, Talker
from tests.flows.newsroom import BARE, GOOD, LINKED, SHORT
from tests.flows.town import BRIDGE, Person, World

FLOOD = "https://bao.example/lu-ve.html"


async def subscriptions(world: World) -> list[Subscription]:
    """All daily digests."""
    return await world.store.subscriptions.due(
        Rhythm.DAILY, world.clock.now() + timedelta(days=9), 99
    )


async def something_happens(world: World) -> None:
    """The next morning there is news."""
    world.clock.later(hours=26)
    await world.fill(
        [
            Article(
                url=FLOOD,
                title="Nước lũ về, xã Mường Lạn sơ tán ba mươi hộ dân",
                body="Đêm qua nước lũ về, xã Mường Lạn đã sơ tán ba mươi hộ dân ở bản Pắc.",
                published=world.clock.now(),
                section="Thời sự",
            )
        ]
    )


async def a_day_passes(world: World) -> int:
    """Something happens, and the next digest is due; how many messages were written."""
    await something_happens(world)
    [first, *_] = await subscriptions(world)
    world.clock.time = max(world.clock.time, first.next_due) + timedelta(minutes=5)
    return await Delivering(world.store, DigestLayout(), world.clock).tick()


async def an_editor(place: Place) -> Talker:
    editor = await place.talker("bien-tap")
    assert "Chào mừng" in await editor.say(f"/bientap {EDITOR_CODE}")
    return editor


async def code_for(talker: Talker) -> str:
    found = re.search(r"/lienket ([A-Z2-9]{8})", await talker.say("liên kết"))
    assert found
    return found[1]


async def test_questions_and_follow_ups(place: Place) -> None:
    an = await place.talker("an")
    answer = await an.say("Chu tich xa Muong Lan la ai?")
    assert "Trần Văn Mẫn" in answer
    assert "Khánh thành cầu Suối Ngọc" in answer
    assert "Hà Linh" in await an.say("Bài này do ai viết?")
    assert "Cảm ơn" in await an.press("👍")


async def test_news_cards_and_questions_about_one_article(place: Place) -> None:
    an = await place.talker("an")
    listed = await an.say("tin moi")
    assert "Khánh thành cầu Suối Ngọc" in listed
    assert "Chợ quế Mường Lạn" in listed
    card = await an.press("Chợ quế Mường Lạn")
    assert "sáu mươi gian hàng" in card
    assert "Quốc Bảo" in card
    assert "chỉ tìm trong bài" in await an.press("Hỏi về bài này")
    assert "Vàng A Súa" in await an.say("Ai là trưởng ban quản lý chợ?")
    assert "Trần Văn Mẫn" not in await an.say("Ai là chủ tịch xã?")
    await an.say("hủy")
    assert "Trần Văn Mẫn" in await an.say("Chủ tịch xã Mường Lạn là ai?")


async def test_a_digest_is_set_up_delivered_and_ended(place: Place) -> None:
    an = await place.talker("an")
    await an.say("đăng ký")
    await an.press("06:30 hằng ngày")
    done = await an.press("Tất cả tin")
    assert "Khánh thành cầu Suối Ngọc" in done, "a sample is shown at once"
    assert await a_day_passes(place.world) == 1
    told = await an.hear("Nước lũ về")
    assert "Khánh thành cầu" not in told, "what was there before is no news"
    assert "bản Pắc" in await an.press("Tin 1")
    assert "06:30" in await an.say("bản tin")
    await an.say("hủy đăng ký")
    assert await subscriptions(place.world) == []


async def test_sections_and_alerts(place: Place) -> None:
    an = await place.talker("an")
    await an.say("chuyên mục")
    assert "Khánh thành cầu Suối Ngọc" in await an.press("Giao thông")
    assert "lũ về" in await an.say("/theodoi nước lũ về")
    assert "Nước lũ về" in await an.say("bản tin")
    await something_happens(place.world)
    assert await Delivering(place.world.store, DigestLayout(), place.world.clock).tick() == 1
    assert "sơ tán ba mươi hộ dân" in await an.hear("Nước lũ về, xã Mường Lạn")


async def test_a_draft_waits_while_something_is_asked(place: Place) -> None:
    an = await place.talker("an")
    await an.say("tin mới")
    await an.press("Khánh thành cầu")
    await an.press("Bình luận")
    assert "sẽ được gửi" in await an.say(GOOD)
    assert "Bản nháp được giữ" in await an.press("Thôi")
    assert "Trần Văn Mẫn" in await an.say("Chủ tịch xã Mường Lạn là ai?")
    assert GOOD in await an.say("bình luận")
    assert "số 1" in await an.press("Gửi ý kiến")
    await an.say("bình luận của tôi")
    assert GOOD in await an.press("Ý kiến số 1")
    assert "Đã rút lại" in await an.press("Rút lại")


async def test_a_comment_is_refused_helped_moderated_and_told_of(place: Place) -> None:
    an, editor = await place.talker("an"), await an_editor(place)
    await an.say("Chủ tịch xã Mường Lạn là ai?")
    await an.press("Xem thêm về bài")
    assert "Tối thiểu 10 chữ" in await an.press("Bình luận")
    assert "ít nhất 10" in await an.say(SHORT)
    assert "anhdep.vn" in await an.say(LINKED)
    assert "an toàn hơn trước rất nhiều" in await an.say(BARE), "its diacritics are put back"
    assert "sẽ được gửi" in await an.press("Dùng bản có dấu")
    await an.press("Sửa")
    assert GOOD in await an.say(GOOD)
    assert "số 1" in await an.press("Gửi ý kiến")

    assert "đang chờ duyệt" in await editor.hear("đang chờ duyệt")
    assert GOOD in await editor.press("Mở hàng đợi")
    assert "Đã đăng ý kiến số 1" in await editor.press("✅ Đăng")
    assert "đã được đăng" in await an.hear("đã được đăng")
    assert GOOD in await an.press("Xem ý kiến")
    [published] = await place.world.store.comments.published(await place.world.key(BRIDGE), 9)
    assert published.text == GOOD


async def test_a_refusal_is_explained(place: Place) -> None:
    an, editor = await place.talker("an"), await an_editor(place)
    await an.say("tin mới")
    await an.press("Khánh thành cầu")
    await an.press("Bình luận")
    await an.say(GOOD)
    await an.press("Gửi ý kiến")
    await editor.hear("đang chờ duyệt")
    await editor.press("Mở hàng đợi")
    await editor.press("❌ Từ chối")
    assert "Đã từ chối" in await editor.press("nội dung không liên quan")
    assert "không liên quan đến bài" in await an.hear("không được đăng")
    assert await place.world.store.comments.published(await place.world.key(BRIDGE), 9) == []


async def test_what_is_kept_is_handed_out_and_deleted(place: Place) -> None:
    an = await place.talker("an")
    await an.say("/dangky 6h30 chợ quế")
    await an.say("tin mới")
    await an.press("Chợ quế")
    await an.press("Bình luận")
    await an.say(GOOD)
    await an.press("Gửi ý kiến")
    assert "Dữ liệu của bạn" in await an.say("/dulieu")
    export = await an.press("Tải về")
    assert "Cây cầu mới giúp bà con" in export
    assert "chợ quế" in export
    await an.press("Xóa tất cả")
    assert "Đã xóa tất cả" in await an.press("Xóa cả ý kiến đã đăng")
    assert await subscriptions(place.world) == []
    assert await place.world.store.comments.get(1) is None
    assert "Cây cầu mới" not in await an.say("/dulieu")


async def test_one_person_on_two_channels_gets_one_digest(place: Place) -> None:
    an = await place.talker("an")
    elsewhere = Person(place.world, Incoming("test", "7", "7"))
    code = await code_for(an)
    await elsewhere.say("/dangky 6h30 chợ quế")
    assert "Đã liên kết" in (await elsewhere.say(f"/lienket {code}")).plain
    assert "test" in await an.say("liên kết")
    await an.say("/dangky 6h30 chợ quế")
    [kept] = await subscriptions(place.world)
    assert kept.channel.startswith(place.channel)
    await an.say("liên kết")
    assert "hủy liên kết" in await an.press("Hủy liên kết")
    await elsewhere.say("/dangky 6h30 chợ quế")
    assert len(await subscriptions(place.world)) == 2


async def test_a_language_is_chosen_and_kept(place: Place) -> None:
    an = await place.talker("an")
    await an.say("ngôn ngữ")
    assert "English" in await an.press("English")
    assert "news" in (await an.say("help")).lower()


async def test_an_article_without_an_address_is_called_by_its_title(place: Place) -> None:
    """What came from a file has a name of ours, which nobody can open."""
    told = Article(
        url="urn:hoitin:bai:0123456789ab",
        title="Đập Nà Lỏng tích đủ nước cho vụ xuân",
        body="Ông Lường Văn Inh, Trưởng trạm thủy nông Nà Lỏng, cho biết đập đã tích đủ nước.",
        published=place.world.clock.now(),
    )
    await place.world.fill([told])
    an = await place.talker("an")
    shown = [
        await an.say("tin mới"),
        await an.press("Đập Nà Lỏng"),
        await an.say("Ai là trưởng trạm thủy nông Nà Lỏng?"),
    ]
    assert all("Đập Nà Lỏng tích đủ nước" in each for each in shown)
    assert "urn:" not in "".join(shown)
