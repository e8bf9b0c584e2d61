"""Answers and search results as JSON lines, and as people read them in a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from newsroom.chat import is_link
from newsroom.models import Answer, Source
from newsroom.text.places import place_of

MOST_SOURCES = 10
"""In JSON."""
MOST_OTHERS = 3
"""Shown to a person below the proof."""
UNBROKEN = 10_000
"""Columns of a "terminal" that is a pipe or a file."""


def answer_json(answer: Answer, elapsed_ms: float, zone: tzinfo) -> dict[str, Any]:
    """An answer in the shape that scripts rely on."""
    said = {
        "text": answer.text,
        "span": answer.span,
        "confidence": round(answer.confidence, 4),
    }
    return {
        "question": answer.question,
        "language": answer.language,
        "answer_type": answer.answer_type,
        "abstained": answer.abstained,
        "answer": None if answer.abstained else said,
        "sources": [
            {
                "url": source.url,
                "title": source.title,
                "published": _iso(source.published, zone),
                "quote": source.quote,
            }
            for source in answer.sources[:MOST_SOURCES]
        ],
        "elapsed_ms": round(elapsed_ms, 2),
    }


def source_json(source: Source, zone: tzinfo) -> dict[str, Any]:
    """A search result in the shape that scripts rely on."""
    return {
        "url": source.url,
        "title": source.title,
        "published": _iso(source.published, zone),
        "score": round(source.score, 4),
        "snippet": source.quote,
    }


def print_json(value: dict[str, Any]) -> None:
    """One object a line, at once."""
    click.echo(json.dumps(value, ensure_ascii=False))


def terminal(*, error: bool = False) -> Console:
    """A console that neither colours nor breaks lines where nobody watches."""
    console = Console(stderr=error, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = UNBROKEN
    return console


def indented(words: Text) -> Padding:
    """``words`` a little to the right, however many lines they take."""
    return Padding(words, (0, 0, 0, 2), expand=False)


def answer_view(answer: Answer, zone: tzinfo) -> RenderableType:
    """An answer with its proof, then what else may be read."""
    parts: list[RenderableType] = [Text(answer.text, style="bold")]
    others = list(answer.sources[: MOST_OTHERS + 1])
    if others and not answer.abstained:
        proof, *others = others
        quote = Text(proof.quote, style="italic")
        start = place_of(proof.quote, answer.span) if answer.span else -1
        if start >= 0:
            quote.stylize("bold not italic", start, start + len(answer.span))
        parts += [Text(), indented(quote), *source_lines(proof, zone)]
    for other in others[:MOST_OTHERS]:
        parts += [Text(), *source_lines(other, zone)]
    return Group(*parts)


def results_view(sources: Iterable[Source], zone: tzinfo) -> RenderableType:
    """Search results, best first."""
    parts: list[RenderableType] = []
    for source in sources:
        parts += [*source_lines(source, zone), indented(Text(source.quote)), Text()]
    return Group(*parts)


def source_lines(source: Source, zone: tzinfo) -> tuple[RenderableType, ...]:
    """Title and date, then the address where it is one that can be opened."""
    day = f" ({source.published.astimezone(zone):%d/%m/%Y})" if source.published else ""
    title = Text.assemble((source.title, "cyan"), (day, "dim"))
    if not is_link(source.url):
        return (title,)
    return title, Text(source.url, style=f"dim link {source.url}", no_wrap=True, overflow="ignore")


def _iso(moment: datetime | None, zone: tzinfo) -> str | None:
    return moment.astimezone(zone).isoformat() if moment else None
