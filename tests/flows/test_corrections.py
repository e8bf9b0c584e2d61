"""A correction: editors see it beside the old text, and have those told who had the old answer."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import following
from bot.app import App, open_app
from newsroom.answers.preparing import prepare
from newsroom.chat import Incoming, Reply, from_value
from newsroom.comments.model import Author
from newsroom.models import Article, Claimed
from tests.flows.newspaper import settings_for
from tests.flows.town import Person, SetClock, World, labels

EDITOR = Incoming("test", "7", "7")
READER = Incoming("test", "8", "8")
OTHER = Incoming("test", "9", "9", language="en")
QUESTION = "Đường mới của bản Nà Pù dài bao nhiêu mét?"
BODY = (
    "Hôm qua, bản Nà Pù khánh thành con đường mới, dài {metres} mét, do bà con góp công.\n"
    "Con đường giúp học sinh đến trường và nông sản ra chợ thuận tiện hơn trước.\n"
    "Già làng Sùng A Dế nói từ nay ngựa không phải lội qua suối nữa."
)


class Town:
    """An app with one article, and people who talk to it."""

    def __init__(self, app: App, clock: SetClock) -> None:
        self.app = app
        self.clock = clock

    async def tell(self, metres: int) -> int:
        """Publish the article, or correct it; its id."""
        article = Article(
            "https://bao.example/na-pu.html",
            "Bản Nà Pù có đường mới",
            BODY.format(metres=metres),
            self.clock.now(),
        )
        await self.app.store.articles.save([prepare(article)])
        await self.app.store.search.catch_up()
        found = await self.app.store.articles.by_url(article.url)
        assert found
        return found.id

    def person(self, about: Incoming) -> Person:
        world = World(Path(), self.clock)
        world.store, world.dispatcher = self.app.store, self.app.dispatcher
        return Person(world, about)

    async def sent(self) -> list[Claimed]:
        claimed = await self.app.store.outbox.claim(
            "test", 20, self.clock.now(), timedelta(minutes=1)
        )
        return claimed


@pytest.fixture
async def town(tmp_path: Path, clock: SetClock) -> AsyncIterator[Town]:
    async with open_app(settings_for(tmp_path), clock) as app:
        await app.store.editors.add(Author("test", "7"))
        made = Town(app, clock)
        await made.tell(312)
        yield made


def shown(claimed: Claimed) -> Reply:
    return from_value(json.loads(claimed.message.payload))


async def test_readers_of_the_old_answer_are_told_when_an_editor_presses_so(town: Town) -> None:
    reader, late, editor = town.person(READER), town.person(OTHER), town.person(EDITOR)
    assert "312 mét" in (await reader.say(QUESTION)).plain
    await town.tell(321)
    assert "321 mét" in (await late.say(QUESTION)).plain
    assert await town.sent() == []

    listed = await editor.say("/dinhchinh")
    assert "Bản Nà Pù có đường mới" in listed.plain and "1 người" in listed.plain
    card = await editor.press("Xem:")
    assert "Trước: Hôm qua, bản Nà Pù khánh thành con đường mới, dài 312 mét" in card.plain
    assert "Nay: Hôm qua, bản Nà Pù khánh thành con đường mới, dài 321 mét" in card.plain
    assert "nông sản" not in card.plain
    preview = await editor.press("Đính chính với 1 người")
    assert "Gửi tin đính chính trên cho 1 người?" in preview.plain
    assert await town.sent() == []
    assert "cho 1 người" in (await editor.press("Gửi cho 1 người")).plain

    (message,) = await town.sent()
    assert (message.message.channel, message.message.chat_id) == ("test", "8")
    told = shown(message)
    assert told.plain in preview.plain and "dài 321 mét" in told.plain
    assert told.article_id and labels(told) == ["Hỏi về bài này"]


async def test_each_person_is_told_once_of_each_correction_what_changed_for_them(
    town: Town,
) -> None:
    reader, other, editor = town.person(READER), town.person(OTHER), town.person(EDITOR)
    await reader.say(QUESTION)
    key = await town.tell(321)
    await other.say(QUESTION)
    await town.tell(333)
    asked = await editor.send(f"correcting:{key}")
    pressed = next(each for each in labels(asked) if each.startswith("Gửi"))
    assert pressed == "Gửi cho 2 người"
    sending = editor.button(pressed).data
    await editor.send(sending)
    assert "không ai" in (await editor.send(f"correcting:{key}")).plain
    assert "cho 0 người" in (await editor.send(sending)).plain
    assert "cho 2 người" in (await editor.send(f"corrected:{key}:0")).plain
    found = {each.message.chat_id: shown(each).plain for each in await town.sent()}
    assert "312 mét" in found["8"] and "333 mét" in found["8"] and "321" not in found["8"]
    assert "321 mét" in found["9"] and "333 mét" in found["9"]

    await town.tell(350)
    asked = await editor.send(f"correcting:{key}")
    await editor.press("Gửi cho 2 người")
    assert all("Trước" in text or "Before" in text for text in found.values())
    again = {each.message.chat_id: shown(each).plain for each in await town.sent()}
    assert "333 mét" in again["8"] and "350 mét" in again["8"] and "312" not in again["8"]


async def test_a_text_that_changed_since_the_preview_is_not_sent_unseen(town: Town) -> None:
    reader, editor = town.person(READER), town.person(EDITOR)
    await reader.say(QUESTION)
    key = await town.tell(321)
    await editor.send(f"correcting:{key}")
    sending = editor.button("Gửi cho 1 người").data
    await town.tell(333)
    assert "thêm lần nữa" in (await editor.send(sending)).plain
    assert await town.sent() == []


async def test_who_reads_the_same_again_is_not_troubled(town: Town) -> None:
    reader, editor = town.person(READER), town.person(EDITOR)
    await reader.say(QUESTION)
    await town.tell(321)
    key = await town.tell(312)
    correction = await town.app.store.corrections.of(key)
    assert correction and correction.people == 1
    await editor.send(f"correct:{key}:{correction.number}")
    assert await town.sent() == []


async def test_editors_read_every_earlier_text(town: Town) -> None:
    editor = town.person(EDITOR)
    for metres in (321, 333):
        key = await town.tell(metres)
    card = await editor.say("/dinhchinh https://bao.example/na-pu.html")
    assert "Lần sửa 2/2" in card.plain and "Không ai" in card.plain
    assert "dài 321 mét" in (await editor.press("Nguyên văn bản cũ")).plain
    await editor.press("Quay lại")
    assert "Lần sửa 1/2" in (await editor.press("Lần sửa trước")).plain
    whole = await editor.press("Nguyên văn bản cũ")
    assert "dài 312 mét" in whole.plain and "ngựa không phải lội" in whole.plain
    assert "không còn" in (await editor.send(f"oldtext:{key}:7")).plain
    assert "không còn" in (await editor.send("corrected:999:0")).plain


async def test_editors_hear_once_of_a_correction_that_matters(town: Town, clock: SetClock) -> None:
    await town.tell(321)
    assert await following.tell_of_corrections(town.app) == 0
    await town.person(READER).say(QUESTION)
    await town.tell(333)
    assert await following.tell_of_corrections(town.app) == 1
    assert await following.tell_of_corrections(town.app) == 0
    (notice,) = await town.sent()
    assert notice.message.chat_id == "7" and "1 người" in shown(notice).plain
    editor = replace(EDITOR, button=shown(notice).buttons[0][0].data)
    (card,) = await town.app.dispatcher.handle(editor)
    assert "dài 333 mét" in card.plain


async def test_readers_can_neither_see_nor_send(town: Town) -> None:
    reader = town.person(READER)
    await reader.say(QUESTION)
    key = await town.tell(321)
    for data in (f"corrected:{key}:0", f"correcting:{key}", f"correct:{key}:1", f"oldtext:{key}:0"):
        assert "biên tập viên" in (await reader.send(data)).plain
    assert "biên tập viên" in (await reader.say("/dinhchinh")).plain
    assert await town.sent() == []
