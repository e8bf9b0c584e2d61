"""The double itself: it must refuse, repeat and wait as Telegram does."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter

from tests.channels.telegram_double import TOKEN, TelegramDouble
from tests.channels.telegram_html import BadEntities, parse_html
from tests.channels.telegram_table import ApiTable, load_table

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


async def ask(telegram: TelegramDouble, method: str, token: str = TOKEN, **params: Any) -> Any:
    """The double's answer to a call with JSON parameters."""
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        answer = await client.post(f"{telegram.url}/bot{token}/{method}", json=params)
    body = answer.json()
    assert body["ok"] == (answer.status_code == 200)
    assert body.get("error_code", 200) == answer.status_code
    return body


async def refusal(telegram: TelegramDouble, method: str, **params: Any) -> str:
    """The words in which a call is refused; that it was wrong is expected here."""
    body = await ask(telegram, method, **params)
    telegram.violations.clear()
    return str(body["description"])


def holds(whole: Any, part: Any) -> bool:
    """Whether ``whole`` says all that ``part`` says."""
    if isinstance(part, dict):
        return all(key in whole and holds(whole[key], part[key]) for key in part)
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(holds, whole, part))
    return bool(whole == part)


@pytest.fixture
def table() -> ApiTable:
    found = load_table()
    if found is None:
        pytest.skip("Telegram's method and type tables are absent: ../shared/data")
    return found


@pytest.fixture
async def bot(telegram: TelegramDouble) -> Any:
    async with Bot(TOKEN, base_url=f"{telegram.url}/bot") as opened:
        yield opened


async def test_wrong_tokens(telegram: TelegramDouble) -> None:
    assert (await ask(telegram, "getMe", "700100:wrong"))["description"] == "Unauthorized"
    assert (await ask(telegram, "getMe", "nonsense"))["description"] == "Not Found"


async def test_unknown_methods_are_not_found(telegram: TelegramDouble) -> None:
    assert await refusal(telegram, "sendTelepathy") == "Not Found: method not found"


async def test_calls_are_held_against_the_table(telegram: TelegramDouble, table: ApiTable) -> None:
    chat = telegram.person("An").room.id
    await ask(telegram, "sendMessage", chat_id=chat, text="x", colour="red")
    await ask(telegram, "sendMessage", text="x")
    await ask(telegram, "sendMessage", chat_id=chat, text="x", disable_notification="perhaps")
    markup = {"inline_keyboard": [[{"text": 5, "callback": "x"}]]}
    await ask(telegram, "sendMessage", chat_id=chat, text="x", reply_markup=markup)
    await ask(telegram, "setMyCommands", commands=[{"command": "tin"}], scope={"type": "village"})
    assert telegram.violations == [
        "sendMessage.colour: no such field",
        "sendMessage.chat_id: missing",
        "sendMessage.disable_notification: 'perhaps' is no Boolean",
        "sendMessage.reply_markup.inline_keyboard[0][0].callback: no such field in "
        "InlineKeyboardButton",
        "sendMessage.reply_markup.inline_keyboard[0][0].text: must be of type String",
        "setMyCommands.commands[0].description: missing",
        "setMyCommands.scope.type: must be default",
    ]
    assert {call.status for call in telegram.calls} == {400}
    telegram.violations.clear()


def test_the_table_tells_subtypes_apart(table: ApiTable) -> None:
    scope = {"type": "all_group_chats"}
    assert table.type_problems("BotCommandScope", scope) == []
    assert table.type_problems("BotCommandScope", scope | {"chat_id": 5}) != []
    assert table.type_problems("Update", {"update_id": "5"}) == [
        "Update.update_id: must be of type Integer"
    ]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities: unclosed start tag"),
        ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
        ({"text": "x", "reply_parameters": {"message_id": 1}}, "message to be replied not found"),
        ({"text": "x", "chat_id": 5}, "chat not found"),
    ],
)
async def test_messages_refused(
    telegram: TelegramDouble, params: dict[str, Any], words: str
) -> None:
    chat = telegram.person("An").room.id
    said = await refusal(telegram, "sendMessage", **({"chat_id": chat} | params))
    assert said.startswith(f"Bad Request: {words}")


