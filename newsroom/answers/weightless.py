"""Words that say little of what a question is about, as search keys."""

from __future__ import annotations

WEIGHTLESS = frozenset(
    """ai gi nao dau bao nhieu may la cua va cac nhung mot co khong duoc cho de trong voi tai o nhu
    the vi sao khi nay do thi ma nguoi ve tu den da dang se bi boi theo hay hoac rang cung ra vao
    len di lai ho ong anh chi no ta toi minh cai chiec su viec dieu luc thoi diem loai ten goi nhat
    rat hon qua sau truoc tren duoi ngoai giua vay nhe a nhi xin biet hoi mot""".split()
)
"""Question words, particles, pronouns and the commonest verbs. Many are also parts of words that do
say something (hội chợ, thời tiết): such a word still counts through its pairs."""

LIGHT = 0.15
"""What a weightless word weighs among the terms that candidates are found by."""
