"""What the benchmarks share: question sets, ways of writing a question, a collection in memory."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from newsroom.answers.passages import passages_of
from newsroom.models import Article, Change
from newsroom.ports import Articles, Store
from newsroom.text.fold import strip_marks
from newsroom.text.normalize import nfc
from storage.index import open_index

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SEEDS = (1, 2, 3)
"""Each question is mistyped once for each of these; a figure is the mean over them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the position of the article that answers it, and its group: questions of
    one group are never divided between training and test."""

    text: str
    article: int
    group: int
    english: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A collection and the questions on it."""

    name: str
    articles: tuple[Article, ...]
    questions: tuple[Asked, ...]


Writing = Callable[[Asked], Sequence[str]]


def load(path: Path) -> Task:
    """A question file: SQuAD format (each paragraph becomes an article) or UIT-ViCoQA."""
    content = json.loads(path.read_text(encoding="utf-8"))
    records = content["data"] if isinstance(content, dict) else content
    make = _squad if "paragraphs" in records[0] else _conversations
    articles, questions = make(records)
    return Task(path.stem, tuple(articles), tuple(questions))


def _squad(records: Sequence[dict[str, Any]]) -> tuple[list[Article], list[Asked]]:
    articles: list[Article] = []
    questions: list[Asked] = []
    known: dict[str, int] = {}
    for record in records:
        for paragraph in record["paragraphs"]:
            context = nfc(paragraph["context"])
            if context not in known:
                known[context] = len(articles)
                articles.append(_article(len(articles), "", context))
            # Neighbouring paragraphs are of one article: a group is a run of ten.
            at = known[context]
            questions.extend(
                Asked(
                    nfc(qa["question"]),
                    at,
                    at // 10,
                    qa.get("question_en", ""),
                    tuple(nfc(answer["text"]) for answer in qa["answers"]),
                )
                for qa in paragraph["qas"]
                if qa["answers"]
            )
    return articles, questions


def _conversations(records: Sequence[dict[str, Any]]) -> tuple[list[Article], list[Asked]]:
    """Only first turns: later ones lean on the conversation."""
    articles = [
        _article(at, nfc(record["name"]), nfc(record["story"])) for at, record in enumerate(records)
    ]
    questions = [
        Asked(nfc(record["questions"][0]["input_text"]), at, at // 10)
        for at, record in enumerate(records)
    ]
    return articles, questions


def _article(at: int, title: str, body: str) -> Article:
    return Article(url=f"https://example.org/{at}", title=title or f"Đoạn {at + 1}", body=body)


# Ways of writing a question


def accented(question: Asked) -> Sequence[str]:
    """As it was asked."""
    return (question.text,)


def bare(question: Asked) -> Sequence[str]:
    """Without diacritics."""
    return (strip_marks(question.text),)


def mistyped(question: Asked) -> Sequence[str]:
    """Without diacritics and with slips, once for each seed."""
    return [slips(strip_marks(question.text), random.Random(f"{seed}")) for seed in SEEDS]


def english(question: Asked) -> Sequence[str]:
    """Its English form; nothing where it has none."""
    return (question.english,) if question.english else ()


WRITINGS: dict[str, Writing] = {
    "accented": accented,
    "bare": bare,
    "mistyped": mistyped,
    "english": english,
}


def slips(text: str, chance: random.Random, share: float = 0.2) -> str:
    """``text`` with one random edit (a letter dropped, doubled with another, changed, or two
    swapped) in about ``share`` of its words of three letters and more."""
    chance.seed(f"{text}{chance.random()}")
    words = text.split(" ")
    return " ".join(
        _slip(word, chance)
        if sum(map(str.isalpha, word)) >= 3 and chance.random() < share
        else word
        for word in words
    )


def _slip(word: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if letter.isalpha()]
    at = chance.choice(places)
    letter = chance.choice(string.ascii_lowercase)
    kind = chance.choice(("drop", "add", "change", "swap"))
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "add":
        return word[:at] + letter + word[at:]
    if kind == "change":
        return word[:at] + letter + word[at + 1 :]
    at = min(at, places[-2])
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


# A collection in memory


class MemoryArticles:
    """As much of the ``Articles`` port as an index is fed from."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {at: replace(each, id=at) for at, each in enumerate(articles, 1)}

    async def changes(self, after: int, limit: int) -> list[Change]:
        """One change an article, numbered as the articles are."""
        last = min(len(self._articles), after + limit)
        return [Change(at, at, removed=False) for at in range(after + 1, last + 1)]

    async def get_many(self, article_ids: Sequence[int]) -> dict[int, Article]:
        """The articles asked for."""
        return {key: self._articles[key] for key in article_ids}

    async def passages(self, article_id: int) -> tuple[str, ...]:
        """The article's passages."""
        return passages_of(self._articles[article_id])

    async def passages_of_many(self, article_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The passages of the articles asked for."""
        return {key: passages_of(self._articles[key]) for key in article_ids}


async def open_memory(articles: Iterable[Article], folder: Path) -> Store:
    """A store that can only be searched; its index lies in ``folder``. Ids count from 1."""
    kept = cast(Articles, MemoryArticles(articles))
    index = await open_index(folder, kept)
    return cast(Store, SimpleNamespace(articles=kept, search=index))
