"""What stands beside an extract: the question's words in a row, or somebody else's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from newsroom.answers.reading.pages import CAPITAL, CAPITALS, MARKS
from newsroom.answers.reading.sentence import Sentence

BESIDE_FEATURES = (
    "row left",
    "row right",
    "row left broken",
    "row right broken",
    "strangers left",
    "strangers right",
    "marks left",
    "marks right",
    "former",
    "asks",
)
"""What ``beside`` gives, in order."""

_NEAR = 8
"""Syllables on each side that are looked at."""

_LINKS = frozenset(
    "la cua do boi va ong ba anh chi dong chi duoc mang ten co thay gom den voi tai o".split()
)
"""Words that may stand between the question's words and the answer."""

_FORMER = ("cựu", "nguyên", "cố", "từng")
_ASKING = 1 + MARKS.index("?")


def beside(sentence: Sentence, i: int, j: int) -> list[float]:
    """The surroundings of syllables ``i`` to ``j``, inclusive: on each side the share of the
    question's weight that stands in a row next to the extract (link words aside), the same where
    other words interrupt it, capitals that the question does not have, and marks; whether the
    sentence speaks of a former holder that was not asked for, and whether it asks itself."""
    keys = sentence.row.keys
    left = range(i - 1, max(-1, i - 1 - _NEAR), -1)
    right = range(j + 1, min(len(keys), j + 1 + _NEAR))
    return [
        *(_in_row(sentence, side) for side in (left, right)),
        *(_share(sentence, side) for side in (left, right)),
        *(_strangers(sentence, side) for side in (left, right)),
        *(_marks(sentence, side) for side in (left, right)),
        float(_former(sentence)),
        float(sentence.row.marks[-1] == _ASKING),
    ]


def _in_row(sentence: Sentence, side: Sequence[int]) -> float:
    keys = sentence.row.keys
    row = list(takewhile(lambda at: sentence.matched(at) or keys[at] in _LINKS, side))
    return _share(sentence, row)


def _share(sentence: Sentence, places: Iterable[int]) -> float:
    return sentence.probe.weight(sentence.row.keys[at] for at in places)


def _strangers(sentence: Sentence, side: Sequence[int]) -> int:
    shapes = sentence.row.shapes
    return sum(shapes[at] in (CAPITAL, CAPITALS) and not sentence.weights[at] for at in side)


def _marks(sentence: Sentence, side: Sequence[int]) -> int:
    return sum(sentence.row.marks[at] > 0 for at in side)


def _former(sentence: Sentence) -> bool:
    """Whether it tells of a former holder of what the question does not call former."""
    words, asked = sentence.row.words, sentence.probe.accented
    return any(word in words and word not in asked for word in _FORMER)
