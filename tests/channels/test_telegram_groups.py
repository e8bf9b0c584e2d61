"""Groups, inline mode and the menu: where the bot is one of many."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from newsroom.chat import Button, InlineResult, Reply, text, title
from newsroom.ports import Store
from tests.channels.talking import ScriptedHandlers, make_channel, running
from tests.channels.telegram_double import BOT, TelegramDouble

LINK = "https://bao.example/cau-ngoi-sen"
PICTURE = "https://bao.example/cau.jpg"


@pytest.fixture(autouse=True)
async def bot(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> AsyncIterator[None]:
    async with running(make_channel(telegram, handlers, store)):
        yield


async def test_groups_are_answered_only_when_addressed(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an, group = telegram.person("An"), telegram.group("Tổ dân phố 3")
    an.send("Mai họp nhé", group)
    an.send("/tin@AnotherBot", group)
    an.send("/cam", group)
    an.send("@anotherbot có tin gì?", group)
    an.send_sticker(group)
    an.send("😀 @hoitinbot, cầu Ngòi Sen dài bao nhiêu?", group)
    an.send("/tin@HoiTinBot 2", group)
    an.send("/tin", group)
    an.send("Hỏi Tin ơi, mấy giờ họp?", group, mentions={"Hỏi Tin": BOT})
    shown = await telegram.shown(group.room, 4)
    an.send("Còn gì nữa?", group, reply_to=shown[0].message)
    shown = await telegram.shown(group.room, 5)
    assert [seen.text for seen in handlers.saw] == [
        "😀 cầu Ngòi Sen dài bao nhiêu?",
        "/tin 2",
        "/tin",
        "ơi, mấy giờ họp?",
        "Còn gì nữa?",
    ]
    assert {seen.chat_kind for seen in handlers.saw} == {"group"}
    asked = [int(seen.message_id) for seen in handlers.saw]
    assert [message.replies_to for message in shown] == asked


async def test_answers_stay_in_their_topic(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an, group = telegram.person("An"), telegram.group("Tổ dân phố 3")
    an.send("@HoiTinBot tin gì?", group, message_thread_id=77, is_topic_message=True)
    [shown] = await telegram.shown(group.room, 1)
    assert shown.message["message_thread_id"] == 77


async def test_what_people_pick_inline_is_no_question(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    an.send("Cầu dài 120 m.", via_bot=BOT)
    telegram.push("message", telegram.world.add_message(an.room, an.user, new_chat_title="x"))
    an.send("Thật không?")
    await telegram.shown(an.room, 1)
    assert [seen.text for seen in handlers.saw] == ["Thật không?"]


async def test_inline_mode(telegram: TelegramDouble, handlers: ScriptedHandlers) -> None:
    buttons = ((Button("Đọc bài", url=LINK), Button("Đúng", data="r")),)
    reply = Reply((title("Cầu <mới>"), text("Dài 120 m.")), buttons, picture=PICTURE)
    handlers.inline_results = (InlineResult("Cầu mới", "Dài 120 m", reply),) * 60
    query = telegram.person("An").type_inline("cầu")
    await telegram.until(lambda: query in telegram.world.inline_answers)
    answer = telegram.world.inline_answers[query]
    assert (answer["is_personal"], answer["cache_time"]) == (True, 60)
    assert len(answer["results"]) == 50
    assert answer["results"][0] == {
        "type": "article",
        "id": "0",
        "title": "Cầu mới",
        "description": "Dài 120 m",
        "thumbnail_url": PICTURE,
        "input_message_content": {
            "message_text": "<b>Cầu &lt;mới&gt;</b>\nDài 120 m.",
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        },
        "reply_markup": {"inline_keyboard": [[{"text": "Đọc bài", "url": LINK}]]},
    }
    assert (handlers.saw[0].text, handlers.saw[0].language) == ("cầu", "vi")


async def test_an_inline_query_that_nothing_answers_is_answered_empty(
    telegram: TelegramDouble,
) -> None:
    an = telegram.person("An")
    an.type_inline("xyz")
    telegram.world.open_queries.clear()
    query = an.type_inline("xyzt")
    await telegram.until(lambda: query in telegram.world.inline_answers)
    assert telegram.world.inline_answers[query]["results"] == []


async def test_the_menu_is_published_in_both_languages(telegram: TelegramDouble) -> None:
    await telegram.call("setMyCommands", 4)
    vietnamese = [
        {"command": "tin", "description": "Tin mới nhất"},
        {"command": "trogiup", "description": "Tôi làm được gì"},
    ]
    english = [
        {"command": "news", "description": "Latest news"},
        {"command": "help", "description": "What I can do"},
    ]
    for scope in ("all_private_chats", "all_group_chats"):
        assert telegram.world.commands[scope, ""] == vietnamese
        assert telegram.world.commands[scope, "en"] == english
