"""Which readings the article itself speaks against: it lacks a name or a number that was asked
about, or gives a place where a person was wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.answers.entities.dates import days
from newsroom.answers.entities.names import names
from newsroom.answers.entities.words import LEVELS, NOT_PERSON_BEFORE
from newsroom.answers.measuring import MEASURED
from newsroom.answers.question import AnswerType, Meaning, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.asked import meant, names_somebody
from newsroom.answers.resolving.doing import says_of
from newsroom.answers.resolving.english_posts import asks_post
from newsroom.answers.resolving.lines import row_of
from newsroom.answers.resolving.speech import speaks
from newsroom.answers.resolving.subject import Subject
from newsroom.answers.resolving.support import (
    LIGHT,
    is_of_another_year,
    names_stand,
    supported,
    wants,
    years_asked,
)
from newsroom.answers.timing import asks_to_come
from newsroom.answers.wording import is_syllable
from newsroom.text.fold import fold

_LEAST = 0.35
"""What an article must say of a person for a reading of the name to be believed."""
_TRANSLATED = 0.7
"""Share of an English question that the article must have, whatever is asked for."""
_REASONED = 0.6
"""Share of a question for a reason that the article must have."""
PEOPLE = (AnswerType.PERSON, AnswerType.PEOPLE)
"""Types of answers that name somebody."""
_FOUR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)+|\d{2,}")
_APART = re.compile(r"[^\d]+")
_ZERO = re.compile(r"(?<!\d)0(?=\d)")
_QUANTITIES = frozenset(
    """giá tiền số dài cao rộng nặng sâu xa dày mất hết tốn lâu đạt gia tien so dai rong nang mat
    het ton lau dat""".split()
)
"""Words before "bao nhiêu" that an article may do without."""


def contradicted(question: Question, subject: Subject, terms: Sequence[Term], reading: str) -> bool:
    """Whether ``subject`` speaks against ``reading``, an extract of it, as the answer."""
    kind = question.answer_type
    if kind is AnswerType.PERSON and asks_post(question):
        return True
    if _lacks(question, subject, terms):
        return True
    if of_another_year(question, subject, reading) or _is_over(question, subject, reading):
        return True
    if kind in PEOPLE:
        return not _may_be_person(question, subject, terms, reading)
    if kind is AnswerType.QUOTATION:
        return not speaks_of(question, subject)
    return is_marked(question) and _is_short_of_words(question, subject, terms)


def impossible(question: Question, subject: Subject, reading: str) -> bool:
    """Whether a reading is no answer at all: what was to come is over, or an English question is to
    be decided, of which confidence knows too little."""
    decides = question.english and question.answer_type is AnswerType.YES_NO
    return bool(decides) or _is_over(question, subject, reading)


def _lacks(question: Question, subject: Subject, terms: Sequence[Term]) -> bool:
    """Whether the article lacks a name or a number of the question, or much of an English one."""
    if question.english and _is_untold(question, subject, terms):
        return True
    return not names_stand(question, subject) or not numbers_stand(question, subject)


def _is_untold(question: Question, subject: Subject, terms: Sequence[Term]) -> bool:
    """Whether the article lacks much of an English question, a number in it or the noun asked
    for."""
    whole = subject.whole
    lacking = [
        each
        for each in question.meanings
        if not each.slight and not any(f" {' '.join(row)} " in whole for row in each.phrases)
    ]
    if any(_is_needed(each, question) for each in lacking):
        return True
    return bool(lacking) and supported(wants(question, terms), whole) < _TRANSLATED


def _is_needed(meaning: Meaning, question: Question) -> bool:
    number = any(word[0].isdigit() for phrase in meaning.phrases for word in phrase)
    return number or tuple(map(fold, meaning.phrases[0])) == question.focus


def _is_short_of_words(question: Question, subject: Subject, terms: Sequence[Term]) -> bool:
    """Whether the article lacks words without which it cannot answer."""
    if question.answer_type in MEASURED:
        return has_measured(question, subject) < 1
    reason = question.answer_type is AnswerType.REASON
    return reason and supported(wants(question, terms), subject.whole) < _REASONED


def is_marked(question: Question) -> bool:
    """Whether a question is written with diacritics: without them, words are often mistyped too."""
    marked = sum(word != fold(word) for word in question.written)
    return marked * 3 >= len(question.written)


def _is_over(question: Question, subject: Subject, reading: str) -> bool:
    """Whether what is read was over when the article appeared, where it is asked when it will
    be."""
    day = subject.published
    if day is None or question.answer_type is not AnswerType.TIME or not asks_to_come(question):
        return False
    told = [each.day for each in days(reading, day) if each.day]
    years = [int(year) for year in _FOUR.findall(reading)]
    return any(each < day for each in told) or (bool(years) and max(years) < day.year)


def of_another_year(question: Question, subject: Subject, reading: str) -> bool:
    """Whether every sentence that has the reading gives years, and not the one asked about."""
    if not years_asked(question):
        return False
    told = [
        line
        for line in subject.lines
        if reading in subject.passages[line.passage][line.start : line.end]
    ]
    return bool(told) and all(is_of_another_year(question, line) for line in told)


def speaks_of(question: Question, subject: Subject) -> bool:
    """Whether the speaker asked about says something in the article, where one is named."""
    speaker = meant(question, subject)
    return not names_somebody(question) if speaker is None else speaks(speaker, subject)


def numbers_stand(question: Question, subject: Subject) -> bool:
    """Whether the article has every number of two digits or more, and every date, that is asked
    about; its own year and day count as said."""
    asked = _NUMBER.findall(_ZERO.sub("", " ".join(question.written)))
    if not asked:
        return True
    day = subject.published
    own = {str(day.year), f"{day.day}/{day.month}"} if day else set()
    known = {*_ZERO.sub("", subject.whole).replace("%", "").split(), *own}
    parts = {part for word in known for part in _APART.split(word)}
    return all(number in known or number in parts for number in asked)


def _may_be_person(
    question: Question, subject: Subject, terms: Sequence[Term], reading: str
) -> bool:
    return names_asked(question, subject, terms, reading) >= _LEAST


def names_asked(question: Question, subject: Subject, terms: Sequence[Term], reading: str) -> float:
    """How far an extract names the one who is asked for: what the article says of that name, 0
    where it is a place or an office, and 0.5 where it names nobody."""
    known = [each.name for each in subject.evidence.people if each.name in reading]
    if question.english and not known and _is_place(reading, subject):
        return 0.0
    found = known or [each.text for each in names(reading)]
    if found and all(map(is_syllable, row_of(found[0]).split(" | ")[0].split())):
        return max(says_of(question, subject, terms, each) for each in found)
    return 0.0 if _is_place(reading, subject) else 0.5


def _is_place(reading: str, subject: Subject) -> bool:
    """Whether an extract in capitals is called a place or an office somewhere in the article."""
    if not reading[:1].isupper() or not subject.evidence.people:
        return False
    first = reading.split(maxsplit=1)[0]
    if first.lower() in _KINDS or first.isupper():
        return True
    kinds = "|".join(sorted(_KINDS))
    called = re.compile(rf"(?<!\w)(?:{kinds}) (?:\w+ ){{0,3}}?{re.escape(reading)}", re.IGNORECASE)
    return any(called.search(passage) for passage in subject.passages)


_KINDS = NOT_PERSON_BEFORE | LEVELS | frozenset("sở ban quỹ trạm đồn hạt phòng cục".split())


def has_measured(question: Question, subject: Subject) -> float:
    """The share of the noun that is counted and of what is done with the amount that the article
    has; -1 where no amount is asked for."""
    if question.answer_type not in MEASURED:
        return -1.0
    whole = subject.whole
    nouns = [word for word in question.focus if word not in LIGHT]
    counted = nouns[:1] if question.answer_type is AnswerType.COUNT else []
    written = [word for word in question.written if row_of(word).split(" | ")[0].strip() in counted]
    before = question.written[len(question.before) - 1 : len(question.before)]
    known = LIGHT | _QUANTITIES
    verb = [
        word
        for word in before
        if question.answer_type is not AnswerType.COUNT and word not in known
    ]
    wanted = (*written, *verb)
    return sum(f" {word} " in whole for word in wanted) / len(wanted) if wanted else 1.0
