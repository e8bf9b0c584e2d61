"""Readings held to the form that was asked for: a day where a day is, a price for a price, a whole
group and not the office that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsroom.answers.entities.dates import days
from newsroom.answers.entities.names import names
from newsroom.answers.entities.people import mentions
from newsroom.answers.entities.posts import posts
from newsroom.answers.entities.words import UPPER
from newsroom.answers.measuring import MEASURED, Quantity, Unit, fit, quantities
from newsroom.answers.narrowing import narrowed
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.questions.nouns import PLACE
from newsroom.answers.reading import Reading
from newsroom.answers.timing import Precision, asked_time
from newsroom.text.fold import fold
from newsroom.text.places import place_of
from newsroom.text.syllables import folded_syllables

GROUP = re.compile(
    r"(?:hơn |gần |khoảng |trên )?\d[\d.]* (?:cá nhân|tập thể|người|học sinh|sinh viên|hộ|cán bộ|"
    r"đại biểu|em|chiến sĩ|đơn vị|gia đình|nạn nhân|đoàn viên|hội viên|giáo viên|giảng viên)",
    re.IGNORECASE,
)
_OF = re.compile(rf"(?P<group>{GROUP.pattern}) (?:của|thuộc|ở|tại) $", re.IGNORECASE)
_LEVEL = re.compile(r" (?:tỉnh|huyện|xã|phường|thành phố)(?!\w)")
_CLOCK = re.compile(r"(?:khoảng |lúc |hồi )?\d{1,2}(?: ?giờ|h)(?: ?\d{1,2})?(?: ?phút)?(?: \w+)?")
_WHEN = re.compile(
    r"\d{1,4}/\d|\b(?:1\d|20)\d\d\b|thế kỷ|(?<!\w)(?:ngày|tháng|năm|quý|mùa|tuần|trưa|chiều|tối|"
    r"đêm|hôm|giờ|lúc|khi|sau|trước|(?<!ban )đầu|cuối|giữa|dịp|tết|rằm|"
    r"sáng(?! tạo| kiến| suốt| lập| chế)|"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy)|thời (?:gian|điểm|kỳ|đại|hạn))(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:năm )?(?:1\d|20)\d\d", re.IGNORECASE)
_DOUBT, _STRONG_DOUBT, _OTHER_CLAUSE = 0.85, 0.65, 0.2


def fitted(question: Question, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """``readings`` that can be what was asked for, with their extracts made whole, each trusted as
    far as its form fits; the most trusted first."""
    fit_form = _FORMS.get(question.answer_type)
    found = (fit_form(question, each) if fit_form else each for each in readings)
    kept = [_whole(each) for each in found if each is not None]
    return tuple(sorted(kept, key=lambda each: -each.confidence))


def fits(question: Question, reading: Reading) -> float:
    """How far ``reading`` has the form that is asked for: 0 where it has not, 1 where it has."""
    fit_form = _FORMS.get(question.answer_type)
    found = fit_form(question, replace(reading, confidence=1.0)) if fit_form else None
    return found.confidence if found else float(fit_form is None)


def _to_time(question: Question, reading: Reading) -> Reading | None:
    """An hour where an hour is asked for, a day where a day is, else anything that tells when."""
    asked = asked_time(question.text)
    if asked is Precision.HOUR:
        return _to_hour(reading)
    if asked is Precision.DAY:
        return _to_day(question, reading)
    if asked is Precision.YEAR:
        return reading if _YEAR.search(reading.sentence) else None
    if _YEAR.fullmatch(reading.span):
        return _only_day(question, reading) or reading
    if _WHEN.search(reading.span):
        return reading
    part = narrowed(question, reading.sentence)
    return _doubted(with_extract(reading, *part), _STRONG_DOUBT) if part else None


def _to_hour(reading: Reading) -> Reading | None:
    if _CLOCK.search(reading.span):
        return reading
    match = _CLOCK.search(reading.sentence)
    return with_extract(reading, *match.span()) if match else None


def _to_day(question: Question, reading: Reading) -> Reading | None:
    """The reading with a day for its extract; None where its sentence has none, or several."""
    return reading if days(reading.span, None) else _only_day(question, reading)


def _only_day(question: Question, reading: Reading) -> Reading | None:
    part = narrowed(question, reading.sentence)
    if part is None or not days(reading.sentence[part[0] : part[1]], None):
        return None
    return with_extract(reading, *part)


def _to_person(question: Question, reading: Reading) -> Reading | None:
    """Someone's name, or a group; what names nobody is doubted, and a post alone is nobody."""
    if _is_post(reading):
        return None
    if not _in_best_clause(question, reading):
        return _doubted(reading, _OTHER_CLAUSE)
    grouped = _to_group(reading)
    if grouped is not reading or GROUP.match(reading.span):
        return grouped
    start = place_of(reading.sentence, reading.span)
    end = start + len(reading.span)
    asked = fold(question.text)
    people = [each for each in mentions(reading.sentence) if fold(each.name) not in asked]
    if any(each.start < end and start < each.end for each in people):
        return reading
    if len(people) == 1:
        return _doubted(with_extract(reading, people[0].start, people[0].end), _DOUBT)
    return _doubted(reading, _STRONG_DOUBT if people else _DOUBT)


