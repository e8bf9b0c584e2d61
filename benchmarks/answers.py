"""How good answers are, through the real store and the whole way from question to words.

    python -m benchmarks.answers [FILE...] [--every N] [--failures N]

FILE is in SQuAD format (1 or 2) or of UIT-ViCoQA, as for ``benchmarks.retrieval``; first turns of
conversations only. Three tables: answers over a collection, in each writing; by type of answer; and
abstaining, where half of a collection is asked what only the other half could answer. A file whose
questions are partly unanswerable is asked article by article. Then come questions as citizens ask
them of newspaper articles, a fifth of which nothing was learned from. The invented sample news,
whose questions were written before anything was tuned, comes last, in its two halves.

Weights were learned from the development files: what they reach on questions that they have not
seen is printed by ``benchmarks.train_reader``.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean
from zoneinfo import ZoneInfo

from benchmarks.common import DATA, slips
from benchmarks.news_questions import ARTICLES
from benchmarks.questions import Collection, Example, holds, overlap, read, read_news
from benchmarks.sample_questions import SAMPLE, SampleQuestion, right, sample_questions
from gather import files
from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.answers.preparing import prepare
from newsroom.models import Answer, Article, Language
from newsroom.text.fold import strip_marks
from storage import open_store

FILES = ("xquad-vi-dev.json", "viquad1-dev.json", "vicoqa-dev.json", "who-train.json")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Writing = Callable[[Example], str]


class Noon:
    """A clock that stands still, so that reruns give the same answers."""

    def now(self) -> datetime:
        """The same moment always."""
        return datetime(2026, 11, 24, 5, tzinfo=UTC)


def mistyped(example: Example) -> str:
    """Without diacritics and with slips."""
    return slips(strip_marks(example.text), random.Random(1))


WRITINGS: dict[str, Writing] = {
    "accented": lambda example: example.text,
    "bare": lambda example: strip_marks(example.text),
    "mistyped": mistyped,
    "english": lambda example: example.english,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, the answer it got, and how it compares with the right one."""

    text: str
    writing: str
    wanted: tuple[str, ...]
    answer: Answer
    article: bool
    seconds: float

    @property
    def quoted(self) -> bool:
        """Whether the first source's quotation holds the answer."""
        sources = self.answer.sources
        return bool(sources) and holds(sources[0].quote, self.wanted)

    @property
    def hit(self) -> float:
        """SQuAD's F1 of the span; 0 where no answer was given."""
        return 0.0 if self.answer.abstained else overlap(self.answer.span, self.wanted)


@asynccontextmanager
async def engine(articles: Iterable[Article]) -> AsyncIterator[Asking]:
    """The answer engine over a store of its own that holds ``articles``; ids count from 1."""
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/news.db")
        try:
            await store.articles.save([prepare(article) for article in articles])
            await store.search.catch_up()
            yield Asking(store, Noon(), PHRASES, ZONE)
        finally:
            await store.close()


async def ask(asking: Asking, example: Example, writing: str, article_id: int = 0) -> Outcome:
    """What ``example`` gets in one writing; ``article_id`` keeps to one article."""
    text = WRITINGS[writing](example)
    language: Language | None = "en" if writing == "english" else None
    begun = time.perf_counter()
    answer = await asking.ask(text, language=language, article_id=article_id)
    seconds = time.perf_counter() - begun
    first = answer.sources[0].article_id if answer.sources else 0
    right_article = first == example.article + 1
    return Outcome(text, writing, example.answers, answer, right_article, seconds)


async def over_collection(collection: Collection, examples: Sequence[Example]) -> list[Outcome]:
    """Every question in every writing that it has."""
    async with engine(collection.articles) as asking:
        return [
            await ask(asking, example, writing)
            for writing in WRITINGS
            for example in examples
            if writing != "english" or example.english
        ]


async def over_other_half(collection: Collection, examples: Sequence[Example]) -> list[Outcome]:
    """Questions asked where the paragraphs beside their answer are missing too."""
    groups = sorted({example.group for example in collection.examples})
    first = set(groups[::2])
    home = {example.article: example.group in first for example in collection.examples}
    outcomes = []
    for half in (True, False):
        kept = [each for at, each in enumerate(collection.articles) if home.get(at, half) is half]
        asked = [example for example in examples if (example.group in first) is not half]
        async with engine(kept) as asking:
            outcomes += [await ask(asking, example, "accented") for example in asked]
    return outcomes


