"""What speaks for an extract of a sentence as the answer."""

from __future__ import annotations

from newsroom.answers.reading.candidates import Edges
from newsroom.answers.reading.chunks import Chunk, Form, Head
from newsroom.answers.reading.pages import COMMA, NUMBER
from newsroom.answers.reading.sentence import FAR, Sentence, fit
from newsroom.answers.reading.wordclasses import is_word

_TIME_WORDS = frozenset(
    """ngày tháng năm thế kỷ thập giờ sáng chiều tối hôm tuần mùa thời khi trước sau cuối đầu
    giữa""".split()
)
_WINDOW = 6
_AFTER = 3
_FADING = 0.85
_STRONG = 2.0

_QUESTION = ("kind", "words", "focus words", "gap")
_PLACE = ("length", "first", "rest", "sentence")
_EDGES = ("begin", "end", "begin gap", "end gap", "mark before", "mark after")
_INSIDE = ("capitals", "capital share", "numbers", "commas", "other marks", "time words")
_MATCHED = (
    "matched share",
    "matched inside",
    "matched left",
    "matched right",
    "near left",
    "near right",
    "asked inside",
    "asked outside",
)
_SIDES = ("before on left", "before on right", "after on left", "after on right")
_NEAR = (
    "before left",
    "before right",
    "after left",
    "after right",
    "further left",
    "last word left",
)
_CHUNK = ("form", "head", "fit", "cuts begin", "cuts end", "splits begin", "splits end")
_FOCUS = ("focus inside", "focus after")
_RIVALS = ("fitting inside", "fitting", "fitting rank")
SPAN_FEATURES = (
    *_QUESTION,
    *_PLACE,
    *_EDGES,
    *_INSIDE,
    *_MATCHED,
    *_SIDES,
    *_NEAR,
    *_CHUNK,
    *_FOCUS,
    *_RIVALS,
)
"""What ``Describer.features`` gives, in order."""


