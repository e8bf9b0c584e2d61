"""An index folder that is damaged, lost, or of another database."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.errors import StorageError
from storage import backup
from tests.contract.making import opened, prepared, titles

WORDS = [f"q{letter}" for letter in "abcdefghijklmnopqrst"]
EVERY = {f"Tin về {word}" for word in WORDS}


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """A database with twenty articles, closed."""
    address = f"sqlite:///{tmp_path}/news.db"
    await _add(address, *WORDS)
    return address


def index_files(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("news.db.index/*/*") if not path.name.endswith(".lock")]
    assert len(found) > 5
    return found


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [halve, empty, Path.unlink])
@pytest.mark.parametrize(
    "ending", ["meta.json", ".managed.json", ".idx", ".term", ".store", ".fast"]
)
async def test_a_damaged_index_is_built_again(
    url: str, tmp_path: Path, damage: Callable[[Path], None], ending: str
) -> None:
    damage(next(path for path in index_files(tmp_path) if path.name.endswith(ending)))
    assert await _found(url) == EVERY


async def test_what_a_killed_commit_left_is_not_in_the_way(url: str, tmp_path: Path) -> None:
    """The next commit would give its list of deleted passages a name that is taken."""
    managed = next(path for path in index_files(tmp_path) if path.name == ".managed.json")
    meta = json.loads(managed.with_name("meta.json").read_text("utf-8"))
    left = [
        f"{segment['segment_id'].replace('-', '')}.{meta['opstamp'] + step}.del"
        for segment in meta["segments"]
        for step in range(1, 40)
    ]
    for name in left:
        managed.with_name(name).write_bytes(b"half")
    known = json.loads(managed.read_text("utf-8"))
    managed.write_text(json.dumps([*known, *left]), "utf-8")
    await _add(url, *WORDS[:3], text="Tin mới hơn.")
    assert await _found(url) == EVERY


async def test_a_lost_index_is_built_again(url: str, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "news.db.index")
    assert await _found(url) == EVERY


async def test_rubbish_in_the_place_of_an_index(url: str, tmp_path: Path) -> None:
    for path in index_files(tmp_path):
        path.write_bytes(os.urandom(100))
    assert await _found(url) == EVERY


async def test_damage_that_shows_only_when_read_says_what_to_do(url: str, tmp_path: Path) -> None:
    # More than the first pages of the passages, which are read when the index is opened.
    async with opened(url) as store:
        long = [prepared(word, text=random.randbytes(9000).hex()) for word in WORDS]
        await store.articles.save(long)
        await store.search.catch_up()
    (path,) = (path for path in index_files(tmp_path) if path.name == "passages.db")
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(StorageError, match="delete that folder"):
        await _found(url)


async def test_an_older_copy_put_in_place_by_hand(url: str, tmp_path: Path) -> None:
    await backup(url, tmp_path / "copy.db")
    await _add(url, "them")
    (tmp_path / "copy.db").replace(tmp_path / "news.db")
    assert await _found(url, "them") == EVERY


async def test_another_database_in_the_same_place(url: str, tmp_path: Path) -> None:
    (tmp_path / "news.db").unlink()
    await _add(url, *(f"r{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))
    assert await _found(url, "ra") == {"Tin về ra"}
    assert len(list((tmp_path / "news.db.index").iterdir())) == 1, "the old index is tidied away"


async def test_two_databases_may_share_an_index_folder(url: str, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    other = f"sqlite:///{tmp_path}/other.db"
    async with opened(url, index_path=shared) as first, opened(other, index_path=shared) as second:
        await second.articles.save([prepared("khac")])
        await second.search.catch_up()
        assert await titles(first, *WORDS, "khac") == EVERY
        assert await titles(second, *WORDS, "khac") == {"Tin về khac"}


async def _add(url: str, *words: str, text: str = "") -> None:
    async with opened(url) as store:
        await store.articles.save([prepared(word, text=text) for word in words])
        await store.search.catch_up()


async def _found(url: str, *more: str) -> set[str]:
    async with opened(url) as store:
        return await titles(store, *WORDS, *more)
