"""Who did what: the people that a text says chaired, attended, signed, presented ... something.

Only what is asserted counts: in "đề nghị Thủ tướng chủ trì cuộc họp" nobody has chaired.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.answers.entities.people import Mention
from newsroom.text.sentences import sentence_spans

VERBS = {
    "chair": r"(?:đồng )?chủ (?:trì|tọa|toạ)",
    "attend": r"(?:tham |cùng |về |tới |đến )?dự|có mặt",
    "speak": r"phát biểu",
    "sign": r"ký",
    "award": r"trao(?: tặng)?|tặng",
    "open": r"khai mạc|khánh thành|khởi công",
}
"""What each predicate is written with, as regular expressions."""

_EVENT = re.compile(
    r"\s*(?:,\s*)?(?:(?:các|những|buổi|cuộc|một|nhiều)\s+)*"
    r"(?:hội|họp|phần|nghi|cuộc|phiên|buổi|lễ|kỳ họp|tọa đàm|toạ đàm|tiệc|diễn đàn|đại hội|"
    r"giao ban|làm việc|quốc yến|gặp|tiếp|ngày hội|chương trình|đêm|sự kiện|công bố|kiểm tra|đoàn|"
    r"đối thoại)",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|kiến nghị|(?<!goại )giao(?! thông| ban)|mời|phân công|"
    r"ủy quyền|uỷ quyền|đề xuất|chỉ đạo|mong|muốn|nếu|cần|nên|phải|không|chưa|để|sẽ do|xin|nhờ)"
    r"(?!\w)",
    re.IGNORECASE,
)
# What may stand between a subject and its verb.
_FILLER = re.compile(
    r"[\s,;()–—-]*(?:(?:đã|vừa|đang|\d+ tuổi|cũng|còn|sẽ|cùng|và|trực tiếp|tiếp tục|là người|"
    r"người|có buổi|phu nhân|hoàng hậu|thay mặt|tới|hôm nay|hôm qua|sáng nay|chiều nay|"
    r"tối nay|(?:sáng|chiều|tối|ngày|hôm)\s+[\d/-]+|"
    r"(?:thứ \w+|đứng|ngồi|áo \w+|bên \w+|từ trái|sang|trái|phải|giữa|bìa|hàng đầu)|"
    r"đến|tham gia|lần lượt|tất cả|trưởng đoàn)[\s,;()–—-]*)*",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"[\s,;–—-]*(?:và|cùng|cùng với|với)?\s*(?:các\s+)?(?:đồng chí|ông|bà|các đồng chí)?:?\s*"
)
_TITLES = re.compile(r"(?:\s|đồng chí|ông|bà|các|:|có|là|gồm|còn|:|,|do|của|sự)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """People who are said to have done something, and the text that says so.

    ``start``/``end`` enclose the people with their posts, ``sentence`` the sentence's offsets.
    """

    predicate: str
    people: tuple[Mention, ...]
    start: int
    end: int
    sentence: tuple[int, int]
    verb_at: int


def roles(text: str, found: Sequence[Mention], predicate: str) -> list[Role]:
    """Everyone whom ``text`` says to have done ``predicate`` (a key of ``VERBS``), in order."""
    verb = re.compile(rf"(?<!\w)(?:{VERBS[predicate]})(?!\w)", re.IGNORECASE)
    result: list[Role] = []
    for start, end in sentence_spans(text):
        inside = [each for each in found if start <= each.start and each.end <= end]
        for match in verb.finditer(text, start, end):
            if predicate == "chair" and not _of_event(text, start, match, end):
                continue
            doers = _doers(text, start, match, inside)
            if doers and not any(role.people == doers for role in result):
                result.append(
                    Role(
                        predicate,
                        doers,
                        min(each.whole_start for each in doers),
                        max(each.whole_end for each in doers),
                        (start, end),
                        match.start(),
                    )
                )
    return result


def _doers(
    text: str, start: int, verb: re.Match[str], inside: Sequence[Mention]
) -> tuple[Mention, ...]:
    doers = _subjects(text, verb, inside)
    if doers:
        return () if _requested(text, start, doers[0].whole_start, verb.start()) else doers
    return _listed(text, verb, inside)


def _of_event(text: str, start: int, verb: re.Match[str], end: int) -> bool:
    """Whether a meeting is chaired, and not a task led ("chủ trì, phối hợp với ...")."""
    rest = text[verb.end() : end]
    if _TASK.match(rest):
        return False
    passive = re.search(r"(?<!\w)(?:do|sự)(?!\w)", text[start : verb.start()]) is not None
    return passive or _EVENT.match(rest) is not None or not rest.strip(' .)”"')


_TASK = re.compile(r"\s*,?\s*(?:phối hợp|tham mưu|cùng các sở|xây dựng|soạn thảo|hướng dẫn)")


def _subjects(text: str, verb: re.Match[str], inside: Sequence[Mention]) -> tuple[Mention, ...]:
    """The people directly before the verb, joined by commas, và or cùng."""
    before = [each for each in inside if each.whole_end <= verb.start()]
    chosen: list[Mention] = []
    edge = verb.start()
    for each in reversed(before):
        near, far = text[each.whole_end : edge], text[each.end : edge]
        if not (_leads_to_verb(near, far) if not chosen else _joins(near, far)):
            break
        chosen.insert(0, each)
        edge = each.whole_start
    return tuple(chosen)


def _leads_to_verb(near: str, far: str) -> bool:
    """Whether nothing but fillers or an aside stands between a subject and its verb: "bà A, với
    tư cách ..., chủ trì". ``near`` begins after the subject's posts, ``far`` after the name."""
    if _FILLER.fullmatch(near):
        return True
    return _ASIDE.fullmatch(far) is not None and _SAYS.search(far) is None