class Describer:
    """The features of a sentence's extracts; what they share is worked out once."""

    def __init__(self, sentence: Sentence, edges: Edges) -> None:
        self._s = sentence
        self._edges = edges
        probe, keys = sentence.probe, sentence.row.keys
        sides = len(probe.before) + len(probe.after)
        self._question = [
            probe.kind,
            len(probe.weights),
            len(probe.focus),
            len(probe.before) / sides if sides else 0.0,
        ]
        self._near_before = _places(keys, probe.near_before[:2])
        self._near_after = _places(keys, probe.near_after[:2])
        self._further_before = _places(keys, probe.near_before[2:5])
        self._last_before = _places(keys, probe.before[-1:])
        self._by_extract = {
            pair: chunk for chunk in reversed(sentence.chunks) for pair in chunk.variants()
        }
        self._tags = _tags(sentence)
        self._support = [(chunk, _support(sentence, chunk)) for chunk in sentence.fitting]
        self._best_support = max((support for _, support in self._support), default=0.0)

    def features(self, i: int, j: int) -> list[float]:
        """Those of syllables ``i`` to ``j``, inclusive."""
        n = len(self._s.row)
        return [
            *self._question,
            j - i + 1,
            i,
            n - 1 - j,
            n,
            *self._at_edges(i, j),
            *self._inside(i, j),
            *self._matched(i, j),
            *self._sides(i, j),
            *self._near(i, j),
            *self._chunk(i, j),
            *self._focus(i, j),
            *self._rivals(i, j),
        ]

    def _at_edges(self, i: int, j: int) -> list[float]:
        edges, marks = self._edges, self._s.row.marks
        return [
            edges.begin[i],
            edges.end[j],
            edges.begin[i] - edges.best_begin,
            edges.end[j] - edges.best_end,
            marks[i] if i else -1.0,
            marks[j + 1] if j + 1 < len(self._s.row) else -1.0,
        ]

    def _inside(self, i: int, j: int) -> list[float]:
        row = self._s.row
        shapes = row.shapes[i : j + 1]
        capitals = shapes.count(1) + shapes.count(2)
        marks = row.marks[i + 1 : j + 1]
        commas = marks.count(COMMA)
        return [
            capitals,
            capitals / (j - i + 1),
            shapes.count(NUMBER),
            commas,
            len(marks) - commas - marks.count(0),
            sum(word in _TIME_WORDS for word in row.words[i : j + 1]),
        ]

    def _matched(self, i: int, j: int) -> list[float]:
        s = self._s
        sums, n = s.sums, len(s.row)
        total = sums[-1] or 1.0
        inside, outside = set(s.row.keys[i : j + 1]), {*s.row.keys[:i], *s.row.keys[j + 1 :]}
        return [
            sum(map(bool, s.weights[i : j + 1])) / (j - i + 1),
            (sums[j + 1] - sums[i]) / total,
            sums[i] / total,
            (sums[n] - sums[j + 1]) / total,
            (sums[i] - sums[max(0, i - _WINDOW)]) / total,
            (sums[min(n, j + 1 + _WINDOW)] - sums[j + 1]) / total,
            s.probe.weight(inside),
            s.probe.weight(outside - inside),
        ]

    def _sides(self, i: int, j: int) -> list[float]:
        """Whether the question's words lie on the same side of the answer as of the question
        words."""
        probe, keys = self._s.probe, self._s.row.keys
        left, right = set(keys[:i]), set(keys[j + 1 :])
        before, after = set(probe.before), set(probe.after)
        return [probe.weight(words & side) for words in (before, after) for side in (left, right)]

    def _near(self, i: int, j: int) -> list[float]:
        return [
            _left(self._near_before, i),
            _right(self._near_before, j),
            _left(self._near_after, i),
            _right(self._near_after, j),
            _left(self._further_before, i),
            _left(self._last_before, i),
        ]

    def _chunk(self, i: int, j: int) -> list[float]:
        row, tags = self._s.row, self._tags
        chunk = self._by_extract.get((i, j))
        after = j + 1 < len(row)
        return [
            chunk.form if chunk else 0,
            chunk.head if chunk else Head.NONE,
            fit(self._s.probe.kind, chunk) if chunk else -2,
            i > 0 and tags[i] and tags[i - 1] == tags[i],
            after and tags[j] and tags[j + 1] == tags[j],
            i > 0 and not row.marks[i] and is_word(row.words[i - 1], row.words[i]),
            after and not row.marks[j + 1] and is_word(row.words[j], row.words[j + 1]),
        ]

    def _focus(self, i: int, j: int) -> list[float]:
        """Whether the noun asked for stands in the extract, or just after it."""
        focus, keys = self._s.probe.focus, self._s.row.keys
        inside, after = keys[i : j + 1], keys[j + 1 : j + 1 + _AFTER]
        return [
            sum(word in inside for word in focus) / (len(focus) or 1),
            sum(word in after for word in focus) / (len(focus) or 1),
        ]

    def _rivals(self, i: int, j: int) -> list[float]:
        """Other chunks of the asked form: how many, and whether a better placed one is outside."""
        inside = [
            support for chunk, support in self._support if i <= chunk.start and chunk.end <= j + 1
        ]
        rank = max(inside) / self._best_support if inside and self._best_support else -1.0
        return [len(inside), len(self._support), rank]


def _places(keys: tuple[str, ...], words: tuple[str, ...]) -> list[int]:
    return [at for at, key in enumerate(keys) if key in words]


def _left(places: list[int], first: int) -> int:
    """Syllables from the last of ``places`` before ``first``, at most ``FAR``."""
    return min((first - at for at in places if at < first), default=FAR)


def _right(places: list[int], last: int) -> int:
    return min((at - last for at in places if at > last), default=FAR)


def _tags(sentence: Sentence) -> list[int]:
    """The number of the chunk that each syllable belongs to, 0 for none."""
    tags = [0] * len(sentence.row)
    for number, chunk in enumerate(sentence.chunks, 1):
        named = chunk.form is Form.NAME
        start, end = (chunk.start, chunk.end) if named else (chunk.first, chunk.last)
        for at in range(start, end):
            tags[at] = tags[at] or number
    return tags


def _support(sentence: Sentence, chunk: Chunk) -> float:
    """The question's words around a chunk, fading with the distance."""
    return sum(
        weight * _FADING ** (chunk.start - at if at < chunk.start else at - chunk.end + 1)
        for at, weight in enumerate(sentence.weights)
        if weight > _STRONG and not chunk.start <= at < chunk.end
    )
