"""What speaks for an extract of a sentence as the answer."""

from __future__ import annotations

from functools import cache

from newsroom.answers.reading.candidates import Edges
from newsroom.answers.reading.chunks import Chunk, Form, Head
from newsroom.answers.reading.learned import Forest, left, logistic
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

_OF_SENTENCE = ("kind", "words", "focus words", "gap", "sentence", "fitting")
_OF_BEGIN = (
    "first",
    "begin",
    "begin gap",
    "mark before",
    "matched left",
    "near left",
    "before on left",
    "after on left",
    "before left",
    "after left",
    "further left",
    "last word left",
    "cuts begin",
    "splits begin",
)
_OF_END = (
    "rest",
    "end",
    "end gap",
    "mark after",
    "matched right",
    "near right",
    "before on right",
    "after on right",
    "before right",
    "after right",
    "cuts end",
    "splits end",
    "focus after",
)
_OF_EXTRACT = (
    "length",
    *_INSIDE,
    "matched share",
    "matched inside",
    "asked inside",
    "asked outside",
    "form",
    "head",
    "fit",
    "focus inside",
    "fitting inside",
    "fitting rank",
)
PARTS = tuple(
    tuple(SPAN_FEATURES.index(name) for name in names)
    for names in (_OF_SENTENCE, _OF_BEGIN, _OF_END, _OF_EXTRACT)
)
"""Where the features stand that hang on the sentence only, on the extract's beginning, on its end,
and on both."""


class Describer:
    """The features of a sentence's extracts, in the order of ``PARTS``."""

    def __init__(self, sentence: Sentence, edges: Edges) -> None:
        self._s = sentence
        self._edges = edges
        probe, keys = sentence.probe, sentence.row.keys
        self._total = sentence.sums[-1] or 1.0
        self._asked = [(at, key) for at, key in enumerate(keys) if key in probe.weights]
        self._sides = (set(probe.before), set(probe.after))
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
        """Those of syllables ``i`` to ``j``, inclusive, in the order of ``SPAN_FEATURES``."""
        parts = (self.whole(), self.begin(i), self.end(j), self.extract(i, j))
        found = [0.0] * len(SPAN_FEATURES)
        for places, values in zip(PARTS, parts, strict=True):
            for at, value in zip(places, values, strict=True):
                found[at] = value
        return found

    def whole(self) -> list[float]:
        """What hangs on the sentence only."""
        probe = self._s.probe
        sides = len(probe.before) + len(probe.after)
        return [
            probe.kind,
            len(probe.weights),
            len(probe.focus),
            len(probe.before) / sides if sides else 0.0,
            len(self._s.row),
            len(self._support),
        ]

    def begin(self, i: int) -> list[float]:
        """What hangs on the first syllable."""
        edges, row, sums, tags = self._edges, self._s.row, self._s.sums, self._tags
        return [
            i,
            edges.begin[i],
            edges.begin[i] - edges.best_begin,
            row.marks[i] if i else -1.0,
            sums[i] / self._total,
            (sums[i] - sums[max(0, i - _WINDOW)]) / self._total,
            *self._on_side({key for at, key in self._asked if at < i}),
            _left(self._near_before, i),
            _left(self._near_after, i),
            _left(self._further_before, i),
            _left(self._last_before, i),
            i > 0 and tags[i] and tags[i - 1] == tags[i],
            i > 0 and not row.marks[i] and is_word(row.words[i - 1], row.words[i]),
        ]

    def end(self, j: int) -> list[float]:
        """What hangs on the last syllable."""
        edges, row, sums, tags = self._edges, self._s.row, self._s.sums, self._tags
        n, focus = len(row), self._s.probe.focus
        after = j + 1 < n
        following = row.keys[j + 1 : j + 1 + _AFTER]
        return [
            n - 1 - j,
            edges.end[j],
            edges.end[j] - edges.best_end,
            row.marks[j + 1] if after else -1.0,
            (sums[n] - sums[j + 1]) / self._total,
            (sums[min(n, j + 1 + _WINDOW)] - sums[j + 1]) / self._total,
            *self._on_side({key for at, key in self._asked if at > j}),
            _right(self._near_before, j),
            _right(self._near_after, j),
            after and tags[j] and tags[j + 1] == tags[j],
            after and not row.marks[j + 1] and is_word(row.words[j], row.words[j + 1]),
            sum(word in following for word in focus) / (len(focus) or 1),
        ]

    def _on_side(self, asked: set[str]) -> list[float]:
        """Whether the question's words on one side of an extract stand before or after the question
        words."""
        return [self._s.probe.weight(words & asked) for words in self._sides]

    def extract(self, i: int, j: int) -> list[float]:
        """What hangs on both."""
        focus, inside = self._s.probe.focus, self._s.row.keys[i : j + 1]
        return [
            j - i + 1,
            *self._inside(i, j),
            *self._matched(i, j),
            *self._chunk(i, j),
            sum(word in inside for word in focus) / (len(focus) or 1),
            *self._rivals(i, j),
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
            sum([word in _TIME_WORDS for word in row.words[i : j + 1]]),
        ]

    def _matched(self, i: int, j: int) -> list[float]:
        s = self._s
        inside = {key for at, key in self._asked if i <= at <= j}
        outside = {key for at, key in self._asked if not i <= at <= j}
        return [
            sum(map(bool, s.weights[i : j + 1])) / (j - i + 1),
            (s.sums[j + 1] - s.sums[i]) / self._total,
            s.probe.weight(inside),
            s.probe.weight(outside - inside),
        ]

    def _chunk(self, i: int, j: int) -> list[float]:
        chunk = self._by_extract.get((i, j))
        if chunk is None:
            return [0, Head.NONE, -2]
        return [chunk.form, chunk.head, fit(self._s.probe.kind, chunk)]

    def _rivals(self, i: int, j: int) -> list[float]:
        """Other chunks of the asked form: how many are inside, and whether a better placed one is
        outside."""
        inside = [
            support for chunk, support in self._support if i <= chunk.start and chunk.end <= j + 1
        ]
        rank = max(inside) / self._best_support if inside and self._best_support else -1.0
        return [len(inside), rank]


class Judge:
    """How much of the answer a sentence's extracts are expected to hit. What hangs on their
    beginning or end alone is weighed once for all that begin or end there."""

    def __init__(self, describer: Describer, forest: Forest) -> None:
        self._describer = describer
        self._forest = forest
        whole, begin, end, self._both = ([forest.splits[at] for at in places] for places in PARTS)
        self._whole = left(whole, describer.whole())
        self._begin = cache(lambda i: left(begin, describer.begin(i)))
        self._end = cache(lambda j: left(end, describer.end(j)))

    def expected(self, i: int, j: int) -> float:
        """That of syllables ``i`` to ``j``, 0 to 1."""
        both = left(self._both, self._describer.extract(i, j))
        reached = self._whole & self._begin(i) & self._end(j) & both
        return logistic(self._forest.total(reached))


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
