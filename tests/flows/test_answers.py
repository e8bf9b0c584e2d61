"""What the engine makes of evidence, over a real store: asked in both languages, alone and in a
conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.answers.preparing import prepare
from newsroom.models import Answer, Article, Previous
from storage import open_store

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
BRIDGE = """Sáng 20/11, UBND xã Nậm Pông tổ chức lễ khánh thành cầu treo Bản Cáy. Dự buổi lễ có bà \
Tòng Thị Ín, Phó Bí thư Đảng ủy, Chủ tịch UBND xã; ông Cà Văn Dọn, Chủ tịch Ủy ban MTTQ xã.
"Từ nay các cháu không phải lội suối đi học nữa", ông Lò Văn Pấng, trưởng bản Bản Cáy, nói."""
FOREST = """Chiều 18/11, ông Hà Văn Sủi, Chủ tịch UBND tỉnh chủ trì cuộc họp bàn phòng cháy rừng. \
Phát biểu tại cuộc họp, bà Vi Thị Nhung, Giám đốc Sở Nông nghiệp và Môi trường, cho biết ba huyện \
đang khô hạn kéo dài."""


class Fixed:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
async def asking(tmp_path: Path) -> AsyncIterator[Asking]:
    store = await open_store(f"sqlite:///{tmp_path}/news.db")
    articles = [
        Article("https://x.vn/cau", "Khánh thành cầu treo Bản Cáy", BRIDGE, NOW, author="Hải Đăng"),
        Article("https://x.vn/rung", "Tỉnh họp bàn phòng cháy rừng", FOREST, NOW),
    ]
    await store.articles.save([prepare(article) for article in articles])
    await store.search.catch_up()
    yield Asking(store, Fixed(), PHRASES, timezone(timedelta(hours=7)))
    await store.close()


def after(answer: Answer) -> Previous:
    return Previous(
        answer.question, NOW, answer.sources[0].article_id, answer.answer_type, answer.span
    )


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Ai chủ trì cuộc họp phòng cháy rừng?", ["Hà Văn Sủi", "Chủ tịch UBND tỉnh"]),
        ("ai chu tri hop phong chay rung", ["Hà Văn Sủi"]),
        ("ai dự lễ khánh thành cầu", ["Tòng Thị Ín", "Cà Văn Dọn"]),
        ("Giám đốc Sở Nông nghiệp và Môi trường là ai?", ["Vi Thị Nhung"]),
        ("bà Tòng Thị Ín giữ chức vụ gì", ["Phó Bí thư Đảng ủy", "Chủ tịch UBND xã"]),
        ("trưởng bản Bản Cáy nói gì?", ["Lò Văn Pấng", "không phải lội suối"]),
        ("ai viết bài về cầu treo Bản Cáy?", ["Hải Đăng"]),
    ],
)
async def test_evidence_answers(asking: Asking, question: str, parts: list[str]) -> None:
    answer = await asking.ask(question)
    assert not answer.abstained
    assert all(part in answer.text for part in parts)
    assert answer.sources[0].quote


async def test_no_chair_is_named_and_that_is_said(asking: Asking) -> None:
    answer = await asking.ask("Ai chủ trì lễ khánh thành cầu Bản Cáy?")
    assert "không nêu ai chủ trì" in answer.text
    assert "Tòng Thị Ín" in answer.text


@pytest.mark.parametrize(
    "question", ["ai chủ trì hội nghị chuyển đổi số", "Who chaired the tourism conference?"]
)
async def test_nobody_chairs_what_no_article_is_about(asking: Asking, question: str) -> None:
    assert (await asking.ask(question)).abstained


async def test_a_deputy_is_not_the_chief(asking: Asking) -> None:
    answer = await asking.ask("Phó Chủ tịch UBND tỉnh là ai?")
    assert "Hà Văn Sủi" not in answer.span


async def test_follow_ups_stand_on_the_question_before(asking: Asking) -> None:
    first = await asking.ask("Ai chủ trì cuộc họp phòng cháy rừng?")
    other = await asking.ask("còn bà Nhung?", previous=after(first))
    assert "Giám đốc Sở Nông nghiệp và Môi trường" in other.text
    bridge = await asking.ask("ai dự lễ khánh thành cầu")
    author = await asking.ask("bài này ai viết?", previous=after(bridge))
    assert "Hải Đăng" in author.text
    alone = await asking.ask("bài này ai viết?")
    assert alone.abstained


async def test_what_happens_this_week_may_have_been_told_before_it(tmp_path: Path) -> None:
    told = "Sáng 26/11, bà Sùng Thị Mẩy, Chủ tịch UBND xã Nậm Pông, chủ trì họp bàn thu quế."
    store = await open_store(f"sqlite:///{tmp_path}/earlier.db")
    article = Article("https://x.vn/que", "Xã họp bàn thu quế", told, NOW - timedelta(days=6))
    await store.articles.save([prepare(article)])
    await store.search.catch_up()
    asking = Asking(store, Fixed(), PHRASES, timezone(timedelta(hours=7)))
    answer = await asking.ask("Tuần này ai chủ trì họp bàn thu quế?")
    await store.close()
    assert "Sùng Thị Mẩy" in answer.text
