"""``hoitin comment list`` and ``export``, over comments that editors decided on."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner

from bot.app import open_app
from bot.cli import cli
from bot.jobs import forget
from bot.settings import load
from newsroom.comments.model import Act, Author, Change, Comment, Editor, NewComment, Role, Status
from newsroom.ports import Store
from storage import open_store
from tests.contract.making import prepared, store_one

LAN = Author("telegram", "7")
NOON = datetime(2024, 3, 20, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TEXT = "Cầu <đẹp> & chắc\u0008"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database of its own, named by the environment as for an operator."""
    url = f"sqlite:///{tmp_path}/news.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOITIN_DATABASE_URL", url)
    return url


async def decide(store: Store, article: int, status: Status, at: datetime) -> Comment:
    new = NewComment(article, LAN, TEXT, (), at, f"t{at}{status}", "v1")
    comment = await store.comments.submit(new, [])
    assert comment is not None
    if status.is_open:
        return comment
    after = replace(comment, status=status, decided=at)
    stored = await store.comments.apply(Change(comment, after, Act.PUBLISH, at))
    assert stored is not None
    return stored


async def fill(url: str) -> None:
    store = await open_store(url)
    article = await store_one(store, prepared("cau"))
    for status in (Status.PUBLISHED, Status.REFUSED, Status.PENDING):
        for days in range(3):
            await decide(store, article, status, NOON + days * DAY)
    await store.close()


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, ["comment", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_published_comments_are_exported_without_their_authors(database: str) -> None:
    asyncio.run(fill(database))
    found = [json.loads(line) for line in run("export", "--since", "2024-03-21").splitlines()]
    assert [each["id"] for each in found] == [2, 3]
    assert found[0] == {
        "id": 2,
        "article_url": "https://bao.example/cau",
        "article_title": "Tin về cau",
        "text": TEXT,
        "status": "published",
        "reasons": [],
        "created": "2024-03-21T12:00:00+07:00",
        "published": "2024-03-21T12:00:00+07:00",
        "likes": 0,
    }
    assert len(run("export", "--since", "2024-03-21T12:00:01").splitlines()) == 1


def test_they_are_a_feed_too(database: str) -> None:
    asyncio.run(fill(database))
    feed = fromstring(run("export", "--since", "2024-03-20", "--format", "rss"))
    items = feed.findall("channel/item")
    assert len(items) == 3
    assert items[0].findtext("description") == "Cầu <đẹp> & chắc"
    assert items[0].findtext("pubDate") == "Wed, 20 Mar 2024 12:00:00 +0700"
    assert len({each.findtext("guid") for each in items}) == 3
    assert feed.findtext("channel/link") == "https://bao.example/"
    empty = fromstring(run("export", "--since", "2030-01-01", "--format", "rss"))
    assert empty.findall("channel/item") == []


def test_what_waits_is_listed(database: str) -> None:
    asyncio.run(fill(database))
    found = [json.loads(line) for line in run("list").splitlines()]
    assert [each["id"] for each in found] == [7, 8, 9]
    assert {each["published"] for each in found} == {None}


def test_a_day_is_needed_and_must_be_one() -> None:
    for words in (["export"], ["export", "--since", "hôm qua"]):
        assert CliRunner().invoke(cli, ["comment", *words]).exit_code == 2


def test_the_doctor_knows_whether_somebody_decides(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(fill(database))
    told = CliRunner().invoke(cli, ["doctor"]).stdout
    assert "0 editors, 3 waiting: name editors in HOITIN_EDITORS" in told
    monkeypatch.setenv("HOITIN_EDITORS", "telegram:5")
    told = CliRunner().invoke(cli, ["doctor"]).stdout
    assert "1 editors, 3 waiting, one for more than a day" in told


async def test_the_settings_name_editors_and_old_refusals_are_forgotten(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(database)
    monkeypatch.setenv("HOITIN_EDITORS", "telegram:5:admin, web:x")

    class Later:
        def now(self) -> datetime:
            return NOON + 91 * DAY

    async with open_app(load(), Later()) as app:
        assert await app.store.editors.all() == [
            Editor(1, "telegram", "5", Role.ADMIN),
            Editor(2, "web", "x", Role.EDITOR),
        ]
        await forget(app)
        kept = await app.store.comments.of_author(LAN, 20)
        assert sum(each.status is Status.REFUSED for each in kept) == 2
        assert len(kept) == 8
