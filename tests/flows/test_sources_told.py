"""What editors see of the sources: in chat, in alarms and on the command line."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import following
from bot.app import App, open_app
from bot.cli import cli
from newsroom.chat import Incoming, Reply
from newsroom.comments.model import Author
from newsroom.models import Claimed
from newsroom.sourcing.habits import Habits
from newsroom.sourcing.model import NewsSource, SourceKind
from tests.faults.site import reply, serving
from tests.flows.newspaper import Newspaper, settings_for
from tests.flows.town import SetClock, labels

EDITOR = Incoming("test", "7", "7")
READER = Incoming("test", "8", "8")
FEED = "https://bao.example/rss"


@pytest.fixture
async def app(tmp_path: Path, clock: SetClock) -> AsyncIterator[App]:
    async with open_app(settings_for(tmp_path), clock) as app:
        await app.store.editors.add(Author("test", "7"))
        yield app


async def say(app: App, words: str, who: Incoming = EDITOR) -> Reply:
    return (await app.dispatcher.handle(replace(who, text=words)))[0]


async def press(app: App, data: str) -> Reply:
    return (await app.dispatcher.handle(replace(EDITOR, button=data)))[0]


async def test_editors_find_add_see_and_pause_sources_in_chat(app: App, clock: SetClock) -> None:
    assert "Chưa có nguồn tin nào" in (await say(app, "/nguon")).plain
    async with serving() as site:
        paper = Newspaper(site)
        stories = [paper.publish(clock.now()) for _ in range(2)]
        front = f'<link rel="alternate" type="application/rss+xml" href="{paper.feed}">' + "".join(
            f'<p><a href="{paper.url(each)}">{each.name}, tin mới</a></p>' for each in stories
        )
        site.pages["/"] = reply(front.encode(), "Content-Type: text/html; charset=utf-8")
        found = await say(app, f"/nguon {site.url('/')}")
        assert f"RSS, 2 bài: {paper.feed}" in found.plain and "Bản Nà Nà Pù" in found.plain
        assert labels(found) == ["Theo dõi RSS, 2 bài", "Theo dõi trang chuyên mục, 2 bài"]
        assert await app.store.sources.all() == []
        assert paper.feed in (await press(app, "srcadd:0")).plain
        async with following.visitor(app) as visitor:
            await following.follow(app, visitor)
    listed = await say(app, "/nguon")
    assert "127.0.0.1" in listed.plain and "hôm nay 2 tin" in listed.plain
    pausing = next(each for row in listed.buttons for each in row if each.label.startswith("Dừng"))
    paused = await press(app, pausing.data)
    assert "đang tạm dừng" in paused.plain and paused.replaces
    (source,) = await app.store.sources.all()
    assert source.paused and source.kind is SourceKind.FEED
    assert any(label.startswith("Đọc tiếp") for label in labels(paused))
    await press(app, "srcadd:0")
    (source,) = await app.store.sources.all()
    assert not source.paused


async def test_an_address_that_cannot_be_followed_is_told_in_words(
    app: App, clock: SetClock
) -> None:
    for words in ("javascript:alert(1)", "chợ quế"):
        assert "gõ /nguon rồi đến địa chỉ" in (await say(app, f"/nguon {words}")).plain
    async with serving() as site:
        assert "không còn trang này" in (await say(app, f"/nguon {site.url('/')}")).plain
    assert "không kết nối được" in (await say(app, f"/nguon {site.url('/')}")).plain
    assert "mạng nội bộ" in (await say(app, "/nguon http://127.0.0.2:9/")).plain
    # What was offered an hour ago is not taken blindly.
    await app.store.chats.save_state("test", "7", "offers", [(FEED, "feed")], clock.now())
    assert await app.store.sources.all() == []
    assert FEED not in (await press(app, "srcadd:0")).plain
    assert await app.store.sources.all() == []


async def test_readers_neither_see_nor_add_sources(app: App) -> None:
    assert "biên tập viên" in (await say(app, f"/nguon {FEED}", READER)).plain
    (told,) = await app.dispatcher.handle(replace(READER, button="srcadd:0"))
    assert "biên tập viên" in told.plain
    assert await app.store.sources.all() == []


async def test_a_failure_is_told_in_words(app: App) -> None:
    await fail(app, "no complete answer within 30 seconds")
    assert "3 lần liền: trang trả lời quá chậm" in (await say(app, "/nguon")).plain
    assert "3 times in a row" in (await say(app, "/sources", replace(EDITOR, language="en"))).plain


async def fail(app: App, reason: str) -> NewsSource:
    now = app.clock.now()
    await app.store.sources.add(NewsSource(FEED, now, now))
    claimed = await app.store.sources.claim(now, timedelta(minutes=1))
    assert claimed
    failed = replace(claimed, failures=3, reason=reason, last_success=now)
    await app.store.sources.visited(failed)
    return failed


async def alarms(app: App) -> list[Claimed]:
    return await app.store.outbox.claim("test", 10, app.clock.now(), timedelta(minutes=1))


async def test_editors_hear_once_of_a_source_that_fails_for_a_day(
    app: App, clock: SetClock
) -> None:
    source = await fail(app, "the site cannot be reached")
    assert await following.tell_editors(app, source) == 0
    clock.later(hours=25)
    assert await following.tell_editors(app, source) == 1
    assert await following.tell_editors(app, source) == 0
    (alarm,) = await alarms(app)
    assert alarm.message.chat_id == "7"
    assert "không đọc được đã 25 giờ" in alarm.message.payload


async def test_editors_hear_of_silence_and_of_the_next_one_again(app: App, clock: SetClock) -> None:
    often = Habits((5.0,) * 24, (5.0,) * 24)
    source = replace(NewsSource(FEED, clock.now(), clock.now(), id=1), habits=often)
    source = replace(source, last_success=clock.now(), last_article=clock.now())
    clock.later(hours=9)
    assert await following.tell_editors(app, source) == 1
    (alarm,) = await alarms(app)
    assert "im lặng đã 9 giờ" in alarm.message.payload
    source = replace(source, last_article=clock.now())
    assert await following.tell_editors(app, source) == 0
    clock.later(hours=9)
    assert await following.tell_editors(app, source) == 1


async def command(folder: Path, *words: str, given: str = "") -> Result:
    settings = {
        "HOITIN_DATABASE_URL": f"sqlite:///{folder}/cli.db",
        "HOITIN_ALLOWED_HOSTS": "127.0.0.1",
        "HOITIN_SITE_RULES": str(folder / "rules.toml"),
    }
    runner = CliRunner(env=settings)
    return await asyncio.to_thread(runner.invoke, cli, list(words), input=given)


async def test_sources_on_the_command_line(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "rules.toml").write_text('["127.0.0.1"]\ntitle = "p.ten"\n', encoding="utf-8")
    async with serving() as site:
        paper = Newspaper(site)
        stories = [paper.publish(clock.now()) for _ in range(3)]
        front = f'<link rel="alternate" type="application/rss+xml" href="{paper.feed}">' + "".join(
            f'<p><a href="{paper.url(each)}">{each.name}, tin mới</a></p>' for each in stories
        )
        site.pages["/"] = reply(front.encode(), "Content-Type: text/html; charset=utf-8")
        refused = await command(tmp_path, "source", "add", site.url("/"), given="0\n")
        assert f"feed: {paper.feed}, 3 articles" in refused.output
        assert f"section: {site.url('/')}" in refused.output
        added = await command(tmp_path, "source", "add", site.url("/"), "--yes")
        assert added.exit_code == 0, added.output
        assert "read 3: added 3, updated 0" in added.output
        (listed,) = (await command(tmp_path, "source", "list", "--json")).output.splitlines()
        told = json.loads(listed)
        assert (told["url"], told["kind"], told["articles"]) == (paper.feed, "feed", 3)
        assert paper.feed in (await command(tmp_path, "source", "list")).output
        paper.correct(stories[0], 321, clock.now())
        checked = await command(tmp_path, "source", "check", paper.feed)
        assert "updated 1" in checked.output
        paper.trouble = reply(b"", status="500 Oops")
        checked = await command(tmp_path, "source", "check", paper.feed)
        assert checked.exit_code == 1 and "has a fault" in checked.output
        page = "<h1>Mục</h1><p class=ten>Tên do luật</p><i class=ky>Ai đó</i>" + stories[1].html
        site.pages["/thu"] = reply(page.encode(), "Content-Type: text/html; charset=utf-8")
        tried = await command(tmp_path, "source", "try", site.url("/thu"))
        assert "as any page" in tried.output and "Tên do luật" in tried.output
        own = ("source", "try", site.url("/thu"), "--with")
        assert "Ai đó" in (await command(tmp_path, *own, "author=i.ky")).output
        wrong = await command(tmp_path, *own, "tacgia=i.ky")
        assert wrong.exit_code == 1 and "only title, lead, body" in wrong.output
        listing = await command(tmp_path, "source", "try", site.url("/"))
        assert listing.exit_code == 1 and "┃" not in listing.output
        assert (await command(tmp_path, "source", "pause", paper.feed)).exit_code == 0
        assert "paused" in (await command(tmp_path, "source", "list")).output
        # The site's address is enough while one source only is of it.
        assert (await command(tmp_path, "source", "resume", site.url("/"))).exit_code == 0
        assert (await command(tmp_path, "source", "remove", paper.feed)).exit_code == 0
        gone = await command(tmp_path, "source", "pause", paper.feed)
        assert gone.exit_code == 1 and "no such source" in gone.output


async def test_an_old_text_is_read_again_and_shown_on_the_command_line(
    tmp_path: Path, clock: SetClock
) -> None:
    (tmp_path / "rules.toml").write_text("", encoding="utf-8")
    async with serving() as site:
        paper = Newspaper(site)
        told, other = (paper.publish(clock.now(), told=312) for _ in range(2))
        await command(tmp_path, "source", "add", paper.feed, "--yes")
        history = ("source", "history", paper.url(told))
        assert "never corrected" in (await command(tmp_path, *history)).output
        paper.correct(told, 321, None)
        assert "read 0" in (await command(tmp_path, "source", "check", paper.feed)).output
        checked = await command(tmp_path, "source", "check", paper.feed, "--again")
        assert "read 2: added 0, updated 1, unchanged 1" in checked.output
        shown = (await command(tmp_path, *history)).output
        assert "dài 312 mét" in shown and "dài 321 mét" in shown and "ra chợ" not in shown
        (line,) = (await command(tmp_path, *history, "--json")).output.splitlines()
        kept = json.loads(line)
        assert "312 mét" in kept["body"] and len(kept["changes"]) == 1
        same = await command(tmp_path, "source", "history", paper.url(other), "--json")
        assert same.exit_code == 0 and same.output == ""
        unknown = await command(tmp_path, "source", "history", site.url("/khac"))
        assert unknown.exit_code == 1 and "no such article" in unknown.output


async def test_a_reprint_is_not_offered_as_another_source(app: App) -> None:
    from newsroom.answers.preparing import prepare
    from tests.unit.test_sourcing_alike import story

    texts = [story(), story(url="https://khac.example/tin", end=" Theo Báo Bến Lúa.")]
    await app.store.articles.save([prepare(each) for each in texts])
    await app.store.search.catch_up()
    answer = await app.asking.ask("Cầu Nậm Thia dài bao nhiêu mét?")
    assert "312 mét" in answer.text
    assert len(answer.sources) == 1
    assert len(await app.asking.search("cầu Nậm Thia")) == 1
