"""The bot's own process: somebody subscribes on Telegram, and the digest comes by itself, once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newsroom.answers.preparing import prepare
from newsroom.models import Article
from storage import open_store
from tests.channels.telegram_double import TelegramDouble
from tests.channels.test_telegram_process import ARTICLE, process

NEW = Article(
    url="https://bao.example/cho-que",
    title="Chợ quế họp phiên đầu",
    body="Chợ quế Bản Lau họp phiên đầu tiên với sáu mươi gian hàng.",
)


async def test_a_digest_comes_by_itself_and_once(telegram: TelegramDouble, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/news.db"
    store = await open_store(database)
    await store.articles.save([prepare(ARTICLE)])
    await store.close()
    an = telegram.person("An")
    async with process(telegram, database, tmp_path):
        await telegram.until(lambda: telegram.polling, patience=30)
        an.send("/dangky 6h30")
        await telegram.shown(an.room, 1)
        an.press((await telegram.shown(an.room, 1))[0], "Tất cả tin")
        [_, done, sample] = await telegram.shown(an.room, 3)
    assert done.text.startswith("Xong!")
    assert ARTICLE.title in sample.text
    _make_due(tmp_path / "news.db")
    store = await open_store(database)
    await store.articles.save([prepare(NEW)])
    await store.close()
    for _ in range(2):
        telegram.polling = False
        async with process(telegram, database, tmp_path):
            await telegram.until(lambda: telegram.polling, patience=30)
            [*_, digest] = await telegram.shown(an.room, 4)
    assert len(an.room.from_bot) == 4
    assert NEW.title in digest.text
    assert ["Tin 1"] in digest.buttons
    assert "Hủy bản tin này" in digest.buttons[-1]


def _make_due(path: Path) -> None:
    """Let the night pass."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE subscriptions SET next_due = 0")
