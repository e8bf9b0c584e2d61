"""What a sentence says of each of the people in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsroom.answers.entities.people import Mention
from newsroom.answers.question import Question
from newsroom.answers.questions.predicates import synonyms
from newsroom.answers.related import joined
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.subject import plain
from newsroom.answers.synonyms import likely
from newsroom.text.fold import fold

_BREAK = re.compile(r"[;:”]|[.!?…]\s")
_COMMA = re.compile(r",\s")
_SPOKEN = re.compile(
    r"[“\"][^”\"]*[”\"]|(?<!\w)(?:cho biết|cho hay|cho rằng|nói|nhấn mạnh|khẳng định|chia sẻ|kể|"
    r"đề nghị|yêu cầu|lưu ý|khuyến cáo|giải thích|lý giải|nhận định|nhận xét|phát biểu)(?!\w)",
    re.IGNORECASE,
)
"""What somebody says is not said of them."""
_ACCORDING_TO = re.compile(r"\b[Tt]heo (?:[a-zà-ỹđ]+ ){0,3}$")
_JOINED = re.compile(
    r"\s*(?:\([^)]*\)|, \d+ tuổi)?\s*(?:, và|,|và|cùng|cùng với|;)\s*(?:các\s)?"
    r"(?:đồng chí|ông|bà|anh|chị|em|cháu|bé|cụ)?\s*"
)
_GIVEN_TO = re.compile(
    r"(?:cho|tặng|gồm|là|của)(?:\s(?:các|em|anh|chị|ông|bà|cháu|đồng chí))*:?\s*$"
)
_GROUP = re.compile(
    r"(?<![\w.,])(?:hơn |gần |khoảng |trên )?\d[\d.]* (?:cá nhân|tập thể|người|học sinh|sinh viên|"
    r"hộ|cán bộ|đại biểu|em|chiến sĩ|đơn vị|gia đình|nạn nhân|đoàn viên|hội viên|giáo viên)"
    r"(?: (?:của|thuộc|ở|tại|dân tộc|nghèo) [^,;:.()]{1,60}?"
    r"(?= (?:được|bị|nhận|đã|sẽ|đang|là|có|và)\b))?"
)
_APART = re.compile(
    r"\b(?:nu|nhi|dau tien|cuoi cung|thu (?:hai|ba|tu|nam|\d+)|(?!thong|duy)\S+ nhat)\b"
)

_NEAR = 5
"""Words after "ai" among which the verb of the question is."""
_PARTICLES = frozenset("la da se dang vua moi duoc bi co nguoi den o tai trong lam cung".split())


def groups(text: str, found: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """People named in a row, together: "A (28 tuổi), B và C", with or without their posts."""
    together: list[list[Mention]] = []
    for each in found:
        last = together[-1][-1] if together else each
        whole = _JOINED.fullmatch(text, last.whole_end, each.whole_start)
        if together and (whole or _JOINED.fullmatch(text, last.end, each.start)):
            together[-1].append(each)
        else:
            together.append([each])
    return [tuple(group) for group in together]


def said_of(
    text: str, line: Line, named: Sequence[Sequence[Mention]], at: int, *, telling: bool
) -> str:
    """The words of ``line`` said of the people ``named[at]``: from the last break before them to
    the first one after them, without what anybody says unless ``telling`` is asked for. What
    follows others is said of those, up to a comma."""
    people = named[at]
    first, last = people[0].start, people[-1].end
    start = named[at - 1][-1].end if at else line.start
    end = named[at + 1][0].start if at + 1 < len(named) else line.end
    starts = [match.end() for match in _BREAK.finditer(text, start, first)]
    ends = [match.start() for match in _BREAK.finditer(text, last, end)]
    if at:
        starts += [match.end() for match in _COMMA.finditer(text, start, first)]
    if not telling:
        starts += [match.end() for match in _SPOKEN.finditer(text, start, first)]
        ends += [match.start() for match in _SPOKEN.finditer(text, last, end)]
        if _ACCORDING_TO.search(text, start, first):
            ends += [match.start() for match in _COMMA.finditer(text, last, end)]
    return line.between(max(starts, default=start), min(ends, default=end))


def clauses_of_groups(line: Line, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """People without names in ``line``, "2 cá nhân của Văn phòng", each with the words that
    follow, to the end of the clause."""
    for match in _GROUP.finditer(text, line.start, line.end):
        end = next(
            (each.start() for each in _BREAK.finditer(text, match.end(), line.end)), line.end
        )
        yield match, line.between(match.end(), end)


def tells_apart(question: Question) -> frozenset[str]:
    """The folded words by which the question tells one from others of the same kind: the first,
    the second, the oldest, a woman."""
    found = _APART.findall(plain(question.text)) if question.language == "vi" else []
    return frozenset(word for each in found for word in each.split())


def _is_word(question: Question, said: Sequence[str]) -> bool:
    """Whether two neighbours of the question are one word: hướng dẫn."""
    words = likely(question.written[len(question.before) :])
    pairs = [pair for pair in pairwise(words) if [*map(fold, pair)] == [*said]]
    return any(len(joined(pair)) == 1 for pair in pairs)


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether it is asked who did something, or (``passive``) to whom it was done. ``verb`` holds
    the words that say what, any of which will do; none where that is not plain."""

    verb: tuple[str, ...]
    passive: bool

    @classmethod
    def of(cls, question: Question) -> Direction:
        """As ``question`` has it."""
        after = question.after
        if not after or question.before[-1:] == ("la",):
            return cls((), passive=False)
        passive = after[0] in ("duoc", "bi") and len(after) > 1
        said = [word for word in after if word not in _PARTICLES][:2]
        said = [" ".join(said)] if _is_word(question, said) else said
        same = [" ".join(map(fold, each)) for each in synonyms(question.predicate)]
        near = f" {' '.join(after[:_NEAR])} "
        same = same if any(f" {each} " in near for each in same) else []
        return cls((*said, *same), passive)

    def fits(self, text: str, people: Sequence[Mention], said: str) -> bool:
        """Whether ``said``, in ``text``, tells this of ``people``."""
        if not self.verb:
            return True
        verb = "|".join(map(re.escape, self.verb))
        suffered = re.search(rf" (?:duoc|bi|nhan) (?:\S+ ){{0,6}}?(?:{verb}) ", said) is not None
        if self.passive:
            return suffered or _GIVEN_TO.search(text, 0, people[0].whole_start) is not None
        return re.search(rf" (?:{verb}) ", said) is not None and not re.search(
            rf" (?:duoc|bi) (?:{verb}) ", said
        )