async def within_articles(collection: Collection, examples: Sequence[Example]) -> list[Outcome]:
    """Each question asked about its own article."""
    async with engine(collection.articles) as asking:
        return [await ask(asking, example, "accented", example.article + 1) for example in examples]


# Tables


def answered_row(name: str, outcomes: Sequence[Outcome]) -> str:
    """A line on questions that have an answer."""
    given = [each for each in outcomes if not each.answer.abstained]
    figures = (
        fmean(each.article for each in outcomes),
        fmean(each.quoted for each in outcomes),
        fmean(each.hit for each in outcomes),
        fmean(each.hit == 1 for each in outcomes),
        1 - len(given) / len(outcomes),
        fmean(each.quoted for each in given) if given else 0.0,
    )
    return f"| {name} | {len(outcomes)} | " + " | ".join(f"{each:.3f}" for each in figures) + " |"


ANSWERED = "| | n | article first | quote holds | span F1 | span exact | refused | right if given |"


def heading(line: str) -> None:
    """The first two lines of a table."""
    print(f"\n{line}\n|{'---|' * (line.count('|') - 1)}", flush=True)


def latency(outcomes: Sequence[Outcome]) -> str:
    """Median and 99th percentile of a question's time."""
    taken = sorted(each.seconds * 1000 for each in outcomes)
    return f"p50 {taken[len(taken) // 2]:.1f} ms, p99 {taken[len(taken) * 99 // 100]:.1f} ms"


async def measure(path: Path, every: int, failures: int) -> None:
    """The tables of one file."""
    collection = read(path)
    examples = [each for each in collection.examples if not each.follows][::every]
    print(f"\n## {collection.name}: {len(collection.articles)} articles, {len(examples)} questions")
    if any(not example.answers for example in examples):
        abstaining(await within_articles(collection, examples))
        return
    outcomes = await over_collection(collection, examples)
    heading(ANSWERED)
    for writing in WRITINGS:
        some = [each for each in outcomes if each.writing == writing]
        print(answered_row(writing, some)) if some else None
    accented = [each for each in outcomes if each.writing == "accented"]
    by_type(accented)
    others = await over_other_half(collection, examples)
    given = fmean(not each.answer.abstained for each in others)
    print(f"\nAsked without their article: {len(others)}, answered all the same: {given:.3f}")
    print(f"A question: {latency(outcomes)}")
    for each in _worst(accented)[:failures]:
        _show(each)


def by_type(outcomes: Sequence[Outcome]) -> None:
    """One line for each type of answer that the questions were taken for."""
    heading(ANSWERED)
    for kind in sorted({each.answer.answer_type for each in outcomes}):
        print(answered_row(kind, [e for e in outcomes if e.answer.answer_type == kind]))


def abstaining(outcomes: Sequence[Outcome]) -> None:
    """Both errors on questions about a given article."""
    there = [each for each in outcomes if each.wanted]
    absent = [each for each in outcomes if not each.wanted]
    heading(ANSWERED)
    print(answered_row("answerable", there))
    given = fmean(not each.answer.abstained for each in absent)
    print(f"\nUnanswerable: {len(absent)}, answered all the same: {given:.3f}")


