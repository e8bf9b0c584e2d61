"""Words that say little of what a question is about, as search keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

WEIGHTLESS = frozenset(
    """ai gi nao dau bao nhieu may la cua va cac nhung mot co khong duoc cho de trong voi tai o nhu
    the vi sao khi nay do thi ma nguoi ve tu den da dang se bi boi theo hay hoac rang cung ra vao
    len di lai ho ong anh chi no ta toi minh cai chiec su viec dieu luc thoi diem loai ten goi nhat
    rat hon qua sau truoc tren duoi ngoai giua vay nhe a nhi xin biet hoi mot""".split()
)
"""Question words, particles, pronouns and the commonest verbs. Many are also parts of words that do
say something (hội chợ, thời tiết): such a word still counts through its pairs."""


def indexed_pairs(keys: Sequence[str]) -> list[str]:
    """The neighbouring keys that are searched for together (``a_b``): all but those of which both
    are weightless, a third of all pairs. Raise the index's format when this changes."""
    return [
        f"{left}_{right}"
        for left, right in pairwise(keys)
        if left not in WEIGHTLESS or right not in WEIGHTLESS
    ]