def _joins(near: str, far: str) -> bool:
    return _JOIN.fullmatch(near) is not None or _JOIN_ASIDE.fullmatch(far) is not None


_SAYS = re.compile(r"(?<!\w)(?:cho (?:biết|hay|rằng)|nói|khẳng định|nhấn mạnh|phát biểu)(?!\w)")
_ASIDE = re.compile(
    r"\s*[,(–—-]\s?[^;:“”\"\n]{1,170}?(?:[,)–—-]\s*(?:đã |vừa |sẽ |trực tiếp )*|\s(?:đã|vừa|sẽ)\s)",
)
_JOIN_ASIDE = re.compile(
    r"\s*[,–—-]\s[^,;:“”\n]{1,100}(?:,\s*(?:và|cùng)|\svà|\scùng)\s(?:đồng chí|ông|bà|ngài)?\s*"
)


def _requested(text: str, start: int, subject: int, verb: int) -> bool:
    """Whether the clause only asks that it be done, or denies it."""
    clause = max(start, text.rfind(";", start, subject) + 1, text.rfind("“", start, subject) + 1)
    before = text[clause:subject]
    between = text[subject:verb]
    if _ACCORDING_TO.search(before):
        return True
    asked = list(_REQUEST.finditer(before))
    near = bool(asked) and len(before) - asked[-1].end() < 25
    return near or _DENIED.search(between) is not None


_ACCORDING_TO = re.compile(r"\btheo (?:đồng chí |ông |bà )?$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:không|chưa|cần|phải|nên|xem xét)\s*$")


def _listed(text: str, verb: re.Match[str], inside: Sequence[Mention]) -> tuple[Mention, ...]:
    """People who follow the verb: "Dự hội nghị có A; B", "Chủ trì cuộc họp, A cho biết"."""
    after = [each for each in inside if each.whole_start >= verb.end()]
    if not after:
        return ()
    before = text[: verb.start()]
    between = text[verb.end() : after[0].whole_start]
    if before.endswith("sự "):
        return _run(text, after) if _TITLES.fullmatch(between) else ()
    if _LIST.search(between) and not _OTHER_VERB.search(between):
        return _run(text, after)
    if re.search(r"\bngười (?:đồng )?$", before) and _ASIDE_TO_NAME.fullmatch(between):
        return (after[0],)
    opens = re.search(r"(?:^|[\n.,;“\"–-]|\bkhi|\btại)\s*$", before) is not None
    return (after[0],) if opens and _COMMA.search(between) else ()


_LIST = re.compile(
    r"(?:\bcó|\blà|\bgồm|:)\s*(?:sự tham (?:dự|gia) của\s*)?(?:các\s*)?(?:đồng chí|ông|bà)?:?\s*$"
)
_ASIDE_TO_NAME = re.compile(
    r"[^,;:–—-]{1,60}(?:,| [–—-]) ?(?:đồng chí|ông|bà|GS|TS)?[^,;:–—-]{0,12}"
)
_OTHER_VERB = re.compile(r"(?<!\w)(?:dự|tham gia|phát biểu|cho biết)(?!\w)")
_COMMA = re.compile(r",\s*(?:đồng chí|ông|bà)?\s*$")


def _run(text: str, after: Sequence[Mention]) -> tuple[Mention, ...]:
    """The members of a list, up to where it turns into something else."""
    chosen = [after[0]]
    for each in after[1:]:
        between = text[chosen[-1].whole_end : each.whole_start]
        if len(between) > 160 or re.search(r"\b(?:cho biết|phát biểu|khẳng định)\b", between):
            break
        chosen.append(each)
    return tuple(chosen)
