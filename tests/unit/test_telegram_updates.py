"""Updates read: lanes, languages, and which words of a group are for us."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update, User

from bot.telegram.updates import lane_of, language_hint, read_message, read_press

ME = User(7, "Hỏi Tin", is_bot=True, username="HoiTinBot")
AN = {"id": 5, "is_bot": False, "first_name": "An"}
GROUP = {"id": -9, "type": "supergroup", "title": "Tổ 3"}


def message(**content: Any) -> Update:
    base = {"message_id": 1, "date": 1_800_000_000, "chat": GROUP, "from": AN}
    return Update.de_json({"update_id": 3, "message": base | content}, None)


def command(text: str, length: int) -> Update:
    entity = {"type": "bot_command", "offset": 0, "length": length}
    return message(text=text, entities=[entity])


def said(update: Update) -> str | None:
    read = read_message(update, ME, {"tin", "news"})
    return read[0].text if read else None


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"chat": {"id": 5}}}, "5"),
        ({"edited_message": {"chat": {"id": -5}}}, "-5"),
        ({"my_chat_member": {"chat": {"id": -5}}}, "-5"),
        ({"callback_query": {"from": {"id": 6}, "message": {"chat": {"id": -5}}}}, "-5"),
        ({"callback_query": {"from": {"id": 6}, "inline_message_id": "x"}}, "6"),
        ({"inline_query": {"from": {"id": 6}}}, "inline:6"),
        ({"channel_post": {"chat": {"id": -5}}}, "-5"),
        ({"edited_channel_post": {"chat": {"id": -5}}}, ""),
    ],
)
def test_lanes(update: dict[str, Any], lane: str) -> None:
    assert lane_of(update) == lane


@pytest.mark.parametrize(
    ("code", "language"),
    [("vi", "vi"), ("VI-vn", "vi"), ("en-US", "en"), ("fr", None), (None, None)],
)
def test_language_hints(code: str | None, language: str | None) -> None:
    assert language_hint(User(1, "An", is_bot=False, language_code=code)) == language


@pytest.mark.parametrize(
    ("update", "text"),
    [
        (command("/tin@hoitinbot  2", 14), "/tin  2"),
        (command("/TIN", 4), "/TIN"),
        (command("/tin@HoiTinBot\n2", 14), "/tin\n2"),
        (command("/tin@OtherBot", 13), None),
        (command("/other", 6), None),
        (
            message(text="đọc /tin", entities=[{"type": "bot_command", "offset": 4, "length": 4}]),
            None,
        ),
    ],
)
def test_commands_in_groups(update: Update, text: str | None) -> None:
    assert said(update) == text


def test_mentions_count_in_utf16_units() -> None:
    entity = {"type": "mention", "offset": 3, "length": 10}
    update = message(text="😀 @HoiTinBot: cầu nào?", entities=[entity])
    assert said(update) == "😀 cầu nào?"


def test_a_mention_in_a_caption() -> None:
    entity = {"type": "mention", "offset": 0, "length": 10}
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    update = message(photo=photo, caption="@HoiTinBot đâu đây?", caption_entities=[entity])
    assert said(update) == "đâu đây?"


def test_a_reply_to_somebody_else_is_not_for_us() -> None:
    quoted = {"message_id": 9, "date": 1_800_000_000, "chat": GROUP, "from": AN, "text": "x"}
    assert said(message(text="ừ", reply_to_message=quoted)) is None


def test_an_anonymous_admin_is_known_by_the_group() -> None:
    update = message(
        text="/tin", entities=[{"type": "bot_command", "offset": 0, "length": 4}], sender_chat=GROUP
    )
    read = read_message(update, ME, {"tin"})
    assert read is not None
    assert read[0].user_id == "-9"


def test_notices_and_channel_posts_are_not_read() -> None:
    assert said(message(new_chat_title="Tổ 4")) is None
    post = {
        "message_id": 1,
        "date": 1_800_000_000,
        "chat": {"id": -8, "type": "channel"},
        "text": "x",
    }
    assert said(Update.de_json({"update_id": 3, "channel_post": post}, None)) is None


def test_a_press_under_an_inline_message_is_nobodys() -> None:
    query = {"id": "1", "from": AN, "chat_instance": "1", "inline_message_id": "x", "data": "r"}
    update = Update.de_json({"update_id": 3, "callback_query": query}, None)
    assert update.callback_query is not None
    assert read_press(update.callback_query, 3) is None


def test_a_press_under_a_message_too_old_to_be_seen() -> None:
    old = {"message_id": 4, "date": 0, "chat": GROUP}
    query = {"id": "1", "from": AN, "chat_instance": "1", "message": old, "data": "r"}
    update = Update.de_json({"update_id": 3, "callback_query": query}, None)
    assert update.callback_query is not None
    read = read_press(update.callback_query, 3)
    assert read is not None
    assert (read[0].button, read[1].pressed) == ("r", 4)
