"""Question files with where the answers stand, for the reader's training and measurement."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import news_questions
from benchmarks.sample_questions import SAMPLE, sample_questions
from gather import files
from newsroom.models import Article
from newsroom.text.normalize import nfc, tidy

GROUP = 10
"""Neighbouring paragraphs are of one article: questions on a run of this many stay together."""
NOWHERE = -1
"""The article of a question that none answers."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question on article ``article`` (its position), empty ``answers`` where it has none there.

    ``places`` are the ranges of characters of the article's body that answer. ``follows`` marks a
    later turn of a conversation, which does not stand alone.
    """

    text: str
    article: int
    group: str
    answers: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    english: str = ""
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles and the questions on them."""

    name: str
    articles: tuple[Article, ...]
    examples: tuple[Example, ...]


def read(path: Path) -> Collection:
    """A file in SQuAD format (1 or 2; each paragraph becomes an article) or of UIT-ViCoQA."""
    content = json.loads(path.read_text(encoding="utf-8"))
    records = content["data"] if isinstance(content, dict) else content
    make = _squad if "paragraphs" in records[0] else _conversations
    articles, examples = make(path.stem, records)
    return Collection(path.stem, tuple(articles), tuple(examples))


def read_sample(split: str) -> Collection:
    """The invented sample news with the questions of one ``split`` that ask for what an article
    says, or for what none does."""
    articles = [each for each in files.read(SAMPLE / "news") if isinstance(each, Article)]
    at = {article.url: number for number, article in enumerate(articles)}
    asked = [each for each in sample_questions() if each.split == split]
    name = f"sample-{split}"
    examples = [
        Example(
            text=each.text,
            article=at.get(each.url or "", NOWHERE),
            group=f"{name} {each.url or each.text}",
            answers=() if each.span is None else (each.span, *each.accept),
            places=_places(articles[at[each.url]].body, (each.span or "", *each.accept))
            if each.url in at
            else (),
        )
        for each in asked
    ]
    return Collection(name, tuple(articles), tuple(examples))


def read_news(data: Path, split: str) -> Collection:
    """Newspaper articles with the questions of one ``split`` that citizens would ask of them."""
    articles = tuple(news_questions.articles(data))
    at = {article.url: number for number, article in enumerate(articles)}
    examples = [
        _labelled(record, articles[at[record["url"]]], at[record["url"]])
        for record in news_questions.labels(split)
    ]
    return Collection(f"news-{split}", articles, tuple(examples))


def _labelled(record: dict[str, Any], article: Article, at: int) -> Example:
    place = record["at"]
    return Example(
        text=record["q"],
        article=at if place else NOWHERE,
        group=f"news {article.url}",
        answers=(article.body[place[0] : place[1]],) if place else (),
        places=((place[0], place[1]),) if place else (),
        english=record.get("en", ""),
    )


def _places(body: str, answers: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the first of ``answers`` that stands in ``body`` does so, once or several times."""
    for answer in filter(None, answers):
        pattern = rf"(?<!\w){re.escape(answer)}(?!\w)"
        found = tuple(match.span() for match in re.finditer(pattern, body, re.IGNORECASE))
        if found:
            return found
    return ()


def _squad(name: str, records: Sequence[dict[str, Any]]) -> tuple[list[Article], list[Example]]:
    at: dict[str, int] = {}
    examples = []
    titled = len(records) > 1
    for number, record in enumerate(records):
        for paragraph in record["paragraphs"]:
            body = _lines(paragraph["context"])
            article = at.setdefault(body, len(at))
            group = f"{name} {number if titled else article // GROUP}"
            examples += [_question(qa, body, article, group) for qa in paragraph["qas"]]
    return [_article(number, "", body) for body, number in at.items()], examples


def _question(qa: dict[str, Any], body: str, article: int, group: str) -> Example:
    answers = [] if qa.get("is_impossible") else qa["answers"]
    texts = tuple(dict.fromkeys(_lines(answer["text"]) for answer in answers))
    starts = [answer["answer_start"] for answer in answers]
    places = [_find(body, text, near) for text, near in zip(texts, starts, strict=False)]
    return Example(
        text=nfc(qa["question"]),
        article=article,
        group=group,
        answers=texts,
        places=tuple(place for place in places if place),
        english=qa.get("question_en", ""),
    )


def _conversations(
    name: str, records: Sequence[dict[str, Any]]
) -> tuple[list[Article], list[Example]]:
    articles = []
    examples = []
    for number, record in enumerate(records):
        body = _lines(record["story"])
        articles.append(_article(number, tidy(record["name"]), body))
        turns = zip(record["questions"], record["answers"], strict=True)
        examples += list(_turns(turns, body, number, f"{name} {number}"))
    return articles, examples


def _turns(turns: Any, body: str, article: int, group: str) -> Iterator[Example]:
    """The answer as it stands in the evidence, or the evidence where it is worded freely."""
    for question, answer in turns:
        proof = _lines(answer["span_text"])
        start = body.find(proof)
        short = _lines(answer["input_text"]).rstrip(".")
        at = body.lower().find(short.lower(), start, start + len(proof)) if start >= 0 else -1
        place = (at, at + len(short)) if at >= 0 and short else (start, start + len(proof))
        yield Example(
            text=nfc(question["input_text"]),
            article=article,
            group=group,
            answers=(short if at >= 0 and short else proof,),
            places=(place,) if start >= 0 else (),
            follows=question["turn_id"] > 1,
        )


def _find(body: str, text: str, near: int) -> tuple[int, int] | None:
    """The occurrence of ``text`` nearest to ``near``."""
    found = [match.start() for match in re.finditer(re.escape(text), body)] if text else []
    start = min(found, key=lambda at: abs(at - near), default=-1)
    return (start, start + len(text)) if start >= 0 else None


def _lines(text: str) -> str:
    """As the store would keep it: without white space at the ends of lines."""
    lines = (" ".join(line.split()) for line in nfc(text).split("\n"))
    return "\n".join(filter(None, lines))


def _article(at: int, title: str, body: str) -> Article:
    return Article(url=f"https://example.org/{at}", title=title or f"Đoạn {at + 1}", body=body)


def words(text: str) -> list[str]:
    """The syllables that SQuAD's measure compares."""
    return re.findall(r"\w+", nfc(text).lower())


def overlap(text: str, answers: Sequence[str]) -> float:
    """SQuAD's F1 of ``text`` with the answer that it fits best."""
    return max((_f1(words(text), words(answer)) for answer in answers), default=0.0)


def _f1(given: list[str], right: list[str]) -> float:
    rest = list(right)
    common = 0
    for word in given:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / (len(given) + len(right)) if common else 0.0


def holds(quote: str, answers: Sequence[str]) -> bool:
    """Whether one of ``answers`` stands in ``quote``, punctuation and case aside."""
    line = f" {' '.join(words(quote))} "
    return any(f" {' '.join(words(answer))} " in line for answer in answers if words(answer))
