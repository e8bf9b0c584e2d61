"""Extraction of articles from pages: ours against libraries, over tests/fixtures/pages.

    python -m benchmarks.extraction

Each row: F1 of the body's syllables (mean over the pages), how many titles, days of publication
and authors are right, pages a second of processor time, and the memory that loading and running
took. newspaper4k and readability-lxml take part where they are installed.
"""

from __future__ import annotations

import importlib.util
import json
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsroom.text.fold import fold
from newsroom.text.syllables import accented_syllables

PAGES = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "pages"
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what is expected of it; ``body`` begins with the lead, as libraries have it."""

    raw: bytes
    url: str
    title: str
    body: str
    author: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Result:
    """What an extractor found."""

    title: str = ""
    body: str = ""
    author: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; the counts are of ``pages``."""

    name: str
    pages: int
    f1: float
    titles: int
    days: int
    authors: int
    speed: float
    memory: float


Extractor = Callable[[Page], Result]


def pages() -> list[Page]:
    found = []
    for file in sorted(PAGES.glob("*.json")):
        wanted = json.loads(file.read_text(encoding="utf-8"))
        body = "\n".join([wanted["lead"], *wanted["body"]])
        day = date.fromisoformat(wanted["published"][:10]) if wanted["published"] else None
        raw = file.with_suffix(".html").read_bytes()
        found.append(Page(raw, wanted["url"], wanted["title"], body, wanted["author"], day))
    return found


def ours() -> Extractor:
    from gather.dates import LOCAL
    from gather.pages import extract
    from newsroom.errors import BadArticle

    def run(page: Page) -> Result:
        try:
            article = extract(page.raw, page.url)
        except BadArticle:
            return Result()
        day = article.published.astimezone(LOCAL).date() if article.published else None
        return Result(article.title, f"{article.lead}\n{article.body}", article.author, day)

    return run


def trafilatura() -> Extractor:
    from trafilatura import bare_extraction

    def run(page: Page) -> Result:
        found = bare_extraction(page.raw, url=page.url, include_comments=False, with_metadata=True)
        if found is None:
            return Result()
        day = date.fromisoformat(found.date) if found.date else None
        return Result(found.title or "", found.text or "", found.author or "", day)

    return run


def newspaper() -> Extractor:
    from newspaper import Article  # type: ignore[import-not-found]

    def run(page: Page) -> Result:
        article = Article(page.url, language="vi", fetch_images=False)
        article.download(input_html=page.raw.decode("utf-8", "replace"))
        article.parse()
        day = article.publish_date.date() if article.publish_date else None
        return Result(article.title or "", article.text or "", ", ".join(article.authors), day)

    return run


def readability() -> Extractor:
    from lxml.html import fromstring
    from readability import Document  # type: ignore[import-not-found]

    def run(page: Page) -> Result:
        try:
            document = Document(page.raw)
            return Result(document.title(), fromstring(document.summary()).text_content())
        except LookupError:  # it stops at a charset that it does not know
            return Result()

    return run


def f1(found: str, wanted: str) -> float:
    left, right = Counter(accented_syllables(found)), Counter(accented_syllables(wanted))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def same(found: str, wanted: str) -> bool:
    """Whether two texts differ in nothing but case, marks and white space."""
    return fold(found).split() == fold(wanted).split()


def measure(name: str, load: Callable[[], Extractor]) -> Row:
    everything = pages()
    before = _memory()
    extractor = load()
    results = [extractor(page) for page in everything]
    started = time.process_time()
    for _ in range(ROUNDS):
        for page in everything:
            extractor(page)
    speed = ROUNDS * len(everything) / (time.process_time() - started)
    pairs = list(zip(results, everything, strict=True))
    return Row(
        name=name,
        pages=len(everything),
        f1=sum(f1(result.body, page.body) for result, page in pairs) / len(pairs),
        titles=sum(same(result.title, page.title) for result, page in pairs),
        days=sum(result.day == page.day for result, page in pairs),
        authors=sum(same(result.author, page.author) for result, page in pairs),
        speed=speed,
        memory=_memory() - before,
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _child(name: str, load: Callable[[], Extractor], pipe: Any) -> None:
    pipe.send(measure(name, load))


def apart(name: str, load: Callable[[], Extractor]) -> Row:
    """Measure in a process of its own, so that memory is not that of the one before."""
    context = multiprocessing.get_context("spawn")
    ours_end, theirs_end = context.Pipe()
    process = context.Process(target=_child, args=(name, load, theirs_end))
    process.start()
    theirs_end.close()
    row = ours_end.recv()
    process.join()
    assert isinstance(row, Row)
    return row


def show(rows: Sequence[Row]) -> None:
    print(f"{rows[0].pages} pages, Python {sys.version.split()[0]}\n")
    print("| extractor | body F1 | title | day | author | pages/s | memory MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for row in rows:
        cells = (f"{row.f1:.3f}", row.titles, row.days, row.authors, f"{row.speed:.0f}")
        print(f"| {row.name} | {' | '.join(map(str, cells))} | {row.memory:.0f} |")


def main() -> None:
    entries: list[tuple[str, str, Callable[[], Extractor]]] = [
        ("ours", "gather", ours),
        ("trafilatura", "trafilatura", trafilatura),
        ("newspaper4k", "newspaper", newspaper),
        ("readability-lxml", "readability", readability),
    ]
    rows = []
    for name, module, load in entries:
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed and takes no part")
            continue
        rows.append(apart(name, load))
    show(rows)


if __name__ == "__main__":
    main()
