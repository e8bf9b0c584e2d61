"""An extract of an article that may answer, and the answer that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.answers.question import AnswerType
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.subject import Found, Subject, quote_around


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` of the passage of ``line``, and how well they fit."""

    start: int
    end: int
    line: Line
    fit: float


def answer(piece: Piece, subject: Subject, kind: AnswerType, most: float) -> Found:
    """``piece`` as the answer; ``most`` is the confidence in one that fits wholly."""
    passage = subject.passages[piece.line.passage]
    span = passage[piece.start : piece.end].strip(" ,")
    return Found(
        span=span,
        quote=quote_around(passage, piece.start, piece.end),
        say=lambda phrases: phrases.answer(span, kind.value),
        confidence=min(most, most - 0.5 + 0.45 * piece.fit),
    )
