"""What a clause states, and what it only denies or supposes."""

from __future__ import annotations

import re

from newsroom.answers.resolving.lines import Line

_CLAUSE = re.compile(r"[,;:]\s")
DENIED = re.compile(r"(?<!\w)(?:không(?! chỉ| khí| gian)|chưa|chẳng)(?!\w)", re.IGNORECASE)
UNSURE = re.compile(
    r"(?<!\w)(?:nếu|đề nghị|kiến nghị|đề xuất|dự kiến|sẽ|có thể|mong|phấn đấu|yêu cầu|"
    r"tin đồn)(?!\w)",
    re.IGNORECASE,
)


def clauses(passage: str, line: Line) -> list[tuple[int, int]]:
    """Where the clauses of a sentence of ``passage`` stand."""
    edges = [line.start, *(m.end() for m in _CLAUSE.finditer(passage, line.start, line.end))]
    return list(zip(edges, (*edges[1:], line.end), strict=True))
