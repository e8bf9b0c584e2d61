"""Questions and answers through the neutral interface, over a real store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from handlers.routes import Dispatcher
from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.chat import Incoming, Reply
from newsroom.models import Answer
from tests.flows.town import BRIDGE, FAIR, SCHOOL, ZONE, Person, SetClock, World, buttons, labels

POST = "Trần Văn Mẫn giữ chức vụ gì?"
NONSENSE = "Qwzx vbnk plqr jkmn?"


def kinds(reply: Reply, kind: str) -> list[str]:
    return [block.plain for block in reply.blocks if block.kind == kind]


def log(world: World, column: str) -> list[object]:
    with closing(sqlite3.connect(world.path)) as connection:
        return [row[0] for row in connection.execute(f"SELECT {column} FROM questions ORDER BY id")]


async def test_an_answer_comes_with_its_proof_source_and_link(person: Person, world: World) -> None:
    reply = await person.say(POST)
    assert "Chủ tịch UBND xã Mường Lạn" in kinds(reply, "text")[0]
    (proof,) = [block for block in reply.blocks if block.kind == "quote"]
    assert "Dự buổi lễ có đồng chí Trần Văn Mẫn" in proof.plain
    assert [span.text for span in proof.spans if span.bold]
    (source,) = [block for block in reply.blocks if block.kind == "note"]
    assert source.plain == (
        "Nguồn: Khánh thành cầu Suối Ngọc: Bản Pắc hết cảnh lội suối · 19/03/2026"
    )
    assert source.spans[0].url == BRIDGE
    assert person.button("Mở bài").url == BRIDGE
    assert reply.article_id == await world.key(BRIDGE)


async def test_without_diacritics_and_as_an_edited_message_the_same(person: Person) -> None:
    reply = await person.say(POST)
    bare = await person.say("tran van man giu chuc vu gi")
    assert (bare.blocks, bare.article_id) == (reply.blocks, reply.article_id)
    assert await person.say(POST, edited=True) == _numbered(reply, 3)


def _numbered(reply: Reply, number: int) -> Reply:
    """``reply`` as the answer to the question with another number in the log."""
    rows = tuple(
        tuple(
            type(each)(each.label, each.data.replace("right:1", f"right:{number}"), each.url)
            if each.data.startswith("right:")
            else type(each)(each.label, each.data.replace("wrong:1", f"wrong:{number}"), each.url)
            for each in row
        )
        for row in reply.buttons
    )
    return type(reply)(reply.blocks, rows, article_id=reply.article_id)


async def test_what_is_not_in_the_news_is_said_and_kept_for_the_editors(
    person: Person, world: World
) -> None:
    reply = await person.say(f"{NONSENSE} 0912 345 678 qz@qz.qz")
    assert "Tôi chưa tìm thấy" in kinds(reply, "text")[0]
    assert not kinds(reply, "quote")
    assert "được ghi lại" in kinds(reply, "note")[0]
    assert len(kinds(reply, "item")) == 3
    (kept,) = await world.store.questions.unanswered(10)
    assert kept.text == f"{NONSENSE} […] […]"
    assert (kept.channel, kept.language, kept.abstained) == ("test", "vi", True)


class Unsure(Asking):
    """Finds the articles and trusts no answer."""

    async def ask(self, question: str, **more: Any) -> Answer:
        found = await super().ask(question, **more)
        return replace(found, abstained=True, text="Tôi chưa tìm thấy.", span="", confidence=0.0)


async def test_near_articles_are_shown_as_such_and_can_be_opened(
    person: Person, world: World
) -> None:
    asking = Unsure(world.store, world.clock, PHRASES, ZONE)
    world.dispatcher = Dispatcher(world.store, asking, world.clock, ZONE)
    reply = await person.say("Cầu Suối Ngọc nặng bao nhiêu tấn?")
    assert "Những bài gần nhất" in reply.plain
    assert len(kinds(reply, "item")) == 1
    card = await person.press("Khánh thành cầu")
    assert card.blocks[0].plain.startswith("Khánh thành cầu Suối Ngọc")


async def test_feedback_is_stored_and_may_change(person: Person, world: World) -> None:
    await person.say(POST)
    thanks = await person.press("👍")
    assert thanks.toast
    assert not thanks.blocks
    assert log(world, "verdict") == ["right"]
    await person.press("👎")
    assert log(world, "verdict") == ["wrong"]


async def test_feedback_on_a_forgotten_question_is_told(
    person: Person, world: World, clock: SetClock
) -> None:
    await person.say(POST)
    clock.later(days=100)
    await world.store.questions.forget_before(clock.now())
    assert "đã được xóa" in (await person.press("👍")).plain


async def test_a_follow_up_stands_on_the_turn_before_even_after_a_restart(
    person: Person, world: World
) -> None:
    await person.say(POST)
    await world.restart()
    assert "Hà Linh" in (await person.say("bài này ai viết?")).plain


async def test_a_bare_follow_up_leaves_the_question_it_stood_on(person: Person) -> None:
    await person.say("Chị Lò Thị Sen nói gì?")
    await person.say("bài này ai viết?")
    kept = await person.remembered()
    assert (kept["question"], kept["answer_type"]) == ("Chị Lò Thị Sen nói gì?", "author")


async def test_asking_which_article_is_not_an_unanswered_question(
    person: Person, world: World
) -> None:
    for article in await world.store.articles.newest(20):
        await world.store.articles.remove(article.id)
    assert "Bạn hỏi về bài nào?" in (await person.say("bài này ai viết?")).plain
    assert await world.store.questions.unanswered(10) == []


async def test_after_half_an_hour_a_follow_up_stands_on_nothing(
    person: Person, clock: SetClock
) -> None:
    await person.say(FAIR)
    clock.later(minutes=29)
    assert "Quốc Bảo" in (await person.say("bài này ai viết?")).plain
    clock.later(minutes=31)
    assert "Quốc Bảo" not in (await person.say("bài này ai viết?")).plain


async def test_a_follow_up_without_an_answer_leaves_the_turn_it_stood_on(person: Person) -> None:
    await person.say(POST)
    await person.say("còn qwzx vbnk?")
    assert "Hà Linh" in (await person.say("bài này ai viết?")).plain


async def test_questions_keep_to_one_article_until_one_leaves_it(
    person: Person, world: World
) -> None:
    await person.send(f"article:{await world.key(SCHOOL)}")
    reply = await person.press("Hỏi về bài này")
    assert "Trường Pù Luông nhận thư viện mới" in reply.plain
    reply = await person.say("Ai là hiệu trưởng?")
    assert kinds(reply, "note")[0] == "Trong bài “Trường Pù Luông nhận thư viện mới”"
    assert "Giàng Thị Mai" in reply.plain

    await world.restart()
    reply = await person.say(POST)
    assert "Bài này không trả lời" in reply.plain
    assert "Chủ tịch UBND xã" not in reply.plain
    reply = await person.press("Tìm trong mọi bài")
    assert kinds(reply, "title") == [POST]
    assert "Chủ tịch UBND xã Mường Lạn" in reply.plain
    assert "Hỏi mọi bài" not in labels(reply)
    assert "Chủ tịch UBND xã Mường Lạn" in (await person.say(POST)).plain


async def test_the_way_out_of_an_article(person: Person, world: World) -> None:
    await person.send(f"about:{await world.key(SCHOOL)}")
    await person.press("Hỏi mọi bài")
    assert "Chủ tịch UBND xã Mường Lạn" in (await person.say(POST)).plain
    await person.send(f"about:{await world.key(SCHOOL)}")
    await person.say("/huy")
    assert "Chủ tịch UBND xã Mường Lạn" in (await person.say(POST)).plain


async def test_an_article_is_kept_to_for_half_an_hour_after_each_question(
    person: Person, world: World, clock: SetClock
) -> None:
    await person.send(f"about:{await world.key(SCHOOL)}")
    clock.later(minutes=20)
    await person.say("Ai là hiệu trưởng?")
    clock.later(minutes=20)
    assert "Bài này không trả lời" in (await person.say(POST)).plain
    clock.later(minutes=31)
    assert "Chủ tịch UBND xã Mường Lạn" in (await person.say(POST)).plain


async def test_a_way_out_pressed_late_does_not_ask_another_question(
    person: Person, world: World
) -> None:
    await person.send(f"about:{await world.key(SCHOOL)}")
    await person.say(NONSENSE)
    old = person.button("Tìm trong mọi bài").data
    await person.say(POST)
    assert (await person.send(old)).plain == "Từ giờ bạn hỏi về mọi bài."


async def test_a_reply_to_a_message_asks_its_article_first(person: Person, world: World) -> None:
    fair = await world.key(FAIR)
    assert "Quốc Bảo" in (await person.say("ai viết bài này?", replied_article=fair)).plain
    reply = await person.say(POST, replied_article=fair)
    assert "Bài “Chợ quế Mường Lạn họp phiên đầu tiên” không nói điều này" in reply.plain
    assert "Chủ tịch UBND xã Mường Lạn" in reply.plain


async def test_what_is_new_is_a_list_of_articles_to_open(person: Person) -> None:
    reply = await person.say("Có gì mới về cầu Suối Ngọc?")
    assert any("Khánh thành cầu Suối Ngọc" in line for line in kinds(reply, "item"))
    assert not kinds(reply, "quote")
    card = await person.press("Khánh thành cầu")
    assert "Cây cầu dài 42 mét" in card.plain


@pytest.mark.parametrize("question", ["What is new about cầu Suối Ngọc?"])
async def test_an_english_question_is_answered_in_english(person: Person, question: str) -> None:
    reply = await person.say(question)
    assert kinds(reply, "title")[0].startswith("News about")
    assert "👍 Right" in labels(reply)
    assert (await person.say("/news")).blocks[0].plain == "Latest news"


async def test_who_chose_english_gets_an_english_frame_for_a_vietnamese_question(
    person: Person,
) -> None:
    await person.say("/ngonngu english")
    reply = await person.say("Có gì mới về cầu Suối Ngọc?")
    assert kinds(reply, "title")[0].startswith("News about")
    assert "Khánh thành cầu Suối Ngọc" in reply.plain


async def test_in_a_group_answers_are_short_and_each_has_a_thread_of_their_own(
    world: World,
) -> None:
    an, binh = (Person(world, Incoming("test", "-5", who, chat_kind="group")) for who in "ab")
    reply = await an.say(POST)
    assert "Chủ tịch UBND xã Mường Lạn" in reply.plain
    assert [each.url for each in buttons(reply)] == [BRIDGE]
    assert not buttons(await an.say("/start"))
    await an.say(FAIR)
    assert "Quốc Bảo" not in (await binh.say("bài này ai viết?")).plain
    assert "Quốc Bảo" in (await an.say("bài này ai viết?")).plain
    assert len((await an.say(NONSENSE)).blocks) == 2
