"""Readings held to what was asked: a day where a day is asked for, a whole group and not the
office that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsroom.answers.entities.dates import days
from newsroom.answers.narrowing import narrowed
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.reading import Reading
from newsroom.text.fold import fold

GROUP = re.compile(
    r"(?:hơn |gần |khoảng |trên )?\d[\d.]* (?:cá nhân|tập thể|người|học sinh|sinh viên|hộ|cán bộ|"
    r"đại biểu|em|chiến sĩ|đơn vị|gia đình|nạn nhân|đoàn viên|hội viên|giáo viên|giảng viên)",
    re.IGNORECASE,
)
_OF = re.compile(rf"(?P<group>{GROUP.pattern}) (?:của|thuộc|ở|tại) $", re.IGNORECASE)
_LEVEL = re.compile(r" (?:tỉnh|huyện|xã|phường|thành phố)(?!\w)")
_DAY = re.compile(
    r"\b(?:ngay|hom|bua) (?:nao|may|bao nhieu)\b|\bwhat day\b|\bwhich day\b|\bwhat date\b"
)
_PEOPLE = (AnswerType.PERSON, AnswerType.PEOPLE)


def fitted(question: Question, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """``readings`` that can be what was asked for, with their extracts made whole, in order."""
    if question.answer_type is AnswerType.TIME and _DAY.search(fold(question.text)):
        found = (_to_day(question, each) for each in readings)
        return tuple(each for each in found if each is not None)
    if question.answer_type in _PEOPLE:
        return tuple(_to_group(each) for each in readings)
    return tuple(readings)


def _to_day(question: Question, reading: Reading) -> Reading | None:
    """The reading with a day for its extract; None where its sentence has none, or several."""
    if days(reading.span, None):
        return reading
    part = narrowed(question, reading.sentence)
    if part is None or not days(reading.sentence[part[0] : part[1]], None):
        return None
    return _with(reading, *part)


def _to_group(reading: Reading) -> Reading:
    """ "2 cá nhân của Văn phòng UBND tỉnh" where only the office was read."""
    at = reading.sentence.find(reading.span)
    match = _OF.search(reading.sentence[:at]) if at > 0 else None
    if match is None:
        return reading
    end = at + len(reading.span)
    level = _LEVEL.match(reading.sentence, end)
    return _with(reading, match.start("group"), level.end() if level else end)


def _with(reading: Reading, start: int, end: int) -> Reading:
    """The reading with characters ``start`` to ``end`` of its sentence for its extract."""
    shift = reading.start - reading.sentence.find(reading.span)
    return replace(reading, span=reading.sentence[start:end], start=shift + start, end=shift + end)