async def test_lengths_count_after_the_entities_are_parsed(telegram: TelegramDouble) -> None:
    room = telegram.person("An").room
    html = "<b>" + "😀" * 2048 + "</b>"
    answer = await ask(telegram, "sendMessage", chat_id=room.id, text=html, parse_mode="HTML")
    assert answer["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([[{"text": "x", "callback_data": "đ" * 33}]], "BUTTON_DATA_INVALID"),
        ([[{"text": " ", "callback_data": "x"}]], "text buttons are unallowed"),
        ([[{"text": "x", "url": "http://localhost/1"}]], "inline keyboard button URL"),
        ([[{"text": "x", "callback_data": "x"}] * 8] * 13, "REPLY_MARKUP_TOO_LONG"),
        ([[{"text": "x", "callback_data": "x"}] * 9], "REPLY_MARKUP_TOO_LONG"),
    ],
)
async def test_keyboards_refused(telegram: TelegramDouble, rows: Any, words: str) -> None:
    chat = telegram.person("An").room.id
    markup = {"inline_keyboard": rows}
    said = await refusal(telegram, "sendMessage", chat_id=chat, text="x", reply_markup=markup)
    assert said.startswith(f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt; b &amp;&#33; &nbsp;", "a < b &! &nbsp;", []),
        ("<b>x<i>y</i></b>", "xy", [("bold", 0, 2), ("italic", 1, 1)]),
        (" 😀 <blockquote>q</blockquote> ", "😀 q", [("blockquote", 3, 1)]),
        ('<a href="https://x.vn/?a=1&amp;b=2">đây</a>', "đây", [("text_link", 0, 3)]),
        ('<a href="chỗ nào">đây</a>', "đây", []),
    ],
)
def test_html_is_read(source: str, text: str, entities: list[Any]) -> None:
    shown, found = parse_html(source)
    assert shown == text
    assert [(e["type"], e["offset"], e["length"]) for e in found] == entities


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("đ<h1>x</h1>", 'unsupported start tag "h1" at byte offset 2'),
        ("<b>x", 'can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "unexpected end tag at byte offset 1"),
        ("5 < 6", "unclosed start tag at byte offset 2"),
    ],
)
def test_html_is_refused(source: str, words: str) -> None:
    with pytest.raises(BadEntities, match=words.replace("(", r"\(")):
        parse_html(source)


async def test_edits(telegram: TelegramDouble) -> None:
    room = telegram.person("An").room
    await ask(telegram, "sendMessage", chat_id=room.id, text="một")
    (message,) = room.from_bot
    edit = {"chat_id": room.id, "message_id": message["message_id"]}
    assert "message is not modified" in await refusal(
        telegram, "editMessageText", text="một", **edit
    )
    assert (await ask(telegram, "editMessageText", text="hai", **edit))["result"]["text"] == "hai"
    assert "no caption" in await refusal(telegram, "editMessageCaption", caption="x", **edit)
    edit["message_id"] = 1
    assert "message to edit not found" in await refusal(
        telegram, "editMessageText", text="ba", **edit
    )


async def test_inline_answers(telegram: TelegramDouble) -> None:
    query = telegram.person("An").type_inline("cầu")
    entry = {
        "type": "article",
        "title": "x",
        "input_message_content": {"message_text": "x"},
    }
    many = [entry | {"id": str(number)} for number in range(51)]
    answer: dict[str, Any] = {"inline_query_id": query, "results": many}
    assert "RESULTS_TOO_MUCH" in await refusal(telegram, "answerInlineQuery", **answer)
    answer["results"] = [many[0], many[0]]
    assert "RESULT_ID_DUPLICATE" in await refusal(telegram, "answerInlineQuery", **answer)
    answer["results"] = many[:50]
    assert (await ask(telegram, "answerInlineQuery", **answer))["result"] is True
    assert "query is too old" in await refusal(telegram, "answerInlineQuery", **answer)


async def test_presses_are_answered_once_and_briefly(telegram: TelegramDouble) -> None:
    an = telegram.person("An")
    markup = {"inline_keyboard": [[{"text": "Đúng", "callback_data": "r"}]]}
    await ask(telegram, "sendMessage", chat_id=an.room.id, text="x", reply_markup=markup)
    [shown] = await telegram.shown(an.room, 1)
    answer = {"callback_query_id": an.press(shown, "Đúng"), "text": "x" * 201}
    assert "MESSAGE_TOO_LONG" in await refusal(telegram, "answerCallbackQuery", **answer)
    answer["text"] = "Cảm ơn"
    assert (await ask(telegram, "answerCallbackQuery", **answer))["ok"]
    assert "query is too old" in await refusal(telegram, "answerCallbackQuery", **answer)


