"""Questions as citizens ask them, written for this project on the 532 newspaper articles that
mention Lào Cai (../shared/data; see its README.md).

The labels hold the questions and where in the article the answer stands, never its text. A
question without a place is one that its article does not answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsroom.models import Article
from newsroom.text.normalize import nfc

LABELS = Path(__file__).with_name("news_questions.jsonl")
ARTICLES = "news-laocai-dev.jsonl"
_LINES = 2
"""Sentences of a paragraph: the file has one a line."""
_QUOTED = re.compile(r'" ([^"\n]*?) "')
_SLASH = re.compile(r" / (?=\w)")
_BEFORE_CAPITALS = re.compile(r"(?<=\w) - (?=[A-Z]{2,}\b)")
_BEFORE_MARKS = re.compile(r" +([,.;:!?)])")


def labels(split: str) -> list[dict[str, Any]]:
    """The labelled questions of ``split``: ``q``, English ``en`` where there is one, ``kind``,
    ``url`` of the article and ``at``, the range of characters of its body that answers."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["split"] == split]


def articles(data: Path) -> Iterator[Article]:
    """The articles with their spacing mended (the file separates words from marks)."""
    with (data / ARTICLES).open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Article(record["url"], title=_mended(record["title"]), body=_body(record))


def _body(record: dict[str, Any]) -> str:
    lines = [line for line in map(_mended, record["body"].split("\n")) if line]
    paragraphs = [" ".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]
    return "\n".join([_mended(record["summary"]), *paragraphs])


def _mended(text: str) -> str:
    text = _QUOTED.sub(r'"\1"', nfc(text))
    text = _BEFORE_CAPITALS.sub("-", _SLASH.sub("/", text))
    return " ".join(_BEFORE_MARKS.sub(r"\1", text).split())
