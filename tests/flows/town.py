"""A town's news, and people who talk to the bot about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from handlers.routes import Dispatcher
from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.answers.preparing import prepare
from newsroom.chat import MAX_BUTTON_DATA, Button, Incoming, Reply
from newsroom.models import Article
from newsroom.ports import Store
from storage import open_store

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BRIDGE = "https://bao.example/cau-suoi-ngoc.html"
FAIR = "https://bao.example/cho-que.html"
SCHOOL = "https://bao.example/truong-pu-luong.html"


class SetClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 20, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def later(self, **delta: float) -> None:
        self.time += timedelta(**delta)


def news(clock: SetClock) -> list[Article]:
    """Three articles that tell something, and nine notices."""
    day = clock.now() - timedelta(days=1)
    told = [
        Article(
            url=BRIDGE,
            title="Khánh thành cầu Suối Ngọc: Bản Pắc hết cảnh lội suối",
            body="Sáng 19/3, xã Mường Lạn khánh thành cầu Suối Ngọc. Dự buổi lễ có đồng chí "
            "Trần Văn Mẫn, Phó Bí thư Đảng ủy, Chủ tịch UBND xã Mường Lạn.\n"
            'Chị Lò Thị Sen, Trưởng bản Pắc, nói: "Mùa lũ này bà con không phải lội suối nữa, '
            'trẻ con đến lớp không còn ướt áo".',
            published=day,
            section="Giao thông",
            author="Hà Linh",
            lead="Cây cầu dài 42 mét nối bản Pắc với trung tâm xã.",
        ),
        Article(
            url=FAIR,
            title="Chợ quế Mường Lạn họp phiên đầu tiên",
            body="Ông Vàng A Súa, Trưởng ban quản lý chợ quế Mường Lạn, cho biết phiên đầu có "
            "sáu mươi gian hàng.",
            published=day - timedelta(hours=5),
            section="Kinh tế",
            author="Quốc Bảo",
        ),
        Article(
            url=SCHOOL,
            title="Trường Pù Luông nhận thư viện mới",
            body="Cô Giàng Thị Mai, Hiệu trưởng Trường Tiểu học Pù Luông, cảm ơn các nhà hảo tâm "
            "đã tặng thư viện mới cho học sinh của trường.",
            published=day - timedelta(hours=9),
            section="Giáo dục",
            author="Hà Linh",
        ),
    ]
    notices = [
        Article(
            url=f"https://bao.example/thong-bao-{number}.html",
            title=f"Thông báo số {number} của xã Mường Lạn",
            body=f"Xã Mường Lạn ra thông báo số {number} về việc dọn vệ sinh đường làng.",
            published=day - timedelta(days=number),
            section="Thông báo",
        )
        for number in range(1, 10)
    ]
    return [*told, *notices]


class World:
    """The store with the news in it, and the dispatcher over it; both can be started anew."""

    def __init__(self, path: Path, clock: SetClock) -> None:
        self.path = path
        self.clock = clock
        self.editor_code = ""
        self.store: Store
        self.dispatcher: Dispatcher

    async def open(self) -> None:
        self.store = await open_store(f"sqlite:///{self.path}")
        asking = Asking(self.store, self.clock, PHRASES, ZONE)
        self.dispatcher = Dispatcher(
            self.store,
            asking,
            self.clock,
            ZONE,
            editor_code=self.editor_code,
            pace={"test": 30},
        )

    async def fill(self, articles: list[Article]) -> None:
        await self.store.articles.save([prepare(each) for each in articles])
        await self.store.search.catch_up()

    async def restart(self) -> None:
        """What a new process finds."""
        await self.store.close()
        await self.open()

    async def key(self, url: str) -> int:
        article = await self.store.articles.by_url(url)
        assert article is not None
        return article.id


@dataclass
class Person:
    """Somebody in a chat. Every reply is checked for what all channels rely on."""

    world: World
    about: Incoming = field(default_factory=lambda: Incoming("test", "7", "7"))
    shown: tuple[Reply, ...] = ()

    async def say(self, words: str, **more: Any) -> Reply:
        """The first reply to a message."""
        return await self._send(replace(self.about, text=words, **more))

    async def send(self, data: str) -> Reply:
        """The first reply to a press of a button with ``data``, shown or not."""
        return await self._send(replace(self.about, button=data))

    async def press(self, label: str) -> Reply:
        """Press the one shown button whose label begins so."""
        return await self.send(self.button(label).data)

    async def remembered(self) -> Any:
        """What the conversation keeps of its last turn."""
        chats, now = self.world.store.chats, self.world.clock.now()
        return await chats.state(self.about.channel, self.about.chat_id, "previous", now)

    def button(self, label: str) -> Button:
        found = [each for each in buttons(*self.shown) if each.label.startswith(label)]
        assert found, f"no button {label!r} among {[b.label for b in buttons(*self.shown)]}"
        return found[0]

    async def _send(self, incoming: Incoming) -> Reply:
        replies = await self.world.dispatcher.handle(incoming)
        assert replies, "nobody is left without an answer"
        for reply in replies:
            check(reply)
        if any(reply.blocks for reply in replies):
            self.shown = replies
        return replies[0]


def buttons(*replies: Reply) -> list[Button]:
    return [each for reply in replies for row in reply.buttons for each in row]


def labels(*replies: Reply) -> list[str]:
    return [each.label for each in buttons(*replies)]


def check(reply: Reply) -> None:
    """What every channel relies on."""
    assert reply.blocks or reply.toast
    assert all(block.plain.strip() for block in reply.blocks)
    assert all(row for row in reply.buttons)
    for each in buttons(reply):
        assert each.label.strip()
        assert bool(each.data) != bool(each.url)
        assert each.data.isascii()
        assert len(each.data) <= MAX_BUTTON_DATA
