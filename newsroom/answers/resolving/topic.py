"""Whether an article is about what a question is about, beyond the words that every such question
has: "ai chủ trì hội nghị về chuyển đổi số" is about chuyển đổi số."""

from __future__ import annotations

from itertools import pairwise

from newsroom.answers.question import AnswerType, Question
from newsroom.answers.resolving.subject import Subject
from newsroom.text.fold import fold
from newsroom.text.spelling import neighbours

ENOUGH = 0.7
"""Share of the topic that an article must have."""

# What a question of evidence is asked with, folded; none of it tells which article is meant.
_FRAME = frozenset(
    """ai chu tri toa dong hoi nghi cuoc hop buoi phien le nguoi la do duoc ve tai o trong cua va
    co da dang se tham du den phat bieu noi gi nhan manh ky ket trao tang ong ba anh chi chi dong
    nhung cac ai vay the nao day nay do voi cho tu ngay hom qua sang chieu toi thang nam moi vua
    danh sach ten bao cao biet khang dinh chia se tinh xa huyen phuong uy ban nhan dan ubnd chuc vu
    giu lam tham gia mat thanh phan dai bieu lanh dao may bao nhieu nhu rang thi a ha nhi
    bai viet tac gia phong vien dang tai luc gio""".split()
)


def about(question: Question, subject: Subject) -> bool:
    """Whether ``subject`` has the topic of ``question``; true where it names none. Neighbouring
    words must stand together in the article, as they do in the question."""
    parts = (question.before, question.after)
    if question.meanings:
        return _has_meanings(question, subject)
    words = [word for part in parts for word in part if word not in _FRAME]
    if not words:
        return True
    pairs = [pair for part in parts for pair in pairwise(part) if not _FRAME.intersection(pair)]
    found = [word for word in words if _has(word, subject)]
    joined = [pair for pair in pairs if f" {' '.join(pair)} " in subject.folded]
    share = (len(found) + len(joined)) / (len(words) + len(pairs))
    return share >= ENOUGH


def _has_meanings(question: Question, subject: Subject) -> bool:
    """Whether the article has the topic of a question put into Vietnamese: most of what it means,
    in any wording; the title or one sentence, where it is a meeting that somebody chairs."""
    asked = [
        [f" {' '.join(phrase)} " for phrase in each.phrases]
        for each in question.meanings
        if not each.slight and not _FRAME.issuperset(map(fold, each.phrases[0]))
    ]
    rows = [subject.whole]
    if question.answer_type is AnswerType.CHAIR:
        rows = [subject.headline, *(line.text for line in subject.lines)]
    said = (sum(any(phrase in row for phrase in each) for each in asked) for row in rows)
    return max(said, default=0) >= ENOUGH * len(asked)


def _has(word: str, subject: Subject) -> bool:
    """Whether the article has ``word``, or a spelling of it that is one slip away."""
    if f" {word} " in subject.folded:
        return True
    return len(word) > 3 and any(f" {other} " in subject.folded for other in neighbours(word))
