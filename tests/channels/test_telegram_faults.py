"""Bad days on Telegram: floods, blocks, broken lines, stops in the middle, other pollers."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from newsroom.chat import Incoming, Reply, text
from newsroom.errors import ChannelError
from newsroom.ports import Store
from storage import open_store
from tests.channels.talking import (
    SORRY,
    ScriptedHandlers,
    SystemClock,
    kill,
    make_channel,
    running,
)
from tests.channels.telegram_double import TOKEN, Call, TelegramDouble

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


def sent_at(telegram: TelegramDouble, chat_id: int) -> list[Call]:
    return [c for c in telegram.called("sendMessage") if c.text("chat_id") == str(chat_id)]


async def test_a_flooded_chat_waits_and_others_do_not(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an, binh = telegram.person("An"), telegram.person("Bình")
    telegram.fail("sendMessage", 429, retry_after=1, chat_id=an.room.id)
    async with running(make_channel(telegram, handlers, store)):
        an.send("một")
        await telegram.call("sendMessage")
        refused = asyncio.get_running_loop().time()
        binh.send("hai")
        await telegram.shown(binh.room, 1)
        assert an.room.from_bot == []
        [shown] = await telegram.shown(an.room, 1)
        assert asyncio.get_running_loop().time() - refused >= 0.9
    assert shown.text == "Bạn nói: một"
    assert [call.status for call in sent_at(telegram, an.room.id)] == [429, 200]
    assert len(handlers.saw) == 2


@pytest.mark.parametrize("status", [0, 500, 502, 504])
async def test_a_failing_server_is_asked_again(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store, status: int
) -> None:
    an = telegram.person("An")
    telegram.fail("sendMessage", status, times=3)
    telegram.fail("getUpdates", status, times=3)
    async with running(make_channel(telegram, handlers, store)):
        an.send("một")
        an.send("hai")
        shown = await telegram.shown(an.room, 2)
    assert [message.text for message in shown] == ["Bạn nói: một", "Bạn nói: hai"]
    assert len(handlers.saw) == 2


async def test_someone_who_blocked_the_bot_is_noted_and_welcomed_back(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    async def unreachable() -> str:
        value = await store.chats.state(
            "telegram", str(an.room.id), "unreachable", SystemClock().now()
        )
        return str(value["reason"]) if value else ""

    an, binh = telegram.person("An"), telegram.person("Bình")
    async with running(make_channel(telegram, handlers, store)):
        an.room.closed = "bot was blocked by the user"
        an.send("một")
        await telegram.call("sendMessage")
        an.room.closed = ""
        an.send("hai")
        await telegram.shown(an.room, 1)
        assert "blocked by the user" in await unreachable()
        an.unblock()
        an.send("ba")
        await telegram.shown(an.room, 2)
        assert await unreachable() == ""
        an.block()
        an.room.closed = ""
        an.send("bốn")
        await telegram.shown(an.room, 3)
        assert await unreachable() == "kicked"
        binh.send("năm")
        await telegram.shown(binh.room, 1)


async def test_a_group_that_moves_takes_what_is_known_with_it(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an, group = telegram.person("An"), telegram.group("Tổ dân phố 3")
    await store.chats.set_language("telegram", str(group.room.id), "en")
    async with running(make_channel(telegram, handlers, store)):
        moved = group.upgrade(an)
        an.send("/tin", moved)
        await telegram.shown(moved.room, 1)
    assert await store.chats.language("telegram", str(moved.room.id)) == "en"


async def test_an_answer_to_a_group_that_has_just_moved_arrives(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    an, group = telegram.person("An"), telegram.group("Tổ dân phố 3")
    await store.chats.set_language("telegram", str(group.room.id), "en")
    an.send("/tin", group)
    moved = group.upgrade(an)
    async with running(make_channel(telegram, handlers, store)):
        [shown] = await telegram.shown(moved.room, 1)
    assert shown.text == "Bạn nói: /tin"
    assert await store.chats.language("telegram", str(moved.room.id)) == "en"


async def test_an_update_that_always_fails_is_parked_with_an_apology(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    async def answer(incoming: Incoming) -> tuple[Reply, ...]:
        if incoming.text == "độc":
            raise RuntimeError("cannot be")
        return (Reply((text("Xong"),)),)

    handlers.answer = answer
    an = telegram.person("An")
    async with running(make_channel(telegram, handlers, store)):
        an.send("độc")
        an.send("lành")
        shown = await telegram.shown(an.room, 2)
    assert [message.text for message in shown] == [SORRY["vi"], "Xong"]
    assert [seen.text for seen in handlers.saw] == ["độc"] * 3 + ["lành"]
    assert await store.journal.pending("telegram", 10) == []


async def test_a_failure_that_passes_is_not_noticed(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    async def answer(incoming: Incoming) -> tuple[Reply, ...]:
        if len(handlers.saw) < 3:
            raise RuntimeError("not yet")
        return (Reply((text("Xong"),)),)

    handlers.answer = answer
    an = telegram.person("An")
    async with running(make_channel(telegram, handlers, store)):
        an.send("hỏi")
        [shown] = await telegram.shown(an.room, 1)
    assert shown.text == "Xong"


async def test_what_a_kill_interrupted_is_answered_after_the_restart(
    telegram: TelegramDouble, handlers: ScriptedHandlers, tmp_path: Path
) -> None:
    """Killed while thinking about the first of two questions that Telegram has forgotten."""
    reached = asyncio.Event()

    async def never(_: Incoming) -> tuple[Reply, ...]:
        reached.set()
        await asyncio.Event().wait()
        return ()

    address = f"sqlite:///{tmp_path}/killed.db"
    an = telegram.person("An")
    first_handlers = ScriptedHandlers()
    first_handlers.answer = never
    store = await open_store(address)
    task = asyncio.create_task(make_channel(telegram, first_handlers, store).run(asyncio.Event()))
    an.send("một")
    an.send("hai")
    await reached.wait()
    await telegram.until(lambda: not telegram.world.updates)
    await kill(task)
    await store.close()
    store = await open_store(address)
    async with running(make_channel(telegram, handlers, store)):
        shown = await telegram.shown(an.room, 2)
        an.send("ba")
        await telegram.shown(an.room, 3)
    assert [message.text for message in shown] == ["Bạn nói: một", "Bạn nói: hai"]
    assert await store.journal.pending("telegram", 10) == []
    await store.close()


async def test_a_stop_lets_answers_be_finished(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    reached, thinking = asyncio.Event(), asyncio.Event()

    async def answer(_: Incoming) -> tuple[Reply, ...]:
        reached.set()
        await thinking.wait()
        return (Reply((text("Xong"),)),)

    handlers.answer = answer
    an = telegram.person("An")
    async with running(make_channel(telegram, handlers, store)):
        an.send("hỏi")
        await reached.wait()
        asyncio.get_running_loop().call_later(0.05, thinking.set)
    assert [message.text for message in await telegram.shown(an.room, 1)] == ["Xong"]
    assert await store.journal.pending("telegram", 10) == []


async def test_updates_that_come_twice_are_answered_once(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    """As after a crash between journalling an update and acknowledging it."""
    an = telegram.person("An")
    an.send("một")
    again = dict(telegram.world.updates)
    async with running(make_channel(telegram, handlers, store)):
        await telegram.shown(an.room, 1)
        await telegram.until(lambda: not telegram.world.updates)
    telegram.world.updates |= again
    async with running(make_channel(telegram, handlers, store)):
        an.send("hai")
        await telegram.shown(an.room, 2)
    assert [seen.text for seen in handlers.saw] == ["một", "hai"]


async def test_another_poller_is_reported_and_outlived(
    telegram: TelegramDouble,
    handlers: ScriptedHandlers,
    store: Store,
) -> None:
    words = "Conflict: terminated by other getUpdates request"
    telegram.fail("getUpdates", 409, times=2, description=words)
    an = telegram.person("An")
    async with running(make_channel(telegram, handlers, store)):
        an.send("một")
        await telegram.shown(an.room, 1)


async def test_a_token_withdrawn_while_running_ends_the_channel(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    telegram.fail("getUpdates", 401, description="Unauthorized")
    with pytest.raises(ChannelError, match="HOITIN_TELEGRAM_TOKEN"):
        await make_channel(telegram, handlers, store).run(asyncio.Event())


async def test_a_wrong_token_is_one_clear_line(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = make_channel(telegram, handlers, store, token="700100:wrong")
    with pytest.raises(ChannelError, match="HOITIN_TELEGRAM_TOKEN") as caught:
        await channel.run(asyncio.Event())
    assert "700100:wrong" not in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_an_unreachable_server_is_one_clear_line(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = make_channel(telegram, handlers, store, api_url="http://127.0.0.1:9")
    with pytest.raises(ChannelError, match=r"127\.0\.0\.1:9 .*HOITIN_TELEGRAM_PROXY") as caught:
        await channel.run(asyncio.Event())
    assert TOKEN not in str(caught.value)


async def test_a_proxy_is_used(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    channel = make_channel(
        telegram, handlers, store, api_url="http://api.telegram.invalid", proxy=telegram.url
    )
    an = telegram.person("An")
    async with running(channel):
        an.send("một")
        await telegram.shown(an.room, 1)


async def test_a_missing_menu_does_not_stop_the_bot(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store
) -> None:
    telegram.fail("setMyCommands", 400, description="Bad Request: BOT_COMMAND_INVALID")
    an = telegram.person("An")
    async with running(make_channel(telegram, handlers, store)):
        an.send("một")
        await telegram.shown(an.room, 1)


async def test_our_own_log_lines_hold_no_token(
    telegram: TelegramDouble,
    handlers: ScriptedHandlers,
    store: Store,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    telegram.fail("sendMessage", 0)
    telegram.fail("getUpdates", 502)
    an = telegram.person("An")
    async with running(make_channel(telegram, handlers, store)):
        an.send("một")
        await telegram.shown(an.room, 1)
    out, err = capsys.readouterr()
    said = out + err + "".join(r.getMessage() for r in caplog.records if r.name[:3] == "bot")
    assert "Telegram failed" in said
    assert TOKEN not in said
