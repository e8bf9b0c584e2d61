"""Asking an optional reader, and doing without it when it fails or is slow."""

from __future__ import annotations

import asyncio

from newsroom.answers.question import Question
from newsroom.answers.reading import Reading
from newsroom.answers.resolving.subject import quote_around
from newsroom.answers.retrieve import Retrieval
from newsroom.errors import ReaderError
from newsroom.models import Extract
from newsroom.ports import Reader
from newsroom.text.sentences import sentence_spans

PASSAGES = 5
"""Passages that a reader is given."""


async def consult(
    reader: Reader,
    patience: float,
    question: Question,
    found: Retrieval,
    builtin: tuple[Reading, ...],
) -> tuple[Reading, ...]:
    """What ``reader`` reads in the best passages, before the built-in readings; nothing where it
    finds no answer; only those of ``builtin`` where it fails or takes over ``patience`` seconds."""
    passages = [each.candidate.passage for each in found.ranked[:PASSAGES]]
    try:
        async with asyncio.timeout(patience):
            extract = await reader.read(question.text, [each.text for each in passages])
    except (ReaderError, TimeoutError):
        return builtin
    if extract is None:
        return ()
    return (_reading(extract, found), *builtin)


def _reading(extract: Extract, found: Retrieval) -> Reading:
    passage = found.ranked[extract.passage].candidate.passage
    start, end = extract.start, extract.end
    around = [(a, b) for a, b in sentence_spans(passage.text) if a < end and start < b]
    return Reading(
        article_id=passage.article_id,
        passage_position=passage.position,
        sentence=passage.text[around[0][0] : around[-1][1]] if around else passage.text[start:end],
        span=passage.text[start:end],
        start=start,
        end=end,
        score=extract.confidence,
        confidence=extract.confidence,
        quote=quote_around(passage.text, start, end),
    )
