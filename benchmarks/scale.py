"""What a collection of a size costs: indexing, start, memory, and time a question.

    python -m benchmarks.scale [--sizes 1000 10000 100000] [--data FOLDER] [--folder KEEP]

Articles are put together from newspaper articles and the paragraphs of the question sets. Indexing
and asking are done in processes of their own, as a service would after a restart.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.common import DATA, WRITINGS, load
from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.answers.preparing import prepare
from newsroom.answers.retrieve import retrieve
from newsroom.models import Article
from storage import open_store

QUESTIONS = 400
WARM_UP = 20
_SETS = ("xquad-vi-dev.json", "viquad1-dev.json", "vicoqa-dev.json")
_BATCH = 200
_START = datetime(2024, 1, 1, tzinfo=UTC)


class Now:
    """A clock that stands still."""

    def now(self) -> datetime:
        """The first moment of 2026."""
        return datetime(2026, 1, 1, tzinfo=UTC)


def articles(data: Path, size: int) -> Iterator[Article]:
    """``size`` articles: those with the questions' answers, then news, each story once as it is
    and then again in halves joined to other halves."""
    known = [article for name in _SETS for article in load(data / name).articles]
    for number in range(size):
        if number < len(known):
            yield _numbered(known[number], number)
        else:
            yield from _news(data, number, size)
            return


def _news(data: Path, first: int, size: int) -> Iterator[Article]:
    with gzip.open(data / "news-22k.jsonl.gz", "rt", encoding="utf-8") as lines:
        stories = [
            (story["title"], [line for line in story["body"].split("\n") if line])
            for story in map(json.loads, lines)
        ]
    for number in range(first, size):
        turn, at = divmod(number - first, len(stories))
        title, body = stories[at]
        if turn:
            other = stories[(at * 31 + turn * 977) % len(stories)][1]
            body = body[: len(body) // 2] + other[len(other) // 2 :]
        yield _numbered(Article(url="", title=title, body="\n".join(body) or title), number)


def _numbered(article: Article, number: int) -> Article:
    return Article(
        url=f"https://example.org/{number}",
        title=article.title,
        body=article.body,
        published=_START + timedelta(minutes=5 * number),
    )


async def index(data: Path, url: str, size: int) -> dict[str, float]:
    """Store and index ``size`` articles; how many a second, and in how many bytes."""
    store = await open_store(url)
    started = time.perf_counter()
    batch = []
    for article in articles(data, size):
        batch.append(prepare(article))
        if len(batch) == _BATCH:
            await store.articles.save(batch)
            batch.clear()
    await store.articles.save(batch)
    await store.search.catch_up()
    taken = time.perf_counter() - started
    await store.close()
    return {"articles": size, "articles_a_second": size / taken}


async def ask(data: Path, url: str) -> dict[str, float]:
    """Open the store afresh and ask; milliseconds and mebibytes."""
    started = time.perf_counter()
    store = await open_store(url)
    opened = time.perf_counter() - started
    asking = Asking(store, Now(), PHRASES, ZoneInfo("Asia/Ho_Chi_Minh"))
    found: dict[str, list[float]] = {"retrieve": [], "ask": []}
    for text in _questions(data):
        began = time.perf_counter()
        await retrieve(store, text, "vi", limit=16)
        between = time.perf_counter()
        await asking.ask(text)
        ended = time.perf_counter()
        found["retrieve"].append((between - began) * 1000)
        found["ask"].append((ended - between) * 1000)
    await store.close()
    report = {"start_s": opened, "first_ms": found["retrieve"][0]}
    for name, times in found.items():
        cuts = statistics.quantiles(times[WARM_UP:], n=100)
        report |= {f"{name}_p50_ms": cuts[49], f"{name}_p99_ms": cuts[98]}
    report["memory_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return report


def _questions(data: Path) -> list[str]:
    """Questions of all sets as written, bare and mistyped, in a fixed random order."""
    every = [
        text
        for name in _SETS
        for asked in load(data / name).questions
        for writing in ("accented", "bare", "mistyped")
        for text in WRITINGS[writing](asked)[:1]
    ]
    return random.Random(7).sample(every, QUESTIONS + WARM_UP)


def _run(step: str, options: argparse.Namespace, url: str, size: int) -> dict[str, float]:
    """One step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--step", step, "--url", url]
    command += ["--data", str(options.data), "--sizes", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    report: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return report


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--folder", type=Path, help="keep the databases here")
    parser.add_argument("--step", choices=("index", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"there is no data in {options.data}: see --data")
    if options.step == "index":
        print(json.dumps(asyncio.run(index(options.data, options.url, options.sizes[0]))))
        return
    if options.step == "ask":
        print(json.dumps(asyncio.run(ask(options.data, options.url))))
        return
    with tempfile.TemporaryDirectory() as spare:
        folder = options.folder or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        for size in options.sizes:
            url = f"sqlite:///{folder}/{size}.db"
            made = _run("index", options, url, size) if not (folder / f"{size}.db").exists() else {}
            report = made | _run("ask", options, url, size)
            print({name: round(value, 1) for name, value in report.items()}, flush=True)


if __name__ == "__main__":
    main()
