"""Several processes on one database, and processes that die."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.models import Outcome
from newsroom.ports import Store
from tests.contract.making import find, opened, prepared
from tests.faults.importing import word

TOTAL = 10_000


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/news.db"


def start_import(url: str, total: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.importing", url, str(total)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


async def test_an_import_killed_again_and_again_loses_nothing_committed(url: str) -> None:
    for allowed in (300, 2_000, 6_500):
        committed = kill_after(start_import(url, TOTAL), allowed)
        async with opened(url) as store:
            count = await store.articles.count()
            assert committed <= count < TOTAL
            assert count % 100 == 0, "batches are whole"
            await assert_all_found(store, count)
    rerun = start_import(url, TOTAL)
    _, errors = rerun.communicate(timeout=300)
    assert rerun.returncode == 0, errors
    async with opened(url) as store:
        assert await store.articles.count() == TOTAL
        await assert_all_found(store, TOTAL)
        again = [prepared(word(number)) for number in range(500)]
        assert set(await store.articles.save(again)) == {Outcome.UNCHANGED}


async def test_processes_that_start_together_share_an_empty_folder(url: str) -> None:
    processes = [start_import(url, 500) for _ in range(4)]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        assert errors == ""
    async with opened(url) as store:
        assert await store.articles.count() == 500
        await assert_all_found(store, 500)


async def test_reading_and_writing_go_on_beside_an_import(url: str) -> None:
    async with opened(url) as store:
        await store.articles.save([prepared("dautien")])
        await store.search.catch_up()
        process = start_import(url, 2_000)
        rounds = 0
        while process.poll() is None:
            assert len(await find(store, "dautien")) == 1
            await store.articles.save([prepared("dautien", text=f"Dautien, bản {'i' * rounds}.")])
            await store.search.catch_up()
            rounds += 1
        _, errors = process.communicate()
        assert process.returncode == 0, errors
        assert rounds > 1
        await store.search.catch_up()
        assert await store.articles.count() == 2_001
        await assert_all_found(store, 2_000)


def kill_after(process: subprocess.Popen[str], allowed: int) -> int:
    """Kill -9 once ``allowed`` articles are committed; how many it had said so far."""
    assert process.stdout is not None
    committed = 0
    for line in process.stdout:
        committed = int(line)
        if committed >= allowed:
            process.kill()
            break
    said, errors = process.communicate(timeout=60)
    assert process.returncode == -9, errors
    return max([committed, *map(int, said.split())])


async def assert_all_found(store: Store, count: int) -> None:
    """Each of the first ``count`` articles is found by its own word, and once."""
    assert await store.search.size() >= count
    words = [word(number) for number in range(count)]
    for start in range(0, count, 200):
        wanted = words[start : start + 200]
        found = [each.title for each in await find(store, *wanted, limit=1000)]
        assert sorted(found) == sorted(f"Tin về {each}" for each in wanted)
