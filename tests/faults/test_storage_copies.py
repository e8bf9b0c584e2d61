"""Copies of the database: made while it is in use, verified before they take its place."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.errors import SchemaTooNew, StorageError
from newsroom.ports import Store
from storage import backup, restore
from tests.contract.making import opened, prepared, titles


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/news.db"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "copy.db"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


async def _add(url: str, word: str) -> None:
    async with opened(url) as store:
        await store.articles.save([prepared(word)])


async def _titles(url: str) -> set[str]:
    async with opened(url) as store:
        stored = {article.title for article in await store.articles.newest(100)}
        assert await titles(store, "truoc", "sau") == stored
        return stored


async def test_back_to_a_copy_and_forth_again(url: str, copy: Path) -> None:
    await _add(url, "truoc")
    await backup(url, copy)
    await _add(url, "sau")
    kept = await restore(copy, url)
    assert await _titles(url) == {"Tin về truoc"}
    assert kept is not None
    assert await restore(kept, url) not in (None, kept)
    assert await _titles(url) == {"Tin về truoc", "Tin về sau"}


async def test_a_copy_is_one_complete_file(url: str, copy: Path) -> None:
    async with opened(url) as store:
        await store.articles.save([prepared("truoc")])
        await backup(url, copy)
    assert names(copy.parent) == {"copy.db"}
    await restore(copy, url)
    assert names(copy.parent) == {"copy.db"}, "the copy is only read"
    assert await _titles(url) == {"Tin về truoc"}


async def test_a_copy_made_while_articles_are_stored_holds_whole_batches(
    url: str, copy: Path
) -> None:
    async def fill(store: Store) -> None:
        for batch in range(20):
            await store.articles.save([prepared(f"lo{batch}so{number}") for number in range(50)])

    async with opened(url) as store:
        await asyncio.gather(fill(store), backup(url, copy))
    await restore(copy, url)
    async with opened(url) as store:
        assert await store.articles.count() % 50 == 0


async def test_an_existing_file_is_not_overwritten(url: str, copy: Path) -> None:
    await _add(url, "truoc")
    await backup(url, copy)
    with pytest.raises(StorageError, match="exists already"):
        await backup(url, copy)


async def test_there_must_be_something_to_copy(url: str, copy: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="there is no database"):
        await backup(url, copy)
    with pytest.raises(StorageError, match="there is no database"):
        await restore(copy, url)
    assert not {"news.db", "copy.db"} & names(tmp_path)


def rubbish(path: Path) -> None:
    path.write_bytes(b"rubbish" * 1000)


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    path.write_bytes(content)


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")


def without_content(path: Path) -> None:
    path.write_bytes(b"")


def too_new(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1000")


@pytest.mark.parametrize("spoil", [rubbish, damaged, of_another_program, without_content, too_new])
async def test_a_copy_that_cannot_be_used_changes_nothing(
    url: str, copy: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    await _add(url, "truoc")
    await backup(url, copy)
    spoil(copy)
    before = names(tmp_path)
    with pytest.raises(SchemaTooNew if spoil is too_new else StorageError):
        await restore(copy, url)
    assert names(tmp_path) == before
    assert await _titles(url) == {"Tin về truoc"}


async def test_a_database_in_use_is_not_replaced(url: str, copy: Path) -> None:
    async with opened(url) as store:
        await store.articles.save([prepared("truoc")])
        await backup(url, copy)
        with pytest.raises(StorageError, match="in use"):
            await restore(copy, url)
        await store.articles.save([prepared("sau")])
    assert await _titles(url) == {"Tin về truoc", "Tin về sau"}


@pytest.mark.parametrize("spoil", [rubbish, damaged, without_content])
async def test_a_database_left_damaged_by_a_crash_can_be_replaced(
    url: str, copy: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    await _add(url, "truoc")
    await backup(url, copy)
    path, crashed = tmp_path / "news.db", tmp_path / "crashed"
    crashed.mkdir()
    async with opened(url) as store:
        await store.articles.save([prepared("sau")])
        for name in ("news.db", "news.db-wal"):
            shutil.copy(tmp_path / name, crashed)
    shutil.copytree(crashed, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(crashed)
    assert "news.db-wal" in names(tmp_path)
    spoil(path)
    kept = await restore(copy, url)
    assert kept is not None
    assert kept.exists()
    assert "news.db-wal" not in names(tmp_path)
    assert await _titles(url) == {"Tin về truoc"}
