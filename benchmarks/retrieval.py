"""How often the right paragraph or article comes first, beside other ways to search.

    python -m benchmarks.retrieval FILE... [--no-peers]

FILE is in SQuAD format (each paragraph is stored as an article) or UIT-ViCoQA (articles; first
turns). Questions are asked as written, without diacritics, without diacritics and with typing
errors (see ``benchmarks.common.slips``; the mean of three), and in English where the file has it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.common import DATA, WRITINGS, Task, load, open_memory
from benchmarks.peers import peers
from newsroom.answers.retrieve import retrieve
from newsroom.models import Language

FILES = ("xquad-vi-dev.json", "viquad1-dev.json", "vicoqa-dev.json")
DEPTHS = (1, 5)
Ask = Callable[[str, Language], Awaitable[list[int]]]
"""From a question to the positions of the articles found, best first."""


async def shares(task: Task, ask: Ask) -> dict[str, list[float]]:
    """For each writing the share of questions whose article is among the first of ``DEPTHS``."""
    found: dict[str, list[float]] = {}
    for name, writing in WRITINGS.items():
        language: Language = "en" if name == "english" else "vi"
        places = [
            _place(await ask(text, language), asked.article)
            for asked in task.questions
            for text in writing(asked)
        ]
        if places:
            found[name] = [sum(place < depth for place in places) / len(places) for depth in DEPTHS]
    return found


def _place(found: list[int], wanted: int) -> int:
    return found.index(wanted) if wanted in found else sys.maxsize


async def ours(task: Task) -> dict[str, list[float]]:
    """What Hỏi Tin reaches."""
    with tempfile.TemporaryDirectory() as folder:
        store = await open_memory(task.articles, Path(folder))

        async def ask(text: str, language: Language) -> list[int]:
            found = await retrieve(store, text, language, limit=20)
            articles = (each.candidate.passage.article_id - 1 for each in found.ranked)
            return list(dict.fromkeys(articles))

        return await shares(task, ask)


async def theirs(task: Task) -> dict[str, dict[str, list[float]]]:
    """What each peer reaches; only the first place is looked at."""
    found = {}
    for name, find in peers([f"{each.title}\n{each.body}" for each in task.articles]).items():

        async def ask(text: str, _: Language, find: Callable[[str], int] = find) -> list[int]:
            return [find(text)]

        found[name] = await shares(task, ask)
    return found


def row(name: str, found: dict[str, list[float]], depth: int = 0) -> str:
    """One line of the table; empty where a writing was not asked."""
    cells = [f"{found[each][depth]:.3f}" if each in found else "" for each in WRITINGS]
    return f"| {name} | {' | '.join(cells)} |"


async def measure(path: Path, *, with_peers: bool) -> None:
    """Print the table of one file."""
    task = load(path)
    print(f"\n{task.name}: {len(task.articles)} articles, {len(task.questions)} questions; R@1\n")
    print(f"| | {' | '.join(WRITINGS)} |\n|---|{'---|' * len(WRITINGS)}")
    for name, found in (await theirs(task)).items() if with_peers else ():
        print(row(name, found), flush=True)
    found = await ours(task)
    print(row("**Hỏi Tin**", found))
    print(row("Hỏi Tin, among the first five", found, 1), flush=True)


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", default=[DATA / name for name in FILES])
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        if path.is_file():
            asyncio.run(measure(path, with_peers=not options.no_peers))
        else:
            print(f"{path} is not there: skipped", file=sys.stderr)


if __name__ == "__main__":
    main()