async def test_webhook_addresses(telegram: TelegramDouble) -> None:
    for url, words in [
        ("http://bot.example/t", "HTTPS URL must be provided"),
        ("https://bot.example:9000/t", "only on ports"),
    ]:
        assert words in await refusal(telegram, "setWebhook", url=url)
    words = await refusal(telegram, "setWebhook", url="https://bot.example", secret_token="bí mật")
    assert "unallowed characters" in words
    await ask(telegram, "setWebhook", url="https://bot.example/t")
    assert "webhook is active" in await refusal(telegram, "getUpdates")
    await ask(telegram, "deleteWebhook")
    assert (await ask(telegram, "getUpdates"))["result"] == []


async def test_updates_come_until_they_are_acknowledged(telegram: TelegramDouble) -> None:
    an = telegram.person("An")
    for words in ("một", "hai", "ba"):
        an.send(words)

    async def texts(**params: Any) -> list[str]:
        updates = (await ask(telegram, "getUpdates", **params))["result"]
        return [update["message"]["text"] for update in updates]

    assert await texts(limit=2) == ["một", "hai"]
    assert await texts() == ["một", "hai", "ba"]
    last = max(telegram.world.updates)
    assert await texts(offset=last) == ["ba"]
    assert await texts(offset=last + 1) == []


async def test_only_asked_for_updates_come(telegram: TelegramDouble) -> None:
    an = telegram.person("An")
    await ask(telegram, "getUpdates", allowed_updates=["my_chat_member"])
    an.send("không ai nghe")
    an.block()
    (update,) = (await ask(telegram, "getUpdates"))["result"]
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_a_second_poller_ends_the_first(telegram: TelegramDouble, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.polling)
    second = asyncio.create_task(ask(telegram, "getUpdates", timeout=20))
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await first
    telegram.person("An").send("chào")
    assert len((await second)["result"]) == 1


async def test_bad_days(telegram: TelegramDouble, bot: Bot) -> None:
    room = telegram.person("An").room
    telegram.fail("sendMessage", 429, retry_after=7)
    with pytest.raises(RetryAfter, match="7 seconds"):
        await bot.send_message(room.id, "x")
    telegram.fail("sendMessage", 502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(room.id, "x")
    telegram.fail("", 0)
    with pytest.raises(NetworkError, match="disconnected"):
        await bot.send_message(room.id, "x")
    assert room.from_bot == []
    telegram.fail("sendMessage", 0, after=True)
    with pytest.raises(NetworkError):
        await bot.send_message(room.id, "x")
    assert len(room.from_bot) == 1


async def test_moved_groups(telegram: TelegramDouble) -> None:
    group = telegram.group("Tổ dân phố 3")
    moved = group.upgrade(telegram.person("An"))
    body = await ask(telegram, "sendMessage", chat_id=group.room.id, text="x")
    assert body["parameters"] == {"migrate_to_chat_id": moved.room.id}


async def test_python_telegram_bot_understands_the_double(
    telegram: TelegramDouble, bot: Bot
) -> None:
    """And what it makes of the updates says the same as they did."""
    an, group = telegram.person("An"), telegram.group("Tổ dân phố 3")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Xem", callback_data="v")]])
    sent = await bot.send_photo(an.room.id, "https://bao.example/1.jpg", "x", reply_markup=keyboard)
    [shown] = await telegram.shown(an.room, 1)
    assert (sent.message_id, sent.photo[0].width) == (shown.message["message_id"], 640)
    message = an.send(
        "@HoiTinBot /tin", group, reply_to=shown.message, links={"tin": "https://x.vn"}
    )
    an.edit(message, "Sửa")
    an.send_sticker()
    an.send_photo("/tin đây")
    an.press(shown, "Xem")
    an.type_inline("cầu")
    an.block()
    group.upgrade(an)
    group.kick(an)
    raw = list(telegram.world.updates.values())
    updates = await bot.get_updates()
    for update, sent_update in zip(updates, raw, strict=True):
        assert holds(json.loads(update.to_json()), sent_update)


async def test_what_telegram_refuses_looks_so_to_the_library(
    telegram: TelegramDouble, bot: Bot
) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