def _is_post(reading: Reading) -> bool:
    """Whether the extract is a post without its holder, or cut out of one: "Giám đốc Sở"."""
    start = place_of(reading.sentence, reading.span)
    end = start + len(reading.span)
    held = [each for each in posts(reading.sentence) if each.start <= start and end <= each.end + 1]
    return bool(held) and not GROUP.match(reading.span) and not names(reading.span)


def _in_best_clause(question: Question, reading: Reading) -> bool:
    """Whether no other part of the sentence, as semicolons part it, says more of the question."""
    asked = set(folded_syllables(question.search_text))
    parts = [
        (len(asked & set(folded_syllables(part))), reading.span in part)
        for part in reading.sentence.split(";")
    ]
    own = max((count for count, holds in parts if holds), default=0)
    return not own or own + 1 >= max(count for count, _ in parts)


def _doubted(reading: Reading, how_far: float) -> Reading:
    return replace(reading, confidence=reading.confidence * how_far)


def _whole(reading: Reading) -> Reading:
    """The extract without a word cut through, as in "Km 47" of "Km 47+300"."""
    start = place_of(reading.sentence, reading.span)
    if start < 0 or not reading.span:
        return reading
    end = start + len(reading.span)
    rest = _CUT.match(reading.sentence, end)
    return with_extract(reading, start, rest.end()) if rest else reading


def _to_quantity(question: Question, reading: Reading) -> Reading | None:
    """The reading with the number that fits what is asked for best, and trusted as far as it fits;
    None where none does."""
    offset = place_of(reading.sentence, reading.span)
    span = (offset, offset + len(reading.span))

    def order(found: Quantity) -> tuple[float, bool, int]:
        apart = max(found.start - span[1], span[0] - found.end, 0)
        return fit(question, found), apart == 0, -apart

    best = max(quantities(reading.sentence), key=order, default=None)
    how_well, inside, _ = order(best) if best else (0.0, False, 0)
    if best is None or not how_well:
        return None
    trusted = replace(reading, confidence=reading.confidence * how_well)
    cut = best.unit is Unit.SPAN and best.start <= span[0] and span[1] < best.end
    return trusted if inside and not cut else with_extract(trusted, best.start, best.end)


_CUT = re.compile(r"(?<=\d)(?:[+.,]\d+)+")


def _to_group(reading: Reading) -> Reading:
    """ "2 cá nhân của Văn phòng UBND tỉnh" where only the office was read."""
    at = place_of(reading.sentence, reading.span)
    match = _OF.search(reading.sentence[:at]) if at > 0 else None
    if match is None:
        return reading
    end = at + len(reading.span)
    level = _LEVEL.match(reading.sentence, end)
    return with_extract(reading, match.start("group"), level.end() if level else end)


def with_extract(reading: Reading, start: int, end: int) -> Reading:
    """The reading with characters ``start`` to ``end`` of its sentence for its extract."""
    shift = reading.start - place_of(reading.sentence, reading.span)
    return replace(reading, span=reading.sentence[start:end], start=shift + start, end=shift + end)


def _to_place(question: Question, reading: Reading) -> Reading | None:
    """What can be a place: it has a name, or a noun of a place."""
    if question.english or _NAMED.search(reading.span) or _SPOT.search(reading.span):
        return reading
    return None


_NAMED = re.compile(rf"(?<!\w)[{UPPER}]\w+|\d")
_SPOT = re.compile(
    rf"(?<!\w)(?:{PLACE}|sân|nhà|trường|bãi|đình|chùa|trụ sở|trung tâm|vườn|rừng|bên|trên|"
    r"dưới|cạnh|gần|giữa|ruộng|nương|mạng|tiệm|quán|kho|xưởng|phòng|viện|trạm|bờ|đồi|mỏ|ao|suối)(?!\w)",
    re.IGNORECASE,
)
_FORMS: dict[AnswerType, Callable[[Question, Reading], Reading | None]] = {
    AnswerType.TIME: _to_time,
    AnswerType.PERSON: _to_person,
    AnswerType.PEOPLE: _to_person,
    AnswerType.PLACE: _to_place,
    **dict.fromkeys(MEASURED, _to_quantity),
}
