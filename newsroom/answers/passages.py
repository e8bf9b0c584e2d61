"""Cutting an article into passages, the unit of retrieval."""

from __future__ import annotations

from newsroom.models import Article
from newsroom.text.sentences import sentence_spans

SHORT, LONG = 60, 180
"""Syllables: paragraphs below ``SHORT`` are joined, runs above ``LONG`` are divided."""


def passages_of(article: Article) -> tuple[str, ...]:
    """Runs of whole sentences, roughly 60 to 180 syllables, in the article's order.

    The lead stands with what follows it. Short paragraphs are joined by newlines, long ones divided
    into parts of similar length; a single sentence is never cut.
    """
    paragraphs = [line.strip() for line in f"{article.lead}\n{article.body}".split("\n")]
    found: list[str] = []
    run: list[str] = []
    size = 0
    for paragraph in filter(None, paragraphs):
        length = _length(paragraph)
        if run and (size >= SHORT or size + length > LONG):
            found.append("\n".join(run))
            run, size = [], 0
        if length > LONG:
            found.extend(_divide(paragraph, length))
            continue
        run.append(paragraph)
        size += length
    if run:
        _close(found, run, size)
    return tuple(found)


def _close(found: list[str], run: list[str], size: int) -> None:
    """The rest of an article: a remainder that is too short stays with what stands before it."""
    if found and size < SHORT // 2 and size + _length(found[-1]) <= LONG:
        found[-1] = "\n".join([found[-1], *run])
    else:
        found.append("\n".join(run))


def _divide(paragraph: str, length: int) -> list[str]:
    """A long paragraph in parts of about the same length."""
    wanted = length / -(-length // LONG)
    found: list[str] = []
    begin, size = 0, 0
    for start, end in sentence_spans(paragraph):
        count = _length(paragraph[start:end])
        if size and size + count / 2 > wanted:
            found.append(paragraph[begin:start].rstrip())
            begin, size = start, 0
        size += count
    found.append(paragraph[begin:].rstrip())
    return found


def _length(text: str) -> int:
    return text.count(" ") + 1
