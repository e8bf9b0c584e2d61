"""Words that say little of what a question is about, as search keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

WRITTEN = frozenset(
    """ai gì nào đâu bao nhiêu mấy là của và các những một có không được cho để trong với tại ở như
    thế vì sao khi này nay đó thì mà người về từ tự đến đã đang sẽ bị bởi theo hay hoặc rằng cũng ra
    vào lên đi lại họ ông anh chị nó ta tôi mình cái chiếc sự việc điều lúc thời điểm loại tên gọi
    nhất rất hơn qua sau trước trên dưới ngoài giữa vậy nhé à nhỉ xin biết hỏi do nên""".split()
)
"""The same with diacritics, and two whose keys say more: đỏ, nền."""
WEIGHTLESS = frozenset(
    """ai gi nao dau bao nhieu may la cua va cac nhung mot co khong duoc cho de trong voi tai o nhu
    the vi sao khi nay do thi ma nguoi ve tu den da dang se bi boi theo hay hoac rang cung ra vao
    len di lai ho ong anh chi no ta toi minh cai chiec su viec dieu luc thoi diem loai ten goi nhat
    rat hon qua sau truoc tren duoi ngoai giua vay nhe a nhi xin biet hoi mot""".split()
)
"""Question words, particles, pronouns and the commonest verbs. Many are also parts of words that do
say something (hội chợ, thời tiết): such a word still counts through its pairs."""


def weightless(key: str, accented: str = "") -> bool:
    """Whether a word says little; ``accented`` as far as known: sau does, quả sấu does not."""
    return key in WEIGHTLESS and (not accented or accented in WRITTEN)


def indexed_pairs(keys: Sequence[str], accented: Sequence[str] = ()) -> list[str]:
    """The neighbouring keys that are searched for together (``a_b``): all but those of which both
    are weightless, a third of all pairs. ``accented`` are the same words with their diacritics, as
    far as known. Raise the index's format when this changes."""
    light = list(map(weightless, keys, accented)) if accented else [k in WEIGHTLESS for k in keys]
    return [
        f"{left}_{right}"
        for at, (left, right) in enumerate(pairwise(keys))
        if not (light[at] and light[at + 1])
    ]
