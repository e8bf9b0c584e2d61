"""The Bot Platform over real HTTP: polling, webhook, choices, what Zalo keeps back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from newsroom.chat import Button, Incoming, Reply, item, note, text
from newsroom.errors import ChannelError
from newsroom.ports import Store
from tests.channels.talking import ScriptedHandlers, kill
from tests.channels.zalo_double import TOKEN, ZaloDouble
from tests.channels.zalo_talking import HOOK_SECRET, PUBLIC, bot_channel, logged, running, served

HEADER = "X-Bot-Api-Secret-Token"


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloDouble]:
    async with ZaloDouble() as double:
        yield double


async def post(url: str, body: str, secret: str = HOOK_SECRET) -> int:
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        answer = await client.post(url, content=body, headers={HEADER: secret} if secret else {})
    return answer.status_code


async def test_a_conversation_by_polling(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an, binh = zalo.person("An"), zalo.person("Bình")
    async with running(bot_channel(zalo, handlers, store)):
        for words in ("một lời", "hai lời"):
            an.send(words)
        binh.send("ba lời")
        assert await zalo.shown(an.id, 2) == ["Bạn nói: một lời", "Bạn nói: hai lời"]
        assert await zalo.shown(binh.id, 1) == ["Bạn nói: ba lời"]
    # Chats are served side by side: only within one is there an order.
    first = next(each for each in handlers.saw if each.text == "một lời")
    assert (first.channel, first.chat_id, first.user_id) == ("zalo", an.id, an.id)
    assert first.chat_kind == "private"


async def test_a_poll_without_news_is_no_failure(
    handlers: ScriptedHandlers,
    store: Store,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with ZaloDouble(longest_poll=0.01) as zalo:
        an = zalo.person("An")
        async with running(bot_channel(zalo, handlers, store)):
            await zalo.until(lambda: len(zalo.called("getUpdates")) > 3)
            an.send("chào buổi sáng")
            await zalo.shown(an.id, 1)
    assert {call.status for call in zalo.called("getUpdates")} == {200}
    assert "cannot be fetched" not in logged(capsys, caplog)


async def test_polling_takes_the_webhook_away(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    zalo.webhook = {"url": "https://old.example/hook"}
    an = zalo.person("An")
    async with running(bot_channel(zalo, handlers, store)):
        an.send("chào")
        await zalo.shown(an.id, 1)
    assert bot_channel(zalo, handlers, store).routes == []


async def test_what_is_fetched_is_answered_after_a_crash(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """Zalo takes no acknowledgement, so the journal is all that an update has."""
    an = zalo.person("An")
    begun = asyncio.Event()

    async def hang(_: Incoming) -> tuple[Reply, ...]:
        begun.set()
        await asyncio.Event().wait()
        return ()

    scripted, handlers.answer = handlers.answer, hang
    async with running(bot_channel(zalo, handlers, store)) as task:
        an.send("một lời")
        await begun.wait()
        await kill(task)
    assert not zalo.events
    handlers.answer = scripted
    async with running(bot_channel(zalo, handlers, store)):
        assert await zalo.shown(an.id, 1) == ["Bạn nói: một lời"]


async def test_a_conversation_by_webhook(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """Events come wrapped and bare, and each of them twice."""
    channel = bot_channel(zalo, handlers, store, webhook=True)
    an = zalo.person("An")
    zalo.twice = True
    async with served(channel, zalo), running(channel):
        for words in ("lời một", "lời hai", "lời ba"):
            an.send(words)
        await zalo.until(lambda: len(zalo.statuses) == 6)
        shown = await zalo.shown(an.id, 3)
    assert shown == ["Bạn nói: lời một", "Bạn nói: lời hai", "Bạn nói: lời ba"]
    assert set(zalo.statuses) == {200}
    assert zalo.called("getUpdates") == []


async def test_strangers_and_nonsense_are_refused_and_the_probe_is_not(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = bot_channel(zalo, handlers, store, webhook=True)
    event = json.dumps(zalo.person("An").send("chào"))
    zalo.events.clear()
    async with served(channel, zalo) as url:
        assert await post(url, "", secret="") == 200
        assert await post(url, event, secret="sai") == 403
        assert await post(url, event, secret="") == 403
        assert await post(url, "không phải JSON") == 400
        assert await post(url, "[]") == 400
        assert await post(url, '{"event_name": "message.poll.received"}') == 200
        assert await post(url, '{"result": 3}') == 200
        assert await post(url, " " * (1 << 20) + event) == 413
    assert await store.journal.pending("zalo", 10) == []


async def test_events_are_kept_while_zalo_refuses_us(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = bot_channel(zalo, handlers, store, webhook=True)
    an = zalo.person("An")
    async with served(channel, zalo) as url:
        event = json.dumps(an.send("đến sớm"))
        zalo.events.clear()
        assert await post(url, event) == 200
        async with running(channel):
            assert await zalo.shown(an.id, 1) == ["Bạn nói: đến sớm"]


async def test_a_webhook_that_zalo_could_not_check_is_used(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    zalo.unreachable_check = True
    channel = bot_channel(zalo, handlers, store, webhook=True)
    an = zalo.person("An")
    async with served(channel, zalo), running(channel):
        an.send("chào")
        await zalo.shown(an.id, 1)


async def test_an_address_that_zalo_does_not_take_is_one_clear_line(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = bot_channel(
        zalo, handlers, store, webhook_url="https://10.0.0.1/x", webhook_secret=HOOK_SECRET
    )
    with pytest.raises(ChannelError, match=r"HOITIN_ZALO_WEBHOOK_URL https://10.* private"):
        await channel.run(asyncio.Event())


async def test_a_wrong_token_is_one_clear_line_without_it(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = bot_channel(zalo, handlers, store, token="70123:wrong")
    with pytest.raises(ChannelError, match="HOITIN_ZALO_TOKEN") as caught:
        await channel.run(asyncio.Event())
    assert "wrong" not in str(caught.value)


async def test_a_server_that_is_not_there_is_one_clear_line_without_the_token(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = bot_channel(zalo, handlers, store, api_url="http://127.0.0.1:9")
    with pytest.raises(ChannelError, match=r"cannot be reached \(ConnectError\)") as caught:
        await channel.run(asyncio.Event())
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("said", ["2", "2.", "số 2", "so 2", "Hai", "(2)"])
async def test_a_number_presses_the_button_that_it_stands_for(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store, said: str
) -> None:
    an = zalo.person("An")
    offer = Reply(
        (text("Cầu dài 42 mét."),),
        ((Button("Mở bài", url="https://bao.example/cau"), Button("Xem thêm", data="article:1")),
         (Button("Nguồn khác", data="others:2.3"),)),
    )  # fmt: skip
    handlers.replies(offer)
    async with running(bot_channel(zalo, handlers, store)):
        an.send("Cầu dài bao nhiêu?")
        [shown] = await zalo.shown(an.id, 1)
        an.send(said)
        await zalo.shown(an.id, 2)
    assert shown == (
        "Cầu dài 42 mét.\n\nMở bài:\nhttps://bao.example/cau\n\n"
        "Trả lời bằng số để chọn:\n1. Xem thêm\n2. Nguồn khác"
    )
    assert [(seen.text, seen.button) for seen in handlers.saw[1:]] == [("", "others:2.3")]


async def test_choices_survive_a_restart_and_replies_without_any(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    handlers.replies(Reply((text("Chọn đi"),), ((Button("Đúng", data="right:1"),),)))
    async with running(bot_channel(zalo, handlers, store)):
        an.send("câu hỏi")
        await zalo.shown(an.id, 1)
        handlers.replies(Reply(toast="Cảm ơn bạn!"))
        an.send("1")
        assert (await zalo.shown(an.id, 2))[1] == "Cảm ơn bạn!"
    polls = len(zalo.called("getUpdates"))
    async with running(bot_channel(zalo, handlers, store)):
        await zalo.until(lambda: len(zalo.called("getUpdates")) > polls)
        an.send("một")
        await zalo.shown(an.id, 3)
    assert [seen.button for seen in handlers.saw] == ["", "right:1", "right:1"]


async def test_a_number_that_was_not_offered_is_what_the_person_wrote(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an, binh = zalo.person("An"), zalo.person("Bình")
    handlers.replies(Reply((text("Chọn đi"),), ((Button("Đúng", data="right:1"),),)))
    async with running(bot_channel(zalo, handlers, store)):
        binh.send("1")
        await zalo.shown(binh.id, 1)
        binh.send("7")
        await zalo.shown(binh.id, 2)
        an.send("1")
        await zalo.shown(an.id, 1)
    assert [seen.text for seen in handlers.saw] == ["1", "7", "1"]


async def test_numbers_go_on_through_all_replies_of_a_turn(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    handlers.replies(
        Reply((text("Một"),), ((Button("A", data="a"),),)),
        Reply((text("Hai"),), ((Button("B", data="b"),),)),
    )
    async with running(bot_channel(zalo, handlers, store)):
        an.send("câu hỏi")
        _, second = await zalo.shown(an.id, 2)
        an.send("2")
        await zalo.until(lambda: len(handlers.saw) == 2)
    assert second.endswith("2. B")
    assert handlers.saw[1].button == "b"


async def test_a_list_is_numbered_once(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    handlers.replies(
        Reply(
            (item("Khánh thành cầu Suối Ngọc", "https://bao.example/1"), item("Chợ quế họp")),
            ((Button("Khánh thành cầu…", data="article:1"),), (Button("Chợ quế họp", data="b"),)),
        )
    )
    async with running(bot_channel(zalo, handlers, store)):
        an.send("tin mới")
        [shown] = await zalo.shown(an.id, 1)
    assert shown == (
        "1. Khánh thành cầu Suối Ngọc\nhttps://bao.example/1\n2. Chợ quế họp\n\n"
        "Trả lời bằng số để chọn."
    )


async def test_long_replies_are_cut_between_sentences(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    sentence = "Xã Mường Lạn vừa khánh thành một cây cầu dài bốn mươi hai mét. "
    handlers.replies(Reply((text(sentence * 70), note("Nguồn", "https://bao.example/cau"))))
    async with running(bot_channel(zalo, handlers, store)):
        an.send("kể hết đi")
        parts = await zalo.shown(an.id, 3)
    assert all(len(part) <= 2000 for part in parts)
    assert parts[0].endswith("mét.")
    assert sum(part.count("khánh thành") for part in parts) == 70
    assert parts[-1].endswith("https://bao.example/cau")


@pytest.mark.parametrize("field", ["photo", "photo_url"])
async def test_a_picture_says_what_its_caption_says(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store, field: str
) -> None:
    an = zalo.person("An")
    async with running(bot_channel(zalo, handlers, store)):
        an.send_photo("Đây là đâu?", field)
        an.send_photo("", field)
        an.send_sticker()
        await zalo.shown(an.id, 3)
    assert [seen.text for seen in handlers.saw] == ["Đây là đâu?", "", ""]


async def test_what_zalo_keeps_back_is_answered_with_the_rule(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    async with running(bot_channel(zalo, handlers, store)):
        an.send_link()
        [told] = await zalo.shown(an.id, 1)
    assert "không kèm đường dẫn" in told
    assert "10 từ" in told
    assert handlers.saw == []


async def test_a_group_hears_us_when_it_calls_us(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    zalo.room("nhom")
    async with running(bot_channel(zalo, handlers, store)):
        an.send("@Hỏi Tin, cầu dài mấy mét?", group="nhom")
        await zalo.shown("nhom", 1)
    [seen] = handlers.saw
    assert (seen.text, seen.chat_kind, seen.chat_id, seen.user_id) == (
        "cầu dài mấy mét?", "group", "nhom", an.id,
    )  # fmt: skip


async def test_pictures_are_shown_and_bad_ones_left_out(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an = zalo.person("An")
    zalo.bad_pictures.add("https://bao.example/hong.jpg")
    handlers.replies(
        Reply((text("Một"),), picture="https://bao.example/dep.jpg"),
        Reply((text("Hai"),), picture="https://bao.example/hong.jpg"),
    )
    async with running(bot_channel(zalo, handlers, store)):
        an.send("ảnh đâu")
        assert await zalo.shown(an.id, 2) == ["Một", "Hai"]
    assert [each.get("photo", "") for each in zalo.room(an.id).shown] == [
        "https://bao.example/dep.jpg", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), [(True, "Tin &lt;b&gt; <b>đậm</b>"), (False, "")])
async def test_markup_is_sent_only_where_the_setting_says_so(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store, html: bool, expected: str
) -> None:
    an = zalo.person("An")
    block = (
        Reply((text("Tin <b> "),)).blocks[0].spans
        + Reply((text("đậm", bold=True),)).blocks[0].spans
    )
    handlers.replies(Reply((type(text(""))(block),)))
    async with running(bot_channel(zalo, handlers, store, html=html)):
        an.send("tin")
        [shown] = await zalo.shown(an.id, 1)
    mode = zalo.room(an.id).shown[0]["parse_mode"]
    assert (shown, mode) == ((expected, "html") if html else ("Tin <b> đậm", ""))


async def test_typing_is_shown_while_an_answer_takes_long(
    zalo: ZaloDouble,
    handlers: ScriptedHandlers,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.typing_sign.AFTER", 0.01)
    an = zalo.person("An")

    async def slow(_: Incoming) -> tuple[Reply, ...]:
        await zalo.until(lambda: bool(zalo.called("sendChatAction")))
        return (Reply((text("Xong"),)),)

    handlers.answer = slow
    async with running(bot_channel(zalo, handlers, store)):
        an.send("khó đấy")
        assert await zalo.shown(an.id, 1) == ["Xong"]


async def test_the_hook_is_where_the_public_address_says(
    zalo: ZaloDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    [route] = bot_channel(zalo, handlers, store, webhook=True).routes
    assert PUBLIC + route.path == "https://bot.example/zalo/hook"
