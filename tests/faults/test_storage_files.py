"""Files and addresses that cannot be used: one line that says what to do, and nothing is spoilt."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.errors import SchemaTooNew, StorageError
from storage import migrate, open_store
from storage.sqlite import database
from storage.sqlite.migrating import scripts
from tests.contract.making import NOW, opened, prepared


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("postgresql://editor:s3cret@db/news", "PostgreSQL is not supported yet"),
        ("mysql://editor:s3cret@db/news", "sqlite:///PATH"),
        ("data/news.db", "sqlite:///PATH"),
        ("sqlite://", "sqlite:///PATH"),
        ("sqlite:///", "sqlite:///PATH"),
        ("sqlite:///:memory:", "needs a file"),
        ("", "sqlite:///PATH"),
    ],
)
async def test_an_address_that_is_no_database(url: str, advice: str) -> None:
    message = await _refusal(url)
    assert advice in message
    assert "s3cret" not in message


async def test_relative_and_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    await (await open_store("sqlite:///data/news.db")).close()
    assert (tmp_path / "data" / "news.db").is_file()
    await (await open_store(f"sqlite:///{tmp_path}/Tin tức?#/news.db")).close()
    assert (tmp_path / "Tin tức?#" / "news.db").is_file()


async def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "cannot be written" in await _refusal(f"sqlite:///{tmp_path}/file/news.db")


async def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    assert "cannot be opened" in await _refusal(f"sqlite:///{tmp_path}")


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"this is not a database at all" * 100)
    assert "hoitin db restore" in await _refusal(f"sqlite:///{path}")


async def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    assert "another program" in await _refusal(f"sqlite:///{path}")
    assert path.read_bytes() == before


async def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    url = f"sqlite:///{path}"
    await migrate(url)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(scripts()) + 1}")
    before = path.read_bytes()
    for opening in (open_store(url), migrate(url)):
        with pytest.raises(SchemaTooNew, match="newer version"):
            await opening
    assert path.read_bytes() == before


async def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    assert await migrate(url) == len(scripts())
    assert await migrate(url) == 0


async def test_a_database_locked_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    path = tmp_path / "news.db"
    async with opened(f"sqlite:///{path}") as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="another process") as raised:
                await store.articles.save([prepared("mot")])
            assert "database is locked" not in str(raised.value)
            assert await store.articles.count() == 0, "reading goes on"
        await store.articles.save([prepared("mot")])
        assert await store.articles.count() == 1


async def test_a_full_disk(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/news.db") as store:
        writer = store.database._writer  # type: ignore[attr-defined]
        await writer.execute("PRAGMA max_page_count = 60")
        with pytest.raises(StorageError, match="no space left"):
            await store.articles.save([prepared("dai", text="Một câu dài. " * 50_000)])
        assert await store.journal.accept("telegram", "1", "1", "{}", NOW)
        assert await store.articles.count() == 0


async def _refusal(url: str) -> str:
    with pytest.raises(StorageError) as raised:
        await open_store(url)
    assert "\n" not in str(raised.value)
    return str(raised.value)
