"""What a clause states, and what it only denies or supposes."""

from __future__ import annotations

import re

from newsroom.answers.resolving.lines import Line
from newsroom.text.fold import fold

_CLAUSE = re.compile(r"[,;:]\s")
DENIED = re.compile(r"(?<!\w)(?:không(?! chỉ| khí| gian)|chưa|chẳng)(?!\w)", re.IGNORECASE)
UNSURE = re.compile(
    r"(?<!\w)(?:nếu|đề nghị|kiến nghị|đề xuất|dự kiến|sẽ|có thể|mong|phấn đấu|yêu cầu|"
    r"tin đồn)(?!\w)",
    re.IGNORECASE,
)

_SUMMARY = re.compile(
    r"(?<!\w)(?:từ đầu (?:năm|tháng|mùa|quý)|(?:năm|tháng|tuần|quý) (?:qua|ngoái|trước)|"
    r"toàn (?:tỉnh|xã|phường|huyện|quốc|thành phố)|cả (?:nước|tỉnh|năm)|lũy kế|"
    r"trung bình|bình quân)"
    r"(?!\w)",
    re.IGNORECASE,
)
_ASKS_FOR_SUMMARY = re.compile(
    r"\b(?:nam|thang|tuan|quy|toan|ca nuoc|ca tinh|year|month|week|far|province|country)\b"
)


def sums_up(sentence: str, question: str) -> bool:
    """Whether a sentence tells of a long time or a whole area, and so of other events than the one
    that ``question`` asks about."""
    asked = _ASKS_FOR_SUMMARY.search(fold(question.lower()))
    return _SUMMARY.search(sentence) is not None and asked is None


def clauses(passage: str, line: Line) -> list[tuple[int, int]]:
    """Where the clauses of a sentence of ``passage`` stand."""
    edges = [line.start, *(m.end() for m in _CLAUSE.finditer(passage, line.start, line.end))]
    return list(zip(edges, (*edges[1:], line.end), strict=True))
