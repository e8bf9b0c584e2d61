"""How Vietnamese asks for what an English question asks for."""

from __future__ import annotations

import re

from newsroom.answers.questions.types import AnswerType as T

_ASKING = {
    T.PERSON: "ai",
    T.PEOPLE: "ai",
    T.CHAIR: "ai chủ trì",
    T.POST: "giữ chức vụ gì",
    T.ORGANISATION: "nào",
    T.PLACE: "ở đâu",
    T.TIME: "khi nào",
    T.DURATION: "bao lâu",
    T.AMOUNT: "bao nhiêu",
    T.COUNT: "bao nhiêu",
    T.QUOTATION: "nói gì",
    T.REASON: "vì sao",
    T.MANNER: "như thế nào",
    T.DEFINITION: "là gì",
    T.LIST: "những gì",
    T.YES_NO: "có phải",
}
_HOW = re.compile(r"\bhow (?P<measure>[a-z]+)")
_MEASURES = {
    "much": "tiền",
    "expensive": "giá",
    "old": "tuổi",
    "long": "dài",
    "tall": "cao",
    "high": "cao",
    "deep": "sâu",
    "far": "xa",
    "wide": "rộng",
    "large": "rộng",
    "big": "rộng",
    "heavy": "nặng",
    "fast": "tốc độ",
    "cold": "nhiệt độ",
    "hot": "nhiệt độ",
}
_TIMES = {
    "time": "mấy giờ",
    "hour": "mấy giờ",
    "day": "ngày nào",
    "date": "ngày nào",
    "month": "tháng nào",
    "year": "năm nào",
}


_FORMS = {
    **dict.fromkeys(("number", "hotline", "phone", "telephone", "helpline"), "số điện thoại nào"),
    "score": "tỷ số thế nào",
}
_NO_PHONE = frozenset({"plate", "house", "account"})


def form(answer_type: T, focus: tuple[str, ...]) -> tuple[str, ...]:
    """How Vietnamese asks for what has a form of its own, a telephone number or a score; empty
    where an English question asks for neither."""
    if answer_type is not T.OTHER or not _NO_PHONE.isdisjoint(focus):
        return ()
    return tuple(_FORMS.get(focus[-1] if focus else "", "").split())


def asking(answer_type: T, focus: tuple[str, ...]) -> tuple[str, ...]:
    """The Vietnamese question words, as syllables; ``focus`` is the English noun asked for."""
    if answer_type is T.TIME and focus[-1:]:
        return tuple(_TIMES.get(focus[-1], "khi nào").split())
    return form(answer_type, focus) or tuple(_ASKING.get(answer_type, "gì").split())


def measured(text: str) -> tuple[str, ...]:
    """What an English question with how much, how long or how old measures, in Vietnamese."""
    found = _HOW.search(text.lower())
    return tuple(_MEASURES.get(found["measure"], "").split()) if found else ()
