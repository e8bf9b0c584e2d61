"""A comment's whole way on Telegram: a reader, two editors, and a restart in between."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.outbox import Persistence
from bot.telegram.channel import TelegramChannel
from handlers.routes import Dispatcher
from handlers.texts import APOLOGIES, PHRASES
from newsroom.answers.asking import Asking
from newsroom.answers.preparing import prepare
from newsroom.comments.model import Author, Role, Status
from newsroom.models import Article
from newsroom.ports import Store
from tests.channels.talking import QUICK, SystemClock, running
from tests.channels.telegram_double import TOKEN, TelegramDouble
from tests.channels.telegram_people import Person, Shown

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
GOOD = "Cây cầu mới giúp bà con bản Pắc đi lại an toàn hơn trước rất nhiều."
OFTEN = Persistence(look_again=0.02)


def bot(telegram: TelegramDouble, store: Store) -> TelegramChannel:
    """A new process over the same database."""
    clock = SystemClock()
    dispatcher = Dispatcher(store, Asking(store, clock, PHRASES, ZONE), clock, ZONE)
    return TelegramChannel(
        TOKEN,
        dispatcher,
        store,
        clock,
        APOLOGIES,
        api_url=telegram.url,
        waits=QUICK,
        persistence=OFTEN,
    )


async def with_words(telegram: TelegramDouble, who: Person, words: str) -> Shown:
    """The message with these words, once it is there."""

    def found() -> list[Shown]:
        shown = [Shown.of(message) for message in who.room.from_bot]
        return [each for each in shown if words in each.text]

    await telegram.until(lambda: bool(found()))
    return found()[-1]


async def test_the_whole_way(telegram: TelegramDouble, store: Store) -> None:
    bridge = Article(
        "https://bao.example/cau.html",
        "Khánh thành cầu Suối Ngọc",
        "Sáng 19/3, xã Mường Lạn khánh thành cầu Suối Ngọc.",
        datetime(2026, 3, 19, tzinfo=UTC),
    )
    await store.articles.save([prepare(bridge)])
    await store.search.catch_up()
    lan, mai, nam = (telegram.person(name) for name in ("Lan", "Mai", "Nam"))
    editors = {Author("telegram", str(each.user["id"])): Role.EDITOR for each in (mai, nam)}
    await store.editors.settle(editors)

    async with running(bot(telegram, store)):
        lan.open_link("c_1")
        await with_words(telegram, lan, "Mời bạn viết ý kiến")
        lan.send("Cầu đẹp, xem tại http://anh.vn")
        refused = await with_words(telegram, lan, "anh.vn")
        assert "còn thiếu" in refused.text
        lan.send(GOOD)
        await with_words(telegram, lan, "sẽ được gửi")

    async with running(bot(telegram, store)):
        lan.press(await with_words(telegram, lan, "sẽ được gửi"), "Gửi ý kiến")
        await with_words(telegram, lan, "Đã nhận ý kiến số 1")
        cards = []
        for editor in (mai, nam):
            notice = await with_words(telegram, editor, "đang chờ duyệt")
            editor.press(notice, "Mở hàng đợi")
            cards.append(await with_words(telegram, editor, GOOD))
        mai.press(cards[0], "✅ Đăng")
        done = await with_words(telegram, mai, "Đã đăng ý kiến số 1")
        assert done.edited
        nam.press(cards[1], "✅ Đăng")
        await with_words(telegram, nam, "vừa có thay đổi")
        told = await with_words(telegram, lan, "đã được đăng")
        lan.press(told, "Xem ý kiến")
        page = await with_words(telegram, lan, "1 ý kiến về")
        assert GOOD in page.text

    comment = await store.comments.get(1)
    assert comment is not None
    assert (comment.status, comment.decided_by) == (Status.PUBLISHED, 1)
