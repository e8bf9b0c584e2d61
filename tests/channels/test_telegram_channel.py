"""A conversation on Telegram, over HTTP: what people do and what they see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from newsroom.chat import (
    Block,
    Button,
    Incoming,
    Reply,
    Span,
    item,
    note,
    quote,
    text,
    title,
)
from newsroom.models import Article, PreparedArticle
from newsroom.ports import Store
from tests.channels.talking import ScriptedHandlers, make_channel, running
from tests.channels.telegram_double import TelegramDouble

LINK = "https://bao.example/cau-ngoi-sen"
PICTURE = "https://bao.example/cau.jpg"


@pytest.fixture(autouse=True)
async def bot(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> AsyncIterator[None]:
    async with running(make_channel(telegram, handlers, store)):
        yield


async def test_a_question_and_its_answer(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    handlers.replies(
        Reply(
            (
                title("Cầu <Ngòi Sen>", LINK),
                text("Cầu dài 120 m & rộng 8 m."),
                quote("Cây cầu dài 120 m vừa thông xe.", "120 m"),
                item("Mở đầu"),
                item("Kết thúc", LINK),
                note("Đài Sông Hạ, 05/9/2026"),
            ),
            ((Button("Đọc bài", url=LINK), Button("Đúng", data="r:1")),),
        )
    )
    an = telegram.person("An", "en-GB")
    message = an.send("Cầu Ngòi Sen dài bao nhiêu?")
    [shown] = await telegram.shown(an.room, 1)
    assert shown.text == (
        "Cầu <Ngòi Sen>\nCầu dài 120 m & rộng 8 m.\nCây cầu dài 120 m vừa thông xe.\n"
        "• Mở đầu\n• Kết thúc\n\nĐài Sông Hạ, 05/9/2026"
    )
    assert ("bold", "Cầu <Ngòi Sen>") in shown.styles
    assert ("blockquote", "Cây cầu dài 120 m vừa thông xe.") in shown.styles
    assert ("bold", "120 m") in shown.styles
    assert ("italic", "Đài Sông Hạ, 05/9/2026") in shown.styles
    assert shown.links == [("Cầu <Ngòi Sen>", LINK), ("Kết thúc", LINK)]
    assert shown.buttons == [["Đọc bài", "Đúng"]]
    assert handlers.saw == [
        Incoming(
            channel="telegram",
            chat_id=str(an.room.id),
            user_id=str(an.user["id"]),
            text="Cầu Ngòi Sen dài bao nhiêu?",
            language="en",
            message_id=str(message["message_id"]),
            update_key=handlers.saw[0].update_key,
        )
    ]


async def test_a_deep_link_arrives_as_a_command(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An", language="fr")
    an.open_link("a_12")
    await telegram.shown(an.room, 1)
    assert (handlers.saw[0].text, handlers.saw[0].language) == ("/start a_12", None)


async def test_a_press_changes_the_message_and_is_confirmed(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    more = ((Button("Trang sau", data="p:2"),),)
    handlers.replies(Reply((text("Trang 1"),), more))
    an.send("/tin")
    [first] = await telegram.shown(an.room, 1)
    handlers.replies(Reply((text("Trang 2"),), more, replaces=True, toast="Trang 2/3"))
    an.press(first, "Trang sau")
    await telegram.call("editMessageText")
    [second] = await telegram.shown(an.room, 1)
    assert (second.text, second.edited) == ("Trang 2", True)
    assert handlers.saw[1].button == "p:2"
    assert handlers.saw[1].message_id == str(first.message["message_id"])
    assert (await telegram.call("answerCallbackQuery")).text("text") == "Trang 2/3"
    # Pressed again, the same page comes, which Telegram refuses to show twice.
    an.press(second, "Trang sau")
    await telegram.call("editMessageText", 2)
    an.send("xong")
    assert [m.text for m in await telegram.shown(an.room, 2)] == ["Trang 2", "Trang 2"]


async def test_a_press_that_only_confirms_sends_nothing(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    handlers.replies(Reply((text("Trả lời"),), ((Button("Đúng", data="r:1"),),)))
    an.send("hỏi")
    [shown] = await telegram.shown(an.room, 1)
    handlers.replies(Reply(toast="Cảm ơn bạn! " * 30))
    an.press(shown, "Đúng")
    toast = (await telegram.call("answerCallbackQuery")).text("text")
    assert toast.startswith("Cảm ơn bạn!")
    assert len(toast) == 200
    assert len(an.room.from_bot) == 1


async def test_a_page_that_cannot_be_changed_is_sent_anew(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    handlers.replies(Reply((text("Một"),), ((Button("Tiếp", data="n"),),), replaces=True))
    an.send("/tin")
    [first] = await telegram.shown(an.room, 1)
    telegram.fail("editMessageText", 400, description="Bad Request: message can't be edited")
    handlers.replies(Reply((text("Hai"),), replaces=True))
    an.press(first, "Tiếp")
    assert [m.text for m in await telegram.shown(an.room, 2)] == ["Một", "Hai"]


async def test_a_picture_with_its_caption_can_be_turned_over(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    handlers.replies(Reply((title("Cầu mới"),), ((Button("Tiếp", data="n"),),), picture=PICTURE))
    an.send("/tin")
    [shown] = await telegram.shown(an.room, 1)
    assert (shown.text, shown.picture) == ("Cầu mới", PICTURE)
    assert "photo" in shown.message
    handlers.replies(Reply((title("Chợ mới"),), replaces=True))
    an.press(shown, "Tiếp")
    await telegram.call("editMessageCaption")
    [changed] = await telegram.shown(an.room, 1)
    assert (changed.text, changed.edited) == ("Chợ mới", True)


async def test_a_long_text_has_its_picture_above_it(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    handlers.replies(Reply((text("Dài. " * 300),), picture=PICTURE))
    an.send("hỏi")
    [shown] = await telegram.shown(an.room, 1)
    assert "photo" not in shown.message
    assert shown.message["link_preview_options"] == {
        "url": PICTURE,
        "prefer_large_media": True,
        "show_above_text": True,
    }


async def test_a_picture_that_telegram_cannot_fetch_is_left_out(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    telegram.world.bad_pictures.add(PICTURE)
    an = telegram.person("An")
    handlers.replies(Reply((text("Cầu mới"),), picture=PICTURE))
    an.send("hỏi")
    [shown] = await telegram.shown(an.room, 1)
    assert shown.text == "Cầu mới"
    assert "photo" not in shown.message


async def test_a_long_answer_comes_in_parts(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    sentence = "Ngày 5/9, TP. Hạ Lam khánh thành cầu 😀 dài 1.200 m."
    an = telegram.person("An")
    whole = Block((Span(" ".join([sentence] * 100), bold=True),), "quote")
    handlers.replies(Reply((whole, note("Hết")), ((Button("Đúng", data="r"),),)))
    an.send("hỏi")
    *parts, last = await telegram.shown(an.room, 2)
    said = " ".join(part.text for part in (*parts, last))
    assert said.count(sentence) == 100
    assert all(part.text.endswith("1.200 m.") for part in parts)
    assert all(("blockquote", part.text) in part.styles for part in parts)
    assert [part.buttons for part in parts] == [[]] * len(parts)
    assert last.buttons == [["Đúng"]]


async def test_refused_markup_is_sent_as_plain_words(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    handlers.replies(
        Reply(
            (title("Cầu mới", LINK), item("Dài 120 m")),
            ((Button("Mở", url="http://localhost:8080/1"), Button("Đúng", data="r")),),
        )
    )
    an.send("hỏi")
    [shown] = await telegram.shown(an.room, 1)
    assert shown.text == f"Cầu mới ({LINK})\n• Dài 120 m\nMở: http://localhost:8080/1"
    assert (shown.styles, shown.buttons) == ([], [["Đúng"]])


async def test_bad_entities_are_not_the_end(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    words = "Bad Request: can't parse entities: unsupported start tag"
    telegram.fail("sendMessage", 400, description=words)
    an = telegram.person("An")
    an.send("1 < 2 & 3")
    [shown] = await telegram.shown(an.room, 1)
    assert shown.text == "Bạn nói: 1 < 2 & 3"


async def test_an_edited_message_is_told_as_such(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    message = an.send("Cầu Ngòi Sen")
    await telegram.shown(an.room, 1)
    an.edit(message, "Cầu Ngòi Sen dài bao nhiêu?")
    await telegram.shown(an.room, 2)
    assert [(seen.text, seen.edited) for seen in handlers.saw] == [
        ("Cầu Ngòi Sen", False),
        ("Cầu Ngòi Sen dài bao nhiêu?", True),
    ]


async def test_hidden_links_are_told(telegram: TelegramDouble, handlers: ScriptedHandlers) -> None:
    an = telegram.person("An")
    an.send(
        "Xem ở đây https://thay.example nhé",
        links={"ở đây": "https://spam.example/a"},
        link_preview_options={"url": "https://spam.example/b"},
    )
    await telegram.shown(an.room, 1)
    assert handlers.saw[0].hidden_links == ("https://spam.example/a", "https://spam.example/b")


async def test_captions_and_wordless_messages_are_handed_on(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    an = telegram.person("An")
    an.send_photo("Cầu này ở đâu?")
    an.send_sticker()
    await telegram.shown(an.room, 2)
    assert [seen.text for seen in handlers.saw] == ["Cầu này ở đâu?", ""]


async def test_a_reply_is_understood_as_about_the_article(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    article = Article(LINK, "Cầu Ngòi Sen", "Cầu dài 120 m.")
    await store.articles.save([PreparedArticle(article, (article.body,), "hash")])
    saved = await store.articles.by_url(LINK)
    assert saved is not None
    an = telegram.person("An")
    handlers.replies(Reply((text("Cầu Ngòi Sen"),), article_id=saved.id))
    first = an.send("/start a_1")
    [shown] = await telegram.shown(an.room, 1)
    an.send("Dài bao nhiêu?", reply_to=shown.message)
    an.send("Và tôi?", reply_to=first)
    await telegram.shown(an.room, 3)
    assert [seen.replied_article for seen in handlers.saw] == [0, saved.id, 0]


async def test_order_within_a_chat_and_no_waiting_between_chats(
    telegram: TelegramDouble, handlers: ScriptedHandlers
) -> None:
    """While one chat's first question is being thought about, its next one waits, others do not."""
    thinking = asyncio.Event()

    async def answer(incoming: Incoming) -> tuple[Reply, ...]:
        if incoming.text == "khó":
            await thinking.wait()
        return (Reply((text(incoming.text),)),)

    handlers.answer = answer
    an, others = telegram.person("An"), [telegram.person(f"Người {n}") for n in range(20)]
    for words in ("khó", "dễ", "rất dễ"):
        an.send(words)
    for other in others:
        for words in ("một", "hai"):
            other.send(words)
    for other in others:
        assert [m.text for m in await telegram.shown(other.room, 2)] == ["một", "hai"]
    assert an.room.from_bot == []
    thinking.set()
    assert [m.text for m in await telegram.shown(an.room, 3)] == ["khó", "dễ", "rất dễ"]


async def test_long_thoughts_show_typing(
    telegram: TelegramDouble, handlers: ScriptedHandlers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.typing_sign.AFTER", 0.01)
    thinking = asyncio.Event()

    async def answer(incoming: Incoming) -> tuple[Reply, ...]:
        await thinking.wait()
        return (Reply((text("Xong"),)),)

    handlers.answer = answer
    an = telegram.person("An")
    an.send("khó")
    action = await telegram.call("sendChatAction")
    assert (action.text("action"), action.text("chat_id")) == ("typing", str(an.room.id))
    thinking.set()
    await telegram.shown(an.room, 1)