def _worst(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Wrong answers, the most confident first."""
    wrong = [each for each in outcomes if not each.quoted and not each.answer.abstained]
    return sorted(wrong, key=lambda each: -each.answer.confidence)


def _show(each: Outcome) -> None:
    print(f"- {each.answer.confidence:.2f} {each.answer.answer_type}: {each.text}")
    print(f"    wanted {each.wanted[:2]}\n    got    {each.answer.span!r}")


# Questions as citizens ask them of newspaper articles


async def measure_news(data: Path, split: str, every: int, failures: int) -> None:
    """Real news, and one half of the questions that were written on it. An answer counts as right
    where half of the words agree, or where it holds the right one."""
    collection = read_news(data, split)
    examples = collection.examples[::every]
    outcomes = await over_collection(collection, examples)
    print(f"\n## news, {split}: {len(collection.articles)} articles, {len(examples)} questions")
    heading(
        "| | n | article first | quote holds | right | right sentence | wrong | refused "
        "| no answer there | answered all the same |"
    )
    for writing in WRITINGS:
        some = [each for each in outcomes if each.writing == writing]
        print(_news_row(writing, some)) if some else None
    accented = [each for each in outcomes if each.writing == "accented" and each.wanted]
    by_type(accented)
    for each in _worst(accented)[:failures]:
        _show(each)


def _news_row(name: str, outcomes: Sequence[Outcome]) -> str:
    there = [each for each in outcomes if each.wanted]
    absent = [each for each in outcomes if not each.wanted]
    refused = fmean(each.answer.abstained for each in there)
    good = fmean(_hits(each) for each in there)
    near = fmean(not _hits(each) and not each.answer.abstained and each.quoted for each in there)
    figures = (
        fmean(each.article for each in there),
        fmean(each.quoted for each in there),
        good,
        near,
        1 - good - near - refused,
        refused,
    )
    given = fmean(not each.answer.abstained for each in absent) if absent else 0.0
    cells = " | ".join(f"{each:.3f}" for each in figures)
    return f"| {name} | {len(there)} | {cells} | {len(absent)} | {given:.3f} |"


def _hits(each: Outcome) -> bool:
    return each.hit >= 0.5 or (not each.answer.abstained and holds(each.answer.span, each.wanted))


# The sample news


async def measure_sample(split: str, failures: int) -> None:
    """The invented news and one half of the questions written for it."""
    articles = [each for each in files.read(SAMPLE / "news") if isinstance(each, Article)]
    asked = [each for each in sample_questions() if each.split == split]
    async with engine(articles) as asking:
        answers = [(each, await asking.ask(each.text)) for each in asked]
    print(f"\n## sample news, {split}: {len(articles)} articles, {len(asked)} questions")
    heading("| | n | right | wrong | refused |")
    there = [each for each in answers if each[0].span is not None]
    for name, some in _groups(there).items():
        print(_sample_row(name, some))
    absent = [answer for each, answer in answers if each.span is None]
    given = fmean(not answer.abstained for answer in absent)
    print(f"\nUnanswerable: {len(absent)}, answered all the same: {given:.3f}")
    for each, answer in [pair for pair in answers if not right(*pair)][:failures]:
        print(f"- {each.text}\n    wanted {each.span!r}\n    got    {answer.text!r}")


Pairs = list[tuple[SampleQuestion, Answer]]


def _groups(answers: Pairs) -> dict[str, Pairs]:
    groups: dict[str, Pairs] = {"all": answers}
    for each, answer in sorted(answers, key=lambda pair: (pair[0].spelling, pair[0].kind)):
        groups.setdefault(f"written: {each.spelling}", []).append((each, answer))
    for each, answer in sorted(answers, key=lambda pair: pair[0].kind):
        groups.setdefault(f"asked: {each.kind}", []).append((each, answer))
    return groups


def _sample_row(name: str, answers: Pairs) -> str:
    refused = fmean(answer.abstained for _, answer in answers)
    good = fmean(right(each, answer) for each, answer in answers)
    return f"| {name} | {len(answers)} | {good:.3f} | {1 - good - refused:.3f} | {refused:.3f} |"


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="*", default=[DATA / name for name in FILES])
    parser.add_argument("--every", type=int, default=1, help="ask only each Nth question")
    parser.add_argument("--failures", type=int, default=0, help="show so many wrong answers")
    parser.add_argument("--sample", choices=("dev", "test", "both", "only", "no"), default="both")
    options = parser.parse_args()
    for path in options.files if options.sample != "only" else ():
        if path.is_file():
            asyncio.run(measure(path, options.every, options.failures))
        else:
            print(f"{path} is not there: skipped", file=sys.stderr)
    splits = {"both": ("dev", "test"), "only": ("dev", "test"), "no": ()}
    if (DATA / ARTICLES).is_file() and options.sample != "only":
        for split in ("dev", "test"):
            asyncio.run(measure_news(DATA, split, options.every, options.failures))
    for split in splits.get(options.sample, (options.sample,)):
        asyncio.run(measure_sample(split, options.failures))


if __name__ == "__main__":
    main()
