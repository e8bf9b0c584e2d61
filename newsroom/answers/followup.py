"""Follow-ups: "còn ông Khánh?", "khi nào?", "bài này ai viết" stand on the question before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsroom.answers.entities.names import names
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
    lead = _LEADS.match(folded) is not None
    points = _POINTS_BACK.search(folded) is not None
    content = _content(question)
    short = len(content) <= _FEW
    if not (lead or points or short):
        return Turn(question)
    meant = _without_pronoun(question, previous)
    if points and not short:
        return Turn(meant, previous.article_id)
    return Turn(
        _carried(meant, previous, lead), previous.article_id, only=lead or points or not content
    )


def points_back(question: Question) -> bool:
    """Whether the question is about an article that it does not name: "bài này ai viết"."""
    folded = fold(question.text)
    rest = [word for word in _content(question) if word not in ("bai", "tin", "viet", "article")]
    return _POINTS_BACK.search(folded) is not None and not rest


def _content(question: Question) -> list[str]:
    """The syllables that say something, without question words and fillers."""
    around = (*question.before, *question.after) or folded_syllables(question.search_text)
    return [word for word in around if word not in _IDLE]


_IDLE = frozenset(
    """the con vay a thi la co duoc cua nay do ay va nhe nhi ha ong ba anh chi ho no what about how
    and is was the did do does of in it he she they""".split()
)


def _without_pronoun(question: Question, previous: Previous) -> Question:
    """ "ông ấy nói gì" with the person of the last answer in the pronoun's place."""
    people = names(previous.span) or names(previous.question)
    if not people:
        return question
    name = people[0].text
    return replace(
        question,
        text=_PRONOUN.sub(name, question.text),
        search_text=_PRONOUN.sub(name, question.search_text),
    )


_PRONOUN = re.compile(
    r"(?<!\w)(?:ông ấy|bà ấy|anh ấy|chị ấy|người này|người đó|ong ay|ba ay|anh ay|chi ay|nguoi nay|"
    r"nguoi do|he|she|him|her)(?!\w)",
    re.IGNORECASE,
)


def _carried(question: Question, previous: Previous, lead: bool) -> Question:
    """The question with the words of the last one, and with what that one asked for where it asks
    for nothing itself. "Còn ông Khánh?" after who chaired asks who ông Khánh is."""
    carried = replace(question, search_text=f"{previous.question} {question.search_text}".strip())
    if not lead or question.answer_type is not AnswerType.OTHER or not previous.answer_type:
        return carried
    kind = AnswerType(previous.answer_type)
    if kind in _WHO:
        return replace(question, answer_type=AnswerType.POST)
    return replace(carried, answer_type=kind)


_WHO = (AnswerType.PERSON, AnswerType.PEOPLE, AnswerType.CHAIR)
