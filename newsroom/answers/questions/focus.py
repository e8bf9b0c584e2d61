"""The noun that a question asks for."""

from __future__ import annotations

from newsroom.answers.questions.wording import Wording
from newsroom.models import Language

_BREAKS = frozenset(
    """đã được bị sẽ đang có là ở tại trong trên cho của từ với về do để và hay thì mà khi vào ra
    cần phải không nào gì này đó nhất tham dự ban hành vì nhờ nằm đến tới đi den toi di
    da duoc bi se dang co la o tai trong tren cho
    cua tu voi ve de va thi ma cua can phai khong nao gi nay do""".split()
)
_ENGLISH_BREAKS = frozenset(
    """are is was were did does do has have had there in on at of the a an for to by from with will
    would can could be been that who which""".split()
)
_LONGEST = 4
_LONGEST_SUBJECT = 8


def focus(
    words: Wording,
    language: Language,
    gap: tuple[int, int],
    named: tuple[int, int] | None,
    *,
    counting: bool,
) -> tuple[str, ...]:
    """The folded syllables of the noun asked for, empty where there is none.

    ``gap`` are the question words, ``named`` the noun where a pattern has found it. Otherwise it is
    what follows ``bao nhiêu`` or ``how many`` (``counting``), or what
    stands before ``là ai`` and ``là gì``.
    """
    if named:
        return words.folded[named[0] : named[1]]
    breaks = _ENGLISH_BREAKS if language == "en" else _BREAKS
    if language == "en" or counting:
        return _run(words, gap[1], breaks)
    subject = words.folded[max(0, gap[0] - _LONGEST_SUBJECT) : gap[0]]
    return subject[:-1] if subject and subject[-1] == "la" else ()


def _run(words: Wording, start: int, breaks: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    for accented, folded in zip(words.accented[start:], words.folded[start:], strict=True):
        if accented in breaks or len(found) == _LONGEST:
            break
        found.append(folded)
    return tuple(found)
