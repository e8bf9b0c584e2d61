"""Follow-ups: "còn ông Khánh?", "khi nào?", "bài này ai viết" stand on the question before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsroom.answers.question import AnswerType, Question
from newsroom.models import Previous
from newsroom.text.fold import fold
from newsroom.text.syllables import folded_syllables

REMEMBERED = timedelta(minutes=30)
"""How long a conversation's last question is built upon."""

_LEADS = re.compile(r"^(?:the con|con|vay con|vay|the|and|what about|how about|va)\b\s*")
_POINTS_BACK = re.compile(
    r"\b(?:bai nay|bai viet nay|tin nay|vu nay|viec nay|hoi nghi nay|su kien nay|o do|luc do|"
    r"ong ay|ba ay|anh ay|chi ay|nguoi nay|nguoi do|ho|do|this article|this news|this event|"
    r"the article|he|she|they|there|it|his|her)\b"
)
_FEW = 3
"""Content syllables up to which a question may only be understood with the one before."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what it inherits: the article it is kept to first (0: none) and whether it
    may also be asked of the whole collection."""

    question: Question
    article_id: int = 0
    only: bool = False


def follow(question: Question, previous: Previous | None, now: datetime) -> Turn:
    """``question`` as it is meant after ``previous``."""
    if previous is None or now - previous.asked > REMEMBERED:
        return Turn(question)
    folded = fold(question.text).strip(" ?.!")
    lead = _LEADS.match(folded)
    points = _POINTS_BACK.search(folded) is not None
    content = folded_syllables(question.search_text)
    short = len(content) <= _FEW
    if not (lead or points or short):
        return Turn(question)
    if points and not short:
        return Turn(question, previous.article_id)
    carried = replace(question, search_text=f"{previous.question} {question.search_text}".strip())
    if lead and question.answer_type is AnswerType.OTHER and previous.answer_type:
        carried = replace(carried, answer_type=AnswerType(previous.answer_type))
    return Turn(carried, previous.article_id, only=lead is not None or not content)
