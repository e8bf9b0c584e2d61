"""What a collection of a size costs: indexing, start, memory, and time a question.

    python -m benchmarks.scale [--sizes 1000 10000 100000] [--data FOLDER] [--folder KEEP]

Articles are put together from newspaper articles and the paragraphs of the question sets. Indexing
and asking are done in processes of their own, as a service would after a restart. Beside the time
that passes, the processor time is given, which says more where the machine does other work too;
beside the memory of the process, how much of it is not pages of the index, which the system takes
back when it needs them.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.common import DATA, WRITINGS, load
from bot.ingest import Chunk, ingest
from bot.processes import processes
from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.answers.retrieve import retrieve
from newsroom.models import Article
from storage import open_store

QUESTIONS = 400
WARM_UP = 20
_SETS = ("xquad-vi-dev.json", "viquad1-dev.json", "vicoqa-dev.json")
_BATCH = 200
_OTHERS = (1, 2, 3)
_START = datetime(2024, 1, 1, tzinfo=UTC)


class Now:
    """A clock that stands still."""

    def now(self) -> datetime:
        """The first moment of 2026."""
        return datetime(2026, 1, 1, tzinfo=UTC)


def articles(data: Path, size: int) -> Iterator[Article]:
    """``size`` articles: those with the questions' answers, then news, each story once as it is
    and then again with three of four paragraphs taken from others."""
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
            others = [stories[(at * 31 + turn * 977 * each) % len(stories)][1] for each in _OTHERS]
            body = [
                line if place % 4 == 0 else _line(others[place % 4 - 1], place)
                for place, line in enumerate(body)
            ]
        yield _numbered(Article(url="", title=title, body="\n".join(body) or title), number)


def _line(story: Sequence[str], place: int) -> str:
    return story[place % len(story)] if story else ""


def _numbered(article: Article, number: int) -> Article:
    return Article(
        url=f"https://example.org/{number}",
        title=article.title,
        body=article.body,
        published=_START + timedelta(minutes=5 * number),
    )


async def index(data: Path, url: str, size: int) -> dict[str, float]:
    """Take in ``size`` articles as ``hoitin ingest`` does; how many a second, and what processor
    time each takes, all processes together."""
    store = await open_store(url)
    started = time.perf_counter()
    with processes() as executor:
        await ingest(store, _chunks(data, size), executor=executor)
    taken = time.perf_counter() - started
    await store.close()
    used = sum(os.times()[:4])
    return {
        "articles": size,
        "articles_a_second": size / taken,
        "cpu_ms_an_article": 1000 * used / size,
    }


async def _chunks(data: Path, size: int) -> AsyncIterator[Chunk]:
    source = articles(data, size)
    while chunk := list(islice(source, _BATCH)):
        yield chunk


async def ask(url: str, questions: Sequence[str]) -> dict[str, float]:
    """Open the store afresh and ask; milliseconds and mebibytes."""
    started = time.perf_counter()
    store = await open_store(url)
    opened = time.perf_counter() - started
    asking = Asking(store, Now(), PHRASES, ZoneInfo("Asia/Ho_Chi_Minh"))
    found: dict[str, list[float]] = {"retrieve": [], "ask": []}
    used: dict[str, list[float]] = {"retrieve_cpu": [], "ask_cpu": []}
    for text in questions:
        moments = [_moment()]
        await retrieve(store, text, "vi", limit=16)
        moments.append(_moment())
        await asking.ask(text)
        moments.append(_moment())
        for name, cpu, (before, after) in zip(found, used, pairwise(moments), strict=True):
            found[name].append(1000 * (after[0] - before[0]))
            used[cpu].append(1000 * (after[1] - before[1]))
    report = {"start_s": opened, "first_ms": found["retrieve"][0], **_memory()}
    await store.close()
    for name, times in (found | used).items():
        cuts = statistics.quantiles(times[WARM_UP:], n=100)
        report |= {f"{name}_p50_ms": cuts[49], f"{name}_p99_ms": cuts[98]}
    return report


def _moment() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _memory() -> dict[str, float]:
    """What the process holds, in mebibytes, and how much of it is its own."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kept = dict(re.findall(r"(VmRSS|RssAnon):\s+(\d+) kB", status))
    return {"memory_mib": int(kept["VmRSS"]) / 1024, "own_memory_mib": int(kept["RssAnon"]) / 1024}


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
    """One step in a process of its own, which is given the questions to ask."""
    command = [sys.executable, "-m", "benchmarks.scale", "--step", step, "--url", url]
    command += ["--data", str(options.data), "--sizes", str(size)]
    questions = json.dumps(_questions(options.data)) if step == "ask" else ""
    done = subprocess.run(command, check=True, input=questions, stdout=subprocess.PIPE, text=True)
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
        print(json.dumps(asyncio.run(ask(options.url, json.load(sys.stdin)))))
        return
    with tempfile.TemporaryDirectory() as spare:
        folder = options.folder or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        for size in options.sizes:
            url = f"sqlite:///{folder}/{size}.db"
            made = _run("index", options, url, size) if not (folder / f"{size}.db").exists() else {}
            report = {"articles": size, "load": os.getloadavg()[0]} | made
            report |= _run("ask", options, url, size)
            print({name: round(value, 1) for name, value in report.items()}, flush=True)


if __name__ == "__main__":
    main()
