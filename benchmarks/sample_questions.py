"""The questions on the invented sample news, and whether an answer is right."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from newsroom.models import Answer
from newsroom.text.fold import fold

SAMPLE = Path(__file__).resolve().parents[1] / "sample"


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A question with its right ``span`` (None: the news does not say), other wordings to
    ``accept`` (``every`` one of them must be given where all are asked for), how it is written
    (``spelling``), what it asks for (``kind``), and the ``url`` of the article that answers."""

    text: str
    span: str | None
    accept: tuple[str, ...]
    every: bool
    spelling: str
    kind: str
    split: str
    url: str | None


def sample_questions() -> list[SampleQuestion]:
    """All of them, in the file's order."""
    lines = (SAMPLE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        SampleQuestion(
            text=record["q"],
            span=record["span"],
            accept=tuple(record.get("accept") or ()),
            every=bool(record.get("all")),
            spelling=record["spelling"],
            kind=record["kind"],
            split=record["split"],
            url=record["url"],
        )
        for record in map(json.loads, lines)
    ]


def right(question: SampleQuestion, answer: Answer) -> bool:
    """Whether the answer says what it should, or is refused where there is none. A span that is at
    least half of the right one counts."""
    if question.span is None or answer.abstained:
        return question.span is None and answer.abstained
    said = f"{answer.text} {answer.span}"
    if _has(said, question.span):
        return True
    if question.every:
        return all(_has(said, part) for part in question.accept)
    span = _plain(answer.span)
    large = len(span) * 2 >= len(_plain(question.span))
    return any(_has(said, part) for part in question.accept) or (
        bool(span) and large and _has(question.span, answer.span)
    )


def _has(text: str, part: str) -> bool:
    return f" {_plain(part)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
