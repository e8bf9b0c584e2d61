"""kill -9 in the middle of ``hoitin ingest``: nothing committed is lost, a rerun completes it."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from newsroom.models import SearchQuery
from storage import open_store
from tests.flows.commanding import LONGEST, Hoitin

TOTAL = 3000
KILLS = 3


def word(number: int) -> str:
    """A word of letters that only one article has."""
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")


def write_news(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(TOTAL):
            article = {
                "url": f"https://x.vn/{number}",
                "title": f"Bản tin {word(number)}",
                "published": "2026-11-20T08:00:00+07:00",
                "body": f"Xã Đồng Vải trồng {number} ha quế trong năm nay.",
            }
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def stored(database: Path) -> int:
    """Articles that are committed by now."""
    if not database.exists():
        return 0
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def kill_in_the_middle(process: subprocess.Popen[str], database: Path, after: int) -> None:
    """Wait until more than ``after`` articles are committed, and kill at no particular moment."""
    deadline = time.monotonic() + LONGEST
    while stored(database) <= after and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(random.random() * 0.1)
    process.kill()
    # Ends only when the processes that prepare articles have ended too: they hold the pipes.
    process.communicate(timeout=LONGEST)


async def found(database: Path) -> set[str]:
    """The articles that search finds by their own word, after a start."""
    store = await open_store(f"sqlite:///{database}")
    try:
        return {
            candidate.passage.text
            for number in range(TOTAL)
            for candidate in await store.search.candidates(
                SearchQuery(syllables=((word(number), 1.0),)), 1
            )
        }
    finally:
        await store.close()


async def test_what_was_committed_is_found_and_a_rerun_completes_it(tmp_path: Path) -> None:
    hoitin, database = Hoitin(tmp_path), tmp_path / "data" / "hoitin.db"
    write_news(tmp_path / "news.jsonl")
    for kill in range(KILLS):
        before = stored(database)
        kill_in_the_middle(hoitin.start("ingest", "news.jsonl"), database, before)
        committed = stored(database)
        assert committed >= before
        assert kill > 0 or 0 < committed < TOTAL
        assert len(await found(database)) == committed
    done = hoitin("ingest", "news.jsonl")
    assert done.returncode == 0, done.stderr
    assert f"unchanged {committed}" in done.stdout
    assert len(await found(database)) == stored(database) == TOTAL
